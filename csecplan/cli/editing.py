"""The plan in a person's editor: on a copy, checked when the editor ends, and never lost."""

from __future__ import annotations

import sys
from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING

from csecplan import N_, edits, store
from csecplan.cli import editors, writing
from csecplan.cli.changing import Declined
from csecplan.diagnostic import CsecplanError, ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from csecplan.cli.commit import Commit
    from csecplan.cli.session import Session
    from csecplan.diagnostic import Diagnostic
    from csecplan.edits import Edit
    from csecplan.yamltext import Document


class EditorFailed(CsecplanError):
    """The editor ended in a way that says: do not use this."""

    exit_code = ExitCode.REFUSED
    sentence = N_("the editor ended with status {status}; {path} is as it was")


class CameBackEmpty(CsecplanError):
    """The editor left nothing: it failed, or it was meant to stop the change."""

    exit_code = ExitCode.REFUSED
    sentence = N_("nothing came back from the editor; {path} is as it was")


class CameBackFaulty(CsecplanError):
    """What was typed has errors, and nobody is there to say what to do with it."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "the edited text has errors, listed above, and there is no terminal to ask what to do with it; "
        "{path} was not changed"
    )


class ChangedWhileEdited(CsecplanError):
    """Somebody else changed the plan while it was open in the editor."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{path} was changed while you were editing it, and is as that change left it")


class Answer(Enum):
    """What is to become of a text with errors."""

    OPEN = "open"
    KEEP = "keep"
    THROW = "throw"


_ANSWERS = {
    Answer.OPEN: {"", "o", "open", "r", "rouvrir", "ouvrir"},
    Answer.KEEP: {"k", "keep", "g", "garder"},
    Answer.THROW: {"t", "throw", "j", "jeter"},
}
"""What may be typed, in either language."""


class Stay:
    """One stay in the editor, on a copy: the plan itself may be changed meanwhile by others.

    `has_errors` says that what was put in the plan has errors, as the person wanted it.
    """

    def __init__(self, session: Session, id: str, commit: Commit) -> None:
        from csecplan.store.replacing import put_aside

        self.session, self.id, self.commit = session, id, commit
        self.before = store.read_bytes(session.source.path)
        session.source.reread(self.before)
        self.document: Document = session.source.document
        self.errors = _kinds(session.diagnostics(errors_only=True))
        self.line = session.source.document.position(edits.offset(session.source.document, id))[0]
        self.editor = editors.words()
        self.copy: Path = put_aside(session.source.path, self.before)
        self.is_done = False
        self.has_errors = False

    def edit(self) -> Edit | None:
        """Open the copy until it can be put in the plan, and put it there; None where nothing was typed.

        The copy is kept where what was typed is neither in the plan nor
        thrown away by the person.
        """
        try:
            while (typed := self._typed()) is not None:
                errors = self._errors(typed)
                answer = self._answer(errors) if errors else Answer.KEEP
                if answer is Answer.THROW:
                    self.is_done = True
                    raise Declined
                if answer is Answer.KEEP:
                    return self._saved(typed, errors)
            return None
        finally:
            self._settle_copy()

    def _typed(self) -> bytes | None:
        """What the editor leaves in the copy; None where that is the plan as it was."""
        status = editors.run(self.editor, self.copy, self.line)
        if status:
            raise EditorFailed(status=status, path=self.session.source.name)
        typed = store.read_bytes(self.copy)
        if not typed.strip():
            raise CameBackEmpty(path=self.session.source.name)
        return None if typed == self.before else typed

    def _errors(self, typed: bytes) -> list[Diagnostic]:
        """What is wrong with what was *typed*, said on stderr; where to open it again is remembered."""
        from csecplan.reading.locate import locate

        self.session.source.reread(typed)
        errors = self.session.diagnostics(errors_only=True)
        if errors:
            self.session.output.show_diagnostics(errors)
            self.line = locate(self.session.source.document, errors[0]).line
        return errors

    def _answer(self, errors: list[Diagnostic]) -> Answer:
        """What to do with errors: as the person says; unasked, only those that were there before are kept."""
        if self.session.output.is_attended:
            return _answer_of(self.session)
        if _kinds(errors) <= self.errors:
            return Answer.KEEP
        raise CameBackFaulty(path=self.session.source.name)

    def _saved(self, typed: bytes, errors: list[Diagnostic]) -> Edit:
        """Put what was typed in the plan, if that is still as it was when it was opened."""
        after = self.session.source.document
        edit = edits.Edit(self.document, after, self._changes(after), typed)
        changed = ChangedWhileEdited(path=self.session.source.name)
        writing.put(self.session, edit, self.before, self.commit, changed)
        self.is_done = True
        if errors:
            self.has_errors = True
        else:
            writing.caution(self.session, edit)
        return edit

    def _changes(self, after: Document) -> tuple[tuple[str, str], ...]:
        """The items that were changed, each with the words for a commit's message."""
        from csecplan import reading
        from csecplan.changes import between

        changes = between(reading.read(self.document)[0], reading.read(after)[0])
        ids = dict.fromkeys(change.subject.id for change in changes if change.subject.id)
        words = self.session.output.wording.say(N_("edited by hand"))
        return tuple((identifier, words) for identifier in ids or (self.id,))

    def _settle_copy(self) -> None:
        from csecplan.store.replacing import discard

        if self.is_done or store.read_bytes(self.copy) == self.before:
            discard(self.copy)
        else:
            self.session.output.say(N_("what you typed is kept in {copy}"), copy=str(self.copy))


def _kinds(errors: list[Diagnostic]) -> Counter[tuple[str, str]]:
    """How often there is each error, wherever it is in the file."""
    return Counter((each.rule.id, str(sorted(each.facts.items(), key=str))) for each in errors)


def _answer_of(session: Session) -> Answer:
    """What the person wants done with a text that has errors; asked again until it is one of the three."""
    question = N_("Open it again (Enter), keep it as it is (k), or throw it away (t)?")
    while True:
        session.output.prompt(session.output.wording.say(question) + " ")
        line = sys.stdin.readline()
        if not line:
            raise CameBackFaulty(path=session.source.name)
        for answer, words in _ANSWERS.items():
            if line.strip().casefold() in words:
                return answer
