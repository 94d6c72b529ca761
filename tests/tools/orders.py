"""In which order items stand: what a version shows of a move, and whether an order can be."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.tools.three_way import Item


def seen_moved(base: dict[int, Item], now: dict[int, Item], moved: set[int]) -> set[int]:
    """Those of *moved* of which the version shows it: under another item, or on another side of one that stayed.

    Who puts an item below another and then takes that one out leaves a file
    that shows no move, and nobody can merge what no file shows.
    """

    def is_seen(number: int) -> bool:
        had, item = base.get(number), now.get(number)
        if had is None or item is None or had.home != item.home:
            return True
        return any(other in now and now[other].home == each.home == had.home
                   and (each.place < had.place) != (now[other].place < item.place)
                   for other, each in base.items() if other != number)  # fmt: skip

    return {number for number in moved if is_seen(number)}


def perhaps_moved(base: dict[int, Item], now: dict[int, Item]) -> set[int]:
    """Those without the fewest of whom the others stand in the order they had: of two that changed places, either."""
    found: set[int] = set()
    for home in {item.home for item in base.values()}:
        order = sorted((n for n, item in now.items() if item.home == home and n in base and base[n].home == home),
                       key=lambda n: now[n].place)  # fmt: skip
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
