"""How long commands take, in starts of Python: `python -m bench.speed [--rounds N]`.

Every round runs `python -c pass` and then each command once, as whole
processes; the figure is the median over the rounds of command ÷ start, so
that a machine that slows down slows both. It prints the promise beside each
figure and judges nothing: machines are noisy.
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
from typing import Any

ROOT = Path(__file__).parent.parent
CSECPLAN = str(Path(sys.executable).with_name("csecplan"))
ENVIRONMENT = {**os.environ, "CSECPLAN_AS_OF": "2004-07-01", "COLUMNS": "120"}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)  # the first run, which does not count, keeps what it compiled
DUES = ("Printemps 2004", "31 décembre 2003", "Continu", "Continu jusqu'en juin 2004", "2004-06-30", "Q3 2024-25")
IMPORTED = "100 rows of 4,000 back"
PORTFOLIO = "overdue of 200 plans"
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


def portfolio(folder: Path) -> Path:
    """A folder of 200 plans of 50 actions each."""
    for number in range(200):
        path = folder / f"plan-{number:03}" / "plan.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(plan_of(50), encoding="utf-8")
    return folder


def filled_in(plan: Path) -> Path:
    """A sheet of *plan* as an office sends it back: a note in each of 100 rows, in some a status or a date."""
    from openpyxl import load_workbook

    sheet = plan.with_suffix(".xlsx")
    seconds([CSECPLAN, "--lang", "en", "list", "-p", str(plan), "-o", str(sheet)])
    book = load_workbook(sheet)
    cells: Any = book.worksheets[0]
    places = {head.value: head.column for head in cells[1]}
    for number in range(100):
        row = 2 + number * (cells.max_row - 2) // 100
        cells.cell(row, places["New note"]).value = f"Note {number}"
        if number % 2:
            cells.cell(row, places["Status"]).value = "Blocked"
        if number % 3 == 0:
            cells.cell(row, places["Due"]).value = "31 mars 2006"
            cells.cell(row, places["Why a new date"]).value = "Budget"
    book.save(sheet)
    return sheet


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
    csecplan = CSECPLAN
    with tempfile.TemporaryDirectory() as folder:
        large = {size: Path(folder, f"{size}.yaml") for size in (1_000, 4_000, 10_000, 100_000)}
        for size, path in large.items():
            path.write_text(plan_of(size), encoding="utf-8")
        promised: dict[str, tuple[list[str], float | None]] = {
            "--version": ([csecplan, "--version"], 4.5),
            "--help": ([csecplan, "--help"], 5),
            "list, piped": ([csecplan, "list"], 6.5),
            "list --format json": ([csecplan, "list", "--format", "json"], 6.5),
            "overdue, piped": ([csecplan, "overdue"], 6.5),
            "list, a Rich table": ([csecplan, "list", "--color", "always"], 11),
            "status (--dry-run)": ([csecplan, "status", "1d.1", "done", "--dry-run"], 8),
            "json of 1,000 actions": ([csecplan, "list", "-p", str(large[1_000]), "--format", "json"], None),
            "json of 10,000 actions": ([csecplan, "list", "-p", str(large[10_000]), "--format", "json"], 40),
        }
        figures = measured({name: command for name, (command, _) in promised.items()}, rounds)
        several = portfolio(Path(folder, "plans"))
        figures |= measured({PORTFOLIO: [csecplan, "overdue", "-p", str(several)]}, 5)
        sheet = filled_in(large[4_000])
        back = [csecplan, "import", str(sheet), "-p", str(large[4_000]), "--by", "Zoé", "--dry-run"]
        figures |= measured({IMPORTED: back}, 5)
        change = [csecplan, "status", "10a.1", "verified", "-p", str(large[10_000]), "--dry-run"]
        figures |= measured({"status of one in 10,000": change}, 3)
        figures["… in times of its json"] = figures["status of one in 10,000"] / figures["json of 10,000 actions"]
        hundred = [csecplan, "list", "-p", str(large[100_000]), "--format", "json"]
        figures |= measured({"json of 100,000 actions": hundred}, 1)
    print("command                    starts of Python   promised")
    for name, figure in figures.items():
        promise = promised.get(
            name, ([], {IMPORTED: 150, PORTFOLIO: 60}.get(name, 2.5 if name.startswith("…") else None))
        )[1]
        print(f"{name:26} {figure:16.1f}   {'' if promise is None else f'≤ {promise:g}'}")


if __name__ == "__main__":
    main()
