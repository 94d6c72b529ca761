"""One change at a time in a folder: a lock that dies with its process and leaves nothing behind.

What is locked is the folder that holds the file, links followed: one place
for every user, whatever their settings and their rights, that is still the
same when the file in it was replaced. Where that cannot be had, nothing is
changed: no other place is fallen back to, as two people would have one each.
"""

from __future__ import annotations

import errno
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.store.files import why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Lock = Callable[[int], None]
    """Takes the lock of an open file, or raises BlockingIOError where another has it."""

PATIENCE = 10.0
"""Seconds that a command waits for its turn."""
LOCK_FILE = ".csecplan.lock"
"""What is locked in the folder on a system that cannot lock the folder itself."""


class FileBusy(CsecplanError):
    """Another program holds the folder's lock."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "another csecplan has been changing a plan in the folder of {path} for {seconds} seconds;"
        " try again when it is done; nothing was changed"
    )


class LockRefused(CsecplanError):
    """The folder cannot be locked."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "{folder} cannot be locked: {reason}; without a lock, one of two changes made at the same time "
        "could be lost; nothing was changed"
    )


class FolderGone(CsecplanError):
    """The folder that was locked is no longer where it was."""

    exit_code = ExitCode.REFUSED
    sentence = N_("the folder {folder} was moved, removed or replaced in the meantime; nothing was changed")


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[Callable[[], None]]:
    """Keep every other csecplan from changing *path* until the block ends or the process dies.

    Waits *patience* seconds for its turn. Gives a function that raises
    FolderGone where the folder is no longer the one that was locked. Raises
    FileBusy, LockRefused, FolderGone.
    """
    folder = _folder_of(path)
    name, handle, lock = _opened(folder)
    try:
        _wait_for(handle, lock, path, folder, patience)
        _refuse_moved(name, handle, folder)
        yield lambda: _refuse_moved(name, handle, folder)
    finally:
        os.close(handle)


def _folder_of(path: Path) -> str:
    """The folder that holds *path*, links followed. Raises LockRefused."""
    try:
        return os.path.dirname(os.path.realpath(path))
    except OSError as error:  # the folder that the name starts from was deleted
        raise LockRefused(folder=os.path.dirname(path) or ".", reason=why(error)) from None


def _opened(folder: str) -> tuple[str, int, Lock]:
    """What stands for *folder*, opened, and how it is locked on this system. Raises LockRefused."""
    try:
        if lock := _flock():
            return folder, os.open(folder, os.O_RDONLY | os.O_DIRECTORY), lock
        if lock := _lock_of_windows():
            name = os.path.join(folder, LOCK_FILE)
            return name, os.open(name, os.O_RDWR | os.O_CREAT, 0o666), lock
    except OSError as error:
        raise LockRefused(folder=folder, reason=why(error)) from None
    raise LockRefused(folder=folder, reason=_why_no_lock(OSError(errno.ENOSYS, "")))


def _flock() -> Lock | None:
    """How a folder is locked; None on a system that has no flock."""
    try:
        import fcntl
    except ImportError:
        return None
    return lambda handle: fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _lock_of_windows() -> Lock | None:
    """How a file is locked on Windows; None elsewhere."""
    try:
        import msvcrt
    except ImportError:
        return None

    def lock(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except PermissionError as error:  # its way of saying that another has it
            raise BlockingIOError(error.errno, error.strerror) from None

    return lock


def _wait_for(handle: int, lock: Lock, path: Path, folder: str, patience: float) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            return lock(handle)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise FileBusy(path=str(path), seconds=round(patience)) from None
        except OSError as error:
            raise LockRefused(folder=folder, reason=_why_no_lock(error)) from None
        time.sleep(0.01)


def _why_no_lock(error: OSError) -> str:
    """What the system refused; network disks say in several ways that they lock no folder."""
    is_of_disk = error.errno in {errno.EBADF, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP}
    return why(OSError(errno.ENOLCK, "")) if is_of_disk else why(error)


def _refuse_moved(name: str, handle: int, folder: str) -> None:
    """Raise FolderGone where *name* is no longer what is open as *handle*: another could lock what it is now."""
    try:
        is_there = os.path.samestat(os.fstat(handle), os.stat(name))
    except OSError:
        is_there = False
    if not is_there:
        raise FolderGone(folder=folder)
