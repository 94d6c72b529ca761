"""`csecplan git-setup` and `csecplan merge-driver`: git told to speak of actions, and to merge what they mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from csecplan import N_
from csecplan.cli import changing_options as its
from csecplan.cli import layout
from csecplan.cli.changing import say
from csecplan.diagnostic import ExitCode

if TYPE_CHECKING:
    from csecplan.cli.session import Session

_FILE = click.Path(path_type=Path)


@click.command("git-setup", cls=layout.Command)
@layout.option("--undo", is_flag=True, help=N_("Take out what an earlier `csecplan git-setup` wrote."))
@its.asked
@click.pass_obj
def git_setup(session: Session, undo: bool) -> None:
    """Have git name the action in diffs, and merge two people's changes by meaning.

    Writes a line into the repository's .gitattributes, for everyone who has
    it, and settings into this clone's own configuration. Says what it
    wrote; a second time there is nothing to write.
    """
    from csecplan import git, gitsetup

    repository = git.repository(session.path)
    told = list(gitsetup.undone(repository) if undo else gitsetup.done(repository))
    session.written = True
    session.answer("".join(f"{session.words.say(each.sentence, **each.facts)}\n" for each in told))


@click.command("merge-driver", cls=layout.Command)
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("marker", type=click.IntRange(min=1), default=7)
@click.argument("path", default="")
@its.asked
@click.pass_obj
def merge_driver(session: Session, base: Path, ours: Path, theirs: Path, marker: int, path: str) -> None:
    """Merge three versions of a plan by what they mean; for git, not for people.

    git calls it once `csecplan git-setup` was run. BASE, OURS and THEIRS are
    the three files; the merged plan is written to OURS. The exit status is 1
    where something was changed in two ways and is left marked.
    """
    from csecplan import git, store
    from csecplan.merge import Merged, merge
    from csecplan.store.output import write_output

    had, mine, other = map(store.read_bytes, (base, ours, theirs))  # first, as it refuses what git would wait for
    by_lines = Merged(*git.merged_by_lines(ours, base, theirs, marker))
    found = merge(had, mine, other, by_lines, marker)
    write_output(ours, found.data)
    if found.slip:
        slip = N_("{path} was not merged by meaning, because of a bug in csecplan ({reason}); the differences are "
"marked instead")  # fmt: skip
        say(session, slip, path=path, reason=found.slip)
    if not found.clean:
        session.exit_code = ExitCode.FOUND
        say(
            session, N_("{path}: changed in two ways; both stand in the file, `csecplan check` says where"), path=path
        )
