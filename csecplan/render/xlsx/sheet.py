"""One sheet: its tables and texts one under the other, as wide and as high as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from csecplan import N_
from csecplan.model import Due
from csecplan.period_day import PeriodDay
from csecplan.render.escape import visible, width
from csecplan.render.xlsx.cell import put, value_of
from csecplan.view.cells import Column, Table, in_words
from csecplan.view.page import DiagnosticText, Fields, Heading, Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from csecplan.render import Target
    from csecplan.view.cells import Cell
    from csecplan.view.page import Simple

    RowsOf = Callable[[Iterable[Sequence[Cell]]], Iterator[Sequence[Cell]]]

NARROWEST, WIDEST, ROOMY, WIDE = 8, 26, 30, 52
ROWS_MEASURED = 500
"""How many rows tell how wide a column should be."""
LINE_HEIGHT, HIGHEST = 14.5, 409
"""In points; a row cannot be higher."""
TEXT = "@"
"""Has a spreadsheet keep « mars 2005 », and make no day of it; also in rows that are still empty."""
HEAD, HEAD_FILL = Font(bold=True), PatternFill("solid", fgColor="E8EEF1")
HEAD_PLACE = Alignment(vertical="bottom", wrap_text=True)


def fill(sheet: Worksheet, blocks: Sequence[Simple], target: Target, rows_of: RowsOf, *, comes_back: bool) -> None:
    """Write *blocks* on *sheet*; a table that stands first gets a head that stays, and filters.

    *rows_of* hands on the rows of each table, counting them. What
    *comes_back* offers the values that can be chosen, and its table has
    such a head also below a line of instructions.
    """
    row = 1
    for block in blocks:
        if isinstance(block, Table):
            table = _ungrouped(block)
            last = _write_table(sheet, table, row, target, rows_of, comes_back=comes_back)
            if row == 1 or comes_back:
                _keep_head(sheet, row, f"A{row}:{get_column_letter(len(table.columns))}{last}")
            row = last + 2
            continue
        for cells in _lines(block, target):
            for place, cell in enumerate(cells, 1):
                put(sheet, row, place, cell)
            row += 1
        row += isinstance(block, Fields)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _keep_head(sheet: Worksheet, head: int, whole: str) -> None:
    sheet.freeze_panes = f"B{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.auto_filter.ref = whole


def _lines(block: Simple, target: Target) -> Iterator[Sequence[str | int]]:
    """A block that is no table, line by line."""
    if isinstance(block, Fields):
        for name, cell in block.rows:
            yield [name, cell if isinstance(cell, int) else in_words(cell, target.wording)]
    elif isinstance(block, DiagnosticText):
        yield [block.place, target.wording.label(block.severity), f"{block.message} [{block.rule}]", block.remedy]
    elif isinstance(block, Heading | Prose):
        yield from ([line] for line in block.text.split("\n") if line.strip())


def _ungrouped(table: Table) -> Table:
    """*table* in one group: where groups have titles, these are its last column."""
    if not any(title for title, _ in table.groups):
        return table
    column = Column("group", N_("Group"), grows=True)
    return Table.of((*table.columns, column), [[*row, title] for title, rows in table.groups for row in rows])


# -- a table --------------------------------------------------------------------------------------


def _write_table(
    sheet: Worksheet, table: Table, first: int, target: Target, rows_of: RowsOf, *, comes_back: bool
) -> int:
    """Write *table* from the row *first* on, and return its last row."""
    rows = list(table.rows)
    last = first + len(rows)
    widths = []
    for number, column in enumerate(table.columns, 1):
        head = put(sheet, first, number, target.wording.say(column.heading))
        head.font, head.fill, head.alignment = HEAD, HEAD_FILL, HEAD_PLACE
        measured = [row[number - 1] for row in rows[:ROWS_MEASURED]]
        widths.append(_set_column(sheet, number, column, measured, target))
        if column.choices and rows and comes_back:
            _offer(sheet, column, f"{head.column_letter}{first + 1}:{head.column_letter}{last}", target)
    for number, cells in enumerate(rows_of(rows), first + 1):
        values = [value_of(cell, target) for cell in cells]
        for place, (value, cell) in enumerate(zip(values, cells, strict=True), 1):
            put(sheet, number, place, value, wrap=True, as_text=isinstance(cell, Due | PeriodDay))
        sheet.row_dimensions[number].height = _height(values, widths)
    return last


def _set_column(sheet: Worksheet, number: int, column: Column, cells: Sequence[Cell], target: Target) -> float:
    """As wide as its longest line needs, up to a width that still reads; what an earlier table needs, it keeps."""
    texts = [target.wording.say(column.heading), *(in_words(cell, target.wording) for cell in cells)]
    longest = max(width(visible(line)) for text in texts for line in text.split("\n"))
    settings = sheet.column_dimensions[get_column_letter(number)]
    least, most = (ROOMY, WIDE) if column.grows else (NARROWEST, WIDEST)
    wanted = max(least, min(most, longest + 3))
    settings.width = max(wanted, settings.width if settings.customWidth else 0)
    settings.hidden = column.hidden
    if any(isinstance(cell, Due) for cell in cells):
        settings.number_format = TEXT
    return settings.width


def _height(values: Sequence[object], widths: Sequence[float]) -> float:
    """As high as the longest of *values* needs in its column."""
    lines = 1
    for value, cells in zip(values, widths, strict=True):
        if isinstance(value, str):
            lines = max(lines, sum(1 + int(len(line) // (cells - 1)) for line in value.split("\n")))
    return min(HIGHEST, lines * LINE_HEIGHT + 4)


def _offer(sheet: Worksheet, column: Column, cells: str, target: Target) -> None:
    """Have *cells* offer the values that they may have."""
    labels = ",".join(target.wording.label(choice) for choice in column.choices)
    offer = DataValidation(type="list", formula1=f'"{labels}"', allow_blank=False, showErrorMessage=True)
    sheet.add_data_validation(offer)
    offer.add(cells)
