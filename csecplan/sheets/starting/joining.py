"""Rows made whole: headings that are printed again, rows that a page cut in two, titles that span the table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from csecplan.folding import fold
from csecplan.sheets.starting.blocks import begins_recommendation, is_response
from csecplan.sheets.starting.headings import Role
from csecplan.sheets.starting.labels import id_in
from csecplan.sheets.starting.table import EMPTY, Paragraph, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csecplan.sheets.starting.headings import Head
    from csecplan.sheets.starting.table import Cell, Row

_ENDS = re.compile(r"[.!?:;…»\"”)\]]\s*$")
_LONGEST_TITLE = 120


class Line(NamedTuple):
    """A row made whole: the numbers of its rows, its cells, the columns that began above, remarks on it."""

    numbers: tuple[int, ...]
    cells: tuple[Cell, ...]
    continued: frozenset[int]
    remarks: tuple[str, ...]

    def cell(self, column: int) -> Cell:
        """The cell in *column*; an empty one where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else EMPTY


class SectionLine(NamedTuple):
    """A title that stands across the table."""

    numbers: tuple[int, ...]
    text: str
    remarks: tuple[str, ...]


class HeadLine(NamedTuple):
    """Rows of headings that were printed again."""

    numbers: tuple[int, ...]


Whole: TypeAlias = "Line | SectionLine | HeadLine"


def whole_lines(rows: Sequence[Row], head: Head) -> list[Whole]:
    """*rows*, those below the headings, each made whole."""
    found: list[Whole] = []
    after_head = False
    for at, row in enumerate(rows):
        if not any(row.cells):
            if row.remarks and found:
                found.append(Line((row.number,), (), frozenset(), row.remarks))
            continue
        if _is_head(row, head):
            found.append(HeadLine((row.number,)))
            if row.remarks:
                found.append(Line((row.number,), (), frozenset(), row.remarks))
            after_head = True
            continue
        last = next((index for index in reversed(range(len(found))) if not isinstance(found[index], HeadLine)), None)
        above = found[last] if last is not None else None
        if last is not None and isinstance(above, Line) and _carries_on(above, row, after_head=after_head):
            found[last] = _joined(above, row)
        elif title := _section(row, rows[at + 1] if at + 1 < len(rows) else None, head):
            found.append(SectionLine((row.number,), title, row.remarks))
        else:
            found.append(Line((row.number,), row.cells, row.continued, row.remarks))
        after_head = False
    return found


def _is_head(row: Row, head: Head) -> bool:
    said = {column: text for column, cell in enumerate(row.cells) if (text := text_of(cell))}
    return len(said) > 1 and all(fold(text) == fold(head.texts.get(column, "")) for column, text in said.items())


# -- rows that a page cut in two ------------------------------------------------------------------


def _carries_on(above: Line, row: Row, *, after_head: bool) -> bool:
    """Whether a sentence that *above* leaves unfinished goes on in *row*.

    Below headings that are printed again one does; elsewhere all of the row has to.
    """
    if id_in(text_of(row.cell(0))):
        return False
    found = (_is_unfinished(above.cell(column), cell) for column, cell in enumerate(row.cells) if cell)
    return any(found) if after_head else all(found)


def _is_unfinished(above: Cell, below: Cell) -> bool:
    return bool(above) and not _ENDS.search(above[-1].text) and below[0].text[:1].islower()


def _joined(above: Line, row: Row) -> Line:
    width = max(len(above.cells), len(row.cells))
    cells = tuple(_joined_cell(above.cell(column), row.cell(column)) for column in range(width))
    return Line((*above.numbers, row.number), cells, above.continued, (*above.remarks, *row.remarks))


def _joined_cell(above: Cell, below: Cell) -> Cell:
    if not (above and below and _is_unfinished(above, below)):
        return (*above, *below)
    first, last = above[-1], below[0]
    return (*above[:-1], Paragraph(f"{first.text} {last.text}", first.bold, first.listed), *below[1:])


# -- titles ---------------------------------------------------------------------------------------


def _section(row: Row, following: Row | None, head: Head) -> str:
    """The title that *row* is; "" where it is a row like others.

    Without merged cells to tell, it is one cell alone in the first column:
    in capitals, or with the number that the next row's begins with.
    """
    said = [column for column, cell in enumerate(row.cells) if cell]
    if len(said) != 1 or said[0] in row.continued:
        return ""
    text = " ".join(text_of(row.cells[said[0]]).split("\n"))
    if row.spans:
        return text
    is_first = said[0] == 0 or head.roles.get(said[0]) in {Role.ID, Role.RECOMMENDATION, Role.SECTION}
    if Role.RECOMMENDATION not in head.roles.values() and (begins_recommendation(text) or is_response(text)):
        return text
    if not is_first or len(text) > _LONGEST_TITLE or len(row.cells[said[0]]) > 1:
        return ""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) > 3 and all(letter.isupper() for letter in letters):
        return text
    number, next_one = id_in(text), id_in(text_of(following.cell(said[0]))) if following else None
    is_numbered = number and next_one and next_one.id != number.id and next_one.id.startswith(number.id)
    return text if is_numbered and following and sum(map(bool, following.cells)) > 1 else ""
