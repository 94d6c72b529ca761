"""Several files written into one folder, all or none."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from csecplan import N_, Term
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.store.files import FileUnreadable, OutputRefused, why

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_NO_FOLDER = Term(N_("it is a file, not a folder"))
_IN_PART = N_("{path} could be written only in part: {reason}; delete the folder, and run the command again")


class WrittenInPart(CsecplanError):
    """The system refused in the middle of putting files in their places."""

    exit_code = ExitCode.REFUSED
    sentence = _IN_PART


def names_in(folder: Path) -> list[str]:
    """The names in *folder*, sorted; none where it does not exist. Raises OutputRefused, FileUnreadable."""
    try:
        return sorted(os.listdir(folder))
    except FileNotFoundError:
        return []
    except NotADirectoryError:
        raise OutputRefused(path=str(folder), reason=_NO_FOLDER) from None
    except OSError as error:
        raise FileUnreadable(path=str(folder), reason=why(error)) from None


def write_folder(folder: Path, files: Mapping[str, bytes], *, instead_of: Collection[str] = ()) -> None:
    """Put *files* in *folder*, which is made if it is not there; those named *instead_of* are removed.

    All files are written beside their places first, so that a full disk
    leaves the folder as it was. Raises OutputRefused, WrittenInPart.
    """
    with _refusing(folder):
        real = Path(os.path.realpath(folder))
    is_new = not real.exists()
    aside = (real.parent if is_new else real) / f".{real.name[:60]}.csecplan-{os.getpid()}"
    with _refusing(folder), _removed_in_the_end(aside):
        aside.mkdir()
        for name, data in files.items():
            _write(aside / name, data)
        if is_new:
            os.rename(aside, real)
    if not is_new:
        _put_in_place(folder, aside, real, files, instead_of)


def _put_in_place(
    folder: Path, aside: Path, real: Path, files: Mapping[str, bytes], instead_of: Collection[str]
) -> None:
    try:
        for name in files:
            os.replace(aside / name, real / name)
        for name in set(instead_of) - set(files):
            os.unlink(real / name)
    except OSError as error:
        raise WrittenInPart(path=str(folder), reason=why(error)) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    with open(path, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _refusing(folder: Path) -> Iterator[None]:
    """What the system refuses in the block is raised as OutputRefused."""
    try:
        yield
    except OSError as error:
        raise OutputRefused(path=str(folder), reason=why(error)) from None


@contextmanager
def _removed_in_the_end(aside: Path) -> Iterator[None]:
    """*aside* is removed if the block ends in an error."""
    try:
        yield
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
