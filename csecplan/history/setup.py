"""What git has to be told of a plan, once a clone: how its diffs are headed, and how it is merged."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_, store
from csecplan.history import git
from csecplan.store.output import write_output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csecplan.history.git import Repository

ATTRIBUTES = ".gitattributes"
HEADS = r"^[ \t]*(-[ \t]+\{?[ \t]*id:.*|id:.*)$|^([a-z]+:.*)$"
"""What a diff shows beside its @@: the nearest line above that gives an id, else a key of the plan."""


class Told(NamedTuple):
    """One thing that was written or taken out, or was there already: a sentence and what fills it."""

    sentence: str
    facts: dict[str, str]


def _settings() -> dict[str, str]:
    """The clone's own settings. Where csecplan is gone, git's merge of lines takes its place."""
    program = _quoted(shutil.which("csecplan") or str(Path(sys.executable).with_name("csecplan")))
    by_meaning = f"{program} merge-driver -- %O %A %B %L %P"
    by_lines = "git merge-file --marker-size=%L %A %O %B"
    return {
        "diff.csecplan.xfuncname": HEADS,
        "merge.csecplan.name": "csecplan: plans merged by what they mean",
        "merge.csecplan.driver": f"if command -v {program} >/dev/null 2>&1; then {by_meaning}; else {by_lines}; fi",
        "merge.csecplan.recursive": "text",
    }


def done(repository: Repository) -> Iterator[Told]:
    """Tell git, and say what was told; what it knows already is left alone."""
    line, known = _line(repository.path), _attributes(repository)
    if line in known.splitlines():
        yield Told(N_("{file} has it already: {line}"), {"file": ATTRIBUTES, "line": line})
    else:
        end = "" if not known or known.endswith("\n") else "\n"
        _write_attributes(repository, f"{known}{end}{line}\n")
        yield Told(N_("wrote into {file}: {line}"), {"file": ATTRIBUTES, "line": line})
    for name, value in _settings().items():
        if git.attempt(repository.top, "config", "--local", "--get", name) == value:
            yield Told(N_("this clone has it already: {name}"), {"name": name})
        else:
            git.run(repository.top, "config", "--local", name, value)
            yield Told(N_("set in this clone: {name} = {value}"), {"name": name, "value": value})


def undone(repository: Repository) -> Iterator[Told]:
    """Take out what `done` wrote, and nothing else."""
    line, known = _line(repository.path), _attributes(repository).splitlines(keepends=True)
    left = [each for each in known if each.rstrip("\r\n") != line]
    if left != known:
        _write_attributes(repository, "".join(left))
        yield Told(N_("taken out of {file}: {line}"), {"file": ATTRIBUTES, "line": line})
    for section in ("diff.csecplan", "merge.csecplan"):
        if git.attempt(repository.top, "config", "--local", "--remove-section", section) is not None:
            yield Told(N_("taken out of this clone: {section}"), {"section": section})


def _line(path: str) -> str:
    """The line of .gitattributes for the file *path*, whatever its name."""
    escaped = "".join(f"\\{character}" if character in r"*?[]\!" else character for character in f"/{path}")
    if escaped.isprintable() and not set(escaped) & set(' "'):
        return f"{escaped} diff=csecplan merge=csecplan"
    quoted = escaped.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{quoted}" diff=csecplan merge=csecplan'


def _attributes(repository: Repository) -> str:
    file = repository.top / ATTRIBUTES
    return store.read_bytes(file).decode("utf-8", "surrogateescape") if file.exists() else ""


def _write_attributes(repository: Repository, text: str) -> None:
    """*text* as the whole file; no file where there is none."""
    file = repository.top / ATTRIBUTES
    if text:
        write_output(file, text.encode("utf-8", "surrogateescape"))
    else:
        file.unlink()


def _quoted(program: str) -> str:
    """*program* as a word of a shell's, also where its path has blanks or quotes."""
    return "'" + Path(program).as_posix().replace("'", "'\\''") + "'"
