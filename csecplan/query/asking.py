"""What each office is asked about: its own open actions, also those of its groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import NOTHING
from csecplan.query import names
from csecplan.query.answering import Offices
from csecplan.query.select import select

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from csecplan.model import Plan, Status
    from csecplan.query.entry import Entry, Query


class OfficeRequest(NamedTuple):
    """What *office* is asked about: its open actions in plan order.

    `reported` has the status that it last gave of its own part of a joint
    action, by the action's id; `joint` the ids of those that other offices
    answer for too.
    """

    office: str
    entries: Sequence[Entry]
    joint: frozenset[str] = frozenset()
    reported: Mapping[str, Status] = NOTHING

    @property
    def overdue(self) -> int:
        """How many of its actions are overdue."""
        return sum(entry.days_overdue > 0 for entry in self.entries)


def requests(plan: Plan, query: Query, as_of: date) -> list[OfficeRequest]:
    """One for each office of *plan*, also with nothing open; owners in *query* choose offices, a group its members.

    Raises UnknownName where a filter's value names nothing in the plan.
    """
    offices = Offices.of(plan)
    query = query._replace(owners=names.parted_owners([plan], query.owners))
    names.check_owners([plan], query.owners)
    named = names.reach(plan, query.owners, direct=True)
    wanted = offices.answering(named) if query.owners else offices.all
    return [_request(plan, offices, each, query, as_of) for each in offices.all if each in wanted]


def _request(plan: Plan, offices: Offices, office: str, query: Query, as_of: date) -> OfficeRequest:
    found = select([plan], query._replace(owners=(office,)), as_of)
    answering = {id(entry): offices.answering(entry.action.owners) for entry in found}
    entries = [entry for entry in found if entry.action.is_open and office in answering[id(entry)]]
    joint = {entry.action.id: entry.action for entry in entries if len(answering[id(entry)]) > 1}
    words = {key: offices.last_word(action, office) for key, action in joint.items()}
    reported = {key: status for key, word in words.items() if word and (status := word.said or word.status)}
    return OfficeRequest(office, entries, frozenset(joint), reported)
