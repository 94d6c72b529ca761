"""From one period to another: « de mai à juillet 2005 », "start X, completion Y", « août ou septembre 2004 »."""

from __future__ import annotations

from typing import NamedTuple

from csecplan.due.days.periods import DAY, FISCAL_YEAR, HALF, ONE_DAY, QUARTER, YEAR, Named, settle
from csecplan.due.parse.numbers import whole_year
from csecplan.due.parse.period import PERIOD_STARTS, period
from csecplan.due.parse.splitting import split_interval
from csecplan.due.parse.tokens import Cursor, RefusedError


class Stretch(NamedTuple):
    """A period; or the first and the last of a range, *joined* where they are neighbours with « et » or « ou »."""

    first: Named
    last: Named | None = None
    joined: bool = False


_CONNECTORS = frozenset({"to", "until", "dash", "-", "/", "and", "or"})
_JOINING = frozenset({"/", "and", "or", ","})
_LISTED = frozenset({"month", "season", "quarter-letter", "roman-quarter", "half-letter"})
"""What a comma may part in a list that ends with « et » or « ou »."""
_SPANNING = frozenset({"to", "until", "dash"})
_PAUSES = frozenset({",", ";", "-", "dash", ":", ".", "/"})
_LEADS = frozenset({"lead"})
_COUNTED = frozenset({QUARTER, HALF})
_YEARS = frozenset({YEAR, FISCAL_YEAR})


def stretch(cursor: Cursor) -> Stretch:
    """The period or the range named from where *cursor* stands.

    The first of a range takes the year (the month, the fiscal year) of the
    last where it has none of its own; never the other way round.
    """
    between = cursor.take("between")
    opened = cursor.at == 0 and cursor.kind() == "prep" and cursor.tokens[cursor.at].value == "of"
    split_interval(cursor)
    first = _first(cursor)
    connector = _connector(cursor, bool(between), first.year is None)
    if not connector:
        if between or opened:
            raise RefusedError("range-without-end", (first,))
        return Stretch(first)
    if connector in _JOINING:
        return _neighbours(cursor, first, connector)
    if connector == "finish" and first.part == "early":
        first = first._replace(part=None)  # « début juin 2004, achèvement mars 2005 »
    last = _last(cursor, first)
    if connector == "dash" and first.unit is YEAR and last.unit is YEAR and first.year and last.year:
        raise RefusedError("span-of-years", first=first.year, last=last.year)
    return Stretch(_like(first, last), last)


def _neighbours(cursor: Cursor, first: Named, connector: str) -> Stretch:
    """« août ou septembre 2004 », « mai, juin et juillet 2004 »: each follows the one before it at once."""
    named = [first]
    mark = ""
    while connector:
        mark, connector = connector, ""
        named.append(_last(cursor, named[-1]))
        if cursor.kind() in _JOINING and cursor.kind(1) in PERIOD_STARTS:
            connector = _taken(cursor)
    if mark == ",":
        raise RefusedError("words-left")
    for at in range(len(named) - 2, -1, -1):
        named[at] = _like(named[at], named[at + 1])
        _follows(named[at], named[at + 1])
    return Stretch(named[0], named[-1], joined=True)


def _follows(first: Named, last: Named) -> None:
    """Refuse two periods of which the second does not follow the first at once, offering the range."""
    if first.year is None or last.year is None:
        return  # refused with the range
    gap = settle(last).earliest - settle(first).latest
    if first.unit is last.unit and gap == ONE_DAY:
        return
    if gap < -ONE_DAY and first.year == last.year:
        first = first._replace(year=last.year - 1)  # "fall/winter 2005": that winter came first
    refused = RefusedError("two-dates", (first, last))
    refused.operator = "range"
    raise refused


def _first(cursor: Cursor) -> Named:
    try:
        return period(cursor)
    except RefusedError as refused:
        if any(token.kind in _SPANNING for token in cursor.rest()):
            refused.candidates = ()  # without the other end they are no phrase to offer
        raise


def _connector(cursor: Cursor, between: bool, yearless: bool) -> str:
    """Move past what leads to the end of a range: its kind, or "finish"; "" where nothing does.

    *yearless*: the first period has no year of its own, so a list may follow.
    """
    if between:
        return "to" if cursor.take("and") else ""
    start = cursor.at
    cursor.skip(_PAUSES)
    leads = cursor.at
    cursor.skip(_LEADS)
    if any(token.value == "finish" for token in cursor.tokens[leads : cursor.at]):
        cursor.skip(_PAUSES)
        return "finish"
    if leads == cursor.at and cursor.take("until"):
        return "to"
    cursor.at = start
    if cursor.kind() in _CONNECTORS and cursor.kind(1) in PERIOD_STARTS:
        return _taken(cursor)
    return _taken(cursor) if yearless and cursor.kind() == "," and cursor.kind(1) in _LISTED else ""


def _taken(cursor: Cursor) -> str:
    cursor.at += 1
    return cursor.tokens[cursor.at - 1].kind


def _last(cursor: Cursor, first: Named) -> Named:
    """The end of a range: "15, 2005" after "May 1" is a day of May."""
    try:
        last = period(cursor)
    except RefusedError as refused:
        refused.candidates = ()
        raise
    if last.unit is DAY and not last.number and first.unit is DAY and first.number:
        cursor.take(",")
        year = cursor.take("number")
        return first._replace(day=last.day, year=whole_year(str(year.value)) if year else first.year)
    return last


def _like(first: Named, last: Named) -> Named:
    if first.unit is DAY and not first.number and last.unit is DAY:
        first = first._replace(number=last.number)
    if first.year is not None or last.year is None:
        return first
    if first.unit in _YEARS or (last.fiscal and first.unit not in _COUNTED):
        raise RefusedError("range-without-year")
    return first._replace(year=last.year, fiscal=last.fiscal)
