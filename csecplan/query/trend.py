"""How a plan came to where it stands: its figures at the end of each period, from the facts with their days."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from csecplan import known
from csecplan.query.order import percent_of
from csecplan.query.select import asker, prepared
from csecplan.timeliness import Timeliness, counts_as_expected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csecplan.model import Action, Plan
    from csecplan.query.entry import Entry, Query


class Every(StrEnum):
    """The periods at whose ends figures are told; a year ends on 31 March, as the federal fiscal year does."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_LAST_MONTHS = {Every.MONTH: range(1, 13), Every.QUARTER: (3, 6, 9, 12), Every.YEAR: (3,)}


class Figures(NamedTuple):
    """How many actions are open, overdue and closed, and how many of those expected are implemented."""

    open: int
    overdue: int
    closed: int
    implemented: int
    expected: int

    @property
    def percent(self) -> int | None:
        """% implemented, rounded half up; None where nothing is expected."""
        return percent_of(self.implemented, self.expected)


def trend(plans: Iterable[Plan], query: Query, as_of: date, every: Every) -> list[tuple[date, Figures]]:
    """The figures of what *query* asks of *plans*, at the end of each period up to *as_of* and on that day.

    They begin with the first of *plans*; each counts from its own first day.
    They are those of asking as of each day. The plans are as they were known
    on *as_of*. Each action is asked only where something of it changes between
    two of the days. Raises UnknownName, as `select` does.
    """
    plans = list(plans)
    query = prepared(plans, query)
    first_days = [first_day(plan, as_of) for plan in plans]
    days = period_ends(min(first_days, default=as_of), as_of, every)
    steps = [[0] * len(Figures._fields) for _ in range(len(days) + 1)]
    for start, end, entry in (
        found
        for plan, first in zip(plans, first_days, strict=True)
        for found in _stretches(plan, query, days, bisect_left(days, first))
    ):
        for place, number in enumerate(_counts(entry)):
            steps[start][place] += number
            steps[end][place] -= number
    columns = [list(accumulate(column)) for column in zip(*steps[:-1], strict=True)]
    return [(day, Figures(*row)) for day, row in zip(days, zip(*columns, strict=True), strict=True)]


def period_ends(first: date, last: date, every: Every) -> list[date]:
    """The last days of the periods that end from *first* on, before *last*; then *last* itself."""
    days = []
    for year in range(first.year, last.year + 1):
        for month in _LAST_MONTHS[every]:
            end = date(year, month, monthrange(year, month)[1])
            if first <= end < last:
                days.append(end)
    return [*days, last]


def first_day(plan: Plan, as_of: date) -> date:
    """The day that *plan* is dated; without one, that of its first fact, else *as_of*, which none is after."""
    facts = (day for _, action in plan.actions() for day in known.fact_days(action))
    return min(as_of, plan.date or min(facts, default=as_of))


def _stretches(plan: Plan, query: Query, days: Sequence[date], begin: int) -> Iterator[tuple[int, int, Entry]]:
    """Each action of *plan* as it stood from one place in *days*, *begin* or later, up to another, where asked for.

    Where states are asked for, what happened to one action of a
    recommendation is of consequence to the others; else each is by itself.
    """
    entry_of = asker(plan, query)
    for recommendation in plan.recommendations:
        actions = recommendation.actions
        for together in [actions] if "state" in query.words else [(action,) for action in actions]:
            breaks = {bisect_left(days, day) for action in together for day in _breaks(action, plan, query)}
            part = recommendation._replace(actions=together)
            inside = sorted(each for each in breaks if begin < each < len(days))
            for start, end in pairwise([begin, *inside, len(days)]):
                then = known.recommendation_on(part, days[start])
                for entry in (entry_of(then, action, days[start]) for action in then.actions):
                    if entry is not None:
                        yield start, end, entry


def _breaks(action: Action, plan: Plan, query: Query) -> Iterator[date]:
    """The days from which *action* may stand otherwise, or be asked for or not, than the day before."""
    yield from known.fact_days(action)
    dues = [action.due, *(revision.due for revision in action.revisions)]
    deadlines = [due.latest for due in dues if due and due.latest]
    yield from _after(deadlines, 1)
    if query.timeliness:
        yield from _after(deadlines, -query.soon_days)
    if query.marks or query.any_marks:
        news = [fact.date for facts in (action.updates, action.revisions) for fact in facts if fact.date]
        news += [plan.date] if plan.date else []
        yield from news
        yield from _after(news, query.stale_days)


def _after(days: Iterable[date], number: int) -> Iterator[date]:
    """So many days after each of *days*, as far as the calendar goes."""
    for day in days:
        try:
            yield day + timedelta(days=number)
        except OverflowError:
            yield date.max if number > 0 else date.min


def _counts(entry: Entry) -> Figures:
    """What one entry adds to the figures."""
    action, status = entry.action, entry.action.status
    return Figures(
        action.is_open,
        entry.timeliness is Timeliness.OVERDUE,
        entry.timeliness is Timeliness.CLOSED,
        status is not None and status.is_implemented,
        counts_as_expected(action),
    )
