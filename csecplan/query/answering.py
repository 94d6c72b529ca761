"""Which offices answer for what: a group answers by its members, as far as the plan knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import known
from csecplan.folding import fold
from csecplan.model import languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csecplan.model import Action, Plan, Update


class Offices(NamedTuple):
    """The offices of a plan: those that answer for each owner key, and the keys by their folded names."""

    of_key: Mapping[str, tuple[str, ...]]
    named: Mapping[str, str]

    @classmethod
    def of(cls, plan: Plan) -> Offices:
        """Those of *plan*: an owner is its own office, a group is its members', also through other groups.

        A member is named by key, name or alias. A group of which no member is
        known answers for itself.
        """
        named = {
            fold(name): owner.key
            for owner in reversed(plan.owners)
            for name in (*languages(owner.name), *owner.aliases)
        } | {fold(owner.key): owner.key for owner in plan.owners}
        members = {
            owner.key: [named[fold(name)] for name in owner.members if fold(name) in named] for owner in plan.owners
        }
        keys = dict.fromkeys((*members, *(key for _, action in plan.actions() for key in action.owners)))
        of_key = {key: tuple(_ends(key, members)) for key in keys}
        return cls(of_key, {**{fold(key): key for key in reversed(keys)}, **named})

    def answering(self, owners: Iterable[str]) -> tuple[str, ...]:
        """The offices that answer for an action of *owners*, each once."""
        return tuple(dict.fromkeys(office for key in owners for office in self.of_key.get(key, (key,))))

    def key(self, name: str) -> str | None:
        """The owner key that *name* is of: a key, a name in either language or an alias, any case."""
        return self.named.get(fold(name))

    def speaking(self, name: str | None) -> tuple[str, ...]:
        """The offices that *name*, who reports something, speaks for; none where it names no owner."""
        key = self.key(name) if name else None
        return self.of_key[key] if key is not None else ()

    def last_word(self, action: Action, office: str) -> Update | None:
        """The last update of *action*, by its day, that gives a status and is by *office*, or by a group it is in."""
        found: Update | None = None
        since = known.ALWAYS
        for update, day in zip(action.updates, known.days_of(action.updates), strict=True):
            if (update.said or update.status) and day >= since and office in self.speaking(update.by):
                found, since = update, day
        return found

    @property
    def all(self) -> tuple[str, ...]:
        """Every office, in the order in which the plan has its owners."""
        return tuple(key for key, offices in self.of_key.items() if offices == (key,))


def _ends(key: str, members: Mapping[str, list[str]]) -> list[str]:
    """The offices at the end of *key*'s groups; *key* itself where there are none."""
    found: dict[str, None] = {}
    seen = {key}
    waiting = list(reversed(members.get(key, ())))
    while waiting:
        this = waiting.pop()
        if this in seen:
            continue
        seen.add(this)
        if inside := members.get(this):
            waiting += reversed(inside)
        else:
            found[this] = None
    return list(found) or [key]
