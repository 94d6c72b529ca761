"""What people type for an owner, a section or an id, and what in the plan it names.

Names match by key, by name in either language and by alias, whatever the
case, accents or normal form. What names nothing raises UnknownName with the
nearest names: an empty list would read as good news.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_, Term
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.folding import fold, nearest
from csecplan.model import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from csecplan.model import Owner, Plan, Recommendation


class UnknownName(CsecplanError):
    """A filter or an id names nothing in the plan."""

    exit_code = ExitCode.USAGE
    sentence = N_("the plan has no {what} {value}")


class NothingLike(UnknownName):
    """A filter or an id names nothing in the plan, nor nearly."""

    sentence = N_("the plan has no {what} {value}; it has {known}")


class UnknownKey(UnknownName):
    """A key of a unit's own that no recommendation or action has."""

    sentence = N_("no recommendation or action has the key `{value}`")


class NoKeyLike(UnknownKey):
    """A key that none has, nor nearly."""

    sentence = N_("no recommendation or action has the key `{value}`; the plan has {known}")


class UnknownValue(UnknownName):
    """A value that no recommendation or action has under the key asked for."""

    sentence = N_('no recommendation or action has "{value}" under `{what}`')


class NoValueLike(UnknownValue):
    """A value that none has, nor nearly."""

    sentence = N_('no recommendation or action has "{value}" under `{what}`; the plan has {known}')


_WITH_KNOWN: dict[type[UnknownName], type[UnknownName]] = {
    UnknownName: NothingLike,
    UnknownKey: NoKeyLike,
    UnknownValue: NoValueLike,
}
"""The error that tells what is known, where nothing is near."""
MOST_NAMES = 12
AN_OWNER, A_SECTION, AN_ID = Term(N_("owner")), Term(N_("section")), Term(N_("id"))


def reach(plan: Plan, wanted: Sequence[str], *, direct: bool) -> Mapping[str, tuple[str, ...]]:
    """Each owner key of *plan* that answers for *wanted*, with whom it answers for.

    An owner that was named itself answers for nobody else: (). A group that
    an owner named belongs to, also through another group, answers for it;
    *direct* leaves groups out.
    """
    return Offices(plan).reach(wanted, direct=direct)


class Offices:
    """Who is called what in a plan, and who is in which group: made once where it is asked of every owner."""

    def __init__(self, plan: Plan) -> None:
        self._named: dict[str, list[str]] = {}
        for key, spoken in _owner_names(plan).items():
            for name in spoken:
                self._named.setdefault(name, []).append(key)
        self.groups = {
            owner.key: {self._first(member) for member in owner.members} for owner in plan.owners if owner.members
        }

    def _first(self, member: str) -> str:
        """The key of the owner that *member* names, the first of several; *member* itself where it names none."""
        return self._named.get(fold(member), [member])[0]

    def reach(self, wanted: Iterable[str], *, direct: bool) -> dict[str, tuple[str, ...]]:
        """What `reach` answers of *wanted*."""
        found: dict[str, tuple[str, ...]] = {
            key: () for name in {fold(name): None for name in wanted} for key in self._named.get(name, ())
        }
        if direct or not found:
            return found
        while True:
            near = {key: members & found.keys() for key, members in self.groups.items() if key not in found}
            wider = {key: _named(members, found) for key, members in near.items() if members}
            if not wider:
                return found
            found |= wider

    def are_known_in(self, group: str) -> bool:
        """Whether *group*'s members are all known, also those of groups in it, and one of them is no group."""
        seen, found = {group}, [group]
        while found:
            fresh = self.groups.get(found.pop(), set()) - seen
            seen |= fresh
            found += fresh
        return all(fold(key) in self._named for key in seen) and any(key not in self.groups for key in seen)


def _named(members: set[str], found: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Whom a group with *members* answers for: those named, also where a member is itself a group."""
    return tuple(sorted({name for member in members for name in found[member] or (member,)}))


def _owner_names(plan: Plan) -> dict[str, frozenset[str]]:
    """Every owner key, of the plan or only of an action, with its names folded."""
    names = {owner.key: frozenset(map(fold, _spoken(owner))) for owner in plan.owners}
    for _, action in plan.actions():
        for key in action.owners:
            if key not in names:
                names[key] = frozenset((fold(key),))
    return names


def _spoken(owner: Owner) -> tuple[str, ...]:
    return (owner.key, *languages(owner.name), *owner.aliases)


def section_keys(plan: Plan, wanted: Sequence[str]) -> frozenset[str]:
    """The sections of *plan* that *wanted* name, by key or by title."""
    folded = {fold(name) for name in wanted}
    titled = {key for key, title in plan.sections.items() if not folded.isdisjoint(map(fold, languages(title)))}
    return frozenset(titled | {key for key in _section_keys(plan) if fold(key) in folded})


def _section_keys(plan: Plan) -> set[str]:
    return {*plan.sections, *(each.section for each in plan.recommendations if each.section)}


def chooser(wanted: Sequence[str]) -> Callable[[str], bool]:
    """Whether an id is one of *wanted* or below one: `1` has `1d` and `1d.2`, not `10`."""
    folded = [fold(name) for name in wanted]

    def chosen(identifier: str) -> bool:
        this = fold(identifier)
        return any(this.startswith(name) and not _same_number(this, len(name)) for name in folded)

    return chosen


def _same_number(text: str, at: int) -> bool:
    """Whether a number runs on across *at*."""
    return at < len(text) and text[at].isdigit() and text[at - 1 : at].isdigit()


def parted(typed: Sequence[str], names: Callable[[str], bool]) -> tuple[str, ...]:
    """*typed*, each parted at its commas into what *names* something, the longest first; a name may have commas.

    What names nothing is kept, between its commas, for whoever refuses it.
    """
    found: list[str] = []
    for each in typed:
        parts = [part.strip() for part in each.split(",")]
        while parts:
            joined = ((end, comma.join(parts[:end])) for end in range(len(parts), 1, -1) for comma in (", ", ","))
            end, name = next((each for each in joined if names(each[1])), (1, parts[0]))
            found.append(name)
            parts = parts[end:]
    return tuple(filter(None, found)) or tuple(typed)


def parted_ids(plans: Sequence[Plan], typed: Sequence[str]) -> tuple[str, ...]:
    """*typed* ids, parted at commas that are not in an id of *plans*."""
    if not any("," in each for each in typed):
        return tuple(typed)
    items = [item for plan in plans for item in plan.recommendations]
    ids = [name for item in items for name in (item.id, *(action.id for action in item.actions))]
    return parted(typed, lambda name: any(map(chooser((name,)), ids)))


def parted_owners(plans: Sequence[Plan], typed: Sequence[str]) -> tuple[str, ...]:
    """*typed* owners, parted at commas that are not in the name of an owner of *plans*."""
    return parted(typed, lambda name: any(reach(plan, (name,), direct=True) for plan in plans))


def parted_sections(plans: Sequence[Plan], typed: Sequence[str]) -> tuple[str, ...]:
    """*typed* sections, parted at commas that are not in the title of a section of *plans*."""
    return parted(typed, lambda name: any(section_keys(plan, (name,)) for plan in plans))


def check_owners(plans: Sequence[Plan], wanted: Sequence[str]) -> None:
    """Raise UnknownName for the first of *wanted* that is no owner of any of *plans*."""
    for value in wanted:
        if not any(reach(plan, (value,), direct=True) for plan in plans):
            owners = [owner for plan in plans for owner in plan.owners]
            names = [name for owner in owners for name in _spoken(owner)]
            raise _unknown(AN_OWNER, value, names, [owner.key for owner in owners])


def check_sections(plans: Sequence[Plan], wanted: Sequence[str]) -> None:
    """Raise UnknownName for the first of *wanted* that is no section of any of *plans*."""
    for value in wanted:
        if not any(section_keys(plan, (value,)) for plan in plans):
            keys = [key for plan in plans for key in sorted(_section_keys(plan))]
            raise _unknown(A_SECTION, value, keys, keys)


def check_ids(plans: Sequence[Plan], wanted: Sequence[str]) -> None:
    """Raise UnknownName for the first of *wanted* that begins no id of any of *plans*."""
    if not wanted:
        return
    items = [item for plan in plans for item in plan.recommendations]
    ids = [name for item in items for name in (item.id, *(action.id for action in item.actions))]
    for value in wanted:
        if not value.strip() or not any(map(chooser((value,)), ids)):
            raise _unknown(AN_ID, value, ids, [item.id for item in items])


def _unknown(what: Term, value: str, names: list[str], known: list[str]) -> UnknownName:
    """The error for *value*: the nearest of *names*, else what is *known*, if anything, as far as there is room."""
    return unknown(UnknownName, value, names, known, what=what)


def unknown(
    error: type[UnknownName], value: str, names: Iterable[str], known: Iterable[str], **facts: object
) -> UnknownName:
    """*error* for *value*: with the nearest of *names*, else with what is *known*, as far as there is room."""
    if near := nearest(value, names, likeness=0.65 if error is UnknownKey else 0.5):
        return error(value=value, choices=near, **facts)
    known = list(dict.fromkeys(known))
    if not known:
        return error(value=value, **facts)
    told = (*known[:MOST_NAMES], *["…"][: len(known) - MOST_NAMES])
    return _WITH_KNOWN[error](value=value, known=told, **facts)


def chosen_recommendations(plan: Plan, wanted: Sequence[str]) -> list[Recommendation]:
    """The recommendations of *plan* that *wanted* choose, themselves or through one of their actions."""
    chosen = chooser(wanted)
    return [
        each for each in plan.recommendations if chosen(each.id) or any(chosen(action.id) for action in each.actions)
    ]
