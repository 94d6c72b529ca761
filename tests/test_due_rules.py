"""What holds of every changed date, milestone, condition, label and time of day, not only of the rows of the data."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csecplan.due import read
from csecplan.model import Due, Kind, Precision
from tests.tools.due_rows import FILES, bounds, rows

if TYPE_CHECKING:
    from collections.abc import Callable

WITH_DEADLINE = {Kind.DATED, Kind.ONGOING_UNTIL}
MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}
MONTH_ENDS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Told(NamedTuple):
    """A date in words, its days, and whether it is one day."""

    words: str
    earliest: date
    latest: date
    is_day: bool = False


def _day(language: str, year: int, month: int, day: int) -> Told:
    name, on = MONTHS[language].split()[month - 1], date(year, month, day)
    words = f"{'1er' if day == 1 else day} {name} {year}" if language == "fr" else f"{name} {day}, {year}"
    return Told(words, on, on, is_day=True)


def _iso(_: str, year: int, month: int, day: int) -> Told:
    on = date(year, month, day)
    return Told(on.isoformat(), on, on, is_day=True)


def _month(language: str, year: int, month: int, _: int) -> Told:
    last = date(year, month, 29 if month == 2 and year % 4 == 0 else MONTH_ENDS[month - 1])
    return Told(f"{MONTHS[language].split()[month - 1]} {year}", date(year, month, 1), last)


def _fall(language: str, year: int, *_: int) -> Told:
    return Told(f"{'automne' if language == 'fr' else 'fall'} {year}", date(year, 9, 23), date(year, 12, 20))


def _quarter(language: str, year: int, *_: int) -> Told:
    return Told(f"{'T3' if language == 'fr' else 'Q3'} {year}-{year + 1}", date(year, 10, 1), date(year, 12, 31))


def _fiscal_year(_: str, year: int, *__: int) -> Told:
    return Told(f"{year}-{year + 1}", date(year, 4, 1), date(year + 1, 3, 31))


def told(language: str) -> st.SearchStrategy[Told]:
    """Dates in *language* from 2012 to 2029, of every length."""
    shapes: list[Callable[..., Told]] = [_day, _iso, _month, _fall, _quarter, _fiscal_year]
    numbers = st.integers(2012, 2029), st.integers(1, 12), st.integers(1, 28)
    return st.builds(lambda shape, *given: shape(language, *given), st.sampled_from(shapes), *numbers)


WORDS = {
    "fr": {
        "revised": ["révisé", "réévaluée", "Révisée"],
        "put off": ["reporté", "différée", "prolongé", "repoussée"],
        "forward": ["devancé", "avancée"],
        "edited": ["modifié", "mis à jour", "mise à jour", "actualisée", "corrigé"],
        "handed": ["remis", "remise"],
    },
    "en": {
        "revised": ["revised", "re-evaluated"],
        "put off": ["deferred", "extended", "postponed", "delayed", "pushed back"],
        "forward": ["moved up", "brought forward"],
        "edited": ["updated", "amended", "modified", "edited"],
        "handed": ["remis"],
    },
}
TO = {"fr": ["à ", "au ", "pour ", "jusqu'au ", ": "], "en": ["to ", "until ", ": "]}
ON = {"fr": ["le ", "en "], "en": ["on ", "in "]}
FROM = {"fr": ["de ", "du "], "en": ["from "]}
TWO = ["{x} ({change})", "{x}, {change}", "{x} – {change}", "{x}; {change}", "{x} {change}"]


class Changed(NamedTuple):
    """A phrase that tells of a change: the date that stands, the word, how the other is joined, and the other."""

    phrase: str
    stands: Told
    word: str
    joined: str
    other: Told


@st.composite
def changed(draw: st.DrawFn) -> Changed:
    language = draw(st.sampled_from(["fr", "en"]))
    word, joined = draw(st.sampled_from(sorted(WORDS[language]))), draw(st.sampled_from(["to", "on", "from", ""]))
    join = draw(st.sampled_from({"to": TO, "on": ON, "from": FROM}.get(joined, {language: [""]})[language]))
    stands, other = draw(told(language)), draw(told(language))
    change = f"{draw(st.sampled_from(WORDS[language][word]))} {join}{other.words}"
    return Changed(draw(st.sampled_from(TWO)).format(x=stands.words, change=change), stands, word, joined, other)


def expected(said: Changed) -> date | None:
    """The deadline by the table of docs/dates.md, column « X, word Y »; None for `none`."""
    later = max(said.stands.latest, said.other.latest)
    if said.word in {"revised", "edited"}:
        return later
    if said.joined == "from":
        return said.stands.latest
    if said.word == "forward":
        return said.other.latest if said.joined == "to" else later
    return said.other.latest if said.joined != "on" and said.other.latest > said.stands.latest else None


@given(said=changed())
def test_changed_date_is_the_one_of_the_table(said: Changed) -> None:
    due = read(said.phrase, None)

    assert due.latest == expected(said), said.phrase
    assert due.kind is (Kind.DATED if due.latest else Kind.NONE), said.phrase


def shuffled(data: st.DataObject, phrase: str, kept: str) -> str:
    """*phrase* with one or two words lost, swapped or doubled; none of *kept* is doubled."""
    words = phrase.split(" ")
    for _ in range(data.draw(st.integers(1, 2))):
        at, other = (data.draw(st.integers(0, len(words) - 1)) for _ in range(2))
        how = data.draw(st.sampled_from(["lose", "double", "swap"]))
        if how == "lose" and len(words) > 1:
            del words[at]
        elif how == "double" and words[at].strip("(),;:") not in kept:
            words.insert(other, words[at])
        else:
            words[at], words[other] = words[other], words[at]
    return " ".join(words)


@given(said=changed(), data=st.data())
def test_words_lost_or_moved_never_make_the_day_of_a_change_a_deadline(said: Changed, data: st.DataObject) -> None:
    told_of_a_day = said.word == "edited" or (said.word in {"put off", "handed"} and said.joined == "on")
    phrase = shuffled(data, said.phrase, said.other.words)

    due = read(phrase, None)

    words = (*WORDS["fr"][said.word], *WORDS["en"][said.word])
    if told_of_a_day and said.other.latest < said.stands.earliest and any(word in phrase for word in words):
        assert due.kind not in WITH_DEADLINE or due.latest != said.other.latest, phrase


def meaning(due: Due) -> tuple[object, ...]:
    return due.kind, due.earliest, due.latest, due.precision, bounds(due.edtf)


PHRASES = [
    row["phrase"] for name in FILES for row in rows(name) if row["phrase"].strip() and "\n" not in row["phrase"]
]
READ = {phrase: read(phrase, None) for phrase in PHRASES}
UNDERSTOOD = [phrase for phrase, due in READ.items() if due.kind is not Kind.UNKNOWN]
ENDING = [phrase for phrase, due in READ.items() if due.kind in WITH_DEADLINE]
SURE = [phrase for phrase in ENDING if not set("?%") & set(READ[phrase].edtf or "")]
DAYS = [phrase for phrase in SURE if READ[phrase].precision is Precision.DAY]


def unlike(phrases: list[str], dressed: str) -> list[str]:
    """The *phrases* that mean something else once put in *dressed*."""
    typed = {phrase: dressed.format(phrase) for phrase in phrases}
    return [
        each
        for phrase, each in typed.items()
        if len(each) <= 300 and meaning(read(each, None)) != meaning(READ[phrase])
    ]


@pytest.mark.parametrize(
    "label",
    [
        "Échéance : {}",
        "Date d'achèvement prévue : {}",
        "Date limite de mise en œuvre – {}",
        "Délai visé : {}",
        "Target completion date: {}",
        "Planned implementation timeline – {}",
        "ECD: {}",
    ],
)
def test_label_changes_nothing(label: str) -> None:
    assert unlike(UNDERSTOOD, label) == []


@pytest.mark.parametrize("label", ["Réunion : {}", "Phase 2 : {}", "Meeting: {}", "Committee – {}"])
def test_another_noun_is_no_label(label: str) -> None:
    parted = {"revised", "later-date", "milestones"}  # « … Date révisée : juin 2004 » may follow anything
    plain = [phrase for phrase in UNDERSTOOD if parted.isdisjoint(note.code for note in READ[phrase].notes)]

    assert [phrase for phrase in plain if read(label.format(phrase), None).kind in WITH_DEADLINE] == []


@pytest.mark.parametrize(
    "marks",
    [
        "{}*",
        "{} †",
        "{};",
        "{}¹",
        "{} [1]",
        "{} (note 2)",
        "« {} »",
        '"{}"',
        "“{}”",
        "**{}**",
        "- {}",
        "• {}",
        "\ufeff{}",
    ],
)
def test_marks_around_change_nothing(marks: str) -> None:
    assert unlike(UNDERSTOOD, marks) == []


@pytest.mark.parametrize("edit", ["{} (modifié le 15 juin 1900)", "{}, updated January 2, 1900", "{} – amended"])
def test_edit_before_it_changes_no_deadline(edit: str) -> None:
    alone = [phrase for phrase in ENDING if read(f"{phrase} (révisé)", None).kind is not Kind.UNKNOWN]
    later = [phrase for phrase in alone if (READ[phrase].latest or date.min) > date(1900, 6, 15)]
    only_two = [phrase for phrase in later if read(edit.format(phrase), None).latest != READ[phrase].latest]

    assert len(later) > 200
    assert [phrase for phrase in only_two if not _is_told_of_two(phrase)] == []


def _is_told_of_two(phrase: str) -> bool:
    """Whether *phrase* tells of a change already: of three dates the latest counts."""
    return any(note.code in {"revised", "later-date"} for note in READ[phrase].notes)


@pytest.mark.parametrize("word", ["{} (reporté)", "{} – deferred", "{}, remis", "{} (postponed on June 15, 2015)"])
def test_what_is_put_off_is_due_no_more(word: str) -> None:
    kinds = {read(word.format(phrase), None).kind for phrase in ENDING}

    assert kinds <= {Kind.NONE, Kind.UNKNOWN}


@pytest.mark.parametrize(
    "report",
    ["{} (en date du 30 juin 2017)", "As at June 30, 2017: {}", "{}; last updated: May 2017", "Situation au {}"],
)
def test_day_of_a_report_is_refused_whatever_stands_beside_it(report: str) -> None:
    assert {read(report.format(phrase), None).kind for phrase in PHRASES if len(phrase) < 200} == {Kind.UNKNOWN}


@pytest.mark.parametrize(
    "condition",
    [
        "{}, selon les crédits",
        "{} (subject to funding)",
        "Sous réserve des crédits : {}",
        "If approved, {}",
        "{} si possible",
    ],
)
def test_condition_only_puts_the_date_in_doubt(condition: str) -> None:
    read_all = {phrase: read(condition.format(phrase), None) for phrase in SURE if len(phrase) < 200}

    assert [
        phrase
        for phrase, due in read_all.items()
        if (due.kind, due.earliest, due.latest) != (READ[phrase].kind, READ[phrase].earliest, READ[phrase].latest)
        or not set("?%") & set(due.edtf or "")
    ] == []


@pytest.mark.parametrize("time", [" à 17 h", " à 16 h 30 HNE", ", 5 p.m. EST", " at 17:00", " à midi"])
@given(day=told("fr").filter(lambda told: told.is_day))
def test_time_of_day_changes_no_day_and_before_it_is_that_day(time: str, day: Told) -> None:
    plain, before = (read(f"{operator}{day.words}{time}", None) for operator in ("", "avant le "))

    assert (plain.kind, plain.earliest, plain.latest) == (Kind.DATED, day.earliest, day.latest)
    assert (before.kind, before.earliest, before.latest) == (Kind.DATED, None, day.latest)


PARTING = ["; ", ", ", " / ", "\n"]
LABELLED = [
    "Volet {at} : {date}",
    "{date} (étape {at})",
    "{date} : phase {at}",
    "Rapport {at} – {date}",
    "Plan ({date})",
]


@given(
    dates=st.sampled_from(["fr", "en"]).flatmap(lambda language: st.lists(told(language), min_size=2, max_size=4)),
    shape=st.sampled_from(LABELLED),
    parting=st.sampled_from(PARTING),
)
def test_milestones_end_with_the_last(dates: list[Told], shape: str, parting: str) -> None:
    phrase = parting.join(shape.format(at="ABCD"[at], date=date.words) for at, date in enumerate(dates))

    due = read(phrase, None)

    ends = min(date.earliest for date in dates), max(date.latest for date in dates)
    assert (due.kind, due.earliest, due.latest) == (Kind.DATED, *ends), phrase
    assert due.precision is Precision.RANGE, phrase


@given(
    dates=st.lists(told("fr"), min_size=2, max_size=3),
    other=st.sampled_from(["à déterminer", "continu", "terminé", "juin", "", "bientôt", "en cours", "TBD"]),
    at=st.integers(0, 2),
    parting=st.sampled_from(PARTING),
)
def test_milestone_without_a_date_leaves_no_deadline(dates: list[Told], other: str, at: int, parting: str) -> None:
    words = [date.words for date in dates]
    words.insert(at, other)
    phrase = parting.join(f"Volet {'ABCD'[each]} : {word}" for each, word in enumerate(words))

    assert read(phrase, None).kind is Kind.UNKNOWN, phrase


@given(
    dates=st.lists(told("en"), min_size=2, max_size=3), parting=st.sampled_from(["; ", ", ", " and ", " or ", " / "])
)
def test_dates_side_by_side_are_one_range_or_none(dates: list[Told], parting: str) -> None:
    due = read(parting.join(date.words for date in dates), None)

    assert due.kind in {Kind.UNKNOWN, Kind.DATED}
    assert due.kind is Kind.UNKNOWN or due.latest == max(date.latest for date in dates)


BEFORE = re.compile(r"(?i)avant|before|prior|ahead|antérieur|earlier|until")
YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}")


@given(phrase=st.sampled_from(PHRASES).filter(lambda phrase: len(phrase) < 200), data=st.data())
def test_no_phrase_with_words_lost_or_moved_has_a_deadline_in_a_year_it_does_not_name(
    phrase: str, data: st.DataObject
) -> None:
    typed = shuffled(data, phrase, "")
    years = [int(year) for year in YEAR.findall(unicodedata.normalize("NFKC", typed))]

    due = read(typed, None)

    if due.kind in WITH_DEADLINE:
        assert due.latest
        assert min(years) - bool(BEFORE.search(typed)) <= due.latest.year <= max(years) + 1, typed
