"""`csecplan status`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli import change_options, help_pages, types
from csecplan.cli.change_options import Words
from csecplan.cli.changing import record, reporter
from csecplan.cli.choosing import in_one_plan
from csecplan.cli.help_pages import argument, option

if TYPE_CHECKING:
    from datetime import date

    from csecplan.cli.session import Session
    from csecplan.model import Status


@click.command("status", cls=help_pages.Command)
@change_options.ids
@argument("status", type=types.STATUS)
@change_options.on
@option(
    "--note",
    type=Words(change_options.TEXT, needed=True),
    help=N_("What was reported; kept among the action's updates."),
)
@change_options.by
@option(
    "--evidence", type=Words(change_options.TEXT, needed=True), help=N_("What shows it: a link, a file, a reference.")
)
@change_options.change
@click.pass_obj
def command(
    session: Session,
    /,
    ids: tuple[str, ...],
    status: Status,
    on: date | None,
    note: str | None,
    by: str | None,
    evidence: str | None,
    **how: Any,
) -> None:
    """Record the status last reported for actions.

    STATUS is planned, in-progress, blocked, done, verified, no-action or
    obsolete, or a word for it in English or French, such as "completed".
    done and verified also write the day it was completed; reopening removes
    it and needs --note, and so do no-action and obsolete.
    """
    from csecplan import edits
    from csecplan.cli import offices

    ids = in_one_plan(session, ids)
    who = reporter(session, by) if note or by else None
    alone = session.plan_wording.say(edits.STATUS_ALONE, status=status) if by else None
    report = edits.Reported(on or session.as_of, on, note, who, evidence, default_note=alone)
    record(
        session,
        lambda document: edits.set_status(document, ids, status, report),
        ids,
        remarks=lambda edit: offices.not_reported_yet(session, edit, status, by),
        **how,
    )
