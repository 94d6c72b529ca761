"""What a filled-in row asks for, against what the sheet said when it was written and what the plan says now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_, due
from csecplan.folding import fold
from csecplan.model import NO_DUE, Kind, Status
from csecplan.query.names import languages
from csecplan.render.escape import visible
from csecplan.view.columns import base
from csecplan.wording import status_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from csecplan.model import Action, Due, Fact, Plan
    from csecplan.sheets.rows import Row


class Problem(NamedTuple):
    """Why a row cannot be taken: a sentence and its facts, among them the cell."""

    sentence: str
    facts: Mapping[str, Fact]


class Wish(NamedTuple):
    """What a row asks of one action; None where it asks for no such change."""

    id: str
    status: Status | None = None
    completed: date | None = None
    due: Due | None = None
    reason: str = ""
    note: str | None = None


class _Refused(Exception):
    def __init__(self, sentence: str, **facts: Fact) -> None:
        self.problem = Problem(sentence, facts)


class _State(NamedTuple):
    """What can be changed of an action: as the sheet had it, or as the plan has it."""

    status: str
    completed: str
    updates: int
    due: str


def wishes(rows: Sequence[Row], plan: Plan) -> tuple[list[Wish], list[Problem]]:
    """What *rows* ask of *plan*, and what is wrong with them; rows that ask for nothing are passed over."""
    actions: dict[str, list[Action]] = {}
    for _, action in plan.actions():
        actions.setdefault(fold(action.id), []).append(action)
    asked: list[Wish] = []
    problems: list[Problem] = []
    seen: dict[str, Row] = {}
    for row in rows:
        try:
            asked += _wish(row, _action(row, actions, seen), plan)
        except _Refused as refused:
            problems.append(refused.problem)
    return asked, problems


def _action(row: Row, actions: Mapping[str, list[Action]], seen: dict[str, Row]) -> Action:
    identifier = row.cells["id"]
    found = actions.get(fold(identifier), [])
    if len(found) != 1:
        raise _Refused(N_('{cell}: the plan has no action "{id}"'), cell=row.place("id"), id=identifier)
    other = seen.setdefault(fold(identifier), row)
    if other is not row:
        raise _Refused(
            N_("{cell}: {id} stands on row {row} too"), cell=row.place("id"), id=identifier, row=other.number
        )
    return found[0]


def _wish(row: Row, action: Action, plan: Plan) -> Iterator[Wish]:
    now = _state(visible(base(action)))
    then = _then(row) or now
    status = _status(row, then, now)
    completed = _completed(row, then, now, status)
    later = _due(row, then, now, plan)
    note = _note(row, action, then)
    _check_reasons(row, now, status, note)
    if completed and status is None:
        status = Status(now.status)
    if status or later or note:
        yield Wish(action.id, status, completed, later, row.cells.get("reason", ""), note)


def _state(said: str) -> _State:
    status, completed, updates, phrase = said.split(" | ", 3)
    return _State(status, completed, int(updates), " ".join(phrase.split()))


def _then(row: Row) -> _State | None:
    """What the sheet had when it was written; None where it has no such column."""
    said = row.cells.get("base")
    if not said:
        return None
    try:
        return _state(f"{said} ")
    except ValueError:
        raise _Refused(
            N_("{cell}: this cell says what the sheet had when it was written, and was changed"),
            cell=row.place("base"),
        ) from None


# -- one cell -------------------------------------------------------------------------------------


def _differs(row: Row, key: str, new: str, then: str, now: str) -> bool:
    """Whether the office changed *key* to what the plan does not say yet. Refused where both changed it."""
    if new in (then, now):
        return False
    if then != now:
        raise _Refused(
            N_('{cell}: the sheet says "{new}", and the plan, which said "{then}" when it was written, now "{now}"'),
            cell=row.place(key), new=row.cells[key], then=_told(key, then), now=_told(key, now),
        )  # fmt: skip
    return True


def _told(key: str, value: str) -> Fact:
    """*value* as people know it."""
    return Status(value) if key == "status" and value in list(Status) else value


def _status(row: Row, then: _State, now: _State) -> Status | None:
    said = row.cells.get("status")
    if said is None:
        return None
    status = status_named(said)
    if status is None and said != now.status:
        known = tuple(map(str, Status))
        raise _Refused(
            N_('{cell}: "{value}" is not a status; use one of {known}'),
            cell=row.place("status"), value=said, known=known,
        )  # fmt: skip
    return status if _differs(row, "status", status or said, then.status, now.status) else None


def _completed(row: Row, then: _State, now: _State, status: Status | None) -> date | None:
    """The day that an action was completed, where the sheet says another than the plan."""
    said = row.cells.get("completed")
    if said is None or said in (then.completed, now.completed):
        return None
    if not said:
        if status and not status.is_implemented:
            return None
        raise _Refused(
            N_("{cell}: a day of completion goes only when the action is reopened"), cell=row.place("completed")
        )
    day = due.day(said, None)
    if day.kind is not Kind.DATED or day.latest is None:
        raise _not_understood(row, "completed", day)
    if not (status or Status(now.status or Status.PLANNED)).is_implemented:
        raise _Refused(
            N_("{cell}: it has a day of completion, and its status is not done"), cell=row.place("completed")
        )
    return day.latest if _differs(row, "completed", day.latest.isoformat(), then.completed, now.completed) else None


def _due(row: Row, then: _State, now: _State, plan: Plan) -> Due | None:
    said = row.cells.get("due")
    if said is None or not _differs(row, "due", " ".join(said.split()), visible(then.due), visible(now.due)):
        return None
    read = due.read(said, plan.date, plan.language or "fr") if said else NO_DUE
    if not said or read.kind is Kind.NONE:
        raise _Refused(N_("{cell}: a due date is moved, not taken away"), cell=row.place("due"))
    if read.kind is Kind.DONE:
        raise _Refused(
            N_('{cell}: "{phrase}" says that it is done, not when it is due; that is a status'),
            cell=row.place("due"), phrase=said,
        )  # fmt: skip
    if read.kind is Kind.UNKNOWN:
        raise _not_understood(row, "due", read)
    if not row.cells.get("reason"):
        raise _Refused(
            N_("{cell}: say why the due date moves"), cell=row.place("reason" if "reason" in row.cells else "due")
        )
    return read


def _not_understood(row: Row, key: str, read: Due) -> _Refused:
    reason: Fact = read.notes[0] if read.notes else ""
    return _Refused(
        N_('{cell}: "{phrase}" is not understood as a date: {reason}'),
        cell=row.place(key), phrase=row.cells[key], reason=reason,
    )  # fmt: skip


def _note(row: Row, action: Action, then: _State) -> str | None:
    """What is written as a new note, or over the last one; None where the plan has it already."""
    new, over = row.cells.get("note", ""), row.cells.get("update")
    known = [_words(text) for update in action.updates for text in languages(update.text)]
    shown = action.updates[then.updates - 1 : then.updates] if then.updates else ()
    written = [_words(text) for update in shown for text in languages(update.text)]
    changed = over if over and _words(over) not in written else ""
    if new and changed:
        raise _Refused(
            N_("{cell}: there is a new note, and the last update was written over; keep one of the two"),
            cell=row.place("note"),
        )
    note = new or changed
    later = known if new else known[then.updates :]
    return note if note and _words(note) not in later else None


def _words(text: str) -> str:
    return " ".join(visible(text).split())


def _check_reasons(row: Row, now: _State, status: Status | None, note: str | None) -> None:
    """Refused where a change of status needs a note and has none."""
    if status is None or note or status == now.status:
        return
    was_closed = now.status in list(Status) and not Status(now.status).is_open
    if status in {Status.NO_ACTION, Status.OBSOLETE} or (was_closed and status.is_open):
        raise _Refused(N_('{cell}: "{status}" needs a note that says why'), cell=row.place("status"), status=status)
