"""What a filled-in row asks for, against what the sheet said when it was written and what the plan says now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_, due, edits
from csecplan.folding import fold
from csecplan.model import NO_DUE, Kind, Status, in_language
from csecplan.query.names import languages
from csecplan.render.escape import visible
from csecplan.sheets.merged import merged_inputs
from csecplan.sheets.refused import Problem, Refused
from csecplan.sheets.rows import is_one_of, words
from csecplan.view.base import Base, is_of_old
from csecplan.wording import Wording, status_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from csecplan.model import Action, Due, Plan, Update
    from csecplan.sheets.rows import Filled, Row

__all__ = ["Problem", "Wish", "wishes"]


class Wish(NamedTuple):
    """What a row asks of one action; None where it asks for no such change. `cell` is that of the new date."""

    id: str
    status: Status | None = None
    completed: date | None = None
    due: Due | None = None
    reason: str = ""
    note: str | None = None
    cell: str = ""


class _Asked(NamedTuple):
    """A row with the action it is of: what the plan says now, and what the sheet said when it was written.

    `then` is None where the sheet does not say. `language` is the sheet's;
    `updates` has, by its text, of which action something is the last one.
    """

    row: Row
    action: Action
    now: Base
    then: Base | None
    language: str | None
    updates: Mapping[str, str]

    def label(self, status: Status | str) -> str:
        """*status* as the sheet names it."""
        if self.language and status in list(Status):
            return Wording(self.language).label(Status(status))
        return str(status)


def wishes(sheet: Filled, plan: Plan, as_of: date) -> tuple[list[Wish], list[Problem]]:
    """What *sheet* asks of *plan*, and what is wrong with it; rows that ask for nothing are passed over."""
    actions: dict[str, list[Action]] = {}
    for _, action in plan.actions():
        actions.setdefault(fold(action.id), []).append(action)
    asked: list[Wish] = []
    problems: list[Problem] = list(merged_inputs(sheet))
    seen: dict[str, Row] = {}
    updates = {
        words(text): action.id
        for _, action in plan.actions()
        for update in action.updates[-1:]
        for text in languages(update.text)
    }
    for row in sheet.rows:
        try:
            if _is_as_written(row) and len(actions.get(fold(row.cells["id"]), [])) != 1:
                continue  # an action without an id, or with another's: nothing is asked of it
            action = _action(row, actions, seen)
            now = Base.of(action, as_of)
            asked += _wish(_Asked(row, action, now, _then(row, action), sheet.language, updates), plan)
        except Refused as refused:
            problems.append(refused.problem)
    return asked, problems


def _action(row: Row, actions: Mapping[str, list[Action]], seen: dict[str, Row]) -> Action:
    identifier = row.cells["id"]
    if not identifier:
        raise Refused(
            N_('{cell}: the row has no ID; `csecplan add action` adds a new action; the row says "{text}"'),
            cell=row.place("id"), text=_told(row),
        )  # fmt: skip
    found = actions.get(fold(identifier), [])
    if len(found) != 1:
        raise Refused(
            N_('{cell}: the plan has no action "{id}"; its row says "{text}"'),
            cell=row.place("id"), id=identifier, text=_told(row),
        )  # fmt: skip
    other = seen.setdefault(fold(identifier), row)
    if other is not row:
        raise Refused(
            N_("{cell}: {id} stands on row {row} too"), cell=row.place("id"), id=identifier, row=other.number
        )
    return found[0]


def _is_as_written(row: Row) -> bool:
    """Whether *row* says what it said when it was written, and no more."""
    try:
        base = Base.from_text(row.cells.get("base", ""))
    except ValueError:
        return False
    says = row.cells.get
    status = status_named(says("status", "")) or ""
    is_filled_in = says("note") or says("reason") or row.others
    return not is_filled_in and (
        fold(base.id or "?") == fold(row.cells["id"])
        and (status, says("completed", base.completed)) == (base.status, base.completed)
        and words(says("due", base.due)) == words(base.due)
        and (base.has_update(says("update", "")) or not (says("update") or base.update))
    )


def _told(row: Row) -> str:
    """What *row* says, but for its id and what is out of sight."""
    cells = [text for key, text in row.cells.items() if key not in ("id", "base")]
    return " | ".join(" ".join(text.split()) for text in (*cells, *row.others.values()) if text)


def _then(row: Row, action: Action) -> Base | None:
    """What the sheet had when it was written; None where it does not say, or not of which action."""
    said = row.cells.get("base")
    if not said or is_of_old(said):
        return None
    try:
        base = Base.from_text(said)
    except ValueError:
        raise Refused(
            N_("{cell}: this cell says what the sheet had when it was written, and was changed"),
            cell=row.place("base"),
        ) from None
    if fold(base.id) != fold(action.id):
        raise Refused(
            N_("{cell}: this hidden cell belongs to {other}, but its row to {id}; sort whole rows, or start from"
               " a new sheet"),
            cell=row.place("base"), other=base.id, id=action.id,
        )  # fmt: skip
    return base


def _wish(asked: _Asked, plan: Plan) -> Iterator[Wish]:
    row = asked.row
    status = _status(asked)
    completed = _completed(asked, status)
    later = _due(asked, plan)
    note = _note(asked)
    if status and not note and edits.needs_note(asked.now.status, status):
        raise Refused(
            N_('{cell}: "{status}" needs a note that says why'), cell=row.place("status"), status=asked.label(status)
        )
    _check_reason(asked, later)
    if completed and status is None:
        status = Status(asked.now.status)
    if status or later or note:
        yield Wish(
            asked.action.id, status, completed, later, row.cells.get("reason", ""), note, row.place("due")
        )  # fmt: skip


# -- one cell -------------------------------------------------------------------------------------


def _differs(asked: _Asked, key: str, new: str, then: str | None, now: str) -> bool:
    """Whether the office changed *key* to what the plan does not say yet.

    Refused where both changed it, and where the sheet does not say what it was.
    """
    if new in (then, now):
        return False
    told = asked.label if key == "status" else str
    facts = {"cell": asked.row.place(key), "new": asked.row.cells[key], "now": told(now)}
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


def _status(asked: _Asked) -> Status | None:
    said = asked.row.cells.get("status")
    if said is None:
        return None
    status = status_named(_unquoted(said))
    if status is None and said != asked.now.status:
        known = tuple(map(asked.label, Status))
        cell = asked.row.place("status")
        if not said:
            raise Refused(N_("{cell}: the cell is empty; a status is one of {known}"), cell=cell, known=known)
        raise Refused(N_('{cell}: "{value}" is not a status; use one of {known}'), cell=cell, value=said, known=known)
    then = asked.then.status if asked.then else None
    return status if _differs(asked, "status", status or said, then, asked.now.status) else None


def _unquoted(text: str) -> str:
    """*text* without quotation marks around it."""
    return text.strip("«»“”„\"'’‘ \u00a0\u202f") or text


def _completed(asked: _Asked, status: Status | None) -> date | None:
    """The day that an action was completed, where the sheet says another than the plan."""
    row, now, then = asked.row, asked.now, asked.then
    said = row.cells.get("completed")
    if said is None or said == now.completed or (then and said == then.completed):
        return None
    if not said:
        if status and not status.is_implemented:
            return None
        raise Refused(
            N_("{cell}: a day of completion goes only when the action is reopened"), cell=row.place("completed")
        )
    day = due.day(said, None)
    if day.kind is not Kind.DATED or day.latest is None:
        raise _not_understood(row, "completed", day)
    if not _differs(asked, "completed", day.latest.isoformat(), then.completed if then else None, now.completed):
        return None
    if not (status or Status(now.status or Status.PLANNED)).is_implemented:
        raise Refused(
            N_("{cell}: it has a day of completion, and its status is not done"), cell=row.place("completed")
        )
    return day.latest


def _due(asked: _Asked, plan: Plan) -> Due | None:
    row, then = asked.row, asked.then
    said = row.cells.get("due")
    if said is None or words(said) in (words(asked.now.due), words(then.due) if then else None):
        return None
    read = _read(said, plan)
    if _is_same(read, asked.action.current_due) or (then and _is_same(read, _read(then.due, plan))):
        return None
    _differs(asked, "due", words(said), words(then.due) if then else None, visible(asked.now.due))
    if not said or read.kind is Kind.NONE:
        raise Refused(N_("{cell}: a due date is moved, not taken away"), cell=row.place("due"))
    if read.kind is Kind.DONE:
        raise Refused(
            N_('{cell}: "{phrase}" says that it is done, not when it is due; that is a status'),
            cell=row.place("due"), phrase=said,
        )  # fmt: skip
    if read.kind is Kind.UNKNOWN:
        raise _not_understood(row, "due", read)
    if not row.cells.get("reason"):
        raise Refused(
            N_("{cell}: say why the due date moves"), cell=row.place("reason" if "reason" in row.cells else "due")
        )
    return read


def _read(phrase: str, plan: Plan) -> Due:
    return due.read(phrase, plan.date, plan.language or "fr") if phrase else NO_DUE


def _is_same(read: Due, now: Due) -> bool:
    """Whether two phrases are one date: a spreadsheet may have made « 31 mars 2005 » a date of its own."""
    return read.latest is not None and read[1:5] == now[1:5]


def _not_understood(row: Row, key: str, read: Due) -> Refused:
    return Refused(
        N_('{cell}: "{phrase}" is not understood as a date: {reason}'),
        cell=row.place(key), phrase=row.cells[key], reason=read.notes[0] if read.notes else "",
    )  # fmt: skip


def _check_reason(asked: _Asked, later: Due | None) -> None:
    """Refused where a reason stands beside a date that does not move; one that the plan has is no news."""
    said = asked.row.cells.get("reason", "")
    known = {words(text) for each in asked.action.revisions for text in languages(each.reason)}
    if said and later is None and words(said) not in known:
        raise Refused(N_("{cell}: a reason for a new date is given, but no new date"), cell=asked.row.place("reason"))


def _note(asked: _Asked) -> str | None:
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
            cell=row.place("note"),
        )
    if changed:
        last = in_language(updates[-1].text, asked.language or "fr") if updates else ""
        _differs(asked, "update", changed, last if then else None, last)
        if other := asked.updates.get(words(changed)):
            raise Refused(
                N_("{cell}: the last update of {other} appears here; if it is also an update of {id}, write it as"
                   " a new note"),
                cell=row.place("update"), other=other, id=asked.action.id,
            )  # fmt: skip
    note = new or changed
    return note if note and not _is_known(note, updates[then.updates :] if then else updates) else None


def _is_known(text: str, updates: tuple[Update, ...]) -> bool:
    """Whether one of *updates* says *text*, in either language."""
    return is_one_of(text, {words(each) for update in updates for each in languages(update.text)})
