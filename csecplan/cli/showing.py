"""`csecplan show` and `csecplan summary`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan.cli import options
from csecplan.cli.layout import Command, argument

if TYPE_CHECKING:
    from csecplan.cli.session import Session


@click.command(cls=Command)
@argument("ids", nargs=-1, required=True, metavar="ID...")
@options.question()
@click.pass_obj
def show(session: Session, ids: tuple[str, ...]) -> None:
    """Show everything about a recommendation or an action.

    ID is the id of a recommendation (1d, with all its actions), or of an
    action (1d.2, with its recommendation).
    """
    from csecplan.query import Query
    from csecplan.query.names import chosen_recommendations
    from csecplan.view.item import items

    entries = session.select(Query(ids=ids))
    session.show(items(chosen_recommendations(session.known, ids), entries, session.reader))


@click.command(cls=Command)
@options.filters
@options.question()
@click.pass_obj
def summary(session: Session, /, **filters: Any) -> None:
    """Count actions by status, timeliness, section and owner.

    With the percentage implemented, the formula it comes from, and how long
    what is overdue has been so.
    """
    from csecplan.view.summary import summary as counted

    session.show(counted(session.select(options.query_of(**filters)), session.reader))
