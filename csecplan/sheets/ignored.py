"""Everything in a sheet that says something the plan does not, and that nothing takes: it is named, never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.folding import fold
from csecplan.query.own_keys import own_keys
from csecplan.sheets.rows import READ, as_list, cell_name
from csecplan.sheets.shown import Shown
from csecplan.sheets.wishes import is_as_written
from csecplan.view.base import Base, is_of_old

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
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
GONE = N_('{cell}: the plan no longer has the action "{text}"')
COMMENT = N_('{cell}, comment: "{text}"')
BOX = N_('{cell}, text box: "{text}"')


def left_alone(sheet: Filled, plan: Plan, entries: Sequence[Entry], as_of: date) -> Iterator[Left]:
    """All that *sheet* says beside what comes back, in its order; *entries* are those of *plan* on *as_of*."""
    shown = Shown(plan, entries, as_of, sheet)
    known: dict[str, list[Entry]] = {}
    for entry in entries:
        known.setdefault(fold(entry.action.id or "?"), []).append(entry)
    own = tuple(own_keys([plan]))
    for each in sheet.file.sheets:
        if each is sheet.taken:
            yield from _outside(sheet.taken.name, [cell for cell in sheet.outside if not shown.is_asked(cell[2])])
            yield from _of_list(sheet.rows, known, shown)
        elif listed := as_list(sheet.file, each, own):
            yield from _outside(each.name, listed.outside)
            yield from _of_another_list(listed.rows, known, shown)
        else:
            cells = ((row, column, text) for row, texts in each.rows for column, text in enumerate(texts) if text)
            yield from _outside(each.name, [cell for cell in cells if not shown.is_about(cell[2], each.name)])
        for cell, text in each.comments:
            yield Left(f"{each.name}!{cell}", text, COMMENT) if cell else Left(each.name, text, BOX)


def _outside(name: str, cells: Sequence[tuple[int, int, str]]) -> Iterator[Left]:
    """Cells of no row of a list."""
    return (Left(cell_name(name, column, row), text) for row, column, text in cells)


def _of_list(rows: Sequence[Row], known: Mapping[str, list[Entry]], shown: Shown) -> Iterator[Left]:
    """Cells of the list that is taken, but for those that are read; a row of no action is refused elsewhere."""
    for row in rows:
        if those := known.get(fold(row.cells["id"])):
            yield from _of_row(row, those, shown, READ)
            if not row.cells.get("update", "-") and not shown.has("update", "", those[0]) and shown.had_update(row):
                yield Left(row.cell("update"), "", EMPTIED)
        elif is_as_written(row):
            yield Left(row.cell("id"), row.cells["id"], GONE)


def _of_another_list(rows: Sequence[Row], known: Mapping[str, list[Entry]], shown: Shown) -> Iterator[Left]:
    """Cells of a list that is not taken, as a copy of the sheet is: also statuses, dates and notes are only named."""
    for row in rows:
        if those := known.get(fold(row.cells["id"])):
            yield from _of_row(row, those, shown, ("id", "base"))
        else:
            yield from (Left(row.cell(key), text) for key, text in row.cells.items() if text)
            yield from (Left(cell_name(row.sheet, place, row.number), text) for place, text in row.others.items())


def _of_row(row: Row, those: Sequence[Entry], shown: Shown, read: Sequence[str]) -> Iterator[Left]:
    """Cells of *row* that say something else than the plan says of *those* with its id, of which there should be one.

    The columns *read* are not looked at.
    """
    for key, text in row.cells.items():
        if key not in read and not any(shown.has(key, text, entry) for entry in those):
            yield Left(row.cell(key), text) if text else Left(row.cell(key), "", EMPTIED)
    for place, text in row.others.items():
        if not _is_base(text) and not any(shown.has_anywhere(text, entry) for entry in those):
            yield Left(cell_name(row.sheet, place, row.number), text)


def _is_base(text: str) -> bool:
    if is_of_old(text):
        return True
    try:
        return bool(Base.from_text(text))
    except ValueError:
        return False
