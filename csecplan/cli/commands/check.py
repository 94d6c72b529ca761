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
    from csecplan.view.diagnostics import Checked, diagnostics

    checked = []
    for source in session.each_source(report=False):
        found = source.diagnostics(session.as_of)
        placed = [(each, locate(source.document, each)) for each in found]
        checked.append(Checked(session.sources.name_of(source), source.name, placed))
    session.show(diagnostics(checked, session.audience))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    is_failing = any(each.rule.severity in failing for one in checked for each, _ in one.placed)
    return ExitCode.FOUND if is_failing else None
