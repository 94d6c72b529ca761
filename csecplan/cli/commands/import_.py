"""`csecplan import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from csecplan import N_
from csecplan.cli import change_options, changing, help_pages, writing
from csecplan.cli.commit import Commit
from csecplan.cli.help_pages import argument, option

if TYPE_CHECKING:
    from datetime import date

    from csecplan.cli.session import Session


@click.command("import", cls=help_pages.Command)
@argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
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
    from csecplan.cli import importing
    from csecplan.cli.sheet_of_plans import in_plan_of_sheet

    in_plan_of_sheet(session, file)
    wanted = Commit.wanted(commit, everything)
    if not dry_run:
        writing.check(session, wanted)
    edit = importing.change_of(session, file, on or session.as_of, changing.reporter(session, by))
    if edit is not None:
        importing.make(session, edit, wanted, dry_run=dry_run, yes=yes)
