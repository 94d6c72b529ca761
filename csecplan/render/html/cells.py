"""One cell as the template shows it: its words, their language, and what they are."""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from csecplan.period_day import PeriodDay
from csecplan.render.escape import visible
from csecplan.render.signs import SIGNS
from csecplan.timeliness import Timeliness
from csecplan.view.cells import DaysLate, Link, Proportions, Quoted, Standing, in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csecplan.i18n.wording import Wording
    from csecplan.texts import Language
    from csecplan.view.cells import Cell, Column


class Shown(NamedTuple):
    """A cell's paragraphs; `language` is None where it is the page's, `link` an id elsewhere on the page.

    `anchor` is the cell's own id, `day` an ISO date, `about` a timeliness with its `sign`.
    `shares` are drawn beside each other: of each what it is about, where it begins, how wide it is.
    """

    lines: list[str]
    language: Language | None = None
    sign: str = ""
    about: str = ""
    link: str = ""
    anchor: str = ""
    day: str = ""
    shares: tuple[tuple[str, str, str], ...] = ()


def shown(cell: Cell, column: Column, *, wording: Wording, anchors: Mapping[str, str]) -> Shown:
    """*cell* of *column* for a page in *wording*'s language."""
    lines = visible(in_words(cell, wording)).split("\n")
    if isinstance(cell, Standing):
        sign = SIGNS[cell.timeliness][0]
        return Shown(lines, sign=sign, about=cell.timeliness.value)
    if isinstance(cell, Proportions):
        return Shown([], shares=_shares(cell))
    if isinstance(cell, date):
        return Shown(lines, day="" if isinstance(cell, PeriodDay) else cell.isoformat())
    if isinstance(cell, DaysLate) and cell:
        return Shown(lines, sign=SIGNS[Timeliness.OVERDUE][0], about=Timeliness.OVERDUE.value)
    name = anchors.get(str(cell), "") if column.link else ""
    if column.link is Link.HERE:
        return Shown(lines, anchor=name)
    return Shown(lines, language=language_of(cell, page_language=wording.language), link=name)


def _shares(cell: Proportions) -> tuple[tuple[str, str, str], ...]:
    """The parts of *cell* that there are, in percent of the whole."""
    ends = list(accumulate((number for _, number in cell.parts), initial=0))
    return tuple(
        (about.value, f"{100 * start / cell.whole:.2f}%", f"{100 * number / cell.whole:.2f}%")
        for (about, number), start in zip(cell.parts, ends, strict=False)
        if number
    )


def language_of(text: object, *, page_language: Language) -> Language | None:
    """The language that *text* is marked to be in, where it is not the page's; else None."""
    language = text.language if isinstance(text, Quoted) else None
    return language if language != page_language else None
