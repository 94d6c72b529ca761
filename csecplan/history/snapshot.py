"""A plan's file as it stood: the version that someone asks for by a commit's name or by a day, and its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csecplan import due
from csecplan.history import git, revision
from csecplan.model import Kind

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A commit's bytes of the file, and the day they stand for: the day asked for, else the commit's."""

    commit: str
    day: date
    data: bytes


def snapshot(path: Path, wanted: str, today: date) -> Snapshot:
    """The file *path* at the version *wanted*: a branch, tag or commit, else the end of a day or period.

    What counts from a day, as "last month" does, counts from *today*.
    Raises a CsecplanError where there is no such version.
    """
    repository = git.repository(path)
    version, day = revision.at_revision(repository, wanted), None
    if version is None:
        day = _last_day(wanted, today)
        if day is None:
            raise revision.unknown(repository, wanted)
        version = revision.on_day(repository, day)
    with git.objects(repository.top) as read:
        return Snapshot(version.commit, day or version.day, read(version.blob))


def _last_day(wanted: str, today: date) -> date | None:
    """The day that *wanted* names, or the last one of a period."""
    from csecplan.due.counted import counted  # few versions are asked for so

    read = due.read(wanted, None)
    if read.kind is Kind.DATED and read.earliest:
        return read.latest
    there = counted(wanted, today)
    return there.latest if there else None
