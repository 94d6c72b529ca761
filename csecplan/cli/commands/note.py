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
    from csecplan.edits import Edit
    from csecplan.model import Status
    from csecplan.yamltext import Document


@click.command("note", cls=help_pages.Command)
@change_options.ids
@argument("text", type=Words(change_options.TEXT, needed=True))
@change_options.on
@change_options.by
@change_options.said
@change_options.change
@click.pass_obj
def command(
    session: Session,
    /,
    ids: tuple[str, ...],
    text: str,
    on: date | None,
    by: str | None,
    said: Status | None,
    **how: Any,
) -> None:
    """Add a dated note to actions, their status unchanged.

    With --said, it is what one of the action's offices, named with --by,
    reports of its own part.
    """
    from csecplan import edits
    from csecplan.cli import offices

    ids = in_one_plan(session, ids)
    report = edits.Reported(on or session.as_of, on, text, reporter(session, by), said=said)

    def make(document: Document) -> Edit:
        if said:
            offices.check(session.source.plan, document, ids, report.by, is_named=by is not None)
        return edits.add_note(document, ids, report)

    record(session, make, ids, remarks=lambda edit: offices.left_to_report(session, edit, said), **how)
