"""The answers to `list` and `overdue`, as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.model import Bilingual, in_language
from csecplan.view.audience import group_title, how_many, plan_title
from csecplan.view.cells import Table, quoted
from csecplan.view.columns import COLUMNS, FOR_PROGRAMS, ID_AMONG_PLANS, SHEET
from csecplan.view.page import Heading, Page
from csecplan.view.record import action_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from csecplan.i18n.wording import Wording
    from csecplan.query import Entry
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell
    from csecplan.view.events import Event


def listing(
    entries: Sequence[Entry],
    audience: Audience,
    columns: Sequence[str],
    *,
    chosen: bool = False,
    group_by: str = "",
) -> Page:
    """*entries*, one row each. Programs get every column unless *columns* were *chosen*."""
    plan = ("plan",) if audience.several else ()
    in_data, in_sheet = (*plan, *FOR_PROGRAMS), (*plan, *SHEET)
    if chosen:
        in_data, in_sheet = tuple(columns), tuple(dict.fromkeys((*plan, *columns, "base")))
    return Page(
        blocks=lambda: (
            [actions_table(_titled(entries, group_by, audience.wording), columns, audience)] if entries else []
        ),
        data=lambda: Table.of([COLUMNS[key][0] for key in in_data], _rows(entries, in_data, audience)),
        records=lambda: _records(entries, audience),
        footer=how_many(entries, audience),
        title=plan_title(entries, audience),
        sheet=lambda: [
            Heading(audience.wording.say(N_("Actions"))),
            actions_table({"": entries}, in_sheet, audience),
        ],
        events=lambda: _events(entries, audience),
    )


def _events(entries: Sequence[Entry], audience: Audience) -> Iterable[Event]:
    from csecplan.view.events import events

    return events(entries, audience)


def actions_table(groups: Mapping[str, Sequence[Entry]], keys: Sequence[str], audience: Audience) -> Table:
    """*groups* of actions under their titles, the plan's own words marked as such."""
    has_plan = "plan" in keys or not audience.several
    columns = [COLUMNS[key][0] if has_plan or key != "id" else ID_AMONG_PLANS for key in keys]
    marked = [column.quoted for column in columns]
    bare = [] if has_plan else [place for place, key in enumerate(keys) if key in ("id", "recommendation")]

    def row(entry: Entry) -> list[Cell]:
        cells = [COLUMNS[key][1](entry, audience.as_of) for key in keys]
        for place in bare:
            cells[place] = entry.plan.qualified(str(cells[place]))
        return [_marked(cell, entry, audience) if mark else cell for cell, mark in zip(cells, marked, strict=True)]

    return Table(columns, [(title, list(map(row, members))) for title, members in groups.items()], actions=True)


def _marked(cell: Cell, entry: Entry, audience: Audience) -> Cell:
    """*cell* with the language it is in, if it is a text."""
    return quoted(cell, entry.plan.language, audience.wording) if isinstance(cell, str | Bilingual) else cell


def _rows(entries: Sequence[Entry], columns: Sequence[str], audience: Audience) -> list[list[Cell]]:
    values = [COLUMNS[key][1] for key in columns]
    rows = [[value(entry, audience.as_of) for value in values] for entry in entries]
    return (
        rows
        if audience.data_language
        else [_in_its_language(row, each) for row, each in zip(rows, entries, strict=True)]
    )


def _in_its_language(row: list[Cell], entry: Entry) -> list[Cell]:
    """*row*, its texts in the language of its own plan."""
    language = entry.plan.language or "en"
    return [in_language(cell, language) if isinstance(cell, Bilingual) else cell for cell in row]


def _records(entries: Sequence[Entry], audience: Audience) -> list[dict[str, object]]:
    iso = audience.as_of.isoformat()
    return [action_record(entry, iso, audience.language_of(entry.plan)) for entry in entries]


def _titled(entries: Sequence[Entry], by: str, wording: Wording) -> dict[str, Sequence[Entry]]:
    if not by:
        return {"": entries}
    from csecplan.query.order import grouped

    groups = grouped(entries, by)
    return {group_title(by, key, members[0], wording): members for key, members in groups.items()}
