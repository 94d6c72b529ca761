"""How a phrase is typed does not change what it means; and nothing that can be typed breaks the audience."""

from __future__ import annotations

import time
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csecplan.due import read
from csecplan.model import Due, Kind
from tests.tools.due_rows import FILES, rows

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = date(2004, 2, 5)
LONGEST_SECONDS = 0.05
ROWS = [row for name in FILES for row in rows(name)]
UNDERSTOOD = [row["phrase"] for row in ROWS if row["kind"] != "unknown" and "\n" not in row["phrase"]]
"""A line break may part milestones; elsewhere it is a space."""
PHRASES = [row["phrase"] for row in ROWS]


def bare(phrase: str) -> str:
    decomposed = unicodedata.normalize("NFD", phrase)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def accented(phrase: str) -> str:
    return phrase.replace("e", "é").replace("E", "É")


VARIANTS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "no accents": bare,
    "accents where there are none": accented,
    "composed": lambda phrase: unicodedata.normalize("NFC", phrase),
    "decomposed": lambda phrase: unicodedata.normalize("NFD", phrase),
    "no-break spaces": lambda phrase: phrase.replace(" ", "\u00a0"),
    "narrow no-break spaces": lambda phrase: phrase.replace(" ", "\u202f"),
    "doubled spaces": lambda phrase: phrase.replace(" ", "  "),
    "line breaks": lambda phrase: phrase.replace(" ", "\n"),
    "spaces around": lambda phrase: f" \t{phrase}\u00a0\n",
    "typographic apostrophes": lambda phrase: phrase.replace("'", "’"),
    "grave accents for apostrophes": lambda phrase: phrase.replace("'", "`"),
    "non-breaking hyphens": lambda phrase: phrase.replace("-", "\u2011"),
    "en dashes": lambda phrase: phrase.replace("-", "–"),
    "minus signs": lambda phrase: phrase.replace("-", "\u2212"),
    "superscript ordinals": lambda phrase: phrase.replace("1er ", "1ᵉʳ "),
    "split ordinals": lambda phrase: phrase.replace("1er ", "1 er "),
}


def meaning(due: Due) -> tuple[object, ...]:
    return due.kind, due.earliest, due.latest, due.precision, due.edtf


@pytest.mark.parametrize("variant", VARIANTS)
def test_typography_changes_nothing(variant: str) -> None:
    typed = [VARIANTS[variant](phrase) for phrase in UNDERSTOOD]

    different = [
        typed_phrase
        for phrase, typed_phrase in zip(UNDERSTOOD, typed, strict=True)
        if len(typed_phrase) <= 300 and meaning(read(phrase, PLAN)) != meaning(read(typed_phrase, PLAN))
    ]

    assert different == []


@given(phrase=st.sampled_from(UNDERSTOOD), variants=st.lists(st.sampled_from(sorted(VARIANTS)), max_size=4))
def test_variants_together_change_nothing(phrase: str, variants: list[str]) -> None:
    typed = phrase
    for variant in variants:
        typed = VARIANTS[variant](typed)

    assert len(typed) > 300 or meaning(read(typed, PLAN)) == meaning(read(phrase, PLAN))


@given(phrase=st.text(max_size=400))
def test_no_text_raises_or_changes(phrase: str) -> None:
    assert read(phrase, PLAN).text == phrase


WORDS = sorted({word for phrase in PHRASES for word in phrase.split() if len(word) < 20})


@given(phrase=st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), plan_date=st.none() | st.dates())
def test_words_in_any_order_raise_nothing_and_end_after_they_start(phrase: str, plan_date: date | None) -> None:
    due = read(phrase, plan_date)

    assert (due.earliest or date.min) <= (due.latest or date.max)
    assert (due.kind is Kind.UNKNOWN) <= (len(due.notes) == 1)


@given(phrase=st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join), plan_date=st.none() | st.dates())
def test_choices_of_words_in_any_order_read(phrase: str, plan_date: date | None) -> None:
    choices = [choice for note in read(phrase, plan_date).notes for choice in note.choices]

    assert [choice for choice in choices if read(choice, None).kind is Kind.UNKNOWN] == []


@given(phrase=st.text(alphabet="0123456789-/. ", max_size=24))
def test_digits_in_any_shape_raise_nothing(phrase: str) -> None:
    due = read(phrase, PLAN)

    assert due.latest is None or 1900 <= due.latest.year <= 2099


@pytest.mark.parametrize("plan_date", [date.min, date(1900, 1, 1), date(2099, 12, 31), date.max])
@pytest.mark.parametrize("extra", ["demain", "dans 999 ans", "in 999 quarters", "le mois prochain", "hier"])
def test_no_plan_date_is_too_early_or_too_late(plan_date: date, extra: str) -> None:
    kinds = {read(phrase, plan_date).kind for phrase in (*PHRASES, extra)}

    assert kinds == set(Kind)


def spent(phrase: str) -> float:
    start = time.perf_counter()
    read(phrase, PLAN)
    return time.perf_counter() - start


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param("de " * 10_000, id="a small word over and over"),
        pytest.param("de " * 100, id="a small word up to the limit"),
        pytest.param("(" * 300, id="parentheses opened"),
        pytest.param("()" * 150, id="parentheses empty"),
        pytest.param("(" * 150 + ")" * 150, id="parentheses nested"),
        pytest.param("(juin 2004" * 30, id="parentheses opened before dates"),
        pytest.param("1" * 300, id="digits"),
        pytest.param("1-" * 150, id="digits and hyphens"),
        pytest.param("1 - " * 75, id="digits and dashes"),
        pytest.param("1" + "-" * 299, id="hyphens"),
        pytest.param("juin 2004 " * 30, id="dates"),
        pytest.param("juin 2004, " * 27, id="dates with commas"),
        pytest.param("révisé " * 42, id="revised again and again"),
        pytest.param("juin révisé " * 25, id="dates revised again and again"),
        pytest.param("d'ici " * 50, id="an operator over and over"),
        pytest.param("Terminé le de le de " * 15, id="done and small words"),
        pytest.param("Juilet " * 42, id="a misspelling over and over"),
        pytest.param("a" * 300, id="one letter"),
        pytest.param("e\u0301" * 150, id="combining accents"),
        pytest.param("\u0301" * 300, id="nothing but combining accents"),
        pytest.param("révisé juin 2004, " * 16, id="revised to one date after another"),
        pytest.param("juin 2004 (modifié " * 15, id="edits in parentheses that never close"),
        pytest.param("modifié juin 2004) juin 2004:" * 10, id="edits beside every mark that parts"),
        pytest.param("a: 1, " * 50, id="labels with commas"),
        pytest.param("a: juin 2004; " * 21, id="milestones"),
        pytest.param("a: juin 2004\n" * 23, id="milestones a line"),
        pytest.param("a) juin 2004, b / " * 16, id="milestones parted in every way"),
        pytest.param("si a, si b: " * 25, id="conditions"),
        pytest.param("selon a, juin 2004, " * 15, id="conditions and dates"),
        pytest.param("date " * 60, id="a label over and over"),
        pytest.param("sera terminé " * 23, id="a verb over and over"),
        pytest.param("*" * 300, id="marks"),
        pytest.param("juin 2004 " + "[1] " * 70, id="notes"),
        pytest.param("«" * 150 + "»" * 150, id="quotes"),
        pytest.param("juin et " * 37, id="months joined"),
        pytest.param("le 15 juin 2004 à 17 h " * 13, id="times"),
        pytest.param("17 h " * 60, id="nothing but times"),
        pytest.param("🍌" * 300, id="bananas"),
        pytest.param("\ufdfa" * 300, id="one character that folds to eighteen"),
        pytest.param(" " * 100_000, id="spaces"),
    ],
)
def test_no_phrase_takes_long(phrase: str) -> None:
    read("Juilet", PLAN)  # what a refusal needs is imported once

    assert min(spent(phrase) for _ in range(3)) < LONGEST_SECONDS
