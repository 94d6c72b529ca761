"""The answers to `list`, `overdue` and `summary`, as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.query.order import grouped
from csecplan.timeliness import Timeliness
from csecplan.view.columns import COLUMNS, FOR_PROGRAMS
from csecplan.view.page import Page, Table, quoted
from csecplan.view.record import action_record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from csecplan.query import Entry
    from csecplan.view.page import Cell
    from csecplan.wording import Wording


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
    in_data = columns if chosen else FOR_PROGRAMS

    def table(keys: Sequence[str], groups: dict[str, Sequence[Entry]]) -> Table:
        return Table(
            [COLUMNS[key][0] for key in keys],
            [(title, _rows(members, keys, reader.as_of)) for title, members in groups.items()],
        )

    return Page(
        blocks=lambda: [table(columns, _titled(entries, group_by, reader.wording))] if entries else [],
        data=lambda: table(in_data, {"": entries}),
        records=lambda: _records(entries, reader),
        footer=how_many(entries, reader),
        title=plan_title(entries, reader),
    )


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
    if by == "section" and key in entry.plan.sections:
        return f"{key}. {wording.text(entry.plan.sections[key])}"
    if by == "recommendation" and entry.recommendation.title:
        return f"{key} – {wording.text(entry.recommendation.title)}"
    return key


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
    return ", ".join(said)
