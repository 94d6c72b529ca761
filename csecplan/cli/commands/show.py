"""`csecplan show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csecplan.cli import options
from csecplan.cli.help_pages import Command, argument

if TYPE_CHECKING:
    from csecplan.cli.session import Session


@click.command("show", cls=Command)
@argument("ids", nargs=-1, required=True, metavar="ID...")
@options.question()
@click.pass_obj
def command(session: Session, ids: tuple[str, ...]) -> None:
    """Show everything about a recommendation or an action.

    ID is the id of a recommendation (1d, with all its actions), or of an
    action (1d.2, with its recommendation).
    """
    from csecplan.query import Query, select
    from csecplan.query.names import chosen_recommendations
    from csecplan.view.show import items

    query = Query(ids=ids)
    session.select(query)  # says what is wrong, and which id is none
    plans = [plan._replace(recommendations=tuple(chosen_recommendations(plan, ids))) for plan in session.each_plan()]
    chosen = [(plan, each) for plan in plans for each in plan.recommendations]
    session.show(items(chosen, select(plans, query, session.as_of), session.audience))
