"""Recommendations and actions of three versions: which is which, which are to be there, under what, in which order.

An item is known by its id, and where its id is gone by what it says: an id
that was changed is one key of an item that stayed. What one took out and
the other changed, or both put elsewhere, is contested.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csecplan.yamltext.plain import Value

Tree = dict[object, "Value"]
"""What a mapping says, by its keys."""
Name = tuple[str, str]
"""What an item is called in a merge: ("", the id it had), or ("new", its id) where it was not there before."""
TOP: Name = ("top", "")
"""What recommendations are under."""
OURS, THEIRS = 0, 1


class Unclear(Exception):
    """An item without an id of its own: nothing says which is which."""


class Found(NamedTuple):
    """An item in one version: what it is under, its place there, what it says but for its actions, and its id."""

    home: Name
    place: int
    says: Tree
    id: str


class Placed(NamedTuple):
    """An item where it comes to stand; *side* is whose word that is where the two contest it, else -1."""

    name: Name
    side: int = -1


class Version:
    """The items of one version of a plan, by name, and the order of each list."""

    def __init__(self, plan: Value, base: Version | None) -> None:
        self.found: dict[Name, Found] = {}
        self.order: dict[Name, list[Name]] = {TOP: []}
        raw = list(_walk(plan))
        if len({id for _, _, id, _ in raw}) != len(raw):
            raise Unclear
        names = _names(base, {id: (home != "", says) for home, _, id, says in raw})
        for home, place, id, says in raw:
            above = names[home] if home else TOP
            self.found[names[id]] = Found(above, place, says, id)
            self.order.setdefault(above, []).append(names[id])


def _walk(plan: Value) -> Iterable[tuple[str, int, str, Tree]]:
    """Each item: the id of what it is under, its place, its id, and what it says but for its actions."""
    for place, recommendation in enumerate(_list(plan, "recommendations")):
        id, says = _said(recommendation)
        yield "", place, id, {key: value for key, value in says.items() if key != "actions"}
        for number, action in enumerate(_list(recommendation, "actions")):
            yield id, number, *_said(action)


def _list(holder: Value, key: str) -> list[Value]:
    found = holder.get(key) if isinstance(holder, dict) else None
    if found is not None and not isinstance(found, list):
        raise Unclear
    return found or []


def _said(item: Value) -> tuple[str, Tree]:
    if not isinstance(item, dict) or not isinstance(id := item.get("id"), str):
        raise Unclear
    return id, item


def _names(base: Version | None, now: dict[str, tuple[bool, Tree]]) -> dict[str, Name]:
    """The name of each id: its own where the base has it, that of the item gone that says the same, or a new one."""
    had = {found.id: name for name, found in base.found.items()} if base else {}
    names = {id: had[id] for id in now if id in had}
    for key in ("text", "title"):
        gone = {id: (base.found[name].home != TOP, base.found[name].says) for id, name in had.items()
                if base and id not in names and name not in names.values()}  # fmt: skip
        new = {id: about for id, about in now.items() if id not in names}
        old_of, new_of = _only(gone, key), _only(new, key)
        names.update({id: had[old_of[said]] for said, id in new_of.items() if said in old_of})
    return names | {id: ("new" if base else "", id) for id in now if id not in names}


def _only(items: dict[str, tuple[bool, Tree]], key: str) -> dict[str, str]:
    """What *key* says in one item alone, and that item's id."""
    found: dict[str, list[str]] = {}
    for id, (is_action, says) in items.items():
        if says.get(key):
            found.setdefault(f"{is_action} {says[key]!r}", []).append(id)
    return {said: ids[0] for said, ids in found.items() if len(ids) == 1}


class Items:
    """What becomes of the items of three versions: `lists` has what comes to stand under each, in order.

    *our_news* and *their_news* are the ids of the items in whose text a
    comment came in: who takes such an item out takes out more than he saw.
    """

    def __init__(
        self, base: Value, ours: Value, theirs: Value, our_news: frozenset[str] = frozenset(),
        their_news: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        if not (base and ours and theirs):
            raise Unclear
        self.base = Version(base, None)
        self.news = our_news, their_news
        self.sides = Version(ours, self.base), Version(theirs, self.base)
        self.lists: dict[Name, list[Placed]] = {TOP: []}
        self.contested: set[Name] = set()
        self._homes = {name: self._home(name) for name in dict.fromkeys(
            (*self.base.found, *self.sides[OURS].found, *self.sides[THEIRS].found))}  # fmt: skip
        for home in dict.fromkeys((TOP, *self._homes)):
            if home == TOP or home[0] != "top":
                self._fill(home)

    def all(self, name: Name) -> tuple[Found | None, Found | None, Found | None]:
        """The item in the base, in ours and in theirs."""
        return self.base.found.get(name), self.sides[OURS].found.get(name), self.sides[THEIRS].found.get(name)

    # -- whether, and under what ------------------------------------------------------------------

    def _home(self, name: Name) -> Name | None:
        """What the item is to be under; None where it is to be nowhere, or where that is contested."""
        had, mine, other = self.all(name)
        if had is None or (mine and other):
            homes = [each.home for each in (mine, other) if each]
            if len(set(homes)) == 1:
                return homes[0]
            for stayed in (OURS, THEIRS):
                if had and homes[stayed] == had.home and not self._is_moved(name, had, stayed):
                    return homes[1 - stayed]
            self.contested.add(name)
            return None
        side = OURS if mine else THEIRS
        kept = mine or other
        if kept and (self._is_changed(name, had, kept, side) or self._has_news(name, side)):
            self.contested.add(name)
        return None

    def _is_changed(self, name: Name, had: Found, kept: Found, side: int) -> bool:
        if kept.says != had.says or kept.home != had.home or kept.id in self.news[side]:
            return True
        return self._is_moved(name, had, side)

    def _is_moved(self, name: Name, had: Found, side: int) -> bool:
        """Whether *side*, which has the item in the list it was in, may have put it elsewhere there."""
        return name in _moved(self.base.order[had.home], self.sides[side].order[had.home])

    def _has_news(self, name: Name, side: int) -> bool:
        """Whether something under *name* is new there, or came from elsewhere, or changed."""
        here = self.sides[side].order.get(name, ())
        for each in here:
            had, now = self.base.found.get(each), self.sides[side].found[each]
            if had is None or had.home != name or had.says != now.says:
                return True
        before = self.base.order.get(name, [])
        return bool(_moved(before, list(here)))

    # -- in which order ---------------------------------------------------------------------------

    def _fill(self, home: Name) -> None:
        """The items that come to stand under *home*."""
        orders = [[name for name in side.order.get(home, ()) if self._homes[name] == home] for side in self.sides]
        had = [name for name in self.base.order.get(home, ()) if self._homes.get(name) == home]
        if not orders[0] and not orders[1] and not self._contested_under(home):
            return
        shared = [set(order) & set(had) for order in orders]
        moved = [_moved([n for n in had if n in kept], [n for n in order if n in kept])
                 for order, kept in zip(orders, shared, strict=True)]  # fmt: skip
        first, second = (1, 0) if moved[1] and not moved[0] else (0, 1)
        merged = orders[first]
        if (
            moved[0]
            and moved[1]
            and [n for n in orders[0] if n in orders[1]] != [n for n in orders[1] if n in orders[0]]
        ):
            agreed = _agreed(had, orders, moved)
            if agreed is None:
                self.contested |= moved[0] & moved[1] or moved[0]
            else:
                merged = agreed
        self.contested |= _put_in_two_places(set(had), orders, moved[0] | moved[1])
        placed = [Placed(name) for name in _with(merged, orders[second], moved[first])]
        self.lists[home] = self._with_contested(home, placed)

    def _contested_under(self, home: Name) -> bool:
        return any(found and found.home == home for name in self.contested for found in self.all(name)[1:])

    def _with_contested(self, home: Name, placed: list[Placed]) -> list[Placed]:
        """*placed*, with what is contested where each side has it."""
        placed = [each for each in placed if each.name not in self.contested]
        for side, version in enumerate(self.sides):
            for name in version.order.get(home, ()):
                if name in self.contested:
                    order = version.order[home]
                    before = set(order[: order.index(name)])
                    at = max((n + 1 for n, each in enumerate(placed) if each.name in before), default=0)
                    placed.insert(at, Placed(name, side))
        return placed


def _moved(before: Sequence[Name], after: Sequence[Name]) -> set[Name]:
    """Those of a list that may have been put elsewhere in it: without whom the others are in order."""
    place = {name: number for number, name in enumerate(before)}
    now = [place[name] for name in after if name in place]
    if all(one < other for one, other in pairwise(now)):
        return set()
    longest = _longest(now)
    return {before[each] for each in now if _longest([other for other in now if other != each]) == longest}


def _longest(numbers: Iterable[int]) -> int:
    """How many of *numbers* at most stand in rising order."""
    ends: list[int] = []
    for number in numbers:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)


def _agreed(had: list[Name], orders: list[list[Name]], moved: list[set[Name]]) -> list[Name] | None:
    """The order that both meant, each having moved items that the other left; None where there is none."""
    mine, other = orders
    ranks = [{name: number for number, name in enumerate(order)} for order in (had, mine, other)]
    names = [name for name in had if name in ranks[1] and name in ranks[2]]
    above: dict[Name, set[Name]] = {name: set() for name in names}
    flipped: list[set[tuple[Name, Name]]] = [set(), set()]
    for number, one in enumerate(names):
        for two in names[number + 1 :]:
            turned = [rank[one] > rank[two] for rank in ranks[1:]]
            for side in (OURS, THEIRS):
                if turned[side]:
                    flipped[side].add((one, two))
            above[one if any(turned) else two].add(two if any(turned) else one)
    if moved[OURS] & moved[THEIRS] and flipped[OURS] & flipped[THEIRS]:
        return None
    order: list[Name] = []
    while free := next((name for name in names if name in above and above[name] <= set(order)), None):
        order.append(free)
        del above[free]
    return None if above else _with(order, mine, moved[THEIRS])


def _put_in_two_places(had: set[Name], orders: list[list[Name]], moved: set[Name]) -> set[Name]:
    """Those that both put into a list that *had* them not, each at another place there.

    That is another place among what neither moved, or among what else both
    put in: of two orders of new items no version says which came later.
    """
    common = set(orders[0]) & set(orders[1])
    above = [{name: set(order[:at]) & common - moved for at, name in enumerate(order) if name in common - had}
             for order in orders]  # fmt: skip
    mine, other = ([name for name in order if name in common - had] for order in orders)
    return {name for name in above[0] if above[0][name] & had != above[1][name] & had} | _moved(mine, other)


def _with(order: Sequence[Name], other: Sequence[Name], moved: set[Name]) -> list[Name]:
    """*order* with those that only *other* has, each below the one it follows there, and below what came in there.

    What was *moved* in *order* is no place to follow.
    """
    merged, known = list(order), set(order)
    common = known & set(other)
    after: Name | None = None
    for name in other:
        if name not in known:
            at = 0 if after is None else merged.index(after) + 1
            while at < len(merged) and merged[at] not in common:
                at += 1
            merged.insert(at, name)
            known.add(name)
            common.add(name)
        if name not in moved:
            after = name
    return merged
