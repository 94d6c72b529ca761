"""In which order items stand: what a version shows of a move, and whether an order can be."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from tests.tools.version_items import Item


def seen_moved(base: dict[int, Item], now: dict[int, Item], moved: set[int]) -> set[int]:
    """Those of *moved* of which the version shows it: under another item, or one of the fewest that may have moved.

    Who puts an item below another and then takes that one out leaves a file
    that shows no move, and two put above a third are the third put below
    them: nobody can merge what no file shows.
    """
    perhaps = perhaps_moved(base, now)
    elsewhere = {n for n in moved if n not in base or n not in now or base[n].home != now[n].home}
    return moved & perhaps | elsewhere


def perhaps_moved(base: dict[int, Item], now: dict[int, Item], among: AbstractSet[int] | None = None) -> set[int]:
    """Those without the fewest of whom the others stand in the order they had: of two that changed places, either.

    *among* has those to look at, where one side took others out: of what is
    left, another may be the one that moved.
    """
    found: set[int] = set()
    for home in {item.home for item in base.values()}:
        order = sorted((n for n in now.keys() & base.keys() & (now.keys() if among is None else among)
                        if now[n].home == base[n].home == home), key=lambda n: now[n].place)  # fmt: skip
        for few in range(len(order)):
            sets = [set(each) for each in combinations(order, few)
                    if _rises([base[n].place for n in order if n not in each])]  # fmt: skip
            if sets:
                found = found.union(*sets)
                break
    return found


def _rises(numbers: list[int]) -> bool:
    return all(one < other for one, other in pairwise(numbers))


def goes_round(before: set[tuple[int, int]], group: list[int]) -> bool:
    """Whether no order has every pair of *before* as it says."""
    left = set(group)
    while free := {each for each in left if not any((other, each) in before for other in left)}:
        left -= free
    return bool(left)
