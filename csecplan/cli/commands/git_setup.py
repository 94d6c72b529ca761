"""`csecplan git-setup`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from csecplan import N_
from csecplan.cli import change_options, help_pages

if TYPE_CHECKING:
    from csecplan.cli.session import Session

_FILE = click.Path(path_type=Path)


@click.command("git-setup", cls=help_pages.Command)
@help_pages.option("--undo", is_flag=True, help=N_("Take out what an earlier `csecplan git-setup` wrote."))
@change_options.common
@click.pass_obj
def command(session: Session, undo: bool) -> None:
    """Have git name the action in diffs, and merge two people's changes by meaning.

    Writes a line into the repository's .gitattributes, for everyone who has
    it, and settings into this clone's own configuration. Says what it
    wrote; a second time there is nothing to write.
    """
    from csecplan.history import git, setup

    repositories, output = [git.repository(source.path) for source in session.sources], session.output
    written = [each for found in repositories for each in (setup.undone(found) if undo else setup.done(found))]
    output.change_stands()
    output.answer("".join(f"{output.words.say(each.sentence, **each.facts)}\n" for each in written))
