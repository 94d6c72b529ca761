"""The versions of one file in a commit's history, through renames: what git knows, before any of it is read.

git's own `log --follow` loses changes made on a branch to the file's old
name. So the walk is ours: git lists the commits that touched any name the
file had, and how each differs from each of its parents.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from csecplan.history import git

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from csecplan.history.git import Repository

    Edge = tuple[str, str]
    """A commit and one of its parents; "" for one that has none."""

_FORMAT = "%as%x00%aN%x00%aE%x00%s"


@dataclass(frozen=True, slots=True)
class Version:
    """The file as one commit left it.

    `day` is the author's, where the author was. `blob` is the id of its
    bytes; "" where there is no file, and `link` says that a link or a
    submodule stands in its place. `touched` is False where the commit kept
    the version of its one parent here. `renamed_from` is the name that the
    file had till then. `cut` says that what came before is not in this clone.
    """

    commit: str
    day: date
    author: str
    email: str
    subject: str
    parents: tuple[str, ...]
    path: str = ""
    blob: str = ""
    link: bool = False
    touched: bool = False
    renamed_from: str = ""
    cut: bool = False


class _Entry(NamedTuple):
    """How a commit differs from a parent in one file; `old_path` is another than `path` where it was renamed."""

    mode: str
    blob: str
    status: str
    old_path: str
    path: str

    @property
    def is_file(self) -> bool:
        return self.mode.startswith("100")


def history(repository: Repository, tip: str, *, first_parents: bool = False) -> list[Version]:
    """The versions of the repository's file that led to the commit *tip*, newest first, children before parents.

    With *first_parents*, only those the tip's own branch had: what a merge
    brought counts from the merge.
    """
    names = [repository.path]
    renames: dict[Edge, list[_Entry]] = {}
    commits, differences = _listed(repository, tip, names, first_parents)
    while True:
        walk = _Walk(commits, differences, renames, repository.path)
        unknown = [edge for edge in walk.comings if edge not in renames]
        if not unknown:
            return _cut(repository, tip, walk.versions)
        renames |= _differences(repository, unknown, ("-M", "--diff-filter=R"))
        if more := _sources(walk.comings, renames) - set(names):
            names += sorted(more)
            commits, differences = _listed(repository, tip, names, first_parents)


def _edges(commits: Iterable[Version]) -> list[Edge]:
    return [(version.commit, parent) for version in commits for parent in version.parents or ("",)]


def _sources(comings: Mapping[Edge, str], renames: Mapping[Edge, list[_Entry]]) -> set[str]:
    """The names that the file had before it came to another."""
    return {each.old_path for edge, name in comings.items() for each in renames[edge] if each.path == name}


class _Walk:
    """From the newest commit to the oldest: what the file was called at each, and which bytes it had."""

    def __init__(
        self,
        commits: Iterable[Version],
        differences: Mapping[Edge, list[_Entry]],
        renames: Mapping[Edge, list[_Entry]],
        path: str,
    ) -> None:
        self.differences, self.renames, self.path = differences, renames, path
        self.names: dict[str, str] = {}
        self.comings: dict[Edge, str] = {}
        self.versions = [self.version(commit) for commit in commits]

    def version(self, commit: Version) -> Version:
        name = self.names.get(commit.commit, self.path)
        edges = _edges([commit])
        found = [self.entry(edge, name) for edge in edges]
        older = [self.older(edge, entry, name) for edge, entry in zip(edges, found, strict=True)]
        for parent, before in zip(commit.parents, older, strict=False):
            self.names.setdefault(parent, before)
        entry = found[0]
        if entry is None or None in found:
            return replace(commit, path=name, parents=commit.parents[found.index(None) :][:1])
        return replace(
            commit,
            path=name,
            blob=entry.blob if entry.is_file else "",
            link=entry.status != "D" and not entry.is_file,
            touched=bool(older[0]),
            renamed_from=older[0] if older[0] != name else "",
        )

    def entry(self, edge: Edge, name: str) -> _Entry | None:
        return next((entry for entry in self.differences[edge] if entry.path == name), None)

    def older(self, edge: Edge, entry: _Entry | None, name: str) -> str:
        """What the file was called before *entry*; "" where another file had its name."""
        if entry is None or entry.status not in "AD":
            return name
        self.comings[edge] = name
        renames = self.renames.get(edge, ())
        if entry.status == "A":
            return next((each.old_path for each in renames if each.path == name), name)
        return "" if any(each.old_path == name for each in renames) else name


def _cut(repository: Repository, tip: str, versions: list[Version]) -> list[Version]:
    """*versions*, those marked whose parents a shallow clone left behind."""
    if not repository.shallow:
        return versions
    roots = set(git.run(repository.top, "rev-list", "--max-parents=0", tip).decode().split())
    return [replace(each, cut=not each.parents and each.commit in roots) for each in versions]


# -- what git says ------------------------------------------------------------------------------


def _listed(
    repository: Repository, tip: str, names: Sequence[str], first_parents: bool
) -> tuple[list[Version], dict[Edge, list[_Entry]]]:
    """The commits that touched one of *names*, and how they differ in those from the nearest before that did."""
    options = ("--first-parent",) if first_parents else ()
    commits = commits_of(repository, "--parents", "--author-date-order", *options, tip, "--", *names)
    if first_parents:
        commits = [replace(each, parents=each.parents[:1]) for each in commits]
    return commits, _differences(repository, _edges(commits), ("--no-renames",), names)


def commits_of(repository: Repository, *asked: str) -> list[Version]:
    """The commits that `git rev-list` *asked* lists, not yet with a file."""
    said = git.run(repository.top, "rev-list", "--encoding=UTF-8", f"--format={_FORMAT}", *asked)
    lines = said.decode("utf-8", "replace").split("\n")
    return [_commit(header, about) for header, about in zip(lines[::2], lines[1::2], strict=False)]


def _commit(header: str, about: str) -> Version:
    _, commit, *parents = header.split(" ")
    day, author, email, subject = about.split("\0", 3)
    return Version(commit, _day(day), author, email, subject, tuple(parents))


def _day(text: str) -> date:
    """*text* in ISO form as a day; a year past 9999, which git can hold, as the last day there is."""
    return date.fromisoformat(text) if len(text) == 10 else date.max


def _differences(
    repository: Repository, edges: Sequence[Edge], options: Sequence[str], names: Sequence[str] = ()
) -> dict[Edge, list[_Entry]]:
    """How each commit differs from its parent in the files *names*, or in any."""
    given = "".join(f"{commit} {parent}".rstrip() + "\n" for commit, parent in edges).encode()
    said = git.run(repository.top, "diff-tree", "--stdin", "--always", "--root", "-r", "--raw", "-z",
                   "--no-abbrev", *options, "--", *names, given=given)  # fmt: skip
    found: dict[Edge, list[_Entry]] = {}
    tokens, order, edge = iter(said.split(b"\0")[:-1]), iter(edges), ("", "")
    for token in tokens:
        if token.startswith(b":"):
            found[edge].append(_entry(token.decode(), tokens))
        else:
            edge = next(order)
            found[edge] = []
    return found


def _entry(about: str, tokens: Iterator[bytes]) -> _Entry:
    _, mode, _, blob, status = about.split(" ")
    old_path = os.fsdecode(next(tokens))
    path = os.fsdecode(next(tokens)) if status[0] in "RC" else old_path
    return _Entry(mode, blob, status[0], old_path, path)
