"""Lists without ids that two people changed: which entry of one version is which of another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csecplan.yamltext.plain import Value

BY_BOTH = frozenset({"updates", "evidence"})
"""Lists to which two may each add their own. A due date that two revised is one field changed in two ways."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class Entry(NamedTuple):
    """One entry, by its place in each version; None where that version lacks it."""

    base: int | None
    ours: int | None
    theirs: int | None


def with_those_of(ours: Iterable[str], theirs: Iterable[str], first: int = 0) -> list[str]:
    """*ours*, and each name that only *theirs* has right after the nearest before it there, else at place *first*."""
    merged, above = list(ours), list[str]()
    for name in theirs:
        if name not in merged:
            before = next((each for each in reversed(above) if each in merged), None)
            merged.insert(first if before is None else merged.index(before) + 1, name)
        above.append(name)
    return merged


def aligned(
    had: Sequence[Value], mine: Sequence[Value], other: Sequence[Value], *, may_both: bool
) -> list[Entry] | None:
    """The entries of all three in the order they come to stand; None where both added and may not."""
    here, there = _kept(had, mine), _kept(had, other)
    found: list[Entry] = []
    added = False
    for place in range(len(had) + 1):
        ours = [index for index in here[1] if here[1][index] == place]
        theirs = [index for index in there[1] if there[1][index] == place]
        if ours and theirs and [mine[index] for index in ours] == [other[index] for index in theirs]:
            found += [Entry(None, one, two) for one, two in zip(ours, theirs, strict=True)]
        else:
            added = added or bool(ours and theirs)
            found += _both(mine, other, ours, theirs)
        if place < len(had):
            found.append(Entry(place, here[0].get(place), there[0].get(place)))
    both = bool(here[1]) and bool(there[1])
    return None if (added or both) and not may_both and list(mine) != list(other) else found


def _kept(had: Sequence[Value], now: Sequence[Value]) -> tuple[dict[int, int], dict[int, int]]:
    """Where each of *had* stands in *now*, reworded or not; and of each new one, before which of *had* it is."""
    from difflib import SequenceMatcher

    kept: dict[int, int] = {}
    new: dict[int, int] = {}
    matcher = SequenceMatcher(None, [repr(each) for each in had], [repr(each) for each in now], autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        pairs = min(end - start, last - first) if end - start <= last - first else 0
        if end - start == last - first or pairs:
            kept.update(zip(range(start, start + pairs), range(first, first + pairs), strict=True))
        new.update((index, end) for index in range(first + pairs, last))
    return kept, new


def _both(mine: Sequence[Value], other: Sequence[Value], ours: list[int], theirs: list[int]) -> list[Entry]:
    """What came in at one place: ours in their order, and each of theirs before the first that is dated later."""
    found = [Entry(None, index, None) for index in ours]
    for index in theirs:
        same = [n for n, entry in enumerate(found) if entry.theirs is None and entry.ours is not None
                and mine[entry.ours] == other[index]]  # fmt: skip
        if same:
            found[same[0]] = found[same[0]]._replace(theirs=index)
            continue
        day = _day(other[index])
        later = (
            n for n, entry in enumerate(found) if day and entry.ours is not None and _day(mine[entry.ours]) > day
        )
        found.insert(next(later, len(found)), Entry(None, None, index))
    return found


def _day(value: Value) -> str:
    found = value.get("date") if isinstance(value, dict) else None
    return found if isinstance(found, str) and _ISO.fullmatch(found) else ""
