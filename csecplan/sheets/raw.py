"""What a file of sheets holds, as texts, and the bounds within which it is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MIB = 1024 * 1024
LARGEST = 64 * MIB
"""Bytes that a file may unpack to, and characters that its cells may hold."""
MOST_ROWS = 100_000
MOST_COLUMNS = 200
MOST_CELLS = 1_000_000
"""Cells with something in them."""
MOST_ELEMENTS = 5 * MOST_CELLS
"""XML elements, empty cells included."""

_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]0?0:00(:00)?(\.0+)?")


class BeyondBounds(Exception):
    """More than is read; `read` says so with the file's name."""


class Merged(NamedTuple):
    """A range of merged cells, both ends included: its name, columns from 0, rows from 1."""

    name: str
    left: int
    top: int
    right: int
    bottom: int


class Sheet(NamedTuple):
    """One sheet: its name as cells are named by (« Mesures » in `Mesures!F7`), and its rows that have a text.

    Rows are numbered from 1, columns from 0; `comments` have their cell, ""
    for a text box.
    """

    name: str
    rows: Sequence[tuple[int, Sequence[str]]]
    merged: Sequence[Merged] = ()
    comments: Sequence[tuple[str, str]] = ()


class File(NamedTuple):
    """All sheets of a file; `mark` is what csecplan wrote in it about itself."""

    sheets: Sequence[Sheet]
    mark: str = ""


class Fitting(NamedTuple):
    """How many texts of a sheet are known: the plan's own, and headings; `lettered` are those beyond ASCII."""

    known: int
    lettered: int


Fit: TypeAlias = "Callable[[Sheet], Fitting]"


class Bounds:
    """Counts what is read. Raises BeyondBounds."""

    def __init__(self) -> None:
        self.bytes = self.characters = LARGEST
        self.cells = MOST_CELLS
        self.elements = MOST_ELEMENTS

    def unpacked(self, size: int, elements: int) -> None:
        """*size* bytes more, with *elements* in them."""
        self.bytes -= size
        self.elements -= elements
        if self.bytes < 0 or self.elements < 0:
            raise BeyondBounds

    def cell(self, row: int, column: int, text: str) -> None:
        """One cell more that has a text."""
        self.cells -= 1
        self.characters -= len(text)
        if row > MOST_ROWS or column >= MOST_COLUMNS or self.cells < 0 or self.characters < 0:
            raise BeyondBounds


def clean(text: str) -> str:
    """*text* with plain newlines and no blanks around; a day that a spreadsheet gave an hour, without it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    midnight = _MIDNIGHT.fullmatch(text)
    return midnight[1] if midnight else text
