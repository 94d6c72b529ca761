"""Why a phrase is refused, and what could be meant: worked out only once it is.

Choices are whole phrases that read, in the language of the phrase, computed
from the tables and the plan's date; at most two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csecplan.due.days.periods import (
    DAY,
    FIRST_YEAR,
    FISCAL_YEAR,
    HALF,
    LAST_YEAR,
    MONTH,
    QUARTER,
    YEAR,
    Named,
    settle,
)
from csecplan.due.parse import phrases
from csecplan.due.parse.clause import LOOSE
from csecplan.due.parse.tokens import Phrase, RefusedError, normal, tokens
from csecplan.due.speak.back import words_of, written
from csecplan.due.suggest.relative import counted
from csecplan.due.suggest.spelling import corrected, language_of
from csecplan.model import Due, Kind, Note, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from csecplan.due.codes import TokenKind
    from csecplan.due.suggest.relative import Anchors
    from csecplan.texts import Language

_VAGUE = frozenset({"not-understood", "words-left", "not-a-year", "date-missing"})
"""Codes that say only where the grammar stopped: a better reason is looked for."""
_YEARLESS = frozenset({"no-year", "range-without-year"})
_ISO_WEEK = re.compile(r"\b[0-9]{4}-? ?w[0-9]{1,2}\b|\b(?:semaine|week) [0-9]{1,2}\b")
_ONLY_SMALL = frozenset(
    {"by", "before", "after", "from", "until", "between", "prep", "to", "lead", "approximate", "provisional"}
)
_DEADLINES = frozenset({Kind.DATED, Kind.ONGOING_UNTIL})
_PARTED = frozenset({",", ";", "and", "or", "&", "/", "dash"})
_MOST_WORDS = 24
_NEAR = 9
"""Years looked through for the next 29 February, or the next Monday 5 April."""


def explained(refused: RefusedError, phrase: str, anchors: Anchors, language: Language) -> Note:
    """Why *phrase* was refused, with up to two phrases that could be meant, counted from *anchors* if they count."""
    if refused.code in {"too-long", "hidden-characters", "other-digits"}:
        return Note(refused.code, refused.facts)
    speaking = language_of(phrase, language)
    text = normal(phrase)
    if refused.code in _VAGUE or refused.code in _YEARLESS:
        better = _better(refused, phrase, text, anchors, speaking)
        if better:
            return better
    if refused.code in {"not-understood", "words-left"}:
        return Note("words-left" if any(map(str.isdigit, text)) else "not-understood")
    if refused.code == "status-day":
        return Note(refused.code, choices=_in_front_of(Phrase(text, tokens(text)), refused.code, speaking))
    return Note(refused.code, refused.facts, _choices(refused, anchors.plan_date, speaking))


def _in_front_of(phrase: Phrase, kind: TokenKind, language: Language) -> tuple[str, ...]:
    """The date in front of the day of a report, or of a change: the only one that may be a due date."""
    at = phrase.kinds.index(kind)
    while at and phrase.kinds[at - 1] in LOOSE:
        at -= 1
    due = _deadline(phrase.cut(0, at))
    return (written(due, language),) if due else ()


def _better(refused: RefusedError, phrase: str, text: str, anchors: Anchors, language: Language) -> Note | None:
    from csecplan.due.counted import is_a_day_by_name  # wanted by few phrases

    relative = counted(text, anchors)
    near = anchors.today and _near(phrase, anchors.today, language)
    if near and (is_a_day_by_name(phrase) or not (relative and relative.named)):
        return Note("counted-from", {"day": anchors.today}, (near,))
    if relative:
        named, day = relative
        worded = _worded(_filled(named, day), refused.operator, language) if named else ()
        return Note("counted-from", {"day": day}, worded[:1]) if worded and day else Note("no-anchor")
    if refused.code in _YEARLESS:
        return None
    found = tokens(text)
    if _ISO_WEEK.search(text):
        return Note("iso-week")
    if all(token.kind in _ONLY_SMALL for token in found):
        return Note("date-missing")
    parts = Phrase(text, found)
    if "changed" in parts.kinds:
        return Note("words-left", choices=_in_front_of(parts, "changed", language))
    better = _misspelled(phrase, language) or _two_dates(parts, language)
    if better is None and refused.code != "not-a-year":
        better = _more_than_a_date(parts, language)
    return better


def _near(phrase: str, today: date, language: Language) -> str:
    """The day of a command's *phrase*, or by the end of which week, counted from *today*; "" where it is neither."""
    from csecplan.due.counted import counted as counted_from

    there = counted_from(phrase, today)
    if there is None or (there.latest - there.earliest).days > 6:
        return ""
    words, last = words_of(language), there.latest
    day = Named(DAY, last.month, last.year, day=last.day)
    return str(words.bare(day) if there.earliest == last else words.by(day))


def _choices(refused: RefusedError, plan_date: date | None, language: Language) -> tuple[str, ...]:
    """The candidates of *refused*, with the year they lack, as phrases."""
    operator, code = refused.operator, refused.code
    if code == "span-of-years":
        return _years(refused, language)
    if code == "range-without-end":
        return _each(refused.candidates, ("", "from"), plan_date, language)
    if code == "ongoing-or-due":
        return _each(refused.candidates, ("until", "by"), plan_date, language)
    if code == "done-or-due":
        return _done_or_due(refused.candidates, plan_date, language)
    if operator == "range" or code == "range-without-year":
        return _range(refused.candidates, language)
    candidates = _in_order(refused.candidates) if language == "fr" else refused.candidates
    filled = [named for candidate in candidates for named in _filled(candidate, plan_date)]
    return _worded(filled, operator, language)[:2]


def _in_order(candidates: tuple[Named, ...]) -> tuple[Named, ...]:
    """*candidates* without days where a month could be meant: in French the day stands before it."""
    months = tuple(named for named in candidates if named.unit is MONTH)
    return months if months and candidates[-1].unit is DAY else candidates


def _each(
    candidates: Iterable[Named], operators: Iterable[str], plan_date: date | None, language: Language
) -> tuple[str, ...]:
    filled = [named for candidate in candidates for named in _filled(candidate, plan_date)][:1]
    return tuple(choice for operator in operators for choice in _worded(filled, operator, language))


def _range(ends: tuple[Named, ...], language: Language) -> tuple[str, ...]:
    """The range of two *ends*, if they are in order."""
    if len(ends) != 2 or not all(map(_exists, ends)) or settle(ends[0]).earliest > settle(ends[1]).latest:
        return ()
    return (words_of(language).span(*ends),)


def _years(refused: RefusedError, language: Language) -> tuple[str, ...]:
    first, last = (int(str(refused.facts[fact])) for fact in ("first", "last"))
    if not FIRST_YEAR <= first < last <= LAST_YEAR:
        return ()
    words = words_of(language)
    calendar = words.span(Named(YEAR, year=first), Named(YEAR, year=last))
    fiscal_years = (Named(FISCAL_YEAR, year=year, fiscal=True) for year in (first, last - 1))
    if last == first + 1:
        return calendar, words.bare(Named(FISCAL_YEAR, year=first, fiscal=True))
    return calendar, words.span(*fiscal_years)


def _done_or_due(candidates: Iterable[Named], plan_date: date | None, language: Language) -> tuple[str, ...]:
    words = words_of(language)
    filled = [named for candidate in candidates for named in _filled(candidate, plan_date)][:1]
    return tuple(choice for named in filled for choice in (f"{words.DONE} ({words.bare(named)})", words.by(named)))


def _filled(named: Named, plan_date: date | None) -> tuple[Named, ...]:
    """*named* with a whole year: the first that ends on or after *plan_date*, or the nearest century."""
    if named.weekday is not None and named.year is not None:
        named = named._replace(weekday=None)
    if named.year is not None and named.year > 99:
        return (named,) if _exists(named) else ()
    if plan_date is None:
        return ()
    if named.year is not None:
        century = plan_date.year // 100 * 100
        years = [century - 100 + named.year, century + named.year, century + 100 + named.year]
        nearest = [named._replace(year=min(years, key=lambda year: abs(year - plan_date.year)))]
        return tuple(filter(_exists, nearest))
    if named.unit in {QUARTER, HALF} and not named.fiscal:
        return (*_next(named._replace(fiscal=True), plan_date), *_next(named, plan_date))
    return _next(named, plan_date)


def _next(named: Named, plan_date: date) -> tuple[Named, ...]:
    years = range(plan_date.year - 1, plan_date.year + _NEAR)
    ahead = (dated for year in years if _exists(dated := named._replace(year=year)))
    found = next((dated for dated in ahead if settle(dated).latest >= plan_date), None)
    return (found,) if found else ()


def _exists(named: Named) -> bool:
    try:
        settle(named)
    except RefusedError:
        return False
    return True


def _worded(filled: Iterable[Named], operator: str, language: Language) -> tuple[str, ...]:
    words = words_of(language)
    say = {
        "by": words.by,
        "before": words.before,
        "from": words.since,
        "after": words.after,
        "until": words.until,
        "put off": words.put_off,
        "brought forward": words.brought_forward,
    }.get(operator, words.bare)
    return tuple(dict.fromkeys(say(named) for named in filled))


def _misspelled(phrase: str, language: Language) -> Note | None:
    word, ways = corrected(phrase, language)
    readable = tuple(way for way in ways if _read(way))
    return Note("misspelled", {"word": word}, readable) if readable else None


def _read(phrase: str) -> bool:
    try:
        text = normal(phrase)
        return bool(phrases.closed(text) or phrases.whole(Phrase(text, tokens(text))))
    except RefusedError:
        return False


def _deadline(part: Phrase) -> Due | None:
    try:
        reading = phrases.one(part)
    except RefusedError:
        return None
    due = Due("", *reading)
    return due if due.kind in _DEADLINES and due.precision is not Precision.YEAR else None


def _two_dates(phrase: Phrase, language: Language) -> Note | None:
    """Two phrases that each read, side by side."""
    kinds = phrase.kinds
    if len(kinds) > _MOST_WORDS or sum(kind in {"number", "or", "and", "&"} for kind in kinds) < 2:
        return None
    for at in range(1, len(kinds)):
        after = phrase.cut(at + (kinds[at] in _PARTED))
        first = _deadline(phrase.cut(0, at)) if after.tokens else None
        last = _deadline(after) if first else None
        if first and last:
            return Note("two-dates", choices=tuple(written(due, language) for due in (first, last)))
    return None


def _more_than_a_date(phrase: Phrase, language: Language) -> Note | None:
    """The date that words stand around, offered by itself."""
    kinds = phrase.kinds
    numbers = [at for at, kind in enumerate(kinds) if kind == "number"]
    if not numbers or len(kinds) > _MOST_WORDS:
        return None
    starts = [at for at in range(numbers[-1] + 1) if kinds[at] in _STARTS]
    ends = range(len(kinds), numbers[-1], -1)
    for at in starts:
        for end in ends if at == starts[0] else (len(kinds), numbers[-1] + 1):
            due = _deadline(phrase.cut(at, end)) if (at, end) != (0, len(kinds)) else None
            if due:
                return Note("words-left", choices=(written(due, language),))
    return None


_STARTS = frozenset(
    {
        "month", "season", "number", "part", "weekday", "ordinal", "quarter-letter", "half-letter", "fiscal",
        "by", "before", "until",
    }
)  # fmt: skip


def one_day_needed(due: Due, language: Language) -> Note:
    """That one day is needed, where *due* is none or many; its ends as choices."""
    speaking = language_of(due.text, language)
    ends = (end for end in (due.earliest, due.latest) if end is not None)
    return Note("one-day-needed", choices=tuple(dict.fromkeys(words_of(speaking).day(end) for end in ends)))
