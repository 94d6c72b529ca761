"""The answers to `list` and `overdue`, as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.query.own_keys import keys_of
from csecplan.texts import Bilingual
from csecplan.view.audience import group_title, how_many, plan_title
from csecplan.view.cells import Table, in_keys, quoted
from csecplan.view.columns import FOR_PROGRAMS, ID_AMONG_PLANS, SHEET, marks, standing
from csecplan.view.own_keys import column
from csecplan.view.page import Heading, Page
from csecplan.view.record import action_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

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
    in_data, in_sheet = (
        (tuple(columns), tuple(dict.fromkeys((*plan, *columns, "base"))))
        if chosen
        else (_with_own((*plan, *FOR_PROGRAMS), entries), _with_own((*plan, *SHEET), entries))
    )
    return Page(
        blocks=lambda: (
            [actions_table(_titled(entries, group_by, audience.wording), columns, audience, marked=not chosen)]
            if entries
            else []
        ),
        data=lambda: Table.of([column(key)[0] for key in in_data], _rows(entries, in_data, audience)),
        records=lambda: _records(entries, audience),
        footer=how_many(entries, audience),
        title=plan_title(entries, audience),
        sheet=lambda: [
            Heading(audience.wording.say(N_("Actions"))),
            actions_table({"": entries}, in_sheet, audience),
        ],
        events=lambda: _events(entries, audience),
    )


def _with_own(keys: Sequence[str], entries: Sequence[Entry]) -> Sequence[str]:
    """*keys* of columns, and before the last those that the units of *entries*' plans keep for themselves."""
    own = keys_of(entries)
    return (*keys[:-1], *own, keys[-1]) if own else keys


def _events(entries: Sequence[Entry], audience: Audience) -> Iterable[Event]:
    from csecplan.view.events import events

    return events(entries, audience)


def actions_table(
    groups: Mapping[str, Sequence[Entry]], keys: Sequence[str], audience: Audience, *, marked: bool = False
) -> Table:
    """*groups* of actions under their titles, the plan's own words known as such.

    *marked* says marks with the timeliness.
    """
    has_plan = "plan" in keys or not audience.several
    columns = [column(key)[0] if has_plan or key != "id" else ID_AMONG_PLANS for key in keys]
    values = [_with_marks if marked and key == "timeliness" else column(key)[1] for key in keys]
    are_quoted = [column.quoted for column in columns]
    bare = [] if has_plan else [place for place, key in enumerate(keys) if key in ("id", "recommendation")]

    def row(entry: Entry) -> list[Cell]:
        cells = [value(entry, audience.as_of) for value in values]
        for place in bare:
            cells[place] = entry.plan.qualified(str(cells[place]))
        return [_quoted(cell, entry, audience) if own else cell for cell, own in zip(cells, are_quoted, strict=True)]

    return Table(columns, [(title, list(map(row, members))) for title, members in groups.items()], actions=True)


def _with_marks(entry: Entry, as_of: date) -> Cell:
    return standing(entry, as_of)._replace(marks=marks(entry))


def _quoted(cell: Cell, entry: Entry, audience: Audience) -> Cell:
    """*cell* with the language it is in, if it is a text."""
    return quoted(cell, entry.plan.language, audience.wording) if isinstance(cell, str | Bilingual) else cell


def _rows(entries: Sequence[Entry], columns: Sequence[str], audience: Audience) -> list[list[Cell]]:
    values = [column(key)[1] for key in columns]
    rows = [[value(entry, audience.as_of) for value in values] for entry in entries]
    return (
        rows
        if audience.data_language
        else [_in_its_language(row, each) for row, each in zip(rows, entries, strict=True)]
    )


def _in_its_language(row: list[Cell], entry: Entry) -> list[Cell]:
    """*row*, its texts in the language of its own plan."""
    language = entry.plan.language or "en"
    return [in_keys(cell, language) if isinstance(cell, Bilingual) or type(cell) is tuple else cell for cell in row]


def _records(entries: Sequence[Entry], audience: Audience) -> list[dict[str, object]]:
    iso = audience.as_of.isoformat()
    return [action_record(entry, iso, audience.language_of(entry.plan)) for entry in entries]


def _titled(entries: Sequence[Entry], by: str, wording: Wording) -> dict[str, Sequence[Entry]]:
    if not by:
        return {"": entries}
    from csecplan.query.order import grouped

    groups = grouped(entries, by)
    return {group_title(by, key, members[0], wording): members for key, members in groups.items()}
