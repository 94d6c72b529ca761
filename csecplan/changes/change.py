"""A change, as values of the model."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csecplan.texts import Language


class Item(StrEnum):
    """What a change can be about."""

    PLAN = "plan"
    OWNER = "owner"
    SECTION = "section"
    RECOMMENDATION = "recommendation"
    ACTION = "action"


class What(StrEnum):
    """What happened to it: it came, went or got another number; what became of it; or the field that differs.

    Fields are compared, and said to differ, in this order.
    """

    ADDED = "added"
    REMOVED = "removed"
    RENUMBERED = "renumbered"
    BECAME_OVERDUE = "became-overdue"
    CLOSED = "closed"
    MOVED = "moved"
    ID = "id"
    SECTION = "section"
    TITLE = "title"
    TEXT = "text"
    RECOMMENDATION = "recommendation"
    RESPONSE = "response"
    DECISION = "decision"
    OWNERS = "owners"
    DUE = "due"
    REVISION = "revision"
    STATUS = "status"
    COMPLETED = "completed"
    UPDATE = "update"
    EVIDENCE = "evidence"
    SEE = "see"
    SOURCE = "source"
    DATE = "date"
    LANGUAGE = "language"
    FILE = "file"
    NAME = "name"
    ALIASES = "aliases"
    MEMBERS = "members"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a change is about: an item by its id, the newer one where it changed; "" for the plan.

    `recommendation` is the id of the recommendation that it is or is under.
    """

    item: Item
    id: str = ""
    recommendation: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `before` and `after` are values of the model; None where there was or is none.

    A text that differs in one language gives one change, with that
    `language`. Of an added REVISION `before` is the due date till then in
    force and `after` the revision; `number` is its place, from 1, and `first`
    the due date first agreed, where this is not the first one. Of a key of a
    unit's own, `key` is its name.
    """

    subject: Subject
    what: What
    before: object = None
    after: object = None
    language: Language | None = None
    number: int = 0
    key: str = ""
    first: object = None
