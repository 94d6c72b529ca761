"""`csecplan init`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from csecplan import N_, store
from csecplan.cli import change_options, help_pages
from csecplan.cli.help_pages import argument, option

if TYPE_CHECKING:
    from csecplan.cli.session import Session


@click.command("init", cls=help_pages.Command)
@argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@option("--from", "table", type=click.Path(path_type=Path, dir_okay=False), metavar="TABLE",
        help=N_("Make the plan from a table: a .docx, .xlsx, .csv or .tsv file."))  # fmt: skip
@change_options.dry_run
@change_options.common
@click.pass_obj
def command(session: Session, file: Path | None, table: Path | None, dry_run: bool) -> None:
    """Write a small plan to start from, with comments that teach the format.

    FILE is the file to write (default: plan.yaml in this folder). A file
    that is there is never written over.

    With --from, the plan is made from a table that you have. Its columns
    are known by their headings, in French or in English; what was taken for
    what is listed row by row, and what has no place of its own is kept in
    an update or under a key that begins with x-.
    """
    from csecplan.cli import starting
    from csecplan.edits.first_plan import first_plan
    from csecplan.store.replacing import create

    path = file or next(iter(session.request.plans), Path(store.PLAN_NAME))
    if table is not None:
        starting.start(session, table, path, dry_run=dry_run)
        return
    plan = first_plan(session.output.words.language, session.as_of)
    if dry_run:
        session.output.answer(plan)
        return
    create(path, plan.encode())
    sentence = N_("{path} is written; `csecplan check` reads it, `csecplan list` shows what is in it")
    session.output.remark(session.output.words.say(sentence, path=str(path)))
