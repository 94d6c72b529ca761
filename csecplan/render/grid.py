"""A table laid out for a terminal: rows under headings where there is room, else each row as a block of lines.

Of the ways that fit, the one with the fewest lines is taken; each alone
never needs more of them on a wider terminal, so neither does their best.
Nothing is ever cropped or left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan.model import Due
from csecplan.render.blocks import Blocks
from csecplan.render.escape import one_line, width
from csecplan.render.pieces import Look, Said, said
from csecplan.render.widths import Need, allot, weight
from csecplan.render.wrapping import words, wrapped
from csecplan.view.page import Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csecplan.render import Target
    from csecplan.render.pieces import Line, Piece
    from csecplan.view.page import Cell, Column, Table

    Stacks = Sequence[Sequence[int]]

NARROW = 70
"""On fewer cells an action is a block of lines, not a row."""
GAP = "  "


class Sheet(NamedTuple):
    """A table in words: what stands over each column, and rows of cells under the titles of their groups."""

    columns: Sequence[Column]
    headings: Sequence[Said]
    groups: Sequence[tuple[str, Sequence[Sequence[Said]]]]

    @property
    def rows(self) -> Iterator[Sequence[Said]]:
        return (row for _, rows in self.groups for row in rows)


class Grid(NamedTuple):
    """Rows under headings: which columns stand in which place, one above the other, and how wide each place is."""

    sheet: Sheet
    stacks: Stacks
    widths: Sequence[int]
    room: int

    def height(self) -> int:
        """How many lines this takes."""
        titles = sum(len(_title(title, self.room)) for title, _ in self.sheet.groups)
        return self._tall(self.sheet.headings) + 1 + titles + sum(map(self._tall, self.sheet.rows))

    def _tall(self, row: Sequence[Said]) -> int:
        places = zip(self.stacks, self.widths, strict=True)
        return max(1, *(sum([row[column].height(cells) for column in stack]) for stack, cells in places))


def laid_out(table: Table, target: Target) -> Iterator[Line]:
    """*table* line by line, no wider than *target*."""
    sheet = _sheet(table, target)
    blocks = Blocks(sheet.columns, sheet.headings, sheet.groups, target)
    grid = None if table.actions and target.width < NARROW else _shortest(sheet, target.width)
    if grid is not None and (grid[0] <= blocks.least_height() or grid[0] <= blocks.height()):
        return _drawn(grid[1], target)
    return blocks.lines()


def _sheet(table: Table, target: Target) -> Sheet:
    """*table* in words; what is said often is made once."""
    known: list[dict[object, Said]] = [{} for _ in table.columns]

    def cell_of(place: int, cell: Cell) -> Said:
        key = _key(cell)
        found = known[place].get(key)
        if found is None:
            found = known[place][key] = said(cell, table.columns[place], target)
        return found

    headings = [Said(words(target.wording.say(column.heading)), Look.COLUMN) for column in table.columns]
    groups = [
        (one_line(title), [[cell_of(place, cell) for place, cell in enumerate(row)] for row in rows])
        for title, rows in table.groups
    ]
    return Sheet(table.columns, headings, groups)


def _key(cell: Cell) -> object:
    """What tells *cell* from those that say something else."""
    if isinstance(cell, Names):
        return cell.keys, tuple(cell.through.items())
    return (Due, cell.text) if isinstance(cell, Due) else cell


def _title(title: str, room: int) -> list[str]:
    return wrapped(words(title), room) if title else []


# -- which columns stand together -----------------------------------------------------------------


def _shortest(sheet: Sheet, room: int) -> tuple[int, Grid] | None:
    """The lowest of the grids that fit into *room* with its height; of several, the one with most columns."""
    needs = _needs(sheet)
    best: tuple[int, Grid] | None = None
    for stacks in _ways(sheet.columns):
        asked = [_together([needs[column] for column in stack]) for stack in stacks]
        widths = allot(asked, room - len(GAP) * (len(stacks) - 1))
        if widths is not None:
            grid = Grid(sheet, stacks, widths, room)
            height = grid.height()
            best = (height, grid) if best is None or height < best[0] else best
    return best


def _needs(sheet: Sheet) -> list[Need]:
    columns = zip(sheet.headings, *sheet.rows, strict=True)
    return [
        Need(
            max(each.least for each in cells),
            max(each.size for each in cells),
            weight([each.size for each in cells]),
        )
        for cells in columns
    ]


def _together(needs: Sequence[Need]) -> Need:
    """What columns need that stand one above the other."""
    return Need(
        max(1, *(need.least for need in needs)),
        max(1, *(need.most for need in needs)),
        sum(need.weight for need in needs),
    )


def _ways(columns: Sequence[Column]) -> Iterator[Stacks]:
    """Each column in a place of its own; those that may under another one; then those that others are under, too."""
    keys = [column.key for column in columns]
    above = {place: _above(column, keys) for place, column in enumerate(columns)}
    found: list[Stacks] = []
    leaves = {place: over for place, over in above.items() if place not in above.values()}
    for under in ({}, leaves, above):
        stacks = [_stack(place, under) for place in range(len(columns)) if under.get(place) is None]
        if stacks not in found:
            found.append(stacks)
            yield stacks


def _above(column: Column, keys: Sequence[str]) -> int | None:
    """The place of the column that *column* may stand under."""
    return next((keys.index(key) for key in column.under if key in keys), None)


def _stack(top: int, under: dict[int, int | None]) -> list[int]:
    return [top, *(each for place, over in under.items() if over == top for each in _stack(place, under))]


# -- rows under headings --------------------------------------------------------------------------


def _drawn(grid: Grid, target: Target) -> Iterator[Line]:
    sheet, stacks = grid.sheet, grid.stacks
    places = [
        max(
            max((width(line) for row in rows for column in stack for line in row[column].lines(cells)), default=1)
            for rows in ([sheet.headings], sheet.rows)
        )
        for stack, cells in zip(stacks, grid.widths, strict=True)
    ]
    fitted = Grid(sheet, stacks, grid.widths, grid.room)
    yield from _row(fitted, places, sheet.headings)
    rule = "─" if target.unicode else "-"
    yield [(rule * (sum(places) + len(GAP) * (len(places) - 1)), None)]
    for title, rows in sheet.groups:
        for line in _title(title, grid.room):
            yield [(line, Look.GROUP)]
        for row in rows:
            yield from _row(fitted, places, row)


def _row(grid: Grid, places: Sequence[int], row: Sequence[Said]) -> Iterator[Line]:
    """*row* in as many lines as its tallest cell has."""
    cells = [
        [(line, row[column].about) for column in stack for line in row[column].lines(room)]
        for stack, room in zip(grid.stacks, grid.widths, strict=True)
    ]
    right = [grid.sheet.columns[stack[0]].numeric for stack in grid.stacks]
    for number in range(max(1, *map(len, cells))):
        line: list[Piece] = []
        blanks = 0
        for lines, size, side in zip(cells, places, right, strict=True):
            text, about = lines[number] if number < len(lines) else ("", None)
            left_over = size - width(text)
            if text:
                line += [(" " * (blanks + (left_over if side else 0)), None), (text, about)]
                blanks = len(GAP) + (0 if side else left_over)
            else:
                blanks += len(GAP) + left_over
        yield line
