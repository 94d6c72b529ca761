"""`csecplan report`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli import options, selecting
from csecplan.cli.help_pages import DISPLAY, Command, option
from csecplan.diagnostic import CsecplanError

if TYPE_CHECKING:
    from csecplan.cli.session import Session
    from csecplan.view.diff import Side


@click.command("report", cls=Command)
@selecting.filters
@option("--since", part=DISPLAY, metavar=N_("VERSION"),
        help=N_("Also what was closed and what changed since: a date, a tag, a branch, a commit."))  # fmt: skip
@options.question(
    formats=("markdown", "html", "xlsx"), format_help=N_("How the report is written (default: markdown).")
)
@click.pass_obj
def command(session: Session, /, since: str | None, **filters: Any) -> None:
    """Write the report that a committee reads.

    At a glance; what is overdue, with the reason and both dates; what moved;
    what is ongoing, with its last news; what has no date; what is closed;
    and the register, word for word. In HTML it is one file that prints well.
    """
    from csecplan.query.recommendations import recommendations
    from csecplan.view.report import report as page_of

    query = selecting.query_of(**filters)
    plans = session.plans
    entries = session.select(query)
    found = recommendations(plans, query, session.as_of)
    earlier = _as_they_stood(session, since) if since else {}
    session.show(page_of(plans, entries, found, session.audience, earlier), "markdown")


def _as_they_stood(session: Session, revision: str) -> dict[str, Side]:
    """The plans at *revision*, by their names; git and what reads its versions are imported only for this."""
    from csecplan.cli import comparison

    sides = {}
    for source in session.each_source():
        try:
            sides[session.sources.name_of(source)] = comparison.at_version(source, revision, session.as_of)
        except CsecplanError as error:
            if not session.sources.are_several:
                raise
            session.leave_out(source, error)
    return sides
