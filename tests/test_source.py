"""plan.yaml says what the plan of 5 February 2004 says, word for word.

What is expected is read out of the document itself: a heading, then a table of four columns
whose header row is printed again on every page. plan.yaml is read with the PyYAML loader
that knows only text, lists and mappings: this test does not lean on our own audience.
"""

from __future__ import annotations

import html
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Words = tuple[str, ...]
Row = list[Words]

HERE = Path(__file__).parent
DOCUMENT = (HERE / "source" / "plan-2004-02-05.txt").read_text(encoding="utf-8")
PLAN = (HERE.parent / "plan.yaml").read_text(encoding="utf-8")

IDS = ["1a", "1b", "1c", "1d", "1e", "1f", "2a", "2b", "2c", "2d", "3a", "3b", "3c", "3d"]
MONTHS = {"février": "02"}  # the one that the document's date needs


def words(text: str) -> Words:
    """Split *text* at blanks and newlines only: any other space would be a difference."""
    return tuple(re.findall(r"[^ \n]+", text))


@cache
def loaded(plan: str) -> Mapping[str, Any]:
    """Read *plan* as text, lists and mappings."""
    return cast("Mapping[str, Any]", yaml.BaseLoader(plan).get_single_data())


# The document


def cell_words(cell: str) -> Words:
    """Read one cell without its markup; a paragraph ends a word, other tags do not."""
    separated = re.sub(r"</?p>", " ", cell)
    return words(html.unescape(re.sub(r"<[^>]*>", "", separated)))


def heading_and_table(document: str) -> tuple[list[str], list[str]]:
    """Part the title's two lines from the table's lines, the first of which is its header."""
    lines = [line.strip(" ") for line in document.split("\n") if line.strip(" ")]
    return lines[:2], lines[2:]


def table_rows(table: list[str]) -> Iterator[Row]:
    """Read the rows in order, each made whole where a page break cut it in two.

    In this document every page break falls inside a row: what follows a
    repeated header carries on, cell by cell, what came before it.
    """
    header = table[0]
    whole: list[Row] = []
    for above, line in pairwise(table):
        if line == header:
            continue
        row = [cell_words(cell) for cell in line.split("\t")]
        if above == header and whole:
            row = [start + rest for start, rest in zip(whole.pop(), row, strict=True)]
        whole.append(row)
    yield from whole


def rows_by_number(document: str) -> dict[str, list[Row]]:
    """Group the rows under « 1 », « 1a » …; a row with no number belongs to the one above."""
    groups: dict[str, list[Row]] = {}
    number = ""
    for row in table_rows(heading_and_table(document)[1]):
        if row[0]:
            number = row[0][0].removesuffix(".")
        groups.setdefault(number, []).append(row)
    return groups


def printed_recommendation(number: str, rows: list[Row]) -> dict[str, Words]:
    """Name the cells of one recommendation; each row with an owner or a date is an action."""
    actions = [row for row in rows if row[2] or row[3]] or rows
    cells = {
        f"{number} recommendation": rows[0][0][1:],
        f"{number} plan of action": tuple(word for row in rows for word in row[1]),
    }
    for n, (_, _, owner, due) in enumerate(actions, start=1):
        cells |= {f"{number}.{n} owner": owner, f"{number}.{n} due date": due}
    return cells


def iso_date(day: str, month: str, year: str) -> str:
    return f"{year}-{MONTHS[month]}-{int(day):02}"


@cache
def printed(document: str) -> dict[str, Words]:
    """Read what *document* says, cell by cell, each under a name.

    The title stands on two lines there; a dash joins them in the plan.
    """
    heading = words(" \u2013 ".join(heading_and_table(document)[0]))
    cells = {"title": heading, "date": (iso_date(*heading[-3:]),)}
    groups = rows_by_number(document)
    for number in filter(str.isdigit, groups):
        cells[f"section {number}"] = groups[number][0][0][1:]
    for number, rows in groups.items():
        if not number.isdigit():
            cells |= printed_recommendation(number, rows)
    return cells


# The plan


def cell_of(action: Mapping[str, Any], column: str) -> Words:
    """Read a cell as printed: `source` where it has one, else the field itself."""
    field = action.get("source", {}).get(column, action.get(column, ""))
    return words(field if isinstance(field, str) else " ".join(field))


def transcribed_recommendation(recommendation: Mapping[str, Any]) -> dict[str, Words]:
    number, actions = recommendation["id"], recommendation["actions"]
    answer = [recommendation["response"], *(action["text"] for action in actions)]
    cells = {
        f"{number} recommendation": words(recommendation["text"]),
        f"{number} plan of action": words("\n".join(answer)),
    }
    for action in actions:
        cells[f"{action['id']} owner"] = cell_of(action, "owners")
        cells[f"{action['id']} due date"] = cell_of(action, "due")
    return cells


@cache
def transcribed(plan_text: str) -> dict[str, Words]:
    """Read what *plan_text* says, under the names that `printed` gives."""
    plan = loaded(plan_text)
    cells = {"title": words(plan["title"]), "date": words(plan["date"])}
    for number, title in plan["sections"].items():
        cells[f"section {number}"] = words(title["fr"])
    for recommendation in plan["recommendations"]:
        cells |= transcribed_recommendation(recommendation)
    return cells


def phrases_of(action: Mapping[str, Any], until: str) -> Iterator[str]:
    """List what the plan took out of the due column: dates and remarks known on day *until*."""
    for entry in [action, *action.get("revisions", []), *action.get("updates", [])]:
        known = entry.get("date", "") <= until
        if known and "due" in entry:
            yield entry["due"]
        if known and entry is not action and "text" in entry:
            yield entry["text"]


def names_of(owner: str, plan: Mapping[str, Any]) -> list[str]:
    return [owner, *plan["owners"][owner].get("aliases", [])]


ACTIONS = [
    pytest.param(action, id=f"in {action['id']}")
    for recommendation in loaded(PLAN)["recommendations"]
    for action in recommendation["actions"]
]


def test_recommendations_are_the_fourteen_in_order() -> None:
    recommendations = loaded(PLAN)["recommendations"]

    assert [recommendation["id"] for recommendation in recommendations] == IDS


def test_plan_has_the_document_s_cells_in_its_order() -> None:
    expected = printed(DOCUMENT)

    assert list(transcribed(PLAN)) == list(expected)


@pytest.mark.parametrize("cell", [pytest.param(name, id=f"{name} is word for word") for name in printed(DOCUMENT)])
def test_cell(cell: str) -> None:
    expected = printed(DOCUMENT)[cell]

    assert transcribed(PLAN)[cell] == expected


@pytest.mark.parametrize("action", ACTIONS)
def test_no_owner_is_made_up(action: Mapping[str, Any]) -> None:
    cell = " ".join(printed(DOCUMENT)[f"{action['id']} owner"])
    plan = loaded(PLAN)

    unnamed = [owner for owner in action.get("owners", []) if not any(name in cell for name in names_of(owner, plan))]

    assert unnamed == []


@pytest.mark.parametrize("action", ACTIONS)
def test_no_date_or_remark_is_made_up(action: Mapping[str, Any]) -> None:
    cell = " ".join(printed(DOCUMENT)[f"{action['id']} due date"])
    until = loaded(PLAN)["date"]

    unprinted = [phrase for phrase in phrases_of(action, until) if " ".join(words(phrase)) not in cell]

    assert unprinted == []


# The check itself: each fault, in either file, is noticed in its cell and nowhere else


def differing(document: str, plan: str) -> list[str]:
    expected, found = printed(document), transcribed(plan)
    return [name for name in expected | found if expected.get(name) != found.get(name)]


def with_fault(text: str, right: str, wrong: str) -> str:
    """Put *wrong* for *right*, which must stand in *text* exactly once."""
    before, after = text.split(right)
    return before + wrong + after


@pytest.mark.parametrize(
    ("right", "wrong", "cell"),
    [
        pytest.param("Sommaire", "Résumé", "title", id="a word of the title"),
        pytest.param("COMPÉTITEURS", "MARCHÉS", "section 2", id="a word of a section's title"),
        pytest.param("modestes.", "modeste.", "1d recommendation", id="one letter"),
        pytest.param("Aucuns frais", "Aucun frais", "1d plan of action", id="a fault put right"),
        pytest.param("pan ouest", "pan-ouest", "1c plan of action", id="a blank made a hyphen"),
        pytest.param("90 p. 100", "90\u00a0p. 100", "2a plan of action", id="a no-break space"),
        pytest.param("enWeb&", "enWeb ", "2a plan of action", id="a character of an address"),
        pytest.param("soit éventuellement ", "soit ", "3b plan of action", id="a word left out"),
        pytest.param("a aussi débuté", "aussi a débuté", "2c plan of action", id="a word moved"),
        pytest.param("Printemps", "Été", "1d.1 due date", id="a date"),
        pytest.param("owners: SPS", "owners: DEO", "2c.1 owner", id="an owner"),
    ],
)
def test_fault_in_the_plan_is_noticed(right: str, wrong: str, cell: str) -> None:
    plan = with_fault(PLAN, right, wrong)

    assert differing(DOCUMENT, plan) == [cell]


@pytest.mark.parametrize(
    ("right", "wrong", "cell"),
    [
        pytest.param("Sommaire", "Résumé", "title", id="a word of the title"),
        pytest.param("COMPÉTITEURS", "MARCHÉS", "section 2", id="a word of a section's title"),
        pytest.param("de façon optimale", "", "2c recommendation", id="words after a page break"),
        pytest.param("tout en</p>", "tout</p>", "3a plan of action", id="a word before one"),
        pytest.param("<p>SPS</p>", "<p>DEO</p>", "2c.1 owner", id="an owner"),
        pytest.param("\tSSEC-C.-B.\t", "\t\t", "3a.1 owner", id="an owner on the next page"),
        pytest.param("Mai 2003", "Mai 2004", "2c.1 due date", id="a date"),
        pytest.param("DEO-SPS</p>\t", "DEO-SPS</p>\tContinu", "3d.2 due date", id="a cell filled"),
    ],
)
def test_fault_in_the_document_is_noticed(right: str, wrong: str, cell: str) -> None:
    document = with_fault(DOCUMENT, right, wrong)

    assert differing(document, PLAN) == [cell]
