"""The two sides of a comparison: the plan as it stood at a version, and as its file has it now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.diagnostic import CsecplanError
from csecplan.history.snapshot import snapshot
from csecplan.history.steps import state_of
from csecplan.view.diff import Side

if TYPE_CHECKING:
    from datetime import date

    from csecplan.cli.source import Source


class NotComparable(CsecplanError):
    """A version too broken to be compared."""

    sentence = N_("{name} cannot be read, so it cannot be compared; `csecplan check --at {revision}` says why")


class WorkingFileNotComparable(CsecplanError):
    """The file is too broken to be compared."""

    sentence = N_("{name} cannot be read, so it cannot be compared; put right what is said above")


def at_version(source: Source, revision: str, as_of: date, judged: date | None = None) -> Side:
    """The plan at *revision*, which may count from *as_of*, judged on the day *judged*, else on its own."""
    found = snapshot(source.path, revision, as_of)
    plan = state_of(found.data).plan
    if plan is None:
        raise NotComparable(name=f"{source.name}@{revision}", revision=revision)
    return Side(plan, judged or found.day, found.commit)


def as_it_is(source: Source, day: date) -> Side:
    """The plan as the file has it now, judged on *day*; what is wrong with it was said before."""
    plan = state_of(source.document.encode()).plan
    if plan is None:
        raise WorkingFileNotComparable(name=source.name)
    return Side(plan, day)
