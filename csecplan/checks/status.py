"""Rules on status: what is stored agrees with what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.checks.rule import rule
from csecplan.diagnostic import Severity
from csecplan.model import Kind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from csecplan.checks.rule import Noticed
    from csecplan.model import Plan


@rule(
    "completed-without-done",
    Severity.WARNING,
    says=N_("a day of completion ({day}) is given, but the status is {status}"),
    remedy=N_("set the status to done or verified, or remove `completed`"),
)
def completed_without_done(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """Only what is done or verified has a completion day.

    Why: the two contradict each other, and reports would count either.

    Flagged:   status: planned   completed: 2004-06-30
    Accepted:  status: done      completed: 2004-06-30
    """
    for route, action in plan.routed_actions():
        if action.completed and action.status is not None and not action.status.is_implemented:
            yield (*route, "completed"), {"day": action.completed, "status": action.status}


@rule(
    "done-without-completed",
    Severity.NOTE,
    says=N_("{status}, with no `completed`"),
    remedy=N_("add the day if it is known: without it nobody can say whether it was late"),
)
def done_without_completed(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """What is done has the day it was done.

    Why: lateness must survive completion. Where `source` keeps a printed
    cell, a day that the document did not give is not asked for.

    Flagged:   status: done
    Accepted:  status: done   completed: 2004-06-30
    """
    for route, action in plan.routed_actions():
        printed = action.source is not None and action.source.due is not None
        if action.status and action.status.is_implemented and not (action.completed or printed or action.faulty):
            yield (*route, "status"), {"status": action.status}


@rule(
    "closed-without-reason",
    Severity.WARNING,
    says=N_("{status}, with no reason"),
    remedy=N_("add an update that says why, or `see` with the id that covers it"),
)
def closed_without_reason(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """What is closed without being done says why.

    Why: « aucune action » with no reason reads as a promise dropped.

    Flagged:   status: obsolete
    Accepted:  status: no-action   see: 1f
    """
    for route, action in plan.routed_actions():
        if action.status in (Status.NO_ACTION, Status.OBSOLETE) and not (action.see or action.updates):
            yield (*route, "status"), {"status": action.status}


@rule(
    "due-says-done",
    Severity.WARNING,
    says=N_('the due date says "{phrase}", but the status is {status}'),
    remedy=N_("move it to `status` and `completed`, and keep the printed cell in `source`"),
)
def due_says_done(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """A word of completion belongs in the status.

    Why: an action whose due date says « Terminé » is neither late nor
    counted as done.

    Flagged:   due: Terminé   status: planned
    Accepted:  status: done   source: {due: Terminé}
    """
    for route, action in plan.routed_actions():
        due = action.current_due
        if due.kind is Kind.DONE and action.is_open:
            yield (*route, "due"), {"phrase": due.text, "status": action.status}
