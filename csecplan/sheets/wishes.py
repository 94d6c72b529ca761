"""What a filled-in row asks for, against what the sheet said when it was written and what the plan says now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_, edits
from csecplan.folding import fold
from csecplan.i18n.wording import word_named
from csecplan.model import Status
from csecplan.sheets.answering import Answering
from csecplan.sheets.cells import Asked, check_reason, completed_on, is_same_day, later_due, note_of, status_of
from csecplan.sheets.merged_cells import merged_inputs
from csecplan.sheets.refused import Problem, Refused
from csecplan.sheets.rows import words
from csecplan.texts import languages
from csecplan.view.base import Base, is_of_old

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from csecplan.model import Action, Due, Plan
    from csecplan.sheets.answering import Office
    from csecplan.sheets.rows import Filled, Row

__all__ = ["Problem", "Wish", "wishes"]


class Wish(NamedTuple):
    """What a row asks of one action; None where it asks for no such change. `cell` is that of the new date.

    `office` is whose answer it is, in a sheet that was sent to one. Where
    `is_joint` the status is of its own part of the action, of which it last
    spoke on the day `spoke`.
    """

    id: str
    status: Status | None = None
    completed: date | None = None
    due: Due | None = None
    reason: str = ""
    note: str | None = None
    cell: str = ""
    office: str = ""
    is_joint: bool = False
    status_cell: str = ""
    spoke: date | None = None


def wishes(sheet: Filled, plan: Plan, as_of: date, name: str = "") -> tuple[list[Wish], list[Problem]]:
    """What *sheet*, the file *name*, asks of *plan*, and what is wrong with it.

    Rows that ask for nothing are passed over. Raises OfficeGone.
    """
    actions: dict[str, list[Action]] = {}
    for _, action in plan.actions():
        actions.setdefault(fold(action.id), []).append(action)
    asked: list[Wish] = []
    problems: list[Problem] = list(merged_inputs(sheet))
    seen: dict[tuple[str, str], Row] = {}
    answering = Answering(sheet, name, plan)
    updates = _last_updates(plan)
    for row in sheet.rows:
        try:
            if is_as_written(row) and len(actions.get(fold(row.cells["id"]), [])) != 1:
                continue  # an action that is gone, without an id, or with another's: nothing is asked of it
            action = _action(row, actions)
            office = answering.of(row, action)
            _check_once(row, office, seen)
            now = Base.of(action, as_of)._replace(said=office.said or "" if office else "")
            then = _then(row, action)
            since = action.updates[then.updates if then else 0 :]
            own = tuple(each for each in since if office and answering.speaks(office.key, each.by))
            asked += _wish(Asked(row, action, now, then, sheet.language, updates, office, own), plan, answering)
        except Refused as refused:
            problems.append(refused.problem)
    return asked, problems


def _last_updates(plan: Plan) -> dict[str, str]:
    """The last update of each action of *plan*, in each language, with the action's id."""
    return {
        words(text): action.id
        for _, action in plan.actions()
        for update in action.updates[-1:]
        for text in languages(update.text)
    }


def _action(row: Row, actions: Mapping[str, list[Action]]) -> Action:
    identifier = row.cells["id"]
    if not identifier:
        raise Refused(
            N_('{cell}: the row has no ID; `csecplan add action` adds a new action; the row says "{text}"'),
            cell=row.cell("id"), text=_text_of(row),
        )  # fmt: skip
    found = actions.get(fold(identifier), [])
    if len(found) != 1:
        raise Refused(
            N_('{cell}: the plan has no action "{id}"; its row says "{text}"'),
            cell=row.cell("id"), id=identifier, text=_text_of(row),
        )  # fmt: skip
    return found[0]


def _check_once(row: Row, office: Office | None, seen: dict[tuple[str, str], Row]) -> None:
    """Refused where another row is of the same action, and of the same office."""
    identifier = row.cells["id"]
    other = seen.setdefault((fold(identifier), office.key if office else ""), row)
    if other is not row:
        raise Refused(
            N_("{cell}: {id} stands on row {row} too"), cell=row.cell("id"), id=identifier, row=other.number
        )


def is_as_written(row: Row) -> bool:
    """Whether *row* says what it said when it was written, and no more."""
    try:
        base = Base.from_text(row.cells.get("base", ""))
    except ValueError:
        return False
    says = row.cells.get
    status = word_named(Status, says("status", "")) or ""
    is_filled_in = says("note") or says("reason") or row.others
    return not is_filled_in and (
        fold(base.id or "?") == fold(row.cells["id"])
        and status == base.shown
        and is_same_day(says("completed", base.completed), base.completed)
        and words(says("due", base.due)) == words(base.due)
        and (base.has_update(says("update", "")) or not (says("update") or base.update))
    )


def _text_of(row: Row) -> str:
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
            cell=row.cell("base"),
        ) from None
    if fold(base.id) != fold(action.id):
        raise Refused(
            N_("{cell}: this hidden cell belongs to {other}, but its row to {id}; sort whole rows, or start from"
               " a new sheet"),
            cell=row.cell("base"), other=base.id, id=action.id,
        )  # fmt: skip
    return base


def _wish(asked: Asked, plan: Plan, answering: Answering) -> Iterator[Wish]:
    row, office = asked.row, asked.office
    status = status_of(asked)
    completed = completed_on(asked, status)
    later = later_due(asked, plan)
    note = note_of(asked)
    if status and not note and edits.needs_note(asked.now.said if asked.is_joint else asked.now.status, status):
        raise Refused(
            N_('{cell}: "{status}" needs a note that says why'), cell=row.cell("status"), status=asked.label(status)
        )
    check_reason(asked, later)
    if completed and status is None:
        status = Status(asked.now.shown)
    if office and (status or later):
        answering.check_answers(row, asked.action, office, "status" if status else "due")
    if status or later or note:
        yield Wish(
            asked.action.id, status, completed, later, row.cells.get("reason", ""), note, row.cell("due"),
            office.key if office else "", asked.is_joint, row.cell("status"),
            office.spoke if office else None,
        )  # fmt: skip
