"""What offices do to a sheet: ways of altering a workbook or a table, each with the words it puts in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from openpyxl.comments import Comment

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from openpyxl import Workbook

    Grid = list[list[str]]

WORD = "Mot"
"""Begins every text that is put in, so that it can be looked for."""
STATUSES = ("En cours", "Bloqué", "terminé", "Caduc", "« Vérifié »")


def word(random: Random) -> str:
    return f"{WORD} {random.randrange(10**6)} : été à Québec"


# -- a workbook -----------------------------------------------------------------------------------


def _cell(book: Workbook, random: Random) -> Any:
    sheet = book.worksheets[0]
    return sheet.cell(random.randint(1, sheet.max_row), random.randint(1, sheet.max_column))


def _under(book: Workbook, random: Random, *headings: str) -> Any:
    """A cell under one of *headings*, or any where there is none."""
    sheet = book.worksheets[0]
    head = _head(sheet)
    columns = [cell.column for cell in sheet[head] if cell.value in headings]
    if not columns or sheet.max_row <= head:
        return _cell(book, random)
    return sheet.cell(random.randint(head + 1, sheet.max_row), random.choice(columns))


def _head(sheet: Any) -> int:
    """The row of the headings: the first, or below a line or two of instructions."""
    return next((row for row in range(1, 4) if sheet.cell(row, 2).value), 1)


def write_anywhere(book: Workbook, random: Random) -> None:
    _cell(book, random).value = word(random)


def write_a_note(book: Workbook, random: Random) -> None:
    _under(book, random, "Nouvelle note").value = word(random)


def write_over_the_update(book: Workbook, random: Random) -> None:
    _under(book, random, "Dernière mise à jour").value = word(random)


def change_a_status(book: Workbook, random: Random) -> None:
    _under(book, random, "État").value = random.choice(STATUSES)


def move_a_date(book: Workbook, random: Random) -> None:
    cell: Any = _under(book, random, "Échéance")
    cell.value = datetime(2031, random.randint(1, 12), 1)
    cell.number_format = random.choice(["mmm-yy", "yyyy-mm-dd", 'd" "mmmm" "yyyy', "[$-C0C]mmmm yyyy;@"])
    heads: dict[Any, Any] = {head.value: head.column for head in book.worksheets[0][_head(book.worksheets[0])]}
    if "Raison du report" in heads and random.random() < 0.8:
        book.worksheets[0].cell(cell.row, heads["Raison du report"]).value = word(random)


def say_why(book: Workbook, random: Random) -> None:
    _under(book, random, "Raison du report").value = word(random)


def empty_a_cell(book: Workbook, random: Random) -> None:
    _cell(book, random).value = None


def comment(book: Workbook, random: Random) -> None:
    sheet = random.choice(book.worksheets)
    sheet.cell(random.randint(1, 6), random.randint(1, 9)).comment = Comment(word(random), "Bureau")


def rename_a_heading(book: Workbook, random: Random) -> None:
    sheet = book.worksheets[0]
    sheet.cell(1, random.randint(1, sheet.max_column)).value = word(random)


def add_a_column(book: Workbook, random: Random) -> None:
    sheet = book.worksheets[0]
    column = sheet.max_column + random.randint(1, 2)
    sheet.cell(1, column).value = random.choice([None, word(random), "Nouvelle note"])
    sheet.cell(random.randint(2, sheet.max_row + 1), column).value = word(random)


def swap_columns(book: Workbook, random: Random) -> None:
    sheet = book.worksheets[0]
    one, other = (random.randint(1, sheet.max_column) for _ in range(2))
    for row in range(1, sheet.max_row + 1):
        left, right = sheet.cell(row, one), sheet.cell(row, other)
        left.value, right.value = right.value, left.value


def delete_a_column(book: Workbook, random: Random) -> None:
    book.worksheets[0].delete_cols(random.randint(2, book.worksheets[0].max_column))


def delete_the_base(book: Workbook, random: Random) -> None:
    for column in range(1, book.worksheets[0].max_column + 1):
        if str(book.worksheets[0].cell(2, column).value).count("|") == 7:
            book.worksheets[0].delete_cols(column)
            return


def sort_rows(book: Workbook, random: Random) -> None:
    """Shuffle the rows, now and then without their last column, as one does who selects what is seen."""
    sheet = book.worksheets[0]
    last = sheet.max_column - random.randint(0, 1)
    rows = [[sheet.cell(row, column).value for column in range(1, last + 1)] for row in range(2, sheet.max_row + 1)]
    random.shuffle(rows)
    for number, values in enumerate(rows, 2):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value


def delete_a_row(book: Workbook, random: Random) -> None:
    book.worksheets[0].delete_rows(random.randint(2, max(2, book.worksheets[0].max_row)))


def copy_a_row(book: Workbook, random: Random) -> None:
    sheet = book.worksheets[0]
    sheet.append([cell.value for cell in sheet[random.randint(2, sheet.max_row)]])


def add_a_row(book: Workbook, random: Random) -> None:
    sheet = book.worksheets[0]
    sheet.append([random.choice([None, word(random)]) for _ in range(sheet.max_column)])


def put_a_title_above(book: Workbook, random: Random) -> None:
    book.worksheets[0].insert_rows(1, 2)
    book.worksheets[0].cell(1, random.randint(1, 4)).value = word(random)


def add_a_sheet(book: Workbook, random: Random) -> None:
    sheet = book.create_sheet(f"Feuille {random.randrange(99)}")
    sheet.cell(random.randint(1, 30), random.randint(1, 30)).value = word(random)
    sheet.sheet_state = random.choice(["visible", "hidden", "veryHidden"])


def write_on_the_last_sheet(book: Workbook, random: Random) -> None:
    book.worksheets[-1].cell(random.randint(1, 5), random.randint(1, 2)).value = word(random)


def rename_sheets(book: Workbook, random: Random) -> None:
    for sheet in book.worksheets:
        sheet.title = f"{random.randrange(10**6)}"


def merge_cells(book: Workbook, random: Random) -> None:
    sheet = book.worksheets[0]
    row, column = random.randint(1, sheet.max_row), random.randint(1, sheet.max_column)
    sheet.merge_cells(
        start_row=row,
        end_row=row + random.randint(0, 2),
        start_column=column,
        end_column=column + random.randint(0, 1),
    )


IN_A_WORKBOOK: tuple[Callable[[Workbook, Random], None], ...] = (
    write_anywhere, write_a_note, write_over_the_update, change_a_status, move_a_date, say_why, empty_a_cell, comment,
    rename_a_heading, add_a_column, swap_columns, delete_a_column, delete_the_base, sort_rows, delete_a_row,
    copy_a_row, add_a_row, put_a_title_above, add_a_sheet, write_on_the_last_sheet, rename_sheets, merge_cells,
)  # fmt: skip


def words_in(book: Workbook) -> set[str]:
    """Every text that was put in and is still there, in cells, comments and names of sheets."""
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    texts = [cell.value for cell in cells] + [cell.comment.text for cell in cells if cell.comment]
    return {text for text in texts if isinstance(text, str) and text.startswith(WORD)}


def months_in(book: Workbook) -> set[str]:
    """The dates that were put in, as far as each is shown."""
    return {
        cell.value.strftime("%Y-%m" if "d" not in cell.number_format else "%Y-%m-%d")
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, datetime) and cell.value.year == 2031
    }


# -- a table --------------------------------------------------------------------------------------


def put_in_a_cell(grid: Grid, random: Random) -> None:
    row = random.choice(grid)
    row[random.randrange(len(row))] = word(random)


def put_in_a_note(grid: Grid, random: Random) -> None:
    for row in grid:
        row.append("")
    grid[0][-1] = random.choice(["note", "Nouvelle note", "New note"])
    random.choice(grid[1:] or grid)[-1] = word(random)


def put_in_a_column(grid: Grid, random: Random) -> None:
    for row in grid:
        row.append("")
    grid[0][-1] = random.choice(["", word(random)])
    random.choice(grid)[-1] = word(random)


def put_in_a_status(grid: Grid, random: Random) -> None:
    if "status" in grid[0] and grid[1:]:
        random.choice(grid[1:])[grid[0].index("status")] = random.choice(STATUSES)


def shuffle_rows(grid: Grid, random: Random) -> None:
    rows = grid[1:]
    random.shuffle(rows)
    grid[1:] = rows


def shuffle_a_column(grid: Grid, random: Random) -> None:
    """As one does who sorts a part of a table: now and then the one that says what the row was."""
    column = random.choice([len(grid[0]) - 1, random.randrange(len(grid[0]))])
    cells = [row[column] for row in grid[1:]]
    random.shuffle(cells)
    for row, cell in zip(grid[1:], cells, strict=True):
        row[column] = cell


def shuffle_columns(grid: Grid, random: Random) -> None:
    order = random.sample(range(len(grid[0])), len(grid[0]))
    grid[:] = [[row[place] for place in order] for row in grid]


def drop_a_column(grid: Grid, random: Random) -> None:
    column = random.randrange(len(grid[0]))
    for row in grid:
        del row[column]


def put_a_line_above(grid: Grid, random: Random) -> None:
    grid.insert(0, [word(random), *[""] * (len(grid[0]) - 1)])


def put_a_line_below(grid: Grid, random: Random) -> None:
    grid.append([*[""] * (len(grid[0]) - 1), word(random)])


IN_A_TABLE: tuple[Callable[[Grid, Random], None], ...] = (
    put_in_a_cell, put_in_a_note, put_in_a_note, put_in_a_column, put_in_a_status, shuffle_rows, shuffle_a_column,
    shuffle_columns, drop_a_column, put_a_line_above, put_a_line_below,
)  # fmt: skip


def words_in_table(grid: Grid) -> set[str]:
    return {cell for row in grid for cell in row if cell.startswith(WORD)}
