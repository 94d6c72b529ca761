"""One file committed, and nothing else: what git does not have of it yet, and all as it was where git refuses."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from csecplan.history import git
from csecplan.history.git import GitFailed


class Uncommitted(NamedTuple):
    """What the last commit has of a file that stands otherwise now; None where it has no such file."""

    committed: bytes | None


def uncommitted(path: Path) -> Uncommitted | None:
    """How the file *path* differs from what was committed of it; None where it does not.

    A difference that is only in what was added for the next commit counts
    too. Raises a CsecplanError where *path* is in no repository.
    """
    git.repository(path)
    folder, name = _place(path)
    asked = ("status", "--porcelain", "-z", "--untracked-files=all", "--ignored", "--", name)
    if not git.run(folder, *asked) and not _is_hidden(folder, name):
        return None
    return Uncommitted(_committed(folder, name))


def _is_hidden(folder: Path, name: str) -> bool:
    """Whether git was told not to look whether the file changes."""
    flagged = git.attempt(folder, "ls-files", "-v", "--", name) or ""
    return flagged[:1].islower() or flagged[:1] == "S"


def _place(path: Path) -> tuple[Path, str]:
    real = Path(os.path.realpath(path))
    return real.parent, real.name


def _committed(folder: Path, name: str) -> bytes | None:
    try:
        return git.run(folder, "cat-file", "--filters", f"HEAD:./{name}")
    except GitFailed:
        return None


def head(path: Path) -> str | None:
    """The commit that the work tree of *path* stands on; None before the first."""
    return git.attempt(_place(path)[0], "rev-parse", "--verify", "--quiet", "HEAD")


def commit(path: Path, message: str) -> None:
    """Commit the file *path*, and nothing else that is staged, under *message*.

    Raises GitMissing, or GitFailed where nothing was committed, what git
    keeps for the next commit then being as it was.
    """
    folder, name = _place(path)
    before, literally = head(path), f":(literal){name}"
    is_known = git.attempt(folder, "ls-files", "--error-unmatch", "--", name) is not None
    try:
        if not is_known:
            git.act(folder, "add", "--intent-to-add", "--", literally)
        git.act(
            folder, "commit", "--quiet", "--only", "--cleanup=whitespace", "--file=-", "--", literally,
            given=message.encode(),
        )  # fmt: skip
    except BaseException as error:
        if isinstance(error, GitFailed) and head(path) != before:
            return  # git failed after it had committed
        if not is_known:
            with suppress(GitFailed):
                git.run(folder, "rm", "--cached", "--quiet", "--force", "--ignore-unmatch", "--", name)
        raise
    if git.attempt(folder, "diff", "--cached", "--quiet", "--", name) is None:  # a hook had another text committed
        git.attempt(folder, "reset", "--quiet", "--", name)
