"""The answer to `diff`: what became of the actions between two days, and every change by recommendation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_, known
from csecplan.changes import Change, Item, Subject, What
from csecplan.extensions import extension
from csecplan.model import Due
from csecplan.query.outcomes import changed, since
from csecplan.view.audience import with_later
from csecplan.view.cells import Column, Table
from csecplan.view.change import CHANGE_COLUMNS, days_moved, with_kind
from csecplan.view.change_record import COLUMNS as CHANGE
from csecplan.view.change_record import change_cells, change_record
from csecplan.view.columns import COLUMNS
from csecplan.view.marks import together_in_words
from csecplan.view.page import Heading, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from csecplan.i18n.wording import Wording
    from csecplan.model import Plan
    from csecplan.query.outcomes import Outcome, Outcomes
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell
    from csecplan.view.page import Block

_OVERDUE = ("id", "title", "owners", "due", "days")
_CLOSED = ("id", "title", "owners", "status", "completed")
_MOVED = (
    *(COLUMNS[key][0] for key in ("id", "title")),
    Column("from", N_("Due before")),
    Column("to", N_("Due now")),
    Column("moved", N_("Moved by")),
    Column("all", N_("In all")),
    Column("by", N_("Granted by"), grows=True),
    Column("reason", N_("Reason"), grows=True),
)
_SIDES = tuple(Column(key, key) for key in ("from", "from_day", "to", "to_day"))


class Side(NamedTuple):
    """One of the two plans compared, as its file has it: the day it is judged on, and its commit, if it has one."""

    plan: Plan
    day: date
    commit: str = ""


def difference(old: Side, new: Side, audience: Audience) -> Page:
    """What changed from *old* to *new*."""
    outcomes = since(old.plan, old.day, new.plan, new.day)
    changes = changed(old.plan, new.plan, new.day)
    everything = [*_as_changes(outcomes), *changes]
    later = sum(action.later for _, action in known.on(new.plan, new.day).actions())

    def blocks() -> list[Block]:
        return [
            Heading(_from_to(old, new, audience.wording), 1),
            *_outcome_blocks(outcomes, audience.wording, new.day),
            *_by_recommendation(changes, (new.plan, old.plan), audience.wording),
        ]

    return Page(
        blocks=blocks,
        data=lambda: Table.of((*_SIDES, *CHANGE), [[*_sides(old, new), *change_cells(each)] for each in everything]),
        records=lambda: _records(old, new, everything, audience),
        footer=with_later(_how_many(changes, outcomes, audience.wording), later, new.day, audience.wording),
    )


def _from_to(old: Side, new: Side, wording: Wording) -> str:
    return wording.say(N_("From {old} to {new}"), old=_named(old, wording), new=_named(new, wording))


def _named(side: Side, wording: Wording) -> str:
    which = side.commit[:7] or wording.say(N_("working file"))
    return f"{wording.date(side.day)} ({which})"


def _outcome_blocks(outcomes: Outcomes, wording: Wording, day: date) -> Iterator[Block]:
    """The three tables that a meeting begins with; one that would be empty is left out."""
    for title, keys, group in (
        (N_("Became overdue"), _OVERDUE, outcomes.overdue),
        (N_("Closed between the two"), _CLOSED, outcomes.closed),
    ):
        if group:
            yield Heading(wording.say(title))
            yield Table.of([COLUMNS[key][0] for key in keys], [_row(each, keys, day) for each in group], actions=True)
    if outcomes.moved:
        yield Heading(wording.say(N_("Due date moved")))
        rows = [_moved_row(each, wording, day) for each in outcomes.moved]
        yield Table.of(_MOVED, rows, actions=True).less("all", "by")


def _row(outcome: Outcome, keys: Sequence[str], day: date) -> list[Cell]:
    return [COLUMNS[key][1](outcome.entry, day) for key in keys]


def _moved_row(outcome: Outcome, wording: Wording, day: date) -> list[Cell]:
    move = _move(outcome)
    revisions = outcome.entry.action.revisions
    last = revisions[-1] if revisions else None
    return [
        *_row(outcome, ("id", "title"), day),
        _due(move.before),
        _due(move.after),
        days_moved(move, wording),
        together_in_words(extension(outcome.entry.action), wording),
        last and last.by,
        last and last.reason,
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
        yield Table.of(CHANGE_COLUMNS, [[change.subject.id, with_kind(change, wording)] for change in group])


def _how_many(changes: Sequence[Change], outcomes: Outcomes, wording: Wording) -> str:
    counts = [
        wording.count(len(changes), N_("{n} change"), N_("{n} changes")) if changes else wording.say(N_("no change")),
        wording.count(len(outcomes.overdue), N_("{n} became overdue"), N_("{n} became overdue")),
        wording.count(len(outcomes.closed), N_("{n} closed"), N_("{n} closed")),
        wording.count(len(outcomes.moved), N_("{n} moved"), N_("{n} moved")),
    ]
    return ", ".join(counts)


# -- for programs -------------------------------------------------------------------------------


def _as_changes(outcomes: Outcomes) -> Iterator[Change]:
    """What became of actions, in the shape of changes."""
    for each in outcomes.overdue:
        yield Change(_subject(each), What.BECAME_OVERDUE, each.timeliness_then, each.entry.timeliness)
    for each in outcomes.closed:
        yield Change(_subject(each), What.CLOSED, each.timeliness_then, each.entry.timeliness)
    for each in outcomes.moved:
        yield _move(each)


def _move(outcome: Outcome) -> Change:
    before = outcome.was.current_due if outcome.was else None
    return Change(_subject(outcome), What.MOVED, before, outcome.entry.action.current_due)


def _subject(outcome: Outcome) -> Subject:
    return Subject(Item.ACTION, outcome.entry.action.id, outcome.entry.recommendation.id)


def _sides(old: Side, new: Side) -> list[Cell]:
    return [old.commit, old.day, new.commit, new.day]


def _records(old: Side, new: Side, changes: Sequence[Change], audience: Audience) -> list[dict[str, object]]:
    sides = {
        "from": old.commit or None,
        "from_day": old.day.isoformat(),
        "to": new.commit or None,
        "to_day": new.day.isoformat(),
    }
    return [{**sides, **change_record(change, audience.language_of(new.plan))} for change in changes]
