"""Entries by the offices that answer for them: of each, what `list --owner` would list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.query.names import Offices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csecplan.model import Plan
    from csecplan.query.entry import Entry


def by_office(entries: Iterable[Entry], *, direct: bool = False) -> dict[str, list[Entry]]:
    """*entries* by the offices that answer for them, themselves or through groups, in the plan's order.

    A group is none of them where its members are known: what it answers for
    is theirs. With *direct* each owner has what names it, and nothing else.
    What nobody answers for comes last, under "".
    """
    entries = list(entries)
    plans = list({id(entry.plan): entry.plan for entry in entries}.values())
    offices = {id(plan): Offices(plan) for plan in plans}
    rows = dict.fromkeys(key for plan in plans for key in _rows(plan, offices[id(plan)], direct=direct))
    counted = {number: _counted(each, rows, direct=direct) for number, each in offices.items()}
    found: dict[str, list[Entry]] = {key: [] for key in rows}
    unowned = [entry for entry in entries if not entry.action.owners]
    for entry in entries:
        by = counted[id(entry.plan)]
        for row in dict.fromkeys(row for key in entry.action.owners for row in by.get(key, ())):
            found[row].append(entry)
    return {key: members for key, members in (*found.items(), ("", unowned)) if members}


def _rows(plan: Plan, offices: Offices, *, direct: bool) -> Iterator[str]:
    """The owners that have a row: those of the plan in its order, then those that only actions name."""
    keys = [*(owner.key for owner in plan.owners), *(key for _, action in plan.actions() for key in action.owners)]
    for key in dict.fromkeys(keys):
        if direct or key not in offices.groups or not offices.are_known_in(key):
            yield key


def _counted(offices: Offices, rows: Iterable[str], *, direct: bool) -> dict[str, list[str]]:
    """Each owner that an action may name, with the rows in which the action is counted."""
    found: dict[str, list[str]] = {}
    for row in rows:
        for key in offices.reach((row,), direct=direct):
            found.setdefault(key, []).append(row)
    return found


def add_up_to_more(groups: dict[str, list[Entry]]) -> bool:
    """Whether some entry is in more than one of *groups*."""
    members = [id(entry) for group in groups.values() for entry in group]
    return len(members) > len(set(members))
