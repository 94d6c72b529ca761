"""What became of the actions between two days: the question between two meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import known
from csecplan.changes import What, between, matched_actions
from csecplan.model import Status
from csecplan.query.entry import Query
from csecplan.query.select import select
from csecplan.timeliness import Timeliness, timeliness

if TYPE_CHECKING:
    from datetime import date

    from csecplan.changes import Change
    from csecplan.model import Action, Plan
    from csecplan.query.entry import Entry


class Outcome(NamedTuple):
    """An action as it stands now, what it was (None where it is new), and how it stood then."""

    entry: Entry
    was: Action | None
    timeliness_then: Timeliness | None


class Outcomes(NamedTuple):
    """The actions that became overdue, were closed, or had their due date moved; one may be in several."""

    overdue: list[Outcome]
    closed: list[Outcome]
    moved: list[Outcome]


def since(old: Plan, old_day: date, new: Plan, new_day: date) -> Outcomes:
    """What became of the actions of *new* since *old*, in plan order, each as known and judged on its plan's day."""
    old, new = known.on(old, old_day), known.on(new, new_day)
    entries = {id(entry.action): entry for entry in select([new], Query(), new_day)}
    found = []
    for then, now in matched_actions(old, new):
        if now is not None:
            was = then[1] if then else None
            found.append(Outcome(entries[id(now[1])], was, timeliness(was, old_day) if was else None))
    return Outcomes(
        overdue=[each for each in found if _became(each, Timeliness.OVERDUE)],
        closed=[each for each in found if _became(each, Timeliness.CLOSED)],
        moved=[each for each in found if _moved(each)],
    )


def changed(old: Plan, new: Plan, day: date) -> list[Change]:
    """The changes that made *new* of *old*, both as they were known on *day*.

    Where no fact up to *day* bears a status and later ones do, an action is
    planned for want of knowing better: that it became so is not told.
    """
    old, new = known.on(old, day), known.on(new, day)
    unsaid = {action.id for _, action in new.actions() if action.later and not known.bears_status(action)}
    return [each for each in between(old, new) if not _is_unsaid(each, unsaid)]


def _is_unsaid(change: Change, unsaid: set[str]) -> bool:
    return change.what is What.STATUS and change.after is Status.PLANNED and change.subject.id in unsaid


def _became(outcome: Outcome, timeliness: Timeliness) -> bool:
    return outcome.entry.timeliness is timeliness is not outcome.timeliness_then


def _moved(outcome: Outcome) -> bool:
    """Whether a due date that there was is another now; a first one is no move."""
    before = outcome.was.current_due.text if outcome.was else ""
    return bool(before) and before != outcome.entry.action.current_due.text
