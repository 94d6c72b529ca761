"""A sheet that comes back and has rows of several plans: which plan it is for, and which rows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_, sheets, store
from csecplan.cli.choosing import in_one_plan, narrow_to
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.folding import fold

if TYPE_CHECKING:
    from pathlib import Path

    from csecplan.cli.session import Session
    from csecplan.model import Plan
    from csecplan.sheets import Filled


class SheetOfSeveralPlans(CsecplanError):
    """A sheet whose rows are of several plans, where several are named."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "{name} has rows of several plans, {plans}; import it into each of them, which --plan names alone and which"
        " takes its own rows; nothing was changed"
    )


class SheetOfOtherPlans(CsecplanError):
    """A sheet that has rows of several plans, and none of the plan it is imported into."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{name} has rows of the plans {plans}, and none of {plan}; nothing was changed")


def in_plan_of_sheet(session: Session, file: Path) -> None:
    """Have *session* be about the plan that the sheet *file* is of, where several are named.

    It is the one that its column `plan` says, else the one that has all its
    ids. Raises SheetOfSeveralPlans, and what no plan raises.
    """
    from csecplan.model import Plan

    if not session.sources.are_several:
        return
    sheet = sheets.filled(store.read_bytes(file), file.name, Plan())
    plans = plans_of(sheet)
    if len(plans) > 1:
        raise SheetOfSeveralPlans(name=file.name, plans=tuple(plans))
    for source in session.each_source(report=False):
        if fold(session.sources.name_of(source)) in map(fold, plans):
            narrow_to(session, source.file)
            return
    in_one_plan(session, tuple(dict.fromkeys(row.cells["id"] for row in sheet.rows if row.cells["id"])))


def own_rows(session: Session, sheet: Filled, plan: Plan, name: str) -> Filled:
    """*sheet*, of rows of several plans those of *plan*, and a word about the others. Raises SheetOfOtherPlans."""
    plans = plans_of(sheet)
    if len(plans) < 2:
        return sheet
    own = [row for row in sheet.rows if fold(row.cells.get("plan", "")) in (fold(plan.name), "")]
    if fold(plan.name) not in map(fold, plans):
        raise SheetOfOtherPlans(name=name, plans=tuple(plans), plan=plan.name)
    others = session.output.wording.count(
        len(sheet.rows) - len(own),
        N_("{n} row is of another plan, and is imported into that one: {plans}"),
        N_("{n} rows are of other plans, and are imported into those: {plans}"),
        plans=tuple(each for each in plans if fold(each) != fold(plan.name)),
    )
    session.output.remark(others)
    return sheet._replace(rows=own)


def plans_of(sheet: Filled) -> list[str]:
    """The plans that the rows of *sheet* say they are of."""
    return list(dict.fromkeys(name for row in sheet.rows if (name := row.cells.get("plan", "").strip())))
