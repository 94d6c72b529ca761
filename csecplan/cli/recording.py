"""`csecplan status`, `csecplan revise` and `csecplan note`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli import changing_options as its
from csecplan.cli import layout, types
from csecplan.cli.changing import record, reporter
from csecplan.cli.changing_options import Words
from csecplan.cli.layout import argument, option

if TYPE_CHECKING:
    from datetime import date

    from csecplan.cli.session import Session
    from csecplan.model import Status


@click.command(cls=layout.Command)
@its.ids
@argument("status", type=types.StatusName())
@its.on
@option("--note", type=Words(its.TEXT, needed=True), help=N_("What was reported; kept among the action's updates."))
@its.by
@option("--evidence", type=Words(its.TEXT, needed=True), help=N_("What shows it: a link, a file, a reference."))
@its.change
@click.pass_obj
def status(
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
    obsolete, or its label in English or French. done and verified also write
    the day it was completed; reopening removes it and needs --note, and so do
    no-action and obsolete.
    """
    from csecplan import edits

    who = reporter(session, by) if note else None
    said = edits.Report(on or session.as_of, on, note, who, evidence)
    record(session, lambda document: edits.set_status(document, ids, status, said), ids, **how)


@click.command(cls=layout.Command)
@its.ids
@argument("phrase", type=Words(its.PHRASE, needed=True))
@option("--reason", type=Words(its.TEXT, needed=True), required=True, help=N_("Why the date moves."))
@its.on
@its.change
@click.pass_obj
def revise(session: Session, /, ids: tuple[str, ...], phrase: str, reason: str, on: date | None, **how: Any) -> None:
    """Record a later due date; the first one is never rewritten.

    PHRASE is written as people write dates: "Spring 2005", « 31 mars 2005 »,
    « Continu jusqu'en juin 2005 ». One that cannot be read is refused.
    """
    from csecplan import due, edits

    day = on or session.as_of
    later = due.read(phrase, session.as_of, session.words.language, session.as_of)
    record(session, lambda document: edits.revise(document, ids, later, reason, day), ids, **how)


@click.command(cls=layout.Command)
@its.ids
@argument("text", type=Words(its.TEXT, needed=True))
@its.on
@its.by
@its.change
@click.pass_obj
def note(session: Session, /, ids: tuple[str, ...], text: str, on: date | None, by: str | None, **how: Any) -> None:
    """Add a dated note to actions, their status unchanged."""
    from csecplan import edits

    said = edits.Report(on or session.as_of, on, text, reporter(session, by))
    record(session, lambda document: edits.add_note(document, ids, said), ids, **how)
