"""Lists that two people added to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csecplan.yamltext.values import Value

BY_BOTH = frozenset({"updates", "evidence"})
"""Lists to which two may each add their own. A due date that two revised is one field changed in two ways."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def of(
    had: Sequence[Value], mine: Sequence[Value], other: Sequence[Value], *, may_both: bool
) -> list[tuple[int, int]] | None:
    """What *other* adds that *mine* lacks: the place in *mine* it goes after (-1: first), and its own.

    By date where both added. None where one of them did not only add to what it *had*.
    """
    here, there = _kept(had, mine), _kept(had, other)
    if here is None or there is None:
        return None
    old, kept = set(here), set(there)
    new = [index for index in range(len(other)) if index not in kept]
    if len(here) == len(mine):
        return [(_follows(index, there), index) for index in new]
    if not may_both:
        return None
    added = [mine[index] for index in range(len(mine)) if index not in old]
    return [(_by_date(mine, other[index]), index) for index in new if other[index] not in added]


def _kept(had: Sequence[Value], now: Sequence[Value]) -> list[int] | None:
    """Where each of *had* stands in *now*, in the same order; None where one is gone."""
    found, start = [], 0
    for value in had:
        place = next((index for index in range(start, len(now)) if now[index] == value), None)
        if place is None:
            return None
        found.append(place)
        start = place + 1
    return found


def _follows(index: int, kept: Sequence[int]) -> int:
    """How many of the *kept* stand before *index*, less one: the place of the last of them in the old list."""
    return sum(place < index for place in kept) - 1


def _by_date(mine: Sequence[Value], value: Value) -> int:
    """The place before the first of *mine* that is dated later than *value*; the last where none is."""
    day = _day(value)
    later = (index for index, entry in enumerate(mine) if day and _day(entry) > day)
    return next(later, len(mine)) - 1


def _day(value: Value) -> str:
    found = value.get("date") if isinstance(value, dict) else None
    return found if isinstance(found, str) and _ISO.fullmatch(found) else ""


def together(kept: Mapping[int, Value], gaps: Mapping[int, list[Value]], length: int) -> list[Value]:
    """What is *kept* of a list of that *length*, with what comes into its *gaps*: -1 before the first."""
    said = list(gaps.get(-1, ()))
    for index in range(length):
        said += [kept[index]] if index in kept else []
        said += gaps.get(index, [])
    return said
