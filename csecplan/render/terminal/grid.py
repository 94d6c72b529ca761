"""A table laid out for a terminal: rows under headings where there is room, else each row as a block of lines.

Of the ways that fit, the one with the fewest lines is taken; each alone
never needs more of them on a wider terminal, so neither does their best.
Nothing is ever cropped or left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan.render.escape import width
from csecplan.render.terminal.blocks import Blocks
from csecplan.render.terminal.pieces import Look, WordedCell, WordedTable, worded_table
from csecplan.render.terminal.widths import Need, allot, weight
from csecplan.render.terminal.wrapping import words, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from csecplan.render import Target
    from csecplan.render.terminal.pieces import Line, Piece
    from csecplan.view.cells import Column, Table

    Stacks = Sequence[Sequence[int]]

NARROW = 70
"""On fewer cells an action is a block of lines, not a row."""
GAP = "  "


def laid_out(table: Table, target: Target) -> Iterator[Line]:
    """*table* line by line, no wider than *target*."""
    worded = worded_table(table, target)
    blocks = Blocks(worded, target)
    grid = None if table.actions and target.width < NARROW else _shortest(worded, target.width)
    return blocks.lines() if grid is None or blocks.are_lower_than(grid.height) else _drawn(grid, target)


# -- which columns stand together, and how wide they are ------------------------------------------


class Grid(NamedTuple):
    """Rows under headings, `height` lines in all: which columns stand one above the other, and their widths."""

    table: WordedTable
    stacks: Stacks
    widths: Sequence[int]
    height: int


def _shortest(table: WordedTable, room: int) -> Grid | None:
    """The lowest grid that fits into *room*; of several, the one with most columns beside each other."""
    needs = _needs(table)
    grids: list[Grid] = []
    for stacks in _ways(table.columns):
        stacked = [_together([needs[column] for column in stack]) for stack in stacks]
        widths = allot(stacked, room - len(GAP) * (len(stacks) - 1))
        if widths is not None:
            grids.append(Grid(table, stacks, widths, _height(table, stacks, widths, room)))
    return min(grids, key=lambda grid: grid.height, default=None)


def _needs(table: WordedTable) -> list[Need]:
    columns = zip(table.headings, *table.rows, strict=True)
    return [
        Need(
            max(cell.least for cell in cells),
            max(cell.size for cell in cells),
            weight([cell.size for cell in cells]),
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


def _height(table: WordedTable, stacks: Stacks, widths: Sequence[int], room: int) -> int:
    """How many lines there are: headings, a rule, titles, rows."""
    places = list(zip(stacks, widths, strict=True))

    def tall(row: Sequence[WordedCell]) -> int:
        return max(1, *(sum([row[column].height(cells) for column in stack]) for stack, cells in places))

    titles = sum(len(_title(title, room)) for title, _ in table.groups)
    return tall(table.headings) + 1 + titles + sum(map(tall, table.rows))


def _ways(columns: Sequence[Column]) -> Iterator[Stacks]:
    """Each column in a place of its own; those that may under another one; then those that others are under, too."""
    keys = [column.key for column in columns]
    above = {place: _above(column, keys) for place, column in enumerate(columns)}
    leaves = {place: over for place, over in above.items() if place not in above.values()}
    ways: list[Stacks] = []
    for under in ({}, leaves, above):
        stacks = [_stack(place, under) for place in range(len(columns)) if under.get(place) is None]
        if stacks not in ways:
            ways.append(stacks)
            yield stacks


def _above(column: Column, keys: Sequence[str]) -> int | None:
    """The place of the column that *column* may stand under."""
    return next((keys.index(key) for key in column.under if key in keys), None)


def _stack(top: int, under: Mapping[int, int | None]) -> list[int]:
    return [top, *(each for place, over in under.items() if over == top for each in _stack(place, under))]


def _title(title: str, room: int) -> list[str]:
    return wrapped(words(title), room) if title else []


# -- rows under headings --------------------------------------------------------------------------


def _drawn(grid: Grid, target: Target) -> Iterator[Line]:
    """*grid* with each place as wide as what stands in it."""
    table = grid.table
    rows = [table.headings, *table.rows]
    filled = [
        max(width(line) for row in rows for column in stack for line in row[column].lines(cells))
        for stack, cells in zip(grid.stacks, grid.widths, strict=True)
    ]
    yield from _row(grid, filled, table.headings)
    rule = "─" if target.unicode else "-"
    yield [(rule * (sum(filled) + len(GAP) * (len(filled) - 1)), None)]
    for title, members in table.groups:
        yield from ([(line, Look.GROUP)] for line in _title(title, target.width))
        for row in members:
            yield from _row(grid, filled, row)


def _row(grid: Grid, filled: Sequence[int], row: Sequence[WordedCell]) -> Iterator[Line]:
    """*row* in as many lines as its tallest cell has."""
    cells = [
        [(line, row[column].about) for column in stack for line in row[column].lines(room)]
        for stack, room in zip(grid.stacks, grid.widths, strict=True)
    ]
    right = [grid.table.columns[stack[0]].numeric for stack in grid.stacks]
    for number in range(max(1, *map(len, cells))):
        line: list[Piece] = []
        blanks = 0
        for lines, size, side in zip(cells, filled, right, strict=True):
            text, about = lines[number] if number < len(lines) else ("", None)
            spare = size - width(text)
            if text:
                line += [(" " * (blanks + (spare if side else 0)), None), (text, about)]
                blanks = len(GAP) + (0 if side else spare)
            else:
                blanks += len(GAP) + spare
        yield line
