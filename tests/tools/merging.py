"""Random merges, judged: a base plan, what two people did to it, and what the merge driver made of it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import yaml

from csecplan import reading
from csecplan.history import git
from csecplan.merge import Merged, merge
from csecplan.yamltext import Document
from tests.tools.random_changes import Side
from tests.tools.random_plans import Maker
from tests.tools.three_way import Judge

if TYPE_CHECKING:
    from tests.tools.three_way import Verdict


@dataclass
class Trial:
    """Three versions of a plan, and who did what."""

    base: bytes
    ours: bytes
    theirs: bytes
    done: str
    judge: Judge

    def write(self, folder: Path) -> None:
        """The three as files, to look at."""
        for name in ("base", "ours", "theirs"):
            (folder / f"{name}.yaml").write_bytes(getattr(self, name))


@dataclass
class Outcome:
    """What the tool made of a trial, and what the model says of that."""

    merged: Merged
    verdict: Verdict
    news: list[str]
    lost: list[str]

    @property
    def is_wrong(self) -> bool:
        return self.merged.clean and bool(self.verdict.wrong or self.verdict.conflicts or self.news)

    @property
    def is_needless(self) -> bool:
        return not self.merged.clean and not self.verdict.conflicts


def trial(seed: int) -> tuple[Trial, Trial]:
    """One base and two sides, merged either way."""
    chance = Random(seed)
    plan = Maker(chance, 0, "b").plan()
    sides = []
    alike = chance.randrange(12) == 0
    for first, mark in ((1000, "o"), (1000, "o") if alike else (2000, "t")):
        side = Side(deepcopy(plan), Maker(Random(seed + 1) if alike else chance, first, mark))
        for _ in range(chance.randint(1, 4) if not alike else 2):
            side.change()
        sides.append(side)
    if alike:
        sides[1].change()
    base, ours, theirs = plan.encode(), sides[0].plan.encode(), sides[1].plan.encode()
    done = f"ours: {sides[0].done}; theirs: {sides[1].done}"
    return (Trial(base, ours, theirs, done, Judge(plan, *sides)),
            Trial(base, theirs, ours, f"(swapped) {done}", Judge(plan, sides[1], sides[0])))  # fmt: skip


def lines(trial: Trial) -> Merged:
    """git's own merge of *trial*."""
    with TemporaryDirectory() as folder:
        trial.write(Path(folder))
        ours, base, theirs = (Path(folder, f"{name}.yaml") for name in ("ours", "base", "theirs"))
        return Merged(*git.merged_by_lines(ours, base, theirs, 7))


def made(trial: Trial) -> Merged:
    """What the merge driver makes of *trial*."""
    return merge(trial.base, trial.ours, trial.theirs, lines(trial))


def tried(trial: Trial) -> Outcome:
    merged = made(trial)
    try:
        verdict = trial.judge.judge(merged.data if merged.clean else None)
    except yaml.YAMLError as error:
        verdict = trial.judge.judge(None)
        verdict.wrong.append(f"not YAML: {error}")
    news = _rules(merged.data) if merged.clean else set()
    news -= _rules(trial.ours) | _rules(trial.theirs) if news else set()
    return Outcome(merged, verdict, sorted(news), [] if merged.clean else trial.judge.lost(merged.data))


def _rules(data: bytes) -> set[str]:
    """What reading finds wrong with a plan, by its rules."""
    return {each.rule.id for each in reading.read(Document.parse(data))[1]}
