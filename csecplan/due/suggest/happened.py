"""Why a phrase does not say when something happened, and what could be meant."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from csecplan.due.speak.back import bare
from csecplan.due.suggest.spelling import language_of
from csecplan.model import Due, Kind, Note

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from csecplan.note_codes import RefusalCode
    from csecplan.texts import Language

_OF_DUE_DATES: frozenset[RefusalCode] = frozenset(
    {
        "changed-day", "date-missing", "done-or-due", "iso-week", "no-anchor", "not-understood", "ongoing-or-due",
        "ordinal-date", "status-day", "two-dates", "words-left",
    }
)  # fmt: skip
"""Reasons that speak of due dates: where a day is asked, they say no more than that this is none."""


def period_needed(due: Due, language: Language, read: Callable[[str], date | Note]) -> Note:
    """That *due* names no day and no whole period, or why it cannot be read; with the periods in it as choices.

    *read* tells of a choice, which reads as a due date, whether it says when something happened.
    """
    if due.kind is Kind.UNKNOWN:
        note = due.notes[0]
        again = ((choice, read(choice)) for choice in note.choices)
        found = [each.choices if isinstance(each, Note) else (choice,) for choice, each in again]
        code = "period-needed" if note.code in _OF_DUE_DATES else note.code
        return note._replace(code=code, choices=tuple(dict.fromkeys(chain(*found))))
    ends = due.kind in {Kind.DATED, Kind.DONE} and due.latest is not None
    return Note("period-needed", choices=(bare(due, language_of(due.text, language)),) if ends else ())
