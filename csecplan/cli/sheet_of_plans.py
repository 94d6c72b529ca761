"""A sheet that comes back and has rows of several plans: which plan it is for, and which rows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_, sheets, store
from csecplan.cli.choosing import in_one_plan, narrow_to
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
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


class SheetsOfSeveralPlans(CsecplanError):
    """Sheets that are of several plans together, where several are named."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "{names} are of several plans, {plans}; import those of each plan by themselves, with that plan alone in"
        " --plan; nothing was changed"
    )


class SheetOfOtherPlans(CsecplanError):
    """A sheet that has rows of several plans, and none of the plan it is imported into."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{name} has rows of the plans {plans}, and none of {plan}; nothing was changed")


def in_plan_of_sheets(session: Session, files: Sequence[Path]) -> None:
    """Have *session*, for which several plans are named, be about the one plan that the sheets *files* are of.

    It is the one that their column `plan` says, or that they were requests
    of, else the one that has all their ids. What cannot be read is left for
    whoever imports it. Raises SheetOfSeveralPlans, SheetsOfSeveralPlans, and
    what no plan raises.
    """
    found = _read(files)
    for file, sheet in found.items():
        if len(plans := plans_of(sheet)) > 1:
            raise SheetOfSeveralPlans(name=file.name, plans=tuple(plans))
    meant = _meant(session, found.values())
    if len(meant) > 1:
        raise SheetsOfSeveralPlans(names=tuple(file.name for file in files), plans=tuple(meant.values()))
    if meant:
        narrow_to(session, *meant)
        return
    in_one_plan(session, tuple(dict.fromkeys(id for sheet in found.values() for id in _ids(sheet))))


def _read(files: Sequence[Path]) -> dict[Path, Filled]:
    """Those of *files* that can be read as sheets. Raises what the last one is refused for where none can."""
    from csecplan.model import Plan

    found: dict[Path, Filled] = {}
    for file in files:
        try:
            found[file] = sheets.filled(store.read_bytes(file), file.name, Plan())
        except CsecplanError:
            if file is files[-1] and not found:
                raise
    return found


def _meant(session: Session, found: Iterable[Filled]) -> dict[str, str]:
    """The files of the plans, with their names, that one of the sheets *found* says it is of, and of no other."""
    said: list[dict[str, str]] = [{} for _ in found]
    for source in session.each_source(report=False):
        name = session.sources.name_of(source)
        for sheet, plans in zip(found, said, strict=True):
            if _says(sheet, name, source.plan):
                plans[source.file] = name
    return {file: name for plans in said if len(plans) == 1 for file, name in plans.items()}


def _says(sheet: Filled, name: str, plan: Plan) -> bool:
    """Whether *sheet* says that it is of *plan*, which is called *name*: in its column, or as a request of it."""
    return fold(name) in map(fold, plans_of(sheet)) or sheets.is_request_of(sheet, plan)


def _ids(sheet: Filled) -> list[str]:
    return [row.cells["id"] for row in sheet.rows if row.cells["id"]]


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
