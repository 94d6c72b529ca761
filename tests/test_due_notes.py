"""Why a phrase is refused, what could be meant, and how a phrase that is understood was taken."""

from __future__ import annotations

import string
from datetime import date
from typing import TYPE_CHECKING

import pytest

from csecplan.due import read
from csecplan.due.suggest.notes import REFUSALS, REMARKS, SENTENCES
from csecplan.model import Kind
from tests.tools.due_rows import FILES, rows

if TYPE_CHECKING:
    from csecplan.note_codes import NoteCode
    from csecplan.texts import Language

PLAN = date(2004, 2, 5)
PHRASES = [row["phrase"] for name in FILES for row in rows(name)]


@pytest.mark.parametrize(
    ("phrase", "code", "choices"),
    [
        pytest.param("juin", "no-year", ("juin 2004",), id="a month takes the plan's next one"),
        pytest.param("janvier", "no-year", ("janvier 2005",), id="a month gone by is next year's"),
        pytest.param("fin mars", "no-year", ("fin mars 2004",), id="a third keeps its part"),
        pytest.param("au plus tard le 30 juin", "no-year", ("d'ici le 30 juin 2004",), id="a deadline stays one"),
        pytest.param("29 février", "no-year", ("29 février 2004",), id="a leap day is in a leap year"),
        pytest.param("T3", "no-year", ("3e trimestre de 2004-2005", "3e trimestre de 2004"), id="either quarter"),
        pytest.param("2004-05", "month-or-fiscal-year", ("mai 2004", "exercice 2004-2005"), id="both readings"),
        pytest.param(
            "starting 2005-06",
            "month-or-fiscal-year",
            ("from June 2005", "from fiscal year 2005-2006"),
            id="both, with their operator",
        ),
        pytest.param(
            "FY 2005",
            "fiscal-year-by-one-year",
            ("fiscal year 2004-2005", "fiscal year 2005-2006"),
            id="both fiscal years",
        ),
        pytest.param(
            "T2 de l'exercice 2005",
            "fiscal-year-by-one-year",
            ("2e trimestre de 2004-2005", "2e trimestre de 2005-2006"),
            id="both quarters",
        ),
        pytest.param("FY 23-24", "century", ("fiscal year 2023-2024",), id="the nearest century"),
        pytest.param("mars 05", "century", ("mars 2005",), id="in French two digits after a month are a year"),
        pytest.param("June 04", "century", ("June 2004", "4 June 2004"), id="in English they may be a day"),
        pytest.param("05-03-31", "century", ("31 mars 2005", "5 mars 2031"), id="the year may come first"),
        pytest.param("03/04/2005", "day-or-month", ("3 avril 2005", "4 mars 2005"), id="both orders"),
        pytest.param("31 février 2004", "impossible-day", ("29 février 2004",), id="the last day there is"),
        pytest.param("lundi 6 avril 2004", "weekday", ("6 avril 2004",), id="the day without its weekday"),
        pytest.param("Juilet 2004", "misspelled", ("Juillet 2004",), id="the nearest word"),
        pytest.param("avrli 2004", "misspelled", ("avril 2004",), id="two letters swapped"),
        pytest.param(
            "SEPTEMBR 2004",
            "misspelled",
            ("SEPTEMBRE 2004", "SEPTEMBER 2004"),
            id="capitals stay, either language",
        ),
        pytest.param("dans six mois", "counted-from", ("août 2004",), id="months from the plan's date"),
        pytest.param("within 90 days", "counted-from", ("5 May 2004",), id="days from the plan's date"),
        pytest.param("le mois prochain", "counted-from", ("mars 2004",), id="the month after the plan's"),
        pytest.param(
            "next fiscal year", "counted-from", ("fiscal year 2004-2005",), id="the fiscal year after the plan's"
        ),
        pytest.param(
            "fin de l'exercice en cours",
            "counted-from",
            ("fin de l'exercice 2003-2004",),
            id="the plan's fiscal year",
        ),
        pytest.param("demain", "no-anchor", (), id="nobody knows whose tomorrow"),
        pytest.param("d'ici la fin du mois", "no-anchor", (), id="nor which month"),
        pytest.param("six mois après l'approbation", "no-anchor", (), id="nothing where the anchor is another's"),
        pytest.param(
            "de décembre à février 2005",
            "reversed",
            ("de décembre 2004 à février 2005",),
            id="a range over the new year",
        ),
        pytest.param(
            "de janvier 2005 à mars",
            "range-without-year",
            ("de janvier à mars 2005",),
            id="the year of the other end",
        ),
        pytest.param(
            "de juin 2004", "range-without-end", ("juin 2004", "à compter de juin 2004"), id="a range cut short"
        ),
        pytest.param(
            "2004-2006",
            "span-of-years",
            ("de 2004 à 2006", "de l'exercice 2004-2005 à l'exercice 2005-2006"),
            id="calendar or fiscal",
        ),
        pytest.param(
            "juin 2004, septembre 2004", "two-dates", ("juin 2004", "septembre 2004"), id="one or the other"
        ),
        pytest.param("mai et août 2004", "two-dates", ("de mai à août 2004",), id="two months apart as a range"),
        pytest.param(
            "fall/winter 2005", "two-dates", ("from fall 2004 to winter 2004-2005",), id="the fall before that winter"
        ),
        pytest.param(
            "Remis le 31 mars 2012", "changed-day", ("reporté au 31 mars 2012",), id="handed in, or put off"
        ),
        pytest.param(
            "Deferred in May 2012", "changed-day", ("deferred to May 2012",), id="put off that day, or to it"
        ),
        pytest.param(
            "Date modifiée : 2012-03-31",
            "changed-day",
            ("reporté au 31 mars 2012",),
            id="edited that day, or put off",
        ),
        pytest.param("Devancé en mai 2012", "changed-day", ("devancé à mai 2012",), id="brought forward to it"),
        pytest.param(
            "Modifié à l'automne 2012", "changed-day", ("reporté à l'automne 2012",), id="edited to a season"
        ),
        pytest.param("Reporté de mai 2012", "changed-day", (), id="the date it was put off from"),
        pytest.param(
            "31 mars 2014, modifié en mai 2012 par nous", "words-left", ("31 mars 2014",), id="never the edit's day"
        ),
        pytest.param("Plan modifié en mai 2012", "words-left", (), id="nor where it stands alone"),
        pytest.param("Situation au 31 mars 2012", "status-day", (), id="the day of a report"),
        pytest.param(
            "31 mars 2018 (en date du 30 juin 2017)", "status-day", ("31 mars 2018",), id="the date beside that day"
        ),
        pytest.param("March 2018 as at June 30, 2017", "status-day", ("March 2018",), id="the date in front of it"),
        pytest.param("Rencontre prévue en juin 2003", "words-left", ("juin 2003",), id="the date by itself"),
        pytest.param(
            "Continu d'ici 2006",
            "ongoing-or-due",
            ("Continu jusqu'à la fin de 2006", "d'ici la fin de 2006"),
            id="an end, or a deadline",
        ),
        pytest.param(
            "Completed by June 2004",
            "done-or-due",
            ("Completed (June 2004)", "by the end of June 2004"),
            id="done, or due",
        ),
        pytest.param(
            "automne 2004-2005", "season-of-two-years", ("automne 2004", "automne 2005"), id="either autumn"
        ),
        pytest.param("T5 2004", "no-such-quarter", (), id="there are four quarters"),
        pytest.param("2004-13", "no-such-month", (), id="there are twelve months"),
        pytest.param("June 2100", "year-out-of-range", (), id="years end in 2099"),
        pytest.param("juin 204", "not-a-year", (), id="years have four digits"),
        pytest.param("2005-W13", "iso-week", (), id="weeks are not read"),
        pytest.param("2005-090", "ordinal-date", (), id="days of the year are not read"),
        pytest.param("d'ici", "date-missing", (), id="an operator alone"),
        pytest.param("٢٠٠٥", "other-digits", (), id="digits of another script"),
        pytest.param("juin \u202e2004", "hidden-characters", (), id="characters that cannot be seen"),
        pytest.param("d" * 301, "too-long", (), id="longer than any due date"),
        pytest.param("banane", "not-understood", (), id="no date at all"),
    ],
)
def test_refusal_says_why_and_what_could_be_meant(phrase: str, code: str, choices: tuple[str, ...]) -> None:
    (note,) = read(phrase, PLAN).notes

    assert (note.code, note.choices) == (code, choices)


@pytest.mark.parametrize(
    ("phrase", "choices"),
    [
        pytest.param("demain", ("24 novembre 2026",), id="the day after"),
        pytest.param("hier", ("22 novembre 2026",), id="the day before"),
        pytest.param("d'ici la fin du mois", ("d'ici la fin de novembre 2026",), id="this month"),
        pytest.param("end of the month", ("end of November 2026",), id="this month, in English"),
        pytest.param("dans six mois", ("août 2004",), id="a length counts from the plan's date"),
    ],
)
def test_tomorrow_counts_from_the_day_of_the_command(phrase: str, choices: tuple[str, ...]) -> None:
    (note,) = read(phrase, PLAN, "fr", date(2026, 11, 23)).notes

    assert note.choices == choices


@pytest.mark.parametrize("phrase", ["juin", "dans six mois", "mars 05", "31/03/05", "T3", "cet automne"])
def test_without_a_plan_date_nothing_is_counted_from_it(phrase: str) -> None:
    (note,) = read(phrase, None).notes

    assert note.choices == ()


@pytest.mark.parametrize(
    ("phrase", "codes"),
    [
        pytest.param("T2 2004", ["calendar-quarter"], id="a bare year's quarter is the calendar's"),
        pytest.param("T2 2004-2005", [], id="both years need no remark"),
        pytest.param("H2 2004", ["calendar-half"], id="so is its half"),
        pytest.param("hiver 2005", ["winter"], id="the winter that ends in it"),
        pytest.param("vers mars 2005", ["approximate"], id="about"),
        pytest.param("mars 2005 ?", ["provisional"], id="to be confirmed"),
        pytest.param("Nouvelle date : mars 2005", ["revised"], id="worded as a revision"),
        pytest.param("à compter de mars 2005", ["start-only"], id="a start and no end"),
        pytest.param("Completed and posted April 1, 2014", ["remark-ignored"], id="words about what is done"),
        pytest.param("mars 2005 (modifié)", ["edited"], id="the phrase was edited"),
        pytest.param("mars 2005 (modifié le 4 mai 2003)", ["later-date"], id="the later of two"),
        pytest.param("mars 2005 (reporté)", ["put-off"], id="put off, and no date since"),
        pytest.param("a) mars 2005 b) T2 2005", ["calendar-quarter", "milestones"], id="milestones, and their notes"),
        pytest.param("mars 2005, selon les crédits", ["conditional"], id="a condition"),
        pytest.param("dans un an (mars 2005)", ["date-beside"], id="counted, and dated"),
        pytest.param("31 mars 2005 à 17 h", ["time-dropped"], id="a time of day"),
        pytest.param("« mars 2005 »*", ["marks-dropped"], id="marks around it"),
        pytest.param("mars\u200b 2005", ["marks-dropped"], id="a space that cannot be seen"),
        pytest.param("Immédiatement", ["at-once"], id="at once is no date"),
        pytest.param("vers T2 2004 (révisé)", ["approximate", "calendar-quarter", "revised"], id="all that apply"),
    ],
)
def test_remark_on_a_phrase_that_is_understood(phrase: str, codes: list[str]) -> None:
    due = read(phrase, PLAN)

    assert [note.code for note in due.notes] == codes


@pytest.mark.parametrize("plan_date", [PLAN, date(2026, 8, 31), date(2099, 12, 31), date(1900, 1, 1), date(1, 1, 1)])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_choice_reads_by_itself(plan_date: date, language: Language) -> None:
    choices = {
        choice for phrase in PHRASES for note in read(phrase, plan_date, language).notes for choice in note.choices
    }

    assert [choice for choice in sorted(choices) if read(choice, None).kind is Kind.UNKNOWN] == []


def test_there_are_at_most_two_choices() -> None:
    counts = {len(note.choices) for phrase in PHRASES for note in read(phrase, PLAN).notes}

    assert counts == {0, 1, 2}


def test_every_refusal_has_one_reason_and_every_note_fills_its_sentence() -> None:
    for phrase in PHRASES:
        due = read(phrase, PLAN)
        assert due.kind is not Kind.UNKNOWN or len(due.notes) == 1, phrase
        for note in due.notes:
            assert note.code in (REFUSALS if due.kind is Kind.UNKNOWN else REMARKS), phrase
            assert SENTENCES[note.code].format(**note.facts), phrase
            assert all(isinstance(fact, str | int | date) for fact in note.facts.values()), phrase


@pytest.mark.parametrize("code", SENTENCES)
def test_sentence_states_what_is_so(code: NoteCode) -> None:
    sentence = SENTENCES[code]
    gaps = [name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None]

    assert all(name.isidentifier() for name in gaps)
    assert sentence[0].islower() or sentence[0] == "{"
    assert not sentence.endswith((".", "!", "?"))
    assert "invalid" not in sentence
    assert "please" not in sentence
