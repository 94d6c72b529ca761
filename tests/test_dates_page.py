"""docs/dates.md says how due dates are read: its examples are read that way, and every code of a note is in it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from csecplan.due import read
from csecplan.due.counted import counted
from csecplan.due.suggest.notes import NEEDED, REFUSALS, REMARKS
from csecplan.due.vocabulary.changes import CHANGES
from csecplan.model import Due, Kind, Precision
from tests.tools.markdown import code, tables
from tests.tools.plans import ROOT

if TYPE_CHECKING:
    from csecplan.texts import Language

PAGE = (ROOT / "docs" / "dates.md").read_text(encoding="utf-8")
TABLES = tables(PAGE)
PLAN_DATE = date(2004, 2, 5)
READ = ["phrase", "kind", "earliest", "latest", "precision", "EDTF", "note"]
REFUSED = ["phrase", "code", "why", "might be meant"]
CHANGED = ["word", "X alone", "X, and Y", "Y alone, with to", "Y alone, joined by nothing", "Y alone, with on"]


def rows(head: list[str]) -> list[list[str]]:
    """The rows of every table with *head*."""
    found = [row for first, rows in TABLES if first == head for row in rows]
    assert found, head
    return found


def spoken(cell: str) -> tuple[str, Language]:
    """The phrase in *cell* and its language: « … » is French, "…" English; <U+0662> is that character."""
    language: Language = "fr" if cell.startswith("« ") else "en"
    phrase = cell[2:-2] if language == "fr" else cell[1:-1]
    return re.sub(r"<U\+([0-9A-F]+)>", lambda found: chr(int(found[1], 16)), phrase), language


def due_of(cell: str) -> Due:
    phrase, language = spoken(cell)
    return read(phrase, PLAN_DATE, language)


def cells_of(due: Due) -> list[str]:
    """What a row of the page says of *due* after its phrase."""
    edtf = f"`{due.edtf}`" if due.edtf else ""
    notes = ", ".join(f"`{note.code}`" for note in due.notes)
    return [f"`{due.kind}`", str(due.earliest or ""), str(due.latest or ""), due.precision or "", edtf, notes]


@pytest.mark.parametrize("row", rows(READ), ids=lambda row: row[0])
def test_an_example_is_read_as_the_page_says(row: list[str]) -> None:
    assert cells_of(due_of(row[0])) == row[1:]


@pytest.mark.parametrize("row", rows(REFUSED), ids=lambda row: row[0])
def test_an_example_is_refused_as_the_page_says(row: list[str]) -> None:
    cell, wanted, _, meant = row

    due = due_of(cell)

    choices = [spoken(choice)[0] for choice in meant.split("; ") if choice]
    assert (due.kind, due.notes[0].code, list(due.notes[0].choices)) == (Kind.UNKNOWN, code(wanted), choices)


COUNTED = [(phrase, *ends) for phrases, *ends in rows(["words", "from", "to"]) for phrase in phrases.split("; ")]


@pytest.mark.parametrize(("cell", "first", "last"), COUNTED)
def test_words_are_counted_as_the_page_says(cell: str, first: str, last: str) -> None:
    assert counted(spoken(cell)[0], date(2004, 7, 1)) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(("cell", "first", "last"), COUNTED)
def test_a_file_never_takes_them(cell: str, first: str, last: str) -> None:
    assert due_of(cell).kind is Kind.UNKNOWN


@pytest.mark.parametrize("name", [*REFUSALS, *REMARKS, *NEEDED])
def test_every_code_of_a_note_is_on_the_page(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_every_kind_says_whether_it_can_be_overdue() -> None:
    said = {
        code(kind): not overdue.startswith("never")
        for kind, _, overdue in rows(["kind", "what the phrase says", "overdue"])
    }

    assert said == {kind.value: Due("", kind, latest=date(2004, 6, 30)).deadline is not None for kind in Kind}


def test_every_precision_is_in_its_table() -> None:
    said = [code(precision) for precision, _ in rows(["precision", "what the phrase names"])]

    assert said == [precision.value for precision in Precision]


def test_examples_are_in_both_languages() -> None:
    languages = [spoken(row[0])[1] for row in [*rows(READ), *rows(REFUSED)]]

    assert min(languages.count("fr"), languages.count("en")) > len(languages) / 3


# -- dates that were changed ----------------------------------------------------------------------

EARLY, LATE = "mai 2012", "juin 2014"
WORDS = {"revised": "révisé", "now": "maintenant", "put off": "reporté", "brought forward": "devancé",
         "edited": "modifié", "handed": "remis"}  # fmt: skip
JOINS = {"to": "à ", "nothing": "", "on": "en "}


def stands(phrase: str) -> str:
    """The date that counts in *phrase*, "none", or "refused"."""
    due = read(phrase, PLAN_DATE, "fr")
    if due.kind is Kind.DATED:
        [found] = [each for each in (EARLY, LATE) if meaning(each) == (due.earliest, due.latest)]
        return found
    return {Kind.NONE: "none", Kind.UNKNOWN: "refused"}[due.kind]


def meaning(phrase: str) -> tuple[date | None, date | None]:
    due = read(phrase, PLAN_DATE, "fr")
    return due.earliest, due.latest


def of_two(cell: str, x: str, y: str, join: str) -> str:
    """Which of *x* and *y* the cell "X, and Y" says."""
    if cell == "Y if it is later and not with on; else none":
        return y if y == LATE and join != "on" else "none"
    if cell == "Y with to; else the later" and join == "to":
        return y
    assert cell in {"the later", "Y with to; else the later"}
    return LATE


def test_every_word_of_change_has_a_row() -> None:
    said = {row[0].partition(":")[0] for row in rows(CHANGED)}

    in_code = {str(value).removesuffix(" to") for kind, value, _, _ in CHANGES if kind == "changed"}
    assert said == in_code == set(WORDS)


@pytest.mark.parametrize("row", rows(CHANGED), ids=lambda row: row[0])
def test_a_word_of_change_does_what_its_row_says(row: list[str]) -> None:
    name, alone, both, *told = row
    word = WORDS[name.partition(":")[0]]
    if both == "as put off":
        [both] = [other[2] for other in rows(CHANGED) if other[0].startswith("put off:")]
    expected = {f"{LATE} ({word})": {"X": LATE}.get(alone, alone)}
    for join, cell in zip(JOINS, told, strict=True):
        expected[f"{word} {JOINS[join]}{LATE}"] = {"Y": LATE}.get(cell, cell)
        for x, y in ((EARLY, LATE), (LATE, EARLY)):
            expected[f"{x}, {word} {JOINS[join]}{y}"] = of_two(both, x, y, join)

    assert {phrase: stands(phrase) for phrase in expected} == expected
