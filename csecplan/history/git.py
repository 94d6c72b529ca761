"""git, called as a program: no shell, no prompt, no lock taken, and nothing given is ever taken for an option."""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from csecplan import N_, Term
from csecplan.diagnostic import CsecplanError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class GitMissing(CsecplanError):
    """There is no git to call."""

    sentence = N_("git is not installed, or not on the PATH; a plan's history is kept by git")


class NotInRepository(CsecplanError):
    """The plan is in no repository."""

    sentence = N_(
        "{path} is not in a git repository; `git init` makes one, `git add` and `git commit` begin its history"
    )


class NoWorkTree(CsecplanError):
    """The plan's folder is inside a bare repository, or inside a `.git` folder."""

    sentence = N_("{path} is in a bare git repository, which has no files to read; clone it, and ask there")


class GitFailed(CsecplanError):
    """git complained."""

    sentence = N_("git {command} failed: {reason}")
    said: tuple[str, ...] = ()

    def saying(self, lines: list[str]) -> GitFailed:
        """This error, with all the *lines* that were said."""
        self.said = tuple(lines)
        return self


_NO_REASON = Term(N_("it gave no reason"))
_FATAL, _ERROR = re.compile(r"fatal\s?: "), re.compile(r"(error|erreur)\s?: ")
_SETTINGS = ("-c", "core.quotePath=false", "-c", "color.ui=false")
_RUNS_NOTHING = (
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"),
    *("-c", "protocol.allow=never", "-c", "diff.external=", "-c", "core.pager=cat"),
)
"""For asking: no program that a repository's own settings name."""

_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_PAGER": "cat",
    # a blob that a partial clone lacks is missing: no remote is asked for it, whatever its settings allow
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
"""For asking, too: no prompt, no lock, words that can be told apart."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A work tree: its top folder, and the path in it of the file that is asked about."""

    top: Path
    path: str
    shallow: bool = False


def run(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What `git` *arguments* says in *folder*, with *given* on its stdin. Raises GitMissing or GitFailed."""
    done = _completed(folder, *arguments, given=given)
    if done.returncode:
        raise GitFailed(command=arguments[0], reason=_reason(done.stderr))
    return done.stdout


def act(folder: Path, *arguments: str, given: bytes = b"") -> None:
    """Have `git` do *arguments* as if the person had typed it: its hooks find their own settings, not ours.

    Raises GitMissing, or GitFailed with all that hooks said.
    """
    done = _completed(folder, *arguments, given=given, asking=False)
    if done.returncode:
        lines = _lines(done.stderr)
        is_of_git = arguments[0] != "commit" or any(map(_FATAL.match, lines))
        reason = _reason(done.stderr)
        raise GitFailed(command=arguments[0], reason=reason).saying([reason] if is_of_git else lines)


def attempt(folder: Path, *arguments: str) -> str | None:
    """The line that `git` *arguments* says in *folder*; None where it fails. Raises GitMissing."""
    done = _completed(folder, *arguments)
    return None if done.returncode else os.fsdecode(done.stdout).removesuffix("\n")


def _completed(
    folder: Path, *arguments: str, given: bytes = b"", asking: bool = True
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            _command(folder, arguments, asking=asking),
            input=given,
            capture_output=True,
            env=_environment() if asking else None,
            check=False,
        )
    except FileNotFoundError:
        raise GitMissing() from None


def _command(folder: Path, arguments: tuple[str, ...], *, asking: bool = True) -> list[str]:
    return ["git", "-C", str(folder), *_SETTINGS, *(_RUNS_NOTHING if asking else ()), *arguments]


def _environment() -> dict[str, str]:
    return {**os.environ, **_ENVIRONMENT}


def _lines(stderr: bytes) -> list[str]:
    """What git said, line by line, without its hints on how to use git."""
    lines = stderr.decode("utf-8", "replace").splitlines()
    return [line.rstrip() for line in lines if line.strip() and not line.startswith("hint:")]


def _reason(stderr: bytes) -> str:
    """What git complained of, in a line: what it calls fatal or an error, else what it said last."""
    lines = _lines(stderr)
    if not lines:
        return _NO_REASON
    for sign in (_FATAL, _ERROR):
        if found := [line[sign_of.end() :] for line in lines if (sign_of := sign.match(line))]:
            return found[-1]
    return " ".join(map(str.strip, lines)) if len(lines) <= 2 else lines[-1].strip()


def repository(path: Path) -> Repository:
    """The repository that the file *path* is in, links followed. Raises a CsecplanError where it is in none."""
    try:
        real = Path(os.path.realpath(path))
    except OSError:  # the folder that the name starts from was deleted
        raise NotInRepository(path=str(path)) from None
    folder = next(place for place in real.parents if place.is_dir())
    told = _completed(folder, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix")
    lines = os.fsdecode(told.stdout).split("\n", 2)
    if lines[0] == "false":
        raise NoWorkTree(path=str(path))
    if told.returncode:
        if b"not a git repository" in told.stderr:
            raise NotInRepository(path=str(path))
        raise GitFailed(command="rev-parse", reason=_reason(told.stderr))
    prefix = lines[2].removesuffix("\n")
    within = os.path.relpath(real, folder)
    return Repository(_top(folder), prefix + Path(within).as_posix(), lines[1] == "true")


def _top(folder: Path) -> Path:
    return Path(os.fsdecode(run(folder, "rev-parse", "--show-toplevel")).removesuffix("\n"))


def merged_by_lines(ours: Path, base: Path, theirs: Path, marker: int) -> tuple[bytes, bool]:
    """git's own merge of three files, and whether it left no conflict. Raises GitMissing or GitFailed."""
    names = [str(path.absolute()) for path in (ours, base, theirs)]
    labels = ("-L", "ours", "-L", "base", "-L", "theirs")
    done = _completed(ours.absolute().parent, "merge-file", "-p", f"--marker-size={marker}", *labels, *names)
    if not 0 <= done.returncode < 128:
        raise GitFailed(command="merge-file", reason=_reason(done.stderr))
    return done.stdout, done.returncode == 0


@contextmanager
def objects(folder: Path) -> Iterator[Callable[[str], bytes]]:
    """A function from an object's id to its bytes, all through one `git cat-file --batch`."""
    try:
        process = subprocess.Popen(
            _command(folder, ("cat-file", "--batch")),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
    except FileNotFoundError:
        raise GitMissing() from None
    with process:
        yield lambda name: _object(process, name)


def _object(process: subprocess.Popen[bytes], name: str) -> bytes:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{name}\n".encode())
    process.stdin.flush()
    header = process.stdout.readline().split()
    if len(header) != 3:
        raise GitFailed(command="cat-file", reason=f"{name}: missing")
    data = process.stdout.read(int(header[2]))
    process.stdout.read(1)
    return data


def user_name(folder: Path) -> str | None:
    """The name that git records in commits made in *folder*; None where it has none, or there is no git."""
    try:
        return attempt(folder, "config", "user.name") or None
    except GitMissing:
        return None
