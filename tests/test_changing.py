"""Commands that change the plan: the diff they show, what they ask, what they commit, and what they leave alone."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tests.tools.command import Answer, invoke
from tests.tools.plans import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def plan(write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    path = write(PLAN)
    monkeypatch.chdir(path.parent)
    return path


def lines_of(path: Path) -> str:
    """What is new in the file, its indentation left out."""
    return dedent("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)))


def test_a_change_shows_its_diff(plan: Path) -> None:
    answer = invoke("status", "1a.1", "done", "--on", "15 juin 2004")

    assert answer == Answer(
        0,
        dedent("""\
            --- plan.yaml
            +++ plan.yaml
            @@ -16,7 +16,8 @@
                     text: Liste des services
                     owners: [CSEC-M]
                     due: Printemps 2004
            -        status: planned   # à suivre
            +        status: done   # à suivre
            +        completed: 2004-06-15
                   - id: 1a.2
                     text: Liste des bureaux
                   - id: 1a.3
            """),
        "",
    )


def test_what_the_diff_shows_cannot_steer_the_terminal(plan: Path) -> None:
    plan.write_text(PLAN.replace("# à suivre", "# \u202eervius à"), encoding="utf-8")

    answer = invoke("status", "1a.1", "blocked")

    assert r"# \u202eervius à" in answer.out


def test_the_diff_has_colours_where_they_are_wanted(plan: Path) -> None:
    answer = invoke("note", "1a.1", "Vu.", "--by", "Zoé", "--color", "always")

    assert "\x1b[32m+            text: Vu.\x1b[0m\n" in answer.out


def test_a_dry_run_writes_nothing(plan: Path) -> None:
    answer = invoke("status", "1a.1", "done", "--dry-run")

    assert ("+        status: done" in answer.out, plan.read_text(encoding="utf-8")) == (True, PLAN)


def test_a_change_that_changes_nothing_says_so(plan: Path) -> None:
    before = plan.stat()

    answer = invoke("status", "1a.1", "prévu")

    after = plan.stat()
    assert (answer.exit_code, answer.out, after.st_mtime_ns, after.st_ino) == (
        0,
        "nothing to change: plan.yaml says so already\n",
        before.st_mtime_ns,
        before.st_ino,
    )


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        pytest.param(["status", "1a.1", "vert"], 2, '"vert" is not a status', id="an unknown status"),
        pytest.param(["status", "1a.1"], 2, "Missing argument", id="no status"),
        pytest.param(["status", "1a.1", "done", "--on", "juin"], 2, "--on", id="a day that is none"),
        pytest.param(["note", "1a.1", " "], 2, "it is empty", id="an empty note"),
        pytest.param(["note", "1a.1", "\udcff"], 2, "not text", id="bytes that are no text"),
        pytest.param(["revise", "1a.1", "2005"], 2, "--reason", id="no reason"),
        pytest.param(["revise", "1a.1", "🍌", "--reason", "x"], 4, "is not understood", id="a phrase not understood"),
        pytest.param(["status", "1a.11", "done"], 4, 'no id "1a.11"; nothing was changed; did you mean "1a.1"',
                     id="an unknown id"),
        pytest.param(["status", "1a", "done"], 4, "1a.1, 1a.2, 1a.3, 1a.4", id="a recommendation's id"),
        pytest.param(["status", "1a.1", "obsolete"], 4, "--note", id="a status that needs a reason"),
        pytest.param(["status", "1a.2", "1a.1", "caduc"], 4, "--note", id="all or nothing"),
        pytest.param(["add", "action", "1a", "--text", "T.", "--owner", "CSEC"], 2, 'did you mean "CSEC-M"?',
                     id="an unknown owner"),
        pytest.param(["add", "recommendation", "--id", "9", "--text", "T.", "--section", "9"], 2, "no section",
                     id="an unknown section"),
        pytest.param(["init"], 4, "is already there", id="a plan that is there"),
        pytest.param(["edit", "9z"], 4, 'no id "9z"', id="an unknown id to edit"),
    ],
)  # fmt: skip
def test_a_refusal_says_why_and_changes_nothing(plan: Path, arguments: list[str], exit_code: int, said: str) -> None:
    answer = invoke(*arguments)

    unchanged = plan.read_text(encoding="utf-8") == PLAN
    assert (answer.exit_code, said in answer.err, unchanged) == (exit_code, True, True)


def test_a_faulty_part_is_shown_with_its_line(plan: Path) -> None:
    plan.write_text(PLAN.replace("status: planned", "status: &s planned"), encoding="utf-8")

    answer = invoke("status", "1a.1", "done")

    assert (answer.exit_code, answer.err.splitlines()[0]) == (
        3,
        "plan.yaml:19:17: error: `&s` is a YAML anchor, which a plan may not hold  [anchor]",
    )


def test_an_owner_and_a_section_are_written_by_the_plans_own_names(plan: Path) -> None:
    invoke("add", "recommendation", "--id", "1b", "--text", "T.", "--section", "marche")
    invoke("add", "action", "1b", "--text", "T.", "--owner", "manitoba CENTRE", "--owner", "CSEC-M")

    added = plan.read_text(encoding="utf-8").removeprefix(PLAN)
    assert dedent(added) == dedent("""\
        - id: 1b
          section: '1'
          text: T.
          actions:
            - id: 1b.1
              text: T.
              owners: [CSEC-M]
        """)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["status", "1a.1", "prévu"], "rien à changer\u00a0: plan.yaml le dit déjà\n", id="an answer"),
        pytest.param(
            ["note", "9z", "Vu."], "csecplan\u00a0: le plan n'a pas de numéro «\u00a09z\u00a0»", id="an error"
        ),
    ],
)
def test_where_no_language_is_asked_for_it_is_the_plans(plan: Path, arguments: list[str], said: str) -> None:
    answer = invoke(*arguments, lang=None)

    assert said in answer.out + answer.err


# -- on a terminal ------------------------------------------------------------------------------------


def at_terminal(typed: str, *arguments: str) -> int:
    """Run the command where a person types *typed*; its exit status."""
    mine, its = pty.openpty()
    os.write(mine, typed.encode())
    command = [sys.executable, "-m", "csecplan", *arguments]
    try:
        return subprocess.run(command, stdin=its, stdout=its, stderr=its, check=False, timeout=30).returncode
    finally:
        os.close(mine)
        os.close(its)


@pytest.mark.parametrize(
    ("typed", "options", "exit_code"),
    [
        pytest.param("o\n", [], 0, id="oui"),
        pytest.param("yes\n", [], 0, id="yes"),
        pytest.param("\n", [], 4, id="nothing is no"),
        pytest.param("", ["--yes"], 0, id="not asked"),
    ],
)
def test_above_three_actions_a_person_is_asked(plan: Path, typed: str, options: list[str], exit_code: int) -> None:
    answered = at_terminal(typed, "status", "1a.1", "1a.2", "1a.3", "1a.4", "blocked", *options)

    changed = plan.read_text(encoding="utf-8").count("status: blocked") == 4
    assert (answered, changed) == (exit_code, exit_code == 0)


# -- a first plan -------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_init_writes_a_plan_that_passes_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.chdir(tmp_path)

    answers = [invoke(*command, lang=lang) for command in (["init"], ["check", "--strict"], ["list"])]

    assert [each.exit_code for each in answers] == [0, 0, 0]


def test_init_writes_where_it_is_told(tmp_path: Path) -> None:
    invoke("init", tmp_path / "autre.yaml")

    assert (tmp_path / "autre.yaml").read_text(encoding="utf-8").startswith("# yaml-language-server")
