"""Markdown for pages, issues and mail; text from a plan stays text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csecplan.render.escape import one_line, visible
from csecplan.render.signs import in_text
from csecplan.view.cells import Table, in_words
from csecplan.view.page import DiagnosticText, Fields, Heading, Prose
from csecplan.view.simpler import simpler

if TYPE_CHECKING:
    from csecplan.i18n.wording import Wording
    from csecplan.render import Target
    from csecplan.view.page import Page, Simple
    from csecplan.view.pictures import Timeline

PICTURE_WIDTH = 100
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~])")
_BLOCK_START = re.compile(r"^(\s*)([#>+=-]|\d+[.)](?=\s|$))")


def inert(text: str) -> str:
    """*text* of one line with everything that Markdown or HTML would act on escaped."""
    escaped = _SPECIAL.sub(r"\\\1", visible(text)).replace("&", "&amp;")
    return _BLOCK_START.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", escaped)


def markdown(page: Page, target: Target) -> str:
    """*page* as GitHub-flavoured Markdown."""
    parts = [_block(block, target) for block in simpler(page.blocks())]
    return "\n\n".join([*parts, f"*{inert(page.footer)}*"] if page.footer else parts) + "\n"


def _block(block: Simple | Timeline, target: Target) -> str:
    wording = target.wording
    if isinstance(block, Heading):
        return f"{'#' * block.level} {inert(one_line(block.text))}"
    if isinstance(block, Prose):
        return "\n\n".join(inert(line) for line in block.text.split("\n") if line.strip())
    if isinstance(block, Fields):
        return "\n".join(_field(name, in_words(cell, wording)) for name, cell in block.rows)
    if isinstance(block, DiagnosticText):
        return f"- `{block.place}` **{wording.label(block.severity)}** {inert(block.message)} `{block.rule}`"
    if isinstance(block, Table):
        return "\n\n".join(_group(title, rows, block, wording) for title, rows in block.groups)
    from csecplan.render.axis_text import lines

    return _fenced("\n".join(lines(block, target._replace(width=PICTURE_WIDTH))))


def _fenced(text: str) -> str:
    """*text* as it stands, between fences longer than any run of their character in it."""
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def _field(name: str, value: str) -> str:
    return f"- **{inert(one_line(name))}** " + "<br>".join(inert(line) for line in value.split("\n"))


def _group(title: str, rows: object, block: Table, wording: Wording) -> str:
    heads = " | ".join(inert(one_line(wording.say(column.heading))) for column in block.columns)
    rules = " | ".join("---:" if column.numeric else "---" for column in block.columns)
    lines = [f"| {heads} |", f"| {rules} |"]
    for row in rows:  # type: ignore[attr-defined]
        cells = (inert(in_text(cell, wording)).replace("\n", "<br>") for cell in row)
        lines.append(f"| {' | '.join(cells)} |")
    table = "\n".join(lines)
    return f"### {inert(one_line(title))}\n\n{table}" if title else table
