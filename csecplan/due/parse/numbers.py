"""Dates and years written in digits: which have one reading, and which are refused for having two."""

from __future__ import annotations

from csecplan.due.days.periods import DAY, FIRST_YEAR, FISCAL_YEAR, LAST_YEAR, MONTH, YEAR, Named
from csecplan.due.parse.tokens import RefusedError

_SEPARATORS = str.maketrans("/.", "--")


def parts_of(written: str) -> list[str]:
    """The runs of digits of *written* ("2005/03/31"). Raises RefusedError for mixed or doubled separators."""
    parts = written.translate(_SEPARATORS).split("-")
    if len(parts) > 1 and (len({mark for mark in written if not mark.isdigit()}) > 1 or "" in parts):
        raise RefusedError("not-understood")
    return parts


def year_of(written: str, fiscal: bool) -> tuple[int, bool]:
    """The year *written* after a quarter or a fiscal word: (2004, True) for 2004-05, (2004, False) for 2004.

    With *fiscal*, one year alone is refused: it may be the one in which the
    fiscal year starts, or ends.
    """
    parts = parts_of(written)
    if len(parts) == 1:
        if not fiscal:
            return whole_year(written), False
        year = int(written) if len(written) == 2 else whole_year(written)
        fiscal_years = tuple(Named(FISCAL_YEAR, year=first, fiscal=True) for first in (year - 1, year))
        if len(written) == 2:
            raise RefusedError("century", fiscal_years, written=written)
        raise RefusedError("fiscal-year-by-one-year", fiscal_years, year=year)
    if len(parts) == 2 and len(parts[0]) == 4 and _consecutive(*parts):
        return int(parts[0]), True
    if len(parts) == 2 and len(parts[0]) == len(parts[1]) == 2 and _consecutive(*parts):
        raise RefusedError("century", (Named(FISCAL_YEAR, year=int(parts[0]), fiscal=True),), written=written)
    raise RefusedError("not-a-year", written=written)


def whole_year(written: str) -> int:
    """A year of four digits. Raises RefusedError for two (which century?) or any other number."""
    if len(written) == 4 and written.isdigit():
        return int(written)
    if len(written) == 2 and written.isdigit():
        raise RefusedError("century", (Named(YEAR, year=int(written)),), written=written)
    raise RefusedError("not-a-year", written=written)


def _consecutive(first: str, second: str) -> bool:
    return len(second) in {2, 4} and str(int(first) + 1)[-len(second) :].zfill(len(second)) == second


def period_of(written: str) -> Named:
    """The day, month, year or fiscal year that *written* can only be."""
    parts = parts_of(written)
    if len(parts) == 1:
        return _one(written)
    if len(parts) == 2:
        return _two(written, *parts)
    if len(parts) == 3:
        return _three(written, *parts)
    raise RefusedError("not-understood")


def _one(written: str) -> Named:
    if len(written) == 8 and FIRST_YEAR <= int(written[:4]) <= LAST_YEAR:
        return _day(written[:4], written[4:6], written[6:])
    if len(written) != 4:
        raise RefusedError("not-a-year", written=written)
    return Named(YEAR, year=int(written))


def _two(written: str, first: str, second: str) -> Named:
    widths = (len(first), len(second))
    if widths in {(1, 4), (2, 4)}:
        return _month(first, second)
    if widths == (4, 2):
        return _month_or_fiscal_year(first, second)
    if widths == (4, 1) and int(first) % 10 + 1 != int(second):
        return _month(second, first)
    if widths == (4, 4):
        return _two_years(int(first), int(second))
    if widths == (4, 3):
        raise RefusedError("ordinal-date", written=written)
    return _short(written, first, second)


def _month_or_fiscal_year(first: str, second: str) -> Named:
    year, month = int(first), int(second)
    fiscal_year = Named(FISCAL_YEAR, year=year, fiscal=True)
    if not _consecutive(first, second):
        return _month(second, first)
    if not 1 <= month <= 12:
        return fiscal_year
    raise RefusedError("month-or-fiscal-year", (Named(MONTH, month, year), fiscal_year))


def _two_years(first: int, second: int) -> Named:
    if second == first + 1 <= LAST_YEAR:
        return Named(FISCAL_YEAR, year=first, fiscal=True)
    raise RefusedError("span-of-years", first=first, last=second)


def _month(month: str, year: str) -> Named:
    if not 1 <= int(month) <= 12:
        raise RefusedError("no-such-month", number=int(month))
    return Named(MONTH, int(month), int(year))


def _short(written: str, first: str, second: str) -> Named:
    """Two short numbers, never a date: "24-25" lacks the century, "31/03" the year."""
    if len(first) == len(second) == 2 and _consecutive(first, second):
        raise RefusedError("century", (Named(FISCAL_YEAR, year=int(first), fiscal=True),), written=written)
    if max(len(first), len(second)) > 2:
        raise RefusedError("not-understood")
    days = _orders(int(first), int(second), None)
    raise RefusedError("no-year", days) if len(days) == 1 else RefusedError("not-understood")


def _three(written: str, first: str, second: str, third: str) -> Named:
    widths = (len(first), len(second), len(third))
    if widths[0] == 4 and max(widths[1:]) <= 2:
        return _day(first, second, third)
    if max(widths[:2]) > 2 or widths[2] not in {2, 4}:
        raise RefusedError("not-understood")
    days = _orders(int(first), int(second), int(third))
    if widths[2] == 2:
        raise RefusedError("century", _year_first(first, second, third) + days, written=written)
    if len(days) > 1:
        raise RefusedError("day-or-month", days)
    if not days:
        return _day(third, *sorted((first, second), key=int))
    return days[0]


def _year_first(year: str, month: str, day: str) -> tuple[Named, ...]:
    """The day that "05-03-31" is in the order of ISO 8601, where its last number is no year or month."""
    possible = 1 <= int(month) <= 12 and 12 < int(day) <= 31
    return (Named(DAY, int(month), int(year), day=int(day)),) if possible else ()


def _day(year: str, month: str, day: str) -> Named:
    if not 1 <= int(month) <= 12:
        raise RefusedError("no-such-month", number=int(month))
    return Named(DAY, int(month), int(year), day=int(day))


def _orders(first: int, second: int, year: int | None) -> tuple[Named, ...]:
    """The one or two days that two numbers can be: day before month, then month before day."""
    pairs = dict.fromkeys([(first, second), (second, first)])
    return tuple(Named(DAY, month, year, day=day) for day, month in pairs if 1 <= month <= 12 and 1 <= day <= 31)
