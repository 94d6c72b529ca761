"""How long commands take, in starts of Python: `python -m bench.speed [--rounds N]`.

Every round runs `python -c pass` and then each command once, as whole
processes; the figure is the median over the rounds of command ÷ start, so
that a machine that slows down slows both. It prints the promise beside each
figure (design, section 8) and judges nothing: machines are noisy.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
ENVIRONMENT = {**os.environ, "CSECPLAN_AS_OF": "2004-07-01", "COLUMNS": "120"}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)  # the first run, which does not count, keeps what it compiled
DUES = ("Printemps 2004", "31 décembre 2003", "Continu", "Continu jusqu'en juin 2004", "2004-06-30", "Q3 2024-25")
STATUSES = ("planned", "in-progress", "done", "blocked")


def plan_of(actions: int) -> str:
    """A plan of *actions* actions as `add action` writes them, four under each recommendation."""
    lines = ["format: 1", "title: Banc d'essai", "date: 2004-02-05", "language: fr", "owners:"]
    lines += [f"  BUREAU-{n}:" for n in range(8)]
    lines += ["recommendations:"]
    for number in range(actions):
        if number % 4 == 0:
            lines += [f"  - id: {number // 4}a", f"    text: Recommandation {number // 4}.", "    actions:"]
        lines += [
            f"      - id: {number // 4}a.{number % 4 + 1}",
            f"        text: Échanger la liste {number} des services avec les partenaires.",
            f"        owners: [BUREAU-{number % 8}]",
            f"        due: {DUES[number % len(DUES)]}",
            f"        status: {STATUSES[number % len(STATUSES)]}",
        ]
    return "\n".join(lines) + "\n"


def seconds(command: list[str]) -> float:
    """How long *command* takes from start to end, its output thrown away."""
    started = time.perf_counter()
    nowhere = subprocess.DEVNULL
    subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, stdout=nowhere, stderr=nowhere, check=True)
    return time.perf_counter() - started


def measured(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Each command's median time in starts of Python."""
    start = [sys.executable, "-c", "pass"]
    ratios: dict[str, list[float]] = {name: [] for name in commands}
    for name in commands:  # a first run each, not counted: it writes .pyc files
        seconds(commands[name])
    for _ in range(rounds):
        base = median(seconds(start) for _ in range(3))
        for name, command in commands.items():
            ratios[name].append(seconds(command) / base)
    return {name: median(each) for name, each in ratios.items()}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=7)
    rounds = options.parse_args().rounds
    csecplan = str(Path(sys.executable).with_name("csecplan"))
    with tempfile.TemporaryDirectory() as folder:
        large = {size: Path(folder, f"{size}.yaml") for size in (1_000, 10_000, 100_000)}
        for size, path in large.items():
            path.write_text(plan_of(size), encoding="utf-8")
        promised: dict[str, tuple[list[str], float | None]] = {
            "--version": ([csecplan, "--version"], 4.5),
            "list, piped": ([csecplan, "list"], 6.5),
            "list --format json": ([csecplan, "list", "--format", "json"], 6.5),
            "overdue, piped": ([csecplan, "overdue"], 6.5),
            "list, a Rich table": ([csecplan, "list", "--color", "always"], 11),
            "status (--dry-run)": ([csecplan, "status", "1d.1", "done", "--dry-run"], 8),
            "json of 1,000 actions": ([csecplan, "list", "-p", str(large[1_000]), "--format", "json"], None),
            "json of 10,000 actions": ([csecplan, "list", "-p", str(large[10_000]), "--format", "json"], 40),
        }
        figures = measured({name: command for name, (command, _) in promised.items()}, rounds)
        change = [csecplan, "status", "10a.1", "verified", "-p", str(large[10_000]), "--dry-run"]
        figures |= measured({"status of one in 10,000": change}, 3)
        figures["… in times of its json"] = figures["status of one in 10,000"] / figures["json of 10,000 actions"]
        hundred = [csecplan, "list", "-p", str(large[100_000]), "--format", "json"]
        figures |= measured({"json of 100,000 actions": hundred}, 1)
    print("command                    starts of Python   promised")
    for name, figure in figures.items():
        promise = promised.get(name, ([], 2.5 if name.startswith("…") else None))[1]
        print(f"{name:26} {figure:16.1f}   {'' if promise is None else f'≤ {promise:g}'}")


if __name__ == "__main__":
    main()
