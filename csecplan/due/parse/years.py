"""The year of a period: a calendar year, or a fiscal one with both its years."""

from __future__ import annotations

from csecplan.due.days.periods import FISCAL_YEAR, YEAR, Named
from csecplan.due.parse.numbers import year_of
from csecplan.due.parse.tokens import Cursor, RefusedError

_BEFORE_YEAR = frozenset({"-", "/", ",", "dash", "(", "prep"})


def of_year(year: int | None, fiscal: bool) -> Named:
    """The year itself as a period."""
    return Named(FISCAL_YEAR if fiscal else YEAR, year=year, fiscal=fiscal)


def year_from(cursor: Cursor, fiscal: bool = False) -> tuple[int | None, bool]:
    """The year from here, and whether it is fiscal; (None, …) where there is none, the cursor unmoved.

    « de l'exercice 2004-2005 », "FY 2004-05", ", 2004", "(2004-05)", "of the 2004-05 fiscal year".
    """
    start = cursor.at
    cursor.skip(_BEFORE_YEAR)
    word = cursor.take("fiscal") or cursor.take("calendar")
    fiscal = fiscal or (word is not None and word.kind == "fiscal")
    kept = cursor.at if word else start
    cursor.skip(_BEFORE_YEAR)
    opened = any(token.kind == "(" for token in cursor.tokens[start : cursor.at])
    number = cursor.take("number")
    if number is None:
        cursor.at = kept
        return None, fiscal
    written = _spaced(cursor, str(number.value)) if fiscal else str(number.value)
    if cursor.take("fiscal"):
        fiscal = True
    if opened and not cursor.take(")"):
        raise RefusedError("not-understood")
    return year_of(written, fiscal)


def _spaced(cursor: Cursor, first: str) -> str:
    """*first*, with what follows where the two years of a fiscal year are parted by a spaced dash."""
    if len(first) == 4 and cursor.kind() == "dash" and cursor.kind(1) == "number":
        second = str(cursor.tokens[cursor.at + 1].value)
        if second.isdigit() and cursor.kind(2) not in {"month", "suffix"}:
            cursor.at += 2
            return f"{first}-{second}"
    return first
