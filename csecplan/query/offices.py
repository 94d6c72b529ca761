"""Entries by the offices that answer for them: of each, what `list --owner` would list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.owners import Owners

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csecplan.query.entry import Entry


def by_office(entries: Iterable[Entry], *, direct: bool = False) -> dict[str, list[Entry]]:
    """*entries* by the offices that answer for them, themselves or through groups, in the plan's order.

    A group is none of them where somebody is in it: what it answers for is
    theirs. With *direct* each owner has what names it, and nothing else.
    What nobody answers for comes last, under "".
    """
    entries = list(entries)
    acting: dict[int, dict[str, None]] = {}
    for entry in entries:
        acting.setdefault(id(entry.plan), {}).update(dict.fromkeys(entry.action.owners))
    plans = {id(entry.plan): entry.plan for entry in entries}
    owners = {number: Owners(plan, acting[number]) for number, plan in plans.items()}
    rows = dict.fromkeys(key for each in owners.values() for key in (each.keys if direct else each.offices))
    counted = {number: _counted(each, list(rows), direct=direct) for number, each in owners.items()}
    found: dict[str, list[Entry]] = {key: [] for key in rows}
    unowned = [entry for entry in entries if not entry.action.owners]
    for entry in entries:
        by = counted[id(entry.plan)]
        for row in dict.fromkeys(row for key in entry.action.owners for row in by.get(key, ())):
            found[row].append(entry)
    return {key: members for key, members in (*found.items(), ("", unowned)) if members}


def _counted(owners: Owners, rows: Sequence[str], *, direct: bool) -> dict[str, list[str]]:
    """Each owner that an action may name, with the rows in which the action is counted."""
    found: dict[str, list[str]] = {}
    for row in rows:
        for key in owners.reach((row,), direct=direct):
            found.setdefault(key, []).append(row)
    return found


def add_up_to_more(groups: dict[str, list[Entry]]) -> bool:
    """Whether some entry is in more than one of *groups*."""
    members = [id(entry) for group in groups.values() for entry in group]
    return len(members) > len(set(members))
