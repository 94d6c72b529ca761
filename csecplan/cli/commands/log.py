"""`csecplan log`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csecplan import N_
from csecplan.cli import help_pages, options, types
from csecplan.cli.help_pages import FILTERS, argument, option

if TYPE_CHECKING:
    from datetime import date

    from csecplan.cli.session import Session


@click.command("log", cls=help_pages.Command)
@argument("ids", nargs=-1, metavar="[ID]...")
@option("--since", part=FILTERS, type=types.Start(), help=N_("Changes made on this day or later."))
@option("--until", part=FILTERS, type=types.End(), help=N_("Changes made on this day or earlier."))
@option("--author", part=FILTERS, metavar=N_("NAME"), default="",
        help=N_("Changes by those whose name or address has this in it."))  # fmt: skip
@options.question(at_a_time=False)
@click.pass_obj
def command(session: Session, ids: tuple[str, ...], since: date | None, until: date | None, author: str) -> None:
    """Tell what changed in the plan, when and by whom, newest first.

    With IDs, what changed of those items, also under the numbers they had
    before. Changes not committed yet come first. A version that cannot be
    read is named and stepped over.
    """
    from csecplan.cli import past
    from csecplan.view.log import log as told

    session.report_errors()
    steps = past.steps(session, past.Filter(since, until, author))
    steps = past.only(steps, ids, session.plan) if ids else steps
    session.show(told(steps, session.reader, whole=not ids))
