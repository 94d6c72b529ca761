"""Due dates as people write them: a phrase in, a `model.Due` out.

docs/dates.md has the rule for every class of phrase, with examples. Two
principles settle doubtful cases: never a false « overdue » (the end of the
widest reasonable interval), and never an invented year, century, anchor or
day/month order (refused, with what could be meant).
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from csecplan.due.parse.phrases import closed, whole
from csecplan.due.parse.tokens import UNSEEN, Phrase, RefusedError, line_breaks, normal, tokens
from csecplan.model import Due, Kind, Note, Precision
from csecplan.period_day import PeriodDay, first_of

if TYPE_CHECKING:
    from csecplan.texts import Language

__all__ = ["day", "day_or_period", "read"]

_ISO = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
"""What most days are written as: read here, without a look at any word."""
_WHOLE = frozenset({"approximate", "calendar-half", "calendar-quarter", "marks-dropped", "provisional", "winter"})
"""Remarks that leave a period the one that is named."""


def read(phrase: str, plan_date: date | None, language: Language = "fr", today: date | None = None) -> Due:
    """What *phrase* says of when an action is due; `unknown`, with a note why, where it is not understood.

    Never raises, whatever the text. *plan_date*, *today* (the day of a
    command, for « demain »; a file has none) and *language* ("fr" or "en",
    for a phrase that shows neither) only serve to word what could be meant:
    they never change what is read, nor do the locale or the time zone.
    """
    try:
        text = normal(phrase)
        if not text:
            return Due(phrase, Kind.NONE)
        reading = closed(text) or whole(Phrase(text, tokens(text), _breaks(phrase)))
        if not (phrase.isascii() or UNSEEN.isdisjoint(phrase)):
            reading = reading.noted(Note("marks-dropped"))
        return Due(phrase, *reading)
    except RefusedError as refused:
        from csecplan.due.suggest.relative import Anchors
        from csecplan.due.suggest.why import explained  # its words and suggestions are not needed to read

        note = explained(refused, phrase, Anchors(plan_date and first_of(plan_date), today), language)
        return Due(phrase, Kind.UNKNOWN, notes=(note,))


def _breaks(phrase: str) -> frozenset[int]:
    return line_breaks(phrase) if "\n" in phrase or "\r" in phrase else frozenset()


def day(phrase: str, plan_date: date | None, language: Language = "fr") -> Due:
    """*phrase* where one day is needed (`--on`, `completed`): that day, else `unknown` with a note why.

    « juin 2004 » is refused with the first and the last day of June as
    choices, « d'ici le 30 juin 2004 » with that day.
    """
    due = read(phrase, plan_date, language)
    one_day = due.kind is Kind.DATED and due.precision is Precision.DAY and due.earliest is not None
    if due.kind is Kind.UNKNOWN or one_day:
        return due
    from csecplan.due.suggest.why import one_day_needed

    return Due(phrase, Kind.UNKNOWN, notes=(one_day_needed(due, language),))


def day_or_period(phrase: str, plan_date: date | None = None, language: Language = "fr") -> date | PeriodDay | Note:
    """The day on which something happened (`completed`, the `date` of an update): one day, or a period that is named.

    A period counts from its first day, and keeps its words. « d'ici juin
    2004 » and « Continu » name none: the note says so, with what may be
    written instead. Never raises.
    """
    if _ISO.fullmatch(phrase):
        try:
            return date.fromisoformat(phrase)
        except ValueError:
            pass  # 31 April: why it is refused is said below
    due = read(phrase, plan_date, language)
    if due.kind is Kind.DATED and due.earliest is not None:
        if due.precision is Precision.DAY:
            return due.earliest
        if _WHOLE.issuperset(note.code for note in due.notes):
            return PeriodDay.of(due.earliest, phrase, due.edtf or "")
    from csecplan.due.suggest.happened import period_needed

    return period_needed(due, language, lambda choice: day_or_period(choice, None, language))
