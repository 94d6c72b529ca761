"""How a plan is written: one corridor for every change, whoever made it.

Is the repository clean? · lock · is the file still the one read? · replace · commit, or take back · caution.
"""

from __future__ import annotations

from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING

import click

from csecplan import N_
from csecplan.diagnostic import CsecplanError, ExitCode, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from csecplan.cli.session import Session
    from csecplan.edits import Edit
    from csecplan.history.committing import Uncommitted
    from csecplan.store.replacing import Held
    from csecplan.yamltext import Document


class Commit(Enum):
    """What of the plan is to be committed: nothing, the change alone, or all that is not committed yet."""

    NOTHING = 0
    CHANGE = 1
    EVERYTHING = 2

    @classmethod
    def asked(cls, commit: bool, everything: bool) -> Commit:
        """What --commit and --all ask for. Raises UsageError where --all stands alone."""
        if everything and not commit:
            from csecplan.cli.types import session_of

            sentence = N_("--all is used with --commit: it commits all that is not committed yet.")
            raise click.UsageError(session_of(click.get_current_context()).words.say(sentence))
        return cls.EVERYTHING if everything else cls.CHANGE if commit else cls.NOTHING


class NoRepository(CsecplanError):
    """The plan is where nothing can be committed."""

    exit_code = ExitCode.REFUSED
    sentence = N_("the change cannot be committed: {reason}; nothing was changed")


class HoldsOtherChanges(CsecplanError):
    """The plan has changes that are not committed, which were said before."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "{path} has changes that are not committed yet, listed above; commit them first (`git commit {path}`),"
        " or all of them together with --commit --all; nothing was changed"
    )


class NeverCommitted(CsecplanError):
    """No part of the plan is committed."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "{path} has never been committed, so all of it would be; commit it first (`git add {path}`, then"
        " `git commit {path}`), or all of it now with --commit --all; nothing was changed"
    )


class CommitFailed(CsecplanError):
    """git did not take the change, which was taken back."""

    exit_code = ExitCode.REFUSED
    sentence = N_("git did not commit the change, and gave this reason: {reason}; {path} is as it was before")


class CommitFailedSilently(CommitFailed):
    """So it is, and git said nothing."""

    sentence = N_(
        "git did not commit the change and gave no reason, as a hook of the repository may do;"
        " {path} is as it was before"
    )


class CommitFailedAsSaid(CommitFailed):
    """So it is, and git and its hooks said why in several lines, which were shown."""

    sentence = N_("git did not commit the change, for the reason given above; {path} is as it was before")


class NotTakenBack(CsecplanError):
    """git did not take the change, and the file could not be put back."""

    exit_code = ExitCode.FAULTY
    sentence = N_(
        "git did not commit the change, and {path} could not be restored: {reason}; look at `git diff {path}`"
    )


def check(session: Session, commit: Commit) -> None:
    """Raise a CsecplanError where the plan is not fit to be committed as *commit* asks."""
    if commit is not Commit.NOTHING:
        from csecplan import store

        _refuse_other_changes(session, _uncommitted(session), store.read_bytes(session.path), commit)


def write(session: Session, make: Callable[[bytes], Edit], commit: Commit) -> Edit:
    """Put in the plan what *make* makes of its bytes, and commit it if asked.

    *make* raises a CsecplanError where the bytes are not what it was to
    change. Nothing is left behind of a change that is refused.
    """
    from csecplan.store.replacing import lock

    with lock(session.path) as held:
        pending = _uncommitted(session) if commit is not Commit.NOTHING else None
        _refuse_other_changes(session, pending, held.data, commit)
        edit = make(held.data)
        if edit.is_empty:
            return edit
        if commit is Commit.NOTHING:
            held.replace(edit.data)
            session.written = True
        else:
            _write_and_commit(session, held, edit, _message(session, edit, pending))
    return edit


def put(session: Session, edit: Edit, made_of: bytes, commit: Commit, changed: CsecplanError) -> None:
    """Put *edit* in the plan, and commit it if asked; raise *changed* where the plan is not the bytes *made_of*."""

    def still(data: bytes) -> Edit:
        if data != made_of:
            raise changed
        return edit

    write(session, still, commit)


def reread(session: Session, data: bytes) -> None:
    """Have *session* take *data* for the plan from here on."""
    from csecplan.yamltext import Document

    adopt(session, Document.parse(data))


def adopt(session: Session, document: Document) -> None:
    """Have *session* take *document* for the plan from here on."""
    session.document = document
    vars(session).pop("_read", None)


def caution(session: Session, edit: Edit) -> None:
    """Say on stderr what `check` finds in the items that were changed, as they are now; notes aside."""
    if edit.is_empty:
        return
    from csecplan.model import item_of, recommendation_of

    adopt(session, edit.after)
    changed = {identifier for identifier, _ in edit.changes}
    plan = session.plan
    routes = {route for route, item in plan.routed_recommendations() if item.id in changed}
    routes |= {route for route, action in plan.routed_actions() if action.id in changed}
    found = [each for each in session.diagnostics() if each.rule.severity is not Severity.NOTE]
    about = [{recommendation_of(each.route or ()), item_of(each.route or ())} for each in found]
    if here := [each for each, items in zip(found, about, strict=True) if not routes.isdisjoint(items)]:
        session.report(here)


# -- git ----------------------------------------------------------------------------------------------


def _uncommitted(session: Session) -> Uncommitted | None:
    from csecplan.history import committing

    try:
        return committing.uncommitted(session.path)
    except CsecplanError as error:
        facts = {**error.facts, **({"path": session.name} if "path" in error.facts else {})}
        raise NoRepository(reason=session.wording.say(error.sentence, **facts)) from None


def _refuse_other_changes(session: Session, pending: Uncommitted | None, now: bytes, commit: Commit) -> None:
    """Raise where *pending* would be committed together with the change, and that was not asked for."""
    if pending is None or commit is Commit.EVERYTHING:
        return
    if pending.committed is None:
        raise NeverCommitted(path=session.name)
    from csecplan.cli.uncommitted import uncommitted_lines

    session.remark("\n".join(f"  {line}" for line in uncommitted_lines(session, pending.committed, now)))
    raise HoldsOtherChanges(path=session.name)


def _message(session: Session, edit: Edit, pending: Uncommitted | None) -> str:
    """The commit's message: the change, or, where more is committed, all of it."""
    if pending is None:
        return edit.message
    from csecplan.cli.uncommitted import message

    return message(session, pending.committed, edit)


def _write_and_commit(session: Session, held: Held, edit: Edit, message: str) -> None:
    """Replace and commit: both, or neither, whatever a hook does to the file and whoever interrupts."""
    from csecplan.history import committing

    with _interrupted_after():
        before, put_back = committing.head(session.path), held.memory()
        held.replace(edit.data)
        try:
            committing.commit(session.path, message)
        except BaseException as error:
            if committing.head(session.path) == before:
                refusal = _refusal(session, error) or error
                _take_back(session, put_back)
                raise refusal from None
            session.written = True
            raise
        session.written = True
        _say_what_hooks_did(session, held)


@contextmanager
def _interrupted_after() -> Iterator[None]:
    """Hold a first Ctrl-C back until the block is done; a second one is obeyed at once."""
    import signal

    pressed: list[int] = []

    def later(number: int, _: object) -> None:
        if pressed:
            raise KeyboardInterrupt
        pressed.append(number)

    before = signal.signal(signal.SIGINT, later)
    try:
        yield
    except CommitFailed:
        if not pressed:
            raise
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def _take_back(session: Session, put_back: Callable[[], Path | None]) -> None:
    """Put the file back; say where what another program wrote there meanwhile is kept. Raises NotTakenBack."""
    from csecplan.store import OutputRefused

    try:
        copy = put_back()
    except OutputRefused as error:
        session.written = True
        raise NotTakenBack(path=session.name, reason=error.facts["reason"]) from None
    if copy is not None:
        sentence = N_(
            "a hook of the repository or another program changed {path} in the meantime; its version is "
            "kept in {copy}"
        )
        session.remark(session.wording.say(sentence, path=session.name, copy=str(copy)))


def _refusal(session: Session, error: BaseException) -> CommitFailed | None:
    """*error* of git's as one of ours, after all the lines that were said, where they are several."""
    from csecplan.history import git

    if not isinstance(error, CsecplanError):
        return None
    if not isinstance(error, git.GitFailed):
        return CommitFailed(path=session.name, reason=session.wording.say(error.sentence, **error.facts))
    if not error.said:
        return CommitFailedSilently(path=session.name)
    if len(error.said) == 1:
        return CommitFailed(path=session.name, reason=error.facts["reason"])
    head = session.wording.say(N_("git and its hooks answered:"))
    session.remark("\n".join([head, *(f"  {line}" for line in error.said)]))
    return CommitFailedAsSaid(path=session.name)


_FILE_DIFFERS = N_(
    "the change is committed; a hook of the repository then changed {path} again, and that is not "
    "committed: `csecplan diff` shows it"
)
_COMMIT_DIFFERS = N_(
    "the change is committed, but not as shown: a hook of the repository changed {path} first; `git "
    "show` shows what was committed"
)


def _say_what_hooks_did(session: Session, held: Held) -> None:
    """Say so where what was committed, or the file, is not what was written."""
    from csecplan.history import committing

    is_committed, is_ours = committing.uncommitted(session.path) is None, held.is_untouched()
    if is_committed and is_ours:
        return
    sentence = _COMMIT_DIFFERS if is_committed or is_ours else _FILE_DIFFERS
    session.remark(session.wording.say(sentence, path=session.name))
