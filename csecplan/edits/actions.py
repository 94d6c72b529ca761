"""Changes of actions that are in the plan: status, revision, note, evidence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csecplan.edits import errors, find
from csecplan.edits.draft import Draft
from csecplan.edits.edit import Edit
from csecplan.model import Kind, Status
from csecplan.yamltext import Scalar, Sequence
from csecplan.yamltext.quoting import AsIs

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence as Row
    from datetime import date

    from csecplan.edits.draft import Target
    from csecplan.model import Due
    from csecplan.yamltext import Document

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_TYPES = {"status": Scalar, "completed": Scalar, "updates": Sequence, "revisions": Sequence}


class Report(NamedTuple):
    """What was said of an action, and when: `on` is the day that was given, `day` that or the day of the answer."""

    day: date
    on: date | None = None
    note: str | None = None
    by: str | None = None
    evidence: str | None = None


def set_status(document: Document, ids: Row[str], status: Status, report: Report) -> Edit:
    """The status of each action, with what goes with it: day of completion, note, evidence."""

    def change(draft: Draft, target: Target) -> str:
        _refuse_wrong_types(draft, target, "status", "completed", *(["updates"] if report.note else []))
        before = draft.text(target, "status") or Status.PLANNED
        _refuse_without_reason(target.id, before, status, report)
        if before != status:
            draft.set(target, "status", AsIs(status))
        if not (report.note and draft.last(target, "updates") == _update(report, status)):
            _complete(draft, target, status, report, same=before == status)
        if report.note is not None:
            draft.append(target, "updates", _update(report, status))
        if report.evidence is not None:
            add_evidence(draft, target, report.evidence)
        return f"{before} → {status}" if before != status else f"{status}"

    return _each(document, ids, change)


def revise(document: Document, ids: Row[str], due: Due, reason: str, day: date) -> Edit:
    """A later due date for each action. Refused where the phrase is not understood."""
    revision = {"due": due_text(due), "date": AsIs(day.isoformat()), "reason": reason}

    def change(draft: Draft, target: Target) -> str:
        _refuse_wrong_types(draft, target, "revisions")
        draft.append(target, "revisions", revision)
        return f"due → {due.text}"

    return _each(document, ids, change)


def due_text(due: Due) -> str:
    """The phrase of *due* as it is to be written. Refused where it is not understood, or says « terminé »."""
    if due.kind is Kind.DONE:
        raise errors.PhraseIsStatus(phrase=due.text)
    if due.kind is Kind.UNKNOWN:
        raise errors.PhraseNotUnderstood(phrase=due.text, reason=due.notes[0], choices=due.notes[0].choices)
    return AsIs(due.text) if _ISO.fullmatch(due.text) else due.text


def add_note(document: Document, ids: Row[str], report: Report) -> Edit:
    """A note of progress on each action."""

    def change(draft: Draft, target: Target) -> str:
        _refuse_wrong_types(draft, target, "updates")
        draft.append(target, "updates", _update(report, None))
        return report.note or ""

    return _each(document, ids, change)


def add_evidence(draft: Draft, target: Target, text: str) -> None:
    """*text* as the action's evidence, or last in the list of what it has; nothing where it is there already."""
    had = draft.value(target, "evidence")
    if text == had or (isinstance(had, list) and text in had):
        return
    if had is None:
        draft.set(target, "evidence", text)
        return
    if not isinstance(had, list):
        draft.listed(target, "evidence")
    draft.append(target, "evidence", text)


def _each(document: Document, ids: Row[str], change: Callable[[Draft, Target], str]) -> Edit:
    """*change* made to each action, one after the other."""
    find.refuse_unreadable(document)
    draft, said = Draft(document), []
    for wanted in dict.fromkeys(ids):
        before = draft.document
        target = find.action(before, wanted)
        what = change(draft, target)
        if draft.document is not before:
            said.append((target.id, what))
    return Edit(document, draft.document, tuple(said))


def _refuse_wrong_types(draft: Draft, target: Target, *keys: str) -> None:
    """Raise PartFaulty where a key to be changed holds something else than the format wants."""
    mapping = draft.mapping(target)
    found = [key for key in keys if (node := mapping.get(key)) is not None and not isinstance(node, _TYPES[key])]
    if found:
        find.refuse_wrong_types(draft.document, *((*target.route, key) for key in found))


def _refuse_without_reason(id: str, before: str, status: Status, report: Report) -> None:
    if report.note is not None or before == status:
        return
    if status in {Status.NO_ACTION, Status.OBSOLETE}:
        raise errors.NeedsNoteToClose(id=id, status=status)
    closed = before in list(Status) and not Status(before).is_open
    if closed and status.is_open:
        raise errors.NeedsNoteToReopen(id=id, status=status)


def _complete(draft: Draft, target: Target, status: Status, report: Report, *, same: bool) -> None:
    """The day it was completed: written when it was not, corrected when it is said again, removed on reopening."""
    if not status.is_implemented:
        draft.remove(target, "completed")
    elif draft.text(target, "completed") is None or (same and report.on is not None):
        draft.set(target, "completed", AsIs(report.day.isoformat()))


def _update(report: Report, status: Status | None) -> dict[str, str]:
    """An entry of `updates`."""
    parts = {
        "date": AsIs(report.day.isoformat()),
        "by": report.by,
        "status": AsIs(status) if status else None,
        "text": report.note,
    }
    return {key: value for key, value in parts.items() if value is not None}
