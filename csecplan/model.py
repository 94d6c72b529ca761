"""The plan as frozen values: what the file says, with no trace of how it is written.

Every part of the product speaks in these. They know nothing of YAML, of
today's date, or of either language's words.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from csecplan import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from csecplan.note_codes import NoteCode
    from csecplan.routes import Route
    from csecplan.texts import Language, Text

Fact = object
"""What fills a gap in a sentence: text, a whole number, a date, or a row of texts."""


class Status(StrEnum):
    """What was last reported of an action; stored in the file under these keys."""

    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    BLOCKED = "blocked"
    DONE = "done"
    VERIFIED = "verified"
    NO_ACTION = "no-action"
    OBSOLETE = "obsolete"

    @property
    def is_open(self) -> bool:
        """Whether something is still expected of the owners."""
        return self in _OPEN

    @property
    def is_implemented(self) -> bool:
        """Whether what was promised was done."""
        return self in _IMPLEMENTED


_OPEN = frozenset({Status.PLANNED, Status.IN_PROGRESS, Status.BLOCKED})
_IMPLEMENTED = frozenset({Status.DONE, Status.VERIFIED})


class Decision(StrEnum):
    """Management's decision on a recommendation."""

    ACCEPTED = "accepted"
    PARTIAL = "partial"
    REJECTED = "rejected"
    NO_ACTION = "no-action"


class Kind(StrEnum):
    """What a due-date phrase turned out to be."""

    DATED = "dated"
    ONGOING = "ongoing"
    ONGOING_UNTIL = "ongoing-until"
    DONE = "done"
    NONE = "none"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How fine the period in a due-date phrase is; PART is a third of one, RANGE spans two."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    FISCAL_YEAR = "fiscal-year"
    PART = "part"
    RANGE = "range"


class Note(NamedTuple):
    """What is worth saying of a due-date phrase: why it is refused, or how it was taken.

    `code` names the sentence, `facts` fill it, `choices` are up to two
    phrases that might have been meant.
    """

    code: NoteCode
    facts: Mapping[str, Fact] = NOTHING
    choices: tuple[str, ...] = ()


class Due(NamedTuple):
    """A due date as it was written and as it is read.

    `earliest` and `latest` are both within the interval; None is an end that
    is open or unknown. `text` is the phrase exactly as typed.
    """

    text: str
    kind: Kind
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    edtf: str | None = None
    notes: tuple[Note, ...] = ()

    @property
    def deadline(self) -> date | None:
        """The last day on which it is met; None where it has no end."""
        return self.latest if self.kind in _WITH_DEADLINE else None


_WITH_DEADLINE = frozenset({Kind.DATED, Kind.ONGOING_UNTIL})


NO_DUE = Due("", Kind.NONE)


OWN_KEY = "x-"
"""What a key that a unit keeps for itself begins with."""
OwnKeys = tuple[tuple[str, "Text | tuple[Text, ...]"], ...]
"""A unit's own keys with what they say, in the order of the file; each as the plan first writes it."""


class Owner(NamedTuple):
    """An office that may answer for actions; with `members`, a group of offices."""

    key: str
    name: Text | None = None
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    own: OwnKeys = ()


class Revision(NamedTuple):
    """A later due date: the day it was granted, why, and `by` whom."""

    due: Due
    date: date | None = None
    reason: Text | None = None
    by: str | None = None


class Update(NamedTuple):
    """A dated note of progress; `status` is the action's, recorded with it.

    `said` is the status that the office `by` reports for its own part of a
    joint action, whatever the action's is.
    """

    text: Text
    date: date | None = None
    by: str | None = None
    status: Status | None = None
    said: Status | None = None


class Source(NamedTuple):
    """The cells exactly as printed, where `owners` or `due` say them otherwise."""

    owners: Text | None = None
    due: Text | None = None


class Action(NamedTuple):
    """One commitment under a recommendation.

    `due` is the first commitment, never rewritten; None where the file gives
    none. `status` is None only where the file's word for it is not a status.
    `owners` are the plan's own keys, whatever alias was written. `later` is
    no key of the file: how many facts `known.on` left out as not yet known.
    """

    id: str
    text: Text
    title: Text | None = None
    owners: tuple[str, ...] = ()
    due: Due | None = None
    revisions: tuple[Revision, ...] = ()
    status: Status | None = Status.PLANNED
    completed: date | None = None
    updates: tuple[Update, ...] = ()
    evidence: tuple[Text, ...] = ()
    see: tuple[str, ...] = ()
    source: Source | None = None
    faulty: bool = False
    later: int = 0
    own: OwnKeys = ()

    @property
    def is_open(self) -> bool:
        """Whether something is still expected of the owners; not where the status is none."""
        return self.status is not None and self.status.is_open

    @property
    def current_due(self) -> Due:
        """The due date in force: the last revision's, else the first one."""
        if self.revisions:
            return self.revisions[-1].due
        return self.due or NO_DUE

    @property
    def original_due(self) -> Due | None:
        """The first commitment of an action since revised; None if never revised or not known."""
        return self.due if self.revisions else None


class Recommendation(NamedTuple):
    """What the evaluation says should be done, and management's answer to it."""

    id: str
    text: Text
    section: str | None = None
    title: Text | None = None
    response: Text | None = None
    decision: Decision | None = None
    see: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    faulty: bool = False
    own: OwnKeys = ()


class Plan(NamedTuple):
    """One plan: whose `sections` and `owners` keep the file's order.

    `id` is the short name that the file gives it. `name` and `among` are no
    keys of the file: what it is called among other plans, and whether it is.
    """

    id: str | None = None
    title: Text = ""
    date: date | None = None
    language: Language | None = None
    owners: tuple[Owner, ...] = ()
    sections: Mapping[str, Text] = NOTHING
    recommendations: tuple[Recommendation, ...] = ()
    own: OwnKeys = ()
    name: str = ""
    among: bool = False

    def qualified(self, identifier: str) -> str:
        """*identifier* of an item as people read it: with the plan's name where several plans are asked."""
        return f"{self.name}/{identifier}" if self.among else identifier

    def without_name(self, identifier: str) -> str | None:
        """*identifier* without this plan's name and a slash before it; None where it does not begin so."""
        name, rest = identifier[: len(self.name) + 1], identifier[len(self.name) + 1 :]
        return rest if name.lower() == f"{self.name}/".lower() else None

    def actions(self) -> Iterator[tuple[Recommendation, Action]]:
        """Every action with its recommendation, in plan order."""
        for recommendation in self.recommendations:
            for action in recommendation.actions:
                yield recommendation, action

    def routed_recommendations(self) -> Iterator[tuple[Route, Recommendation]]:
        """Every recommendation with its place in the file."""
        for index, recommendation in enumerate(self.recommendations):
            yield ("recommendations", index), recommendation

    def routed_actions(self) -> Iterator[tuple[Route, Action]]:
        """Every action with its place in the file."""
        for route, recommendation in self.routed_recommendations():
            for index, action in enumerate(recommendation.actions):
                yield (*route, "actions", index), action
