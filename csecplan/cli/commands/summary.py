"""`csecplan summary`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan.cli import options, selecting
from csecplan.cli.help_pages import Command

if TYPE_CHECKING:
    from csecplan.cli.session import Session


@click.command("summary", cls=Command)
@selecting.filters
@options.question()
@click.pass_obj
def command(session: Session, /, **filters: Any) -> None:
    """Count actions by status, timeliness, section and owner.

    With the percentage implemented, of actions and of recommendations, the
    formulas they come from, how long what is overdue has been so, and how
    many recommendations are in which state and have which decision.
    """
    from csecplan.query.recommendations import recommendations
    from csecplan.view.summary import summary as counted

    query = selecting.query_of(**filters)
    plans = session.plans
    entries = session.select(query)
    found = recommendations(plans, query, session.as_of)
    session.show(counted(entries, found, session.audience, direct=query.direct))
