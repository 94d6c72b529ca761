"""Fields and diagnostics laid out for a terminal of any width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.render.escape import one_line, padded, visible, width
from csecplan.render.plain import first_line
from csecplan.render.terminal.pieces import Look, worded_cell
from csecplan.render.terminal.wrapping import chopped, words, wrapped
from csecplan.view.cells import Column, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csecplan.diagnostic import Excerpt
    from csecplan.render import Target
    from csecplan.render.terminal.pieces import Line, WordedCell
    from csecplan.view.cells import Cell
    from csecplan.view.page import DiagnosticText, Fields

INDENT = 2
GAP = "  "
_VALUE = Column("value", "", grows=True)


def fields(block: Fields, target: Target) -> Iterator[Line]:
    """Names and values side by side; where that takes more lines, or breaks a word, each value under its name."""
    rows = [(one_line(name), _values(cell, target)) for name, cell in block.rows]
    names = max(width(name) for name, _ in rows)
    room = target.width - INDENT - names - len(GAP)
    below = target.width - 2 * INDENT
    fits = room >= max(value.least for _, values in rows for value in values)
    if fits and _height(rows, room) <= _height(rows, below) + _names_height(rows, target):
        return _beside(rows, names, room)
    return _under(rows, below, target)


def _values(cell: Cell, target: Target) -> list[WordedCell]:
    """*cell*, a line at a time."""
    text = visible(in_words(cell, target.wording))
    lines = text.split("\n") if "\n" in text else [cell]
    return [worded_cell(line, _VALUE, target) for line in lines]


def _height(rows: list[tuple[str, list[WordedCell]]], room: int) -> int:
    return sum(max(1, value.height(room)) for _, values in rows for value in values)


def _names_height(rows: list[tuple[str, list[WordedCell]]], target: Target) -> int:
    return sum(len(wrapped(words(name), target.width - INDENT)) for name, _ in rows)


def _beside(rows: list[tuple[str, list[WordedCell]]], names: int, room: int) -> Iterator[Line]:
    for name, values in rows:
        before = name
        for value in values:
            for line in value.lines(room) or [""]:
                yield [(" " * INDENT, None), (padded(before, names) + GAP, Look.NAME), (line, value.about)]
                before = ""


def _under(rows: list[tuple[str, list[WordedCell]]], room: int, target: Target) -> Iterator[Line]:
    for name, values in rows:
        for line in wrapped(words(name), target.width - INDENT):
            yield [(" " * INDENT + line, Look.NAME)]
        for value in values:
            for line in value.lines(room) or [""]:
                yield [(" " * 2 * INDENT, None), (line, value.about)]


def diagnostic(block: DiagnosticText, target: Target) -> Iterator[Line]:
    """A diagnostic: what is so, the user's own line with a caret under what is meant, what to do."""
    *message, rule = words(first_line(block, target.wording))
    units = [*message[:-1], f"{message[-1]} ", rule]
    for number, line in enumerate(wrapped(units, target.width - 3, target.width)):
        yield [(f"   {line}" if number else line, block.severity)]
    if block.excerpt is not None:
        yield from ([(line, None)] for line in _excerpt(block.excerpt, target.width))
    for line in wrapped(words(visible(block.remedy)), target.width - 3):
        yield [(f"   {line}", None)]


def _excerpt(excerpt: Excerpt, cells: int) -> Iterator[str]:
    """The line in pieces no wider than *cells*, and carets under the one where what is meant begins."""
    number = f"{excerpt.line:>5} | "
    start = len(one_line(excerpt.before))
    meant = one_line(excerpt.meant)
    text = one_line(excerpt.text).ljust(start + 1)
    for piece in chopped(text, cells - len(number)):
        yield f"{number}{piece}".rstrip()
        number = " " * (len(number) - 2) + "| "
        if 0 <= start < len(piece):
            carets = max(1, width(meant[: len(piece) - start]))
            yield f"{number}{' ' * width(piece[:start])}{'^' * carets}"
        start -= len(piece)
