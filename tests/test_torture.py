"""Eight people change one plan at once, some are killed: what was acknowledged is there, and the plan is whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from pathlib import Path

WORKERS, CHANGES, KILLS = 8, 25, 60

WORKER = """
import contextlib, io, os, sys
sys.argv = ["csecplan"]
from csecplan.cli.program import run
name, count = os.environ["WORKER"], int(os.environ["CHANGES"])
for number in range(int(os.environ["FROM"]), count):
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            run(["note", f"1a.{name}", f"note {number}", "--on", "2026-04-02", "--by", name, "-p", "plan.yaml"])
        except SystemExit as end:
            code = end.code
    os.write(1, f"{number} {code}\\n".encode())
"""
"""One worker: notes on its own action, each acknowledged on a line as soon as the command has exited."""


def plan_of(actions: int) -> str:
    lines = ["format: 1", "title: Épreuve", "recommendations:", "  - id: 1a", "    text: Un.", "    actions:"]
    for number in range(actions):
        lines += [f"      - id: 1a.{number}", f"        text: Mesure {number}."]
    return "\n".join(lines) + "\n"


class Reader(threading.Thread):
    """Polls the file, and keeps what it once found that was no whole plan."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path, self.stop, self.torn = path, threading.Event(), list[str]()

    def run(self) -> None:
        while not self.stop.is_set():
            text = self.path.read_text(encoding="utf-8")
            try:
                whole = len(yaml.load(text, yaml.CBaseLoader)["recommendations"][0]["actions"]) == WORKERS
            except (yaml.YAMLError, KeyError, TypeError):
                whole = False
            if not whole:
                self.torn.append(text)
            time.sleep(0.005)


class Worker:
    """A process that makes changes, killed and started again where it was."""

    def __init__(self, name: int, folder: Path) -> None:
        self.name, self.folder = name, folder
        self.acknowledged: list[int] = []
        self.refused: list[str] = []
        self.process = self._started(0)

    def _started(self, first: int) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "WORKER": str(self.name), "CHANGES": str(CHANGES), "FROM": str(first)}
        return subprocess.Popen(
            [sys.executable, "-c", WORKER], cwd=self.folder, env=environment, stdout=subprocess.PIPE
        )

    def collect(self) -> int:
        """Take in what was acknowledged; the number to go on with."""
        out, _ = self.process.communicate()
        lines = [line.split() for line in out.decode().splitlines(keepends=True) if line.endswith("\n")]
        self.acknowledged += [int(number) for number, code in lines if code == "0"]
        self.refused += [code for _, code in lines if code != "0"]
        return int(lines[-1][0]) + 1 if lines else (self.acknowledged[-1] + 1 if self.acknowledged else 0)

    def kill_and_start_again(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        following = self.collect()
        self.process = self._started(following)


@pytest.mark.slow
@pytest.mark.parametrize("in_git", [False, True], ids=["in a folder", "in a repository"])
def test_no_acknowledged_change_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_git: bool) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "dossier"
    folder.mkdir()
    if in_git:
        subprocess.run(["git", "init", "-q", folder], check=True)
    path = folder / "plan.yaml"
    path.write_text(plan_of(WORKERS), encoding="utf-8")
    reader, workers, chance = Reader(path), [Worker(number, folder) for number in range(WORKERS)], random.Random(4)
    reader.start()
    for _ in range(KILLS if not in_git else KILLS // 4):
        time.sleep(chance.uniform(0.0, 0.08))
        chance.choice(workers).kill_and_start_again()
    for worker in workers:
        worker.collect()
    reader.stop.set()
    reader.join()
    subprocess.run([sys.executable, "-m", "csecplan", "note", "1a.0", "fin", "--by", "x"], cwd=folder, check=True)

    actions = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)["recommendations"][0]["actions"]
    kept = [{each["text"] for each in action.get("updates", [])} for action in actions]
    lost = [
        (worker.name, number)
        for worker in workers
        for number in worker.acknowledged
        if f"note {number}" not in kept[worker.name]
    ]
    left = sorted(each.name for each in folder.iterdir() if each.name != ".git")
    refused = [code for worker in workers for code in worker.refused]
    done = sum(len(worker.acknowledged) for worker in workers)
    assert (lost, reader.torn, left, refused, done > WORKERS * CHANGES // 2) == ([], [], ["plan.yaml"], [], True)
