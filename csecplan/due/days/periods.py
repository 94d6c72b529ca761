"""Periods: a stretch of time as it is named, and the days it covers.

`Named` is what the words say, perhaps without a year; `settle` makes it a
`Period` or refuses. The rules are those of docs/dates.md: the
federal fiscal year (1 April to 31 March, Interpretation Act s. 37(1)(b)),
nominal astronomical seasons, and thirds.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from csecplan.due.parse.tokens import RefusedError
from csecplan.model import Precision

FIRST_YEAR, LAST_YEAR = 1900, 2099
"""The years a due date may fall in."""

DAY, MONTH, SEASON = Precision.DAY, Precision.MONTH, Precision.SEASON
QUARTER, HALF = Precision.QUARTER, Precision.HALF
YEAR, FISCAL_YEAR = Precision.YEAR, Precision.FISCAL_YEAR

ONE_DAY = timedelta(days=1)
_SEASONS = {1: (3, 20, 6, 20), 2: (6, 21, 9, 22), 3: (9, 23, 12, 20), 4: (12, 21, 3, 19)}
_THIRDS = ("early", "mid", "late")
_WHOLE_MONTHS = {QUARTER: 3, HALF: 6, YEAR: 12, FISCAL_YEAR: 12}
_EXACT = frozenset({DAY, MONTH, YEAR})


class Period(NamedTuple):
    """The days from *earliest* to *latest*, both within, with their EDTF.

    `first` and `last` are how each end is written where the other end is
    another's: the month where the period is one, else the day.
    """

    earliest: date
    latest: date
    precision: Precision
    edtf: str
    first: str
    last: str


class Named(NamedTuple):
    """A period as the words name it.

    `number` is which month (1–12), season (1–4, from spring), quarter or
    half; 0 where there is none, -1 for the last. `year` is the first year of
    a fiscal year, the year in which a winter ends; None where none was written.
    `timed`: a time of day stands beside the day.
    """

    unit: Precision
    number: int = 0
    year: int | None = None
    fiscal: bool = False
    day: int = 0
    weekday: int | None = None
    part: str | None = None
    timed: bool = False


def month_end(year: int, month: int) -> date:
    """The last day of a month: what `relativedelta(day=31)` gives, without its import (see `tests`)."""
    return date(year + month // 12, month % 12 + 1, 1) - ONE_DAY


def whole_months(year: int, month: int, count: int) -> tuple[date, date]:
    """The first and last day of *count* months from *month*; past 12 it is a month of the next year."""
    first = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    month += count - 1
    return first, month_end(year + (month - 1) // 12, (month - 1) % 12 + 1)


def season(year: int, number: int) -> tuple[date, date]:
    """The first and last day of a season; the winter of a year is the one that ends in it."""
    month, day, last_month, last_day = _SEASONS[number]
    return date(year - (number == 4), month, day), date(year, last_month, last_day)


def in_range(*days: date) -> None:
    """Refuse days outside 1900 to 2099."""
    for day in days:
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise RefusedError("year-out-of-range", year=day.year, first=FIRST_YEAR, last=LAST_YEAR)


def settle(named: Named) -> Period:
    """The days that *named* covers. Raises RefusedError without a year, or for days that do not exist."""
    if named.unit is DAY and not named.number:
        raise RefusedError("not-understood")
    if named.year is None:
        _possible(named, 2000)
        raise RefusedError("no-year", (named,))
    if not FIRST_YEAR - 1 <= named.year <= LAST_YEAR:
        raise RefusedError("year-out-of-range", year=named.year, first=FIRST_YEAR, last=LAST_YEAR)
    _possible(named, named.year)
    earliest, latest = _days(named, named.year)
    in_range(earliest, latest)
    if named.part:
        return _third(named, earliest, latest)
    return _period(named, earliest, latest)


def _possible(named: Named, year: int) -> None:
    if named.unit is DAY:
        last = month_end(year, named.number).day
        if not 1 <= named.day <= last:
            nearest = (named._replace(day=last, weekday=None),) if named.day > last else ()
            raise RefusedError("impossible-day", nearest, day=named.day, last=last)
    elif named.unit in {QUARTER, HALF}:
        count = 4 if named.unit is QUARTER else 2
        if not (1 <= named.number <= count or named.number == -1):
            raise RefusedError("no-such-quarter" if named.unit is QUARTER else "no-such-half", number=named.number)


def _days(named: Named, year: int) -> tuple[date, date]:
    unit, number = named.unit, named.number
    if unit is MONTH:
        return whole_months(year, number, 1)
    if unit is DAY:
        return _one_day(named, date(year, number, named.day))
    if unit is SEASON:
        return season(year, number)
    length = _WHOLE_MONTHS[unit]
    which = number or 1
    start = 1 + ((which if which > 0 else 12 // length) - 1) * length
    return whole_months(year, start + 3 * named.fiscal, length)


def _one_day(named: Named, day: date) -> tuple[date, date]:
    if named.weekday is not None and day.weekday() != named.weekday:
        raise RefusedError("weekday", (named._replace(weekday=None),), day=day)
    if named.part:
        raise RefusedError("not-understood")
    return day, day


def _period(named: Named, earliest: date, latest: date) -> Period:
    code = edtf(named, earliest, latest)
    if named.unit in _EXACT:
        return Period(earliest, latest, named.unit, code, code, code)
    return Period(earliest, latest, named.unit, code, earliest.isoformat(), latest.isoformat())


def edtf(named: Named, earliest: date, latest: date) -> str:
    """The EDTF of a whole period: its own code where readers agree on its days, else its ends."""
    unit = named.unit
    if unit is DAY:
        return earliest.isoformat()
    if unit is MONTH:
        return _month(earliest)
    if unit is YEAR:
        return f"{earliest.year}"
    if unit is SEASON:
        return f"{earliest}/{latest}" if named.number == 4 else f"{earliest.year}-{20 + named.number}"
    if named.fiscal:
        return f"{_month(earliest)}/{_month(latest)}"
    if unit is QUARTER:
        return f"{earliest.year}-{32 + latest.month // 3}"
    return f"{earliest.year}-{39 + latest.month // 6}"


def _third(named: Named, earliest: date, latest: date) -> Period:
    third = _THIRDS.index(named.part or "")
    if named.unit is MONTH:
        first = earliest.replace(day=(1, 11, 21)[third])
        last = latest if third == 2 else earliest.replace(day=(10, 20)[third])
        code = f"{first}/{last}"
    elif named.unit is SEASON:
        first, last = _season_third(earliest, latest, third)
        code = f"{first}/{last}"
    else:
        length = _WHOLE_MONTHS[named.unit] // 3
        first, last = whole_months(earliest.year, earliest.month + third * length, length)
        code = _month(first) if length == 1 else f"{_month(first)}/{_month(last)}"
    return Period(first, last, Precision.PART, code, first.isoformat(), last.isoformat())


def _season_third(earliest: date, latest: date, third: int) -> tuple[date, date]:
    """A month each, as of a quarter; the last third ends with the season."""
    starts = [_months_on(earliest, months) for months in range(4)]
    return starts[third], latest if third == 2 else starts[third + 1] - ONE_DAY


def _months_on(day: date, months: int) -> date:
    month = day.month + months - 1
    return date(day.year + month // 12, month % 12 + 1, day.day)


def _month(day: date) -> str:
    return f"{day.year}-{day.month:02}"


def spanning(first: Period, last: Period) -> Period:
    """From the start of one to the end of the other. Raises RefusedError where that runs backwards."""
    if first.earliest > last.latest:
        raise RefusedError("reversed", first=first.earliest, last=last.latest)
    code = f"{first.first}/{last.last}"
    return Period(first.earliest, last.latest, Precision.RANGE, code, first.first, last.last)
