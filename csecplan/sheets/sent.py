"""Sheets of a request: whom each was sent to, of which plan it is, and whether anybody filled it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.folding import fold
from csecplan.sheets.answering import Answering, bases
from csecplan.sheets.errors import OtherPlan, SheetError
from csecplan.sheets.ignored import GONE, left_alone
from csecplan.sheets.rows import filled, words
from csecplan.sheets.wishes import is_as_written
from csecplan.texts import languages
from csecplan.view.base import mark, plan_marks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from csecplan.model import Plan
    from csecplan.query import Entry
    from csecplan.sheets.rows import Filled


def as_sent(data: bytes, name: str, plan: Plan, entries: Sequence[Entry], as_of: date) -> set[str] | None:
    """The marks that the workbook *data* keeps, if it is a sheet of a request as it was sent; else None.

    *entries* are those of *plan* on *as_of*. What the plan alone changed since does not count.
    """
    try:
        sheet = filled(data, name, plan)
    except SheetError:
        return None
    if not any(bases(sheet)) or is_filled_in(sheet):
        return None
    if any(left.sentence != GONE for left in left_alone(sheet, plan, entries, as_of)):
        return None
    return set(sheet.file.mark.split())


def is_filled_in(sheet: Filled) -> bool:
    """Whether a row of *sheet* says something else than when it was written."""
    return not all(map(is_as_written, sheet.rows))


def mark_of(data: bytes) -> str:
    """The mark of the text *data*."""
    return mark(data.decode("utf-8", "replace"))


def is_request_of(sheet: Filled, plan: Plan) -> bool:
    """Whether *sheet* is of a request about *plan*, as its title and its date are now."""
    ours = plan_marks(plan)
    return any(base.plan == ours for base in bases(sheet))


def check_sent(sheet: Filled, name: str, plan: Plan) -> None:
    """Raise OtherPlan where *sheet* is of a request about another plan than *plan*.

    One whose title or date alone is another was corrected since, if an action
    in it still says what the sheet says. Raises OfficeGone where *plan* does
    not have the office.
    """
    ours = plan_marks(plan).split()
    for base in bases(sheet):
        same = [one == other for one, other in zip(ours, base.plan.split(), strict=False)]
        if not (all(same) and len(ours) == len(base.plan.split())) and not (any(same) and _has_texts(sheet, plan)):
            raise OtherPlan(name=name)
    Answering(sheet, name, plan)


def _has_texts(sheet: Filled, plan: Plan) -> bool:
    """Whether a row of *sheet* says of its action what *plan* says."""
    texts = {fold(action.id): {words(text) for text in languages(action.text)} for _, action in plan.actions()}
    return any(words(row.cells.get("text", "")) in texts.get(fold(row.cells["id"]), ()) for row in sheet.rows)
