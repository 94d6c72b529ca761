"""What is counted plan by plan, where several are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan.query.order import tally
from csecplan.timeliness import deadline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from csecplan.query.entry import Entry
    from csecplan.query.order import Tally


class PlanTally(NamedTuple):
    """How many of what in one plan, and by when all of it was, and is, to be done.

    `original_completion` is the latest deadline that was first agreed,
    `completion` the latest one in force; None where no action has one.
    """

    tally: Tally
    original_completion: date | None
    completion: date | None


def by_plan(entries: Iterable[Entry], names: Iterable[str]) -> dict[str, PlanTally]:
    """The counts of *entries* by the name of their plan, those of *names* first, each also without any."""
    groups: dict[str, list[Entry]] = {name: [] for name in names}
    for entry in entries:
        groups.setdefault(entry.plan.name, []).append(entry)
    return {name: of_plan(members) for name, members in groups.items()}


def of_plan(entries: Sequence[Entry]) -> PlanTally:
    """The counts of *entries*, which are of one plan."""
    actions = [entry.action for entry in entries]
    first = [deadline(action._replace(revisions=())) for action in actions]
    return PlanTally(tally(entries), _latest(first), _latest(map(deadline, actions)))


def _latest(days: Iterable[date | None]) -> date | None:
    return max(filter(None, days), default=None)
