"""What two changed in two ways, shown both ways between git's markers, on as few lines as hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.merge.moves import Lines, Mover, Side
from csecplan.yamltext import place
from csecplan.yamltext.splice import Splice

if TYPE_CHECKING:
    from csecplan.yamltext import Mapping, Sequence


class Undecided(Exception):
    """The same was changed in two ways, and only the lines of what holds it can show both."""


class Marker:
    """Writes markers of one size into our text."""

    def __init__(self, mover: Mover, size: int) -> None:
        self.mover, self.size = mover, size
        self.ours, self.theirs = Side(mover.text), mover.source

    def entry(self, ours: Mapping, theirs: Mapping, key: str) -> Splice:
        """*key* as we and as they have it, on its own lines. Raises Undecided where it shares them."""
        mine = self.ours.entry_lines(ours, key) if key in ours.entries else self.gap_for_key(ours, theirs, key)
        other = self.theirs.entry_lines(theirs, key) if key in theirs.entries else Lines(0, 0, 0)
        return self.marked(mine, other)

    def gap_for_key(self, ours: Mapping, theirs: Mapping, key: str) -> Lines | None:
        """The place between two lines where *key*, which we lack, would stand."""
        if ours.flow or not ours.entries:
            return None
        at = self.mover.place_of_key(ours, theirs, key)
        return Lines(at, at, self.ours.column(ours))

    def item(self, ours: Sequence, index: int, theirs: tuple[Sequence, int] | None) -> Splice:
        """An item as we and as they have it; None where they have it no more."""
        other = self.theirs.item_lines(*theirs) if theirs else Lines(0, 0, 0)
        return self.marked(self.ours.item_lines(ours, index), other)

    def item_of_theirs(self, ours: Sequence, after: int, theirs: Sequence, index: int) -> Splice:
        """An item that they changed and we took out, below our item at *after*."""
        near = self.ours.item_lines(ours, max(after, 0)) if ours.items else None
        if near is None:
            raise Undecided
        at = near.start if after < 0 else near.end
        return self.marked(Lines(at, at, near.column), self.theirs.item_lines(theirs, index))

    def marked(self, mine: Lines | None, other: Lines | None) -> Splice:
        """Our lines and theirs, each under its marker, in place of ours."""
        if mine is None or other is None:
            raise Undecided
        text = self.mover.text
        newline = place.newline_at(text, mine.end)
        said = text[mine.start : mine.end]
        said += newline if said and not said.endswith(("\n", "\r")) else ""
        their = self.mover.lines(other, mine.column, mine.end) if other.end else ""
        begin, middle, end = (sign * self.size for sign in "<=>")
        lead = newline if place.is_unended(text, mine.start) and mine.start else ""
        return Splice(mine.start, mine.end,
                      f"{lead}{begin} ours{newline}{said}{middle}{newline}{their}{end} theirs{newline}")  # fmt: skip
