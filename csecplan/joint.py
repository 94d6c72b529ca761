"""Joint actions: which offices answer for an action, and what each last said of its part.

An office speaks in an update that names it in `by`, or a group it is in, and
has `said` or `status`. Of a plan as it was known on a day (`known.on`), that
is what had been said by then.

Source: docs/format.md, "update".
"""

from __future__ import annotations

from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from csecplan import known
from csecplan.folding import fold
from csecplan.model import Status, languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from csecplan.model import Action, Plan, Update


class OfficeStatus(NamedTuple):
    """The status that an office last reported of its part of an action, and when; None where it has not spoken.

    `place` is that of the update that says so in the action's list.
    """

    owner: str
    status: Status | None = None
    date: date | None = None
    place: int | None = None

    @property
    def is_closed(self) -> bool:
        """Whether the office expects to do nothing more."""
        return self.status is not None and not self.status.is_open

    @property
    def is_done(self) -> bool:
        """Whether the office has done its part."""
        return self.status is not None and self.status.is_implemented


_DAY = itemgetter(0)


class Offices:
    """The offices of one plan: a group counts as its members, however deep; one with no member but itself, as one."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._silent: dict[tuple[str, ...], tuple[OfficeStatus, ...]] = {}
        self._found: dict[str, AbstractSet[str]] = {}

    def reported(self, action: Action) -> tuple[OfficeStatus, ...]:
        """What each office of *action* last said, in the plan's order; () where nobody answers for it."""
        silent = self._silent.get(action.owners)
        if silent is None:
            silent = self._silent[action.owners] = tuple(map(OfficeStatus, self._of(action.owners)))
        for update in action.updates:
            if update.by and (update.said or update.status):
                break
        else:
            return silent
        last = self._last_words(action.updates)
        return tuple([last.get(each.owner, each) for each in silent]) if last else silent

    def named_by(self, names: Iterable[str]) -> AbstractSet[str]:
        """The owners that any of *names* names, with all below them."""
        return {office for name in names for office in self.named(name)}

    def named(self, name: str) -> AbstractSet[str]:
        """The owners that *name* names, by key, name in either language or alias, with all below them.

        None where it names nobody.
        """
        found = self._found.get(name)
        if found is None:
            keys = self._named.get(fold(name))
            found = self._found[name] = self._below(keys) if keys else frozenset()
        return found

    # -- who --------------------------------------------------------------------------------------

    @cached_property
    def _named(self) -> Mapping[str, Sequence[str]]:
        """The owners that each name names, folded; one that the plan does not list, by what it is called."""
        found: dict[str, list[str]] = {}
        listed = {owner.key for owner in self._plan.owners}
        for owner in self._plan.owners:
            for name in {fold(each) for each in (owner.key, *languages(owner.name), *owner.aliases)}:
                found.setdefault(name, []).append(owner.key)
        members = (name for owner in self._plan.owners for name in owner.members if fold(name) not in found)
        others = (key for _, action in self._plan.actions() for key in action.owners if key not in listed)
        for key in dict.fromkeys((*members, *others)):
            found.setdefault(fold(key), []).append(key)
        return found

    @cached_property
    def _members(self) -> Mapping[str, Sequence[str]]:
        """Of each group, the owners that are its members."""
        return {
            owner.key: [key for member in owner.members for key in self._named.get(fold(member), (member,))]
            for owner in self._plan.owners
            if owner.members
        }

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        return {owner.key: number for number, owner in enumerate(self._plan.owners)}

    def _of(self, keys: Sequence[str]) -> list[str]:
        """The offices that the owners *keys* are, in the plan's order, those that it does not list last."""
        last = len(self._rank)
        offices = set()
        for key in keys:
            offices |= {each for each in self._below([key]) if each not in self._members} or {key}
        return sorted(offices, key=lambda key: (self._rank.get(key, last), key))

    def _below(self, keys: Sequence[str]) -> AbstractSet[str]:
        """The owners *keys* and, of groups, their members, however deep."""
        waiting, seen = list(keys), set(keys)
        for key in waiting:
            found = [member for member in self._members.get(key, ()) if member not in seen]
            seen.update(found)
            waiting += found
        return seen

    # -- what -------------------------------------------------------------------------------------

    def _last_words(self, updates: Sequence[Update]) -> Mapping[str, OfficeStatus]:
        """The last word of each office that has spoken in *updates*, by its day; of one day, the last in the list."""
        words: list[tuple[date, int, Update]] = []
        day = known.ALWAYS
        for place, update in enumerate(updates):
            day = update.date or day  # as `known.days_of`, without a generator: every action is asked
            if update.by and (update.said or update.status):
                words.append((day, place, update))
        return {
            office: OfficeStatus(office, update.said or update.status, update.date, place)
            for _, place, update in sorted(words, key=_DAY)
            for office in self.named(update.by or "")
        }


def is_joint(reported: Sequence[OfficeStatus]) -> bool:
    """Whether several offices answer for the action."""
    return len(reported) > 1


def has_words(reported: Iterable[OfficeStatus]) -> bool:
    """Whether an office has spoken of its part."""
    return any(each.status is not None for each in reported)


def done_since(action: Action) -> date | None:
    """Since when *action* has been done, or verified where it is; None where it is neither, or no day is known.

    A verified action is so since the last update that says it, else since it
    was completed; one that is done since it was completed, else since the
    last update that says so.
    """
    if action.status is None or not action.status.is_implemented:
        return None
    days = zip(action.updates, known.days_of(action.updates), strict=True)
    said = [day for update, day in days if update.status is action.status and day != known.ALWAYS]
    dated = [action.completed] if action.completed else []
    return max([*said, *dated] if action.status is Status.VERIFIED else dated or said, default=None)


def disagreeing(action: Action, reported: Sequence[OfficeStatus]) -> list[OfficeStatus]:
    """The offices that have said, since their joint action was done or verified, that their part is not."""
    since = done_since(action) if is_joint(reported) and has_words(reported) else None
    if since is None:
        return []
    days = list(known.days_of(action.updates))
    spoken = [each for each in reported if each.place is not None]
    return [each for each in spoken if not each.is_closed and days[each.place or 0] >= since]


def is_partly_reported(action: Action, reported: Sequence[OfficeStatus]) -> bool:
    """Whether an office has spoken, and what the offices say of their parts does not add up to the action's status.

    It is done or verified, and some office is not done with its part or has
    not spoken; or it is open, and some office says that its part is done.
    """
    words = [each.status for each in reported if each.status is not None]
    if not words or len(reported) < 2 or action.status is None:
        return False
    if action.status.is_open:
        return any(word.is_implemented for word in words)
    return action.status.is_implemented and (len(words) < len(reported) or any(word.is_open for word in words))
