"""`csecplan import`: a spreadsheet comes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from csecplan import N_
from csecplan.cli import change_options as its
from csecplan.cli import changing, help_pages, writing
from csecplan.cli.help_pages import argument, option
from csecplan.diagnostic import CsecplanError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from csecplan.cli.session import Session
    from csecplan.edits import Edit
    from csecplan.model import Fact
    from csecplan.sheets import Filled, Wish

NOTHING_NEW = N_("nothing to change: the plan says all that {name} says")
NOTHING_TAKEN = N_(
    "nothing was changed: apart from what is listed above, which is not imported, {name} has nothing new"
)
MOST_TOLD = 20
LONGEST_TOLD = 200
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


@click.command("import", cls=help_pages.Command)
@argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@its.on
@its.by
@its.asked
@its.commit
@its.dry_run
@option("--yes", "-y", is_flag=True, help=N_("Ask nothing before writing."))
@click.pass_obj
def command(
    session: Session,
    /,
    file: Path,
    on: date | None,
    by: str | None,
    commit: bool,
    everything: bool,
    dry_run: bool,
    yes: bool,
) -> None:
    """Take back a sheet that `list` wrote, as .xlsx or .csv, and an office filled in.

    A changed status, day of completion or due date, and a new note, become
    the changes that status, revise and note make; they are shown, and
    written when you agree. If a cell cannot be imported, or the plan has
    changed there since the sheet was written, nothing is written. Anything
    else in the sheet is listed: comments, other columns, other sheets.
    """
    from csecplan import sheets, store

    wanted = writing.Commit.asked(commit, everything)
    if not dry_run:
        writing.check(session, wanted)
    sheet = sheets.filled(store.read_bytes(file), file.name, session.plan)
    left = _tell_left(session, sheet)
    edit = _made(session, sheet, file.name, on or session.as_of, changing.reporter(session, by))
    if edit.is_empty:
        changing.say(session, NOTHING_TAKEN if left else NOTHING_NEW, name=file.name)
        return
    changing.show_diff(session, edit.before.text, edit.after.text)
    writing.caution(session, edit)
    if dry_run:
        changing.say(session, N_("nothing was written (--dry-run)"))
        return
    if not yes:
        _ask(session)
    _write(session, edit, wanted)


def _ask(session: Session) -> None:
    """Go on only where a person agrees. Raises NobodyToAsk, Declined."""
    if not changing.is_attended():
        raise NobodyToAsk
    if not changing.agreed(session, session.wording.say(N_("Write this?"))):
        raise changing.Declined


def _made(session: Session, sheet: Filled, name: str, day: date, by: str | None) -> Edit:
    """What *sheet* asks for, or a word on stderr about each cell that cannot be taken."""
    from csecplan import sheets
    from csecplan.edits import PartFaulty

    wishes, problems = sheets.wishes(sheet, session.plan, session.as_of)
    if problems:
        _tell(session, [(each.sentence, each.facts) for each in problems])
        raise SheetRefused(name=name)
    for wish in wishes:
        _tell_of_closed(session, wish)
    try:
        return sheets.made(session.document, wishes, day, by)
    except PartFaulty as faulty:
        session.report(faulty.diagnostics)
        raise


def _tell_of_closed(session: Session, wish: Wish) -> None:
    """Say that the due date of a closed action is revised."""
    [status] = [action.status for _, action in session.plan.actions() if action.id == wish.id]
    status = wish.status or status
    if wish.due and status and not status.is_open:
        sentence = N_('{cell}: {id} is closed ("{status}"); its due date is revised all the same')
        changing.say(session, sentence, cell=wish.cell, id=wish.id, status=session.wording.label(status))


def _tell_left(session: Session, sheet: Filled) -> bool:
    """Name what the sheet says and nothing takes; whether there is any."""
    from csecplan import sheets
    from csecplan.query import Query, select

    entries = select([session.plan], Query(), session.as_of)
    left = list(sheets.left_alone(sheet, session.plan, entries, session.as_of))
    if left:
        changing.say(session, N_("not imported, because only a status, dates, a note and a reason can be:"))
        _tell(session, [(each.sentence, {"cell": each.cell, "text": each.text}) for each in left], "  ")
    return bool(left)


def _tell(session: Session, told: Sequence[tuple[str, Mapping[str, Fact]]], margin: str = "") -> None:
    """Each sentence on a line; of many, the first ones, and the cells of all the others."""
    from csecplan import sheets
    from csecplan.edits.edit import shortened

    for sentence, facts in told[:MOST_TOLD]:
        short = {name: shortened(fact, LONGEST_TOLD) if type(fact) is str else fact for name, fact in facts.items()}
        session.remark(margin + session.wording.say(sentence, **short))
    if more := told[MOST_TOLD:]:
        cells = sheets.ranges(str(facts.get("cell", facts.get("cells"))) for _, facts in more)
        one, many = N_("and {n} more, in {cells}"), N_("and {n} more, in {cells}")
        session.remark(margin + session.wording.count(len(more), one, many, cells=cells))


def _write(session: Session, edit: Edit, commit: writing.Commit) -> None:
    """Put *edit* in place of what it was made of, if that is still there."""
    from csecplan.store.replacing import ChangedMeanwhile

    writing.put(session, edit, edit.before.encode(), commit, ChangedMeanwhile(path=session.name))
