"""A file replaced whole, or left as it was: whatever happens in between, and whoever else writes."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.store.files import OutputRefused, read_bytes, why
from csecplan.store.locking import PATIENCE, locked, private_folder

if TYPE_CHECKING:
    from collections.abc import Iterator


class ChangedMeanwhile(CsecplanError):
    """Something else wrote the file after it was read."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{path} was changed by another program in the meantime; run the command again; nothing was changed")


class SecondName(CsecplanError):
    """The file has hard links, which replacing it would part."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "{path} has a second name (a hard link), which a change would part from it;"
        " keep one of the two, or make the other a symbolic link; nothing was changed"
    )


class ReadOnly(CsecplanError):
    """The file, or the folder it is in, is marked read-only."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{path} is read-only; make it writable (`chmod u+w`) and try again; nothing was changed")


class AlreadyThere(CsecplanError):
    """A file that was to be new exists."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{path} is already there; nothing was changed")


class Held:
    """A file read under its lock: its bytes, and the one way to replace them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.real = Path(os.path.realpath(path))
        self.data = read_bytes(path)

    def replace(self, data: bytes) -> None:
        """Put *data* in place of what was read, whole or not at all; mode and owner stay.

        Raises a CsecplanError where that cannot be done, the old file untouched.
        """
        self._refuse_unsafe()
        try:
            temporary = _written_beside(self.real, data, like=self.real)
            try:
                os.replace(temporary, self.real)
            except BaseException:
                os.unlink(temporary)
                raise
        except OSError as error:
            raise OutputRefused(path=str(self.path), reason=why(error)) from None
        self.data = data
        _settle(self.real.parent)

    def _refuse_unsafe(self) -> None:
        if read_bytes(self.real) != self.data:
            raise ChangedMeanwhile(path=str(self.path))
        if os.stat(self.real).st_nlink > 1:
            raise SecondName(path=str(self.path))
        for place in (self.real, self.real.parent):
            if not os.stat(place).st_mode & 0o222 or not os.access(place, os.W_OK):
                raise ReadOnly(path=str(self.path if place is self.real else place))


@contextmanager
def lock(path: Path, patience: float = PATIENCE) -> Iterator[Held]:
    """*path* read, and held against every other csecplan until the block ends or the process dies."""
    with locked(path, patience):
        held = Held(path)
        _remove_leftovers(held.real)
        yield held


def _beside(real: Path) -> str:
    """What the names of our temporary files beside *real* begin with."""
    return f".{real.name}.csecplan-"


def _remove_leftovers(real: Path) -> None:
    """Remove what processes that were killed left beside *real*: under the lock, no other is writing."""
    with suppress(OSError), os.scandir(real.parent) as entries:
        for entry in entries:
            if entry.name.startswith(_beside(real)):
                with suppress(OSError):
                    os.unlink(entry.path)


def _written_beside(real: Path, data: bytes, *, like: Path | None = None) -> str:
    """A temporary file in *real*'s folder with *data* in it and on the disk, its mode and owner those of *like*."""
    temporary = str(real.parent / f"{_beside(real)}{os.getpid()}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if like is not None:
                _keep(file.fileno(), like)
            os.fsync(file.fileno())
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary


def _keep(handle: int, like: Path) -> None:
    """Give the open file the mode, owner and extended attributes of *like*; its group at least, if not its owner."""
    if not hasattr(os, "fchown"):
        return
    old, new = os.stat(like), os.fstat(handle)
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        try:
            os.fchown(handle, old.st_uid, old.st_gid)
        except PermissionError:
            os.fchown(handle, -1, old.st_gid)
    os.fchmod(handle, old.st_mode & 0o7777)
    for name in os.listxattr(like) if hasattr(os, "listxattr") else ():
        with suppress(OSError):
            os.setxattr(handle, name, os.getxattr(like, name))


def _settle(folder: Path) -> None:
    """Have the disk know the folder's new entry; where it cannot, the file is there all the same."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def create(path: Path, data: bytes) -> None:
    """Put *data* in a new file *path*, whole or not at all. Raises AlreadyThere, OutputRefused."""
    try:
        temporary = _written_beside(path, data)
        try:
            os.link(temporary, path)
        finally:
            os.unlink(temporary)
    except FileExistsError:
        raise AlreadyThere(path=str(path)) from None
    except OSError as error:
        raise OutputRefused(path=str(path), reason=why(error)) from None
    _settle(path.parent)


def put_aside(path: Path, data: bytes) -> Path:
    """A copy of *path* with *data* in it for an editor, in a folder of ours; it stays until `discard`."""
    copy = private_folder(path) / f"{os.getpid()}-{path.name}"
    try:
        copy.write_bytes(data)
    except OSError as error:
        raise OutputRefused(path=str(copy), reason=why(error)) from None
    return copy


def discard(copy: Path) -> None:
    """Remove what `put_aside` made."""
    with suppress(OSError):
        copy.unlink()
