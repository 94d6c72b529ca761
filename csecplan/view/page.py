"""What an answer is made of, before it is any format: a page of blocks for people, rows and records for programs.

A renderer sorts and filters nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from csecplan.diagnostic import Excerpt, Severity
    from csecplan.view.cells import Cell, Table
    from csecplan.view.events import Event
    from csecplan.view.pictures import Bars, Contents, Figures, Share, Timeline


class Heading(NamedTuple):
    """A title; 1 is the highest level."""

    text: str
    level: int = 2


class Prose(NamedTuple):
    """A paragraph of ours or, each line one, of the plan's."""

    text: str


class Fields(NamedTuple):
    """Names and values, one a line; a value may be a cell or several."""

    rows: Sequence[tuple[str, Cell]]


class DiagnosticText(NamedTuple):
    """A diagnostic in words, with the line of the file it is about."""

    place: str
    severity: Severity
    message: str
    rule: str
    remedy: str
    excerpt: Excerpt | None


if TYPE_CHECKING:
    Simple = Heading | Prose | Fields | Table | DiagnosticText
    Block = Simple | Figures | Share | Bars | Contents | Timeline


class Page(NamedTuple):
    """One answer in its three faces, each made only when a format asks for it.

    `blocks` are for people, in the reader's language. `data` is the same as
    one table for csv and tsv. `records` are what json and jsonl hold;
    `single` says that it is one object, not a list. `footer` is the line
    that says how many, and as of which day; `title` is whose answer it is. `sheet` is what a spreadsheet
    holds instead of the blocks, where it is to be filled in, and `marks` are
    what such a workbook keeps about itself; `events` are the days of a
    calendar.
    """

    blocks: Callable[[], Sequence[Block]]
    data: Callable[[], Table]
    records: Callable[[], Iterable[Mapping[str, object]]]
    single: bool = False
    footer: str = ""
    title: str = ""
    sheet: Callable[[], Sequence[Block]] | None = None
    events: Callable[[], Iterable[Event]] | None = None
    marks: Sequence[str] = ()
