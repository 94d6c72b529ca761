"""`csecplan summary`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan.cli import options
from csecplan.cli.help_pages import Command

if TYPE_CHECKING:
    from csecplan.cli.session import Session


@click.command("summary", cls=Command)
@options.filters
@options.question()
@click.pass_obj
def command(session: Session, /, **filters: Any) -> None:
    """Count actions by status, timeliness, section and owner.

    With the percentage implemented, the formula it comes from, and how long
    what is overdue has been so.
    """
    from csecplan.view.summary import summary as counted

    session.show(counted(session.select(options.query_of(**filters)), session.audience))
