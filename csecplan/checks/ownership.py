"""Rules on owners: somebody answers for what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.checks.rule import rule
from csecplan.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from csecplan.checks.rule import Noticed
    from csecplan.model import Plan


@rule(
    "open-without-owner",
    Severity.WARNING,
    says=N_("{status}, with no owner"),
    remedy=N_("add `owners`: the offices that answer for it"),
)
def open_without_owner(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """An open action has an owner.

    Why: what nobody answers for is not done.

    Flagged:   status: planned    with no `owners`
    Accepted:  status: no-action  with no `owners`
    """
    for route, action in plan.routed_actions():
        if action.is_open and not (action.owners or action.faulty):
            yield route, {"status": action.status}
