"""How a change is made: read under the lock, changed as text, read back, written, shown."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.cli import streams, writing
from csecplan.diagnostic import CsecplanError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from csecplan.cli.session import Session
    from csecplan.edits import Edit
    from csecplan.yamltext import Document

ASK_ABOVE = 3


class Declined(CsecplanError):
    """The answer was no."""

    exit_code = ExitCode.REFUSED
    sentence = N_("nothing was changed")


def record(
    session: Session,
    make: Callable[[Document], Edit],
    ids: Sequence[str] = (),
    *,
    dry_run: bool,
    commit: bool,
    everything: bool,
    yes: bool,
) -> None:
    """Make the change that *make* gives for the plan as it stands; show it; several *ids* are asked about first."""
    wanted = writing.Commit.asked(commit, everything)
    if dry_run:
        edit = _made(session, make)
        _show(session, edit)
        say(session, N_("nothing was written (--dry-run)"))
        writing.caution(session, edit)
        return
    if len(ids) > ASK_ABOVE and not yes and is_attended():
        writing.check(session, wanted)
        _confirm(session, ids)

    def make_of(data: bytes) -> Edit:
        writing.reread(session, data)
        return _made(session, make)

    edit = writing.write(session, make_of, wanted)
    _show(session, edit)
    writing.caution(session, edit)


def _made(session: Session, make: Callable[[Document], Edit]) -> Edit:
    from csecplan.edits import PartFaulty

    try:
        return make(session.document)
    except CsecplanError as error:
        _ = session.wording  # an error too is said in the plan's language where no other is asked for
        if isinstance(error, PartFaulty):
            session.report(error.diagnostics)
        raise


def reporter(session: Session, by: str | None) -> str | None:
    """Who reports: as said, else git's user.name, else nobody."""
    if by is not None:
        return by or None
    from csecplan.history import git

    with suppress(OSError):  # the folder was deleted under the person's feet
        return git.user_name(session.path.absolute().parent)
    return None


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
    return streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stderr)


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
