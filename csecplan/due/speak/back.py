"""A due date said back in words, from its days and its precision, never from its text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from csecplan.due.days.periods import DAY, FISCAL_YEAR, HALF, MONTH, QUARTER, SEASON, YEAR, Named, settle
from csecplan.due.parse.tokens import RefusedError
from csecplan.model import Due, Kind, Precision

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from csecplan.texts import Language

_SPEAKS_FOR_ITSELF = frozenset({DAY, MONTH, YEAR, Precision.RANGE})


def words_of(language: Language) -> ModuleType:
    """What *language* says things with; the other is not needed."""
    if language == "fr":
        from csecplan.due.speak import french

        return french
    from csecplan.due.speak import english

    return english


def date_in_words(day: date, language: Language) -> str:
    """*day* in *language* ("fr" or "en"): « 1er juin 2004 », "1 June 2004"."""
    said: str = words_of(language).day(day)
    return said


def say(due: Due, language: Language) -> str:
    """*due* in words: « d'ici la fin d'avril 2004 », "in spring 2004 (no later than 20 June 2004)".

    *language* is "fr" or "en". Read again, what is said has the same kind, days and EDTF. Where the
    words do not show the deadline (a season, a quarter, a third), it follows
    in parentheses.
    """
    words = words_of(language)
    said = _said(due, words, words.within)
    if due.kind in {Kind.DATED, Kind.ONGOING_UNTIL} and due.precision not in _SPEAKS_FOR_ITSELF and due.latest:
        said += f" ({words.no_later(due.latest)})"
    return said + _hedge(due, words)


def written(due: Due, language: Language) -> str:
    """*due* as one would write it in the file: « printemps 2004 », « d'ici la fin d'avril 2004 »."""
    words = words_of(language)
    return _said(due, words, words.bare) + _hedge(due, words)


def bare(due: Due, language: Language) -> str:
    """The day or period that *due* names, by itself: « juin 2004 » of « d'ici juin 2004 »."""
    words = words_of(language)
    return _dated(due, words, words.bare) if due.earliest else str(words.bare(_ending(due, due.latest or date.max)))


def _hedge(due: Due, words: ModuleType) -> str:
    mark = next((mark for mark in "~?%" if mark in (due.edtf or "")), None)
    return f" ({words.HEDGES[mark]})" if mark else ""


def _said(due: Due, words: ModuleType, plain: object) -> str:
    if due.kind is Kind.DONE:
        return f"{words.DONE} ({_dated(due, words, words.bare)})" if due.latest else str(words.DONE)
    if due.kind in {Kind.NONE, Kind.UNKNOWN}:
        return str(words.NONE if due.kind is Kind.NONE else words.UNKNOWN)
    if due.kind is Kind.ONGOING:
        return str(words.since(_starting(due, due.earliest)) if due.earliest else words.ONGOING)
    return _dated(due, words, plain)


def _dated(due: Due, words: ModuleType, plain: object) -> str:
    assert due.latest is not None, due
    if due.earliest is None:
        named = _ending(due, due.latest)
        return str(words.until(named) if due.kind is Kind.ONGOING_UNTIL else words.by(named))
    if due.precision is Precision.RANGE:
        return str(words.span(*map(_exact, _codes(due))))
    assert callable(plain)
    return str(plain(_named(due, due.earliest, due.latest)))


def _codes(due: Due) -> list[str]:
    """The ends of the EDTF, without the marks of doubt."""
    return [end.rstrip("~?%") for end in (due.edtf or "").split("/")]


def _exact(code: str) -> Named:
    """The day, the month or the year that an end of an EDTF interval is."""
    numbers = [int(number) for number in code.split("-")]
    if len(numbers) == 3:
        return Named(DAY, numbers[1], numbers[0], day=numbers[2])
    return Named(MONTH, numbers[1], numbers[0]) if len(numbers) == 2 else Named(YEAR, year=numbers[0])


def _named(due: Due, earliest: date, latest: date) -> Named:
    precision = due.precision
    if precision is Precision.PART:
        return next(
            (named for named, first, last in _thirds(due, earliest) if (first, last) == (earliest, latest)),
            _of_day(latest),
        )
    return _unit(due, precision or DAY, latest)


def _ending(due: Due, latest: date) -> Named:
    """The period that ends on *latest*, with the precision of *due*."""
    if due.precision is Precision.RANGE:
        return _exact(_codes(due)[-1])
    if due.precision is Precision.PART:
        thirds = (named for named, _, last in _thirds(due, latest) if last == latest and named.part != "late")
        return next(thirds, _of_day(latest))
    return _unit(due, due.precision or DAY, latest)


def _starting(due: Due, earliest: date) -> Named:
    """The period that starts on *earliest*, with the precision of *due*."""
    if due.precision is Precision.RANGE:
        return _exact(_codes(due)[0])
    if due.precision is Precision.PART:
        thirds = (named for named, first, _ in _thirds(due, earliest) if first == earliest)
        return next(thirds, _of_day(earliest))
    return _unit(due, due.precision or DAY, earliest)


def _of_day(day: date) -> Named:
    return Named(DAY, day.month, day.year, day=day.day)


def _unit(due: Due, unit: Precision, inside: date) -> Named:
    """The period of *unit* that *inside* falls in."""
    year, month = inside.year, inside.month
    fiscal = _is_fiscal(due)
    if unit is DAY:
        return _of_day(inside)
    if unit is MONTH:
        return Named(MONTH, month, year)
    if unit is SEASON:
        return next(named for named in _seasons(year) if _holds(named, inside))
    if unit is YEAR:
        return Named(YEAR, year=year)
    since_april = (month - 4) % 12 if fiscal or unit is FISCAL_YEAR else month - 1
    year -= (fiscal or unit is FISCAL_YEAR) and month < 4
    if unit is FISCAL_YEAR:
        return Named(FISCAL_YEAR, year=year, fiscal=True)
    return Named(unit, since_april // (3 if unit is QUARTER else 6) + 1, year, fiscal)


def _is_fiscal(due: Due) -> bool:
    """Whether a quarter or a half is of a fiscal year: a calendar one says so in a note or in its code."""
    whole = due.earliest and due.latest and due.precision is not Precision.PART
    if whole and due.edtf:
        return "/" in due.edtf
    return not any(note.code.startswith("calendar-") for note in due.notes)


def _seasons(year: int) -> Iterator[Named]:
    for number in (1, 2, 3, 4):
        yield Named(SEASON, number, year)
    yield Named(SEASON, 4, year + 1)


def _holds(named: Named, day: date) -> bool:
    try:
        period = settle(named)
    except RefusedError:
        return False
    return period.earliest <= day <= period.latest


def _thirds(due: Due, near: date) -> Iterator[tuple[Named, date, date]]:
    """Every third of a period around *near*, with its days: of months first, then of what is longer."""
    fiscal = _is_fiscal(due)
    for whole in _wholes(near, fiscal):
        for part in ("early", "mid", "late"):
            try:
                period = settle(whole._replace(part=part))
            except RefusedError:
                continue
            yield whole._replace(part=part), period.earliest, period.latest


def _wholes(near: date, fiscal: bool) -> Iterator[Named]:
    yield Named(MONTH, near.month, near.year)
    for label in (fiscal, not fiscal):
        for year in (near.year - 1, near.year):
            yield from (Named(QUARTER, number, year, label) for number in (1, 2, 3, 4))
    for year in (near.year - 1, near.year):
        yield Named(YEAR, year=year)
        yield Named(FISCAL_YEAR, year=year, fiscal=True)
    for year in (near.year - 1, near.year):
        for label in (fiscal, not fiscal):
            yield from (Named(HALF, number, year, label) for number in (1, 2))
    for year in (near.year - 1, near.year):
        yield from _seasons(year)
