"""Files that come back: which of them are sheets, what each says, and what there is beside them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_, sheets, store
from csecplan.cli.sheet_of_plans import own_rows
from csecplan.diagnostic import CsecplanError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csecplan.cli.session import Session
    from csecplan.sheets import Filled

_SHEETS = frozenset({".xlsx", ".xlsm", ".csv", ".tsv", ".ods", ".xls", ".xlsb"})
"""What a spreadsheet saves; whether it can be read is then said of each."""
_LONGEST_MESSAGE = 8 * 1024 * 1024
"""Bytes; what is longer is no message of ours."""


class NoSheets(CsecplanError):
    """A folder with nothing in it that could be a sheet."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{folder} contains no sheet (.xlsx or .csv) to import; nothing was changed")


class FilesRefused(CsecplanError):
    """Files that cannot be taken; each was said before."""

    exit_code = ExitCode.REFUSED
    sentence = N_("nothing was imported, because of the files listed above")


class Returned(NamedTuple):
    """A sheet that came back, and what people call it."""

    name: str
    sheet: Filled


def returned(session: Session, paths: Sequence[Path]) -> list[Returned]:
    """The sheets among *paths* and in those that are folders; what else says something there is named on stderr.

    Raises what the one file of *paths* is refused for, FilesRefused for one of several, NoSheets.
    """
    if len(paths) == 1 and not os.path.isdir(paths[0]):
        return [_read(session, paths[0], paths[0].name)]
    files, others = found(paths)
    read: list[Returned] = []
    errors: list[CsecplanError] = []
    for path in files:
        try:
            read.append(_read(session, path, path.name if _is_alone(path, files) else str(path)))
        except CsecplanError as error:
            errors.append(error)
    for each in errors:
        _complain(session, each)
    if errors:
        raise FilesRefused
    _name_others(session, others, read)
    return read


def _complain(session: Session, error: CsecplanError) -> None:
    """Say why a file is refused."""
    message = session.output.wording.say(error.sentence, **error.facts)
    session.output.remark(session.output.wording.with_choices(message, error.facts.get("choices")))


def _is_alone(path: Path, files: Sequence[Path]) -> bool:
    """Whether no other of *files* has the name of *path*."""
    return sum(each.name == path.name for each in files) == 1


def found(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The files that may be sheets, each once, and the others; hidden ones are in neither."""
    from csecplan.store.folder import names_in

    files: dict[Path, None] = {}
    others: dict[Path, None] = {}
    for path in paths:
        if not os.path.isdir(path):
            files[path] = None
            continue
        inside = [path / name for name in names_in(path) if not name.startswith((".", "~$"))]
        new = [each for each in inside if each.suffix.lower() in _SHEETS and not os.path.isdir(each)]
        if not new:
            raise NoSheets(folder=str(path))
        files |= dict.fromkeys(new)
        others |= dict.fromkeys(each for each in inside if each not in new)
    return list(files), list(others)


def _read(session: Session, path: Path, name: str) -> Returned:
    """The file *path* as a sheet of the plan. Raises a CsecplanError."""
    plan = session.source.plan
    sheet = own_rows(session, sheets.filled(store.read_bytes(path), name, plan), plan, name)
    sheets.check_sent(sheet, name, plan)
    return Returned(name, sheet)


def _name_others(session: Session, others: Sequence[Path], read: Sequence[Returned]) -> None:
    """Name those of *others* that say something: not a message as it was sent, nor an empty file."""
    marks = {mark for each in read for mark in each.sheet.file.mark.split()}
    named = [each for each in others if _says_something(each, marks)]
    if named:
        session.output.say(N_("files not read, because they are not sheets:"))
    for path in named:
        session.output.remark(f"  {path.name}")


def _says_something(path: Path, marks: set[str]) -> bool:
    try:
        if path.is_dir():
            return any(path.iterdir())
        if path.stat().st_size > _LONGEST_MESSAGE:
            return True
        data = store.read_bytes(path)
    except (OSError, CsecplanError):
        return True
    return bool(data.strip()) and sheets.mark_of(data) not in marks
