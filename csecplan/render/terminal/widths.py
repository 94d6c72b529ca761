"""How wide each column of a table is: what is whole fits, and what is left goes to where the rows are tallest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEEP = 2
"""How much more a long text counts than two of half its length: a row is as tall as its tallest cell."""


class Need(NamedTuple):
    """What a column asks for, in cells: the least it can have, all it can use, and how much text it holds."""

    least: int
    most: int
    weight: float


def weight(sizes: Sequence[int]) -> float:
    """How much text there is in cells of *sizes*."""
    return float(sum(size**_STEEP for size in sizes))


def allot(needs: Sequence[Need], room: int) -> list[int] | None:
    """*room* cells shared among columns with *needs*; None where it is less than the least.

    Cell after cell goes to the column with the most text for its width. Who
    gets the next one depends on what they have alone, not on *room*: with
    more room every column is as wide or wider, so that no row grows.
    """
    widths = [need.least for need in needs]
    spare = room - sum(widths)
    if spare < 0:
        return None
    growing = [place for place, need in enumerate(needs) if need.most > need.least]
    while spare and growing:
        tallest = max(growing, key=lambda place: needs[place].weight / widths[place] ** (_STEEP + 1))
        widths[tallest] += 1
        spare -= 1
        if widths[tallest] == needs[tallest].most:
            growing.remove(tallest)
    return widths
