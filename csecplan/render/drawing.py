"""A time axis in characters, for terminals and plain text; Unicode, or plain ASCII where that is all there is."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.render.axis import LEGEND, Shape, place, strokes, ticks
from csecplan.render.escape import one_line, padded, width
from csecplan.render.signs import SIGNS
from csecplan.view.page import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csecplan.render import Target
    from csecplan.timeliness import Timeliness
    from csecplan.view.pictures import Timeline, Track

    Piece = tuple[str, Timeliness | None]

GAP = "  "
WIDEST = 140
"""Wider, a picture is hard to follow from its names to its end."""
LEAST_AXIS = 24
LEAST_TITLE = 12
TICK_WIDTH = 12

_BARS = {
    Shape.MOVED: ("┈", "."),
    Shape.PERIOD: ("━", "="),
    Shape.LATE: ("░", ":"),
    Shape.ONGOING: ("─", "-"),
    Shape.UNTIL: ("─", "-"),
    Shape.ORIGINAL: ("○", "o"),
    Shape.DONE: ("✓", "x"),
}
_ENDS = {Shape.PERIOD: ("◆", "#"), Shape.LATE: ("▲", "!"), Shape.ONGOING: ("▶", ">"), Shape.UNTIL: ("┤", "]")}
"""What the last cell of a shape shows."""
_AS_OF = ("┃", "|")


class _Room(NamedTuple):
    """How many cells each column has."""

    id: int
    title: int
    axis: int
    standing: int


def lines(timeline: Timeline, target: Target) -> Iterator[str]:
    """*timeline* as lines of text, no wider than *target* where that can be."""
    for line in picture(timeline, target):
        yield "".join(text for text, _ in line).rstrip()


def picture(timeline: Timeline, target: Target) -> Iterator[list[Piece]]:
    """*timeline* line by line, in pieces with the timeliness that each is about."""
    said = [_standing(track, target) for track in timeline.tracks]
    whole = min(target.width, WIDEST)
    room = _room(timeline, said, whole)
    yield from _head(timeline, room, target)
    for track, standing in zip(timeline.tracks, said, strict=True):
        yield [
            (padded(one_line(track.id), room.id) + GAP, None),
            (_title(track, room, target), None),
            *_axis(track, timeline, room.axis, target),
            (GAP + standing if room.standing > 1 else GAP + standing[0], track.standing.timeliness),
        ]
    if timeline.left_out:
        more = timeline.left_out
        yield [(target.wording.count(more, N_("and {n} action more"), N_("and {n} actions more")), None)]
    yield [("", None)]
    yield from _legend(timeline, target, whole)


def _standing(track: Track, target: Target) -> str:
    sign = SIGNS[track.standing.timeliness][not target.unicode]
    return f"{sign} {in_words(track.standing, target.wording)}"


def _title(track: Track, room: _Room, target: Target) -> str:
    return padded(_cut(track.title, room.title, not target.unicode), room.title) + GAP if room.title else ""


def _room(timeline: Timeline, said: list[str], whole: int) -> _Room:
    """Ids whole, then room for the axis, then how things stand, then titles."""
    ids = max((width(one_line(track.id)) for track in timeline.tracks), default=0)
    standing = max(map(width, said), default=1)
    if whole - ids - standing - 2 * len(GAP) < LEAST_AXIS:
        standing = 1
    left = whole - ids - standing - 2 * len(GAP)
    longest = max((width(one_line(track.title)) for track in timeline.tracks), default=0)
    title = min(longest, left * 2 // 5)
    if title < LEAST_TITLE or left - title - len(GAP) < LEAST_AXIS:
        return _Room(ids, 0, max(LEAST_AXIS, left), standing)
    return _Room(ids, title, left - title - len(GAP), standing)


def _cut(text: str, cells: int, plain: bool) -> str:
    """*text* on one line, its end left out where it is longer than *cells*."""
    line, end = one_line(text), "..." if plain else "…"
    if width(line) <= cells:
        return line
    while width(line) > cells - len(end):
        line = line[:-1]
    return line.rstrip() + end


# -- the axis -------------------------------------------------------------------------------------


def _head(timeline: Timeline, room: _Room, target: Target) -> Iterator[list[Piece]]:
    """The day it is, the dates, and under them where each begins."""
    plain = not target.unicode
    margin = " " * (room.id + len(GAP) + (room.title + len(GAP) if room.title else 0))
    today, dates, marks = ([blank] * room.axis for blank in (" ", " ", "-" if plain else "─"))
    for day, label in ticks(timeline, room.axis // TICK_WIDTH, target.wording):
        cell = int(place(day, timeline) * room.axis)
        marks[cell] = "+" if plain else "┬"
        _write(label, dates, min(cell, room.axis - len(label)))
    now = _now(timeline, room.axis)
    marks[now] = "|" if plain else "╈"
    said = f"{target.wording.date(timeline.as_of)} {'v' if plain else '▾'}"
    _write(said, today, max(0, now + 1 - len(said)))
    for row in (today, dates, marks):
        yield [(margin + "".join(row), None)]


def _write(label: str, row: list[str], start: int) -> None:
    """Put *label* into *row* from *start*, unless another is there or too near."""
    if not "".join(row[max(0, start - 1) : start + len(label)]).strip():
        row[start : start + len(label)] = label


def _now(timeline: Timeline, cells: int) -> int:
    return int(place(timeline.as_of, timeline) * cells)


def _axis(track: Track, timeline: Timeline, cells: int, target: Target) -> Iterator[Piece]:
    """The shapes of *track*, and the upright line of the day it is where nothing ends."""
    row = [" "] * cells
    ends: dict[int, str] = {}
    plain = not target.unicode
    for stroke in strokes(track, timeline):
        first, last = (int(place(day, timeline) * cells) for day in (stroke.first, stroke.last))
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


def _legend(timeline: Timeline, target: Target, cells: int) -> Iterator[list[Piece]]:
    """Those shapes that are drawn, each with its meaning, in lines of *cells* at most."""
    plain = not target.unicode
    used = {stroke.shape for track in timeline.tracks for stroke in strokes(track, timeline)}
    line = ""
    for shape, meaning in LEGEND.items():
        sample = _BARS[shape][plain] * 2 + _ENDS[shape][plain] if shape in _ENDS else _BARS[shape][plain]
        said = f"{sample} {target.wording.say(meaning)}" if shape in used else ""
        if line and said and width(line) + len(GAP) + width(said) > cells:
            yield [(line, None)]
            line = ""
        line = GAP.join(filter(None, (line, said)))
    yield [(line, None)]
