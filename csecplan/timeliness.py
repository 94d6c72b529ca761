"""What a due date means on a day; the one place that says overdue.

Nothing here is ever stored, and no day is asked of the clock: `as_of` comes in.
"""

from __future__ import annotations

from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING

from csecplan import known
from csecplan.extensions import deadline_removed
from csecplan.joint import is_partly_reported
from csecplan.model import NO_DUE, Kind, Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from csecplan.joint import OfficeStatus
    from csecplan.model import Action, Plan

SOON_DAYS = 30
STALE_DAYS = 180


class Timeliness(StrEnum):
    """How an action stands against its current due date on a day; exactly one of these."""

    CLOSED = "closed"
    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    ON_TIME = "on-time"
    ONGOING = "ongoing"
    UNDATED = "undated"
    UNREADABLE = "unreadable"


class Mark(StrEnum):
    """What may be said beside the timeliness."""

    REVISED = "revised"
    DEADLINE_REMOVED = "deadline-removed"
    UNOWNED = "unowned"
    STALE = "stale"
    PARTLY_REPORTED = "partly-reported"
    CLOSED_LATE = "closed-late"
    FAULTY = "faulty"


class AgeBand(StrEnum):
    """How long late, in days, in the bands that committees ask for."""

    TO_30 = "1-30"
    TO_90 = "31-90"
    TO_180 = "91-180"
    TO_365 = "181-365"
    TO_730 = "366-730"
    OVER = "over-730"


_BAND_ENDS = (
    (30, AgeBand.TO_30),
    (90, AgeBand.TO_90),
    (180, AgeBand.TO_180),
    (365, AgeBand.TO_365),
    (730, AgeBand.TO_730),
)


def deadline(action: Action) -> date | None:
    """The last day on which *action* is not late, whatever its status; None where it has none."""
    return action.current_due.deadline


def days_overdue(action: Action, as_of: date) -> int:
    """How late an open action is on *as_of*, in whole calendar days; 0 where it is not.

    The last revision counts where there is one. Through the end of its due
    date an action is not late; closed, ongoing or undated, it never is, nor
    where its status cannot be read.

    Source: docs/dates.md, "Kinds".
    """
    latest = deadline(action)
    if latest is None or not action.is_open:
        return 0
    return max(0, (as_of - latest).days)


def timeliness(action: Action, as_of: date, soon_days: int = SOON_DAYS) -> Timeliness:
    """How *action* stands on *as_of*; due soon means `latest` within *soon_days*, both ends included."""
    if action.status is None:
        return Timeliness.UNREADABLE
    if not action.status.is_open:
        return Timeliness.CLOSED
    latest = deadline(action)
    if latest is not None:
        left = (latest - as_of).days
        if left < 0:
            return Timeliness.OVERDUE
        if left <= soon_days:
            return Timeliness.DUE_SOON
    if action.faulty and action.current_due is NO_DUE:
        return Timeliness.UNREADABLE  # its date may be what could not be read
    return _BY_KIND[action.current_due.kind]


_BY_KIND = {
    Kind.DATED: Timeliness.ON_TIME,
    Kind.ONGOING_UNTIL: Timeliness.ONGOING,
    Kind.ONGOING: Timeliness.ONGOING,
    Kind.DONE: Timeliness.UNDATED,
    Kind.NONE: Timeliness.UNDATED,
    Kind.UNKNOWN: Timeliness.UNREADABLE,
}


def days_silent(action: Action, plan: Plan, as_of: date) -> int | None:
    """Days up to *as_of* since the last news of *action*; None where no day is known to count from.

    News are its updates, its revisions and the plan's own date, which is news
    of every action in it, as far as they are of *as_of* or before.
    """
    since = plan.date if plan.date and plan.date <= as_of else None
    for facts in (action.updates, action.revisions):
        for fact in facts:
            if fact.date and fact.date <= as_of and (since is None or fact.date > since):
                since = fact.date
    return None if since is None else (as_of - since).days


def closed_on(action: Action) -> date | None:
    """The day since which *action* is closed; None where it is open, or that day is not known.

    That is the day in `completed`; without one, that of the update that
    closed it: by their days, the first with a closed status after the last
    with an open one. An update without a day is of the day of the dated one
    before it in the list.
    """
    if action.status is None or action.status.is_open:
        return None
    if action.completed is not None:
        return action.completed
    dated = zip(known.days_of(action.updates), action.updates, strict=True)
    reported = [(day, update.status) for day, update in dated if update.status is not None]
    since, was_open = known.ALWAYS, True
    for day, status in sorted(reported, key=itemgetter(0)):
        since = known.ALWAYS if status.is_open else day if was_open else since
        was_open = status.is_open
    return since if since != known.ALWAYS else None


def closed_late(action: Action) -> bool:
    """Whether *action* was done after the due date then in force; lateness survives completion."""
    latest = deadline(action)
    if latest is None or action.completed is None or action.status is None:
        return False
    return not action.status.is_open and action.completed > latest


def marks(
    action: Action,
    plan: Plan,
    as_of: date,
    stale_days: int = STALE_DAYS,
    reported: Sequence[OfficeStatus] = (),
) -> tuple[Mark, ...]:
    """What else is worth seeing of *action*; stale is open with no news for *stale_days* or more.

    *reported* is what each of its offices last said of its part.
    """
    found = []
    if action.revisions:
        found.append(Mark.REVISED)
        if deadline_removed(action):
            found.append(Mark.DEADLINE_REMOVED)
    if action.is_open and not action.owners:
        found.append(Mark.UNOWNED)
    if action.is_open and (days_silent(action, plan, as_of) or 0) >= stale_days > 0:
        found.append(Mark.STALE)
    if is_partly_reported(action, reported):
        found.append(Mark.PARTLY_REPORTED)
    if closed_late(action):
        found.append(Mark.CLOSED_LATE)
    if action.faulty:
        found.append(Mark.FAULTY)
    return tuple(found)


def age_band(days: int) -> AgeBand:
    """The band that *days* overdue (1 or more) fall in."""
    return next((band for end, band in _BAND_ENDS if days <= end), AgeBand.OVER)


def counts_as_expected(action: Action) -> bool:
    """Whether *action* is in the denominator of % implemented.

    Left out are no-action, obsolete, and open actions that are ongoing with
    no end: none of them is expected to be implemented by a day. One that is
    ongoing until a day is.
    """
    if action.status in (Status.NO_ACTION, Status.OBSOLETE, None):
        return False
    return not (action.status.is_open and action.current_due.kind is Kind.ONGOING)
