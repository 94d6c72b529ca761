"""The tables of the report: what is late, what moved, what goes on, what has no date, what is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.changes import Change, Item, Subject, What
from csecplan.extensions import extension
from csecplan.query.offices import add_up_to_more, by_office
from csecplan.query.order import tally
from csecplan.timeliness import AgeBand, Timeliness, age_band
from csecplan.view.audience import group_title
from csecplan.view.cells import Column, Table, quoted
from csecplan.view.change import days_moved
from csecplan.view.listing import actions_table
from csecplan.view.marks import together_in_words
from csecplan.view.page import Heading, Prose
from csecplan.view.summary import MORE_THAN_THE_PLAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csecplan.query import Entry
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell
    from csecplan.view.page import Block

_OVERDUE = ("id", "title", "owners", "original", "due", "latest", "days")
_REASON = Column("reason", N_("Reason, or last update"), grows=True, quoted=True)
_WHICH = ("id", "title", "owners")
_MOVES = (
    Column("from", N_("From")),
    Column("to", N_("To")),
    Column("moved", N_("Moved by")),
    Column("all", N_("In all")),
    Column("date", N_("Granted on")),
    Column("by", N_("Granted by"), grows=True),
    Column("reason", N_("Reason"), grows=True, quoted=True),
)
_ACTION = Subject(Item.ACTION)
_ONGOING = ("id", "title", "owners", "due", "status", "update", "updated")
_UNDATED = ("id", "title", "owners", "status", "update", "updated")
_CLOSED = ("id", "title", "owners", "status", "due", "completed", "marks")
_UNREADABLE = ("id", "title", "owners", "due", "status")


def overdue(late: Sequence[Entry], audience: Audience) -> list[Block]:
    """*late* in bands of age, the longest overdue first, with both dates and the reason; then by owner."""
    if not late:
        return []
    columns = actions_table({}, _OVERDUE, audience).columns
    bands: dict[AgeBand, list[Sequence[Cell]]] = {}
    for entry in sorted(late, key=lambda entry: -entry.days_overdue):
        bands.setdefault(age_band(entry.days_overdue), []).append(_overdue_row(entry, audience))
    groups = [(audience.wording.label(band), rows) for band, rows in bands.items()]
    return [
        Table((*columns, _REASON), groups, actions=True),
        Heading(audience.wording.say(N_("By owner")), 3),
        *_by_owner(late, audience),
    ]


def _overdue_row(entry: Entry, audience: Audience) -> list[Cell]:
    [row] = actions_table({"": [entry]}, _OVERDUE, audience).rows
    action = entry.action
    reason = action.revisions[-1].reason if action.revisions else None
    said = reason or (action.updates[-1].text if action.updates else None)
    words = quoted(said, entry.plan.language, audience.wording) if said else audience.wording.say(N_("none given"))
    return [*row, words]


def _by_owner(late: Sequence[Entry], audience: Audience) -> list[Block]:
    bands = [Column(band.value, audience.wording.label(band), numeric=True) for band in AgeBand]
    rows: list[list[Cell]] = []
    offices = by_office(late)
    for key, members in offices.items():
        counts = tally(members).bands
        rows.append([group_title("owner", key, members[0], audience.wording), *counts.values(), len(members)])
    columns = (Column("owner", N_("Owner"), grows=True), *bands, Column("all", N_("All"), numeric=True))
    more = [Prose(audience.wording.say(MORE_THAN_THE_PLAN))] if add_up_to_more(offices) else []
    return [Table.of(columns, rows), *more]


def moved(entries: Sequence[Entry], audience: Audience) -> list[Block]:
    """Every revision of *entries*: from when to when, by how many days, granted when, by whom and why."""
    rows = [row for entry in entries for row in _moves(entry, audience)]
    columns = (*actions_table({}, _WHICH, audience).columns, *_MOVES)
    return [Table.of(columns, rows, actions=True).less("all", "by")] if rows else []


def _moves(entry: Entry, audience: Audience) -> list[Sequence[Cell]]:
    [about] = actions_table({"": [entry]}, _WHICH, audience).rows
    before, revised = entry.action.due, extension(entry.action)
    rows: list[Sequence[Cell]] = []
    for revision in entry.action.revisions:
        reason = quoted(revision.reason, entry.plan.language, audience.wording)
        by = days_moved(Change(_ACTION, What.REVISION, before, revision), audience.wording)
        was = before if before else audience.wording.say(N_("not known"))
        all_in_all = together_in_words(revised, audience.wording) if len(rows) + 1 == revised.times else ""
        rows.append([*about, was, revision.due, by, all_in_all, revision.date, revision.by, reason])
        before = revision.due
    return rows


def ongoing(entries: Sequence[Entry], audience: Audience) -> list[Block]:
    """What is open and stated to have no end, with the last news of each."""
    return _table(entries, Timeliness.ONGOING, _ONGOING, audience)


def undated(entries: Sequence[Entry], audience: Audience) -> list[Block]:
    """What is open and has no due date."""
    return _table(entries, Timeliness.UNDATED, _UNDATED, audience)


def unreadable(entries: Sequence[Entry], audience: Audience) -> list[Block]:
    """What has a due date or a status that was not understood."""
    return _table(entries, Timeliness.UNREADABLE, _UNREADABLE, audience)


def closed(entries: Sequence[Entry], audience: Audience) -> list[Block]:
    """*entries*, which are closed, with what was due and when they were completed."""
    return _table(entries, Timeliness.CLOSED, _CLOSED, audience)


def _table(entries: Sequence[Entry], which: Timeliness, keys: Sequence[str], audience: Audience) -> list[Block]:
    """Those of *entries* that stand so; where the last news would be, it is said that there is none."""
    found = [entry for entry in entries if entry.timeliness is which]
    if not found:
        return []
    table = actions_table({"": found}, keys, audience)
    if "update" not in keys:
        return [table]
    news, nothing = keys.index("update"), audience.wording.say(N_("no news"))
    rows = [[*row[:news], row[news] or nothing, *row[news + 1 :]] for row in table.rows]
    return [Table.of(table.columns, rows, actions=True)]
