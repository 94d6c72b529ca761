"""Entries in order, in groups, and counted."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from enum import StrEnum
from functools import partial
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from csecplan.folding import fold
from csecplan.model import Status
from csecplan.query.entry import WORDS
from csecplan.query.own_keys import said_by
from csecplan.timeliness import AgeBand, Mark, Timeliness, age_band, counts_as_expected, deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from csecplan.query.entry import Entry, WordOf

_NUMBER = re.compile(r"(\d+)")


def natural(identifier: str) -> tuple[tuple[int, int, str], ...]:
    """A key that puts 1d.2 before 1d.10."""
    parts = _NUMBER.split(fold(identifier))
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def _by_due(entry: Entry) -> tuple[date, date]:
    latest = deadline(entry.action) or date.max
    return latest, entry.action.current_due.earliest or latest


def _by_owner(entry: Entry) -> tuple[int, str]:
    """Owners in the plan's order, among several plans by their keys; none last."""
    if entry.plan.among:
        return not entry.action.owners, next(iter(entry.action.owners), "")
    order = {owner.key: number for number, owner in enumerate(entry.plan.owners)}
    first = entry.action.owners[0] if entry.action.owners else ""
    return order.get(first, len(order) + (not first)), first


def _by_word_of(word_of: WordOf, entry: Entry) -> float:
    return by_word(word_of(entry.recommendation, entry.action))


def by_word(word: StrEnum | None) -> float:
    """Closed words in the order in which they are declared, none last."""
    return inf if word is None else list(type(word)).index(word)


def _of_word(word_of: WordOf, entry: Entry) -> tuple[str, ...]:
    return (word_of(entry.recommendation, entry.action) or "",)


SORTS: dict[str, Callable[[Entry], Any]] = {
    "due": _by_due,
    "owner": _by_owner,
    "id": lambda entry: natural(entry.action.id),
    "overdue": lambda entry: -entry.days_overdue,
    **{key: partial(_by_word_of, word) for key, word in WORDS.items()},
}
"""What entries can be sorted by; ties keep plan order, and what has no date or owner comes last."""


def sort_by(by: str) -> Callable[[Entry], Any]:
    """What entries are sorted by: one of SORTS, or a key of a unit's own, of which none comes last."""
    return SORTS.get(by) or partial(_by_own_key, by)


def _by_own_key(key: str, entry: Entry) -> tuple[bool, tuple[tuple[int, int, str], ...]]:
    said = said_by(entry, key)
    return not said, natural("; ".join(said))


def _sections(entry: Entry) -> tuple[str, ...]:
    section = entry.recommendation.section
    return (entry.plan.qualified(section) if section else "",)


def _recommendations(entry: Entry) -> tuple[str, ...]:
    number = entry.recommendation.id
    return (entry.plan.qualified(number) if number else "",)


GROUPS: dict[str, Callable[[Entry], tuple[str, ...]]] = {
    "owner": lambda entry: entry.action.owners or ("",),
    "section": _sections,
    "recommendation": _recommendations,
    "plan": lambda entry: (entry.plan.name,),
    "timeliness": lambda entry: (entry.timeliness,),
    **{key: partial(_of_word, word) for key, word in WORDS.items()},
}
"""What entries can be grouped by; an action with two owners is in both groups, and each plan has its own sections."""

_TIMES = (*(each for each in Timeliness if each is not Timeliness.CLOSED), Timeliness.CLOSED)
"""What is late is seen first, what is closed last."""


def grouped(entries: Iterable[Entry], by: str) -> dict[str, list[Entry]]:
    """*entries* by what GROUPS[*by*] says of them, in the plan's order or that of closed words; "" (none) last.

    By a key of a unit's own, in natural order; what differs in case or accents only is one group.
    """
    if by not in GROUPS:
        return _by_values(entries, by)
    found: dict[str, list[Entry]] = {}
    first: dict[str, None] = {}
    for entry in entries:
        if by == "owner":
            first |= dict.fromkeys(owner.key for owner in entry.plan.owners)
        for key in GROUPS[by](entry):
            found.setdefault(key, []).append(entry)
            if isinstance(key, StrEnum) and not first:
                first = dict.fromkeys(_TIMES if isinstance(key, Timeliness) else type(key))
    order = {key: number for number, key in enumerate(first)}
    ranks = {key: order.get(key, len(order)) for key in found}
    return {key: found[key] for key in sorted(found, key=lambda key: (key == "", ranks[key]))}


def _by_values(entries: Iterable[Entry], key: str) -> dict[str, list[Entry]]:
    names: dict[str, str] = {}
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        said = {fold(text): text for text in said_by(entry, key)} or {"": ""}
        for folded, text in said.items():
            found.setdefault(names.setdefault(folded, text), []).append(entry)
    return {name: found[name] for name in sorted(found, key=lambda name: (name == "", natural(name)))}


class Tally(NamedTuple):
    """How many of what. `implemented` of `expected` is the % implemented."""

    total: int
    statuses: dict[Status, int]
    timeliness: dict[Timeliness, int]
    marks: dict[Mark, int]
    bands: dict[AgeBand, int]
    implemented: int
    expected: int

    @property
    def unread(self) -> int:
        """How many have a status that cannot be read, and so are in none of `statuses`."""
        return self.total - sum(self.statuses.values())

    @property
    def percent(self) -> int | None:
        """% implemented, rounded half up; None where nothing is expected."""
        return percent_of(self.implemented, self.expected)

    @property
    def verified(self) -> int:
        """How many of those implemented are verified."""
        return self.statuses[Status.VERIFIED]

    @property
    def open(self) -> int:
        """How many are open."""
        return sum(number for status, number in self.statuses.items() if status.is_open)


def percent_of(part: int, whole: int) -> int | None:
    """How many in a hundred *part* is of *whole*, rounded half up; None where *whole* is nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def tally(entries: Iterable[Entry]) -> Tally:
    """The counts of *entries*.

    % implemented = (done + verified) of (all less no-action, obsolete and
    open actions that are ongoing with no end). Source: README, "The file".
    """
    entries = list(entries)
    statuses = Counter(entry.action.status for entry in entries)
    times = Counter(entry.timeliness for entry in entries)
    marks = Counter(mark for entry in entries for mark in entry.marks)
    bands = Counter(age_band(entry.days_overdue) for entry in entries if entry.days_overdue)
    return Tally(
        total=len(entries),
        statuses={status: statuses[status] for status in Status},
        timeliness={each: times[each] for each in _TIMES},
        marks={mark: marks[mark] for mark in Mark},
        bands={band: bands[band] for band in AgeBand},
        implemented=statuses[Status.DONE] + statuses[Status.VERIFIED],
        expected=sum(counts_as_expected(entry.action) for entry in entries),
    )
