"""The one plan that a change is about, where several are named: the one that has the id."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.folding import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csecplan.cli.session import Session
    from csecplan.model import Plan


class InNoPlan(CsecplanError):
    """An id to change that none of several plans has."""

    exit_code = ExitCode.REFUSED
    sentence = N_('none of the plans has the id "{id}"; nothing was changed')


class InSeveralPlans(CsecplanError):
    """An id to change that several plans have."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{plans} have the id {id}; say which plan is meant, as {candidates}; nothing was changed")


class OfSeveralPlans(CsecplanError):
    """Ids to change that no one plan has all of."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "{ids} are not all in the same plan, and one command changes one plan; give a command for each plan;"
        " nothing was changed"
    )


class WhichPlan(CsecplanError):
    """A change for which no id says the plan."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "several plans are named, {plans}, and this command changes one; name that one alone with --plan;"
        " nothing was changed"
    )


class _Candidate(NamedTuple):
    """A plan among several: its file, its name, and the ids that were asked for, as it has them."""

    file: str
    name: str
    ids: dict[str, str]


def in_one_plan(session: Session, ids: Sequence[str]) -> tuple[str, ...]:
    """*ids* as the one plan has them that has them all, and that *session* is about from here on.

    Of several plans, `PLAN/ID` says which is meant. Raises InNoPlan, InSeveralPlans, OfSeveralPlans.
    """
    if not session.sources.are_several:
        has_name = any("/" in each for each in ids)
        return tuple(own_id(session.source.plan, each) or each for each in ids) if has_name else tuple(ids)
    candidates, known = _candidates(session, ids)
    whole = [each for each in candidates if len(each.ids) == len(set(ids))]
    if len(whole) != 1:
        raise _refusal(ids, candidates, whole, known)
    narrow_to(session, whole[0].file)
    return tuple(whole[0].ids[each] for each in ids)


def in_plan_of_new(session: Session, new: str) -> str:
    """*new*, an id that is to be, without the name of its plan before it, which *session* is about from here on.

    Raises WhichPlan where several plans are named and none of them before the id.
    """
    if not session.sources.are_several and "/" not in new:
        return new
    names = []
    for source in session.each_source(report=False):
        plan = source.plan._replace(name=session.sources.name_of(source))
        names.append(plan.name)
        if (rest := plan.without_name(new)) is not None:
            narrow_to(session, source.file)
            return rest
    if not session.sources.are_several:
        return new
    raise WhichPlan(plans=tuple(names))


def own_id(plan: Plan, wanted: str) -> str | None:
    """The id in *plan* that is *wanted*, with the plan's name before it or not; None where it has no such id."""
    known = {fold(each): each for each in reversed(_ids(plan))}
    rest = plan.without_name(wanted)
    return known.get(fold(wanted)) or (known.get(fold(rest)) if rest else None)


def _candidates(session: Session, ids: Sequence[str]) -> tuple[list[_Candidate], list[str]]:
    """The plans that have one of *ids*, and all ids that there are."""
    found, known = [], []
    for source in session.each_source(report=False):
        plan = source.plan._replace(name=session.sources.name_of(source))
        own = {each: name for each in ids if (name := own_id(plan, each))}
        known += _ids(plan)
        if own:
            found.append(_Candidate(source.file, plan.name, own))
    return found, known


def _refusal(
    ids: Sequence[str], candidates: Sequence[_Candidate], whole: Sequence[_Candidate], known: list[str]
) -> CsecplanError:
    if whole:
        [*_, wanted] = ids
        plans = tuple(each.name for each in whole)
        return InSeveralPlans(
            id=wanted, plans=plans, candidates=tuple(f"{each.name}/{each.ids[wanted]}" for each in whole)
        )
    for wanted in ids:
        if not any(wanted in each.ids for each in candidates):
            return InNoPlan(id=wanted, choices=nearest(wanted, known))
    return OfSeveralPlans(ids=tuple(ids))


def narrow_to(session: Session, file: str) -> None:
    """Have *session* be about the plan *file* alone from here on."""
    session.narrow(session.request._replace(plans=(Path(file),)))


def _ids(plan: Plan) -> list[str]:
    items = plan.recommendations
    return [each for item in items for each in (item.id, *(action.id for action in item.actions)) if each]
