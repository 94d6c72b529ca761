"""`csecplan note`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan.cli import change_options, help_pages
from csecplan.cli.change_options import Words
from csecplan.cli.changing import record, reporter
from csecplan.cli.choosing import in_one_plan
from csecplan.cli.help_pages import argument

if TYPE_CHECKING:
    from datetime import date

    from csecplan.cli.session import Session


@click.command("note", cls=help_pages.Command)
@change_options.ids
@argument("text", type=Words(change_options.TEXT, needed=True))
@change_options.on
@change_options.by
@change_options.change
@click.pass_obj
def command(
    session: Session, /, ids: tuple[str, ...], text: str, on: date | None, by: str | None, **how: Any
) -> None:
    """Add a dated note to actions, their status unchanged."""
    from csecplan import edits

    ids = in_one_plan(session, ids)
    report = edits.Reported(on or session.as_of, on, text, reporter(session, by))
    record(session, lambda document: edits.add_note(document, ids, report), ids, **how)
