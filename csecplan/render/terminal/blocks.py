"""Rows of a table as blocks of lines, for terminals too narrow for columns: first what a row is, then its facts."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from csecplan.render.terminal.pieces import Look
from csecplan.render.terminal.wrapping import words, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csecplan.render import Target
    from csecplan.render.terminal.pieces import Line, Piece, WordedCell, WordedTable

INDENT, HANGING = 2, 4
"""How far a fact stands in, and the rest of it."""
FIGURES_WIDTH = 40
"""Numbers side by side are read in short lines."""


class Paragraph(NamedTuple):
    """One or more cells on lines of their own: a name, which may be "", and what is said."""

    name: str
    units: Sequence[str]
    about: object = None
    is_head: bool = False
    most: int = 10_000

    def lines(self, room: int) -> list[str]:
        """This in lines of *room* cells, or of the `most` it has, without what they stand in."""
        units = [self.name, *self.units] if self.name else self.units
        room = min(room, self.most)
        return wrapped(units, room - HANGING, room - (0 if self.is_head else INDENT))


class Blocks(NamedTuple):
    """Each row of each group of a table as a block."""

    table: WordedTable
    target: Target

    def are_lower_than(self, height: int) -> bool:
        """Whether there are blocks, and they take fewer lines than *height*."""
        if not any(rows for _, rows in self.table.groups):
            return False
        return self._least_height() < height and sum(1 for _ in self.lines()) < height

    def _least_height(self) -> int:
        """No more lines than there are however wide the terminal: each fact has one, each block one after it."""
        figures = sum(column.numeric for column in self.table.columns)
        shared = 1 + max(0, figures - 1)  # a title stands beside its id, figures beside each other
        facts = (sum(1 for cell in row if cell.units) for row in self.table.rows)
        return sum(max(1, number - shared) + 1 for number in facts) - 1

    def lines(self) -> Iterator[Line]:
        """Blocks a blank line apart, the title of each group before its first."""
        is_first = True
        for title, rows in self.table.groups:
            for number, row in enumerate(rows):
                if not is_first:
                    yield []
                is_first = False
                if title and not number:
                    yield from ([(line, Look.GROUP)] for line in wrapped(words(title), self.target.width))
                for paragraph in self._paragraphs(row):
                    yield from self._shown(paragraph)

    def _shown(self, paragraph: Paragraph) -> Iterator[Line]:
        name, about = paragraph.name, paragraph.about
        for number, text in enumerate(paragraph.lines(self.target.width)):
            indent = HANGING if number else 0 if paragraph.is_head else INDENT
            line: list[Piece] = [(" " * indent, None)]
            if name and not number and text.startswith(name):
                line.append((name, Look.NAME))
                text = text.removeprefix(name)
            yield [*line, (text, about)]

    def _paragraphs(self, row: Sequence[WordedCell]) -> Iterator[Paragraph]:
        """What *row* is, then each of its facts; numbers in a row share a line."""
        places = [place for place, cell in enumerate(row) if cell.units]
        if not places:
            yield Paragraph("", ["–" if self.target.unicode else "-"], is_head=True)
            return
        head, taken = self._head(row, places)
        yield head
        for numeric, found in groupby(places[taken:], key=lambda place: self.table.columns[place].numeric):
            several = list(found)
            if numeric and len(several) > 1:
                yield Paragraph("", self._figures(row, several), most=FIGURES_WIDTH)
            else:
                yield from (self._fact(row[place], place) for place in several)

    def _head(self, row: Sequence[WordedCell], places: Sequence[int]) -> tuple[Paragraph, int]:
        """The first cell, with the text that follows it if it is an id; and how many cells that are."""
        first = row[places[0]]
        if len(places) > 1 and first.is_whole and first.is_name and not first.is_standing:
            second = row[places[1]]
            if second.is_name and not second.is_whole:
                return Paragraph("", [f"{first.units[0]} ", *second.units], Look.HEAD, is_head=True), 2
        name = "" if first.is_name else self._name(places[0])
        return Paragraph(name, first.units, first.about or Look.HEAD, is_head=True), 1

    def _fact(self, cell: WordedCell, place: int) -> Paragraph:
        """*cell* with its heading, but for how an action stands."""
        return Paragraph("" if cell.is_standing else self._name(place), cell.units, cell.about)

    def _figures(self, row: Sequence[WordedCell], places: Sequence[int]) -> list[str]:
        """« Mesures : 7 · », « Ouvertes : 6 »."""
        dot = "·" if self.target.unicode else "-"
        *rest, last = (f"{self._name(place)} {row[place].units[0]}" for place in places)
        return [*(f"{each} {dot}" for each in rest), last]

    def _name(self, place: int) -> str:
        """The heading of a column as what stands before a cell."""
        heading = " ".join(self.table.headings[place].units)
        return f"{heading}\u00a0:" if self.target.wording.language == "fr" else f"{heading}:"
