"""`csecplan import`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csecplan import N_
from csecplan.cli import change_options, changing, help_pages, types, writing
from csecplan.cli.commit import Commit
from csecplan.cli.help_pages import argument, option

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from csecplan.cli.session import Session


@click.command("import", cls=help_pages.Command)
@argument("files", type=types.File(), nargs=-1, required=True, metavar="FILE...")
@change_options.on
@change_options.by
@change_options.common
@change_options.commit
@change_options.dry_run
@option("--yes", "-y", is_flag=True, help=N_("Ask nothing before writing."))
@click.pass_obj
def command(
    session: Session,
    /,
    files: tuple[Path, ...],
    on: date | None,
    by: str | None,
    commit: bool,
    everything: bool,
    dry_run: bool,
    yes: bool,
) -> None:
    """Take back sheets that `list` or `request` wrote and offices filled in, as .xlsx or .csv.

    FILE may be a folder: all the sheets in it are taken together. What a
    sheet of a request says is kept as its office's answer: where other
    offices answer for an action too, the status is that of its own part.

    A changed status, day of completion or due date, and a new note, become
    the changes that status, revise and note make; they are shown, and
    written when you agree. If a cell cannot be imported, or the plan has
    changed there since the sheet was written, nothing is written. Anything
    else in the sheet is listed: comments, other columns, other sheets.
    """
    from csecplan.cli import importing
    from csecplan.cli.returned import found
    from csecplan.cli.sheet_of_plans import in_plan_of_sheets

    if session.sources.are_several:
        in_plan_of_sheets(session, found(files)[0])
    wanted = Commit.wanted(commit, everything)
    if not dry_run:
        writing.check(session, wanted)
    edit = importing.change_of(session, files, on or session.as_of, changing.reporter(session, by))
    if edit is not None:
        importing.make(session, edit, wanted, dry_run=dry_run, yes=yes)
