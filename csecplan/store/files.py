"""Files: found and read whole, and why the system refuses one."""

from __future__ import annotations

import errno
import os
import stat
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


class OutputCut(CsecplanError):
    """A device, a pipe or standard output did not take all that was to be written."""

    exit_code = ExitCode.REFUSED
    sentence = N_("the answer could not be written in full to {path}: {reason}")


class OutputIsPlan(CsecplanError):
    """An answer was to be written over the plan."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{path} is the plan itself, and an answer is never written over it; give --output another file")


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
    errno.EBADF: Term(N_("it is closed")),
    errno.ENXIO: Term(N_("no program is at its other end")),
    errno.ENOLCK: Term(N_("its disk or network does not support locks")),
}
_KINDS = (
    (stat.S_ISDIR, Term(N_("it is a folder"))),
    (stat.S_ISFIFO, Term(N_("it is a pipe, not a file"))),
    (stat.S_ISSOCK, Term(N_("it is a socket, not a file"))),
    (lambda mode: not stat.S_ISREG(mode), Term(N_("it is a device, not a file"))),
)


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
    """All of *path*. Raises a CsecplanError where it is missing, no file, too large or not readable.

    What is no file is never waited for: a pipe that nobody writes into would
    be read for ever.
    """
    try:
        _refuse_other_kinds(path, os.stat(path).st_mode)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:
            found = os.fstat(handle)
            _refuse_other_kinds(path, found.st_mode)
            data = file.read(LARGEST + 1) if found.st_size <= LARGEST else b""
    except FileNotFoundError:
        raise FileMissing(path=str(path)) from None
    except OSError as error:
        raise FileUnreadable(path=str(path), reason=why(error)) from None
    if (size := max(found.st_size, len(data))) > LARGEST:
        raise FileTooLarge(path=str(path), size=size >> 20, most=LARGEST >> 20)
    return data


def _refuse_other_kinds(path: Path | str, mode: int) -> None:
    """Raise FileUnreadable where *mode* is that of no regular file."""
    for is_kind, reason in _KINDS:
        if is_kind(mode):
            raise FileUnreadable(path=str(path), reason=reason)


def lead_nowhere(handle: int) -> None:
    """Have what is written to the open file *handle* from here on be thrown away."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), handle)


def fill_closed() -> None:
    """Open nothing where a standard stream was closed, or the next file opened would be taken for it."""
    handle = os.open(os.devnull, os.O_RDWR)
    while handle <= 2:
        os.set_inheritable(handle, True)
        handle = os.open(os.devnull, os.O_RDWR)
    os.close(handle)
