"""Rules on names: every id once, and every name used is a name the plan has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.checks.rule import rule
from csecplan.diagnostic import Severity
from csecplan.folding import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from csecplan.checks.rule import Noticed
    from csecplan.model import Plan
    from csecplan.routes import Route


def _ids(plan: Plan) -> Iterator[tuple[Route, str]]:
    for route, recommendation in plan.routed_recommendations():
        yield (*route, "id"), recommendation.id
        for index, action in enumerate(recommendation.actions):
            yield (*route, "actions", index, "id"), action.id


@rule(
    "repeated-id",
    Severity.ERROR,
    says=N_('the id "{id}" is used twice'),
    remedy=N_("give one of the two an id that was never used"),
)
def repeated_id(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """An id names one item, and stays its own for ever.

    Why: a status recorded under an id that two items share goes to either.

    Flagged:   two actions with `id: 1d.1`
    Accepted:  `1d.1` and `1d.2`
    """
    ids = [each for item in plan.recommendations for each in (item.id, *[action.id for action in item.actions])]
    if len(set(ids)) == len(ids):
        return
    seen: set[str] = set()
    for route, identifier in _ids(plan):
        if identifier in seen and identifier:
            yield route, {"id": identifier}
        seen.add(identifier)


@rule(
    "unknown-owner",
    Severity.ERROR,
    says=N_('"{name}" is not among the plan\'s owners'),
    remedy=N_("check the spelling, or add it under `owners`"),
)
def unknown_owner(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """An action is answered for by an office that the plan lists.

    Why: an office written two ways has its actions in two lists, and
    misses one of them. A plan without `owners` is not held to this.

    Flagged:   owners: [CSEC-M]   with `owners` naming only CSEC-S
    Accepted:  owners: [SPS]      an alias of a listed owner
    """
    known = {owner.key for owner in plan.owners}
    if not known or all(known.issuperset(action.owners) for _, action in plan.actions()):
        return
    for route, action in plan.routed_actions():
        for index, name in enumerate(action.owners):
            if name not in known:
                yield (*route, "owners", index), {"name": name, "choices": nearest(name, known, most=2)}


@rule(
    "ambiguous-owner",
    Severity.ERROR,
    says=N_('"{name}" names both {first} and {second}'),
    remedy=N_("keep it under one of the two"),
)
def ambiguous_owner(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """A key or an alias names one office.

    Why: an action under a name that two offices share is asked of the wrong one.

    Flagged:   two owners with `aliases: [SPS]`
    Accepted:  each alias once
    """
    seen: dict[str, str] = {fold(owner.key): owner.key for owner in plan.owners}
    for owner in plan.owners:
        for index, alias in enumerate(owner.aliases):
            first = seen.setdefault(fold(alias), owner.key)
            if first != owner.key:
                route = ("owners", owner.key, "aliases", index)
                yield route, {"name": alias, "first": first, "second": owner.key}


@rule(
    "unknown-member",
    Severity.ERROR,
    says=N_('"{name}" is a member of {group} and not among the plan\'s owners'),
    remedy=N_("check the spelling, or add it under `owners`"),
)
def unknown_member(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """A group is made of offices that the plan lists.

    Why: what is asked of a group is asked of its members, found by name.

    Flagged:   members: [CSEC-X]
    Accepted:  members: [CSEC-M, SPS]   keys or aliases
    """
    known = {fold(name) for owner in plan.owners for name in (owner.key, *owner.aliases)}
    for owner in plan.owners:
        for index, name in enumerate(owner.members):
            if fold(name) not in known:
                near = nearest(name, (each.key for each in plan.owners if each is not owner), most=2)
                yield (
                    ("owners", owner.key, "members", index),
                    {"name": name, "group": owner.key, "choices": near},
                )


@rule(
    "unknown-section",
    Severity.ERROR,
    says=N_('the plan has no section "{section}"'),
    remedy=N_("add it under `sections`, or write `section` with one that is there"),
)
def unknown_section(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """A recommendation is in a section that the plan titles.

    Why: reports are laid out by section. A plan without `sections` is not
    held to this.

    Flagged:   id: 4a   with sections 1 to 3
    Accepted:  id: 4a   section: 3
    """
    for route, recommendation in plan.routed_recommendations():
        if plan.sections and recommendation.section and recommendation.section not in plan.sections:
            yield (*route, "section"), {"section": recommendation.section, "choices": ()}


@rule(
    "unknown-see",
    Severity.ERROR,
    says=N_('the plan has no item "{id}" to see'),
    remedy=N_("write the id of a recommendation or an action"),
)
def unknown_see(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """`see` names another recommendation or action.

    Why: « couvert par 1f » is a reason only if 1f is there.

    Flagged:   see: 1z
    Accepted:  see: [1f, 1e.1]
    """
    if not any(item.see for item in plan.recommendations) and not any(action.see for _, action in plan.actions()):
        return
    known = {identifier for _, identifier in _ids(plan)}
    seen = [(route, item.id, item.see) for route, item in plan.routed_recommendations()]
    seen += [(route, action.id, action.see) for route, action in plan.routed_actions()]
    for route, own, others in seen:
        for index, identifier in enumerate(others):
            if identifier not in known or identifier == own:
                near = nearest(identifier, known - {own}, most=2)
                yield (*route, "see", index), {"id": identifier, "choices": near}
