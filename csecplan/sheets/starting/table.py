"""A table as it was read, whatever it was read from: rows of cells, cells of paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_ROWS = 10_000
"""Rows of a file that a plan is made from; nobody reads a plan of more."""
_BLANKS = re.compile(r"[ \t\v\f]+")


class Paragraph(NamedTuple):
    """A paragraph of a cell; `bold` where all its letters are, `listed` where Word gives it a number or a bullet."""

    text: str
    bold: bool = False
    listed: bool = False


Cell: TypeAlias = tuple[Paragraph, ...]
EMPTY: Cell = ()


class Row(NamedTuple):
    """One row: its number for people, its cells by column.

    `spans` says that one cell reaches from its first column to its last one;
    `continued` are the columns whose cell began in a row above; `remarks`
    are comments that somebody made on its cells.
    """

    number: int
    cells: tuple[Cell, ...]
    spans: bool = False
    continued: frozenset[int] = frozenset()
    remarks: tuple[str, ...] = ()

    def cell(self, column: int) -> Cell:
        """The cell in *column*; an empty one where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else EMPTY


class Table(NamedTuple):
    """A table: its name (a sheet's, or "" ), its rows, and the paragraphs before it and after it."""

    name: str
    rows: Sequence[Row]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


def text_of(cell: Iterable[Paragraph]) -> str:
    """The text of *cell*, a newline between paragraphs."""
    return "\n".join(paragraph.text for paragraph in cell)


def paragraphs(text: str) -> Cell:
    """The lines of *text* that say something."""
    return tuple(Paragraph(line) for each in text.split("\n") if (line := tidy(each)))


def tidy(text: str) -> str:
    """*text* with one blank for several, and none around it; no-break spaces stay beside words."""
    return _BLANKS.sub(" ", text).strip(" ") if text.strip() else ""
