"""What a merge of two sides must say, by a model of its own; it judges a result and knows real conflicts.

Items are told apart by the numbers the generator gave them, never by guess,
and the result is read by another reader than ours.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from tests.tools.orders import goes_round, perhaps_moved, seen_moved
from tests.tools.version_items import items_of, others_of, renumbered, says, with_keys

if TYPE_CHECKING:
    from tests.tools.layout import Plan
    from tests.tools.random_changes import Side
    from tests.tools.version_items import Item

GONE: Any = object()
"""Says that a key or an item is not there: another thing than a key with nothing after it."""

COMMENT = re.compile(r"# ([bot]\d+\.)(?=\r?$)", re.MULTILINE)
ADDED_BY_BOTH = frozenset({"updates", "evidence"})


@dataclass
class Verdict:
    """Where both sides changed the same in two ways, and where a result does not say what was meant."""

    conflicts: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


class Judge:
    """Holds a base and its two sides, and judges results of their merge."""

    def __init__(self, base: Plan, ours: Side, theirs: Side) -> None:
        self.plans = base, ours.plan, theirs.plan
        self.base, self.ours, self.theirs = map(items_of, self.plans)
        others = others_of(self.base, self.ours, {}), others_of(self.base, self.theirs, self.ours)
        alike = {n for n in others[0] & others[1] if self.ours[n].says.get("id") == self.theirs[n].says.get("id")}
        self.ours = renumbered(self.ours, {n: n + 100_000 for n in others[0]})
        self.theirs = renumbered(self.theirs, {n: n + (100_000 if n in alike else 200_000) for n in others[1]})
        self.moved = (seen_moved(self.base, self.ours, ours.moved - others[0]),
                      seen_moved(self.base, self.theirs, theirs.moved - others[1]))  # fmt: skip
        both = self.ours.keys() & self.theirs.keys()
        self.perhaps_moved = [each | perhaps_moved(self.base, items) | perhaps_moved(self.base, items, both)
                              for each, items in zip(self.moved, (self.ours, self.theirs), strict=True)]  # fmt: skip
        self.verdict = Verdict()
        self.comments = [set(plan.comments()) for plan in self.plans]

    def judge(self, data: bytes | None) -> Verdict:
        """The real conflicts, and what is wrong with *data* as a clean result; None where there is no such result."""
        self.verdict = Verdict()
        result = with_keys(yaml.load(data, yaml.CBaseLoader)) if data is not None else None
        self._keys(result)
        ids = self._items(result)
        self._order(result, ids)
        if data is not None:
            self._comments(data)
        return self.verdict

    def conflict(self, where: str) -> None:
        self.verdict.conflicts.append(where)

    def wrong(self, where: str) -> None:
        self.verdict.wrong.append(where)

    # -- values -----------------------------------------------------------------------------------

    def _keys(self, result: Any) -> None:
        """The plan's own keys, all but its recommendations."""
        had, mine, other = ({part.key: says(part) for part in plan.root.parts if part.key != "recommendations"}
                            for plan in self.plans)  # fmt: skip
        now = {key: each for key, each in result.items() if key != "recommendations"} if result else None
        self.value("plan", had, mine, other, now)

    def value(self, where: str, had: Any, mine: Any, other: Any, now: Any) -> None:
        """Hold *now*, what the result says there, against the three; None where there is no result."""
        if mine == other or other == had:
            self.expect(where, mine, now)
        elif mine == had:
            self.expect(where, other, now)
        elif isinstance(mine, dict) and isinstance(other, dict):
            was = had if isinstance(had, dict) else {}
            for key in {*was, *mine, *other}:
                inner = GONE if now is not None and not isinstance(now, dict) else now and now.get(key, GONE)
                self.value(f"{where}.{key}", was.get(key, GONE), mine.get(key, GONE), other.get(key, GONE), inner)
            if isinstance(now, dict) and now.keys() - was.keys() - mine.keys() - other.keys():
                self.wrong(f"{where}: a key of nobody's")
        elif isinstance(mine, list) and isinstance(other, list) and where.rpartition(".")[2] in ADDED_BY_BOTH:
            self.added(where, [] if had is GONE else had, mine, other, now)
        else:
            self.conflict(where)

    def expect(self, where: str, meant: Any, now: Any) -> None:
        if now is not None and now != meant:
            self.wrong(f"{where}: {now!r} where {meant!r} was meant")

    def added(self, where: str, had: list[Any], mine: list[Any], other: list[Any], now: Any) -> None:
        """A list to which both may add: all entries of both, and none that one took out or put another for.

        A side only rewords entries and adds below them, so that those it had
        stand where they stood. Two who reword one alike mean the same: only
        where they put two texts for it is it a conflict.
        """
        base, one, two, found = (Counter(map(repr, each)) for each in (had, mine, other, now or []))
        if any(
            was not in (here, there) and here != there for was, here, there in zip(had, mine, other, strict=False)
        ):
            self.conflict(where)
        elif now is not None and found != base - (base - one) - (base - two) + ((one - base) | (two - base)):
            self.wrong(f"{where}: {now!r} of {mine!r} and {other!r}")

    # -- items ------------------------------------------------------------------------------------

    def _items(self, result: Any) -> dict[int, str]:
        """Hold every item against the three; the id that each has in the end."""
        found = _by_id(result)
        ids: dict[int, str] = {}
        homes: dict[int, int] = {}
        for number in dict.fromkeys((*self.base, *self.ours, *self.theirs)):
            had, mine, other = (items.get(number) for items in (self.base, self.ours, self.theirs))
            if not self._stays(number, had, mine, other):
                continue
            ids[number] = _three(*(each.says["id"] if each else GONE for each in (had, mine, other)))
            homes[number] = _three(*(each.home if each else GONE for each in (had, mine, other)))
            if GONE in (ids[number], homes[number]):
                self.conflict(f"{number}: its id, or what it is under")
                continue
            now = found.get(ids[number]) if found is not None else None
            if found is not None and now is None:
                self.wrong(f"{ids[number]} is gone")
            said = [each.says if each else GONE for each in (had, mine, other)]
            self.value(ids[number], said[0], said[1], said[2], now and now[1])
        self._homes(ids, homes, found)
        return ids

    def _stays(self, number: int, had: Item | None, mine: Item | None, other: Item | None) -> bool:
        """Whether an item is to be there; where one took it out and the other changed it there is a conflict."""
        if had is None or (mine is not None and other is not None):
            return True
        kept, moved = (mine, self.moved[0]) if mine else (other, self.moved[1])
        if kept is not None and (kept.says != had.says or kept.home != had.home or number in moved
                                 or kept.comments - self.comments[0]):  # fmt: skip
            self.conflict(f"{number}: taken out, and changed")
        return False

    def _homes(self, ids: dict[int, str], homes: dict[int, int], found: dict[str, Any] | None) -> None:
        twice = [id for id, count in Counter(ids.values()).items() if count > 1]
        for id in twice:
            self.conflict(f"{id} twice")
        for number, home in homes.items():
            if home is not GONE and home and home not in ids:
                self.conflict(f"{number}: what it is under is taken out")
            elif found is not None and home is not GONE and ids[number] in found:
                self.expect(f"{ids[number]} is under", ids[home] if home else "", found[ids[number]][0])
        if found is not None and set(found) != set(ids.values()):
            self.wrong(f"items {sorted(found)} where {sorted(map(str, ids.values()))} were meant")
        if found is not None and any(each[2] > 1 for each in found.values()):
            self.wrong("an id twice")

    # -- order ------------------------------------------------------------------------------------

    def _order(self, result: Any, ids: dict[int, str]) -> None:
        """An item that both moved, to two places, is a conflict; else each pair stands as who moved one has it."""
        both = self.moved[0] & self.moved[1]
        mine, other = ({number: (items[number].home, self._rank(items, number)) for number in both if number in items}
                       for items in (self.ours, self.theirs))  # fmt: skip
        if mine != other:
            self.conflict("moved to two places")
        lists: dict[int, list[int]] = {}
        places = {id: place for place, id in enumerate(_by_id(result) or {})}
        for number in ids:
            home = _three(*(items[number].home if number in items else GONE
                            for items in (self.base, self.ours, self.theirs)))  # fmt: skip
            lists.setdefault(home if home is not GONE else -1, []).append(number)
        for group in lists.values():
            before = {(one, two) for one in group for two in group if one != two and self._is_before(one, two)}
            if goes_round(before, group):
                self.conflict("an order that cannot be")
            for one, two in before:
                if ids[one] in places and ids[two] in places and places[ids[one]] > places[ids[two]]:
                    self.wrong(f"{ids[one]} stands below {ids[two]}")

    def _rank(self, items: dict[int, Item], number: int) -> int:
        """How many stand above *number* of those that both sides have there, and that no one side put elsewhere."""
        home = items[number].home
        both = (n for n in self.ours.keys() & self.theirs.keys() if self.ours[n].home == self.theirs[n].home == home)
        elsewhere = self.perhaps_moved[0] ^ self.perhaps_moved[1]
        return sum(items[n].place < items[number].place for n in both if n not in elsewhere)

    def _is_before(self, one: int, two: int) -> bool:
        """Whether *one* is to stand above *two*; False too where nobody says."""
        had, mine, other = (self._above(items, one, two) for items in (self.base, self.ours, self.theirs))
        if mine is None or other is None:
            if {one, two} & self.perhaps_moved[0 if mine is None else 1]:
                return False  # only the other side has both, and this one put one of them elsewhere
            return bool(mine if other is None else other)
        if had is None and mine != other:
            return self._who_moved(one, two, mine, other)
        return mine if mine == other or other == had else other

    def _who_moved(self, one: int, two: int, mine: bool, other: bool) -> bool:
        """Of a pair that both have in two orders and the base has not: the word of who moved one of them afterwards.

        Where nobody did, or both items are new and no file shows who did, what
        is new was put in two places, and each order is said, which cannot be.
        Where both did, they moved one to two places.
        """
        if not {one, two} & self.base.keys():
            return True
        moved = [bool({one, two} & each) for each in self.moved]
        return not any(moved) or (moved != [True, True] and (mine if moved[0] else other))

    def _above(self, items: dict[int, Item], one: int, two: int) -> bool | None:
        if one not in items or two not in items or items[one].home != items[two].home:
            return None
        return items[one].place < items[two].place

    # -- comments ---------------------------------------------------------------------------------

    def lost(self, data: bytes) -> list[str]:
        """The comments that both have or that one put in, and that *data* has not."""
        had, mine, other = self.comments
        found = set(COMMENT.findall(data.decode("utf-8")))
        return sorted(((mine & other) | (mine - had) | (other - had)) - found)

    def _comments(self, data: bytes) -> None:
        had, mine, other = self.comments
        found = Counter(COMMENT.findall(data.decode("utf-8")))
        for comment in self.lost(data):
            self.wrong(f"comment {comment} is lost")
        for comment in (had - mine) & (had - other):
            if found[comment]:
                self.wrong(f"comment {comment} is back")
        holders = Counter(c for item in {**self.ours, **self.theirs}.values() for c in item.comments)
        if any(count > max(1, holders[comment]) for comment, count in found.items()):
            self.wrong("a comment twice")


def _three(had: Any, mine: Any, other: Any) -> Any:
    """One value of three; GONE where two sides say two things. What one side lacks the other says."""
    if mine is GONE or other is GONE:
        return other if mine is GONE else mine
    if mine == other or other == had:
        return mine
    return other if mine == had else GONE


def _by_id(result: Any) -> dict[str, Any] | None:
    """Each item of a result by its id: what it is under, what it says, and how often the id is there."""
    if result is None:
        return None
    found: dict[str, Any] = {}
    for recommendation in result["recommendations"]:
        for home, item in (
            ("", recommendation),
            *((recommendation["id"], each) for each in recommendation.get("actions") or ()),
        ):
            said = {key: each for key, each in item.items() if key != "actions"}
            found[item["id"]] = (home, said, found.get(item["id"], ("", {}, 0))[2] + 1)
    return found
