"""`csecplan overdue`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli import options, selecting
from csecplan.cli.help_pages import DISPLAY, Command, option
from csecplan.diagnostic import ExitCode
from csecplan.timeliness import Timeliness
from csecplan.view import columns as shown
from csecplan.view.listing import listing

if TYPE_CHECKING:
    from csecplan.cli.session import Session


@click.command("overdue", cls=Command)
@selecting.filters
@selecting.table
@option("--fail", part=DISPLAY, is_flag=True, help=N_("Exit with status 1 if anything is overdue, for scripts."))
@options.question("ics")
@click.pass_obj
def command(
    session: Session,
    /,
    columns: tuple[str, ...] | None,
    sort: str | None,
    group_by: str | None,
    fail: bool,
    **filters: Any,
) -> ExitCode | None:
    """List open actions past their due date, the longest overdue first."""
    query = selecting.query_of(sort=sort or "overdue", **filters)
    entries = session.select(query._replace(timeliness=frozenset({Timeliness.OVERDUE})))
    wanted = selecting.written(session, columns or shown.OVERDUE)
    [by] = selecting.written(session, (group_by or "",))
    session.show(listing(entries, session.audience, wanted, chosen=bool(columns), group_by=by))
    return ExitCode.FOUND if fail and entries else None
