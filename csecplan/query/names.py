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
from csecplan.owners import Owners, spoken
from csecplan.texts import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from csecplan.model import Plan, Recommendation


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


class UnknownAnywhere(UnknownName):
    """A filter or an id names nothing in any of several plans."""

    sentence = N_("none of the plans has the {what} {value}")


class NothingLikeAnywhere(UnknownAnywhere):
    """A filter or an id names nothing in any of several plans, nor nearly."""

    sentence = N_("none of the plans has the {what} {value}; they have {known}")


_WITH_KNOWN: dict[type[UnknownName], type[UnknownName]] = {
    UnknownName: NothingLike,
    UnknownAnywhere: NothingLikeAnywhere,
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
    *direct* leaves groups out. `Owners` says what a name means.
    """
    return Owners(plan).reach(wanted, direct=direct)


def section_keys(plan: Plan, wanted: Sequence[str]) -> frozenset[str]:
    """The sections of *plan* that *wanted* name, by key or by title."""
    folded = {fold(name) for name in wanted}
    titled = {key for key, title in plan.sections.items() if not folded.isdisjoint(map(fold, languages(title)))}
    return frozenset(titled | {key for key in _section_keys(plan) if fold(key) in folded})


def _section_keys(plan: Plan) -> set[str]:
    return {*plan.sections, *(each.section for each in plan.recommendations if each.section)}


def chooser(wanted: Sequence[str], plan: Plan | None = None) -> Callable[[str], bool]:
    """Whether an id is one of *wanted* or below one: `1` has `1d` and `1d.2`, not `10`.

    With the name of *plan* before it, `PLAN/1`, it is one of that plan only; `PLAN/` has all of them.
    """
    folded = [fold(name) for name in wanted]
    if plan is not None:
        folded += [fold(rest) for name in wanted if (rest := plan.without_name(name)) is not None]

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
    return parted(typed, lambda name: any(is_id(plan, name) for plan in plans))


def parted_owners(plans: Sequence[Plan], typed: Sequence[str]) -> tuple[str, ...]:
    """*typed* owners, parted at commas that are not in the name of an owner of *plans*."""
    return parted(typed, lambda name: any(is_owner(plan, name) for plan in plans))


def parted_sections(plans: Sequence[Plan], typed: Sequence[str]) -> tuple[str, ...]:
    """*typed* sections, parted at commas that are not in the title of a section of *plans*."""
    return parted(typed, lambda name: any(is_section(plan, name) for plan in plans))


def is_owner(plan: Plan, value: str) -> bool:
    """Whether *value* is an owner of *plan*."""
    return bool(reach(plan, (value,), direct=True))


def is_section(plan: Plan, value: str) -> bool:
    """Whether *value* is a section of *plan*."""
    return bool(section_keys(plan, (value,)))


def is_id(plan: Plan, value: str) -> bool:
    """Whether *value* begins an id of *plan*."""
    return bool(value.strip()) and any(map(chooser((value,), plan), _ids(plan)))


def _ids(plan: Plan) -> list[str]:
    return [each for item in plan.recommendations for each in (item.id, *(action.id for action in item.actions))]


def unknown_owner(plans: Iterable[Plan], value: str) -> UnknownName:
    """The error for *value*, which is no owner of any of *plans*."""
    plans = list(plans)
    owners = [owner for plan in plans for owner in plan.owners]
    names = [name for owner in owners for name in spoken(owner)]
    return _unknown(AN_OWNER, value, names, [owner.key for owner in owners], plans)


def unknown_section(plans: Iterable[Plan], value: str) -> UnknownName:
    """The error for *value*, which is no section of any of *plans*."""
    plans = list(plans)
    keys = [key for plan in plans for key in sorted(_section_keys(plan))]
    return _unknown(A_SECTION, value, keys, keys, plans)


def unknown_id(plans: Iterable[Plan], value: str) -> UnknownName:
    """The error for *value*, which begins no id of any of *plans*."""
    plans = list(plans)
    ids = [plan.qualified(each) for plan in plans for each in _ids(plan)]
    ids += [each for plan in plans if plan.among for each in _ids(plan)]
    known = [plan.qualified(item.id) for plan in plans for item in plan.recommendations]
    return _unknown(AN_ID, value, ids, known, plans)


NAMED: dict[str, tuple[Callable[[Plan, str], bool], Callable[[Iterable[Plan], str], UnknownName]]] = {
    "ids": (is_id, unknown_id),
    "owners": (is_owner, unknown_owner),
    "sections": (is_section, unknown_section),
}
"""The fields of a Query whose values name something in a plan: whether one does, and the error where none does.

A value that is known in one of several plans is known; one that none of them
knows is refused, as an empty list would read as good news.
"""


def check(field: str, plans: Sequence[Plan], wanted: Sequence[str]) -> None:
    """Raise UnknownName for the first of *wanted* that is what NAMED[*field*] asks for in none of *plans*."""
    is_known, unknown = NAMED[field]
    for value in wanted:
        if not any(is_known(plan, value) for plan in plans):
            raise unknown(plans, value)


def check_owners(plans: Sequence[Plan], wanted: Sequence[str]) -> None:
    """Raise UnknownName for the first of *wanted* that is no owner of any of *plans*."""
    check("owners", plans, wanted)


def check_sections(plans: Sequence[Plan], wanted: Sequence[str]) -> None:
    """Raise UnknownName for the first of *wanted* that is no section of any of *plans*."""
    check("sections", plans, wanted)


def check_ids(plans: Sequence[Plan], wanted: Sequence[str]) -> None:
    """Raise UnknownName for the first of *wanted* that begins no id of any of *plans*."""
    check("ids", plans, wanted)


def _unknown(what: Term, value: str, names: list[str], known: list[str], plans: Sequence[Plan]) -> UnknownName:
    """The error for *value*: the nearest of *names*, else what is *known*, if anything, as far as there is room."""
    among = any(plan.among for plan in plans)
    return unknown(UnknownAnywhere if among else UnknownName, value, names, known, what=what)


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
    chosen = chooser(wanted, plan)
    return [
        each for each in plan.recommendations if chosen(each.id) or any(chosen(action.id) for action in each.actions)
    ]
