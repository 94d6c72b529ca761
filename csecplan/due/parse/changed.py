"""Dates that were changed: « mai 2012, reporté à juin 2014 », "March 31, 2014 (updated June 15, 2012)".

Which date stands depends on the word of change and on how a date is joined
to it, as the table in docs/dates.md has it: the day of a change is no due
date, and a date that was put off is none until a later one is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan.due.days.readings import Reading, said_of
from csecplan.due.parse.change_parts import (
    EDITED,
    FORWARD,
    FROM,
    HANDED,
    NOW,
    ON,
    PUT_OFF,
    REVISED,
    TO,
    WITHDRAWN,
    Part,
    parted,
)
from csecplan.due.parse.clause import PAUSES, candidates
from csecplan.due.parse.labels import label_end
from csecplan.due.parse.ranges import Stretch, stretch
from csecplan.due.parse.tokens import Cursor, Phrase, RefusedError
from csecplan.model import Kind, Note

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from csecplan.due.parse.tokens import Token

    Read = Callable[[Phrase], Reading]

_SETTLED = frozenset({REVISED, NOW})
_WITH_END = frozenset({Kind.DATED, Kind.ONGOING_UNTIL})
_STANDS_ALONE = {NOW: {TO, ON, ""}, REVISED: {TO, ""}, EDITED: set[str](), HANDED: set[str]()}
"""How a date is joined to a word of change when it is the due date; to every other word, `TO`.

« Remis à juin 2014 » by itself may be put off, or handed in.
"""


class _Date(NamedTuple):
    """A date beside a change, the word it is told with ("" for one that stands by itself) and how it is joined."""

    reading: Reading
    word: str = ""
    joined: str = ""
    tokens: Sequence[Token] = ()


def changed(phrase: Phrase, read: Read) -> Reading:
    """The due date that *phrase* leaves standing; *read* reads a date by itself.

    Raises RefusedError where that is not clear: « Modifié le 15 juin 2012 ».
    """
    before, parts = parted(phrase)
    first = _in_front(before, parts[0], read)
    told = [date for part in parts for date in _dates(part, first is None, read)]
    dates = [_Date(first), *told] if first else told
    if any(map(_says_none, told)) or _is_withdrawn(parts, dates):
        return _withdrawn(first)
    if first and first.kind not in _WITH_END and all(_is_day_of_change(date) for date in told):
        return first.noted(Note("edited"))
    if not dates:
        raise RefusedError("date-missing")
    return _standing(dates, parts[-1].word)


def _says_none(date: _Date) -> bool:
    """Whether *date* is none yet: « à déterminer », « reporté indéfiniment »."""
    for_ever = date.reading.kind is Kind.ONGOING and date.reading.earliest is None
    return date.reading.kind is Kind.NONE or (for_ever and date.word in WITHDRAWN)


def _is_day_of_change(date: _Date) -> bool:
    return date.word == EDITED or date.joined == ON


def _in_front(before: Phrase, part: Part, read: Read) -> Reading | None:
    """The date in front of the first word of change; None for none, or for a state: « En cours, reporté à … ».

    Anything may stand in front of « Date d'achèvement révisée : ».
    """
    cursor = Cursor(before.tokens)
    if cursor.take("originally"):
        cursor.skip(PAUSES)
    words = before.cut(cursor.at)
    if all(kind == "prep" for kind in words.cut(label_end(Cursor(words.tokens))).kinds):
        return None
    try:
        reading = read(words)
    except RefusedError:
        if part.is_label and part.joined == TO and part.word in _SETTLED:
            return None
        raise
    if reading.kind is Kind.NONE and part.joined == TO:
        return None
    return reading


def _dates(part: Part, alone: bool, read: Read) -> list[_Date]:
    """The date that *part* tells, or both: « de X à Y », and « le Y) X » where no date stands in front (*alone*)."""
    if not part.rest.tokens:
        return []
    if part.joined == FROM:
        return _from(part)
    try:
        return [_Date(read(part.rest), part.word, part.joined, part.rest.tokens)]
    except RefusedError:
        both = _side_by_side(part, read) if alone else []
        if both:
            return both
        raise


def _from(part: Part) -> list[_Date]:
    cursor = Cursor(part.rest.tokens[:])
    first, last, joined = stretch(cursor)
    if cursor.kind() or joined:
        raise RefusedError("words-left")
    replaced = _Date(said_of("", Stretch(first)), part.word, FROM, part.rest.tokens)
    return [replaced] if last is None else [replaced, _Date(said_of("", Stretch(last)), part.word, TO)]


def _side_by_side(part: Part, read: Read) -> list[_Date]:
    """« (modifié le 15 juin 2012) 31 mars 2014 »: the date told, and the one that stands after it."""
    kinds = part.rest.kinds
    for mark in (")", ":", ";", "dash", ","):
        at = kinds.index(mark) if mark in kinds else 0
        try:
            told, stands = read(part.rest.cut(0, at)), read(part.rest.cut(at + 1))
        except RefusedError:
            continue
        return [_Date(told, part.word, part.joined), _Date(stands)]
    return []


def _is_withdrawn(parts: list[Part], dates: list[_Date]) -> bool:
    """Whether a date was put off, and nothing after it but an edit tells of another."""
    alone = len(dates) == 1 and bool(dates[0].word)
    gone = [at for at, part in enumerate(parts) if part.word in WITHDRAWN and _tells_no_date(part, alone)]
    return bool(gone) and not any(part.rest.tokens and part.word != EDITED for part in parts[gone[-1] + 1 :])


def _tells_no_date(part: Part, alone: bool) -> bool:
    """Whether *part* has no date, or only the day on which it was put off."""
    return not part.rest.tokens or (part.joined == ON and not alone)


def _withdrawn(first: Reading | None) -> Reading:
    """No due date, for now; but what is done was not put off."""
    if first and first.kind is Kind.DONE:
        raise RefusedError("words-left")
    return Reading(Kind.NONE, notes=(Note("put-off"),))


def _standing(dates: list[_Date], word: str) -> Reading:
    """The one of *dates* that stands; *word* is the last word of change."""
    if len(dates) == 1:
        return _alone(dates[0], word)
    if any(date.reading.kind not in _WITH_END for date in dates):
        raise RefusedError("words-left")
    return _of_two(*dates) if len(dates) == 2 else _later(*dates).noted(Note("later-date"))


def _alone(date: _Date, word: str) -> Reading:
    """The only date beside a change: « X (révisé) », « reporté à Y »; « Modifié le 15 juin 2012 » is refused."""
    if not date.word:
        return date.reading.noted(Note("edited" if word == EDITED else "revised"))
    if date.joined in _STANDS_ALONE.get(date.word, {TO}):
        return date.reading.noted(Note("revised"))
    refused = RefusedError("changed-day", candidates(list(date.tokens)) if date.joined != FROM else ())
    refused.operator = FORWARD if date.word == FORWARD else PUT_OFF
    raise refused


def _of_two(first: _Date, second: _Date) -> Reading:
    """« X, reporté à Y »: the one of two that stands."""
    stands, told = (first, second) if second.word else (second, first)
    later = _later(stands, told)
    if told.word in _SETTLED or told.word == EDITED:
        return later.noted(Note("later-date"))
    if told.joined == FROM:
        return stands.reading.noted(Note("revised"))
    if told.word == FORWARD:
        return (told.reading if told.joined == TO else later).noted(Note("revised"))
    return later.noted(Note("revised")) if later is told.reading else _withdrawn(None)


def _later(*dates: _Date) -> Reading:
    """The one that ends last; the first of those that end together."""
    return max((date.reading for date in dates), key=_end)


def _end(reading: Reading) -> date:
    assert reading.latest is not None, reading
    return reading.latest
