"""Rows of a table as blocks of lines, for terminals too narrow for columns: first what a row is, then its facts."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from csecplan.render.pieces import Look
from csecplan.render.wrapping import words, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csecplan.render import Target
    from csecplan.render.pieces import Line, Piece, Said
    from csecplan.view.page import Column

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
    """Each row of each group as a block."""

    columns: Sequence[Column]
    headings: Sequence[Said]
    groups: Sequence[tuple[str, Sequence[Sequence[Said]]]]
    target: Target

    def least_height(self) -> int:
        """How many lines there are however wide the terminal: each fact has one, each block one after it."""
        figures = sum(column.numeric for column in self.columns)
        missing = 1 + max(0, figures - 1)  # a title stands beside its id, figures beside each other
        return sum(max(1, sum(map(bool, (each.units for each in row))) - missing) + 1 for row in self._rows) - 1

    def height(self) -> int:
        """How many lines there are."""
        return sum(1 for _ in self.lines())

    @property
    def _rows(self) -> Iterator[Sequence[Said]]:
        return (row for _, rows in self.groups for row in rows)

    def lines(self) -> Iterator[Line]:
        """Blocks a blank line apart, the title of each group before its first."""
        is_first = True
        for title, rows in self.groups:
            for number, row in enumerate(rows):
                if not is_first:
                    yield []
                is_first = False
                if title and not number:
                    yield from ([(line, Look.GROUP)] for line in wrapped(words(title), self.target.width))
                for paragraph in self._paragraphs(row):
                    yield from self._said(paragraph)

    def _said(self, paragraph: Paragraph) -> Iterator[Line]:
        name, about = paragraph.name, paragraph.about
        for number, text in enumerate(paragraph.lines(self.target.width)):
            indent = HANGING if number else 0 if paragraph.is_head else INDENT
            line: list[Piece] = [(" " * indent, None)]
            if name and not number and text.startswith(name):
                line.append((name, Look.NAME))
                text = text.removeprefix(name)
            yield [*line, (text, about)]

    def _paragraphs(self, row: Sequence[Said]) -> Iterator[Paragraph]:
        """What *row* is, then each of its facts; numbers in a row share a line."""
        places = [place for place, cell in enumerate(row) if cell.units]
        if not places:
            yield Paragraph("", ["–" if self.target.unicode else "-"], is_head=True)
            return
        head, taken = self._head(row, places)
        yield head
        for numeric, found in groupby(places[taken:], key=lambda place: self.columns[place].numeric):
            several = list(found)
            if numeric and len(several) > 1:
                yield Paragraph("", self._figures(row, several), most=FIGURES_WIDTH)
            else:
                yield from (self._fact(row[place], place) for place in several)

    def _fact(self, cell: Said, place: int) -> Paragraph:
        """*cell* with its heading, but for how an action stands: its sign tells."""
        tells = cell.is_name and cell.is_whole and cell.about is not None
        return Paragraph("" if tells else self._name(place), cell.units, cell.about)

    def _head(self, row: Sequence[Said], told: Sequence[int]) -> tuple[Paragraph, int]:
        """The first cell, with the text that follows it if it is an id; and how many cells that are."""
        first = row[told[0]]
        if len(told) > 1 and first.is_whole and first.is_name and first.about is None:
            second = row[told[1]]
            if second.is_name and not second.is_whole:
                return Paragraph("", [f"{first.units[0]} ", *second.units], Look.HEAD, is_head=True), 2
        name = "" if first.is_name else self._name(told[0])
        return Paragraph(name, first.units, first.about or Look.HEAD, is_head=True), 1

    def _figures(self, row: Sequence[Said], places: Sequence[int]) -> list[str]:
        """« Mesures : 7 · », « Ouvertes : 6 »."""
        dot = "·" if self.target.unicode else "-"
        *rest, last = (f"{self._name(place)} {row[place].units[0]}" for place in places)
        return [*(f"{each} {dot}" for each in rest), last]

    def _name(self, place: int) -> str:
        """The heading of a column as what stands before a cell."""
        heading = " ".join(self.headings[place].units)
        return f"{heading}\u00a0:" if self.target.wording.language == "fr" else f"{heading}:"
