"""A number in a cell as a person sees it: a day, a month, an hour, a percentage, or the number."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from enum import Enum


class Shown(Enum):
    """What a number format makes of a number."""

    NUMBER = "number"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"
    PERCENT = "percent"


BUILT_IN = (
    dict.fromkeys((9, 10), Shown.PERCENT)
    | dict.fromkeys((*range(14, 17), 22, *range(27, 32), 36, *range(50, 59)), Shown.DAY)
    | {17: Shown.MONTH}
    | dict.fromkeys((*range(18, 22), *range(32, 36), *range(45, 48)), Shown.HOUR)
)
"""The formats that a workbook names by number alone (ECMA-376, 18.8.30)."""

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|am/pm|a/p|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)


def shown_by(code: str) -> Shown:
    """What the number format *code* shows: `mmm-yy` a month, `yyyy-mm-dd` a day."""
    letters = set(_LITERAL.sub("", code).split(";")[0].lower())
    if code.lower() == "general" or code == "@":
        return Shown.NUMBER
    if "d" in letters:
        return Shown.DAY
    if letters & {"h", "s"} and "y" not in letters:
        return Shown.HOUR
    if "m" in letters:
        return Shown.MONTH
    if "y" in letters:
        return Shown.YEAR
    return Shown.PERCENT if "%" in letters else Shown.NUMBER


def number_text(value: str, shown: Shown, *, from_1904: bool = False) -> str:
    """The number *value* as it would be typed: dates in ISO form as far as they are shown, 5 rather than 5.0.

    Raises nothing: what is no number stays as it is.
    """
    try:
        number = float(value)
        if shown is Shown.PERCENT:
            return f"{number * 100:g}\u00a0%"
        if shown is Shown.NUMBER:
            return str(int(number)) if number.is_integer() else value
        return _moment(number, shown, from_1904=from_1904)
    except (ValueError, OverflowError):
        return value


def iso_text(value: str, shown: Shown) -> str:
    """The moment *value*, in ISO form, as far as it is shown."""
    try:
        return _as_shown(datetime.fromisoformat(value), shown)
    except ValueError:
        return value


def _moment(number: float, shown: Shown, *, from_1904: bool) -> str:
    """The moment *number* days after the workbook's first one; spreadsheets believe in 29 February 1900."""
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if number >= 60 else 31)
    if shown is Shown.HOUR and number >= 1:
        return f"{number * 24:g} h"
    return _as_shown(start + timedelta(seconds=round(number * 86_400)), shown)


def _as_shown(moment: datetime, shown: Shown) -> str:
    if shown is Shown.HOUR:
        return f"{moment:%H:%M}"
    if shown is Shown.MONTH:
        is_like_a_fiscal_year = moment.month == moment.year % 100 + 1  # 2004-05
        return f"{moment:%m/%Y}" if is_like_a_fiscal_year else f"{moment:%Y-%m}"
    return f"{moment.year:04}" if shown is Shown.YEAR else moment.date().isoformat()
