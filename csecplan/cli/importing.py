"""`csecplan import`: a spreadsheet comes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from csecplan import N_
from csecplan.cli import changing, layout, writing
from csecplan.cli import changing_options as its
from csecplan.cli.layout import argument, option
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.edits import PartFaulty

if TYPE_CHECKING:
    from datetime import date

    from csecplan.cli.session import Session
    from csecplan.edits import Edit
    from csecplan.sheets import Row

MOST_TOLD = 20


class SheetRefused(CsecplanError):
    """Cells that cannot be taken; each was said before."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{name} asks for what cannot be done, in cells said above; nothing was changed")


@click.command("import", cls=layout.Command)
@argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@its.on
@its.by
@its.asked
@its.commit
@its.dry_run
@option("--yes", "-y", is_flag=True, help=N_("Ask nothing before writing."))
@click.pass_obj
def import_sheet(
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
    written when you agree. Where a cell cannot be taken, or the plan has
    changed there since the sheet was written, nothing is.
    """
    from csecplan import sheets, store

    wanted = writing.Commit.asked(commit, everything)
    if not dry_run:
        writing.check(session, wanted)
    rows = sheets.rows(store.read_bytes(file), file.name)
    edit = _made(session, rows, file.name, on or session.as_of, changing.reporter(session, by))
    if edit.is_empty:
        changing.say(session, N_("nothing to change: the plan says all that {name} says"), name=file.name)
        return
    changing.show_diff(session, edit.before.text, edit.after.text)
    if dry_run:
        changing.say(session, N_("nothing was written (--dry-run)"))
        return
    if not yes and changing.is_attended() and not changing.agreed(session, session.wording.say(N_("Write this?"))):
        raise changing.Declined
    _write(session, edit, wanted)


def _made(session: Session, rows: list[Row], name: str, day: date, by: str | None) -> Edit:
    """What *rows* ask for, or a word on stderr about each cell that cannot be taken."""
    from csecplan import sheets
    from csecplan.render.progress import watched

    _tell_left(session, rows)
    wishes, problems = sheets.wishes(rows, session.plan)
    for problem in problems[:MOST_TOLD]:
        session.remark(session.wording.say(problem.sentence, **problem.facts))
    if len(problems) > MOST_TOLD:
        more = len(problems) - MOST_TOLD
        session.remark(session.wording.count(more, N_("and {n} cell more"), N_("and {n} cells more")))
    if problems:
        raise SheetRefused(name=name)
    doing = session.wording.say(N_("Making the changes"))
    try:
        return sheets.made(session.document, watched(wishes, doing), day, by)
    except PartFaulty as faulty:
        session.report(faulty.diagnostics)
        raise


def _tell_left(session: Session, rows: list[Row]) -> None:
    """Say which cells were changed and do not come back."""
    from csecplan import sheets
    from csecplan.query import Query, select

    cells = list(sheets.left_alone(rows, select([session.plan], Query(), session.as_of), session.as_of))
    if cells:
        sentence = N_("not taken back, as only status, dates and notes are: {cells}")
        shown = (*cells[:MOST_TOLD], *(["…"] if len(cells) > MOST_TOLD else []))
        session.remark(session.wording.say(sentence, cells=shown))


def _write(session: Session, edit: Edit, commit: writing.Commit) -> None:
    """Put *edit* in place of what it was made of, if that is still there."""
    from csecplan.store.replacing import ChangedMeanwhile

    def still(data: bytes) -> Edit:
        if data != edit.before.encode():
            raise ChangedMeanwhile(path=session.name)
        return edit

    writing.write(session, still, commit)
    writing.caution(session, edit)
