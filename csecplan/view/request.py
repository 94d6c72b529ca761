"""What is sent to an office: the sheet that it fills in; and what was written for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from csecplan import N_
from csecplan.model import Status
from csecplan.timeliness import Timeliness
from csecplan.view.audience import how_many, plan_title
from csecplan.view.base import Base, mark, plan_marks
from csecplan.view.cells import Column, Table
from csecplan.view.columns import COLUMNS, SHEET
from csecplan.view.listing import actions_table
from csecplan.view.page import Heading, Page, Prose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from csecplan.i18n.wording import Wording
    from csecplan.query import Entry
    from csecplan.query.asking import OfficeRequest
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell
    from csecplan.view.page import Block

OFFERED = tuple(status for status in Status if status is not Status.VERIFIED)
"""What an office may report: that something is verified, others say."""
OFFICE = "office="
"""What the name of the office begins with, among the marks of a workbook."""
_LONGEST_OFFICE = 150
"""Spreadsheets keep 255 characters of a property."""


class Letter(NamedTuple):
    """One request as it is sent: by when to reply, if that is said, and the name of the sheet."""

    request: OfficeRequest
    reply_by: date | None
    sheet: str


# -- the sheet ------------------------------------------------------------------------------------


def sheet(letter: Letter, audience: Audience, *about: str) -> Page:
    """The sheet that an office fills in. The workbook keeps a mark of each text *about* it, with its own."""
    entries = letter.request.entries
    lines = instructions(letter.reply_by, audience.wording)

    def blocks() -> Sequence[Block]:
        return [
            Heading(audience.wording.say(N_("Actions"))),
            *map(Prose, lines),
            _table(letter.request, audience),
        ]

    return Page(
        blocks=blocks,
        data=lambda: _table(letter.request, audience),
        records=list,
        footer=how_many(entries, audience),
        title=plan_title(entries, audience),
        sheet=blocks,
        marks=(*_office(letter.request.office), *map(mark, (*lines, *about))),
    )


def _office(office: str) -> tuple[str, ...]:
    """*office* among the marks; a name that is too long for a property is in the rows alone."""
    said = OFFICE + quote(office, safe="")
    return (said,) if len(said) <= _LONGEST_OFFICE else ()


def instructions(reply_by: date | None, wording: Wording) -> list[str]:
    """What stands above the table: what to fill in and, if that is said, by when."""
    columns = {key: wording.quoted(heading(key, wording)) for key in ("status", "completed", "due", "reason", "note")}
    said = [wording.say(FILL_IN, **columns)]
    return [*said, wording.say(REPLY_BY, day=reply_by)] if reply_by else said


FILL_IN = N_("Fill in {status}, {completed}, {due} with {reason}, and {note}; leave the rest as it is.")
REPLY_BY = N_("Reply by {day}.")


def heading(key: str, wording: Wording) -> str:
    """What stands over the column *key*."""
    return wording.say(COLUMNS[key][0].heading)


def _table(request: OfficeRequest, audience: Audience) -> Table:
    """The table of a list, with what the office itself reported, and with what it was made from."""
    table = actions_table({"": request.entries}, SHEET, audience)
    columns = [each._replace(choices=OFFERED) if each.key == "status" else each for each in table.columns]
    status, base = SHEET.index("status"), SHEET.index("base")
    rows: list[Sequence[Cell]] = []
    for entry, row in zip(request.entries, table.rows, strict=True):
        cells = list(row)
        cells[status] = request.reported.get(entry.action.id) or cells[status]
        cells[base] = _base(entry, request, audience).to_text()
        rows.append(cells)
    return Table.of(columns, rows, actions=True)


def _base(entry: Entry, request: OfficeRequest, audience: Audience) -> Base:
    said = request.reported.get(entry.action.id, "")
    return Base.of(entry.action, audience.as_of)._replace(
        office=request.office, plan=plan_marks(entry.plan), said=str(said)
    )


# -- what was written -----------------------------------------------------------------------------

_WRITTEN = (
    Column("office", N_("Owner"), grows=True),
    Column("actions", N_("Actions"), numeric=True),
    Column("overdue", N_("Overdue"), numeric=True, about=Timeliness.OVERDUE),
    Column("sheet", N_("Sheet")),
)


def outcome(letters: Sequence[Letter], silent: Sequence[str], where: str, audience: Audience) -> Page:
    """What was written for whom in the folder *where*, and which offices are *silent*: they have nothing open."""
    wording = audience.wording
    rows: list[Sequence[Cell]] = [
        [each.request.office, len(each.request.entries), each.request.overdue, each.sheet] for each in letters
    ]
    ids = {entry.action.id for each in letters for entry in each.request.entries}
    said = wording.say(
        N_("{offices}, {actions}, as of {day}; the sheets and their messages (.md) are in {folder}"),
        offices=wording.count(len(letters), N_("{n} office"), N_("{n} offices")),
        actions=wording.count(len(ids), N_("{n} open action"), N_("{n} open actions")),
        day=audience.as_of,
        folder=where,
    )
    nothing = wording.say(N_("Nothing open: {offices}."), offices=tuple(silent))
    return Page(
        blocks=lambda: [Table.of(_WRITTEN, rows), *([Prose(nothing)] if silent else [])],
        data=lambda: Table.of(_WRITTEN, rows),
        records=list,
        footer=said,
    )
