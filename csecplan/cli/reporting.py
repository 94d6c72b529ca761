"""`csecplan timeline` and `csecplan report`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli import options
from csecplan.cli.layout import DISPLAY, Command, option

if TYPE_CHECKING:
    from csecplan.cli.session import Session


@click.command(cls=Command)
@options.filters
@options.question()
@click.pass_obj
def timeline(session: Session, /, **filters: Any) -> None:
    """Draw what is due when on a time axis.

    A bar is the period to act in, up to the due date; a shaded run, how late
    an action is; a line with an arrow, an action with no end. The upright
    line is the day the answer is true of.
    """
    from csecplan.view.timeline import timeline as drawn

    session.show(drawn(session.select(options.query_of(**filters)), session.reader))


@click.command(cls=Command)
@options.filters
@option("--since", part=DISPLAY, metavar=N_("VERSION"),
        help=N_("Also what was closed and what changed since: a date, a tag, a branch, a commit."))  # fmt: skip
@options.question(formats=("markdown", "html", "xlsx"), told=N_("How the report is written; markdown unless told."))
@click.pass_obj
def report(session: Session, /, since: str | None, **filters: Any) -> None:
    """Write the report that a committee reads.

    At a glance; what is overdue, with the reason and both dates; what moved;
    what is ongoing, with its last news; what has no date; what is closed;
    and the register, word for word. In HTML it is one file that prints well.
    """
    from csecplan.cli import past
    from csecplan.view.report import report as told

    entries = session.select(options.query_of(**filters))
    earlier = past.side(session, since) if since else None
    session.show(told(session.known, entries, session.reader, earlier), "markdown")
