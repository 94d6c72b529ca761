"""What changed a plan, version by version, as far as it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csecplan import store
from csecplan.folding import fold
from csecplan.history import git, revision, walk
from csecplan.history.steps import History

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from csecplan.history.steps import Step
    from csecplan.history.walk import Version

    Watch = Callable[[Sequence[Version]], Iterable[Version]]
    """Hands versions on, and may show how far it has come."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which versions to tell of; both days count."""

    since: date | None
    until: date | None
    author: str

    def takes(self, version: Version) -> bool:
        """Whether *version* is one of them."""
        if self.author and fold(self.author) not in fold(f"{version.author} <{version.email}>"):
            return False
        return self.takes_day(version.day)

    def takes_day(self, day: date) -> bool:
        """Whether *day* is between both."""
        return (self.since or day) <= day <= (self.until or day)


def steps(path: Path, wanted: Filter, as_of: date, watch: Watch) -> list[Step]:
    """What changed the file *path*, newest first: what is not committed as of *as_of*, then version by version."""
    repository = git.repository(path)
    tip = revision.head(repository)
    versions = walk.history(repository, tip) if tip else []
    with git.objects(repository.top) as read:
        history = History(versions, read)
        working = history.working(store.read_bytes(path), versions[0] if versions else None)
        is_changed = bool(working.changes or working.state.problem)
        committed = list(history.steps(watch([version for version in versions if wanted.takes(version)])))
    return [working, *committed] if is_changed and not wanted.author and wanted.takes_day(as_of) else committed
