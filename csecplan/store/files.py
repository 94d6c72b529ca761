"""Files: found, read whole, and replaced whole."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from csecplan import N_, Term
from csecplan.diagnostic import CsecplanError, ExitCode

if TYPE_CHECKING:
    from pathlib import Path

PLAN_NAME = "plan.yaml"
LARGEST = 256 * 1024 * 1024
"""Bytes; a plan of 100,000 actions takes a fifth of it."""


class PlanNotFound(CsecplanError):
    """No plan.yaml here or above."""

    sentence = N_("no {name} in {folder} or above; say which file with --plan, or let `csecplan init` write one")


class FileMissing(CsecplanError):
    """A file that was named is not there."""

    sentence = N_("{path} is not there; check the name, or the folder you are in")


class FileUnreadable(CsecplanError):
    """A file is there and cannot be read."""

    sentence = N_("{path} cannot be read: {reason}")


class FileTooLarge(CsecplanError):
    """A file larger than any plan."""

    sentence = N_("{path} has {size} MiB, more than any plan: {most} are read at most; is it the right file?")


class OutputRefused(CsecplanError):
    """A file cannot be written."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{path} cannot be written: {reason}; nothing was changed")


_REASONS = {
    errno.EACCES: Term(N_("you may not")),
    errno.EPERM: Term(N_("you may not")),
    errno.EISDIR: Term(N_("it is a folder")),
    errno.ENOTDIR: Term(N_("a part of its path is no folder")),
    errno.ENOENT: Term(N_("its folder is not there")),
    errno.ENOSPC: Term(N_("the disk is full")),
    errno.EDQUOT: Term(N_("your share of the disk is full")),
    errno.EROFS: Term(N_("the disk is read-only")),
    errno.ELOOP: Term(N_("its links go round in a circle")),
    errno.ENAMETOOLONG: Term(N_("its name is too long")),
    errno.EIO: Term(N_("the disk failed")),
    errno.EFBIG: Term(N_("files may not be that large here")),
}


def why(error: OSError) -> str:
    """What the system refused, as a word of ours to translate, or as it says itself."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def find() -> str:
    """The plan.yaml of this folder or of the nearest folder above that has one. Raises PlanNotFound."""
    try:
        here = folder = os.getcwd()
    except OSError:  # the folder was deleted under the person's feet
        raise PlanNotFound(name=PLAN_NAME, folder=".") from None
    while not os.path.isfile(found := os.path.join(folder, PLAN_NAME)):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            raise PlanNotFound(name=PLAN_NAME, folder=here)
    return found


def read_bytes(path: Path | str) -> bytes:
    """All of *path*. Raises a CsecplanError where it is missing, no file, too large or not readable."""
    try:
        with open(path, "rb") as file:  # a name will do: pathlib costs a command a third of a start
            size = os.fstat(file.fileno()).st_size
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise FileMissing(path=str(path)) from None
    except OSError as error:
        raise FileUnreadable(path=str(path), reason=why(error)) from None
    if len(data) > LARGEST:
        raise FileTooLarge(path=str(path), size=max(size, len(data)) >> 20, most=LARGEST >> 20)
    return data


def lead_nowhere(handle: int) -> None:
    """Have what is written to the open file *handle* from here on be thrown away."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), handle)


def write_new(path: Path, data: bytes) -> None:
    """Put *data* at *path*, whole or not at all. Raises OutputRefused."""
    import tempfile

    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(temporary, _mode(path))
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise OutputRefused(path=str(path), reason=why(error)) from None


def _mode(path: Path) -> int:
    """The permissions *path* has, else those a new file gets here."""
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
