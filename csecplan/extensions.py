"""Extensions: how often a due date was revised, by how many days in all, and whether its deadline was removed.

Source: docs/format.md, "revision".
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from csecplan.model import Kind

if TYPE_CHECKING:
    from datetime import date

    from csecplan.model import Action, Due

_WITHOUT = frozenset({Kind.ONGOING, Kind.NONE})
"""What a due date is that has no deadline, and is understood to have none."""


class Extension(NamedTuple):
    """How many `times` an action's due date was revised, and by how many calendar `days` in all.

    Below 0 it is earlier than it was. None where either date has no deadline or is not known.
    """

    times: int
    days: int | None


def extension(action: Action) -> Extension:
    """The revisions of *action* together: its present deadline less the one first agreed."""
    days = days_between(action.due, action.current_due) if action.revisions else None
    return Extension(len(action.revisions), days)


def each_extension(action: Action) -> list[int | None]:
    """By how many days each revision of *action* moved the deadline before it; None where either has none."""
    dues = [action.due, *(revision.due for revision in action.revisions)]
    return [days_between(before, after) for before, after in pairwise(dues)]


def days_between(before: Due | None, after: Due | None) -> int | None:
    """By how many days the deadline of *after* is later than that of *before*; None where either has none."""
    if before is None or after is None or before.deadline is None or after.deadline is None:
        return None
    return (after.deadline - before.deadline).days


def deadline_removed(action: Action) -> bool:
    """Whether the due date of *action* in force has no deadline, and one before it had."""
    return last_deadline(action) is not None and has_no_deadline(action.current_due)


def has_no_deadline(due: Due) -> bool:
    """Whether *due* is understood to have no deadline: « Continu », « À déterminer »."""
    return due.kind in _WITHOUT and bool(due.text)


def last_deadline(action: Action) -> date | None:
    """The last deadline of *action* before its due date in force; None where it had none or was never revised."""
    if not action.revisions:
        return None
    earlier = (action.due, *(revision.due for revision in action.revisions[:-1]))
    found = [due.deadline for due in earlier if due is not None and due.deadline is not None]
    return found[-1] if found else None
