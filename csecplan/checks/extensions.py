"""Rules on extensions: a later date is a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_, extensions
from csecplan.checks.rule import rule
from csecplan.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from csecplan.checks.rule import Noticed
    from csecplan.model import Plan


@rule(
    "deadline-removed",
    Severity.WARNING,
    says=N_('revised to "{revised}", which has no deadline; the last one was {due}'),
    remedy=N_("record the date that was granted with `csecplan revise`"),
)
def deadline_removed(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """An open action that had a deadline still has one.

    Why: without a deadline it can never be overdue. Those who grant an
    extension grant a date, not the absence of one.

    Flagged:   due: 31 mars 2004   revisions: [{due: À déterminer}]
    Accepted:  due: 31 mars 2004   revisions: [{due: À déterminer}, {due: 31 mars 2005}]
    """
    for route, action in plan.routed_actions():
        if action.is_open and extensions.deadline_removed(action):
            facts = {"revised": action.current_due.text, "due": extensions.last_deadline(action)}
            yield (*route, "revisions", len(action.revisions) - 1, "due"), facts
