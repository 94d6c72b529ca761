"""What is due when, on one time axis."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from csecplan.view.audience import how_many, plan_title
from csecplan.view.cells import quoted
from csecplan.view.columns import standing
from csecplan.view.listing import listing
from csecplan.view.page import Page
from csecplan.view.pictures import Timeline, Track

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csecplan.query import Entry
    from csecplan.view.audience import Audience
    from csecplan.view.page import Block

MARGIN = 0.04
"""How much of the axis is left free before the first date and after the last."""


def timeline(entries: Sequence[Entry], audience: Audience) -> Page:
    """*entries* drawn on a time axis; programs get what they get of a list."""
    table = listing(entries, audience, ())
    return Page(
        blocks=lambda: [*drawn(entries, audience)] if entries else [],
        data=table.data,
        records=table.records,
        footer=how_many(entries, audience),
        title=plan_title(entries, audience),
    )


def drawn(entries: Sequence[Entry], audience: Audience, most: int | None = None) -> list[Block]:
    """The picture, of the *most* earliest due if there are more, and what its shapes mean."""
    chosen = entries if most is None or len(entries) <= most else _earliest(entries, most)
    tracks = [track(entry, audience) for entry in chosen]
    days = [*_days(tracks), audience.as_of]
    days += [entry.plan.date for entry in chosen if entry.plan.date]
    first, last = _with_margin(min(days), max(days))
    return [Timeline(tracks, first, last, audience.as_of, len(entries) - len(chosen))]


def track(entry: Entry, audience: Audience) -> Track:
    """*entry* as a line of the picture."""
    action, original = entry.action, entry.action.original_due
    title = entry.title
    return Track(
        entry.plan.qualified(action.id or "?"),
        quoted(title, entry.plan.language, audience.wording),
        standing(entry, audience.as_of),
        action.current_due,
        original.latest if original else None,
        action.completed,
    )


def _earliest(entries: Sequence[Entry], most: int) -> list[Entry]:
    """The *most* of *entries* that matter soonest: open ones, by deadline, in plan order."""

    def soonest(entry: Entry) -> tuple[bool, date]:
        status = entry.action.status
        return status is None or not status.is_open, entry.action.current_due.latest or date.max

    chosen = {id(entry) for entry in sorted(entries, key=soonest)[:most]}
    return [entry for entry in entries if id(entry) in chosen]


def _days(tracks: Sequence[Track]) -> Iterator[date]:
    """Every day that *tracks* put on the axis."""
    for each in tracks:
        days = each.due.earliest, each.due.latest, each.original, each.completed
        yield from (day for day in days if day)


def _with_margin(first: date, last: date) -> tuple[date, date]:
    """*first* and *last* with some room beyond them, as far as the calendar goes."""
    room = timedelta(days=max(15, int((last - first).days * MARGIN)))
    return max(first, date.min + room) - room, min(last, date.max - 2 * room) + room
