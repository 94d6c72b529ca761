"""What changed in the plan's own terms, under each recommendation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.changes import Item
from csecplan.query import outcomes
from csecplan.view.cells import Table
from csecplan.view.change import CHANGE_COLUMNS, with_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csecplan.changes import Change
    from csecplan.model import Plan
    from csecplan.query import Entry
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell
    from csecplan.view.diff import Side
    from csecplan.view.page import Block


def changed(plan: Plan, entries: Sequence[Entry], audience: Audience, since: Side) -> list[Block]:
    """The changes that made *plan*, as known, of *since*; where *entries* are not all of it, those about them."""
    changes = outcomes.changed(since.plan, plan, audience.as_of)
    if len(entries) < sum(1 for _ in plan.actions()):
        changes = _about(entries, changes)
    groups: dict[str, list[Sequence[Cell]]] = {}
    for change in changes:
        row = [plan.qualified(change.subject.id) if change.subject.id else "", with_kind(change, audience.wording)]
        number = change.subject.recommendation
        title = plan.qualified(number) if number else plan.name if plan.among else ""
        groups.setdefault(title, []).append(row)
    return [Table(CHANGE_COLUMNS, list(groups.items()))] if groups else []


def _about(entries: Sequence[Entry], changes: Sequence[Change]) -> list[Change]:
    """Those of *changes* that are about *entries* or their recommendations."""
    actions = {entry.action.id for entry in entries}
    recommendations = {entry.recommendation.id for entry in entries}
    wanted = {Item.ACTION: actions, Item.RECOMMENDATION: recommendations}
    return [change for change in changes if change.subject.id in wanted.get(change.subject.item, ())]
