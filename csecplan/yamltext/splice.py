"""The one way a file changes: some characters give way to others, and no other character moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Splice(NamedTuple):
    """The code points from *start* to *end* (excluded) give way to *text*."""

    start: int
    end: int
    text: str


def apply(text: str, splices: Iterable[Splice]) -> str:
    """*text* with *splices* made; they may come in any order and do not overlap."""
    parts, at = [], 0
    for splice in sorted(splices, key=lambda each: (each.start, each.end)):
        assert splice.start >= at, "splices overlap"
        parts += [text[at : splice.start], splice.text]
        at = splice.end
    return "".join([*parts, text[at:]])
