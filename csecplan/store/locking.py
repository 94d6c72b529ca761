"""One change at a time: a lock that dies with its process, kept outside the work tree.

The lock is a file of its own, never deleted: one on the plan itself would be
lost when the plan is replaced, and one that is deleted is soon two.
"""

from __future__ import annotations

import os
import time
from binascii import crc32
from contextlib import contextmanager
from errno import EACCES
from pathlib import Path
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.store.files import read_bytes, why

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 10.0
"""Seconds that a command waits for its turn."""


class FileBusy(CsecplanError):
    """Another csecplan holds the file's lock."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "another csecplan has been changing {path} for {seconds} seconds; try again when it is done;"
        " nothing was changed"
    )


class LockRefused(CsecplanError):
    """No place for a lock could be had."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "{path} cannot be locked: {reason} ({lock}); XDG_STATE_HOME may name a folder to keep locks in;"
        " nothing was changed"
    )


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep every other csecplan from changing *path* until the block ends or the process dies.

    Waits *patience* seconds for its turn. Raises FileBusy, LockRefused.
    """
    handle = _lock_file(path)
    try:
        _wait_for(handle, path, patience)
        yield
    finally:
        os.close(handle)


def _lock_file(path: Path) -> int:
    """An open file that stands for *path*, links followed: the same one for every process."""
    real = os.path.normcase(os.path.realpath(path))
    name = private_folder(path) / f"{crc32(os.fsencode(real)):08x}.lock"
    try:
        return os.open(name, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise LockRefused(path=str(path), lock=str(name), reason=why(error)) from None


def private_folder(path: Path) -> Path:
    """A folder of ours, outside the work tree: in the git directory of *path*'s repository, else the user's."""
    refused: OSError | None = None
    folder = path
    for home in (_git_folder(Path(os.path.realpath(path))), _state_folder()):
        if home is not None:
            folder = home / "csecplan"
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                refused = error
                continue
            if os.access(folder, os.W_OK):
                return folder
    raise LockRefused(path=str(path), lock=str(folder), reason=why(refused or PermissionError(EACCES, "")))


def _git_folder(real: Path) -> Path | None:
    """The git directory of the repository that has *real*: `.git`, or what the file `.git` of a work tree names."""
    found = next((each / ".git" for each in real.parents if (each / ".git").exists()), None)
    if found is None or found.is_dir():
        return found
    named = read_bytes(found).decode("utf-8", "replace").removeprefix("gitdir:").strip()
    return found.parent / named if (found.parent / named).is_dir() else None


def _state_folder() -> Path:
    """Where the user's programs keep what lasts."""
    set_to = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(set_to or os.path.expanduser("~/.local/state"))


def _wait_for(handle: int, path: Path, patience: float) -> None:
    deadline = time.monotonic() + patience
    try:
        while not _taken(handle):
            if time.monotonic() >= deadline:
                raise FileBusy(path=str(path), seconds=round(patience))
            time.sleep(0.01)
    except OSError as error:
        raise LockRefused(path=str(path), lock="flock", reason=why(error)) from None


def _taken(handle: int) -> bool:
    """Whether the lock is now ours. It goes with the process that holds it, however that ends."""
    try:
        import fcntl
    except ImportError:
        return _taken_on_windows(handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _taken_on_windows(handle: int) -> bool:
    import msvcrt

    try:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True
