"""The items of one version of a plan, and which of them are other items to whoever has only the files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tests.tools.layout import LISTS, MAPS
from tests.tools.random_plans import KEYS

if TYPE_CHECKING:
    from tests.tools.layout import Part, Plan


@dataclass
class Item:
    """An action or a recommendation of one version: under which it is, and what it says but for its actions."""

    home: int
    place: int
    says: dict[str, Any]
    comments: set[str]


def says(part: Part) -> Any:
    """What *part* says to another reader of YAML, "" for nothing; of a status its key, however it is spelled."""
    if part.style in MAPS and part.said is not None:
        return {each.key: says(each) for each in part.parts}
    if part.style in LISTS:
        return [says(each) for each in part.parts]
    return KEYS.get(str(part.said), part.said) if part.key == "status" else part.said or ""


def with_keys(said: Any) -> Any:
    """*said* with its statuses by their keys."""
    if isinstance(said, list):
        return [with_keys(each) for each in said]
    if not isinstance(said, dict):
        return said
    return {key: KEYS.get(each, each) if key == "status" else with_keys(each) for key, each in said.items()}


def items_of(plan: Plan) -> dict[int, Item]:
    found: dict[int, Item] = {}
    for place, (home, part) in enumerate(plan.items()):
        said = {each.key: says(each) for each in part.parts if each.key != "actions"}
        found[part.number] = Item(home.number if home else 0, place, said, set(part.comments()))
    return found


_TOLD_BY = ("id", "text", "title")
"""What tells whoever has only the files that an item is the one it was."""


def others_of(base: dict[int, Item], now: dict[int, Item], there: dict[int, Item]) -> set[int]:
    """Those of *now* that are another item to whoever has only the files, whatever the generator knows.

    Such is one whose id and words were both changed, and one that both sides
    added (*there*) of which one then changed the id.
    """
    both = now.keys() & base.keys()
    found = {n for n in both if all(_differ(key, base[n], now[n]) for key in _TOLD_BY)}
    return found | {n for n in (now.keys() & there.keys()) - base.keys() if _differ("id", there[n], now[n])}


def _differ(key: str, one: Item, other: Item) -> bool:
    """Whether *key* does not tell that they are the same: it says two things, or nothing."""
    return not one.says.get(key) or bool(one.says.get(key) != other.says.get(key))


def renumbered(items: dict[int, Item], new: dict[int, int]) -> dict[int, Item]:
    """*items* under their *new* numbers where they have one, also where they are what other items are under."""
    return {new.get(n, n): replace(item, home=new.get(item.home, item.home)) for n, item in items.items()}
