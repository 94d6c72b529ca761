"""A cell of due dates: the dates, states and remarks in it, told apart (docs/format.md, `source`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csecplan import due
from csecplan.folding import fold
from csecplan.model import Kind, Precision, Status
from csecplan.sheets.starting.statuses import status_named

if TYPE_CHECKING:
    from csecplan.model import Due
    from csecplan.texts import Language

_DATES = frozenset({Kind.DATED, Kind.ONGOING, Kind.ONGOING_UNTIL})
_REVISED = frozenset({"revised"})
_REMARKED = frozenset({"remark-ignored", "words-left"})
_SEGMENTS = re.compile(r"\s*;\s*|\s+[–—-]\s+|\s*\(|\)\s*|\.\s+|:\s+")
_YEAR = re.compile(r"\d{4}")


class Note(NamedTuple):
    """A remark, and the status that it says."""

    text: str
    status: Status | None = None


class Read(NamedTuple):
    """What a cell says: the first due date, a later one, the status, the day it was done, and remarks.

    `is_understood` is False where a text has no date, and no word of status.
    """

    due: str | None = None
    revised: str | None = None
    status: Status | None = None
    completed: str | None = None
    notes: tuple[Note, ...] = ()
    is_understood: bool = True


def read_cell(text: str, language: Language) -> Read:
    """The due dates, status and remarks in *text*, a cell as printed."""
    lines = text.split("\n")
    if len(lines) == 1:
        return _line(text, language)
    whole = due.read(" ".join(lines), None, language)
    if whole.kind in _DATES and not (_REMARKED | _REVISED) & _codes(whole):
        return Read(due=" ".join(lines))
    return _together(lines, [_line(line, language) for line in lines])


def _together(lines: list[str], parts: list[Read]) -> Read:
    """What *lines* say together; where two of them give a date, none is taken for the one agreed."""
    dues = [part.due for part in parts if part.due]
    revised = [part.revised for part in parts if part.revised]
    doubtful = len(dues) > 1 or len(revised) > 1
    statuses = [part.status for part in parts if part.status]
    notes: list[Note] = []
    for line, part in zip(lines, parts, strict=True):
        if doubtful and (part.due or part.revised):
            notes.append(Note(line, part.status))
        else:
            notes += part.notes
    return Read(
        due=dues[0] if dues and not doubtful else None,
        revised=revised[0] if revised and not doubtful else None,
        status=statuses[-1] if statuses else None,
        completed=next((part.completed for part in parts if part.completed), None),
        notes=tuple(notes),
        is_understood=not doubtful and any(part.is_understood for part in parts),
    )


def _line(text: str, language: Language) -> Read:
    found = due.read(text, None, language)
    codes = _codes(found)
    if found.kind in _DATES and not _REMARKED & codes:
        return Read(revised=_without_label(text, found, language)) if _REVISED & codes else Read(due=text)
    if found.kind is Kind.DONE:
        return _done(text, found)
    if status := status_named(text):
        return Read(status=status)
    if found.kind is Kind.NONE:
        return Read(due=text)
    if "impasse" in fold(text).split():
        return Read(status=Status.BLOCKED, notes=(Note(text, Status.BLOCKED),))
    return _mixed(text, language) or Read(notes=(Note(text),), is_understood=False)


def _done(text: str, found: Due) -> Read:
    """« Terminé », with its day, or with a remark that is kept."""
    if found.precision is Precision.DAY and found.latest and not _REMARKED & _codes(found):
        return Read(status=Status.DONE, completed=found.latest.isoformat())
    if status_named(text):
        return Read(status=Status.DONE)
    return Read(status=Status.DONE, notes=(Note(text, Status.DONE),))


def _mixed(text: str, language: Language) -> Read | None:
    """A date or a word of status, and then more; None where what follows may be another date."""
    found = _SEGMENTS.search(text)
    if found is None or not found.start():
        return None
    first, rest = text[: found.start()], text[found.end() :].strip(" )")
    head, tail = due.read(first, None, language), due.read(rest, None, language)
    if head.kind in _DATES and not _codes(head) & (_REVISED | _REMARKED):
        if status := status_named(rest):
            return Read(due=first, status=status)
        return None if _YEAR.search(rest) else Read(due=first, notes=(Note(rest),))
    if head.kind is Kind.NONE and not status_named(first):
        return Read(due=first, notes=(Note(rest),))
    if status := status_named(first):
        if tail.kind in _DATES and not _codes(tail):
            return Read(due=rest, status=status)
        return Read(status=status, notes=(Note(text, status),))
    return None


def _without_label(text: str, found: Due, language: Language) -> str:
    """The date in *text*, without the label and the colon before it."""
    rest = text.rpartition(":")[2].strip()
    read = due.read(rest, None, language)
    return rest if read.kind is found.kind and read.latest == found.latest and not read.notes else text


def _codes(read: Due) -> set[str]:
    return {note.code for note in read.notes}
