"""`csecplan timeline`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan.cli import options, selecting
from csecplan.cli.help_pages import Command

if TYPE_CHECKING:
    from csecplan.cli.session import Session


@click.command("timeline", cls=Command)
@selecting.filters
@options.question()
@click.pass_obj
def command(session: Session, /, **filters: Any) -> None:
    """Draw what is due when on a time axis.

    A bar is the period to act in, up to the due date; a shaded run, how late
    an action is; a line with an arrow, an action with no end. The upright
    line is the day the answer is true of.
    """
    from csecplan.view.timeline import timeline as drawn

    session.show(drawn(session.select(selecting.query_of(**filters)), session.audience))
