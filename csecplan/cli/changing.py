"""How a command makes a change: read under the lock, changed as text, read back, written, shown."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.cli import writing
from csecplan.cli.commit import Commit
from csecplan.diagnostic import CsecplanError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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
    question: Callable[[], str] = str,
    remarks: Callable[[Edit], Iterable[str]] | None = None,
    dry_run: bool,
    commit: bool,
    everything: bool,
    yes: bool,
) -> None:
    """Make the change that *make* gives for the plan as it stands; show it; several *ids* are asked about first.

    So is what *question* says, if anything. *remarks* are said last, of a
    change that changes something; the session's plan is the changed one then.
    """
    wanted = Commit.wanted(commit, everything)
    if dry_run:
        edit = _made(session, make)
        _show(session, edit)
        session.output.say(N_("nothing was written (--dry-run)"))
    else:
        if session.output.is_attended and not yes:
            _confirm(session, ids, question, wanted)
        edit = writing.write(session, lambda data: _remade(session, make, data), wanted)
        _show(session, edit)
    writing.caution(session, edit)
    for sentence in remarks(edit) if remarks and not edit.is_empty else ():
        session.output.answer_in_words(sentence)


def _remade(session: Session, make: Callable[[Document], Edit], data: bytes) -> Edit:
    """The change, made of the bytes *data* that the file has now."""
    session.source.reread(data)
    return _made(session, make)


def _made(session: Session, make: Callable[[Document], Edit]) -> Edit:
    """The change; what is faulty in the part to be changed is said on stderr."""
    from csecplan.edits import PartFaulty

    try:
        return make(session.source.document)
    except PartFaulty as error:
        session.output.show_diagnostics(error.diagnostics)
        raise


def _show(session: Session, edit: Edit) -> None:
    if not edit.is_empty:
        session.output.show_diff(edit.before.text, edit.after.text)
        return
    message = session.output.wording.say(N_("nothing to change: {path} says so already"), path=session.source.name)
    session.output.answer(f"{message}\n")


def _confirm(session: Session, ids: Sequence[str], question: Callable[[], str], commit: Commit) -> None:
    """Go on only where the person agrees to what there is to ask. Raises Declined."""
    wording = session.output.wording
    several = wording.count(
        len(ids), N_("{n} action will be changed: {ids}."), N_("{n} actions will be changed: {ids}."), ids=tuple(ids)
    )
    asked = " ".join(filter(None, (several if len(ids) > ASK_ABOVE else "", question())))
    if asked:
        writing.check(session, commit)
        if not session.output.agrees(asked):
            raise Declined()


def reporter(session: Session, by: str | None) -> str | None:
    """Who reports: *by*, else git's user.name, else nobody."""
    from csecplan.history import git

    if by is not None:
        return by or None
    with suppress(OSError):  # the folder was deleted under the person's feet
        return git.user_name(session.source.path.absolute().parent)
    return None
