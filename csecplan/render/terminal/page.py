"""A page for a terminal: what is late and what is ongoing is seen at a glance, with and without colour.

Every line is laid out here, none left to be cropped: what a width has no
room for in columns stands in lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.diagnostic import Severity
from csecplan.model import Status
from csecplan.render.escape import paragraphs, visible
from csecplan.render.terminal.grid import laid_out
from csecplan.render.terminal.pieces import Look
from csecplan.render.terminal.sentences import diagnostic, fields
from csecplan.render.terminal.wrapping import words, wrapped
from csecplan.timeliness import Timeliness
from csecplan.view.cells import Table
from csecplan.view.page import DiagnosticText, Fields, Heading, Prose
from csecplan.view.simpler import simpler

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csecplan.render import Target
    from csecplan.render.terminal.pieces import Line
    from csecplan.view.page import Page, Simple
    from csecplan.view.pictures import Timeline

_BOLD, _DIM, _ITALIC, _UNDERLINE = "1", "2", "3", "4"
_RED, _GREEN, _YELLOW, _MAGENTA, _CYAN = "31", "32", "33", "35", "36"
_STYLES: dict[object, str] = {
    Timeliness.OVERDUE: f"{_BOLD};{_RED}",
    Timeliness.DUE_SOON: _YELLOW,
    Timeliness.ONGOING: _CYAN,
    Timeliness.CLOSED: _GREEN,
    Timeliness.UNDATED: _DIM,
    Timeliness.UNREADABLE: _MAGENTA,
    Status.BLOCKED: _RED,
    Status.DONE: _GREEN,
    Status.VERIFIED: _GREEN,
    Severity.ERROR: f"{_BOLD};{_RED}",
    Severity.WARNING: _YELLOW,
    Severity.NOTE: _CYAN,
    Look.TITLE: f"{_BOLD};{_UNDERLINE}",
    Look.HEADING: _BOLD,
    Look.COLUMN: _BOLD,
    Look.HEAD: _BOLD,
    Look.GROUP: f"{_BOLD};{_ITALIC}",
    Look.NAME: _DIM,
    Look.FOOT: _DIM,
    Look.NIL: _DIM,
}
"""What a piece is about to its attributes (ECMA-48, "select graphic rendition")."""


def table(page: Page, target: Target) -> str:
    """*page* for a terminal *target*.width cells wide: its blocks a blank line apart, then its footer."""
    shown: list[str] = []
    is_heading = True
    for block in simpler(page.blocks()):
        shown += [] if is_heading else [""]
        shown += [_painted(line, target) for line in _block(block, target)]
        is_heading = isinstance(block, Heading)
    if page.footer:
        shown += [""] if shown else []
        shown += [_painted([(line, Look.FOOT)], target) for line in _text(page.footer, target)]
    return "".join(f"{line}\n" for line in shown)


def fitted_diagnostic(block: DiagnosticText, target: Target) -> str:
    """A diagnostic as *target* has room for it, without its final newline."""
    return "\n".join(_painted(line, target) for line in diagnostic(block, target))


def _block(block: Simple | Timeline, target: Target) -> Iterable[Line]:
    if isinstance(block, Heading):
        look = Look.HEADING if block.level > 1 else Look.TITLE
        return ([(line, look)] for line in _text(block.text, target))
    if isinstance(block, Prose):
        return ([(line, None)] for line in _text(paragraphs(block.text), target))
    if isinstance(block, Fields):
        return fields(block, target)
    if isinstance(block, DiagnosticText):
        return diagnostic(block, target)
    if isinstance(block, Table):
        return laid_out(block, target)
    from csecplan.render.axis_text import picture

    return picture(block, target)


def _text(text: str, target: Target) -> Iterator[str]:
    """*text*, made harmless, in lines no wider than *target*."""
    for line in visible(text).split("\n"):
        yield from wrapped(words(line), target.width)


def _painted(line: Line, target: Target) -> str:
    if not target.color:
        return "".join(text for text, _ in line).rstrip()
    return "".join(_with_style(text, _STYLES.get(about)) for text, about in line).rstrip()


def _with_style(text: str, style: str | None) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if style and text else text
