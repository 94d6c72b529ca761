"""Who is called what in a plan, who is in which group, and which offices answer for an action.

One rule for whatever is written or typed, a filter, `by`, `members`: a name
means the owner whose key it is, else every owner called so in either language
or by an alias, whatever the case or accents. Who is only named, by an action
or by a group, is an owner by that name. An office is an owner that is no
group, or a group with nobody in it but groups.

Source: docs/format.md, "owner".
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from csecplan.folding import fold
from csecplan.texts import languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from csecplan.model import Owner, Plan


class Owners:
    """The owners of one plan: made once where it is asked of every action.

    *acting* are those that its actions name, where *plan* has them no more.
    """

    def __init__(self, plan: Plan, acting: Iterable[str] = ()) -> None:
        self._plan = plan
        self._acting = acting
        self._found: dict[str, AbstractSet[str]] = {}

    # -- names ------------------------------------------------------------------------------------

    def called(self, name: str) -> Sequence[str]:
        """The keys of the owners that *name* means; () where it names nobody."""
        return self._called.get(fold(name), ())

    def key(self, name: str) -> str | None:
        """The key of the owner that *name* means, the first of several; None where it names nobody."""
        return name if name in self._ranks else next(iter(self.called(name)), None)

    @cached_property
    def keys(self) -> Sequence[str]:
        """Every owner: those that the plan lists, those that only actions name, those that only groups do."""
        found = {owner.key: None for owner in self._plan.owners}
        found |= {key: None for _, action in self._plan.actions() for key in action.owners}
        found |= dict.fromkeys(self._acting)
        known = {fold(key) for key in found} | {fold(name) for each in self._plan.owners for name in spoken(each)}
        for name in (name for owner in self._plan.owners for name in owner.members):
            if fold(name) not in known:
                known.add(fold(name))
                found[name] = None
        return tuple(found)

    @cached_property
    def _called(self) -> Mapping[str, Sequence[str]]:
        """The keys that each name means, folded."""
        found: dict[str, list[str]] = {}
        for key in self.keys:
            found.setdefault(fold(key), []).append(key)
        others: dict[str, list[str]] = {}
        for owner in self._plan.owners:
            for name in {fold(each): None for each in spoken(owner)}:
                others.setdefault(name, []).append(owner.key)
        return others | found

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {key: rank for rank, key in enumerate(self.keys)}

    # -- groups -----------------------------------------------------------------------------------

    @cached_property
    def _members(self) -> Mapping[str, AbstractSet[str]]:
        """Of each group, the owners that are its members."""
        return {
            owner.key: {key for member in owner.members for key in self.called(member)}
            for owner in self._plan.owners
            if owner.members
        }

    @cached_property
    def offices(self) -> Sequence[str]:
        """Every office, in the order of the owners."""
        return tuple(key for key in self.keys if key in self.answering((key,)))

    def answering(self, owners: Iterable[str]) -> tuple[str, ...]:
        """The offices that answer for an action of *owners*, which are keys, in the order of all owners."""
        found: set[str] = set()
        for key in owners:
            found |= {each for each in self._below((key,)) if each not in self._members} or {key}
        return tuple(sorted(found, key=self._ranks.__getitem__))

    def named_by(self, names: Iterable[str]) -> AbstractSet[str]:
        """The owners that any of *names* means, with all below them."""
        return {office for name in names for office in self.named(name)}

    def named(self, name: str) -> AbstractSet[str]:
        """The owners that *name* means, with all below them; none where it names nobody."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._below(self.called(name))
        return found

    def _below(self, keys: Iterable[str]) -> AbstractSet[str]:
        """The owners *keys* and, of groups, their members, however deep."""
        return {each for key in keys for each in self._inside.get(key, (key,))}

    @cached_property
    def _inside(self) -> Mapping[str, AbstractSet[str]]:
        """Of each group, itself and its members, however deep."""
        found: dict[str, AbstractSet[str]] = {}
        for group in self._members:
            waiting, seen = [group], {group}
            for key in waiting:
                fresh = self._members.get(key, seen) - seen
                seen |= fresh
                waiting += fresh
            found[group] = seen
        return found

    def reach(self, wanted: Iterable[str], *, direct: bool) -> dict[str, tuple[str, ...]]:
        """Each owner that answers for *wanted*, with whom it answers for, as `query.names.reach` says."""
        found: dict[str, tuple[str, ...]] = {key: () for name in wanted for key in self.called(name)}
        if direct or not found:
            return found
        groups = {key: inside & found.keys() for key, inside in self._inside.items() if key not in found}
        return found | {key: tuple(sorted(named)) for key, named in groups.items() if named}


def spoken(owner: Owner) -> tuple[str, ...]:
    """What *owner* is called: its key, its name in either language, its aliases."""
    return (owner.key, *languages(owner.name), *owner.aliases)
