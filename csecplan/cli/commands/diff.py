"""`csecplan diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csecplan.cli import help_pages, options
from csecplan.cli.help_pages import argument

if TYPE_CHECKING:
    from csecplan.cli.session import Session
    from csecplan.cli.source import Source
    from csecplan.view.page import Page


@click.command("diff", cls=help_pages.Command)
@argument("old", default="HEAD", metavar="[REV]")
@argument("new", default="", metavar="[REV2]")
@options.question(has_at=False)
@click.pass_obj
def command(session: Session, old: str, new: str) -> None:
    """Tell what changed in the plan between two versions of it.

    What became overdue, was closed or was moved from one's day to the
    other's comes first, then every change by recommendation. REV and REV2
    are dates, tags, branches or commits; a date is the last version before
    its end. Without REV2, the file as it is now; without either, what is not
    committed yet.
    """
    from csecplan.cli import comparison
    from csecplan.cli.plan_by_plan import plan_by_plan
    from csecplan.view.diff import difference

    def page_of(source: Source) -> Page:
        before = comparison.at_version(source, old, session.as_of)
        after = (
            comparison.at_version(source, new, session.as_of, session.request.as_of)
            if new
            else comparison.as_it_is(source, session.as_of)
        )
        return difference(before, after, session.audience.about(source.plan))

    session.show(plan_by_plan(session, page_of))
