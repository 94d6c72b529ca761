"""`csecplan edit`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csecplan import N_
from csecplan.cli import change_options, help_pages, writing
from csecplan.cli.change_options import Words
from csecplan.cli.choosing import in_one_plan
from csecplan.cli.commit import Commit
from csecplan.cli.help_pages import argument
from csecplan.diagnostic import ExitCode

if TYPE_CHECKING:
    from csecplan.cli.session import Session


@click.command("edit", cls=help_pages.Command)
@argument("id", type=Words(change_options.ID), metavar="ID")
@change_options.commit
@change_options.common
@click.pass_obj
def command(session: Session, id: str, commit: bool, everything: bool) -> ExitCode | None:
    """Open the plan in your editor, at the line of an action or a recommendation.

    The editor is $VISUAL or $EDITOR (default: the system's). The text is
    checked when the editor ends; if it has errors you are asked whether to
    open it again, keep it as it is, or throw it away. Nothing you type is
    lost unless you ask for it: what is not put in the plan is kept in
    another file, and you are told which.
    """
    from csecplan.cli.editing import Stay

    [id] = in_one_plan(session, (id,))
    wanted = Commit.wanted(commit, everything)
    writing.check(session, wanted)
    stay = Stay(session, id, wanted)
    edit = stay.edit()
    if edit is None:
        session.output.say(N_("nothing was changed"))
    else:
        session.output.show_diff(edit.before.text, edit.after.text)
    return ExitCode.FAULTY if stay.has_errors else None
