"""Runs of digits that hold two numbers: a run is one token, and only what stands beside it tells which it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.due.parse.tokens import Cursor, Token

if TYPE_CHECKING:
    from typing import Literal


def _split(cursor: Cursor, first: str, mark: Literal["dash", "to", ""], last: str) -> None:
    """Replace the number under *cursor* by *first*, the mark between ("" for none) and *last*."""
    number = cursor.tokens[cursor.at]
    middle, after = number.start + len(first), number.end - len(last)
    between = [Token(mark, mark, middle, after)] if mark else []
    cursor.tokens[cursor.at : cursor.at + 1] = [
        Token("number", first, number.start, middle),
        *between,
        Token("number", last, after, number.end),
    ]


def split_days(cursor: Cursor) -> None:
    """Part "1-15" into two days and a dash, where a month stands beside it."""
    first, mark, last = cursor.text().partition("-")
    if mark and first.isdigit() and last.isdigit() and len(first) <= 2 and len(last) <= 2:
        _split(cursor, first, "dash", last)


def split_year(cursor: Cursor) -> None:
    """Part "3-2004", after « T », into the quarter and its year."""
    written = cursor.text()
    if len(written) > 5 and written[1] in "-/":
        _split(cursor, written[0], "", written[2:])


def split_interval(cursor: Cursor) -> None:
    """Part "2004-04-01/2004-06-30" into two dates and the mark that stands only once."""
    written = cursor.text()
    if len(written) < 13:
        return
    for mark in "/-":
        first, found, last = written.partition(mark)
        if found and mark not in last and len(first) >= 6 and len(last) >= 6:
            _split(cursor, first, "to", last)
            return
