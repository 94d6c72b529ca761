"""The answer to `diff`: what became of the actions between two days, and every change by recommendation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_, known
from csecplan.changes import Change, Item, Subject, What
from csecplan.model import Due
from csecplan.query.outcomes import changed, passage
from csecplan.view.change import days_moved, with_kind
from csecplan.view.change_record import COLUMNS as CHANGE
from csecplan.view.change_record import change_cells, change_record
from csecplan.view.columns import COLUMNS
from csecplan.view.listing import with_later
from csecplan.view.page import Column, Heading, Page, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from csecplan.i18n.wording import Wording
    from csecplan.model import Plan
    from csecplan.query.outcomes import Passage, Passed
    from csecplan.view.listing import Reader
    from csecplan.view.page import Block, Cell

_OVERDUE = ("id", "title", "owners", "due", "days")
_CLOSED = ("id", "title", "owners", "status", "completed")
_MOVED = (
    *(COLUMNS[key][0] for key in ("id", "title")),
    Column("from", N_("Due before")),
    Column("to", N_("Due now")),
    Column("moved", N_("Moved by")),
    Column("reason", N_("Reason"), grows=True),
)
_CHANGES = (Column("id", N_("Id")), Column("change", N_("Change"), grows=True))
_SIDES = tuple(Column(key, key) for key in ("from", "from_day", "to", "to_day"))


class Side(NamedTuple):
    """One of the two plans compared, as its file has it: the day it is judged on, and its commit, if it has one."""

    plan: Plan
    day: date
    commit: str = ""


def difference(old: Side, new: Side, reader: Reader) -> Page:
    """What changed from *old* to *new*."""
    passed = passage(old.plan, old.day, new.plan, new.day)
    changes = changed(old.plan, new.plan, new.day)
    told = [*_outcomes(passed), *changes]
    later = sum(action.later for _, action in known.on(new.plan, new.day).actions())

    def blocks() -> list[Block]:
        return [
            Heading(_from_to(old, new, reader.wording), 1),
            *_passage(passed, reader.wording, new.day),
            *_by_recommendation(changes, (new.plan, old.plan), reader.wording),
        ]

    return Page(
        blocks=blocks,
        data=lambda: Table.of((*_SIDES, *CHANGE), [[*_sides(old, new), *change_cells(each)] for each in told]),
        records=lambda: _records(old, new, told, reader),
        footer=with_later(_how_many(changes, passed, reader.wording), later, new.day, reader.wording),
    )


def _from_to(old: Side, new: Side, wording: Wording) -> str:
    return wording.say(N_("From {old} to {new}"), old=_named(old, wording), new=_named(new, wording))


def _named(side: Side, wording: Wording) -> str:
    which = side.commit[:7] or wording.say(N_("working file"))
    return f"{wording.date(side.day)} ({which})"


def _passage(passed: Passage, wording: Wording, day: date) -> Iterator[Block]:
    """The three tables that a meeting begins with; one that would be empty is left out."""
    for title, keys, found in (
        (N_("Became overdue"), _OVERDUE, passed.overdue),
        (N_("Closed between the two"), _CLOSED, passed.closed),
    ):
        if found:
            yield Heading(wording.say(title))
            yield Table.of([COLUMNS[key][0] for key in keys], [_row(each, keys, day) for each in found], actions=True)
    if passed.moved:
        yield Heading(wording.say(N_("Due date moved")))
        yield Table.of(_MOVED, [_moved_row(each, wording, day) for each in passed.moved], actions=True)


def _row(passed: Passed, keys: Sequence[str], day: date) -> list[Cell]:
    return [COLUMNS[key][1](passed.entry, day) for key in keys]


def _moved_row(passed: Passed, wording: Wording, day: date) -> list[Cell]:
    move = _move(passed)
    revisions = passed.entry.action.revisions
    reason = revisions[-1].reason if revisions else None
    return [
        *_row(passed, ("id", "title"), day),
        _due(move.before),
        _due(move.after),
        days_moved(move, wording),
        reason,
    ]


def _due(due: object) -> Cell:
    return due if isinstance(due, Due) else None


def _by_recommendation(changes: Sequence[Change], plans: Sequence[Plan], wording: Wording) -> Iterator[Block]:
    """Every change, under the recommendation it is about; first those of the plan itself."""
    titles = {item.id: item.title for plan in reversed(plans) for item in plan.recommendations}
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.subject.recommendation, []).append(change)
    for number, group in groups.items():
        title = wording.text(titles.get(number))
        yield Heading((f"{number} – {title}" if title else number) if number else wording.say(N_("The plan")))
        yield Table.of(_CHANGES, [[change.subject.id, with_kind(change, wording)] for change in group])


def _how_many(changes: Sequence[Change], passed: Passage, wording: Wording) -> str:
    said = [
        wording.count(len(changes), N_("{n} change"), N_("{n} changes")) if changes else wording.say(N_("no change")),
        wording.count(len(passed.overdue), N_("{n} became overdue"), N_("{n} became overdue")),
        wording.count(len(passed.closed), N_("{n} closed"), N_("{n} closed")),
        wording.count(len(passed.moved), N_("{n} moved"), N_("{n} moved")),
    ]
    return ", ".join(said)


# -- for programs -------------------------------------------------------------------------------


def _outcomes(passed: Passage) -> Iterator[Change]:
    """What became of actions, in the shape of changes."""
    for each in passed.overdue:
        yield Change(_subject(each), What.BECAME_OVERDUE, each.stood, each.entry.timeliness)
    for each in passed.closed:
        yield Change(_subject(each), What.CLOSED, each.stood, each.entry.timeliness)
    for each in passed.moved:
        yield _move(each)


def _move(passed: Passed) -> Change:
    before = passed.was.current_due if passed.was else None
    return Change(_subject(passed), What.MOVED, before, passed.entry.action.current_due)


def _subject(passed: Passed) -> Subject:
    return Subject(Item.ACTION, passed.entry.action.id, passed.entry.recommendation.id)


def _sides(old: Side, new: Side) -> list[Cell]:
    return [old.commit, old.day, new.commit, new.day]


def _records(old: Side, new: Side, told: Sequence[Change], reader: Reader) -> list[dict[str, object]]:
    sides = {
        "from": old.commit or None,
        "from_day": old.day.isoformat(),
        "to": new.commit or None,
        "to_day": new.day.isoformat(),
    }
    return [{**sides, **change_record(change, reader.data_language)} for change in told]
