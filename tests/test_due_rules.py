"""What holds of every changed date, milestone, condition, label and time of day, not only of the rows of the data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from csecplan.due import read
from csecplan.model import Kind

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
    """The deadline by the table of the conventions, column « X, word Y »; None for `none`."""
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
