"""What offices answered, in words: each action with the status, date and note that come back for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.view.cells import Column, Table, quoted
from csecplan.view.columns import COLUMNS
from csecplan.view.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from csecplan.model import Status
    from csecplan.texts import Language, Text
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell


class OfficeAnswer(NamedTuple):
    """What *office* ("" where that is not known) says of the action *id*; `before` is the status it had given."""

    id: str
    title: Text
    office: str
    before: Status | None
    status: Status | None
    completed: date | None
    due: str
    reason: str
    note: str
    is_joint: bool
    """Whether the status is that of the office's own part."""


_COLUMNS = (
    COLUMNS["id"][0],
    COLUMNS["title"][0],
    Column("office", N_("Owner"), grows=True),
    COLUMNS["status"][0],
    Column("said", N_("Own part")),
    COLUMNS["completed"][0],
    COLUMNS["due"][0],
    COLUMNS["reason"][0],
    COLUMNS["note"][0],
)


def answers(found: Sequence[OfficeAnswer], language: Language | None, audience: Audience) -> Page:
    """*found*, one row each, in columns that say something; texts of the plan are in *language*."""
    rows = [_row(each, quoted(each.title, language, audience.wording), audience) for each in found]
    shown = [place for place in range(len(_COLUMNS)) if any(row[place] for row in rows)]
    table = Table.of([_COLUMNS[place] for place in shown], [[row[place] for place in shown] for row in rows])
    return Page(blocks=lambda: [table], data=lambda: table, records=list)


def _row(answer: OfficeAnswer, title: str, audience: Audience) -> list[Cell]:
    label = audience.wording.label
    status = label(answer.status) if answer.status else None
    if answer.status and answer.before and answer.before is not answer.status:
        status = f"{label(answer.before)} → {status}"
    whole, part = (None, status) if answer.is_joint else (status, None)
    return [
        answer.id, title, answer.office or None, whole, part, answer.completed,
        answer.due or None, answer.reason or None, answer.note or None,
    ]  # fmt: skip
