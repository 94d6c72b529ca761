"""Ids of recommendations and actions: those printed, where they can be ids, else the next number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csecplan.sheets.starting.labels import as_id, id_in
from csecplan.sheets.starting.table import Paragraph, text_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from csecplan.sheets.starting.drafts import Recommendation
    from csecplan.sheets.starting.groups import Group
    from csecplan.sheets.starting.table import Cell


class Ids:
    """Ids given so far; none is given twice."""

    def __init__(self) -> None:
        self.given: set[str] = set()
        self._next = 1
        self._last: dict[str, int] = {}

    def take(self, wanted: str | None) -> str | None:
        """*wanted* if it is free; else None."""
        if not wanted or wanted in self.given:
            return None
        self.given.add(wanted)
        return wanted

    def next_number(self) -> str:
        """The next whole number that is free."""
        while str(self._next) in self.given:
            self._next += 1
        self.given.add(str(self._next))
        return str(self._next)

    def next_of(self, recommendation: str, wanted: str = "", *, is_printed: bool = False) -> str:
        """An action's id: *wanted*, with the recommendation's before it where it lacks that, or the next number.

        One that *is_printed* in a column of ids stays as it is.
        """
        if is_printed and (found := self.take(wanted)):
            return found
        if wanted:
            full = wanted if wanted.startswith(f"{recommendation}.") else f"{recommendation}.{wanted}"
            if found := self.take(wanted if "." in wanted else full) or self.take(full):
                return found
        number = self._last.get(recommendation, 0) + 1
        while f"{recommendation}.{number}" in self.given:
            number += 1
        self._last[recommendation] = number
        self.given.add(f"{recommendation}.{number}")
        return f"{recommendation}.{number}"


def name(group: Group, recommendation: Recommendation, ids: Ids) -> None:
    """Give *recommendation* the id, the title and the text that *group* prints; no id yet where it prints none."""
    cell = group.cell
    if wanted := ids.take(as_id(group.id_text) if group.id_text else group.label):
        recommendation.id = wanted
        cell = _without(cell, wanted) if group.id_text else cell
    elif (found := id_in(cell[0].text) if cell else None) and ids.take(found.id):
        recommendation.id = found.id
        recommendation.title = found.title or None
        cell = cut(cell, found.end)
    if group.id_text and recommendation.id != as_id(group.id_text):
        recommendation.own["x-id"] = group.id_text
    recommendation.text = text_of(cell)


def _without(cell: Cell, identifier: str) -> Cell:
    """*cell* without the id, where the column of ids has it already."""
    found = id_in(cell[0].text) if cell else None
    return cut(cell, found.end) if found and found.id == identifier and not found.title else cell


def cut(cell: Cell, end: int) -> Cell:
    """*cell* from *end* on; as it was where nothing would be left of it."""
    first, *more = cell
    rest = first.text[end:].strip(" ")
    if not rest and not more:
        return cell
    return (Paragraph(rest, first.bold, first.listed), *more) if rest else tuple(more)


def mentioned(text: str, known: AbstractSet[str], own: str) -> list[str]:
    """The ids of *known*, of letters and digits, that *text* names, in its order; not *own*, nor what holds it."""
    found = dict.fromkeys(re.findall(r"(?<![\w.])\w[\w.\-]*\w", text))
    return [each for each in found if each in known and not each.isdigit() and not f"{own}.".startswith(f"{each}.")]
