"""Everything in a sheet that says something the plan does not, and that nothing takes: it is named, never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.folding import fold
from csecplan.sheets.rows import READ, cell_name, is_heading
from csecplan.sheets.shown import Shown
from csecplan.view.base import Base, is_of_old

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from csecplan.model import Plan
    from csecplan.query import Entry
    from csecplan.sheets.rows import Filled, Row


class Left(NamedTuple):
    """A cell, as spreadsheets name it, what it says, and the sentence that names it."""

    cell: str
    text: str
    sentence: str = N_('{cell}: "{text}"')


EMPTIED = N_("{cell}: the cell was emptied")
COMMENT = N_('{cell}, comment: "{text}"')
BOX = N_('{cell}, text box: "{text}"')


def left_alone(sheet: Filled, plan: Plan, entries: Sequence[Entry], as_of: date) -> Iterator[Left]:
    """All that *sheet* says beside what comes back, in its order; *entries* are those of *plan* on *as_of*."""
    shown = Shown(plan, entries, as_of, sheet)
    known = {fold(entry.action.id): entry for entry in entries}
    of_rows = [
        each
        for row in sheet.rows
        if (entry := known.get(fold(row.cells["id"])))
        for each in (*_of_columns(row, entry, shown), *_of_others(row, entry, shown))
    ]
    outside = [
        Left(cell_name(sheet.taken.name, column, row), text)
        for row, column, text in sheet.outside
        if not is_heading(text)
    ]
    yield from outside
    yield from of_rows
    yield from _of_sheets(sheet, shown)


def _of_columns(row: Row, entry: Entry, shown: Shown) -> Iterator[Left]:
    """Cells of a list's own columns, but for those that are read."""
    for key, text in row.cells.items():
        if key == "update" and not text and entry.action.updates and shown.had_update(row):
            yield Left(row.place(key), "", EMPTIED)
        elif key not in READ and not shown.has(key, text, entry):
            yield Left(row.place(key), text) if text else Left(row.place(key), "", EMPTIED)


def _of_others(row: Row, entry: Entry, shown: Shown) -> Iterator[Left]:
    """Cells of columns that no list has, unless the plan says the same of the action."""
    for place, text in row.others.items():
        if not _is_base(text) and not shown.has_anywhere(text, entry):
            yield Left(cell_name(row.sheet, place, row.number), text)


def _is_base(text: str) -> bool:
    if is_of_old(text):
        return True
    try:
        return bool(Base.from_text(text))
    except ValueError:
        return False


def _of_sheets(sheet: Filled, shown: Shown) -> Iterator[Left]:
    """Comments and text boxes, and every cell of the other sheets that the plan does not say."""
    for each in sheet.file.sheets:
        for cell, text in each.comments:
            yield Left(f"{each.name}!{cell}", text, COMMENT) if cell else Left(each.name, text, BOX)
        if each is not sheet.taken:
            for number, cells in each.rows:
                for column, text in enumerate(cells):
                    if text and not (shown.is_known(text) or shown.is_footer(text, each.name)):
                        yield Left(cell_name(each.name, column, number), text)
