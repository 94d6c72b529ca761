"""What changes ask and say where offices report their parts of a joint action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.diagnostic import CsecplanError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csecplan.cli.session import Session
    from csecplan.edits import Edit
    from csecplan.joint import OfficeStatus
    from csecplan.model import Action, Plan, Status
    from csecplan.yamltext import Document


class NotItsOffice(CsecplanError):
    """A part reported by who does not answer for the action."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{by} does not answer for {id}, and so has no part to report; {offices} do; nothing was changed")


class NobodysPart(CsecplanError):
    """A part reported of an action that nobody answers for."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{id} has no owner, and so no part to report; nothing was changed")


class WhichOffice(CsecplanError):
    """A part reported, and nobody said whose it is."""

    exit_code = ExitCode.USAGE
    sentence = N_("--said is the word of an office: name it with --by, one of {offices}; nothing was changed")


def check(plan: Plan, document: Document, ids: Sequence[str], by: str | None, *, is_named: bool) -> None:
    """Raise where *by* is no office of one of the actions *ids*, or no group of one; *is_named* where it was typed.

    UnknownName where it names no owner of *plan*, which is what *document* says.
    """
    from csecplan.edits import find_actions
    from csecplan.joint import Offices

    offices, actions = Offices(plan), dict(plan.routed_actions())
    speaks = offices.named(by or "")
    for target in find_actions(document, ids):
        answering = tuple(each.owner for each in offices.reported(actions[target.route]))
        if speaks.isdisjoint(answering):
            _refuse(plan, target.id, answering, by if is_named else None)


def _refuse(plan: Plan, id: str, answering: tuple[str, ...], by: str | None) -> None:
    from csecplan.query.names import check_owners

    if not answering:
        raise NobodysPart(id=id)
    if not by:
        raise WhichOffice(offices=answering)
    check_owners([plan], [by])
    raise NotItsOffice(id=id, by=by, offices=answering)


def left_to_report(session: Session, edit: Edit, said: Status | None) -> Iterator[str]:
    """After an office said that it has done its part: who has not, else how to close the action."""
    from csecplan.joint import is_all_reported

    if said is None or said.is_open:
        return
    for action, reported in _changed(session, edit):
        if left := [each.owner for each in reported if not each.is_closed]:
            yield _not_yet(session, action, left)
        elif action.is_open and is_all_reported(reported):
            yield _ready(session, action.id, [each.owner for each in reported])


def ready_to_close(session: Session, before: Plan) -> Iterator[str]:
    """How to close each action whose last office has reported its part done since the session's plan was *before*."""
    ready = _reported_by_all(before)
    found = _reported_by_all(session.source.plan)
    return (_ready(session, id, offices) for id, offices in found.items() if id not in ready)


def _reported_by_all(plan: Plan) -> dict[str, list[str]]:
    """The open actions of *plan* whose offices have all reported their parts done, with these."""
    from csecplan.joint import Offices, is_all_reported

    offices = Offices(plan)
    found = ((action, offices.reported(action)) for _, action in plan.actions() if action.is_open)
    return {action.id: [each.owner for each in reported] for action, reported in found if is_all_reported(reported)}


def _ready(session: Session, id: str, offices: Sequence[str]) -> str:
    return session.output.wording.count(
        len(offices),
        N_("{offices} has reported {id} done; `csecplan status {id} done` closes it."),
        N_("Every office of {id} has reported its part done; `csecplan status {id} done` closes it."),
        id=id,
        offices=tuple(offices),
    )


def not_reported_yet(session: Session, edit: Edit, status: Status, by: str | None) -> Iterator[str]:
    """After a joint action was set to done or verified: the offices that have not reported their parts done.

    Said where one of them set it, or one of them has spoken before.
    """
    from csecplan.joint import Offices, has_words, is_joint

    if not status.is_implemented:
        return
    speaks = Offices(session.source.plan).named(by or "")
    for action, reported in _changed(session, edit):
        is_its_office = any(each.owner in speaks for each in reported)
        left = [each.owner for each in reported if not each.is_closed and each.owner not in speaks]
        if left and is_joint(reported) and (is_its_office or has_words(reported)):
            yield _not_yet(session, action, left)


def _changed(session: Session, edit: Edit) -> Iterator[tuple[Action, Sequence[OfficeStatus]]]:
    """The actions that *edit* changed, as the session's plan has them now, with what their offices last said."""
    from csecplan.joint import Offices

    changed = {identifier for identifier, _ in edit.changes}
    offices = Offices(session.source.plan)
    return ((action, offices.reported(action)) for _, action in session.source.plan.actions() if action.id in changed)


def _not_yet(session: Session, action: Action, offices: Sequence[str]) -> str:
    return session.output.wording.count(
        len(offices),
        N_("{id}: {offices} has not reported its part done yet."),
        N_("{id}: {offices} have not reported their parts done yet."),
        id=action.id,
        offices=tuple(offices),
    )
