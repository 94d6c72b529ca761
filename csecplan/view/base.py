"""What a sheet was made from: of each row, the action as it stood when the sheet was written.

It goes out of sight with the row, and comes back with it: what differs from
it was changed by the office, what differs from the plan was changed there.
Its parts are parted by `|` and escaped as in an address, so that no encoding,
no separator and no spreadsheet alters it.
"""

from __future__ import annotations

import re
import zlib
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from csecplan.due import day_or_period
from csecplan.model import LANGUAGES, Note, Status, in_language
from csecplan.period_day import as_typed

if TYPE_CHECKING:
    from csecplan.model import Action

_OF_OLD = re.compile(r"[a-z-]* \| [0-9-]* \| \d+ \|")
"""What versions wrote that did not say whose it is."""


class Base(NamedTuple):
    """An action as a sheet had it on `day`: how many updates and revisions, and a mark of the last update's text."""

    id: str
    day: date
    status: str
    completed: str
    updates: int
    revisions: int
    due: str
    update: str

    @classmethod
    def of(cls, action: Action, day: date) -> Base:
        """*action* as it stands in a sheet written on *day*."""
        return cls(
            action.id,
            day,
            action.status or "",
            as_typed(action.completed) if action.completed else "",
            len(action.updates),
            len(action.revisions),
            action.current_due.text,
            " ".join(mark(in_language(action.updates[-1].text, each)) for each in LANGUAGES)
            if action.updates
            else "",
        )

    def to_text(self) -> str:
        """This as one cell."""
        return "|".join(
            quote(fact.isoformat() if isinstance(fact, date) else str(fact), safe=" '()") for fact in self
        )

    @classmethod
    def from_text(cls, text: str) -> Base:
        """What `to_text` wrote. Raises ValueError where *text* is nothing of the kind."""
        id, day, status, completed, updates, revisions, due, update = (
            unquote(part, errors="strict") for part in text.split("|")
        )
        if status not in ("", *Status) or not (updates.isdecimal() and revisions.isdecimal()):
            raise ValueError(text)
        if completed and isinstance(day_or_period(completed), Note):
            raise ValueError(text)
        return cls(id, date.fromisoformat(day), status, completed, int(updates), int(revisions), due, update)

    def has_update(self, text: str) -> bool:
        """Whether *text* is what the last update said, in either language."""
        return mark(text) in self.update.split()


def is_of_old(text: str) -> bool:
    """Whether *text* is what earlier versions wrote: it does not say which action it is of."""
    return bool(_OF_OLD.match(text))


def mark(text: str) -> str:
    """Eight figures that stand for *text*, whatever its blanks and line ends."""
    return f"{zlib.crc32(' '.join(text.split()).encode('utf-8', 'replace')):08x}"
