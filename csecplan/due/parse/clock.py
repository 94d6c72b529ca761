"""The time of day beside a day: read and left out, as a due date is met until the end of its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csecplan.due.parse.tokens import Cursor

_BEFORE_TIME = frozenset({",", "-", "dash", "prep"})
_HOURS = frozenset(map(str, range(25))) | frozenset(f"{hour:02}" for hour in range(10))
_MINUTES = frozenset(f"{minute:02}" for minute in range(60))


def skip_time(cursor: Cursor) -> bool:
    """Move past a time of day and its zone, if one is next: « à 17 h 30 HNE », ", 5 p.m. EST", "T17:00:00Z"."""
    start = cursor.at
    cursor.skip(_BEFORE_TIME)
    if cursor.kind() == "to" and cursor.tokens[cursor.at].value == "à":
        cursor.at += 1
    cursor.take("quarter-letter")  # the T of ISO 8601
    if not (cursor.take("clock") or _hours(cursor)):
        cursor.at = start
        return False
    _zone(cursor)
    return True


def _hours(cursor: Cursor) -> bool:
    """Move past « 17 h 30 », "17:00:00" or "5 p.m."."""
    hour, _, minutes = cursor.text().partition(".")
    if hour in _HOURS - {"24"} and minutes in _MINUTES and cursor.kind(1) == "meridiem":
        cursor.at += 2
        return True
    if cursor.text() not in _HOURS:
        return False
    cursor.at += 1
    if cursor.kind() == ":":
        return _clock(cursor)
    if cursor.kind() == "hour" or (cursor.kind() == "half-letter" and cursor.tokens[cursor.at].value == "h"):
        cursor.at += 1
        if cursor.text() in _MINUTES:
            cursor.at += 1
        return True
    return bool(cursor.take("meridiem") or cursor.take("clock"))


def _clock(cursor: Cursor) -> bool:
    """Move past ":30" or ":30:00", and "p.m."."""
    count = 0
    while count < 2 and cursor.kind() == ":" and cursor.text(1) in _MINUTES:
        cursor.at += 2
        count += 1
    cursor.take("meridiem")
    return count > 0


def _zone(cursor: Cursor) -> None:
    """Move past "EST", "(EST)", or "ET" at the end: elsewhere it is the French « et »."""
    opened = cursor.kind() == "(" and cursor.kind(2) == ")"
    kind = cursor.kind(int(opened))
    is_est = kind == "approximate" and cursor.tokens[cursor.at + opened].value == "est"
    is_et = kind == "and" and cursor.kind(1 + opened) in {"", ")"}
    if kind == "zone" or is_est or is_et:
        cursor.at += 3 if opened else 1
