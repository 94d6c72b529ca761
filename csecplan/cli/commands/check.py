"""`csecplan check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csecplan import N_
from csecplan.cli import options
from csecplan.cli.help_pages import Command, option
from csecplan.diagnostic import ExitCode, Severity

if TYPE_CHECKING:
    from csecplan.cli.session import Session


@click.command("check", cls=Command)
@option("--strict", is_flag=True, help=N_("Fail on warnings too, not only on errors."))
@options.question("github")
@click.pass_obj
def command(session: Session, strict: bool) -> ExitCode | None:
    """Report every fault in the file, each with its line, its reason and what to do.

    Errors are faults of structure, references to nothing, and dates that
    cannot be read; they make the exit status 1. Warnings and notes do not,
    unless --strict (warnings).
    """
    from csecplan.reading.locate import locate
    from csecplan.view.diagnostics import diagnostics

    found = session.diagnostics()
    placed = [(each, locate(session.source.document, each)) for each in found]
    session.show(diagnostics(placed, session.source.name, session.audience))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return ExitCode.FOUND if any(each.rule.severity in failing for each in found) else None
