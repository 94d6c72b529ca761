"""Answers laid out for a terminal of any width, in this process: every question, and what a screen must show."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from csecplan import checks, due
from csecplan.changes import between
from csecplan.history.steps import State, Step
from csecplan.history.walk import Version
from csecplan.i18n.wording import Wording
from csecplan.model import Plan
from csecplan.query import Query, select
from csecplan.query.recommendations import GROUPS, recommendations
from csecplan.query.trend import Every, trend
from csecplan.reading.locate import locate
from csecplan.render import Target, render
from csecplan.render.escape import one_line, visible, width
from csecplan.texts import LANGUAGES, Bilingual
from csecplan.view.audience import Audience
from csecplan.view.cells import Names, Standing, Table, in_words
from csecplan.view.columns import COLUMNS, FOR_PEOPLE, OVERDUE
from csecplan.view.diagnostics import Checked, diagnostics
from csecplan.view.diff import Side, difference
from csecplan.view.due import phrases
from csecplan.view.listing import listing
from csecplan.view.log import log
from csecplan.view.page import DiagnosticText, Fields, Heading, Prose
from csecplan.view.pictures import Timeline
from csecplan.view.recommendations import recommendations as listed
from csecplan.view.report import report
from csecplan.view.show import items
from csecplan.view.simpler import simpler
from csecplan.view.summary import summary
from csecplan.view.timeline import timeline
from csecplan.view.trend import trend as drawn
from csecplan.yamltext import Document
from tests.tools.plans import AS_OF, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from csecplan.texts import Language
    from csecplan.view.cells import Cell, Column
    from csecplan.view.page import Block, Page

WORDINGS: dict[Language, Wording] = {language: Wording(language) for language in LANGUAGES}
GROUPINGS = ("owner", "section", "status", "decision", "state", "recommendation", "timeliness")
TELLING = (str, Bilingual, Standing)
"""Cells that tell by themselves what they are."""
OWN_INDENT = 4
"""What blocks and fields stand in from the margin, at most."""


def column_sets(several: int) -> list[tuple[str, ...]]:
    """All columns; and *several* sets of each kind: a column alone, some at random, those that go together."""
    keys = [key for key, (column, _) in COLUMNS.items() if not column.hidden]
    dice = random.Random(several)
    alone = [(key,) for key in dice.sample(keys, min(len(keys), 4 * several))]
    some = [tuple(dice.sample(keys, dice.randint(2, 10))) for _ in range(several)]
    mixed = ("id", "title", "owners", "due", "latest", "original", "status", "timeliness", "marks")
    return [*alone, *some, mixed, (*mixed, "days", "updated", "update"), tuple(keys)]


@dataclass(frozen=True)
class Screen:
    """One answer in one language, to be shown at any width."""

    page: Page
    language: Language

    @property
    def wording(self) -> Wording:
        return WORDINGS[self.language]

    def at(self, cells: int, *, unicode: bool = True) -> list[str]:
        """The lines shown on a terminal *cells* wide."""
        target = Target(self.wording, self.language, cells, unicode=unicode, terminal=True)
        shown = render(self.page, "terminal", target)
        assert isinstance(shown, str)
        return shown.splitlines()

    @cached_property
    def blocks(self) -> list[Block | Timeline]:
        return list(simpler(self.page.blocks()))

    @cached_property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]

    @cached_property
    def words(self) -> list[str]:
        """Every word that must be shown, in the order of reading."""
        return list(chain.from_iterable(_words(block, self.wording) for block in self.blocks))

    @cached_property
    def texts(self) -> set[tuple[str, ...]]:
        """Every text that must be shown, as its words."""
        cells = chain.from_iterable(_cells(block) for block in self.blocks)
        return {tuple(said(cell, self.wording).split()) for cell in cells}

    @cached_property
    def whole(self) -> Counter[str]:
        """What may not be taken apart: ids, numbers, dates, statuses, standings, marks."""
        return Counter(
            atom
            for table in self.tables
            for row in table.rows
            for column, cell in zip(table.columns, row, strict=True)
            for atom in atoms(column, cell, self.wording)
        )

    @cached_property
    def headings(self) -> set[str]:
        """The words that tell what a cell is that does not tell it by itself."""
        return {
            word
            for table in self.tables
            for place, column in enumerate(table.columns)
            if any(said(row[place], self.wording) for row in table.rows if not isinstance(row[place], TELLING))
            for word in self.wording.say(column.heading).split()
        }

    @cached_property
    def titles(self) -> list[str]:
        return [one_line(title) for table in self.tables for title, _ in table.groups if title]


def said(cell: Cell, wording: Wording) -> str:
    return one_line(in_words(cell, wording))


def atoms(column: Column, cell: Cell, wording: Wording) -> list[str]:
    """The parts of *cell* that are whole on any screen that is wide enough for them."""
    if cell is None or cell == "" or isinstance(cell, Names):
        return []
    if isinstance(cell, Standing):
        return said(cell, wording).split(", ")
    if isinstance(cell, tuple):
        return said(cell, wording).split(", ") if column.key in ("marks", "see") else []
    if isinstance(cell, int | date | StrEnum) or column.key in ("id", "recommendation", "section", "commit"):
        return [said(cell, wording)] if not column.grows or isinstance(cell, StrEnum) else []
    return []


def _cells(block: Block | Timeline) -> Iterator[Cell]:
    if isinstance(block, Heading | Prose):
        yield block.text
    elif isinstance(block, Fields):
        for name, cell in block.rows:
            yield from (name, cell)
    elif isinstance(block, DiagnosticText):
        yield from (block.message, block.remedy)
    elif isinstance(block, Table):
        for title, rows in block.groups:
            yield title
            for row in rows:
                yield from row
    elif isinstance(block, Timeline):
        for track in block.tracks:
            yield from (track.id, track.title, track.standing)


def _words(block: Block | Timeline, wording: Wording) -> Iterator[str]:
    if isinstance(block, Prose):
        yield from visible(block.text).split()
        return
    for cell in _cells(block):
        yield from said(cell, wording).split()


def faults(screen: Screen, cells: int, lines: Sequence[str]) -> Iterator[str]:
    """What is wrong with *lines*, which show *screen* on a terminal of *cells*."""
    from rich.cells import cell_len

    for line in lines:
        if max(cell_len(line), width(line)) > cells:
            yield f"{cells}: too wide: {line!r}"
    shown = [word for line in lines for word in line.split()]
    room = cells - OWN_INDENT
    table_room = room if cells < 70 else min(room, 40)
    yield from _missing(screen, shown, cells, table_room)
    for atom, times in screen.whole.items():
        if width(atom) + 2 <= room and sum(line.count(atom) for line in lines) < times:
            yield f"{cells}: taken apart: {atom!r}"
    for word in screen.headings - {word.removesuffix(":") for word in shown}:
        if width(word) <= table_room:
            yield f"{cells}: a heading is not there: {word!r}"
    for title in screen.titles:
        if width(title) <= cells and not any(title in line for line in lines):
            yield f"{cells}: a group's title is not whole: {title!r}"


def _missing(screen: Screen, shown: list[str], cells: int, room: int) -> Iterator[str]:
    """Words, or characters of words too long for their column, that are not there as often as they are said."""
    there = Counter(shown)
    for word, times in Counter(screen.words).items():
        if width(word) <= room and there[word] < times:
            yield f"{cells}: {word!r} is there {there[word]} times of {times}"
    letters = Counter("".join(shown))
    for letter, times in Counter("".join(screen.words)).items():
        if letters[letter] < times:
            yield f"{cells}: {letter!r} is there {letters[letter]} times of {times}"
    places: dict[str, list[int]] = {}
    for place, word in enumerate(shown):
        places.setdefault(word, []).append(place)
    for text in screen.texts:
        if all(width(word) <= room for word in text) and not _in_order(text, places):
            yield f"{cells}: out of order: {' '.join(text)!r}"


def _in_order(text: Iterable[str], places: Mapping[str, Sequence[int]]) -> bool:
    """Whether the words of *text* are at *places*, each after the one before."""
    last = -1
    for word in text:
        found = places.get(word, ())
        number = bisect_right(found, last)
        if number == len(found):
            return False
        last = found[number]
    return True


def screens(text: str, *, several: int, language: Language, as_of: date = AS_OF) -> dict[str, Screen]:
    """Every question about the plan in *text*, with every grouping and a spread of columns."""
    plan, found = read(text)
    document = Document.parse(text.encode("utf-8"))
    wording = WORDINGS[language]
    audience = Audience(wording, language, as_of)
    entries = select([plan], Query(), as_of)
    answered = recommendations([plan], Query(), as_of)
    late = select([plan], Query(sort="overdue"), as_of)
    late = [entry for entry in late if entry.days_overdue]
    found = [*found, *checks.run(plan, as_of)]
    placed = [(each, locate(document, each)) for each in found]
    older = plan._replace(recommendations=plan.recommendations[1:])
    pages = {
        "list": listing(entries, audience, FOR_PEOPLE),
        "list of one": listing(entries[:1], audience, FOR_PEOPLE),
        "overdue": listing(late, audience, OVERDUE),
        **{f"list by {by}": listing(entries, audience, FOR_PEOPLE, group_by=by) for by in GROUPINGS},
        **{f"overdue by {by}": listing(late, audience, OVERDUE, group_by=by) for by in GROUPINGS},
        **{f"columns {','.join(keys)}": listing(entries, audience, keys, chosen=True)
           for keys in column_sets(several)},
        "columns by owner": listing(entries, audience, ("id", "title", "due", "latest", "marks"), group_by="owner"),
        "show": items([(plan, each) for each in plan.recommendations], entries, audience),
        "summary": summary(entries, answered, audience),
        "recommendations": listed(answered, audience),
        **{f"recommendations by {by}": listed(answered, audience, by) for by in GROUPS},
        "trend": drawn(trend([plan], Query(), as_of, Every.QUARTER), entries, audience),
        "timeline": timeline(entries, audience),
        "check": diagnostics([Checked("essai", "plan.yaml", placed)], audience),
        "due": phrases([due.read(each, plan.date, language) for each in PHRASES], audience),
        "diff": difference(Side(older, date(2004, 3, 1)), Side(plan, as_of, "0123456789abcdef"), audience),
        "log": log(_steps(older, plan), audience, whole=True),
        "report": report([plan], entries, answered, audience, {plan.name: Side(older, date(2004, 3, 1))}),
    }  # fmt: skip
    return {name: Screen(page, language) for name, page in pages.items()}


def _steps(older: Plan, plan: Plan) -> list[Step]:
    """A history of two versions and what is not committed yet."""
    first, second = (
        Version(commit * 40, day, author, "", "", ())
        for commit, day, author in (("a", date(2004, 2, 6), "Zoé Tremblay"), ("b", date(2004, 3, 1), "É. Côté-Nuñez"))
    )
    return [
        Step(None, State(plan), tuple(between(older, plan))),
        Step(second, State(plan), tuple(between(older, plan))),
        Step(first, State(older), tuple(between(Plan(), older)), first=True),
    ]


PHRASES = ("Printemps 2004", "d'ici la fin du T3 2024-2025", "juin", "Continu jusqu'en juin 2004", "n'importe quoi")
