"""What lines on a terminal are made of: pieces with what each is about, and cells in units that stay whole."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from csecplan.model import Due, Status
from csecplan.period_day import PeriodDay
from csecplan.render.escape import one_line, width
from csecplan.render.signs import SIGNS, in_text
from csecplan.render.terminal.wrapping import words, wrapped
from csecplan.texts import Bilingual
from csecplan.view.cells import Names, Proportions, Quoted, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csecplan.render import Target
    from csecplan.view.cells import Cell, Column, Table

    Piece = tuple[str, object]
    Line = Sequence[Piece]

LONG_WORD = 40
"""A column is at least as wide as its longest word, up to this many cells."""


class Look(StrEnum):
    """What a piece is, where it is about nothing that has a look of its own."""

    TITLE = "title"
    HEADING = "heading"
    COLUMN = "column"
    GROUP = "group"
    NAME = "name"
    HEAD = "head"
    FOOT = "foot"
    NIL = "nil"


class WordedCell:
    """A cell in words, in the units that it may be taken apart into.

    `size` is how many cells it takes on one line, `least` what it needs so
    that nothing is broken that must be `is_whole`. An `is_name` needs no
    heading where it stands first.
    """

    __slots__ = ("_lines", "about", "is_name", "is_whole", "least", "size", "units")

    def __init__(
        self, units: Sequence[str], about: object = None, *, whole: bool = False, name: bool = False
    ) -> None:
        self.units = units
        self.about = about
        self.is_whole = whole
        self.is_name = name
        self.size = sum(map(width, units)) + max(0, len(units) - 1)
        longest = max(map(width, units), default=0)
        self.least = longest if whole else min(longest, LONG_WORD)
        self._lines: dict[int, list[str]] = {}

    @property
    def is_standing(self) -> bool:
        """Whether this is how an action stands, which its sign tells."""
        return self.is_name and self.is_whole and self.about is not None

    def lines(self, room: int) -> list[str]:
        """This in lines of *room* cells; none where nothing is said."""
        if not self.units:
            return []
        lines = self._lines.get(room)
        if lines is None:
            lines = self._lines[room] = wrapped(self.units, room)
        return lines

    def height(self, room: int) -> int:
        """How many lines of *room* cells this takes."""
        return (1 if self.units else 0) if self.size <= room else len(self.lines(room))


class WordedTable(NamedTuple):
    """A table in words: what stands over each column, and rows of cells under the titles of their groups."""

    columns: Sequence[Column]
    headings: Sequence[WordedCell]
    groups: Sequence[tuple[str, Sequence[Sequence[WordedCell]]]]

    @property
    def rows(self) -> Iterator[Sequence[WordedCell]]:
        return (row for _, rows in self.groups for row in rows)


def worded_table(table: Table, target: Target) -> WordedTable:
    """*table* in the reader's words; a cell that is there often is put into them once."""
    known: list[dict[object, WordedCell]] = [{} for _ in table.columns]

    def once(place: int, cell: Cell) -> WordedCell:
        key = _key(cell)
        worded = known[place].get(key)
        if worded is None:
            worded = known[place][key] = worded_cell(cell, table.columns[place], target)
        return worded

    headings = [WordedCell(words(one_line(target.wording.say(each.heading))), Look.COLUMN) for each in table.columns]
    groups = [
        (one_line(title), [[once(place, cell) for place, cell in enumerate(row)] for row in rows])
        for title, rows in table.groups
    ]
    return WordedTable(table.columns, headings, groups)


def _key(cell: Cell) -> object:
    """What tells *cell* from those that say something else."""
    if isinstance(cell, Names):
        return cell.keys, tuple(cell.through.items())
    return (type(cell), cell.text if isinstance(cell, Due) else cell)


def worded_cell(cell: Cell, column: Column, target: Target) -> WordedCell:
    """*cell* under *column* in the reader's words: text may be taken apart between any two, the rest is whole."""
    text = one_line(in_text(cell, target.wording, unicode=target.unicode))
    if isinstance(cell, Proportions):
        return WordedCell((text,) if text else (), whole=True)
    if isinstance(cell, Standing):
        sign = SIGNS[cell.timeliness][not target.unicode]
        return WordedCell(_listed(f"{sign} {text}"), cell.timeliness, whole=True, name=True)
    if isinstance(cell, Due | PeriodDay):
        return WordedCell(_dated(text))
    if isinstance(cell, Names):
        return _names(text)
    if isinstance(cell, StrEnum | int | date):
        return WordedCell((text,), _look(cell, column), whole=True)
    if isinstance(cell, tuple) and not column.grows:
        return WordedCell(_listed(text), whole=True)
    if isinstance(cell, str) and not (column.grows or column.quoted or isinstance(cell, Quoted)):
        return WordedCell((text,) if text else (), whole=True, name=True)
    return WordedCell(words(text), name=isinstance(cell, str | Bilingual))


def _look(cell: StrEnum | int | date, column: Column) -> object:
    """A status has its own look; a figure that of what it counts, but none if that is nothing."""
    if isinstance(cell, Status):
        return cell
    return Look.NIL if cell == 0 else column.about


def _names(text: str) -> WordedCell:
    """Names of offices, which may be long: each on a line of its own rather than on two, but its words may part."""
    names = WordedCell(_listed(text))
    names.least = WordedCell(words(text)).least
    return names


def _listed(text: str) -> list[str]:
    """The parts of a list in words, each with its comma."""
    *rest, last = text.split(", ")
    return [*(f"{part}," for part in rest), *([last] if last else [])]


_DAY = re.compile(r"\d{1,2}(er|st|nd|rd|th|e)?", re.IGNORECASE)


def _dated(text: str) -> list[str]:
    """The words of a due date, but numbers with what they count: « jusqu'au », « 31 décembre 2003 »."""
    units: list[str] = []
    last = ""
    for word in words(text):
        if units and (word[0].isdigit() or _DAY.fullmatch(last)):
            units[-1] = f"{units[-1]} {word}"
        else:
            units.append(word)
        last = word
    return units
