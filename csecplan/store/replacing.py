"""A file replaced whole, or left as it was: whatever happens in between, and whoever else writes."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.store.files import OutputRefused, read_bytes, why
from csecplan.store.locking import PATIENCE, locked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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

    def __init__(self, path: Path, refuse_moved: Callable[[], None]) -> None:
        self.path = path
        self.real = Path(os.path.realpath(path))
        self.data = read_bytes(path)
        self._refuse_moved = refuse_moved

    def replace(self, data: bytes) -> None:
        """Put *data* in place of what was read, whole or not at all; mode and owner stay.

        Raises a CsecplanError where that cannot be done, the old file untouched.
        """
        with self._refusing():
            self._refuse_unsafe()
            self._put(data, _Kept.of(self.real))

    def memory(self) -> Callable[[], Path | None]:
        """A function that puts the file back as it is now, with its mode and owner, whatever was done to it since.

        Where it finds what neither of us wrote, a hook of the repository's
        or a person did, and it gives the place of a copy of that.
        """
        with self._refusing():
            before, was = self.data, _Kept.of(self.real)

        def put_back() -> Path | None:
            found, ours = _bytes_if_any(self.real), self.data
            with self._refusing():
                self._put(before, was)
            return None if found in (None, ours, before) else put_aside(self.path, found or b"")

        return put_back

    def is_untouched(self) -> bool:
        """Whether the file still has the bytes that were read or put there."""
        return _bytes_if_any(self.real) == self.data

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """What the system refuses in the block is raised as OutputRefused."""
        try:
            yield
        except OSError as error:
            raise OutputRefused(path=str(self.path), reason=why(error)) from None

    def _put(self, data: bytes, like: _Kept) -> None:
        temporary = _written_beside(self.real, data, like=like)
        try:
            os.replace(temporary, self.real)
        except BaseException:
            os.unlink(temporary)
            raise
        self.data = data
        _settle(self.real.parent)

    def _refuse_unsafe(self) -> None:
        self._refuse_moved()
        if not self.is_untouched():
            raise ChangedMeanwhile(path=str(self.path))
        if os.stat(self.real).st_nlink > 1:
            raise SecondName(path=str(self.path))
        for place in (self.real, self.real.parent):
            if not os.stat(place).st_mode & 0o222 or not os.access(place, os.W_OK):
                raise ReadOnly(path=str(self.path if place is self.real else place))


def _bytes_if_any(path: Path) -> bytes | None:
    """What the file *path* says; None where there is none that can be read."""
    with suppress(CsecplanError):
        return read_bytes(path)
    return None


@contextmanager
def lock(path: Path, patience: float = PATIENCE) -> Iterator[Held]:
    """*path* read, and held against every other csecplan until the block ends or the process dies."""
    with locked(path, patience) as refuse_moved:
        held = Held(path, refuse_moved)
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


def _written_beside(real: Path, data: bytes, *, like: _Kept | None = None) -> str:
    """A temporary file in *real*'s folder with *data* in it and on the disk, its mode and owner those of *like*."""
    temporary = str(real.parent / f"{_beside(real)}{os.getpid()}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if like is not None:
                like.give(file.fileno())
            os.fsync(file.fileno())
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary


class _Kept(NamedTuple):
    """What a file keeps when its bytes are replaced: mode, owner, and extended attributes."""

    stat: os.stat_result
    attributes: dict[str, bytes]

    @classmethod
    def of(cls, path: Path) -> _Kept:
        names: list[str] = []
        attributes: dict[str, bytes] = {}
        with suppress(OSError, AttributeError):  # a disk, or a system, that has none
            names = os.listxattr(path)
        for name in names:
            with suppress(OSError):
                attributes[name] = os.getxattr(path, name)
        return cls(os.stat(path), attributes)

    def give(self, handle: int) -> None:
        """Give them to the open file; its group at least, if its owner may not be given."""
        if not hasattr(os, "fchown"):
            return
        new = os.fstat(handle)
        if (self.stat.st_uid, self.stat.st_gid) != (new.st_uid, new.st_gid):
            try:
                os.fchown(handle, self.stat.st_uid, self.stat.st_gid)
            except PermissionError:
                os.fchown(handle, -1, self.stat.st_gid)
        os.fchmod(handle, self.stat.st_mode & 0o7777)
        for name, value in self.attributes.items():
            with suppress(OSError):
                os.setxattr(handle, name, value)


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
    """A copy of *path* with *data* in it that its user alone can read; it stays until `discard`.

    It is in the folder where the user's programs keep what lasts, and where
    that cannot be had, in one for temporary files.
    """
    import tempfile

    for folder in (_state_folder(), None):
        with suppress(OSError):
            if folder is not None:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, copy = tempfile.mkstemp(prefix=f"{path.stem[:50]}-", suffix=path.suffix, dir=folder)
            break
    else:
        raise OutputRefused(path=tempfile.gettempdir(), reason=why(PermissionError(errno.EACCES, "")))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except OSError as error:
        raise OutputRefused(path=copy, reason=why(error)) from None
    return Path(copy)


def _state_folder() -> Path:
    """Our folder where the user's programs keep what lasts."""
    set_to = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(set_to or os.path.expanduser("~/.local/state")) / "csecplan"


def discard(copy: Path) -> None:
    """Remove what `put_aside` made."""
    with suppress(OSError):
        copy.unlink()
