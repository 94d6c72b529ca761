"""Words counted from a day are what the calendar says, whatever the day; nothing else is counted."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from dateutil.relativedelta import FR, MO, SU, TU, relativedelta
from hypothesis import given
from hypothesis import strategies as st

from csecplan import due
from csecplan.due.counted import Stretch, counted

if TYPE_CHECKING:
    from collections.abc import Callable

DAYS = st.dates(date(1910, 1, 1), date(2090, 12, 31))
NUMBERS = st.integers(1, 400)
UNITS = {"day": "jour", "week": "semaine", "month": "mois", "year": "an"}
ONE = timedelta(days=1)


def there(phrase: str, day: date) -> Stretch:
    found = counted(phrase, day)
    assert found
    return found


def month(day: date, months: int = 0) -> tuple[date, date]:
    first = day.replace(day=1) + relativedelta(months=months)
    return first, first + relativedelta(day=31)


def quarter(day: date, quarters: int) -> tuple[date, date]:
    first = day.replace(day=1) + relativedelta(months=-((day.month - 1) % 3) + 3 * quarters)
    return first, first + relativedelta(months=2, day=31)


def half(day: date, halves: int) -> tuple[date, date]:
    first = day.replace(day=1) + relativedelta(months=-((day.month - 4) % 6) + 6 * halves)
    return first, first + relativedelta(months=5, day=31)


def fiscal_year(day: date, years: int) -> tuple[date, date]:
    first = date(day.year - (day.month < 4) + years, 4, 1)
    return first, first + relativedelta(years=1) - ONE


def year(day: date, years: int) -> tuple[date, date]:
    return date(day.year + years, 1, 1), date(day.year + years, 12, 31)


def week(day: date, weeks: int) -> tuple[date, date]:
    first = day + relativedelta(weekday=MO(-1), weeks=weeks)
    return first, first + relativedelta(weekday=SU)


PERIODS: dict[str, tuple[Callable[[date, int], tuple[date, date]], str]] = {
    "week": (week, "semaine"),
    "month": (month, "mois"),
    "quarter": (quarter, "trimestre"),
    "half-year": (half, "semestre"),
    "year": (year, "année"),
    "fiscal year": (fiscal_year, "exercice"),
}
PLACES = {
    -1: ("last {}", "previous {}", "the past {}", "{} dernier", "{} passée", "le dernier {}"),
    0: ("this {}", "current {}", "ce {}", "{} en cours", "cette {}-ci"),
    1: ("next {}", "the coming {}", "{} prochaine", "{} suivant", "la prochaine {}"),
}


@given(DAYS, NUMBERS, st.sampled_from(list(UNITS)))
def test_a_length_ago_and_ahead(day: date, number: int, unit: str) -> None:
    there = relativedelta(**{f"{unit}s": number})  # type: ignore[arg-type]
    try:
        before, after = day - there, day + there
    except (ValueError, OverflowError):
        return
    french = UNITS[unit]
    for phrase in (f"{number} {unit}s ago", f"il y a {number} {french}s", f"Il y a {number} {french}"):
        assert counted(phrase.replace("moiss", "mois"), day) == (before, before)
    for phrase in (f"in {number} {unit}s", f"dans {number} {french}s", f"{number} {unit}s from now"):
        assert counted(phrase.replace("moiss", "mois"), day) == (after, after)
    for phrase in (f"last {number} {unit}s", f"les {number} derniers {french}s"):
        assert counted(phrase.replace("moiss", "mois"), day) == (before, day)
    for phrase in (f"next {number} {unit}s", f"{number} prochains {french}s"):
        assert counted(phrase.replace("moiss", "mois"), day) == (day, after)
    for phrase in (f"{number} {unit}s", f"in {number} {unit}s", f"d'ici {number} {french}s"):
        assert counted(phrase.replace("moiss", "mois"), day, within=True) == (day, after)


@given(DAYS, st.sampled_from(list(PERIODS)), st.sampled_from(list(PLACES)))
def test_the_last_this_and_the_next_of_each_period(day: date, name: str, place: int) -> None:
    period, french = PERIODS[name]
    first, last = period(day, place)
    for pattern in PLACES[place]:
        for word in (name, french):
            phrase = pattern.format(word)
            assert counted(phrase, day) == (first, last), phrase
            assert counted(f"end of {phrase}", day) == (last, last)
            assert counted(f"début de {phrase}", day) == (first, first)


@given(DAYS, st.integers(1, 12))
def test_a_month_by_its_name(day: date, number: int) -> None:
    english = date(2000, number, 1).strftime("%B")
    last, this, following = (there(f"{word} {english}", day) for word in ("last", "this", "next"))

    assert last[1] < day < following[0]
    assert {each[0].month for each in (last, this, following)} == {number}
    assert this == (date(day.year, number, 1), date(day.year, number, monthrange(day.year, number)[1]))
    assert following[0] - last[0] < timedelta(days=732)


@given(DAYS)
def test_a_day_of_the_week(day: date) -> None:
    after = day + ONE + relativedelta(weekday=FR)
    before = day - ONE + relativedelta(weekday=TU(-1))

    assert counted("vendredi prochain", day) == counted("next Friday", day) == (after, after)
    assert counted("mardi dernier", day) == counted("last Tuesday", day) == (before, before)


@given(DAYS, st.sampled_from(["printemps", "été", "automne", "hiver"]))
def test_a_season_is_the_last_one_over_and_the_next_to_begin(day: date, name: str) -> None:
    before, after = there(f"{name} dernier", day), there(f"{name} prochain", day)

    assert before[1] < day < after[0]


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "2004-07-01",
        "juin 2004",
        "Q3 2004-05",
        "30 days",
        "next",
        "dernier",
        "3 weeks ago, or so",
        "in 9999 years",
        "10000 days ago",
        "l'an prochain ou le suivant",
        "next month 2004",
        "in thirty-one days" * 30,
        "٣ weeks ago",
        "il y a",
        "end of",
        "six mois après l'approbation",
    ],
)
def test_nothing_else_is_counted(phrase: str) -> None:
    assert counted(phrase, date(2004, 7, 1)) is None


@given(st.text(max_size=40), DAYS)
def test_any_text_is_answered(text: str, day: date) -> None:
    found = counted(text, day, within=True)

    assert found is None or found.earliest <= found.latest


@given(DAYS, st.sampled_from([place.format(name) for name in PERIODS for place in PLACES[1]]))
def test_what_is_counted_is_no_due_date(day: date, phrase: str) -> None:
    assert due.read(phrase, day, "en", day).kind == "unknown"


SHORT = [
    *("demain", "hier", "aujourd'hui", "après-demain", "the day after tomorrow", "in 30 days", "dans 3 semaines"),
    *("in a fortnight", "10 days from now", "next Monday", "vendredi prochain", "next week", "la semaine prochaine"),
]
LONG = [f"{word} {name}" for word in ("this", "next") for name in PERIODS if name != "week"]
LONG += ["mois prochain", "trimestre prochain", "semestre prochain", "année prochaine", "exercice prochain"]
LONG += ["juin prochain", "next June", "printemps prochain", "next winter"]


@given(DAYS, st.sampled_from(SHORT + LONG))
def test_a_due_date_typed_so_is_refused_with_what_it_would_be(day: date, phrase: str) -> None:
    note = due.read(phrase, day, "en", day).notes[0]

    assert note.choices, phrase
    meant = due.read(note.choices[0], None)
    stretch = there(phrase, day)
    assert meant.latest == stretch.latest
    assert phrase in SHORT or meant.earliest == stretch.earliest
