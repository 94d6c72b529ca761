"""The commit that goes with a change: both are made, or neither; whatever a hook does, and whoever interrupts."""

from __future__ import annotations

from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING

import click

from csecplan import N_
from csecplan.cli.types import words_of
from csecplan.diagnostic import CsecplanError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from csecplan.cli.session import Session
    from csecplan.edits import Edit
    from csecplan.history.committing import Uncommitted
    from csecplan.store.replacing import Held


class Commit(Enum):
    """What of the plan is to be committed: nothing, the change alone, or all that is not committed yet."""

    NOTHING = 0
    CHANGE = 1
    EVERYTHING = 2

    @classmethod
    def wanted(cls, commit: bool, everything: bool) -> Commit:
        """What --commit and --all ask for. Raises UsageError where --all stands alone."""
        if everything and not commit:
            sentence = N_("--all is used with --commit: it commits all that is not committed yet.")
            raise click.UsageError(words_of(click.get_current_context()).say(sentence))
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


def uncommitted(session: Session) -> Uncommitted | None:
    """How the plan differs from what git has of it; None where it does not. Raises NoRepository."""
    from csecplan.history import committing

    try:
        return committing.uncommitted(session.source.path)
    except CsecplanError as error:
        facts = {**error.facts, **({"path": session.source.name} if "path" in error.facts else {})}
        raise NoRepository(reason=session.output.wording.say(error.sentence, **facts)) from None


def refuse_other_changes(session: Session, pending: Uncommitted | None, now: bytes, commit: Commit) -> None:
    """Raise where *pending* would be committed together with the change, and that was not asked for."""
    from csecplan.cli.uncommitted import uncommitted_lines

    if pending is None or commit is Commit.EVERYTHING:
        return
    if pending.committed is None:
        raise NeverCommitted(path=session.source.name)
    session.output.remark("\n".join(f"  {line}" for line in uncommitted_lines(session, pending.committed, now)))
    raise HoldsOtherChanges(path=session.source.name)


def message_for(session: Session, edit: Edit, pending: Uncommitted | None) -> str:
    """The commit's message: the change, or, where more is committed, all of it."""
    from csecplan.cli.uncommitted import message

    return edit.message if pending is None else message(session, pending.committed, edit)


def write_and_commit(session: Session, held: Held, edit: Edit, message: str) -> None:
    """Replace and commit: both, or neither, whatever a hook does to the file and whoever interrupts."""
    from csecplan.history import committing

    with _interrupted_after():
        before, put_back = committing.head(session.source.path), held.memory()
        held.replace(edit.data)
        try:
            committing.commit(session.source.path, message)
        except BaseException as error:
            if committing.head(session.source.path) == before:
                refusal = _refusal(session, error) or error
                _take_back(session, put_back)
                raise refusal from None
            session.output.change_stands()
            raise
        session.output.change_stands()
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
        session.output.change_stands()
        raise NotTakenBack(path=session.source.name, reason=error.facts["reason"]) from None
    if copy is not None:
        sentence = N_(
            "a hook of the repository or another program changed {path} in the meantime; its version is "
            "kept in {copy}"
        )
        session.output.say(sentence, path=session.source.name, copy=str(copy))


def _refusal(session: Session, error: BaseException) -> CommitFailed | None:
    """*error* of git's as one of ours, after all the lines that were said, where they are several."""
    from csecplan.history import git

    if not isinstance(error, CsecplanError):
        return None
    if not isinstance(error, git.GitFailed):
        return CommitFailed(
            path=session.source.name, reason=session.output.wording.say(error.sentence, **error.facts)
        )
    if not error.said:
        return CommitFailedSilently(path=session.source.name)
    if len(error.said) == 1:
        return CommitFailed(path=session.source.name, reason=error.facts["reason"])
    head = session.output.wording.say(N_("git and its hooks answered:"))
    session.output.remark("\n".join([head, *(f"  {line}" for line in error.said)]))
    return CommitFailedAsSaid(path=session.source.name)


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

    is_committed, is_ours = committing.uncommitted(session.source.path) is None, held.is_untouched()
    if is_committed and is_ours:
        return
    sentence = _COMMIT_DIFFERS if is_committed or is_ours else _FILE_DIFFERS
    session.output.say(sentence, path=session.source.name)
