"""Rules on dates: understood, in order, and not in the future."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.checks.rule import rule
from csecplan.diagnostic import Severity
from csecplan.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from csecplan.checks.rule import Noticed
    from csecplan.model import Due, Plan
    from csecplan.note_codes import NoteCode
    from csecplan.routes import Route


def _dues(plan: Plan) -> Iterator[tuple[Route, Due]]:
    """Every due date in the plan, first ones and revised ones."""
    for route, action in plan.routed_actions():
        if action.due is not None:
            yield (*route, "due"), action.due
        for index, revision in enumerate(action.revisions):
            yield (*route, "revisions", index, "due"), revision.due


@rule(
    "due-not-understood",
    Severity.ERROR,
    says=N_('"{phrase}" is not understood as a due date: {reason}'),
    remedy=N_("write a day, a period, or what it is: 2004-06-30, spring 2004, ongoing"),
)
def due_not_understood(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """A due date can be read, or says that there is none.

    Why: what is not understood is never overdue, so nobody is reminded.
    `csecplan due` explains how a phrase is read.

    Flagged:   due: juin
    Accepted:  due: juin 2004
    """
    for route, due in _dues(plan):
        if due.kind is Kind.UNKNOWN and due.notes:
            yield route, {"phrase": due.text, "reason": due.notes[0], "choices": due.notes[0].choices}


@rule(
    "due-assumed",
    Severity.NOTE,
    says=N_('"{phrase}" is read by a convention: {reason}'),
    remedy=N_("write it another way if something else is meant"),
)
def due_assumed(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """A due date says which period it means.

    Why: « T1 2004 » is read as January to March, « hiver 2004 » as the
    winter that ends in 2004; an office may mean another. « Immédiatement »
    and « mars 2004 (reporté) » give no date, so nobody is reminded.

    Flagged:   due: T1 2004
    Accepted:  due: T1 2004-2005
    """
    for route, due in _dues(plan):
        for note in due.notes:
            if due.kind is not Kind.UNKNOWN and note.code in ASSUMPTIONS:
                yield route, {"phrase": due.text, "reason": note}


ASSUMPTIONS: frozenset[NoteCode] = frozenset(
    {"calendar-quarter", "calendar-half", "winter", "at-once", "put-off", "later-date"}
)


@rule(
    "revision-not-later",
    Severity.WARNING,
    says=N_("revised to {revised}, which is not later than {due}"),
    remedy=N_("check the year, or remove this revision"),
)
def revision_not_later(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """A revision falls after the date it replaces.

    Why: a revision records slippage. One on or before the original date
    is nearly always a mistyped year.

    Flagged:   due: 31 mars 2026   revisions: [{due: 30 juin 2025}]
    Accepted:  due: 31 mars 2026   revisions: [{due: 30 juin 2026}]
    """
    for route, action in plan.routed_actions():
        before = action.due
        for index, revision in enumerate(action.revisions):
            after = revision.due
            if before and before.latest and after.latest and after.latest <= before.latest:
                yield (*route, "revisions", index, "due"), {"revised": after.text, "due": before.text}
            before = after


@rule(
    "revision-without-reason",
    Severity.NOTE,
    says=N_("revised to {revised} with no reason given"),
    remedy=N_("add `reason`: a committee asks why a date moved"),
)
def revision_without_reason(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """A revision says why it was granted.

    Why: a date that moves with no reason kept cannot be explained later.
    Where `source` keeps a printed cell, what the document did not say is
    not asked for.

    Flagged:   revisions: [{due: juin 2004}]
    Accepted:  revisions: [{due: juin 2004, reason: Comité pas encore réuni.}]
    """
    for route, action in plan.routed_actions():
        printed = action.source is not None and action.source.due is not None
        for index, revision in enumerate(action.revisions):
            if revision.due.text and not revision.reason and not printed:
                yield (*route, "revisions", index), {"revised": revision.due.text}


@rule(
    "completed-in-future",
    Severity.WARNING,
    says=N_("the day of completion ({day}) is after {as_of}"),
    remedy=N_("check the year"),
)
def completed_in_future(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """What is completed was completed by the day the plan is judged.

    Why: a completion day to come is a promise, not a report; until then the
    action counts as open.

    Flagged:   completed: 2040-06-30
    Accepted:  completed: 2004-06-30
    """
    for route, action in plan.routed_actions():
        if action.completed and action.completed > as_of:
            yield (*route, "completed"), {"day": action.completed, "as_of": as_of}


@rule(
    "update-in-future",
    Severity.WARNING,
    says=N_("the day of an update ({day}) is after {as_of}"),
    remedy=N_("check the year"),
)
def update_in_future(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """An update is of the day the plan is judged, or before.

    Why: until that day it does not count, and what was reported is not seen.

    Flagged:   updates: [{date: 2040-06-30, text: …}]
    Accepted:  updates: [{date: 2004-06-30, text: …}]
    """
    for route, action in plan.routed_actions():
        for index, update in enumerate(action.updates):
            if update.date and update.date > as_of:
                yield (*route, "updates", index, "date"), {"day": update.date, "as_of": as_of}


@rule(
    "revision-in-future",
    Severity.WARNING,
    says=N_("the day of a revision ({day}) is after {as_of}"),
    remedy=N_("check the year"),
)
def revision_in_future(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """A revision was granted on the day the plan is judged, or before.

    Why: until that day the earlier due date is in force; a mistyped year
    makes an action overdue that was given more time.

    Flagged:   revisions: [{due: mai 2041, date: 2040-06-30}]
    Accepted:  revisions: [{due: mai 2005, date: 2004-06-30}]
    """
    for route, action in plan.routed_actions():
        for index, revision in enumerate(action.revisions):
            if revision.date and revision.date > as_of:
                yield (*route, "revisions", index, "date"), {"day": revision.date, "as_of": as_of}
