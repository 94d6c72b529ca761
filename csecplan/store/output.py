"""An answer written to a file: whole or not at all, into a device or pipe, not in its place, never over the plan."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from csecplan import N_, Term
from csecplan.store.files import OutputCut, OutputIsPlan, OutputRefused, why

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_READ_ONLY = Term(N_("it is read-only"))


def write_output(path: Path, data: bytes, *, plans: Iterable[str] = ()) -> None:
    """Put *data* in *path*, links followed; never where one of the files *plans* is, by whatever name.

    A file is replaced whole, its mode kept; a device or a pipe is written
    into. Raises OutputIsPlan, OutputRefused, OutputCut.
    """
    try:
        if any(_is_same(path, plan) for plan in plans):
            raise OutputIsPlan(path=str(path))
        found = _found(path)
        if found is not None and not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            return _pour(path, data)
        if found is not None and not (found.st_mode & 0o222 and os.access(path, os.W_OK)):
            raise OutputRefused(path=str(path), reason=_READ_ONLY)
        _replace(os.path.realpath(path), data, _new_mode() if found is None else found.st_mode & 0o7777)
    except OSError as error:
        raise OutputRefused(path=str(path), reason=why(error)) from None


def _is_same(path: Path, plan: str) -> bool:
    """Whether *path* is the file *plan*: the same file on the disk, or the place where it would be."""
    if os.path.realpath(path) == os.path.realpath(plan):
        return True
    with suppress(OSError):
        return os.path.samefile(path, plan)
    return False


def _found(path: Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _pour(path: Path, data: bytes) -> None:
    """Write *data* into the device or pipe *path*; a reader that has had enough is no fault."""
    try:
        handle = os.open(path, os.O_WRONLY)
    except OSError as error:
        raise OutputRefused(path=str(path), reason=why(error)) from None
    try:
        with os.fdopen(handle, "wb", buffering=0) as file:
            left = memoryview(data)
            while left:
                left = left[file.write(left) :]
    except BrokenPipeError:
        return
    except OSError as error:
        raise OutputCut(path=str(path), reason=why(error)) from None


def _replace(real: str, data: bytes, mode: int) -> None:
    """Put *data* where *real* is, whether there is a file or not; an old one stands until the new one is whole."""
    import tempfile

    handle, temporary = tempfile.mkstemp(prefix=".csecplan-", dir=os.path.dirname(real))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, mode)
        os.replace(temporary, real)
    except BaseException:
        os.unlink(temporary)
        raise


def _new_mode() -> int:
    """The permissions that a new file gets here."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
