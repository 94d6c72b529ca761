"""The plan as it once stood: a version by a commit's name or by a day, and its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csecplan import N_, git, versions

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from csecplan.git import Repository
    from csecplan.versions import Version
    from csecplan.wording import Wording


@dataclass(frozen=True, slots=True)
class Past:
    """A version, and the day it stands for: the day asked for, else the commit's."""

    version: Version
    day: date
    data: bytes

    def said_of(self, answer: str, wording: Wording) -> str:
        """*answer* with the words that say which plan it is true of."""
        sentence = N_("{answer}; the plan as it stood on {day} (version {commit})")
        return wording.say(sentence, answer=answer, day=self.day, commit=self.version.commit[:7])


def version(path: Path, asked: str) -> Past:
    """The version of the file *path* that *asked* names: a branch, tag or commit, else the end of a day."""
    return find(git.repository(path), asked)


def find(repository: Repository, asked: str) -> Past:
    """The version in *repository* that *asked* names."""
    found, day = versions.at_revision(repository, asked), None
    if found is None:
        day = _last_day(asked)
        if day is None:
            raise versions.unknown(repository, asked)
        found = versions.on_day(repository, day)
    with git.objects(repository.top) as read:
        return Past(found, day or found.day, read(found.blob))


def _last_day(asked: str) -> date | None:
    """The day that *asked* names, or the last one of a period."""
    from csecplan import due

    read = due.read(asked, None)
    return read.latest if read.kind == "dated" and read.earliest else None
