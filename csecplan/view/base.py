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
from csecplan.model import Note, Status
from csecplan.period_day import as_typed
from csecplan.texts import LANGUAGES, in_language

if TYPE_CHECKING:
    from csecplan.model import Action, Plan

_OF_OLD = re.compile(r"[a-z-]* \| [0-9-]* \| \d+ \|")
"""What versions wrote that did not say whose it is."""
_IN_A_LIST = 8
"""How many parts there are in a sheet that is no request."""


class Base(NamedTuple):
    """An action as a sheet had it on `day`: how many updates and revisions, and a mark of the last update's text.

    In a request `office` is whom it was sent to, `plan` has the marks of the
    plan, and `said` is the status that the office had reported of its own part.
    """

    id: str
    day: date
    status: str
    completed: str
    updates: int
    revisions: int
    due: str
    update: str
    office: str = ""
    plan: str = ""
    said: str = ""

    @property
    def shown(self) -> str:
        """The status that the sheet showed."""
        return self.said or self.status

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
        facts = self if self.office else self[:_IN_A_LIST]
        return "|".join(
            quote(fact.isoformat() if isinstance(fact, date) else str(fact), safe=" '()") for fact in facts
        )

    @classmethod
    def from_text(cls, text: str) -> Base:
        """What `to_text` wrote. Raises ValueError where *text* is nothing of the kind."""
        parts = [unquote(part, errors="strict") for part in text.split("|")]
        if len(parts) == _IN_A_LIST:
            parts += ["", "", ""]
        id, day, status, completed, updates, revisions, due, update, office, plan, said = parts
        known = ("", *Status)
        if status not in known or said not in known or not (updates.isdecimal() and revisions.isdecimal()):
            raise ValueError(text)
        if completed and isinstance(day_or_period(completed), Note):
            raise ValueError(text)
        facts = int(updates), int(revisions), due, update, office, plan, said
        return cls(id, date.fromisoformat(day), status, completed, *facts)

    def has_update(self, text: str) -> bool:
        """Whether *text* is what the last update said, in either language."""
        return mark(text) in self.update.split()


def is_of_old(text: str) -> bool:
    """Whether *text* is what earlier versions wrote: it does not say which action it is of."""
    return bool(_OF_OLD.match(text))


def mark(text: str) -> str:
    """Eight figures that stand for *text*, whatever its blanks and line ends."""
    return f"{zlib.crc32(' '.join(text.split()).encode('utf-8', 'replace')):08x}"


def plan_marks(plan: Plan) -> str:
    """What tells *plan* from others: marks of its title in each language, and its date."""
    titles = (mark(in_language(plan.title, each)) for each in LANGUAGES)
    return " ".join([*titles, plan.date.isoformat() if plan.date else ""]).strip()
