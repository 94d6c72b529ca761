"""A sheet that comes back: what it changes, what it says that nothing takes, and the change made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_, sheets, store
from csecplan.cli import writing
from csecplan.cli.changing import Declined
from csecplan.cli.sheet_of_plans import own_rows
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.edits import PartFaulty
from csecplan.edits.edit import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from csecplan.cli.commit import Commit
    from csecplan.cli.session import Session
    from csecplan.edits import Edit
    from csecplan.model import Fact
    from csecplan.sheets import Filled, Wish

NOTHING_NEW = N_("nothing to change: the plan says all that {name} says")
NOTHING_TAKEN = N_(
    "nothing was changed: apart from what is listed above, which is not imported, {name} has nothing new"
)
MOST_NAMED = 20
LONGEST_NAMED = 200
"""Characters of a text that is named."""


class SheetRefused(CsecplanError):
    """Cells that cannot be taken; each was said before."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{name} was not imported, because of the cells listed above; nothing was changed")


class NobodyToAsk(CsecplanError):
    """No terminal to ask at, and no --yes."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "there is no terminal to ask for confirmation; with `--yes` the changes are saved without "
        "asking; nothing was changed"
    )


def change_of(session: Session, file: Path, day: date, by: str | None) -> Edit | None:
    """What the sheet *file* changes, as reported on *day* by *by*; None where that is nothing, which is said.

    Whatever else the sheet says is named on stderr. Raises SheetRefused for
    cells that cannot be taken.
    """
    plan = session.source.plan
    sheet = own_rows(session, sheets.filled(store.read_bytes(file), file.name, plan), plan, file.name)
    is_ignored = _name_ignored(session, sheet)
    edit = _made(session, sheet, file.name, day, by)
    if not edit.is_empty:
        return edit
    session.output.say(NOTHING_TAKEN if is_ignored else NOTHING_NEW, name=file.name)
    return None


def make(session: Session, edit: Edit, commit: Commit, *, dry_run: bool, yes: bool) -> None:
    """Show *edit*, and write it where the person agrees."""
    session.output.show_diff(edit.before.text, edit.after.text)
    writing.caution(session, edit)
    if dry_run:
        session.output.say(N_("nothing was written (--dry-run)"))
        return
    if not yes:
        _ask(session)
    _write(session, edit, commit)


def _ask(session: Session) -> None:
    """Go on only where a person agrees. Raises NobodyToAsk, Declined."""
    if not session.output.is_attended:
        raise NobodyToAsk
    if not session.output.agrees(session.output.wording.say(N_("Write this?"))):
        raise Declined


def _made(session: Session, sheet: Filled, name: str, day: date, by: str | None) -> Edit:
    """What *sheet* asks for, or a word on stderr about each cell that cannot be taken."""
    wishes, problems = sheets.wishes(sheet, session.source.plan, session.as_of)
    if problems:
        _name(session, [(each.sentence, each.facts) for each in problems])
        raise SheetRefused(name=name)
    for wish in wishes:
        _remark_on_closed(session, wish)
    try:
        return sheets.made(session.source.document, wishes, day, by)
    except PartFaulty as faulty:
        session.output.show_diagnostics(faulty.diagnostics)
        raise


def _remark_on_closed(session: Session, wish: Wish) -> None:
    """Say that the due date of a closed action is revised."""
    [status] = [action.status for _, action in session.source.plan.actions() if action.id == wish.id]
    status = wish.status or status
    if wish.due and status and not status.is_open:
        sentence = N_('{cell}: {id} is closed ("{status}"); its due date is revised all the same')
        session.output.say(sentence, cell=wish.cell, id=wish.id, status=session.output.wording.label(status))


def _name_ignored(session: Session, sheet: Filled) -> bool:
    """Name what the sheet says and nothing takes; whether there is any."""
    from csecplan.query import Query, select

    entries = select([session.source.plan], Query(), session.as_of)
    left = list(sheets.left_alone(sheet, session.source.plan, entries, session.as_of))
    if left:
        session.output.say(N_("not imported, because only a status, dates, a note and a reason can be:"))
        _name(session, [(each.sentence, {"cell": each.cell, "text": each.text}) for each in left], "  ")
    return bool(left)


def _name(session: Session, cells: Sequence[tuple[str, Mapping[str, Fact]]], margin: str = "") -> None:
    """Each sentence on a line; of many, the first ones, and the cells of all the others."""
    for sentence, facts in cells[:MOST_NAMED]:
        short = {name: shortened(fact, LONGEST_NAMED) if type(fact) is str else fact for name, fact in facts.items()}
        session.output.remark(margin + session.output.wording.say(sentence, **short))
    if more := cells[MOST_NAMED:]:
        where = sheets.ranges(str(facts.get("cell", facts.get("cells"))) for _, facts in more)
        one, many = N_("and {n} more, in {cells}"), N_("and {n} more, in {cells}")
        session.output.remark(margin + session.output.wording.count(len(more), one, many, cells=where))


def _write(session: Session, edit: Edit, commit: Commit) -> None:
    """Put *edit* in place of what it was made of, if that is still there."""
    from csecplan.store.replacing import ChangedMeanwhile

    writing.put(session, edit, edit.before.encode(), commit, ChangedMeanwhile(path=session.source.name))
