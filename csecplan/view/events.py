"""What of a plan belongs in a calendar: the deadline of each action that is open and has one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.timeliness import deadline
from csecplan.view.cells import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from csecplan.query import Entry
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell


class Event(NamedTuple):
    """One day of a calendar, as known on the day `as_of`; `key` stays the same, whatever else moves."""

    key: str
    as_of: date
    day: date
    title: str
    text: str


def events(entries: Sequence[Entry], audience: Audience) -> Iterator[Event]:
    """One event for each of *entries* that is open and has a deadline; what has no end has no day either."""
    taken: set[str] = set()
    for entry in entries:
        day = deadline(entry.action)
        if day is not None and entry.action.is_open:
            key = _key(entry)
            key = f"{key}\n{entry.plan.name}" if key in taken else key
            taken.add(key)
            title = f"{entry.plan.qualified(entry.action.id)} {audience.wording.text(entry.title)}"
            yield Event(key, audience.as_of, day, title, _text(entry, audience))


def _key(entry: Entry) -> str:
    """What stays the same of *entry*, whatever is reworded, moved or translated: its plan's written id, and its own.

    Where a plan has no id its date stands for it; of several plans of one
    date, the later ones' names are added.
    """
    return f"{entry.plan.id or entry.plan.date}\n{entry.action.id}"


def _text(entry: Entry, audience: Audience) -> str:
    """What is to be done, by whom, by when, and how it stands."""
    action, wording = entry.action, audience.wording
    facts: list[tuple[str, Cell]] = [
        (N_("Owners"), ", ".join(action.owners)),
        (N_("Due"), action.current_due),
        (N_("Status"), action.status),
    ]
    lines = [wording.labelled(wording.say(name), in_words(cell, wording)) for name, cell in facts if cell]
    return "\n".join([wording.text(action.text), "", *lines])
