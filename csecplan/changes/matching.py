"""Which item of one plan is which of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from csecplan.model import Action, Recommendation

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from csecplan.model import Owner, Plan
    from csecplan.texts import Text

T = TypeVar("T")
Pair = tuple[T | None, T | None]
"""What an item was and what it is; None where it was not yet, or is no more."""
Sited = tuple[Recommendation, Action]
"""An action with the recommendation it is under."""


def matched(old: Sequence[T], new: Sequence[T], keys: Iterable[Callable[[T], Hashable | None]]) -> list[Pair[T]]:
    """Each of *new* with the one of *old* that some key says it is, in order; then the rest of *old*.

    Keys count in their order: what an earlier one matched a later one never parts.
    """
    found: dict[int, T] = {}
    left = list(old)
    for key in keys:
        waiting: dict[Hashable, list[int]] = {}
        for place in range(len(left) - 1, -1, -1):
            waiting.setdefault(key(left[place]), []).append(place)
        taken = set()
        for place, item in enumerate(new):
            if place not in found and (said := key(item)) is not None and waiting.get(said):
                there = waiting[said].pop()
                taken.add(there)
                found[place] = left[there]
        left = [item for place, item in enumerate(left) if place not in taken]
    return [*((found.get(place), item) for place, item in enumerate(new)), *((item, None) for item in left)]


def matched_recommendations(old: Plan, new: Plan) -> list[Pair[Recommendation]]:
    """Every recommendation of *new* with what it was in *old*; then those that are gone."""
    return matched(old.recommendations, new.recommendations, _BY)


def matched_actions(old: Plan, new: Plan) -> list[Pair[Sited]]:
    """Every action of *new* with what it was in *old*, in plan order; then those that are gone."""
    return matched(list(old.actions()), list(new.actions()), [_of_action(key) for key in _BY])


def matched_owners(old: Plan, new: Plan) -> list[Pair[Owner]]:
    """Every owner of *new* with what it was in *old*, a renamed one by its names; then those that are gone."""
    return matched(old.owners, new.owners, (lambda owner: owner.key, _said_of_owner))


class _Item(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def text(self) -> Text: ...
    @property
    def title(self) -> Text | None: ...


_BY: Sequence[Callable[[_Item], Hashable | None]] = (
    lambda item: (item.id, item.text) if item.text else None,
    lambda item: (item.id, item.title) if item.title else None,
    lambda item: item.text or None,
    lambda item: item.id,
    lambda item: item.title or None,
)
"""How an item is known again, the surest way first.

Its number and what it says; then what it says, whatever its number (a plan
that was renumbered); then its number, whatever it says; and last, where the
number is gone, its title.
"""


def _of_action(key: Callable[[_Item], Hashable | None]) -> Callable[[Sited], Hashable | None]:
    return lambda sited: key(sited[1])


def _said_of_owner(owner: Owner) -> Hashable | None:
    said = (owner.name, owner.aliases, owner.members)
    return said if any(said) else None
