"""Pictures in percent of their width: a drawing stretches with the page, its words do not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.render.axis import LEGEND, position, strokes, ticks
from csecplan.view.cells import in_words

if TYPE_CHECKING:
    from csecplan.i18n.wording import Wording
    from csecplan.render.axis import Shape
    from csecplan.view.pictures import Bars, Timeline, Track

MOST_TICKS = 7


class Mark(NamedTuple):
    """A shape from `start` to `end`, both in percent of the width."""

    shape: Shape
    start: str
    end: str
    length: str


class Line(NamedTuple):
    """One action: what is drawn of it, and the same in words."""

    track: Track
    marks: list[Mark]
    words: str


class Picture(NamedTuple):
    """A time axis: where its dates and the day it is stand, and its lines."""

    ticks: list[tuple[str, str]]
    now: str
    lines: list[Line]
    legend: list[tuple[Shape, str]]


class Bar(NamedTuple):
    """One number with its share of the largest, in percent."""

    label: str
    number: str
    length: str


def timeline(block: Timeline, wording: Wording) -> Picture:
    """*block* as the template draws it."""
    lines = [Line(track, _marks(track, block), _words(track, wording)) for track in block.tracks]
    used = {mark.shape for line in lines for mark in line.marks}
    return Picture(
        [(_percent(position(tick.day, block)), tick.label) for tick in ticks(block, MOST_TICKS, wording)],
        _percent(position(block.as_of, block)),
        lines,
        [(shape, wording.say(meaning)) for shape, meaning in LEGEND.items() if shape in used],
    )


def _marks(track: Track, block: Timeline) -> list[Mark]:
    marks = []
    for stroke in strokes(track, block):
        start, end = position(stroke.first, block), position(stroke.last + timedelta(days=1), block)
        marks.append(Mark(stroke.shape, _percent(start), _percent(end), _percent(end - start)))
    return marks


def sample(shape: Shape) -> Mark:
    """*shape* as a legend shows it."""
    return Mark(shape, "5%", "80%", "75%")


def _words(track: Track, wording: Wording) -> str:
    """What the drawing of *track* says: its due date, and the one it had first."""
    facts = [wording.say(N_("Due: {due}"), due=track.due.text) if track.due.text else wording.say(N_("No due date"))]
    if track.original:
        facts.append(wording.say(N_("first due {day}"), day=track.original))
    if track.completed:
        facts.append(wording.say(N_("completed {day}"), day=track.completed))
    return ", ".join(facts)


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


def bars(block: Bars, wording: Wording) -> list[Bar]:
    """*block* as the template draws it."""
    rows = [(in_words(label, wording), number) for label, number in block.table.rows if isinstance(number, int)]
    largest = max((number for _, number in rows), default=0) or 1
    return [Bar(label, wording.number(number), _percent(number / largest)) for label, number in rows]
