"""`csecplan log` and `csecplan diff`: how the plan came to be what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csecplan import N_
from csecplan.cli import layout, options, types
from csecplan.cli.layout import FILTERS, argument, option

if TYPE_CHECKING:
    from datetime import date

    from csecplan.cli.session import Session


@click.command(cls=layout.Command)
@argument("ids", nargs=-1, metavar="[ID]...")
@option("--since", part=FILTERS, type=types.Start(), help=N_("Changes made on this day or later."))
@option("--until", part=FILTERS, type=types.End(), help=N_("Changes made on this day or earlier."))
@option("--author", part=FILTERS, metavar=N_("NAME"), default="",
        help=N_("Changes by those whose name or address has this in it."))  # fmt: skip
@options.question(at_a_time=False)
@click.pass_obj
def log(session: Session, ids: tuple[str, ...], since: date | None, until: date | None, author: str) -> None:
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


@click.command(cls=layout.Command)
@argument("old", default="HEAD", metavar="[REV]")
@argument("new", default="", metavar="[REV2]")
@options.question(at_a_time=False)
@click.pass_obj
def diff(session: Session, old: str, new: str) -> None:
    """Tell what changed in the plan between two versions of it.

    What became overdue, was closed or was moved from one's day to the
    other's comes first, then every change by recommendation. REV and REV2
    are dates, tags, branches or commits; a date is the last version before
    its end. Without REV2, the file as it is now; without either, what is not
    committed yet.
    """
    from csecplan.cli import past
    from csecplan.view.difference import difference

    before = past.side(session, old)
    after = past.side(session, new, session.as_of_option) if new else past.working_side(session)
    session.show(difference(before, after, session.reader))
