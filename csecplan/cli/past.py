"""The plan as it once stood, and how it came to be: what git has, joined to what the plan says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csecplan import N_, store
from csecplan.diagnostic import CsecplanError
from csecplan.folding import fold
from csecplan.history import git, revision, walk

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from csecplan.cli.session import Session
    from csecplan.history.git import Repository
    from csecplan.history.steps import Step
    from csecplan.history.walk import Version
    from csecplan.i18n.wording import Wording
    from csecplan.model import Plan
    from csecplan.view.diff import Side


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
    found, day = revision.at_revision(repository, asked), None
    if found is None:
        day = _last_day(asked)
        if day is None:
            raise revision.unknown(repository, asked)
        found = revision.on_day(repository, day)
    with git.objects(repository.top) as read:
        return Past(found, day or found.day, read(found.blob))


def _last_day(asked: str) -> date | None:
    """The day that *asked* names, or the last one of a period."""
    from csecplan import due

    read = due.read(asked, None)
    return read.latest if read.kind == "dated" and read.earliest else None


class NotComparable(CsecplanError):
    """A version too broken to be compared."""

    sentence = N_("{name} cannot be read, so it cannot be compared; `csecplan check --at {revision}` says why")


class WorkingFileNotComparable(CsecplanError):
    """The file is too broken to be compared."""

    sentence = N_("{name} cannot be read, so it cannot be compared; put right what is said above")


def side(session: Session, revision: str, judged: date | None = None) -> Side:
    """The plan as it stood at *revision*, one side of a comparison; judged on that day unless told."""
    from csecplan.history.steps import state_of
    from csecplan.view.diff import Side

    found = version(session.path, revision)
    plan = state_of(found.data).plan
    if plan is None:
        raise NotComparable(name=f"{session.name}@{revision}", revision=revision)
    return Side(plan, judged or found.day, found.version.commit)


def working_side(session: Session) -> Side:
    """The plan as the file has it now, judged on the day asked for."""
    from csecplan.history.steps import state_of
    from csecplan.view.diff import Side

    session.report_errors()
    plan = state_of(session.document.encode()).plan
    if plan is None:
        raise WorkingFileNotComparable(name=session.name)
    return Side(plan, session.as_of)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which versions to tell of; both days count."""

    since: date | None
    until: date | None
    author: str

    def takes(self, version: Version) -> bool:
        if self.author and fold(self.author) not in fold(f"{version.author} <{version.email}>"):
            return False
        return self.has(version.day)

    def has(self, day: date) -> bool:
        return (self.since or day) <= day <= (self.until or day)


def steps(session: Session, asked: Filter) -> list[Step]:
    """What changed the plan, newest first: what is not committed yet, then version by version."""
    import gc

    from csecplan.history.steps import History
    from csecplan.render.progress import watched

    gc.enable()  # a thousand versions are a thousand documents to give back
    repository = git.repository(session.path)
    tip = revision.head(repository)
    known = walk.history(repository, tip) if tip else []
    with git.objects(repository.top) as read:
        history = History(known, read)
        working = history.working(store.read_bytes(session.path), known[0] if known else None)
        uncommitted = bool(working.changes or working.state.problem) and not asked.author and asked.has(session.as_of)
        wanted = [version for version in known if asked.takes(version)]
        told = list(history.steps(watched(wanted, session.words.say(N_("Reading versions")))))
        return [working, *told] if uncommitted else told


def only(steps: list[Step], ids: tuple[str, ...], plan: Plan) -> list[Step]:
    """*steps* as far as they are about *ids*. Raises UnknownName for one that the plan has not, nor ever had."""
    from csecplan.history.steps import about
    from csecplan.query.names import check_ids, chooser

    told = list(about(steps, chooser(ids)))
    subjects = [change.subject for step in told for change in step.changes]
    for wanted in ids:
        is_it = chooser((wanted,))
        if not any(is_it(subject.id) or is_it(subject.recommendation) for subject in subjects):
            check_ids([plan], (wanted,))
    return told
