"""A page's blocks in sections, with what the template needs to know of each."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from csecplan import N_
from csecplan.render.axis import Shape
from csecplan.render.escape import one_line, visible
from csecplan.render.html.cells import language_of, shown
from csecplan.render.html.drawing import bars, sample, timeline
from csecplan.render.progress import counting
from csecplan.render.signs import SIGNS
from csecplan.view.cells import Column, Link, Table
from csecplan.view.page import Heading
from csecplan.view.pictures import Contents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from csecplan.render import Target
    from csecplan.view.page import Block, Page

SAID_IN_TEMPLATES = (
    N_("Action plan"),
    N_("Contents"),
    N_("Each action"),
    N_("Skip to content"),
    N_("{percent}%"),
)
"""Sentences that only the templates say: here they are found for the catalogue."""


MOST_OPEN = 60
"""Of more actions than this, the contents list each one only when asked to."""


class Section(NamedTuple):
    """What stands under one title; "" before the first."""

    anchor: str
    heading: Heading
    blocks: list[Block]


def html(page: Page, target: Target) -> str:
    """*page* as one HTML document."""
    lead, blocks = _lead(list(page.blocks()))
    environment = _environment(target, _anchors(blocks))
    tables = [block for block in blocks if isinstance(block, Table)]
    total = sum(len(rows) for table in tables for _, rows in table.groups)
    with counting(total, target.wording.say(N_("Writing the page"))) as rows_of:
        environment.globals["rows_of"] = rows_of
        text = environment.get_template("page.html.jinja").render(
            title=lead or page.title or None,
            kicker=page.title if lead else "",
            footer=page.footer,
            sections=_sections(blocks),
            has_contents=any(isinstance(block, Contents) for block in blocks),
        )
    return text + "\n"


def _environment(target: Target, anchors: Mapping[str, str]) -> Environment:
    """What the templates can say: everything from a plan is escaped, and made harmless by one of the filters."""
    wording = target.wording
    environment = Environment(
        loader=PackageLoader("csecplan.render", "html"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {"line": one_line, "visible": visible, "paragraphs": paragraphs}
    environment.globals |= {
        "wording": wording,
        "say": wording.say,
        "kind": lambda block: type(block).__name__.lower(),
        "shown": partial(shown, wording=wording, anchors=anchors),
        "language_of": partial(language_of, page_language=wording.language),
        "timeline_of": partial(timeline, wording=wording),
        "bars_of": partial(bars, wording=wording),
        "sample": sample,
        "anchors": anchors,
        "no_column": Column("", ""),
        "signs": {timeliness: sign for timeliness, (sign, _) in SIGNS.items()},
        "Shape": Shape,
        "Link": Link,
        "MOST_OPEN": MOST_OPEN,
    }
    return environment


def paragraphs(text: str) -> list[str]:
    """The lines of *text* that say something, harmless."""
    return [line for line in visible(text).split("\n") if line.strip()]


def _lead(blocks: Sequence[Block]) -> tuple[str, Sequence[Block]]:
    """The one title of the highest level, if the page begins with one, and the rest."""
    highest = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    if len(highest) == 1 and blocks[0] is highest[0]:
        return highest[0].text, blocks[1:]
    return "", blocks


def _sections(blocks: Iterable[Block]) -> list[Section]:
    """*blocks* under their headings of the two highest levels."""
    sections: list[Section] = [Section("", Heading(""), [])]
    for block in blocks:
        if isinstance(block, Heading) and block.level <= 2:
            sections.append(Section(f"s{len(sections)}", block, []))
        else:
            sections[-1].blocks.append(block)
    return [section for section in sections if section.heading.text or section.blocks]


def _anchors(blocks: Iterable[Block]) -> dict[str, str]:
    """Each id that something can link to, with its name in the document: letters, digits, dots and hyphens."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for block in blocks:
        if isinstance(block, Table) and block.columns[0].link is Link.HERE:
            for row in block.rows:
                identifier = str(row[0])
                name = f"a-{re.sub(r'[^0-9A-Za-z.-]', '-', identifier)}"
                if identifier not in names:
                    names[identifier] = name if name not in taken else f"{name}-{len(taken)}"
                    taken.add(names[identifier])
    return names
