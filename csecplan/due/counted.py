"""Days and periods counted from a day, as people say them: "3 weeks ago", « mois prochain », "end of last quarter".

Only what somebody types to a command is counted so, never what a file says:
tomorrow it would be another day. A week begins on Monday; quarters, halves
and fiscal years are the federal ones (1 April to 31 March).

Source: docs/dates.md, "Counted from a day".
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from csecplan.due.days.periods import ONE_DAY, season, whole_months
from csecplan.due.parse.tokens import RefusedError, normal
from csecplan.due.suggest.relative import NUMBERS, UNITS
from csecplan.due.vocabulary.lookup import WORDS
from csecplan.folding import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable


class Stretch(NamedTuple):
    """The days from *earliest* to *latest*, both within."""

    earliest: date
    latest: date


def counted(phrase: str, day: date, *, within: bool = False) -> Stretch | None:
    """What *phrase* names, counted from *day*; None where it does not count from a day, or beyond the calendar.

    *within* takes a length of time for all of it, from *day* on: "30 days",
    "in 30 days", « d'ici 30 jours ».
    """
    words = _words_of(phrase)
    try:
        return (within and _within(words, day)) or _point(words, day) or _stretch(words, day) or _edge(words, day)
    except (ValueError, OverflowError):  # before the first day there is, or after the last
        return None


def nearest_to(phrase: str, day: date, *, within: bool = False) -> str:
    """What *phrase* was most likely meant for, where a slip keeps it from being counted: "next month"; else ""."""
    vocabulary = {word for entry in (*_WORDS_READ, *_NAMED) for word in entry.split()}

    def mended(word: str) -> str:
        known = word.isdigit() or word in vocabulary
        return word if known else next(iter(nearest(word, vocabulary, most=1, likeness=0.7)), word)

    found = " ".join(map(mended, _words_of(phrase).split()))
    return found if counted(found, day, within=within) else ""


def is_a_day_by_name(phrase: str) -> bool:
    """Whether *phrase* is no more than the name of a day near this one: « hier », « après-demain »."""
    return _words_of(phrase) in _DAYS


def _words_of(phrase: str) -> str:
    """The words of *phrase*, folded, without an article; "" where anything else stands in it."""
    try:
        text = normal(phrase)
    except RefusedError:
        return ""
    if re.search(r"[^a-z0-9' -]", text):
        return ""
    return _ARTICLE.sub("", " ".join(re.findall(r"[a-z]+|[0-9]+", text)))


# -- words ----------------------------------------------------------------------------------------


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_LENGTHS = UNITS | {
    "fortnight": "fortnights", "fortnights": "fortnights", "quinzaine": "fortnights", "quinzaines": "fortnights",
    "semestre": "halves", "semestres": "halves",
}  # fmt: skip
_NUMBER, _UNIT = rf"(?P<number>[0-9]{{1,4}}|{_any(NUMBERS)})", rf"(?P<unit>{_any(_LENGTHS)})"
_LENGTH = rf"{_NUMBER} {_UNIT}"
_ARTICLE = re.compile(r"^(?:the|le|la|les|l|au|on) (?=.)")
_BEFORE = "last|past|previous|dernier|derniere|passe|passee|precedent|precedente"
_AFTER = "next|coming|following|upcoming|prochain|prochaine|suivant|suivante"
_MANY_BEFORE = "last|past|previous|derniers|dernieres|precedents|precedentes"
_MANY_AFTER = "next|coming|following|prochains|prochaines"
_NOW = "this|current|ce|cet|cette"
_DAYS = {
    "today": 0, "aujourd hui": 0, "aujourdhui": 0, "now": 0, "maintenant": 0,
    "hier": -1, "yesterday": -1, "demain": 1, "tomorrow": 1,
    "avant hier": -2, "day before yesterday": -2, "apres demain": 2, "day after tomorrow": 2,
}  # fmt: skip
_FISCAL = ("fiscal year", "financial year", "fy", "exercice", "exercice financier", "annee financiere")
_MONTHS_FROM = {
    **dict.fromkeys(("month", "mois"), (1, 1)),
    **dict.fromkeys(("quarter", "trimestre"), (3, 1)),
    **dict.fromkeys(("half", "half year", "semestre"), (6, 4)),
    **dict.fromkeys(("year", "an", "annee", "calendar year", "annee civile"), (12, 1)),
    **dict.fromkeys(_FISCAL, (12, 4)),
}
"""How many months a period has, and in which month one begins."""
_WEEKS = ("week", "semaine")
_NAMED = {word: meaning for word, meaning in WORDS.items() if meaning[0] in {"month", "season", "weekday"}}
_PERIOD = rf"(?P<period>{_any((*_MONTHS_FROM, *_WEEKS, *_NAMED))})"

_AGO = [re.compile(rf"(?:il y a|voila) {_LENGTH}"), re.compile(rf"{_LENGTH} (?:ago|plus tot|earlier)")]
_AHEAD = [
    re.compile(rf"(?:in|dans|d ici) {_LENGTH}"),
    re.compile(rf"{_LENGTH} (?:from now|from today|plus tard|later|hence)"),
]
_ALL_OF = re.compile(rf"(?:(?:in|within|dans|d ici) )?{_LENGTH}")
_MANY = [
    (re.compile(rf"(?:{_MANY_BEFORE}) {_LENGTH}"), -1),
    (re.compile(rf"{_NUMBER} (?:{_MANY_BEFORE}) {_UNIT}"), -1),
    (re.compile(rf"(?:{_MANY_AFTER}) {_LENGTH}"), 1),
    (re.compile(rf"{_NUMBER} (?:{_MANY_AFTER}) {_UNIT}"), 1),
]
_ONE = [
    (re.compile(rf"(?:{_BEFORE}) {_PERIOD}"), -1),
    (re.compile(rf"{_PERIOD} (?:{_BEFORE})"), -1),
    (re.compile(rf"(?:{_AFTER}) {_PERIOD}"), 1),
    (re.compile(rf"{_PERIOD} (?:{_AFTER})"), 1),
    (re.compile(rf"(?:{_NOW}) {_PERIOD}(?: ci)?"), 0),
    (re.compile(rf"{_PERIOD} (?:en cours|courant|courante|ci)"), 0),
]
_WHOLE = re.compile(_PERIOD)
_START = re.compile(
    r"(?:debut|start|beginning|first day|premier jour) (?:(?:de|du|d|of) )?(?:(?:the|la|le|l) )?(?=.)"
)
_END = re.compile(r"(?:fin|end|last day|dernier jour) (?:(?:de|du|d|of) )?(?:(?:the|la|le|l) )?(?=.)")

_WORDS_READ = (
    *_DAYS, *NUMBERS, *_LENGTHS, *_MONTHS_FROM, *_WEEKS,
    *"|".join((_BEFORE, _AFTER, _MANY_BEFORE, _MANY_AFTER, _NOW)).split("|"),
    "ago", "in", "il y a", "dans", "d ici", "from now", "cours",
    "end of", "fin de", "start of", "beginning of", "debut de",
)  # fmt: skip
"""Every word that the patterns know, as far as one may be mistyped."""


# -- readers --------------------------------------------------------------------------------------


def _within(words: str, day: date) -> Stretch | None:
    found = _ALL_OF.fullmatch(words)
    return Stretch(day, _moved(day, found, 1)) if found else None


def _point(words: str, day: date) -> Stretch | None:
    """One day: « hier », "in 30 days"."""
    if words in _DAYS:
        there = day + timedelta(days=_DAYS[words])
        return Stretch(there, there)
    for patterns, way in ((_AGO, -1), (_AHEAD, 1)):
        for pattern in patterns:
            if found := pattern.fullmatch(words):
                there = _moved(day, found, way)
                return Stretch(there, there)
    return None


def _stretch(words: str, day: date) -> Stretch | None:
    """A period: "last 3 months", « trimestre prochain »."""
    for pattern, way in _MANY:
        if found := pattern.fullmatch(words):
            there = _moved(day, found, way)
            return Stretch(min(there, day), max(there, day))
    for pattern, way in _ONE:
        if found := pattern.fullmatch(words):
            return _period(found["period"], way, day)
    return None


def _edge(words: str, day: date) -> Stretch | None:
    """The first or last day of a period: "end of last month"; without a word which, of the one it is now."""
    for pattern, end in ((_START, 0), (_END, 1)):
        if found := pattern.match(words):
            rest = words[found.end() :]
            whole = _WHOLE.fullmatch(rest)
            of = _period(whole["period"], 0, day) if whole else _stretch(rest, day)
            return Stretch(of[end], of[end]) if of else None
    return None


def _moved(day: date, found: re.Match[str], way: int) -> date:
    """*day* moved by the length *found*; a month later is the same day of that month, or its last."""
    from dateutil.relativedelta import relativedelta  # a third of this package's import, needed only here

    count = way * (NUMBERS.get(found["number"]) or int(found["number"]))
    unit = _LENGTHS[found["unit"]]
    days = {"days": 1, "weeks": 7, "fortnights": 14}.get(unit, 0)
    months = {"months": 1, "quarters": 3, "halves": 6, "years": 12}.get(unit, 0)
    return day + relativedelta(days=days * count, months=months * count)


def _period(name: str, way: int, day: date) -> Stretch:
    """The period called *name*: the last (-1), this (0) or the next (1)."""
    if name in _WEEKS:
        monday = day + timedelta(days=7 * way - day.weekday())
        return Stretch(monday, monday + 6 * ONE_DAY)
    if name in _NAMED:
        return _called(name, way, day)
    months, begins = _MONTHS_FROM[name]
    index = (day.year * 12 + day.month - begins) // months + way
    year, month = divmod(index * months + begins - 1, 12)
    return Stretch(*whole_months(year, month + 1, months))


def _called(name: str, way: int, day: date) -> Stretch:
    """A month, a season or a day of the week: the last that is over, the next that has not begun, this year's."""
    kind, number = _NAMED[name][0], int(_NAMED[name][1])
    if kind == "weekday":
        there = _weekday(number, way, day)
        return Stretch(there, there)
    years = range(day.year - 1, day.year + 3)
    all_of = [
        Stretch(*(whole_months(year, number, 1) if kind == "month" else season(year, number))) for year in years
    ]
    if way < 0:
        return [each for each in all_of if each.latest < day][-1]
    if way > 0:
        return next(each for each in all_of if each.earliest > day)
    inside = [each for each in all_of if each.earliest <= day <= each.latest]
    return inside[0] if inside else next(each for each in all_of if each.earliest.year == day.year)


def _weekday(number: int, way: int, day: date) -> date:
    """Monday (0) to Sunday: of this week, or the nearest one before *day* or after it."""
    if way == 0:
        return day + timedelta(days=number - day.weekday())
    apart = (way * (number - day.weekday()) - 1) % 7 + 1
    return day + timedelta(days=way * apart)
