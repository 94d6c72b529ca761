"""What each office is asked about: its own open actions, also those of its groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import NOTHING
from csecplan.joint import is_joint
from csecplan.owners import Owners
from csecplan.query.select import prepared, select

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
    owners, query = Owners(plan), prepared([plan], query)
    wanted = owners.answering(owners.reach(query.owners, direct=True)) if query.owners else owners.offices
    return [_request(plan, each, query, as_of) for each in owners.offices if each in wanted]


def _request(plan: Plan, office: str, query: Query, as_of: date) -> OfficeRequest:
    found = select([plan], query._replace(owners=(office,)), as_of)
    own = {id(entry): word for entry in found for word in entry.reported if word.owner == office}
    entries = [entry for entry in found if entry.action.is_open and id(entry) in own]
    joint = [entry for entry in entries if is_joint(entry.reported)]
    reported = {entry.action.id: status for entry in joint if (status := own[id(entry)].status)}
    return OfficeRequest(office, entries, frozenset(entry.action.id for entry in joint), reported)
