"""`csecplan list`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan.cli import options, selecting
from csecplan.cli.help_pages import Command
from csecplan.view import columns as shown
from csecplan.view.listing import listing

if TYPE_CHECKING:
    from csecplan.cli.session import Session


@click.command("list", cls=Command)
@selecting.filters
@selecting.table
@options.question("ics")
@click.pass_obj
def command(
    session: Session,
    /,
    columns: tuple[str, ...] | None,
    sort: str | None,
    group_by: str | None,
    **filters: Any,
) -> None:
    """List actions, one row each, in plan order.

    IDs choose by id or by what it begins with: 1 is all of section 1's,
    1d all under recommendation 1d, 3d.2 that action alone. Filters of one
    kind widen the list (any of), of different kinds narrow it (all of).
    """
    entries = session.select(selecting.query_of(sort=sort or "", **filters))
    wanted = selecting.written(session, columns or shown.FOR_PEOPLE)
    [by] = selecting.written(session, (group_by or "",))
    session.show(listing(entries, session.audience, wanted, chosen=bool(columns), group_by=by))
