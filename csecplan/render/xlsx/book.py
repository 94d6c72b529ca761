"""A page in parts, each on its sheet."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty

from csecplan import N_
from csecplan.render.escape import one_line
from csecplan.render.progress import counting
from csecplan.render.xlsx.cell import text_of
from csecplan.render.xlsx.sheet import fill
from csecplan.view.base import mark
from csecplan.view.cells import Column, Table
from csecplan.view.page import Heading, Prose
from csecplan.view.pictures import Timeline
from csecplan.view.simpler import simpler

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csecplan.render import Target
    from csecplan.view.cells import Cell
    from csecplan.view.page import Page, Simple
    from csecplan.view.pictures import Track

LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_TRACKS = (
    Column("id", N_("Id")),
    Column("title", N_("Action"), grows=True),
    Column("due", N_("Due")),
    Column("earliest", N_("Not before")),
    Column("latest", N_("Deadline")),
    Column("original", N_("First due")),
    Column("completed", N_("Completed")),
    Column("timeliness", N_("Timeliness")),
)


class Part(NamedTuple):
    """What goes on one sheet."""

    name: str
    blocks: Sequence[Simple]


def xlsx(page: Page, target: Target) -> bytes:
    """*page* as an Excel workbook; its last sheet says what it is and the day it is true of."""
    book = Workbook()
    book.remove(book.worksheets[0])
    blocks = page.sheet() if page.sheet else page.blocks()
    about = [Prose(line) for line in (page.title, page.footer) if line]
    parts = [*_parts(simpler(blocks), target), Part(target.wording.say(N_("About")), about)]
    with counting(sum(map(_size, parts)), target.wording.say(N_("Writing the workbook"))) as rows_of:
        for part in parts:
            sheet = book.create_sheet(_name(part.name, book.sheetnames))
            fill(sheet, part.blocks, target, rows_of, comes_back=page.sheet is not None)
    properties: Any = book  # the stubs do not know them
    properties.custom_doc_props.append(StringProperty(name="csecplan", value=_mark(page, about)))
    book.properties.title = text_of(page.title)
    book.properties.creator = "csecplan"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _mark(page: Page, about: Sequence[Prose]) -> str:
    """What the workbook is for `import`: a report, or a sheet, with a mark of each text about it."""
    kind = "sheet" if page.sheet else "report"
    return " ".join([kind, *(mark(text_of(each.text)) for each in about), *page.marks])


def _parts(blocks: Iterable[Simple | Timeline], target: Target) -> Iterator[Part]:
    """*blocks* under their headings of the highest levels; a title with nothing under it is left out."""
    name = target.wording.say(N_("Answer"))
    found: list[Simple] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= 2:
            if found:
                yield Part(name, _in_one_table(found))
            name, found = block.text, []
        else:
            found.append(_tabled(block) if isinstance(block, Timeline) else block)
    if found:
        yield Part(name, _in_one_table(found))


def _size(part: Part) -> int:
    """How many rows of tables there are to write."""
    return sum(len(rows) for block in part.blocks if isinstance(block, Table) for _, rows in block.groups)


def _name(title: str, taken: Sequence[str]) -> str:
    """*title* as a sheet may be named, unlike those that are *taken*."""
    name = _NOT_IN_A_NAME.sub(" ", one_line(text_of(title))).strip("' ")[:LONGEST_NAME] or "-"
    known = {each.casefold() for each in taken}
    unique, number = name, 2
    while unique.casefold() in known:
        ending = f" ({number})"
        unique, number = name[: LONGEST_NAME - len(ending)] + ending, number + 1
    return unique


def _tabled(timeline: Timeline) -> Table:
    """*timeline* as a table: a spreadsheet draws its own pictures."""

    def row(track: Track) -> list[Cell]:
        days = track.due.earliest, track.due.latest, track.original, track.completed
        return [track.id, track.title, track.due, *days, track.standing]

    return Table.of(_TRACKS, list(map(row, timeline.tracks)))


def _in_one_table(blocks: Sequence[Simple]) -> Sequence[Simple]:
    """*blocks* as one table, where they are nothing but like tables, with or without titles."""
    tables = [block for block in blocks if isinstance(block, Table)]
    others = [block for block in blocks if not isinstance(block, Table)]
    alike = len({tuple(column.key for column in table.columns) for table in tables}) == 1
    if not alike or not all(isinstance(block, Heading) for block in others):
        return blocks
    groups: list[tuple[str, Sequence[Sequence[Cell]]]] = []
    title = ""
    for block in blocks:
        if isinstance(block, Heading):
            title = block.text
        elif isinstance(block, Table):
            groups += [(name or title, rows) for name, rows in block.groups]
    return [Table(tables[0].columns, groups)]
