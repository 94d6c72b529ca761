"""`csecplan revise`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli import change_options, help_pages
from csecplan.cli.change_options import Words
from csecplan.cli.changing import record
from csecplan.cli.choosing import in_one_plan
from csecplan.cli.help_pages import argument, option

if TYPE_CHECKING:
    from datetime import date

    from csecplan.cli.session import Session


@click.command("revise", cls=help_pages.Command)
@change_options.ids
@argument("phrase", type=Words(change_options.PHRASE, needed=True))
@option("--reason", type=Words(change_options.TEXT, needed=True), required=True, help=N_("Why the date moves."))
@change_options.on
@change_options.granted_by
@change_options.change
@click.pass_obj
def command(
    session: Session,
    /,
    ids: tuple[str, ...],
    phrase: str,
    reason: str,
    on: date | None,
    by: str | None,
    **how: Any,
) -> None:
    """Record a later due date; the first one is never rewritten.

    PHRASE is written as people write dates: "Spring 2005", « 31 mars 2005 »,
    « Continu jusqu'en juin 2005 ». One that cannot be read is refused. One
    without a deadline, such as « À déterminer », is asked about first.
    """
    from csecplan import due
    from csecplan.cli.extending import Extending

    ids = in_one_plan(session, ids)
    later = due.read(phrase, session.as_of, session.output.words.language, session.as_of)
    extending = Extending(session, ids, later, on or session.as_of)
    record(
        session,
        lambda document: extending.revise(document, reason, by or None),
        ids,
        question=extending.question,
        remarks=lambda _: extending.remarks(),
        **how,
    )
