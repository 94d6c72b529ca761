"""Due dates said back: what is said, and that it reads the same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csecplan.due import read
from csecplan.due.speak.back import date_in_words, say, written
from csecplan.model import Due, Kind, Precision
from tests.tools.due_rows import FILES, rows

if TYPE_CHECKING:
    from csecplan.texts import Language

PHRASES = [row["phrase"] for name in FILES for row in rows(name)]

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
YEARS = st.integers(1901, 2097)
NAMED = st.one_of(
    st.dates(date(1900, 1, 2), date(2099, 12, 30)).map(date.isoformat),
    st.builds("{} {}".format, st.sampled_from(MONTHS.split()), YEARS),
    st.builds("{} {}".format, st.sampled_from(["printemps", "été", "automne", "hiver"]), YEARS),
    st.builds("{} {}".format, st.sampled_from(["T1", "T2", "T3", "T4", "H1", "H2"]), YEARS),
    st.builds(
        lambda unit, year: f"{unit} {year}-{year + 1}",
        st.sampled_from(["T1", "T2", "T3", "T4", "H1", "H2", "exercice"]),
        YEARS,
    ),
    YEARS.map(str),
)
PART = st.builds("{} {}".format, st.sampled_from(["début", "mi-", "fin"]), NAMED.filter(lambda p: p[4:5] != "-"))
OPERATORS = ["{}", "d'ici {}", "avant {}", "à compter de {}", "après {}", "jusqu'à {}"]
HEDGES = ["{}", "vers {}", "{} (à confirmer)", "vers {} (à confirmer)"]
CLAUSES = st.builds(
    lambda operator, hedge, named: hedge.format(operator.format(named)),
    st.sampled_from(OPERATORS),
    st.sampled_from(HEDGES[:1] * 3 + HEDGES),
    st.one_of(NAMED, PART),
)
DONE = st.builds("terminé ({})".format, st.one_of(NAMED, PART))
RANGES = st.builds("de {} à {}".format, NAMED, NAMED)


def days(due: Due) -> tuple[object, ...]:
    return due.kind, due.earliest, due.latest


@pytest.mark.parametrize(
    ("phrase", "french", "english"),
    [
        pytest.param("April 2004", "en avril 2004", "in April 2004", id="a month"),
        pytest.param("2004-06-01", "le 1er juin 2004", "on 1 June 2004", id="a day"),
        pytest.param(
            "by April 2004",
            "d'ici la fin d'avril 2004",
            "by the end of April 2004",
            id="a deadline, d' before a vowel",
        ),
        pytest.param(
            "by June 2004",
            "d'ici la fin de juin 2004",
            "by the end of June 2004",
            id="a deadline, de before the rest",
        ),
        pytest.param(
            "d'ici le 1er août 2004", "d'ici le 1er août 2004", "by 1 August 2004", id="a deadline of one day"
        ),
        pytest.param(
            "Printemps 2004",
            "au printemps 2004 (au plus tard le 20 juin 2004)",
            "in spring 2004 (no later than 20 June 2004)",
            id="a season with its last day",
        ),
        pytest.param(
            "Summer 2004",
            "à l'été 2004 (au plus tard le 22 septembre 2004)",
            "in summer 2004 (no later than 22 September 2004)",
            id="a season with a vowel",
        ),
        pytest.param(
            "hiver 2005",
            "à l'hiver 2004-2005 (au plus tard le 19 mars 2005)",
            "in winter 2004-2005 (no later than 19 March 2005)",
            id="a winter with both its years",
        ),
        pytest.param(
            "Continu jusqu'en juin 2004",
            "Continu jusqu'à la fin de juin 2004",
            "Ongoing until the end of June 2004",
            id="ongoing until",
        ),
        pytest.param(
            "until March 31, 2005",
            "Continu jusqu'au 31 mars 2005",
            "Ongoing until 31 March 2005",
            id="ongoing until a day",
        ),
        pytest.param("from October 2004", "à compter d'octobre 2004", "from October 2004", id="a start"),
        pytest.param(
            "T1 2004-2005",
            "au 1er trimestre de 2004-2005 (au plus tard le 30 juin 2004)",
            "in Q1 2004-2005 (no later than 30 June 2004)",
            id="a fiscal quarter",
        ),
        pytest.param(
            "d'ici T2 2004",
            "d'ici la fin du 2e trimestre de 2004 (au plus tard le 30 juin 2004)",
            "by the end of Q2 2004 (no later than 30 June 2004)",
            id="a calendar quarter stays one",
        ),
        pytest.param(
            "FY 2004-05",
            "au cours de l'exercice 2004-2005 (au plus tard le 31 mars 2005)",
            "in fiscal year 2004-2005 (no later than 31 March 2005)",
            id="a fiscal year",
        ),
        pytest.param(
            "mi-avril 2004",
            "à la mi-avril 2004 (au plus tard le 20 avril 2004)",
            "in mid-April 2004 (no later than 20 April 2004)",
            id="a third of a month",
        ),
        pytest.param(
            "fin 2004",
            "à la fin de 2004 (au plus tard le 31 décembre 2004)",
            "at the end of 2004 (no later than 31 December 2004)",
            id="a third of a year",
        ),
        pytest.param("avril-juin 2004", "d'avril à juin 2004", "from April to June 2004", id="a range in one year"),
        pytest.param(
            "du 1er avril 2004 au 31 mars 2005",
            "du 1er avril 2004 au 31 mars 2005",
            "from 1 April 2004 to 31 March 2005",
            id="a range in two",
        ),
        pytest.param(
            "vers juin 2004", "en juin 2004 (date approximative)", "in June 2004 (approximate date)", id="about"
        ),
        pytest.param(
            "juin 2004 ?", "en juin 2004 (à confirmer)", "in June 2004 (to be confirmed)", id="to be confirmed"
        ),
        pytest.param("Completed April 2004", "Terminé (avril 2004)", "Completed (April 2004)", id="done, and when"),
        pytest.param("Fait", "Terminé", "Completed", id="done"),
        pytest.param("Annuellement", "Continu", "Ongoing", id="ongoing"),
        pytest.param("S/O", "Aucune échéance", "No due date", id="none"),
        pytest.param("banane", "Échéance non comprise", "Due date not understood", id="not understood"),
    ],
)
def test_say(phrase: str, french: str, english: str) -> None:
    due = read(phrase, None)

    assert (say(due, "fr"), say(due, "en")) == (french, english)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("words", [say, written])
def test_every_phrase_of_the_data_said_back_reads_the_same(words: object, language: str) -> None:
    assert callable(words)
    for phrase in PHRASES:
        due = read(phrase, None)
        again = read(words(due, language), None)
        assert (*days(again), again.edtf) == (*days(due), due.edtf), phrase
        one_end_of_a_range = due.precision is Precision.RANGE and due.earliest is None
        assert again.precision is due.precision or one_end_of_a_range, phrase


@given(phrase=st.one_of(CLAUSES, RANGES, DONE), language=st.sampled_from(["fr", "en"]))
def test_what_is_said_back_reads_the_same(phrase: str, language: Language) -> None:
    due = read(phrase, None)

    assert days(read(say(due, language), None)) == days(due)
    assert days(read(written(due, language), None)) == days(due)


@given(phrase=st.one_of(CLAUSES, DONE))
def test_a_period_in_a_clause_is_understood(phrase: str) -> None:
    assert read(phrase, None).kind is not Kind.UNKNOWN


@given(phrase=st.one_of(CLAUSES, RANGES))
def test_a_due_date_never_ends_before_it_starts(phrase: str) -> None:
    due = read(phrase, None)

    assert (due.earliest or date.min) <= (due.latest or date.max)


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        pytest.param(date(2004, 6, 1), "1er juin 2004", "1 June 2004", id="the first has its own form"),
        pytest.param(date(2004, 8, 31), "31 août 2004", "31 August 2004", id="the other days do not"),
        pytest.param(date(1, 2, 3), "3 février 1", "3 February 1", id="any date can be said"),
    ],
)
def test_date_in_words(day: date, french: str, english: str) -> None:
    said = [date_in_words(day, language) for language in ("fr", "en")]

    assert said == [french, english]
