"""Aligned text for pipes, files and mail: no colours, nothing cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.render.escape import one_line, padded, paragraphs, visible, width
from csecplan.render.signs import in_text
from csecplan.view.cells import Table, in_words
from csecplan.view.page import DiagnosticText, Fields, Heading, Prose
from csecplan.view.simpler import simpler

if TYPE_CHECKING:
    from csecplan.i18n.wording import Wording
    from csecplan.render import Target
    from csecplan.view.page import Page, Simple
    from csecplan.view.pictures import Timeline

GAP = "  "


def table(page: Page, target: Target) -> str:
    """*page* as plain text: its blocks a blank line apart, then its footer."""
    parts = [_block(block, target) for block in simpler(page.blocks())]
    return "\n\n".join([*parts, visible(page.footer)] if page.footer else parts) + "\n"


def _block(block: Simple | Timeline, target: Target) -> str:
    """One block without its final newline."""
    wording = target.wording
    if isinstance(block, Heading):
        return visible(block.text)
    if isinstance(block, Prose):
        return paragraphs(block.text)
    if isinstance(block, Fields):
        return _fields(block, wording)
    if isinstance(block, DiagnosticText):
        return diagnostic_lines(block, wording)
    if isinstance(block, Table):
        return _table(block, target)
    from csecplan.render.axis_text import lines

    return "\n".join(lines(block, target))


def _fields(block: Fields, wording: Wording) -> str:
    rows = [(one_line(name), visible(in_words(cell, wording))) for name, cell in block.rows]
    name_width = max(width(name) for name, _ in rows)
    indent = "\n" + " " * name_width + GAP
    return "\n".join(padded(name, name_width) + GAP + said.replace("\n", indent) for name, said in rows)


def _table(block: Table, target: Target) -> str:
    wording = target.wording
    heads = [one_line(wording.say(column.heading)) for column in block.columns]
    groups = [
        (title, [[one_line(in_text(cell, wording, unicode=target.unicode)) for cell in row] for row in rows])
        for title, rows in block.groups
    ]
    cells = [heads, *(row for _, rows in groups for row in rows)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    right = [column.numeric for column in block.columns]

    def line(row: list[str]) -> str:
        sides = zip(row, widths, right, strict=True)
        return GAP.join(padded(cell, size, right=side) for cell, size, side in sides).rstrip()

    lines = [line(heads)]
    for title, rows in groups:
        lines += ["", one_line(title)] if title else []
        lines += [line(row) for row in rows]
    return "\n".join(lines)


def diagnostic_lines(block: DiagnosticText, wording: Wording) -> str:
    """A diagnostic as compilers write them, the user's own line under it, then what to do."""
    lines = [first_line(block, wording)]
    excerpt = block.excerpt
    if excerpt is not None:
        before, meant = one_line(excerpt.before), one_line(excerpt.meant)
        lines.append(f"{excerpt.line:>5} | {one_line(excerpt.text)}".rstrip())
        lines.append(f"      | {' ' * width(before)}{'^' * max(1, width(meant))}")
    lines.append(f"   {visible(block.remedy)}")
    return "\n".join(lines)


def first_line(block: DiagnosticText, wording: Wording) -> str:
    """« plan.yaml:14:18: erreur : …  [rule-id] »."""
    return f"{block.place}: {wording.labelled(wording.label(block.severity), visible(block.message))}  [{block.rule}]"
