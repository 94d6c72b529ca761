"""`csecplan trend`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli import options, selecting
from csecplan.cli.help_pages import DISPLAY, Command, option

if TYPE_CHECKING:
    from csecplan.cli.session import Session


@click.command("trend", cls=Command)
@selecting.filters
@option("--every", part=DISPLAY, type=click.Choice(["month", "quarter", "year"]), default="quarter",
        show_default=True,
        help=N_("The periods at whose ends figures are given; a year ends on 31 March."))  # fmt: skip
@options.question()
@click.pass_obj
def command(session: Session, /, every: str, **filters: Any) -> None:
    """Show what was open, overdue and implemented at the end of each quarter.

    From the plan's date to the day of --as-of, which comes last; of several
    plans each counts from its own date. Each row is what `summary` answers as
    of that day, from what is dated in the plan. In the drawing, closed
    actions come first and overdue ones last.
    """
    from csecplan.query.trend import Every, trend
    from csecplan.view.trend import trend as drawn

    query = selecting.query_of(**filters)
    plans = session.plans
    entries = session.select(query)
    session.show(drawn(trend(plans, query, session.as_of, Every(every)), entries, session.audience))
