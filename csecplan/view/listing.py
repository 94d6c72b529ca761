"""The answers to `list`, `overdue` and `summary`, as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.model import Bilingual
from csecplan.timeliness import Timeliness
from csecplan.view.columns import COLUMNS, FOR_PROGRAMS, SHEET
from csecplan.view.page import Heading, Page, Quoted, Table, quoted
from csecplan.view.record import action_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from csecplan.i18n.wording import Wording
    from csecplan.model import Plan
    from csecplan.query import Entry
    from csecplan.view.events import Event
    from csecplan.view.page import Cell


class Reader(NamedTuple):
    """Who reads the answer, and when: the words of people, the language of texts in data, the day."""

    wording: Wording
    data_language: str
    as_of: date


def listing(
    entries: Sequence[Entry],
    reader: Reader,
    columns: Sequence[str],
    *,
    chosen: bool = False,
    group_by: str = "",
) -> Page:
    """*entries*, one row each. Programs get every column unless *columns* were *chosen*."""
    in_data, in_sheet = (columns, tuple(dict.fromkeys((*columns, "base")))) if chosen else (FOR_PROGRAMS, SHEET)
    return Page(
        blocks=lambda: (
            [actions_table(_titled(entries, group_by, reader.wording), columns, reader)] if entries else []
        ),
        data=lambda: Table.of([COLUMNS[key][0] for key in in_data], _rows(entries, in_data, reader.as_of)),
        records=lambda: _records(entries, reader),
        footer=how_many(entries, reader),
        title=plan_title(entries, reader),
        sheet=lambda: [Heading(reader.wording.say(N_("Actions"))), actions_table({"": entries}, in_sheet, reader)],
        events=lambda: _events(entries, reader),
    )


def _events(entries: Sequence[Entry], reader: Reader) -> Iterable[Event]:
    from csecplan.view.events import events

    return events(entries, reader)


def actions_table(groups: Mapping[str, Sequence[Entry]], keys: Sequence[str], reader: Reader) -> Table:
    """*groups* of actions under their titles, the plan's own words marked as such."""
    columns = [COLUMNS[key][0] for key in keys]
    marked = [column.quoted for column in columns]

    def row(entry: Entry) -> list[Cell]:
        cells = [COLUMNS[key][1](entry, reader.as_of) for key in keys]
        return [_marked(cell, entry, reader) if mark else cell for cell, mark in zip(cells, marked, strict=True)]

    return Table(columns, [(title, list(map(row, members))) for title, members in groups.items()], actions=True)


def _marked(cell: Cell, entry: Entry, reader: Reader) -> Cell:
    """*cell* with the language it is in, if it is a text."""
    return quoted(cell, entry.plan.language, reader.wording) if isinstance(cell, str | Bilingual) else cell


def plan_title(entries: Sequence[Entry], reader: Reader) -> str:
    """The title of the plan that *entries* are of; "" without any."""
    return quoted(entries[0].plan.title, entries[0].plan.language, reader.wording) if entries else ""


def _rows(entries: Sequence[Entry], columns: Sequence[str], as_of: date) -> list[list[Cell]]:
    values = [COLUMNS[key][1] for key in columns]
    return [[value(entry, as_of) for value in values] for entry in entries]


def _records(entries: Sequence[Entry], reader: Reader) -> list[dict[str, object]]:
    iso = reader.as_of.isoformat()
    return [action_record(entry, iso, reader.data_language) for entry in entries]


def _titled(entries: Sequence[Entry], by: str, wording: Wording) -> dict[str, Sequence[Entry]]:
    if not by:
        return {"": entries}
    from csecplan.query.order import grouped

    groups = grouped(entries, by)
    return {group_title(by, key, members[0], wording): members for key, members in groups.items()}


_NONE = {
    "owner": N_("no owner"),
    "section": N_("no section"),
    "status": N_("status not read"),
    "recommendation": N_("no id"),
}


def group_title(by: str, key: str, entry: Entry, wording: Wording) -> str:
    """What stands over the group *key*; *entry* is one of its members."""
    if not key:
        return wording.say(_NONE[by])
    if by == "status" and entry.action.status is not None:
        return wording.label(entry.action.status)
    if by == "timeliness":
        return wording.label(entry.timeliness)
    if by == "section":
        return section_title(key, entry.plan, wording)
    if by == "recommendation" and entry.recommendation.title:
        title = quoted(entry.recommendation.title, entry.plan.language, wording)
        return Quoted.of(f"{key} – {title}", title.language)
    return key


def section_title(key: str, plan: Plan, wording: Wording) -> str:
    """« 1. ABORDER LE MARCHÉ DE FRONT »; the number alone where the plan gives no title."""
    title = quoted(plan.sections.get(key), plan.language, wording)
    return Quoted.of(f"{key}. {title}", title.language) if title else key


def how_many(entries: Sequence[Entry], reader: Reader) -> str:
    """« 16 mesures, dont 2 en retard, en date du 1er juillet 2004 »."""
    wording = reader.wording
    late = sum(entry.timeliness is Timeliness.OVERDUE for entry in entries)
    said = [wording.count(len(entries), N_("{n} action"), N_("{n} actions"))]
    if late:
        said.append(wording.count(late, N_("{n} overdue"), N_("{n} overdue")))
    elif entries:
        said.append(wording.say(N_("none overdue")))
    said.append(wording.say(N_("as of {day}"), day=reader.as_of))
    return with_later(", ".join(said), sum(entry.action.later for entry in entries), reader.as_of, wording)


def with_later(said: str, later: int, day: date, wording: Wording) -> str:
    """*said* with how many facts, *later* than *day*, it leaves out; as it is where there are none."""
    if not later:
        return said
    left_out = wording.count(
        later,
        N_("{n} fact dated after {day} is not counted"),
        N_("{n} facts dated after {day} are not counted"),
        day=day,
    )
    return f"{said}; {left_out}"
