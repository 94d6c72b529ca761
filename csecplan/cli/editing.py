"""`csecplan edit`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csecplan import N_, edits, store
from csecplan.cli import changing_options as its
from csecplan.cli import editors, layout
from csecplan.cli.changing import (
    agreed,
    committed,
    is_attended,
    refuse_without_repository,
    reread,
    say,
    show_diff,
)
from csecplan.cli.changing_options import Words
from csecplan.cli.layout import argument
from csecplan.diagnostic import CsecplanError, ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from csecplan.cli.session import Session


class EditorFailed(CsecplanError):
    """The editor ended in a way that says: do not use this."""

    exit_code = ExitCode.REFUSED
    sentence = N_("the editor ended with status {status}; {path} is as it was")


class CameBackEmpty(CsecplanError):
    """The editor left nothing: it failed, or it was meant to stop the change."""

    exit_code = ExitCode.REFUSED
    sentence = N_("nothing came back from the editor; {path} is as it was")


class ChangedWhileEdited(CsecplanError):
    """Somebody else changed the plan while it was open in the editor."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{path} was changed while you were editing it, and is as that change left it")


@click.command(cls=layout.Command)
@argument("id", type=Words(its.ID), metavar="ID")
@its.commit
@its.asked
@click.pass_obj
def edit(session: Session, id: str, commit: bool) -> None:
    """Open the plan in your editor, at the line of an action or a recommendation.

    The editor is $VISUAL, else $EDITOR. What was typed is checked when the
    editor ends, and the file can be opened again where it has errors. Nothing
    typed is lost: what cannot be put in the plan is kept, and it says where.
    """
    if commit:
        refuse_without_repository(session)
    sitting = _Sitting(session, id, commit=commit)
    sitting.edit()
    if sitting.saved == sitting.before:
        say(session, N_("nothing was changed"))
    else:
        show_diff(session, sitting.before.decode("utf-8", "replace"), sitting.saved.decode("utf-8", "replace"))


class _Sitting:
    """One stay in the editor, on a copy: the plan itself may be changed meanwhile by others."""

    def __init__(self, session: Session, id: str, *, commit: bool) -> None:
        from csecplan.store.replacing import put_aside

        self.session, self.id, self.commit = session, id, commit
        self.before = self.saved = store.read_bytes(session.path)
        reread(session, self.before)
        self.line = session.document.position(edits.place(session.document, id))[0]
        self.copy: Path = put_aside(session.path, self.saved)

    def edit(self) -> None:
        """Open the copy until it has no errors, or is left with them; keep it where it is not in the plan."""
        try:
            while self._opened():
                pass
        finally:
            self._settle_copy()

    def _opened(self) -> bool:
        """Let the copy be edited, once; whether to open it again."""
        from csecplan.reading.place import locate

        status = editors.run(self.copy, self.line)
        if status:
            raise EditorFailed(status=status, path=self.session.name)
        typed = store.read_bytes(self.copy)
        if not typed.strip():
            raise CameBackEmpty(path=self.session.name)
        self._save(typed)
        errors = self.session.diagnostics(errors_only=True)
        self.session.exit_code = ExitCode.FAULTY if errors else ExitCode.OK
        if not errors:
            return False
        self.session.report(errors)
        self.line = locate(self.session.document, errors[0]).line
        question = self.session.wording.say(N_("The plan has errors. Open it again?"))
        return is_attended() and agreed(self.session, question)

    def _save(self, typed: bytes) -> None:
        """Put what was typed in the plan, if that is still as it was when it was opened."""
        from csecplan.store.replacing import lock

        if typed == self.saved:
            return
        with lock(self.session.path) as held:
            if held.data != self.saved:
                raise ChangedWhileEdited(path=self.session.name)
            held.replace(typed)
            if self.commit:
                message = self.session.wording.say(N_("{id}: edited by hand"), id=self.id)
                committed(self.session, held, self.saved, message)
        self.saved = typed
        reread(self.session, typed)

    def _settle_copy(self) -> None:
        from csecplan.store.replacing import discard

        if store.read_bytes(self.copy) == self.saved:
            discard(self.copy)
        else:
            say(self.session, N_("what you typed is kept in {copy}"), copy=str(self.copy))
