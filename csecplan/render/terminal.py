"""A Rich page for a terminal: what is late and what is ongoing is seen at a glance, with and without colour."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.box import ASCII, SIMPLE_HEAD
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from csecplan.diagnostic import Severity
from csecplan.model import Status
from csecplan.render.escape import one_line, paragraphs, visible, width
from csecplan.render.plain import finding_text
from csecplan.render.signs import SIGNS
from csecplan.timeliness import Timeliness
from csecplan.view.page import Fields, Finding, Heading, Prose, Standing, Table, in_words
from csecplan.view.simpler import simpler

if TYPE_CHECKING:
    from rich.console import RenderableType

    from csecplan.render import Target
    from csecplan.view.page import Cell, Page, Simple
    from csecplan.view.pictures import Timeline

_STYLES: dict[object, str] = {
    Timeliness.OVERDUE: "bold red",
    Timeliness.DUE_SOON: "yellow",
    Timeliness.ONGOING: "cyan",
    Timeliness.CLOSED: "green",
    Timeliness.UNDATED: "dim",
    Timeliness.UNREADABLE: "magenta",
    Status.BLOCKED: "red",
    Status.DONE: "green",
    Status.VERIFIED: "green",
    Severity.ERROR: "bold red",
    Severity.WARNING: "yellow",
    Severity.NOTE: "cyan",
}
MIN_WIDTH = 16
"""A column is not squeezed below its longest word, up to this many cells."""


def table(page: Page, target: Target) -> str:
    """*page* for a terminal *target*.width cells wide."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=target.width,
        force_terminal=target.color,
        color_system="standard" if target.color else None,
        no_color=not target.color,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    blocks = list(simpler(page.blocks()))
    for number, block in enumerate(blocks):
        if number and not isinstance(blocks[number - 1], Heading):
            console.print()
        console.print(_block(block, target))
    if page.footer:
        console.print(Text(f"\n{visible(page.footer)}" if blocks else visible(page.footer), style="dim"))
    return out.getvalue()


def _block(block: Simple | Timeline, target: Target) -> RenderableType:
    if isinstance(block, Heading):
        return Text(visible(block.text), style="bold" if block.level > 1 else "bold underline")
    if isinstance(block, Prose):
        return Text(paragraphs(block.text))
    if isinstance(block, Fields):
        return _fields(block, target)
    if isinstance(block, Finding):
        first, _, rest = finding_text(block, target.wording).partition("\n")
        return Group(Text(first, style=_STYLES[block.severity]), Text(rest))
    if isinstance(block, Table):
        return _table(block, target)
    from csecplan.render.drawing import picture

    lines = [[(text, _STYLES.get(about, "")) for text, about in line] for line in picture(block, target)]
    return Group(*[Text.assemble(*line, no_wrap=True, overflow="crop") for line in lines])


def _fields(block: Fields, target: Target) -> RenderableType:
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, cell in block.rows:
        grid.add_row(Text(name), _cell(cell, target, lines=True))
    return Padding(grid, (0, 0, 0, 2))


def _table(block: Table, target: Target) -> RenderableType:
    narrow = target.width < 100
    rich = RichTable(
        box=SIMPLE_HEAD if target.unicode else ASCII,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style="bold",
        expand=False,
    )
    for column, least in zip(block.columns, _least_widths(block, target), strict=True):
        rich.add_column(
            Text(target.wording.say(column.heading)),
            justify="right" if column.numeric else "left",
            no_wrap=not column.grows and not narrow,
            min_width=least,
            overflow="fold",
        )
    for title, rows in block.groups:
        if title:
            rich.add_row(Text(one_line(title), style="bold italic"))
        for row in rows:
            rich.add_row(*[_cell(cell, target) for cell in row])
    return rich


def _least_widths(block: Table, target: Target) -> list[int | None]:
    """The width that each column is not squeezed below: its longest word, where there is room for all of them."""
    least = [min(MIN_WIDTH, _longest_word(block, place, target)) for place in range(len(block.columns))]
    fits = sum(least) + 4 * len(least) <= target.width
    return [each if fits else None for each in least]


def _longest_word(block: Table, place: int, target: Target) -> int:
    words = (word for row in block.rows for word in in_words(row[place], target.wording).split())
    return max(map(width, words), default=1)


def _cell(cell: Cell, target: Target, *, lines: bool = False) -> Text:
    said = in_words(cell, target.wording)
    said = visible(said) if lines else one_line(said)
    if isinstance(cell, Standing):
        sign = SIGNS[cell.timeliness][not target.unicode]
        return Text(f"{sign} {said}", style=_STYLES.get(cell.timeliness, ""))
    return Text(said, style=_STYLES.get(cell, "") if isinstance(cell, Status) else "")
