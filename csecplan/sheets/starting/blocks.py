"""Tables whose recommendations stand across them, or above them, and not in a column of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csecplan.sheets.starting.headings import Role
from csecplan.sheets.starting.labels import id_in
from csecplan.sheets.starting.table import Row, paragraphs, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csecplan.sheets.starting.headings import Head
    from csecplan.sheets.starting.table import Table

_RESPONSE = re.compile(
    r"(?:management(?:['’]s)?|agency|departmental|branch)?\s*(?:response|action plan)\b|"
    r"(?:réponse|plan d['’]action)(?:\s+(?:de|du|des)\b[^:.]{1,40})?",
    re.IGNORECASE,
)
_LONGEST_TITLE = 150


def begins_recommendation(text: str) -> bool:
    """Whether *text* begins with « Recommandation 1 » or the like."""
    label = id_in(text)
    return label is not None and bool(label.title)


def is_response(text: str) -> bool:
    """Whether *text* begins as management's response does."""
    return _RESPONSE.match(text) is not None


def with_recommendations_below(table: Table, head: Head) -> tuple[Table, Head]:
    """*table* with the recommendation above its headings put below them, where it has no column for it."""
    if Role.RECOMMENDATION in head.roles.values():
        return table, head
    rows = list(table.rows)
    lead = next((at for at in range(head.at) if begins_recommendation(_text(rows[at]))), head.at)
    above, titles = _parted(table.above)
    heads = rows[head.at : head.last + 1]
    number = rows[lead].number
    moved = [*rows[:lead], *heads, *_rows_of(titles, number), *rows[lead : head.at], *rows[head.last + 1 :]]
    return table._replace(rows=moved, above=above), head._replace(at=lead, last=lead + head.last - head.at)


def rows_below(table: Table, head: Head, number: int) -> tuple[list[Row], Sequence[str]]:
    """The rows of *table*, which goes on from another one, numbered from *number* on; and what no row says above it.

    A short line above it is a title across it; so is a recommendation that
    has no column.
    """
    above = table.above
    titles: list[str] = []
    if Role.RECOMMENDATION not in head.roles.values():
        above, titles = _parted(above)
    if not titles and above and len(above[-1]) <= _LONGEST_TITLE:
        above, titles = above[:-1], [above[-1]]
    rows = [row._replace(number=number + at) for at, row in enumerate(table.rows)]
    return [*_rows_of(titles, number), *rows], above


def _parted(above: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    """What stands before the first recommendation in *above*, and the rest."""
    first = next((at for at, text in enumerate(above) if begins_recommendation(text)), len(above))
    return above[:first], list(above[first:])


def _rows_of(texts: Sequence[str], number: int) -> list[Row]:
    return [Row(number, (paragraphs(text),), spans=True) for text in texts]


def _text(row: Row) -> str:
    return " ".join(text_of(cell) for cell in row.cells if cell)
