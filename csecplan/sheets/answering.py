"""Who filled in a row of a sheet, and what that office had reported of the action before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from csecplan import N_, known
from csecplan.folding import nearest
from csecplan.joint import Offices
from csecplan.sheets.errors import OfficeGone
from csecplan.sheets.refused import Refused
from csecplan.view.base import Base
from csecplan.view.request import OFFICE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from csecplan.joint import OfficeStatus
    from csecplan.model import Action, Plan, Status
    from csecplan.sheets.rows import Filled, Row


def bases(sheet: Filled) -> Iterator[Base]:
    """What the rows of *sheet* that are of a request were made from."""
    for row in sheet.rows:
        try:
            base = Base.from_text(row.cells.get("base", ""))
        except ValueError:
            continue
        if base.office:
            yield base


class Office(NamedTuple):
    """The office that a row is of; `is_joint` where others answer for the action too.

    `last` is its last word, which counts from the day `spoke`; None where it has not spoken.
    """

    key: str
    is_joint: bool
    last: OfficeStatus
    spoke: date | None

    @property
    def said(self) -> Status | None:
        """The status that it last gave of its own part."""
        return self.last.status if self.is_joint else None


class Answering:
    """Tells which office each row of *sheet*, called *name*, is of.

    Raises OfficeGone where *plan* does not have one.
    """

    def __init__(self, sheet: Filled, name: str, plan: Plan) -> None:
        self.offices = Offices(plan)
        named = dict.fromkeys(base.office for base in bases(sheet))
        for word in sheet.file.mark.split():
            if word.startswith(OFFICE) and not named:
                named[unquote(word.removeprefix(OFFICE))] = None
        for each in named:
            if self.offices.key(each) is None:
                raise OfficeGone(name=name, office=each, choices=nearest(each, self.offices.keys))
        self._whole = self.offices.key(next(iter(named))) if len(named) == 1 else None

    def of(self, row: Row, action: Action) -> Office | None:
        """The office that *row*, which is of *action*, is of; None in a sheet that was not sent to one."""
        try:
            base = Base.from_text(row.cells.get("base", ""))
        except ValueError:
            base = None
        key = self.offices.key(base.office) if base and base.office else self._whole
        if key is None:
            return None
        answering = self.offices.answering(action.owners)
        last = self.offices.last_word(action, key)
        spoke = None if last.place is None else list(known.days_of(action.updates))[last.place]
        return Office(key, answering != (key,), last, spoke)

    def speaks(self, office: str, by: str | None) -> bool:
        """Whether *by* names *office*."""
        return by is not None and office in self.offices.called(by)

    def check_answers(self, row: Row, action: Action, office: Office, key: str) -> None:
        """Refused where *office* no longer answers for *action*, whose *key* it changed."""
        if office.key not in self.offices.answering(action.owners):
            raise Refused(
                N_("{cell}: {office} no longer answers for {id}, and gives it a new status or due date"),
                cell=row.cell(key), office=office.key, id=action.id,
            )  # fmt: skip
