"""`csecplan log`."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import click

from csecplan import N_
from csecplan.cli import help_pages, options, types
from csecplan.cli.help_pages import FILTERS, argument, option

if TYPE_CHECKING:
    from datetime import date

    from csecplan.cli.session import Session
    from csecplan.history.steps import Step


@click.command("log", cls=help_pages.Command)
@argument("ids", nargs=-1, metavar="[ID]...")
@option("--since", part=FILTERS, type=types.Start(), help=N_("Changes made on this day or later."))
@option("--until", part=FILTERS, type=types.End(), help=N_("Changes made on this day or earlier."))
@option("--author", part=FILTERS, metavar=N_("NAME"), default="",
        help=N_("Changes by those whose name or address has this in it."))  # fmt: skip
@options.question(has_at=False)
@click.pass_obj
def command(session: Session, ids: tuple[str, ...], since: date | None, until: date | None, author: str) -> None:
    """Tell what changed in the plan, when and by whom, newest first.

    With IDs, what changed of those items, also under the numbers they had
    before. Changes not committed yet come first. A version that cannot be
    read is named and stepped over.
    """
    from csecplan.history import log
    from csecplan.render.progress import watched
    from csecplan.view.log import log as page_of

    session.report_errors()
    gc.enable()  # a thousand versions are a thousand documents to give back
    doing = session.output.words.say(N_("Reading versions"))
    wanted = log.Filter(since, until, author)
    steps = log.steps(session.source.path, wanted, session.as_of, lambda versions: watched(versions, doing))
    session.show(page_of(_about(session, steps, ids) if ids else steps, session.audience, whole=not ids))


def _about(session: Session, steps: list[Step], ids: tuple[str, ...]) -> list[Step]:
    """*steps* as far as they are about *ids*. Raises UnknownName for one that the plan has not, nor ever had."""
    from csecplan.history.steps import about
    from csecplan.query.names import check_ids, chooser

    kept = list(about(steps, chooser(ids)))
    subjects = [change.subject for step in kept for change in step.changes]
    for wanted in ids:
        is_it = chooser((wanted,))
        if not any(is_it(subject.id) or is_it(subject.recommendation) for subject in subjects):
            check_ids([session.source.plan], (wanted,))
    return kept
