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

    from csecplan.cli.session import Session


class NotComparable(CsecplanError):
    """A version too broken to be compared."""

    sentence = N_("{name} cannot be read, so it cannot be compared; `csecplan check --at {revision}` says why")


class WorkingFileNotComparable(CsecplanError):
    """The file is too broken to be compared."""

    sentence = N_("{name} cannot be read, so it cannot be compared; put right what is said above")


def at_version(session: Session, revision: str, judged: date | None = None) -> Side:
    """The plan as it stood at *revision*, judged on the day *judged*, else on its own."""
    found = snapshot(session.source.path, revision, session.as_of)
    plan = state_of(found.data).plan
    if plan is None:
        raise NotComparable(name=f"{session.source.name}@{revision}", revision=revision)
    return Side(plan, judged or found.day, found.commit)


def as_it_is(session: Session) -> Side:
    """The plan as the file has it now, judged on the day asked for."""
    session.report_errors()
    plan = state_of(session.source.document.encode()).plan
    if plan is None:
        raise WorkingFileNotComparable(name=session.source.name)
    return Side(plan, session.as_of)
