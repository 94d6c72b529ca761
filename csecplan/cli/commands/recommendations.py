"""`csecplan recommendations`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli import options, selecting
from csecplan.cli.help_pages import DISPLAY, Command, option

if TYPE_CHECKING:
    from csecplan.cli.session import Session


@click.command("recommendations", cls=Command)
@selecting.filters
@option("--sort", part=DISPLAY, type=click.Choice(["due", "id", "overdue", "decision", "state"]),
        help=N_("The order; else the plan's."))  # fmt: skip
@option("--group-by", part=DISPLAY, type=click.Choice(["section", "decision", "state"]),
        help=N_("Groups with a title each."))  # fmt: skip
@options.question()
@click.pass_obj
def command(session: Session, /, sort: str | None, group_by: str | None, **filters: Any) -> None:
    """List recommendations, one row each: decision, state, actions, overdue, next due date.

    Filters choose a recommendation by itself or through one of its actions;
    its row counts all of its actions. The state is worked out from them:
    unanswered, no-action, implemented, ongoing, in-progress or not-started.
    """
    from csecplan.query.recommendations import recommendations
    from csecplan.view.recommendations import recommendations as listed

    found = recommendations(session.plans, selecting.query_of(sort=sort or "", **filters), session.as_of)
    session.show(listed(found, session.audience, group_by or ""))
