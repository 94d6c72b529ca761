"""Changes of actions that are in the plan: status, revision, note, evidence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from csecplan import N_, office_words
from csecplan.edits import errors, lookup
from csecplan.edits.draft import Draft
from csecplan.edits.edit import Edit
from csecplan.model import Kind, Status
from csecplan.period_day import PeriodDay, as_typed
from csecplan.yamltext import Scalar, Sequence
from csecplan.yamltext.quoting import AsIs

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from collections.abc import Sequence as Row
    from datetime import date

    from csecplan.edits.draft import Step, Steps, Target
    from csecplan.model import Due
    from csecplan.routes import Route
    from csecplan.yamltext import Document
    from csecplan.yamltext.plain import Value

Told: TypeAlias = "Generator[Step, None, str]"
"""The steps of a change, then the words for it."""
Change: TypeAlias = "Callable[[Draft, Target], Told]"


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_TYPES = {"status": Scalar, "completed": Scalar, "updates": Sequence, "revisions": Sequence}


class Reported(NamedTuple):
    """What was said of an action, and when: `on` is the day that was given, `day` that or the day of the answer.

    `said` is the status that the office `by` reports for its own part of it.
    `default_note` is written where somebody reports a status and no note; it
    is no reason for reopening an action or for giving it up.
    """

    day: date
    on: date | None = None
    note: str | None = None
    by: str | None = None
    evidence: str | None = None
    said: Status | None = None
    default_note: str | None = None


STATUS_ALONE = N_("Status reported: {status}")
"""What an update says of a status that was reported without a note."""


def set_status(document: Document, ids: Row[str], status: Status, report: Reported) -> Edit:
    """The status of each action, with what goes with it: day of completion, note, evidence."""
    return make(document, [(each, new_status(status, report)) for each in ids])


def revise(document: Document, ids: Row[str], due: Due, reason: str, day: date, by: str | None = None) -> Edit:
    """A later due date for each action, granted *by* somebody. Refused where the phrase is not understood."""
    return make(document, [(each, revision(due, reason, day, by)) for each in ids])


def add_note(document: Document, ids: Row[str], report: Reported) -> Edit:
    """A note of progress on each action."""
    return make(document, [(each, note(report)) for each in ids])


def make(document: Document, changes: Row[tuple[str, Change]]) -> Edit:
    """*changes*, each of the action with that id, all or none; those of one action one after the other.

    The file is read back once for all the first steps, once for all the
    second ones, and so on: a hundred changes cost about as much as one.
    """
    lookup.refuse_unreadable(document)
    draft, said = Draft(document), {}
    targets = lookup.actions(document, [wanted for wanted, _ in changes])
    of_each: dict[Route, list[int]] = {}
    for number, target in enumerate(targets):
        of_each.setdefault(target.route, []).append(number)

    def one_by_one(numbers: Row[int]) -> Steps:
        for number in numbers:
            target, change = targets[number], changes[number][1]
            before = draft.made[target.route]
            what = yield from change(draft, target)
            if draft.made[target.route] > before:
                said[number] = (target.id, what)

    draft.run(list(map(one_by_one, of_each.values())))
    return Edit(document, draft.document, tuple(said[number] for number in sorted(said)))


# -- the changes of one action --------------------------------------------------------------------


def new_status(status: Status, report: Reported) -> Change:
    """Its status, with what goes with it: day of completion, note, evidence."""

    noted = report._replace(note=report.default_note) if report.note is None else report

    def change(draft: Draft, target: Target) -> Told:
        _refuse_wrong_types(draft, target, "status", "completed", *(["updates"] if noted.note else []))
        before = _status(draft, target)
        _refuse_without_reason(target.id, before, status, report)
        if before != status:
            yield from draft.set(target, "status", AsIs(status))
        if not (noted.note and _last_update(draft, target) == _update(noted, status)):
            yield from _complete(draft, target, status, report, same=before == status)
            if noted.note is not None:
                yield from draft.append(target, "updates", _update(noted, status))
        if report.evidence is not None:
            yield from _add_evidence(draft, target, report.evidence)
        return f"{before} → {status}" if before != status else f"{status}"

    return change


def revision(due: Due, reason: str, day: date, by: str | None = None) -> Change:
    """A later due date. Refused where the phrase is not understood."""
    item = _present({"due": due_text(due), "date": _day_text(day), "by": by, "reason": reason})

    def change(draft: Draft, target: Target) -> Told:
        _refuse_wrong_types(draft, target, "revisions")
        yield from draft.append(target, "revisions", item)
        return f"due → {due.text}"

    return change


def note(report: Reported) -> Change:
    """A note of progress."""

    def change(draft: Draft, target: Target) -> Told:
        _refuse_wrong_types(draft, target, "updates")
        yield from draft.append(target, "updates", _update(report, None))
        return f"{report.by}: {report.said}" if report.said else report.note or ""

    return change


def needs_note(before: str, after: Status) -> bool:
    """Whether a change of status from *before* needs a note that says why: what is given up, or reopened."""
    if before == after:
        return False
    was_closed = before in list(Status) and not Status(before).is_open
    return after in {Status.NO_ACTION, Status.OBSOLETE} or (was_closed and after.is_open)


def due_text(due: Due) -> str:
    """The phrase of *due* as it is to be written. Refused where it is not understood, or says « terminé »."""
    if due.kind is Kind.DONE:
        raise errors.PhraseIsStatus(phrase=due.text)
    if due.kind is Kind.UNKNOWN:
        raise errors.PhraseNotUnderstood(phrase=due.text, reason=due.notes[0], choices=due.notes[0].choices)
    return AsIs(due.text) if _ISO.fullmatch(due.text) else due.text


def _day_text(day: date) -> str:
    """*day* as it is to be written: a period in the words that were typed."""
    return as_typed(day) if isinstance(day, PeriodDay) else AsIs(day.isoformat())


def _add_evidence(draft: Draft, target: Target, text: str) -> Steps:
    """*text* as the action's evidence, or last in the list of what it has; nothing where it is there already."""
    had = draft.value(target, "evidence")
    if text == had or (isinstance(had, list) and text in had):
        return
    if had is None:
        yield from draft.set(target, "evidence", text)
        return
    if not isinstance(had, list):
        yield from draft.listed(target, "evidence")
    yield from draft.append(target, "evidence", text)


def _status(draft: Draft, target: Target) -> str:
    """The status of *target*, also where an everyday word says it; as written where it is none."""
    said = draft.text(target, "status")
    return (office_words.meant(Status, said) or said) if said else Status.PLANNED


def _last_update(draft: Draft, target: Target) -> Value:
    """The last of its updates, with its status by its key."""
    last = draft.last(target, "updates")
    if isinstance(last, dict) and isinstance(said := last.get("status"), str):
        return {**last, "status": str(office_words.meant(Status, said) or said)}
    return last


def _refuse_wrong_types(draft: Draft, target: Target, *keys: str) -> None:
    """Raise PartFaulty where a key to be changed holds something else than the format wants."""
    mapping = draft.mapping(target)
    found = [key for key in keys if (node := mapping.get(key)) is not None and not isinstance(node, _TYPES[key])]
    if found:
        lookup.refuse_wrong_types(draft.document, *((*target.route, key) for key in found))


def _refuse_without_reason(id: str, before: str, status: Status, report: Reported) -> None:
    if report.note is None and needs_note(before, status):
        raise (errors.NeedsNoteToReopen if status.is_open else errors.NeedsNoteToClose)(id=id, status=status)


def _complete(draft: Draft, target: Target, status: Status, report: Reported, *, same: bool) -> Steps:
    """The day it was completed: written when it was not, corrected when it is said again, removed on reopening."""
    if not status.is_implemented:
        yield from draft.remove(target, "completed")
    elif draft.text(target, "completed") is None or (same and report.on is not None):
        yield from draft.set(target, "completed", _day_text(report.day))


def _update(report: Reported, status: Status | None) -> dict[str, str]:
    """An entry of `updates`."""
    return _present(
        {
            "date": _day_text(report.day),
            "by": report.by,
            "status": AsIs(status) if status else None,
            "said": AsIs(report.said) if report.said else None,
            "text": report.note,
        }
    )


def _present(parts: Mapping[str, str | None]) -> dict[str, str]:
    """Those of *parts* that say something, in their order."""
    return {key: value for key, value in parts.items() if value is not None}
