"""A time axis in characters, for terminals and plain text; Unicode, or plain ASCII where that is all there is."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.render.axis import LEGEND, Shape, position, strokes, ticks
from csecplan.render.escape import one_line, padded, width
from csecplan.render.signs import SIGNS
from csecplan.render.terminal.pieces import WordedCell
from csecplan.render.terminal.wrapping import words, wrapped
from csecplan.view.cells import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csecplan.render import Target
    from csecplan.render.terminal.pieces import Line, Piece
    from csecplan.view.pictures import Timeline, Track

GAP = "  "
WIDEST = 140
"""Wider, a picture is hard to follow from its names to its end."""
LEAST_AXIS = 24
ROOMY_AXIS = 36
"""An axis that shares its line with a title shows at least three dates."""
LEAST_TITLE = 12
INDENT = 2
TICK_WIDTH = 12

_BARS = {
    Shape.MOVED: ("┈", "."),
    Shape.PERIOD: ("━", "="),
    Shape.LATE: ("░", ":"),
    Shape.ONGOING: ("─", "-"),
    Shape.UNTIL: ("─", "-"),
    Shape.ORIGINAL: ("○", "o"),
    Shape.DONE: ("✓", "v"),
}
_ENDS = {Shape.PERIOD: ("◆", "#"), Shape.LATE: ("▲", "!"), Shape.ONGOING: ("▶", ">"), Shape.UNTIL: ("┤", "]")}
"""What the last cell of a shape shows."""
_DAYS = frozenset({Shape.ORIGINAL, Shape.DONE})
_AS_OF = ("┃", "|")


class _Room(NamedTuple):
    """How many of the `whole` cells each column has; without one for titles, they stand above the axis."""

    whole: int
    id: int
    title: int
    axis: int
    standing: int

    @property
    def margin(self) -> int:
        """What stands before the axis."""
        return self.id + self.title + 2 * len(GAP) if self.title else INDENT


def lines(timeline: Timeline, target: Target) -> Iterator[str]:
    """*timeline* as lines of text, no wider than *target*."""
    for line in picture(timeline, target):
        yield "".join(text for text, _ in line).rstrip()


def picture(timeline: Timeline, target: Target) -> Iterator[Line]:
    """*timeline* line by line, in pieces with the timeliness that each is about."""
    whole = min(target.width, WIDEST)
    texts = [_TrackText.of(track, target) for track in timeline.tracks]
    room = _room(texts, whole)
    yield from _head(timeline, room, target)
    drawn = _beside if room.title else _below
    for track, each in zip(timeline.tracks, texts, strict=True):
        yield from drawn(track, each, room, timeline, target)
    if timeline.left_out:
        more = target.wording.count(timeline.left_out, N_("and {n} action more"), N_("and {n} actions more"))
        yield from ([(line, None)] for line in wrapped(words(more), whole))
    yield []
    yield from ([(line, None)] for line in wrapped(_legend(timeline, target), whole))


class _TrackText(NamedTuple):
    """A track in words."""

    id: str
    title: list[str]
    standing: str

    @classmethod
    def of(cls, track: Track, target: Target) -> _TrackText:
        sign = SIGNS[track.standing.timeliness][not target.unicode]
        standing = f"{sign} {in_words(track.standing, target.wording)}"
        return cls(one_line(track.id), words(one_line(track.title)), standing)

    def head(self, whole: int) -> list[str]:
        """The id and the title on lines of their own."""
        return wrapped([f"{self.id} ", *self.title], whole - 2 * INDENT, whole)


def _room(texts: Sequence[_TrackText], whole: int) -> _Room:
    """In lines as few as may be: an action a line, else its title above the axis, else also how it stands below."""
    standing = max((width(each.standing) for each in texts), default=1)
    above = [len(each.head(whole)) + 1 for each in texts]
    row = _one_line_room(texts, standing, whole)
    if row is not None and sum(len(wrapped(each.title, row.title)) for each in texts) <= sum(above):
        return row
    axis = whole - INDENT - len(GAP) - standing
    return _Room(whole, 0, 0, axis, standing) if axis >= LEAST_AXIS else _Room(whole, 0, 0, whole - INDENT, 0)


def _one_line_room(texts: Sequence[_TrackText], standing: int, whole: int) -> _Room | None:
    """Ids and standings whole, at most two fifths of the rest for titles; None where that is too little."""
    ids = max((width(each.id) for each in texts), default=0)
    spare = whole - ids - standing - 3 * len(GAP)
    longest = max((WordedCell(each.title).size for each in texts), default=1)
    title = min(max(1, longest), spare * 2 // 5)
    least = max((WordedCell(each.title).least for each in texts), default=1)
    if spare - title < ROOMY_AXIS or title < max(least, min(longest, LEAST_TITLE)):
        return None
    return _Room(whole, ids, title, spare - title, standing)


def _beside(track: Track, text: _TrackText, room: _Room, timeline: Timeline, target: Target) -> Iterator[Line]:
    """*track* on one line with its title, of which more lines may follow."""
    first, *rest = wrapped(text.title, room.title)
    before = padded(text.id, room.id) + GAP + padded(first, room.title) + GAP
    about = track.standing.timeliness
    yield [(before, None), *_axis(track, timeline, room.axis, target), (GAP + text.standing, about)]
    for line in rest:
        before = " " * (room.id + len(GAP)) + padded(line, room.title) + GAP
        yield [(before + _bare_axis(timeline, room.axis, target), None)]


def _below(track: Track, text: _TrackText, room: _Room, timeline: Timeline, target: Target) -> Iterator[Line]:
    """*track* under its id and title; how it stands comes after the axis, or under it."""
    for number, line in enumerate(text.head(room.whole)):
        yield [(" " * 2 * INDENT + line if number else line, None)]
    about = track.standing.timeliness
    after = GAP + text.standing if room.standing else ""
    yield [(" " * INDENT, None), *_axis(track, timeline, room.axis, target), (after, about)]
    for line in [] if room.standing else wrapped([text.standing], room.whole - INDENT):
        yield [(" " * INDENT + line, about)]


def _bare_axis(timeline: Timeline, cells: int, target: Target) -> str:
    """Nothing but the upright line of the day it is."""
    return " " * _now(timeline, cells) + _AS_OF[not target.unicode]


# -- the axis -------------------------------------------------------------------------------------


def _head(timeline: Timeline, room: _Room, target: Target) -> Iterator[Line]:
    """The day it is, the dates, and under them where each begins."""
    plain = not target.unicode
    margin = " " * room.margin
    today, dates, marks = ([blank] * room.axis for blank in (" ", " ", "-" if plain else "─"))
    for day, label in ticks(timeline, room.axis // TICK_WIDTH, target.wording):
        cell = int(position(day, timeline) * room.axis)
        if _write(label, dates, min(cell, room.axis - len(label))):
            marks[cell] = "+" if plain else "┬"
    now = _now(timeline, room.axis)
    marks[now] = "|" if plain else "╈"
    today_label = f"{target.wording.date(timeline.as_of)} {'v' if plain else '▾'}"
    if len(today_label) > room.axis:
        today_label = f"{timeline.as_of.isoformat()} {'v' if plain else '▾'}"
    _write(today_label, today, max(0, now + 1 - len(today_label)))
    for row in (today, dates, marks):
        yield [(margin + "".join(row), None)]


def _write(label: str, row: list[str], start: int) -> bool:
    """Put *label* into *row* from *start*, unless another is there or too near; whether it was."""
    is_free = start >= 0 and not "".join(row[max(0, start - 1) : start + len(label) + 1]).strip()
    if is_free:
        row[start : start + len(label)] = label
    return is_free


def _now(timeline: Timeline, cells: int) -> int:
    return int(position(timeline.as_of, timeline) * cells)


def _axis(track: Track, timeline: Timeline, cells: int, target: Target) -> Iterator[Piece]:
    """The shapes of *track*, and the upright line of the day it is where nothing ends."""
    row = [" "] * cells
    ends: dict[int, str] = {}
    plain = not target.unicode
    for stroke in strokes(track, timeline):
        first, last = (int(position(day, timeline) * cells) for day in (stroke.first, stroke.last))
        row[first : last + 1] = _BARS[stroke.shape][plain] * (last + 1 - first)
        if stroke.shape in _ENDS:
            ends.setdefault(last, _ENDS[stroke.shape][plain])
    row[_now(timeline, cells)] = _AS_OF[plain]
    for cell, end in ends.items():
        row[cell] = end
    about = track.standing.timeliness
    for is_line, characters in groupby(row, key=_AS_OF[plain].__eq__):
        yield "".join(characters), None if is_line else about


# -- what the shapes mean -------------------------------------------------------------------------


def _legend(timeline: Timeline, target: Target) -> list[str]:
    """Those shapes that are drawn, each with its meaning, apart by two blanks where they share a line."""
    plain = not target.unicode
    used = {stroke.shape for track in timeline.tracks for stroke in strokes(track, timeline)}
    meanings = {shape: target.wording.say(meaning) for shape, meaning in LEGEND.items() if shape in used}
    return [f"{_sample(shape, plain)} {meaning} " for shape, meaning in meanings.items()]


def _sample(shape: Shape, plain: bool) -> str:
    """*shape* as the legend shows it: a run of it with its end, or a day."""
    bar = _BARS[shape][plain]
    return bar if shape in _DAYS else bar * 2 + _ENDS.get(shape, (bar, bar))[plain]
