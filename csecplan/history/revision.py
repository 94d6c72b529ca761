"""The version that someone asks for: by a commit's name, or by a day."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.folding import nearest
from csecplan.history import git
from csecplan.history.walk import commits_of, history

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from csecplan.history.git import Repository
    from csecplan.history.walk import Version


class NothingCommitted(CsecplanError):
    """The branch has no commit yet."""

    sentence = N_("nothing is committed yet, so there is no version to compare with; `git commit` begins the history")


class UnknownRevision(CsecplanError):
    """What was asked for names no commit, and no day."""

    exit_code = ExitCode.USAGE
    sentence = N_(
        "{revision} is no version here: use a branch, a tag, a commit, HEAD~3,"
        ' or a date such as 2004-03-31 or "31 March 2004"'
    )


class NotInVersion(CsecplanError):
    """The commit does not have the file, under any name it had."""

    sentence = N_("{path} is not in version {revision}")


class TooEarly(CsecplanError):
    """The day asked for is before the first version."""

    sentence = N_("{path} has no version as early as {day}; its history begins on {first}")


class TooEarlyHere(CsecplanError):
    """The day asked for is before the first version of a shallow clone."""

    sentence = N_(
        "{path} has no version as early as {day} in this clone, which is shallow and begins on {first};"
        " `git fetch --unshallow` brings the rest"
    )


def head(repository: Repository) -> str | None:
    """The commit that the work tree stands on; None before the first."""
    return _commit(repository, "HEAD")


def _commit(repository: Repository, revision: str) -> str | None:
    """The id of the commit that *revision* names, whatever it looks like."""
    if "\0" in revision:
        return None
    asked = f"{revision}^{{commit}}"
    said = git.attempt(repository.top, "rev-parse", "--verify", "--quiet", "--end-of-options", asked)
    return said if said and said.isalnum() else None  # of ^HEAD, git says what to leave out


def at_revision(repository: Repository, revision: str) -> Version | None:
    """The file as it stood at *revision*; None where that names no commit. Raises NotInVersion."""
    commit = _commit(repository, revision)
    if commit is None:
        return None
    [version] = commits_of(repository, "--no-walk", commit)
    found = _file(repository, commit)
    if found is None:
        raise NotInVersion(path=repository.path, revision=revision)
    return replace(version, path=found[0], blob=found[1], touched=True)


def unknown(repository: Repository, revision: str) -> CsecplanError:
    """The error for what names no commit and no day, with the branches and tags nearest to it."""
    if head(repository) is None:
        return NothingCommitted()
    names = git.run(repository.top, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags")
    near = nearest(revision, names.decode("utf-8", "replace").split(), likeness=0.6)
    return UnknownRevision(revision=revision, choices=near)


def _file(repository: Repository, commit: str) -> tuple[str, str] | None:
    """The name and blob that the file has in *commit*: as now, as it was called before, or as git takes it for."""
    for candidates in _names(repository, commit):
        blobs = _blobs(repository, commit, candidates) if candidates else {}
        for name in candidates:
            if name in blobs:
                return name, blobs[name]
    return None


def _names(repository: Repository, commit: str) -> Iterator[list[str]]:
    yield [repository.path]
    if tip := head(repository):
        yield list(dict.fromkeys(each.path for each in history(repository, tip) if each.path))
        yield _other_names(repository, tip, commit)


def _other_names(repository: Repository, tip: str, commit: str) -> list[str]:
    """What *commit*, on another branch, calls the file that *tip* has."""
    said = git.run(repository.top, "diff-tree", "-r", "-M", "--diff-filter=R", "--name-status", "-z", tip, commit)
    tokens = os.fsdecode(said).split("\0")[:-1]
    return [new for _, old, new in zip(*[iter(tokens)] * 3, strict=True) if old == repository.path]


def _blobs(repository: Repository, commit: str, names: list[str]) -> dict[str, str]:
    said = git.run(repository.top, "ls-tree", "-z", "--full-tree", commit, "--", *names)
    entries = (entry.partition("\t") for entry in os.fsdecode(said).split("\0")[:-1])
    return {name: about.split(" ")[2] for about, _, name in entries if about.startswith("100")}


def on_day(repository: Repository, day: date) -> Version:
    """The last version before the end of *day* of the branch we are on.

    What a merge brought counts from the day of the merge, and a version is
    never older than what it was made from: after a rebase, authors' days may
    run backwards, and nobody knew in March what was written in April.
    """
    tip = head(repository)
    if tip is None:
        raise NothingCommitted()
    versions = history(repository, tip, first_parents=True)
    found = None
    for version in reversed(versions):
        if version.day > day:
            break
        found = version if version.blob else found
    if found is None:
        raise _too_early(repository, versions, day)
    return found


def _too_early(repository: Repository, versions: list[Version], day: date) -> CsecplanError:
    first = versions[-1] if versions else None
    if first is None:
        return NotInVersion(path=repository.path, revision="HEAD")
    error = TooEarlyHere if first.cut else TooEarly
    return error(path=repository.path, day=day, first=first.day)
