"""`csecplan init`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from csecplan import N_, store
from csecplan.cli import change_options, help_pages
from csecplan.cli.help_pages import argument

if TYPE_CHECKING:
    from csecplan.cli.session import Session


@click.command("init", cls=help_pages.Command)
@argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@change_options.dry_run
@change_options.common
@click.pass_obj
def command(session: Session, file: Path | None, dry_run: bool) -> None:
    """Write a small plan to start from, with comments that teach the format.

    FILE is plan.yaml in this folder unless told. A file that is there is
    never written over.
    """
    from csecplan.edits.first_plan import first_plan
    from csecplan.store.replacing import create

    path = file or next(iter(session.request.plans), Path(store.PLAN_NAME))
    plan = first_plan(session.output.words.language, session.as_of)
    if dry_run:
        session.output.answer(plan)
        return
    create(path, plan.encode())
    sentence = N_("{path} is written; `csecplan check` reads it, `csecplan list` shows what is in it")
    session.output.remark(session.output.words.say(sentence, path=str(path)))
