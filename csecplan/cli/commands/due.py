"""`csecplan due`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from csecplan.cli import options
from csecplan.cli.help_pages import Command, argument
from csecplan.diagnostic import ExitCode
from csecplan.model import Kind

if TYPE_CHECKING:
    from csecplan.cli.session import Session


@click.command("due", cls=Command)
@argument("phrases", nargs=-1, metavar="[PHRASE]...")
@options.question(has_at=False)
@click.pass_obj
def command(session: Session, phrases: tuple[str, ...]) -> ExitCode | None:
    """Explain how a due date is read: from when to when, and when it is overdue.

    Each PHRASE is one due date, such as "spring 2004" or "end of Q3
    2024-25"; without any, each line of standard input is one. The exit
    status is 1 if one of them is not understood.
    """
    from csecplan import due as dates
    from csecplan.view.due import phrases as explained

    plan_date, language = session.source.plan_if_any.date, session.output.wording.language
    lines = phrases or [line.decode("utf-8", "replace").rstrip("\r\n") for line in _lines()]
    read = [dates.read(line, plan_date, language, session.as_of) for line in lines]
    session.show(explained(read, session.audience))
    return ExitCode.FOUND if any(each.kind is Kind.UNKNOWN for each in read) else None


def _lines() -> list[bytes]:
    """The lines of standard input; none where it is closed."""
    return list(sys.stdin.buffer) if sys.stdin else []
