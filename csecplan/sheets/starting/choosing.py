"""Which table of a file is the plan's: the first one with headings that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan.folding import fold
from csecplan.sheets.errors import TooLarge
from csecplan.sheets.raw import LARGEST, MIB, MOST_CELLS, MOST_COLUMNS
from csecplan.sheets.starting import files
from csecplan.sheets.starting.blocks import rows_below, with_recommendations_below
from csecplan.sheets.starting.errors import NoKnownHeadings
from csecplan.sheets.starting.headings import SAMPLES, head_of
from csecplan.sheets.starting.table import MOST_ROWS, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csecplan.sheets.starting.headings import Head
    from csecplan.sheets.starting.table import Table

_SHOWN = 60


class Chosen(NamedTuple):
    """The table that has headings, with these, the names of the others, and of those that are one."""

    table: Table
    head: Head
    others: tuple[str, ...]
    used: tuple[str, ...] = ()


def choose(tables: Sequence[Table], file: str) -> Chosen:
    """The first table with headings, and those after it that have the same ones, as one. Raises NoKnownHeadings."""
    heads = [head_of(_texts(table)) for table in tables]
    at = next((number for number, head in enumerate(heads) if head), None)
    if at is None:
        firsts = tuple(" | ".join(_first_row(table)) for table in tables[:3])
        raise NoKnownHeadings(name=file, rows=firsts, headings=SAMPLES)
    head = heads[at]
    assert head is not None
    first, placed = with_recommendations_below(tables[at], head)
    rows, used, around = list(first.rows), {at}, list(first.below)
    for number in range(at + 1, len(tables)):
        if _same_headings(head, heads[number]):
            used.add(number)
            more, above = rows_below(tables[number], head, rows[-1].number + 1)
            rows += more
            around += [*above, *tables[number].below]
    if len(rows) > MOST_ROWS:
        raise TooLarge(name=file, size=LARGEST // MIB, rows=MOST_ROWS, columns=MOST_COLUMNS, cells=MOST_CELLS)
    names = list(enumerate(files.named(list(tables))))
    others = tuple(name for number, name in names if number not in used)
    return Chosen(
        first._replace(rows=rows, below=tuple(around)),
        placed,
        others,
        tuple(name for number, name in names if number in used),
    )


def _same_headings(one: Head, other: Head | None) -> bool:
    return other is not None and [fold(text) for text in one.texts.values()] == [
        fold(text) for text in other.texts.values()
    ]


def _texts(table: Table) -> list[list[str]]:
    return [[text_of(cell) for cell in row.cells] for row in table.rows]


def _first_row(table: Table) -> list[str]:
    said = (["".join(text_of(cell).split("\n")[:1]) for cell in row.cells if cell] for row in table.rows)
    return [text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…" for text in next(said, [])][:8]
