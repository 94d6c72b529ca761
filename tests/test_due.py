"""Every phrase of the data files means what its row says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from csecplan.due import day, read
from csecplan.model import Due, Kind, Precision
from tests.tools.due_rows import FILES, bounds, rows


def answer(row: dict[str, Any]) -> Due:
    """What a row says its phrase is, without the notes."""
    earliest, latest = (date.fromisoformat(row[end]) if row[end] else None for end in ("earliest", "latest"))
    precision = Precision(row["precision"]) if row["precision"] else None
    return Due(row["phrase"], Kind(row["kind"]), earliest, latest, precision, row["edtf"])


def meaning(due: Due) -> tuple[object, ...]:
    """What *due* says, without its notes."""
    return due.text, due.kind, due.earliest, due.latest, due.precision, bounds(due.edtf)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=f"{row['id']} {row['cls']} {row['phrase'][:40]!a}")
        for name in FILES
        for row in rows(name)
    ],
)
def test_phrase_means_what_its_row_says(row: dict[str, Any]) -> None:
    expected = answer(row)

    assert meaning(read(row["phrase"], date.fromisoformat(row["plan_date"]))) == meaning(expected)


@pytest.mark.parametrize("name", FILES)
def test_plan_date_and_language_never_change_what_is_read(name: str) -> None:
    phrases = [row["phrase"] for row in rows(name)]

    read_one_way = [meaning(read(phrase, None, "fr")) for phrase in phrases]
    read_another = [meaning(read(phrase, date(2031, 12, 30), "en")) for phrase in phrases]

    assert read_one_way == read_another


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param("2004-06-30", date(2004, 6, 30), id="an ISO day is that day"),
        pytest.param("1er juin 2004", date(2004, 6, 1), id="a day in words is that day"),
        pytest.param("vers le 15 mai 2004", date(2004, 5, 15), id="an approximate day is that day"),
        pytest.param("juin 2004", None, id="a month is not one day"),
        pytest.param("d'ici le 30 juin 2004", None, id="a deadline is not one day"),
        pytest.param("à compter du 1er juin 2004", None, id="a start is not one day"),
        pytest.param("Terminé le 1er juin 2004", None, id="a state with a day is not a day"),
        pytest.param("du 15 au 15 juin 2004", None, id="a range is not one day, however short"),
        pytest.param("Continu", None, id="ongoing is not a day"),
        pytest.param("", None, id="nothing is not a day"),
        pytest.param("banane", None, id="what is not understood is not a day"),
    ],
)
def test_day(phrase: str, expected: date | None) -> None:
    due = day(phrase, None)

    assert (due.kind, due.latest) == ((Kind.DATED, expected) if expected else (Kind.UNKNOWN, None))


@pytest.mark.parametrize(
    ("phrase", "code", "choices"),
    [
        pytest.param("juin 2004", "one-day-needed", ("1er juin 2004", "30 juin 2004"), id="its ends"),
        pytest.param("by June 30, 2004", "one-day-needed", ("30 June 2004",), id="the end it has"),
        pytest.param("Continu", "one-day-needed", (), id="none where it has none"),
        pytest.param("juin", "no-year", ("juin 2004",), id="a refusal keeps its own reason"),
    ],
)
def test_day_says_why_not(phrase: str, code: str, choices: tuple[str, ...]) -> None:
    (note,) = day(phrase, date(2004, 2, 5)).notes

    assert (note.code, note.choices) == (code, choices)
