"""The one way a file changes: some characters give way to others, and no other character moves."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Splice(NamedTuple):
    """The code points from *start* to *end* (excluded) give way to *text*."""

    start: int
    end: int
    text: str


def overlap(splices: Iterable[Splice]) -> bool:
    """Whether two of *splices* change the same characters, or put something in at the same place."""
    ordered = sorted(splices, key=lambda each: (each.start, each.end))
    return any(one.end > other.start or one[:2] == other[:2] for one, other in pairwise(ordered))


def apply(text: str, splices: Iterable[Splice]) -> str:
    """*text* with *splices* made; they may come in any order and do not overlap."""
    parts, at = [], 0
    for splice in sorted(splices, key=lambda each: (each.start, each.end)):
        assert splice.start >= at, "splices overlap"
        parts += [text[at : splice.start], splice.text]
        at = splice.end
    return "".join([*parts, text[at:]])
