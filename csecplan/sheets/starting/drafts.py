"""The plan as it comes to be: recommendations and actions with what was taken from which row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from csecplan import NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csecplan.model import Decision, Fact, Status
    from csecplan.texts import Language


class Remark(NamedTuple):
    """A sentence on what was taken for what, with its facts; the rows it is about, or the id.

    What is about an id, and not about rows, is for somebody to look at.
    """

    sentence: str
    facts: Mapping[str, Fact] = NOTHING
    rows: tuple[int, ...] = ()
    id: str = ""


@dataclass
class Update:
    """A note of progress."""

    text: str
    date: str | None = None
    status: Status | None = None


@dataclass
class Action:
    """An action; `comments` are those above its keys, `remarks` what is said of it in the report.

    `taken` are words of the table that became a word of the format.
    """

    id: str
    text: str = ""
    title: str | None = None
    owners: list[str] = field(default_factory=list)
    due: str | None = None
    revised: str | None = None
    status: Status | None = None
    completed: str | None = None
    updates: list[Update] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    see: list[str] = field(default_factory=list)
    printed_owners: str | None = None
    printed_due: str | None = None
    taken: list[str] = field(default_factory=list)
    own: dict[str, str] = field(default_factory=dict)
    comments: dict[str, Remark] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


@dataclass
class Recommendation:
    """A recommendation, and the numbers of the rows that it was made of."""

    id: str
    text: str = ""
    section: str | None = None
    title: str | None = None
    response: str | None = None
    decision: Decision | None = None
    see: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    own: dict[str, str] = field(default_factory=dict)
    actions: list[Action] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    comments: dict[str, Remark] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


@dataclass
class Plan:
    """The plan, with titles across its table that nothing is under, and what is above and below the table."""

    title: str
    language: Language
    date: str | None = None
    owners: list[str] = field(default_factory=list)
    sections: dict[str, str] = field(default_factory=dict)
    recommendations: list[Recommendation] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
