"""How a change is made: read under the lock, changed as text, read back, written, shown."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.diagnostic import CsecplanError, ExitCode, Severity
from csecplan.edits import PartFaulty

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from csecplan.cli.session import Session
    from csecplan.edits import Edit
    from csecplan.store.replacing import Held
    from csecplan.yamltext import Document

ASK_ABOVE = 3


class Declined(CsecplanError):
    """The answer was no."""

    exit_code = ExitCode.REFUSED
    sentence = N_("nothing was changed")


class CommitRefused(CsecplanError):
    """git did not take the change, which was taken back."""

    exit_code = ExitCode.REFUSED
    sentence = N_("git did not commit the change: {reason}; {path} is as it was before")


def record(
    session: Session,
    make: Callable[[Document], Edit],
    ids: Sequence[str] = (),
    *,
    dry_run: bool,
    commit: bool,
    yes: bool,
) -> None:
    """Make the change that *make* gives for the plan as it stands; show it; several *ids* are asked about first."""
    if dry_run:
        edit = _made(session, make)
        _show(session, edit)
        say(session, N_("nothing was written (--dry-run)"))
        caution(session, edit)
        return
    if len(ids) > ASK_ABOVE and not yes and is_attended():
        _confirm(session, ids)
    edit = _written(session, make, commit=commit)
    _show(session, edit)
    caution(session, edit)


def caution(session: Session, edit: Edit) -> None:
    """Say on stderr what `check` finds in the items that were changed, as they are now; notes aside."""
    if edit.is_empty:
        return
    adopt(session, edit.after)
    changed = {identifier for identifier, _ in edit.changes}
    plan = session.plan
    routes = {route for route, item in plan.routed_recommendations() if item.id in changed}
    routes |= {route for route, action in plan.routed_actions() if action.id in changed}
    found = [each for each in session.diagnostics() if each.rule.severity is not Severity.NOTE and each.route]
    if here := [each for each in found if each.route and not routes.isdisjoint({each.route[:2], each.route[:4]})]:
        session.report(here)


def _written(session: Session, make: Callable[[Document], Edit], *, commit: bool) -> Edit:
    from csecplan.store.replacing import lock

    if commit:
        refuse_without_repository(session)
    with lock(session.path) as held:
        reread(session, held.data)
        edit = _made(session, make)
        if not edit.is_empty:
            held.replace(edit.data)
            if commit:
                committed(session, held, edit.before.encode(), edit.message)
    return edit


def reread(session: Session, data: bytes) -> None:
    """Have *session* take *data* for the plan from here on."""
    from csecplan.yamltext import Document

    adopt(session, Document.parse(data))


def adopt(session: Session, document: Document) -> None:
    """Have *session* take *document* for the plan from here on."""
    session.document = document
    vars(session).pop("_read", None)


def _made(session: Session, make: Callable[[Document], Edit]) -> Edit:
    try:
        return make(session.document)
    except CsecplanError as error:
        _ = session.wording  # an error too is said in the plan's language where no other is asked for
        if isinstance(error, PartFaulty):
            session.report(error.diagnostics)
        raise


def refuse_without_repository(session: Session) -> None:
    """Raise CommitRefused where the plan is in no repository, before anything is changed."""
    from csecplan import git

    try:
        git.repository(session.path)
    except CsecplanError as error:
        raise _commit_refused(session, error) from None


def committed(session: Session, held: Held, before: bytes, message: str) -> None:
    """Commit the plan under *message*; put *before* back where git refuses, so that the two go together."""
    from csecplan import git

    try:
        git.commit_file(session.path, message)
    except CsecplanError as error:
        held.replace(before)
        raise _commit_refused(session, error) from None


def _commit_refused(session: Session, error: CsecplanError) -> CommitRefused:
    return CommitRefused(reason=session.wording.say(error.sentence, **error.facts), path=session.name)


def reporter(session: Session, by: str | None) -> str | None:
    """Who reports: as said, else git's user.name, else nobody."""
    if by is not None:
        return by or None
    from csecplan import git

    return git.user_name(session.path.absolute().parent)


# -- saying ---------------------------------------------------------------------------------------


def _show(session: Session, edit: Edit) -> None:
    if edit.is_empty:
        said = session.wording.say(N_("nothing to change: {path} says so already"), path=session.name)
        session.answer(f"{said}\n")
        return
    show_diff(session, edit.before.text, edit.after.text)


def show_diff(session: Session, before: str, after: str) -> None:
    """Show what changed in the plan's text."""
    from csecplan.render.diff import unified

    session.answer(unified(before, after, session.name, color=session.colors))


def say(session: Session, sentence: str, **facts: str) -> None:
    """A remark, on stderr: what the command answers is on stdout."""
    session.remark(session.wording.say(sentence, **facts))


# -- asking ---------------------------------------------------------------------------------------


def is_attended() -> bool:
    """Whether a person is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def agreed(session: Session, question: str) -> bool:
    """The answer to *question*: yes or no in either language; anything else is no."""
    session.ask(f"{question} {session.wording.say(N_('[y/N]'))} ")
    return sys.stdin.readline().strip().casefold() in {"y", "yes", "o", "oui"}


def _confirm(session: Session, ids: Sequence[str]) -> None:
    question = session.wording.count(
        len(ids), N_("{n} action will be changed: {ids}."), N_("{n} actions will be changed: {ids}."), ids=tuple(ids)
    )
    if not agreed(session, question):
        raise Declined()
