"""`csecplan list` and `csecplan overdue`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli import options, types
from csecplan.cli.layout import DISPLAY, Command, option
from csecplan.diagnostic import ExitCode
from csecplan.timeliness import Timeliness
from csecplan.view import columns as shown
from csecplan.view.questions import listing

if TYPE_CHECKING:
    from csecplan.cli.session import Session

_COLUMNS = option(
    "--columns", part=DISPLAY, type=types.ColumnKeys(), help=N_("Which columns: keys separated by commas.")
)
_SORT = option(
    "--sort",
    part=DISPLAY,
    type=click.Choice(["due", "owner", "status", "id", "overdue"]),
    help=N_("The order; else the plan's."),
)
_GROUP_BY = option(
    "--group-by",
    part=DISPLAY,
    type=click.Choice(["owner", "section", "status", "recommendation", "timeliness"]),
    help=N_("Groups with a title each."),
)


@click.command("list", cls=Command)
@options.filters
@_COLUMNS
@_SORT
@_GROUP_BY
@options.question("ics")
@click.pass_obj
def list_actions(
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
    entries = session.select(options.query_of(sort=sort or "", **filters))
    wanted = columns or shown.FOR_PEOPLE
    session.show(listing(entries, session.reader, wanted, chosen=bool(columns), group_by=group_by or ""))


@click.command(cls=Command)
@options.filters
@_COLUMNS
@_SORT
@_GROUP_BY
@option("--fail", part=DISPLAY, is_flag=True, help=N_("Exit with status 1 if anything is overdue, for scripts."))
@options.question("ics")
@click.pass_obj
def overdue(
    session: Session,
    /,
    columns: tuple[str, ...] | None,
    sort: str | None,
    group_by: str | None,
    fail: bool,
    **filters: Any,
) -> None:
    """List open actions past their due date, the longest overdue first."""
    asked = options.query_of(sort=sort or "overdue", **filters)
    entries = session.select(asked._replace(timeliness=frozenset({Timeliness.OVERDUE})))
    wanted = columns or shown.OVERDUE
    session.show(listing(entries, session.reader, wanted, chosen=bool(columns), group_by=group_by or ""))
    if fail and entries and session.exit_code is ExitCode.OK:
        session.exit_code = ExitCode.FOUND
