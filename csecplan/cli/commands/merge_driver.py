"""`csecplan merge-driver`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from csecplan import N_
from csecplan.cli import change_options, help_pages
from csecplan.diagnostic import ExitCode

if TYPE_CHECKING:
    from csecplan.cli.session import Session

_FILE = click.Path(path_type=Path)


@click.command("merge-driver", cls=help_pages.Command)
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("marker", type=click.IntRange(min=1), default=7)
@click.argument("path", default="")
@change_options.common
@click.pass_obj
def command(session: Session, base: Path, ours: Path, theirs: Path, marker: int, path: str) -> ExitCode | None:
    """Merge three versions of a plan by what they mean; for git, not for people.

    git calls it once `csecplan git-setup` was run. BASE, OURS and THEIRS are
    the three files; the merged plan is written to OURS. The exit status is 1
    where something was changed in two ways and is left marked.
    """
    from csecplan import store
    from csecplan.history import git
    from csecplan.merge import Merged, merge
    from csecplan.store.output import write_output

    had, mine, other = map(store.read_bytes, (base, ours, theirs))  # first, as it refuses what git would wait for
    by_lines = Merged(*git.merged_by_lines(ours, base, theirs, marker))
    merged = merge(had, mine, other, by_lines, marker)
    write_output(ours, merged.data)
    if merged.slip:
        slip = N_("{path} was not merged by meaning, because of a bug in csecplan ({reason}); the differences are "
                  "marked instead")  # fmt: skip
        session.output.say(slip, path=path, reason=merged.slip)
    if merged.clean:
        return None
    session.output.say(
        N_("{path}: changed in two ways; both stand in the file, `csecplan check` says where"), path=path
    )
    return ExitCode.FOUND
