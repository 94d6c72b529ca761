"""Whatever programs a repository's own settings name, asking runs none of them, and answers as without them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tools.plans import AS_OF
from tests.tools.story import ISOLATED, Teller, tell

if TYPE_CHECKING:
    from collections.abc import Callable

HOOKS = (
    "applypatch-msg", "pre-applypatch", "post-applypatch", "pre-commit", "pre-merge-commit",
    "prepare-commit-msg",
    "commit-msg", "post-commit", "pre-rebase", "post-checkout", "post-merge", "pre-push", "pre-auto-gc",
    "post-rewrite",
    "sendemail-validate", "fsmonitor-watchman", "post-index-change", "reference-transaction",
)  # fmt: skip
SETTINGS = (
    "core.fsmonitor", "core.pager", "pager.log", "pager.diff", "pager.config", "diff.external", "diff.plan.textconv",
    "diff.plan.command", "filter.plan.clean", "filter.plan.smudge", "filter.plan.process", "core.sshCommand",
    "core.gitProxy", "core.askPass", "core.editor", "sequence.editor", "credential.helper", "gpg.program",
    "gpg.ssh.program", "core.alternateRefsCommand", "remote.origin.uploadpack", "merge.plan.driver",
    "interactive.diffFilter", "uploadpack.packObjectsHook", "web.browser",
)  # fmt: skip
"""Settings whose value is a program."""

ASKED = [
    ["log"],
    ["log", "1a.1", "--format", "json"],
    ["diff"],
    ["diff", "HEAD~3"],
    ["diff", "2004-03-01", "2004-06-01"],
    ["list", "--at", "2004-04-01"],
    ["show", "1a.1", "--at", "HEAD~1"],
    ["summary", "--at", "comite-juin"],
    ["check", "--at", "HEAD"],
    ["overdue"],
    ["report", "--since", "2004-04-01"],
    ["timeline"],
    ["list", "--at", "nothing-of-that-name"],
    ["note", "1a.2", "Vu.", "--dry-run"],
]


def ask(story: Teller, arguments: list[str]) -> tuple[int, bytes, bytes]:
    """What the command says in a process of its own, with the repository's own settings and no one else's."""
    environment = {**os.environ, **ISOLATED, "CSECPLAN_LANG": "en", "CSECPLAN_AS_OF": AS_OF.isoformat()}
    done = subprocess.run([sys.executable, "-m", "csecplan", arguments[0], "--plan", story.name, *arguments[1:]],
                          cwd=story.folder, env=environment, capture_output=True, check=False,
                          timeout=60)  # fmt: skip
    name = f'"plan": "{story.folder.name}"'.encode()  # that of the folder, for want of an id
    return done.returncode, done.stdout.replace(name, b'"plan": "story"'), done.stderr


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Teller:
    return tell(tmp_path_factory.mktemp("quiet"))


@pytest.fixture(scope="module")
def trap(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], str]:
    """Makes a program that notes in a folder that it was run."""
    folder = tmp_path_factory.mktemp("traps")

    def make(marks: Path, name: str = "trap") -> str:
        program = folder / name
        program.write_text(f'#!/bin/sh\necho "$0 $*" >> "{marks}"\n', encoding="utf-8")
        program.chmod(0o755)
        return str(program)

    return make


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, trap: Callable[..., str]) -> Teller:
    """The same history in a repository whose every setting that names a program names one that leaves a mark."""
    story = tell(tmp_path_factory.mktemp("hostile"))
    marks = marks_of(story)
    config = story.folder / ".git" / "config"
    other = story.folder / ".git" / "more"
    story.git("config", "includeIf.gitdir:**.path", str(other))
    for name in SETTINGS:
        story.git("config", "--file", str(other), name, trap(marks, name))
    for name in ("log", "diff", "rev-list", "cat-file", "rev-parse", "diff-tree"):
        story.git("config", "--file", str(other), f"alias.{name}", f"!{trap(marks, 'alias')}")
    attributes = story.folder / ".git" / "info" / "attributes"
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_text("* diff=plan filter=plan merge=plan\n", encoding="utf-8")
    for key, value in {"core.attributesFile": str(attributes), "log.showSignature": "true",
                       "protocol.allow": "always", "protocol.ext.allow": "always"}.items():  # fmt: skip
        story.git("config", "--file", str(config), key, value)
    hooks = story.folder / ".git" / "named-hooks"
    hooks.mkdir()
    for folder in (hooks, story.folder / ".git" / "hooks"):
        folder.mkdir(exist_ok=True)
        for name in HOOKS:
            (folder / name).write_bytes(Path(trap(marks, "hook")).read_bytes())
            (folder / name).chmod(0o755)
    story.git("config", "--file", str(config), "core.hooksPath", str(hooks))
    marks.unlink(missing_ok=True)
    return story


def marks_of(story: Teller) -> Path:
    return story.folder.parent / f"{story.folder.name}-marks"


@pytest.mark.parametrize("arguments", ASKED, ids=" ".join)
def test_asking_runs_nothing_and_answers_as_ever(arguments: list[str], hostile: Teller, quiet: Teller) -> None:
    answer = ask(hostile, arguments)

    assert (answer, marks_of(hostile).exists()) == (ask(quiet, arguments), False)


def test_the_traps_are_set(hostile: Teller) -> None:
    """Without this, a repository in which nothing could run would pass."""
    hostile.git("status", fails=True)
    was_run = marks_of(hostile).exists()
    marks_of(hostile).unlink(missing_ok=True)

    assert was_run


@pytest.mark.parametrize("arguments", [["log"], ["diff", "HEAD"], ["list", "--at", "HEAD"]], ids=" ".join)
def test_a_blob_that_a_partial_clone_lacks_is_not_fetched(
    arguments: list[str], tmp_path: Path, trap: Callable[..., str]
) -> None:
    story = tell(tmp_path)
    marks = marks_of(story)
    lacking = story.git("rev-parse", f"HEAD:{story.name}").strip()
    story.git("repack", "-q", "-a", "-d")
    story.git("config", "core.repositoryFormatVersion", "1")
    for key, value in {"extensions.partialClone": "far", "remote.far.promisor": "true",
                       "protocol.ext.allow": "always",
                       "remote.far.url": f"ext::{trap(marks, 'far')} %S"}.items():  # fmt: skip
        story.git("config", key, value)
    pack = next((story.folder / ".git" / "objects" / "pack").glob("*.pack"))
    kept = tmp_path / "kept.pack"
    pack.rename(kept)
    pack.with_suffix(".idx").unlink()
    with kept.open("rb") as file:
        subprocess.run(["git", "unpack-objects", "-q"], cwd=story.folder, stdin=file, check=True)
    (story.folder / ".git" / "objects" / lacking[:2] / lacking[2:]).unlink()

    code, _, err = ask(story, arguments)

    assert (code in (3, 4), lacking.encode() in err, b"Traceback" in err, marks.exists()) == (
        True,
        True,
        False,
        False,
    )
