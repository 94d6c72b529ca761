"""Where things stand on a time axis: shapes with their days, and the dates written along it.

The terminal's picture and the SVG one are drawn from the same shapes.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.model import Kind
from csecplan.timeliness import Timeliness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csecplan.i18n.wording import Wording
    from csecplan.view.pictures import Timeline, Track

MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000, 60000)


class Shape(StrEnum):
    """What is drawn: a period to act in, how late it is, no end, an end to what goes on, and three days."""

    MOVED = "moved"
    PERIOD = "period"
    LATE = "late"
    ONGOING = "ongoing"
    UNTIL = "until"
    ORIGINAL = "original"
    DONE = "done"


LEGEND = {
    Shape.PERIOD: N_("time to act, up to the due date"),
    Shape.LATE: N_("overdue"),
    Shape.ONGOING: N_("no end"),
    Shape.UNTIL: N_("ongoing until then"),
    Shape.ORIGINAL: N_("first due"),
    Shape.MOVED: N_("due date revised"),
    Shape.DONE: N_("day of completion"),
}


class Stroke(NamedTuple):
    """A shape from its first day to its last, both included."""

    shape: Shape
    first: date
    last: date


class Tick(NamedTuple):
    """A day with a date under it."""

    day: date
    label: str


def strokes(track: Track, axis: Timeline) -> Iterator[Stroke]:
    """What to draw of *track*, the undermost first; nothing where it has no date."""
    due = track.due
    latest = due.latest
    if latest and track.standing.timeliness is Timeliness.OVERDUE:
        yield Stroke(Shape.LATE, latest + timedelta(days=1), axis.as_of)
    if due.kind is Kind.ONGOING:
        yield Stroke(Shape.ONGOING, axis.first, axis.last)
    elif due.kind is Kind.ONGOING_UNTIL and latest:
        yield Stroke(Shape.UNTIL, axis.first, latest)
    elif due.kind is Kind.DATED and latest:
        yield Stroke(Shape.PERIOD, due.earliest or latest, latest)
    if latest and track.original and track.original < latest:
        yield Stroke(Shape.MOVED, track.original, due.earliest or latest)
    if track.original:
        yield Stroke(Shape.ORIGINAL, track.original, track.original)
    if track.completed:
        yield Stroke(Shape.DONE, track.completed, track.completed)


def position(day: date, axis: Timeline) -> float:
    """Where *day* begins on *axis*, from 0 to 1."""
    return (day - axis.first).days / ((axis.last - axis.first).days + 1)


def ticks(axis: Timeline, most: int, wording: Wording) -> list[Tick]:
    """At most *most* dates along *axis*, at even steps: months, quarters, halves, years or many years."""
    for step in _STEPS:
        days = list(_firsts(axis, step))
        if len(days) <= max(1, most):
            return [Tick(day, _label(day, step, wording)) for day in days]
    return []


def _firsts(axis: Timeline, step: int) -> Iterator[date]:
    """The first of every *step*-th month from `first` to `last`."""
    month = axis.first.year * 12 + axis.first.month - 1
    end = axis.last.year * 12 + axis.last.month - 1
    for number in range(-(-month // step) * step, min(end, 9999 * 12 + 11) + 1, step):
        day = date(number // 12, number % 12 + 1, 1)
        if axis.first <= day <= axis.last:
            yield day


def _label(day: date, step: int, wording: Wording) -> str:
    return f"{day.year}" if step % 12 == 0 else f"{wording.say(MONTHS[day.month - 1])} {day.year}"
