"""Phrases that count from another day: recognised, never applied, offered from the plan's date."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from csecplan.due.days.periods import DAY, FISCAL_YEAR, HALF, LAST_YEAR, MONTH, QUARTER, SEASON, YEAR, Named, season
from csecplan.due.vocabulary.lookup import WORDS

_WORD = re.compile(r"[a-z]+|[0-9]+")


def _words(row: str) -> frozenset[str]:
    return frozenset(row.split())


_COUNTS = (
    "un|one|a", "deux|two", "trois|three", "quatre|four", "cinq|five", "six", "sept|seven",
    "huit|eight", "neuf|nine", "dix|ten", "onze|eleven", "douze|twelve",
)  # fmt: skip
_MORE_COUNTS = {"quinze": 15, "fifteen": 15, "dixhuit": 18, "eighteen": 18, "vingt": 20, "twenty": 20,
                "trente": 30, "thirty": 30, "soixante": 60, "sixty": 60, "ninety": 90}  # fmt: skip
NUMBERS = (
    {word: at for at, words in enumerate(_COUNTS, 1) for word in words.split("|")}
    | {"une": 1, "an": 1}
    | _MORE_COUNTS
)
_UNITS = {
    "days": "jour jours day days",
    "weeks": "semaine semaines week weeks",
    "months": "mois month months",
    "quarters": "trimestre trimestres quarter quarters",
    "years": "an ans annee annees year years exercice exercices",
}
UNITS = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_NEXT = _words("prochain prochaine prochains prochaines next suivant suivante following upcoming coming")
_THIS = _words("cet cette ce this current courant courante")
_KINDS_OF_DAY = _words("working business ouvrables ouvrable calendar civils")
_ALONE = _words("mois month semaine week journee day")
"""« d'ici la fin du mois »: whichever it is now."""
_LAST = _words("passe passee")
_DAYS = {"demain": 1, "tomorrow": 1, "today": 0, "aujourd": 0, "hier": -1, "yesterday": -1}
_TODAY_OR_CURRENT = re.compile(r"aujourd'?hui|(?:exercice|financiere|annee|trimestre|semestre|mois) en cours")
_SMALL = _words(
    "d ici au a la le l les en dans du de by in within the of from now over apres l ici plus tard "
    "no later than at latest end fin par cours early mid late debut mi hui"
)
_MARKS = _NEXT | _THIS | _LAST | _DAYS.keys()


class Anchors(NamedTuple):
    """The days that a phrase may count from: « dans six mois » from the plan's, « demain » only from today's."""

    plan_date: date | None = None
    today: date | None = None


class Counted(NamedTuple):
    """A phrase that counts from another day; `named` is what it would be from *day*, if clear."""

    named: Named | None = None
    day: date | None = None


def counted(text: str, anchors: Anchors) -> Counted | None:
    """Whether folded *text* counts from another day (« dans six mois », "next fiscal year"); None if not."""
    written = _WORD.findall(text)
    words = [word for word in written if word not in _KINDS_OF_DAY]
    length = _length(words)
    if length is None and not _is_moved(words) and not _TODAY_OR_CURRENT.search(text):
        return None
    day = anchors.today if _counts_from_today(words, length) else anchors.plan_date
    if day is None or words != written or not all(map(_is_plain, words)):
        return Counted()
    try:
        named = _from(day, words, length)
    except (ValueError, OverflowError):  # past the last day there is
        return Counted()
    return Counted(named, day) if named else Counted()


def _counts_from_today(words: list[str], length: tuple[int, str] | None) -> bool:
    """« demain », « d'ici la fin du mois »: the plan's date would be another tomorrow, and another month."""
    this = words[-1] in _ALONE and _NEXT.isdisjoint(words)
    return length is None and (this or not _DAYS.keys().isdisjoint(words))


def counts_from_now(text: str) -> bool:
    """Whether all of folded *text* counts from now: « dans six mois », but not « six mois après l'approbation »."""
    if counted(text, Anchors()) is None:
        return False
    words = [word for word in _WORD.findall(text) if word not in _KINDS_OF_DAY]
    counts_from = _length(words) and "now" not in words
    return all(map(_is_plain, words)) and not (counts_from and not _NOT_FROM_NOW.isdisjoint(words))


_NOT_FROM_NOW = _words("apres after from of suivant suivante following fin end early mid late debut mi")
"""After a length of time, these count it from something else."""


def _is_moved(words: list[str]) -> bool:
    """Whether a word such as « prochain » stands beside a time, or a day counts from now."""
    if any(word in _DAYS for word in words):
        return True
    if len(words) > 1 and words[-1] in _ALONE and not any(word.isdigit() for word in words):
        return True
    return any(
        (one in _MARKS and _is_time(other)) or (other in _MARKS and _is_time(one)) for one, other in pairwise(words)
    )


def _is_plain(word: str) -> bool:
    """Whether *word* may stand in a phrase that is counted from the plan's date, and names nothing else."""
    return word in _SMALL or word in _MARKS or word in NUMBERS or word.isdigit() or _is_time(word)


def _is_time(word: str) -> bool:
    return word in UNITS or WORDS.get(word, ("",))[0] in _TIMES


_TIMES = frozenset({"month", "season", "quarter", "half", "fiscal", "calendar", "weekday"})


def _length(words: list[str]) -> tuple[int, str] | None:
    """How long: (6, "months"), and only where a number and a unit stand together."""
    for number, unit in pairwise(words):
        count = NUMBERS.get(number) or (int(number) if number.isdigit() and len(number) <= 3 else 0)
        if count and unit in UNITS and not (number == "a" and unit == "jour"):  # « mis à jour »
            return count, UNITS[unit]
    return None


def _from(plan_date: date, words: list[str], length: tuple[int, str] | None) -> Named | None:
    if length:
        return _after(plan_date, *length)
    if any(word.isdigit() for word in words):
        return None
    for word in words:
        if word in _DAYS:
            return _day(plan_date + timedelta(days=_DAYS[word]))
    named = _unit_from(plan_date, words)
    whole = named and named.unit in _WITH_THIRDS and not _ENDS.isdisjoint(words)
    return named._replace(part="late") if named and whole else named


_WITH_THIRDS = frozenset({MONTH, QUARTER, HALF, YEAR, FISCAL_YEAR})
_ENDS = _words("fin end late")


def _after(plan_date: date, count: int, unit: str) -> Named | None:
    if unit == "quarters":
        count, unit = 3 * count, "months"
    day = _later(plan_date, unit, count)
    if day.year > LAST_YEAR:
        return None
    return _day(day) if unit in {"days", "weeks"} else Named(MONTH, day.month, day.year)


def _later(day: date, unit: str, count: int) -> date:
    from dateutil.relativedelta import relativedelta  # a third of this package's import, needed only here

    lengths = {
        "days": relativedelta(days=count),
        "weeks": relativedelta(weeks=count),
        "months": relativedelta(months=count),
        "years": relativedelta(years=count),
    }
    return day + lengths[unit]


def _day(day: date) -> Named:
    return Named(DAY, day.month, day.year, day=day.day)


def _not_begun(named: Named, day: date) -> Named:
    """The first month or season *named* to begin after *day*: in June, « juin prochain » is next year's."""
    for year in range(day.year, day.year + 3):
        first = date(year, named.number, 1) if named.unit is MONTH else season(year, named.number)[0]
        if first > day:
            return named._replace(year=year)
    return named


def _unit_from(plan_date: date, words: list[str]) -> Named | None:
    """« le mois prochain », "this fiscal year": the unit named, this one or the next."""
    ahead = int(any(word in _NEXT for word in words))
    if any(word in _LAST for word in words):
        return None
    fiscal_year = plan_date.year - (plan_date.month < 4)
    if "fiscal" in words or "exercice" in words or "financiere" in words:
        return Named(FISCAL_YEAR, year=fiscal_year + ahead, fiscal=True)
    for word in words:
        kind, number = WORDS.get(word, ("", 0))
        if kind in {"month", "season"} and isinstance(number, int):
            named = Named(MONTH if kind == "month" else SEASON, number)
            return _not_begun(named, plan_date) if ahead else named
        if kind in {"quarter", "half"}:
            unit, months = (QUARTER, 3) if kind == "quarter" else (HALF, 6)
            day = _later(plan_date, "months", ahead * months)
            return Named(unit, (day.month - 4) % 12 // months + 1, day.year - (day.month < 4), fiscal=True)
        if word in {"mois", "month"}:
            day = _later(plan_date, "months", ahead)
            return Named(MONTH, day.month, day.year)
        if word in {"annee", "an", "year"}:
            return Named(YEAR, year=plan_date.year + ahead)
    return None
