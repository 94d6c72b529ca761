"""One cell of a filled-in row, against what the sheet said when it was written and what the plan says now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_, due, office_words
from csecplan.i18n.wording import Wording, word_named
from csecplan.model import NO_DUE, Kind, Note, Status
from csecplan.period_day import as_typed
from csecplan.render.escape import visible
from csecplan.sheets.refused import Refused
from csecplan.sheets.rows import is_one_of, words
from csecplan.texts import LANGUAGES, in_language, languages
from csecplan.view.request import OFFERED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from csecplan.model import Action, Due, Plan, Update
    from csecplan.sheets.answering import Office
    from csecplan.sheets.rows import Row
    from csecplan.texts import Language
    from csecplan.view.base import Base


class Asked(NamedTuple):
    """A row with the action it is of: what the plan says now, and what the sheet said when it was written.

    `then` is None where the sheet does not say. `language` is the sheet's;
    `updates` has, by its text, of which action something is the last one.
    `office` filled it in, where it is a request's, and `own` are the updates
    that it has reported since.
    """

    row: Row
    action: Action
    now: Base
    then: Base | None
    language: Language | None
    updates: Mapping[str, str]
    office: Office | None = None
    own: tuple[Update, ...] = ()

    @property
    def is_joint(self) -> bool:
        """Whether the row says how one office's part of the action stands, not how the action does."""
        return self.office is not None and self.office.is_joint

    def label(self, status: Status | str) -> str:
        """*status* as the sheet names it."""
        if self.language and status in list(Status):
            return Wording(self.language).label(Status(status))
        return str(status)


def _differs(asked: Asked, key: str, new: str, then: str | None, now: str) -> bool:
    """Whether the office changed *key* to what the plan does not say yet.

    Refused where both changed it, and where the sheet does not say what it was.
    """
    if new in (then, now):
        return False
    told = asked.label if key == "status" else str
    facts = {"cell": asked.row.cell(key), "new": asked.row.cells[key], "now": told(now)}
    if then is None:
        raise Refused(
            N_('{cell}: the sheet says "{new}" and the plan "{now}"; the sheet no longer contains what the plan said'
               " when it was written, so it cannot be known which is newer"),
            **facts,
        )  # fmt: skip
    if then != now:
        raise Refused(
            N_('{cell}: the sheet says "{new}", and the plan, which said "{then}" when it was written, now "{now}"'),
            **facts, then=told(then),
        )  # fmt: skip
    return True


def status_of(asked: Asked) -> Status | None:
    """The status that the office gives, where the plan has another."""
    said = asked.row.cells.get("status")
    if said is None:
        return None
    status = word_named(Status, said)
    if status is None and said != asked.now.shown:
        raise _no_status(asked, said)
    then = asked.then.shown if asked.then else None
    if status is Status.VERIFIED and asked.office and status not in (then, asked.now.shown):
        raise Refused(
            N_('{cell}: an office cannot report "{status}"; a reviewer records it with `csecplan status`'),
            cell=asked.row.cell("status"), status=asked.label(status),
        )  # fmt: skip
    if asked.office and status in {each.said or each.status for each in asked.own}:
        return None
    if asked.is_joint and asked.then and asked.then.said == asked.now.said:
        return status if status not in (then, asked.now.said or None) else None
    return status if _differs(asked, "status", status or said, then, asked.now.shown) else None


def _no_status(asked: Asked, said: str) -> Refused:
    """Why what a cell says is no status, with what may be meant, as the sheet names it."""
    cell, known = asked.row.cell("status"), tuple(map(asked.label, OFFERED if asked.office else Status))
    if not said:
        return Refused(N_("{cell}: the cell is empty; a status is one of {known}"), cell=cell, known=known)
    if several := tuple(map(asked.label, office_words.meanings(Status, said))):
        return Refused(
            N_('{cell}: "{value}" may mean any of {known}; write the one that is meant'),
            cell=cell, value=said, known=several,
        )  # fmt: skip
    if near := tuple(map(asked.label, office_words.nearest(Status, said))):
        return Refused(
            N_('{cell}: "{value}" is not a status; use {near} if that is meant'), cell=cell, value=said, near=near
        )
    return Refused(N_('{cell}: "{value}" is not a status; use one of {known}'), cell=cell, value=said, known=known)


def completed_on(asked: Asked, status: Status | None) -> date | None:
    """The day that an action was completed, where the sheet says another than the plan."""
    row, now, then = asked.row, asked.now, asked.then
    said = row.cells.get("completed")
    if said is None or is_same_day(said, now.completed) or (then and is_same_day(said, then.completed)):
        return None
    if asked.is_joint and not said:
        return None
    if not said:
        if status and not status.is_implemented:
            return None
        raise Refused(
            N_("{cell}: a day of completion goes only when the action is reopened"), cell=row.cell("completed")
        )
    day = due.day_or_period(said)
    if isinstance(day, Note):
        raise _not_understood(row, "completed", day)
    if asked.is_joint and status is None and _has_day(asked.own, day):
        return None
    if not asked.is_joint and not _differs(
        asked, "completed", as_typed(day), then.completed if then else None, now.completed
    ):
        return None
    if not (status or Status(now.shown or Status.PLANNED)).is_implemented:
        raise Refused(
            N_("{cell}: it has a day of completion, and its status is not done"), cell=row.cell("completed")
        )
    return day


def is_same_day(said: str, known: str) -> bool:
    """Whether a cell says the day *known*, in its own words or as programs have it: « juin 2004 », 2004-06."""
    if said == known or words(said) == words(known):
        return True
    if not said or not known or isinstance(day := due.day_or_period(known), Note):
        return False
    read = due.day_or_period(said)
    return day.isoformat() in (said, "" if isinstance(read, Note) else read.isoformat())


def _has_day(updates: tuple[Update, ...], day: date) -> bool:
    """Whether one of *updates* says that something was done on *day*, a period in its own words or as EDTF."""
    written = re.compile(rf"(?<![\w-])({re.escape(as_typed(day))}|{re.escape(day.isoformat())})(?![\w-])")
    done = [each for each in updates if (said := each.said or each.status) and said.is_implemented]
    return any(
        (each.date and each.date.isoformat() == day.isoformat()) or written.search(" ".join(languages(each.text)))
        for each in done
    )


def later_due(asked: Asked, plan: Plan) -> Due | None:
    """The new due date, where the sheet says another than the plan."""
    row, then = asked.row, asked.then
    said = row.cells.get("due")
    if said is None or words(said) in (words(asked.now.due), words(then.due) if then else None):
        return None
    read = _read(said, plan)
    if _is_same(read, asked.action.current_due) or (then and _is_same(read, _read(then.due, plan))):
        return None
    _differs(asked, "due", words(said), words(then.due) if then else None, visible(asked.now.due))
    if not said or read.kind is Kind.NONE:
        raise Refused(N_("{cell}: a due date is moved, not taken away"), cell=row.cell("due"))
    if read.kind is Kind.DONE:
        raise Refused(
            N_('{cell}: "{phrase}" says that it is done, not when it is due; that is a status'),
            cell=row.cell("due"), phrase=said,
        )  # fmt: skip
    if read.kind is Kind.UNKNOWN:
        raise _not_understood(row, "due", read.notes[0])
    if not row.cells.get("reason"):
        raise Refused(
            N_("{cell}: say why the due date moves"), cell=row.cell("reason" if "reason" in row.cells else "due")
        )
    return read


def _read(phrase: str, plan: Plan) -> Due:
    return due.read(phrase, plan.date, plan.language or "fr") if phrase else NO_DUE


def _is_same(read: Due, now: Due) -> bool:
    """Whether two phrases are one date: a spreadsheet may have made « 31 mars 2005 » a date of its own."""
    found = when(read)
    return found is not None and found == when(now)


def when(due: Due) -> tuple[object, ...] | None:
    """What makes two phrases one due date, however they are written; None where it has no last day."""
    return (due.kind, due.earliest, due.latest, due.precision) if due.latest else None


def _not_understood(row: Row, key: str, reason: Note) -> Refused:
    return Refused(
        N_('{cell}: "{phrase}" is not understood as a date: {reason}'),
        cell=row.cell(key), phrase=row.cells[key], reason=reason,
    )  # fmt: skip


def check_reason(asked: Asked, later: Due | None) -> None:
    """Refused where a reason stands beside a date that does not move; one that the plan has is no news."""
    said = asked.row.cells.get("reason", "")
    known = [words(text) for each in asked.action.revisions for text in languages(each.reason)]
    whose = [words(reason_by(asked.office.key, said, language)) for language in LANGUAGES] if asked.office else []
    is_known = words(said) in known or any(each in text for each in whose for text in known)
    if said and later is None and not is_known:
        raise Refused(N_("{cell}: a reason for a new date is given, but no new date"), cell=asked.row.cell("reason"))


def reason_by(office: str, reason: str, language: Language) -> str:
    """*reason* with the *office* that gives it: one of several who answer for an action."""
    return Wording(language).labelled(office, reason)


def note_of(asked: Asked) -> str | None:
    """What is written as a new note, or over the last one; None where the plan has it already."""
    row, then = asked.row, asked.then
    new, over = row.cells.get("note", ""), row.cells.get("update", "")
    updates = asked.action.updates
    shown = updates[max(then.updates - 1, 0) :] if then else updates
    is_shown = (then and then.has_update(over)) or _is_known(over, shown)
    changed = "" if is_shown else over
    if new and changed:
        raise Refused(
            N_("{cell}: there is a new note, and the last update was written over; keep one of the two"),
            cell=row.cell("note"),
        )
    if changed:
        last = in_language(updates[-1].text, asked.language or "fr") if updates else ""
        _differs(asked, "update", changed, last if then else None, last)
        if other := asked.updates.get(words(changed)):
            raise Refused(
                N_("{cell}: the last update of {other} appears here; if it is also an update of {id}, write it as"
                   " a new note"),
                cell=row.cell("update"), other=other, id=asked.action.id,
            )  # fmt: skip
    note = new or changed
    since = updates[then.updates :] if then else updates
    return note if note and not _is_known(note, asked.own if asked.office else since) else None


def _is_known(text: str, updates: tuple[Update, ...]) -> bool:
    """Whether one of *updates* says *text*, in either language."""
    return is_one_of(text, {words(each) for update in updates for each in languages(update.text)})
