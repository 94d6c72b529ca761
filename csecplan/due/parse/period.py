"""One period as people name it: from a cursor over tokens to `Named`.

Each function reads one shape from where the cursor stands and raises
RefusedError where it cannot be that shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.due.days.periods import DAY, HALF, MONTH, QUARTER, SEASON, Named
from csecplan.due.parse.clock import skip_time
from csecplan.due.parse.numbers import period_of, whole_year, year_of
from csecplan.due.parse.splitting import split_days, split_year
from csecplan.due.parse.tokens import Cursor, RefusedError
from csecplan.due.parse.years import of_year, year_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from csecplan.model import Precision

_BETWEEN = frozenset({"-", "/", ",", "prep"})
_UNITS = {"quarter": QUARTER, "quarter-letter": QUARTER, "half": HALF, "half-letter": HALF}
_BEFORE_UNIT = frozenset({"-", ",", "dash", "prep"})
_AFTER_PART = frozenset({"-"})
_AFTER_MID = frozenset({"-", "dash"})
"""« mi- mai »; but "Late – June 2004" is a state and a date."""


def period(cursor: Cursor) -> Named:
    """The period named from where *cursor* stands, with the third, the weekday and the time of day it has."""
    cursor.prepositions()
    start = cursor.at
    timed = cursor.kind() in _TIMES and skip_time(cursor)  # "by 5 p.m. on June 30, 2004"
    cursor.prepositions()
    named = _untimed(cursor)
    if named.unit is DAY and named.year is not None:
        timed = (cursor.kind() != "" and skip_time(cursor)) or timed
        return named._replace(timed=True) if timed else named
    if timed:  # "2H 2005" is no time
        cursor.at = start
        return _untimed(cursor)
    return named


_TIMES = frozenset({"number", "clock"})


def _untimed(cursor: Cursor) -> Named:
    if cursor.kind() in _YEAR_ENDS:
        return _year_end(cursor)
    part = cursor.take("part")
    if part:
        cursor.skip(_AFTER_MID if part.value == "mid" else _AFTER_PART)
        cursor.prepositions()
    shape = _SHAPES.get(cursor.kind())
    if shape is None:
        raise RefusedError("not-understood")
    named = shape(cursor)
    return named._replace(part=str(part.value)) if part else named


_YEAR_ENDS = {"calendar-end": False, "fiscal-end": True}


def _year_end(cursor: Cursor) -> Named:
    """« fin d'exercice 2004-2005 », "year-end 2004"."""
    fiscal = _YEAR_ENDS[cursor.kind()]
    cursor.at += 1
    year, label = year_from(cursor, fiscal)
    return of_year(year, fiscal or label)._replace(part="late")


def _weekday(cursor: Cursor) -> Named:
    weekday = cursor.take("weekday")
    cursor.skip(_BETWEEN)
    named = _SHAPES[cursor.kind()](cursor) if cursor.kind() in {"number", "month", "ordinal"} else None
    if weekday is None or named is None or named.unit is not DAY:
        raise RefusedError("not-understood")
    return named._replace(weekday=int(weekday.value))


def _number(cursor: Cursor) -> Named:
    """A day and its month, « 3e trimestre », or a date all in digits."""
    if cursor.kind(1) in {"month", "suffix"}:
        split_days(cursor)
    number = cursor.tokens[cursor.at]
    cursor.at += 1
    written = str(number.value)
    if len(written) <= 2:
        return _short_number(cursor, int(written))
    start = cursor.at
    cursor.skip(_BEFORE_UNIT)
    opened = int(cursor.kind() == "(")
    if cursor.kind() == "fiscal":
        cursor.at += 1
        return _with_unit(cursor, *year_of(written, True))
    kind, counted = cursor.kind(opened), cursor.kind(1 + opened)
    if kind in _UNITS or (kind in {"ordinal", "number"} and counted in _COUNTED):
        cursor.at = start
        return _unit_after(cursor, written)
    cursor.at = start
    return period_of(written)


_COUNTED = frozenset({"quarter", "half", "suffix"})


def _unit_after(cursor: Cursor, written: str) -> Named:
    """The quarter after its year, "2023-24 Q3", "2023-24 (Q3)"; but « 2004-03-31 T… » is a day with a time."""
    if len(written) > 9:
        return period_of(written)
    return _with_unit(cursor, *year_of(written, False))


def _with_unit(cursor: Cursor, year: int, fiscal: bool) -> Named:
    """A year already read, perhaps followed by its quarter or half."""
    start = cursor.at
    cursor.skip(_BEFORE_UNIT)
    opened = cursor.take("(")
    kind = cursor.kind()
    if kind in _UNITS or kind == "ordinal" or (kind == "number" and cursor.kind(1) in _COUNTED):
        named = _unit_of_year(cursor, kind, opened is not None)
        if named is not None:
            return named._replace(year=year, fiscal=fiscal)
    cursor.at = start
    return of_year(year, fiscal)


def _unit_of_year(cursor: Cursor, kind: str, opened: bool) -> Named | None:
    """The quarter or the half without a year of its own; None for anything else: « 2016-2017 (T3 2016-2017) »."""
    named = _SHAPES[kind](cursor)
    if named.unit not in {QUARTER, HALF} or named.year is not None or (opened and not cursor.take(")")):
        return None
    return named


def _short_number(cursor: Cursor, number: int) -> Named:
    suffix = cursor.take("suffix")
    start = cursor.at
    if cursor.kind() in _UNITS:
        unit = _UNITS[cursor.kind()]
        cursor.at += 1
        return _dated_unit(cursor, unit, number)
    cursor.skip(_BETWEEN)
    month = cursor.take("month")
    if month is None:
        cursor.at = start
        if suffix is None and cursor.kind() not in _CONNECTED:
            raise RefusedError("not-understood")
        return Named(DAY, day=number)
    return _year_of_day(cursor, Named(DAY, int(month.value), day=number))


_CONNECTED = frozenset({"prep", "to", "dash", "-", "until", "and", "or", ",", ""})


def _year_of_day(cursor: Cursor, named: Named) -> Named:
    """*named* with the year that follows, if one does; a year of two digits is refused."""
    start = cursor.at
    cursor.skip(_BETWEEN)
    if cursor.kind() == "dash" and len(cursor.text(1)) == 4:
        cursor.at += 1
    apostrophe = cursor.take("'")
    number = cursor.take("number")
    if number is None or (named.unit is DAY and not str(number.value).isdigit()):
        cursor.at = start
        return named
    if cursor.kind() in {"month", "suffix"} and not apostrophe:
        cursor.at = start
        return named
    written = str(number.value)
    if not written.isdigit():
        raise RefusedError("not-a-year", written=written)
    if len(written) == 2:
        raise RefusedError("century", (named._replace(year=int(written)),), written=written)
    return named._replace(year=whole_year(written))


def _month(cursor: Cursor) -> Named:
    """A month and its year, or an English day: "June 2004", "June 30, 2004", "June 30th"."""
    named = Named(MONTH, int(cursor.tokens[cursor.at].value))
    cursor.at += 1
    start = cursor.at
    cursor.skip(_BETWEEN)
    if cursor.kind() == "number":
        split_days(cursor)
    number = cursor.take("number")
    if number is None or len(str(number.value)) > 2 or cursor.kind() == "month":
        cursor.at = start
        return _year_of_day(cursor, named)
    day = named._replace(unit=DAY, day=int(number.value))
    if cursor.take("suffix"):
        return _year_of_day(cursor, day)
    dated = _year_of_day(cursor, day)
    if dated.year is None and (str(number.value)[0] == "0" or day.day > 31 or cursor.tokens[start].kind == "-"):
        month = named._replace(year=int(number.value))
        raise RefusedError("century", (month, day), written=str(number.value))
    return dated


def _season(cursor: Cursor) -> Named:
    """A season; only a winter may have two years, and is then the second's."""
    number = int(cursor.tokens[cursor.at].value)
    cursor.at += 1
    start = cursor.at
    year, two_years = year_from(cursor)
    if any(token.kind == "fiscal" for token in cursor.tokens[start : cursor.at]):
        raise RefusedError("not-understood")
    if two_years and year is not None:
        if number != 4:
            seasons = (Named(SEASON, number, year), Named(SEASON, number, year + 1))
            raise RefusedError("season-of-two-years", seasons)
        year += 1
    return Named(SEASON, number, year)


def _ordinal(cursor: Cursor) -> Named:
    """« troisième trimestre », "second half", « premier avril »."""
    number = int(cursor.tokens[cursor.at].value)
    cursor.at += 1
    cursor.skip(frozenset({"-", "suffix"}))
    if cursor.kind() in _UNITS:
        unit = _UNITS[cursor.kind()]
        cursor.at += 1
        return _dated_unit(cursor, unit, number)
    cursor.prepositions(2)
    month = cursor.take("month")
    if month is None or number < 1:
        raise RefusedError("not-understood")
    return _year_of_day(cursor, Named(DAY, int(month.value), day=number))


def _letter(cursor: Cursor) -> Named:
    """A unit and its number: « T2 », "Q II", « S1 », "H2", « trimestre 3 »."""
    unit = _UNITS[cursor.tokens[cursor.at].kind]
    cursor.at += 1
    cursor.take("-")
    split_year(cursor)
    number = cursor.take("number") or cursor.take("ordinal")
    if number is None or not str(number.value).isdigit() or len(str(number.value)) > 2:
        raise RefusedError("not-understood")
    return _dated_unit(cursor, unit, int(number.value))


def _roman_quarter(cursor: Cursor) -> Named:
    """« TIII », the letter and its number in one word."""
    cursor.at += 1
    return _dated_unit(cursor, QUARTER, int(cursor.tokens[cursor.at - 1].value))


def _dated_unit(cursor: Cursor, unit: Precision, number: int) -> Named:
    """A quarter or a half with the year that follows it, if one does."""
    named = Named(unit, number)
    try:
        year, fiscal = year_from(cursor)
    except RefusedError as refused:
        refused.candidates = tuple(named._replace(year=year.year, fiscal=year.fiscal) for year in refused.candidates)
        raise
    return named._replace(year=year, fiscal=fiscal)


def _fiscal(cursor: Cursor) -> Named:
    """« exercice 2004-2005 », "FY2004-05 Q1", "fiscal year ending March 31, 2005"."""
    if cursor.kind(1) == "until":
        cursor.at += 2
        last = period(cursor)
        if last.unit is DAY and (last.number, last.day) == (3, 31) and last.year:
            return of_year(last.year - 1, True)
        raise RefusedError("not-understood")
    year, _ = year_from(cursor)
    return of_year(None, True) if year is None else _with_unit(cursor, year, True)


def _calendar(cursor: Cursor) -> Named:
    """« l'année 2004 », "calendar year 2005"."""
    cursor.at += 1
    year, fiscal = year_from(cursor)
    return of_year(year, fiscal)


_SHAPES: dict[str, Callable[[Cursor], Named]] = {
    "number": _number,
    "weekday": _weekday,
    "month": _month,
    "season": _season,
    "ordinal": _ordinal,
    "quarter-letter": _letter,
    "half-letter": _letter,
    "roman-quarter": _roman_quarter,
    "quarter": _letter,
    "half": _letter,
    "fiscal": _fiscal,
    "calendar": _calendar,
}
PERIOD_STARTS = frozenset({*_SHAPES, *_YEAR_ENDS, "part", "prep", "to"})
"""The tokens that a period may start with."""
