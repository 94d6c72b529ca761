"""Rows with their cells by the key of their column, whatever the heading's language or place."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from csecplan.folding import fold
from csecplan.i18n.wording import LABELS, Wording
from csecplan.query.own_keys import own_keys
from csecplan.render.escape import visible
from csecplan.sheets.errors import IsReport, NoHeadings
from csecplan.sheets.formats import read
from csecplan.sheets.raw import Fitting
from csecplan.texts import LANGUAGES, languages
from csecplan.view.columns import COLUMNS
from csecplan.view.own_keys import title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from csecplan.model import Plan
    from csecplan.sheets.raw import File, Sheet
    from csecplan.texts import Language

FIRST_ROWS = 20
"""How far down the headings are looked for: an office may put a title above."""
READ = ("id", "status", "completed", "due", "update", "note", "reason", "base")
"""The columns that change the plan, or say what they are about; all others are only compared with it."""
CUT = 30_000
"""A text of so many characters may have been cut to what a cell holds."""
_ASK = frozenset({"status", "due", "completed", "update", "note"})


class Row(NamedTuple):
    """One action's cells. `sheet` and `number` are for people, who count rows from 1.

    `others` are the cells of columns that no list has, by their place.
    """

    sheet: str
    number: int
    cells: Mapping[str, str]
    places: Mapping[str, int]
    others: Mapping[int, str]

    def cell(self, key: str) -> str:
        """The cell under *key* as spreadsheets name it: `Mesures!F7`."""
        return cell_name(self.sheet, self.places.get(key, 0), self.number)


class Filled(NamedTuple):
    """A file whose sheet `taken` is a list of actions with `rows`.

    `language` is that of its headings, None where they are keys; `outside`
    are the cells of that sheet that are in no row: row, column, text.
    """

    file: File
    taken: Sheet
    language: Language | None
    places: Mapping[str, int]
    rows: Sequence[Row]
    outside: Sequence[tuple[int, int, str]]


def filled(data: bytes, name: str, plan: Plan) -> Filled:
    """The first sheet in the file *data* that is a list of actions of *plan*, and all that stands around it.

    Raises SheetError.
    """
    file = read(data, name, _fit(plan))
    if file.mark.startswith("report"):
        raise IsReport(name=name)
    own = tuple(own_keys([plan]))
    for sheet in file.sheets:
        if found := as_list(file, sheet, own):
            return found
    raise NoHeadings(name=name)


def as_list(file: File, sheet: Sheet, own: tuple[str, ...] = ()) -> Filled | None:
    """*sheet* of *file* as a list of actions of a plan with *own* keys of units; None without such headings."""
    for number, heads in sheet.rows[:FIRST_ROWS]:
        places = _places(heads, own)
        if "id" in places and not _ASK.isdisjoint(places):
            return _filled(file, sheet, number, heads, places)
    return None


def _fit(plan: Plan) -> Callable[[Sheet], Fitting]:
    """How many cells of a sheet say what the plan says, or are headings or labels."""
    known = {words(text) for text in (*_texts(plan), *headings())}

    def fit(sheet: Sheet) -> Fitting:
        found = [cell for _, cells in sheet.rows for cell in cells if cell and words(cell) in known]
        return Fitting(len(found), sum(not cell.isascii() for cell in found))

    return fit


def _texts(plan: Plan) -> Iterator[str]:
    for recommendation, action in plan.actions():
        updates = [update.text for update in action.updates]
        for text in (recommendation.title, recommendation.response, action.title, action.text, *updates):
            yield from languages(text)
        yield from (*action.owners, ", ".join(action.owners), "; ".join(action.owners), action.current_due.text)


@cache
def headings() -> Mapping[str, tuple[str, Language | None]]:
    """Every heading and label with the key of its column ("" for a label), and its language."""
    found: dict[str, tuple[str, Language | None]] = {}
    for language in LANGUAGES:
        wording = Wording(language)
        found |= {wording.label(value): ("", language) for labels in LABELS.values() for value in labels}
    for language in LANGUAGES:
        found |= {Wording(language).say(column.heading): (key, language) for key, (column, _) in COLUMNS.items()}
    return {**found, **{key: (key, None) for key in COLUMNS}}


def heading_key(text: str) -> str | None:
    """The key of the column that *text* is the heading of."""
    named = _columns().get(fold(text))
    return named[0] if named else None


def _as_written(text: str) -> tuple[str, Language | None] | None:
    """The column that *text* is the heading of, with its language: "Status" is English, and `status` a key."""
    named = headings().get(text)
    return named if named and named[0] else _columns().get(fold(text))


@cache
def _own_columns(own: tuple[str, ...]) -> Mapping[str, str]:
    """The key of each column of a unit's *own*, by its heading and by itself."""
    return {fold(words(heading)): key for key in reversed(own) for heading in (title(key), key)}


@cache
def _columns() -> Mapping[str, tuple[str, Language | None]]:
    return {fold(heading): named for heading, named in headings().items() if named[0]}


def _places(heads: Sequence[str], own: tuple[str, ...]) -> dict[str, int]:
    """Where each column stands; of two with one heading, the first."""
    places: dict[str, int] = {}
    for place, head in enumerate(heads):
        if head and (key := heading_key(head) or _own_columns(own).get(fold(words(head)))):
            places.setdefault(key, place)
    return places


def _filled(file: File, sheet: Sheet, head: int, heads: Sequence[str], places: dict[str, int]) -> Filled:
    keys = {place: key for key, place in places.items()}
    spoken = Counter(named[1] for place in keys if (named := _as_written(heads[place])))
    rows: list[Row] = []
    outside: list[tuple[int, int, str]] = []
    for number, cells in sheet.rows:
        others = {place: cell for place, cell in enumerate(cells) if cell and place not in keys}
        if number < head:
            outside += [(number, place, cell) for place, cell in enumerate(cells) if cell]
            continue
        if number == head:
            outside += [(number, place, cell) for place, cell in others.items() if heading_key(cell) is None]
            continue
        found = {key: cells[place] if place < len(cells) else "" for place, key in keys.items()}
        if any(found.values()):
            rows.append(Row(sheet.name, number, found, places, others))
        else:
            outside += [(number, *each) for each in others.items()]
    return Filled(file, sheet, max(spoken, key=lambda each: spoken[each]), places, rows, outside)


# -- words and places -----------------------------------------------------------------------------


def words(text: str) -> str:
    """*text* as a sheet shows it, whatever its blanks and line ends; `\\n` is the line end that tsv has."""
    seen = visible(text)
    return " ".join((seen.replace("\\n", " ").replace("\\\\", "\\") if "\\" in seen else seen).split())


def is_one_of(text: str, shown: AbstractSet[str]) -> bool:
    """Whether *text* is one of the texts *shown*, each of them in `words`; one too long for a cell was cut."""
    said = words(text)
    return said in shown or (len(said) > CUT and any(each.startswith(said.removesuffix("…")) for each in shown))


def cell_name(sheet: str, column: int, row: int) -> str:
    """`Mesures!F7`; *column* counts from 0."""
    return f"{sheet}!{letters(column)}{row}"


def letters(column: int) -> str:
    """The column's name: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
