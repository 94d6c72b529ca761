"""Rows with their cells by the key of their column, whatever the heading's language or place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.folding import fold
from csecplan.sheets.raw import sheets
from csecplan.view.columns import COLUMNS
from csecplan.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from csecplan.sheets.raw import Raw

FIRST_ROWS = 20
"""How far down the headings are looked for: an office may put a title above."""


class NoHeadings(CsecplanError):
    """No row of the file has the headings of a list."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "{name} has no row of headings with the ids and something to change;"
        " `csecplan list --format xlsx` writes one; nothing was changed"
    )


class Row(NamedTuple):
    """One action's cells. `sheet` and `number` are for people, who count rows from 1."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    places: Mapping[str, int]

    def place(self, key: str) -> str:
        """The cell under *key* as spreadsheets name it: `Mesures!F7`."""
        return f"{self.sheet}!{_letters(self.places.get(key, 0))}{self.number}"


def rows(data: bytes, name: str) -> list[Row]:
    """The rows of the first sheet in the file *data* that is a list of actions. Raises NoHeadings, NotASheet."""
    names = _names()
    for sheet in sheets(data, name):
        for number, heads in enumerate(sheet.rows[:FIRST_ROWS]):
            places = {names[fold(head)]: place for place, head in enumerate(heads) if fold(head) in names}
            if "id" in places and not {"status", "due", "completed", "update", "note"}.isdisjoint(places):
                return list(_rows(sheet, number + 1, places))
    raise NoHeadings(name=name)


def _names() -> dict[str, str]:
    """Every heading, in either language and as programs have it, with its column's key."""
    names = {
        fold(Wording(language).say(column.heading)): key
        for language in LANGUAGES
        for key, (column, _) in COLUMNS.items()
    }
    return {**names, **{fold(key): key for key in COLUMNS}}


def _rows(sheet: Raw, first: int, places: Mapping[str, int]) -> Iterator[Row]:
    """The rows below the headings that have something in them."""
    for number, cells in enumerate(sheet.rows[first:], first + 1):
        found = {key: cells[place] if place < len(cells) else "" for key, place in places.items()}
        if any(found.values()):
            yield Row(sheet.name, number, found, places)


def _letters(place: int) -> str:
    """The column's name: A, Z, AA."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
