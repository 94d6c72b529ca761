"""Blocks that a page draws, each with what it says where nothing can be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from csecplan.model import Due
    from csecplan.timeliness import Timeliness
    from csecplan.view.cells import Standing, Table


class Figure(NamedTuple):
    """A number to see first: what is counted, in the reader's language, and the timeliness it is about."""

    name: str
    number: int
    about: Timeliness


class Figures(NamedTuple):
    """Numbers side by side."""

    rows: Sequence[Figure]


class Share(NamedTuple):
    """A percentage with the sentence that says what of what; None where there is nothing to have a share of."""

    percent: int | None
    name: str
    sentence: str


class Bars(NamedTuple):
    """A table of two columns, the second of which is numbers to be compared."""

    table: Table


class Contents(NamedTuple):
    """Every action under the title of its section, for pages with links."""

    sections: Sequence[tuple[str, Sequence[Track]]]


class Track(NamedTuple):
    """One action on a time axis: its due date in force, the last day first agreed, the day it was completed."""

    id: str
    title: str
    standing: Standing
    due: Due
    original: date | None = None
    completed: date | None = None


class Timeline(NamedTuple):
    """Actions on one time axis, which runs from `first` to `last` and has `as_of` on it.

    `left_out` is how many more there are than are drawn.
    """

    tracks: Sequence[Track]
    first: date
    last: date
    as_of: date
    left_out: int = 0
