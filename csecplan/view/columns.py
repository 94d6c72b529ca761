"""The columns a list of actions can have, and which of them each format shows by default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.extensions import extension
from csecplan.joint import is_joint
from csecplan.model import Status
from csecplan.state import state_of
from csecplan.timeliness import Timeliness, deadline
from csecplan.view.cells import Column, DaysLate, Link, Marks, Names, Reported, Standing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from csecplan.query import Entry
    from csecplan.view.cells import Cell

_WITH_DAYS = frozenset({Timeliness.OVERDUE, Timeliness.DUE_SOON})


def standing(entry: Entry, as_of: date) -> Standing:
    """How *entry* stands on *as_of*, with the days it is late or has left."""
    latest = deadline(entry.action)
    if entry.timeliness not in _WITH_DAYS or latest is None:
        return Standing(entry.timeliness)
    return Standing(entry.timeliness, abs((latest - as_of).days))


def marks(entry: Entry) -> Marks | None:
    """What is worth seeing beside how *entry* stands."""
    return Marks(entry.marks, extension(entry.action)) if entry.marks else None


def reported(entry: Entry) -> Reported | None:
    """What the offices of a joint action last said of their parts: those that were asked for, if any, else all."""
    if not is_joint(entry.reported):
        return None
    asked = tuple(each for each in entry.reported if each.owner in entry.asked)
    return Reported(asked or entry.reported)


def _with_status(entry: Entry, as_of: date) -> Standing:
    return standing(entry, as_of)._replace(status=entry.action.status)


def _last_update(entry: Entry) -> Cell:
    return entry.action.updates[-1].text if entry.action.updates else None


def _updated(entry: Entry) -> Cell:
    return max((update.date for update in entry.action.updates if update.date), default=None)


def _original(entry: Entry) -> Cell:
    return entry.action.original_due


def _base(entry: Entry, as_of: date) -> Cell:
    from csecplan.view.base import Base  # only sheets and csv need it

    return Base.of(entry.action, as_of).to_text()


COLUMNS: dict[str, tuple[Column, Callable[[Entry, date], Cell]]] = {
    column.key: (column, value)
    for column, value in (
        (Column("plan", N_("Plan")), lambda entry, _: entry.plan.name),
        (Column("id", N_("Id"), link=Link.THERE), lambda entry, _: entry.action.id or "?"),
        (Column("recommendation", N_("Rec.")), lambda entry, _: entry.recommendation.id),
        (Column("section", N_("Section")), lambda entry, _: entry.recommendation.section),
        (
            Column("title", N_("Action"), grows=True, quoted=True),
            lambda entry, _: entry.title,
        ),
        (Column("text", N_("Text"), grows=True, quoted=True), lambda entry, _: entry.action.text),
        (Column("response", N_("Response"), grows=True, quoted=True), lambda entry, _: entry.recommendation.response),
        (Column("decision", N_("Decision")), lambda entry, _: entry.recommendation.decision),
        (Column("state", N_("State of rec.")), lambda entry, _: state_of(entry.recommendation)),
        (
            Column("owners", N_("Owners"), grows=True),
            lambda entry, _: Names(entry.action.owners, entry.through),
        ),
        (Column("due", N_("Due")), lambda entry, _: entry.action.current_due),
        (Column("earliest", N_("Not before")), lambda entry, _: entry.action.current_due.earliest),
        (Column("latest", N_("Deadline"), under=("due",)), lambda entry, _: deadline(entry.action)),
        (Column("original", N_("First due")), lambda entry, _: _original(entry)),
        (
            Column("revisions", N_("Revisions"), numeric=True),
            lambda entry, _: len(entry.action.revisions) or None,
        ),
        (
            Column("status", N_("Status"), choices=tuple(Status), under=("timeliness",)),
            lambda entry, _: entry.action.status,
        ),
        (Column("completed", N_("Completed")), lambda entry, _: entry.action.completed),
        (Column("timeliness", N_("Timeliness"), under=("due",)), standing),
        (Column("standing", N_("Standing"), under=("due",)), _with_status),
        (Column("days", N_("Days late"), numeric=True), lambda entry, _: DaysLate(entry.days_overdue) or None),
        (Column("marks", N_("Marks"), under=("timeliness", "standing")), lambda entry, _: marks(entry)),
        (Column("reported", N_("Reported"), under=("status",)), lambda entry, _: reported(entry)),
        (Column("extension", N_("Days given"), numeric=True), lambda entry, _: extension(entry.action).days),
        (Column("updated", N_("Updated")), lambda entry, _: _updated(entry)),
        (Column("update", N_("Last update"), grows=True, quoted=True), lambda entry, _: _last_update(entry)),
        (Column("evidence", N_("Evidence"), grows=True), lambda entry, _: entry.action.evidence),
        (Column("see", N_("See")), lambda entry, _: entry.action.see),
        (Column("note", N_("New note"), grows=True), lambda *_: None),
        (Column("reason", N_("Why a new date"), grows=True), lambda *_: None),
        (Column("base", N_("As written"), hidden=True), _base),
    )
}

ID_AMONG_PLANS = Column("id", N_("Plan/Id"), link=Link.THERE)
"""Of ids with the plan's name before them, which stand where no column beside them says it."""

FOR_PEOPLE = ("id", "title", "owners", "due", "status", "timeliness")
OVERDUE = ("id", "title", "owners", "due", "latest", "timeliness")
FOR_PROGRAMS = (
    "id",
    "recommendation",
    "section",
    "title",
    "text",
    "owners",
    "due",
    "earliest",
    "latest",
    "original",
    "revisions",
    "status",
    "completed",
    "timeliness",
    "days",
    "marks",
    "updated",
    "update",
    "base",
)
SHEET = ("id", "recommendation", "title", "text", "owners", "due", "latest", "status", "completed", "timeliness",
         "update", "note", "reason", "base")  # fmt: skip
"""What a sheet to be filled in shows; what is written in `note` and `reason` comes back with it."""
