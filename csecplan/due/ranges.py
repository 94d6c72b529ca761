"""From one period to another: « de mai à juillet 2005 », "April 1-15, 2005", "start X, completion Y"."""

from __future__ import annotations

from csecplan.due.grammar import PERIOD_STARTS, period
from csecplan.due.numbers import whole_year
from csecplan.due.periods import DAY, FISCAL_YEAR, HALF, QUARTER, YEAR, Named
from csecplan.due.tokens import Cursor, RefusedError, Token

Stretch = tuple[Named, Named | None]
"""A period; or the first and the last of a range."""

_CONNECTORS = frozenset({"to", "until", "dash", "-", "/"})
_PAUSES = frozenset({",", ";", "-", "dash", ":", ".", "/"})
_COUNTED = frozenset({QUARTER, HALF})
_YEARS = frozenset({YEAR, FISCAL_YEAR})


def stretch(cursor: Cursor) -> Stretch:
    """The period or the range named from where *cursor* stands.

    The first of a range takes the year (the month, the fiscal year) of the
    last where it has none of its own; never the other way round.
    """
    between = cursor.take("between")
    opened = cursor.at == 0 and cursor.kind() == "prep" and cursor.tokens[cursor.at].value == "of"
    _part_interval(cursor)
    first = period(cursor)
    if not _connected(cursor, bool(between)):
        if between or opened:
            raise RefusedError("range-without-end", (first,))
        return first, None
    last = _last(cursor, first)
    return _like(first, last), last


def _part_interval(cursor: Cursor) -> None:
    """Part "2004-04-01/2004-06-30", one run of digits to the tokens, into two dates and the mark between."""
    written = cursor.text()
    if len(written) < 13:
        return
    for mark in "/-":
        first, found, last = written.partition(mark)
        if found and mark not in last and len(first) >= 6 and len(last) >= 6:
            start, end = cursor.tokens[cursor.at].start, cursor.tokens[cursor.at].end
            cursor.tokens[cursor.at : cursor.at + 1] = [
                Token("number", first, start, start + len(first)),
                Token(mark, mark, start + len(first), start + len(first) + 1),
                Token("number", last, end - len(last), end),
            ]
            return


def _connected(cursor: Cursor, between: bool) -> bool:
    """Move past what leads to the end of a range; whether there is one."""
    if between:
        return cursor.take("and") is not None
    start = cursor.at
    cursor.skip(_PAUSES)
    lead = cursor.take("lead")
    if lead and lead.value == "finish":
        cursor.skip(_PAUSES)
        return True
    if lead is None and cursor.take("until"):
        return True
    cursor.at = start
    if cursor.kind() in _CONNECTORS and cursor.kind(1) in PERIOD_STARTS:
        cursor.at += 1
        return True
    return False


def _last(cursor: Cursor, first: Named) -> Named:
    """The end of a range: "15, 2005" after "May 1" is a day of May."""
    last = period(cursor)
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
