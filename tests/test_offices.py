"""Offices report their parts of a joint action: what is written, refused, answered and merged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.tools.command import Answer, invoke
from tests.tools.repositories import git

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = """\
format: 1
title: Plan d'essai
date: 2004-02-05
language: fr
owners:
  CSEC-M: {aliases: [Manitoba]}
  CSEC-S:
  SPS:
  Directeurs: {members: [Manitoba, CSEC-S]}
recommendations:
  - id: 1a
    text: Échanger les listes.
    actions:
      - id: 1a.1
        text: Liste des services
        owners: [Directeurs]
        due: Printemps 2004
        status: in-progress
      - id: 1a.2
        text: Politique
        owners: [SPS]
        due: Avril 2004
        status: in-progress
      - id: 1a.3
        text: À tous
        status: in-progress
"""


@pytest.fixture
def plan(write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    path = write(PLAN)
    monkeypatch.chdir(path.parent)
    return path


def part(by: str, status: str, action: str = "1a.1", *options: str, lang: str = "en") -> Answer:
    """An office's word on an action."""
    return invoke("note", action, "Vu.", "--by", by, "--said", status, *options, lang=lang)


def record(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(invoke("list", *arguments, "-f", "json").out)[0]
    return found


# -- what is written ------------------------------------------------------------------------------


def test_an_office_reports_its_part_and_the_status_stays(plan: Path) -> None:
    part("CSEC-M", "done", "1a.1", "--on", "2004-06-15")

    assert plan.read_text(encoding="utf-8") == PLAN.replace(
        "        status: in-progress\n      - id: 1a.2",
        "        status: in-progress\n        updates:\n          - date: 2004-06-15\n            by: CSEC-M\n"
        "            said: done\n            text: Vu.\n      - id: 1a.2",
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("dry", [[], ["--dry-run"]], ids=["written", "only shown"])
def test_it_is_said_who_has_not_reported_yet(plan: Path, lang: str, dry: list[str]) -> None:
    answer = part("Manitoba", "done", "1a.1", *dry, lang=lang)

    last = {
        "fr": "1a.1\u00a0: CSEC-S n'a pas encore déclaré sa part terminée.",
        "en": "1a.1: CSEC-S has not reported its part done yet.",
    }
    assert (answer.exit_code, answer.out.splitlines()[-1]) == (0, last[lang])


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([("CSEC-M", "done"), ("CSEC-S", "done")], id="each by itself"),
        pytest.param([("Directeurs", "verified")], id="as a group"),
        pytest.param([("CSEC-S", "no-action"), ("CSEC-M", "done")], id="one has nothing to do"),
    ],
)
def test_when_the_last_office_has_said_so_the_command_that_closes_is_named(
    plan: Path, words: list[tuple[str, str]]
) -> None:
    answers = [part(*word) for word in words]

    closes = ["csecplan status 1a.1 done` closes it" in each.out for each in answers]
    assert closes == [*[False] * (len(words) - 1), True]


def test_offices_that_all_have_nothing_to_do_have_done_nothing(plan: Path) -> None:
    answers = [part("CSEC-M", "no-action"), part("CSEC-S", "obsolete")]

    assert [(each.exit_code, "closes it" in each.out) for each in answers] == [(0, False)] * 2


def test_an_office_that_has_not_finished_is_answered_by_its_diff_alone(plan: Path) -> None:
    assert part("CSEC-M", "blocked").out.splitlines()[-1].startswith(" ")


def test_a_commit_says_which_office_said_what(plan: Path) -> None:
    git(plan.parent, "init", "-q")
    git(plan.parent, "add", "plan.yaml")
    git(plan.parent, "-c", "user.name=Z", "-c", "user.email=z@z", "commit", "-qm", "plan")
    git(plan.parent, "config", "user.name", "Zoé")
    git(plan.parent, "config", "user.email", "zoe@example.gc.ca")

    part("CSEC-M", "done", "1a.1", "--commit")

    assert git(plan.parent, "log", "-1", "--format=%s").strip() == "1a.1: CSEC-M: done"


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        pytest.param(["--by", "SPS", "--said", "done"], 4, "SPS does not answer for 1a.1", id="another office"),
        pytest.param(["--by", "Zoé", "--said", "done"], 2, "the plan has no owner", id="nobody of the plan"),
        pytest.param(["--said", "done"], 2, "name it with --by, one of CSEC-M, CSEC-S", id="nobody is named"),
        pytest.param(["--by", "", "--said", "done"], 2, "name it with --by", id="an empty name"),
        pytest.param(["--by", "CSEC-M", "--said", "qqch"], 2, "is not a status", id="a word that is no status"),
    ],
)
def test_a_part_is_that_of_an_office_of_the_action(
    plan: Path, arguments: list[str], exit_code: int, said: str
) -> None:
    answer = invoke("note", "1a.1", "Vu.", *arguments)

    assert (answer.exit_code, said in answer.err, plan.read_text(encoding="utf-8")) == (exit_code, True, PLAN)


def test_of_several_actions_none_is_changed_where_one_is_not_the_offices(plan: Path) -> None:
    answer = invoke("note", "1a.1", "1a.2", "Vu.", "--by", "CSEC-M", "--said", "done")

    assert (answer.exit_code, plan.read_text(encoding="utf-8")) == (4, PLAN)


def test_what_nobody_answers_for_has_no_parts(plan: Path) -> None:
    answer = part("SPS", "done", "1a.3")

    assert (answer.exit_code, "has no owner" in answer.err) == (4, True)


def test_a_note_without_a_part_may_be_anybodys(plan: Path) -> None:
    assert invoke("note", "1a.1", "Vu.", "--by", "Zoé").exit_code == 0


@pytest.mark.parametrize(
    ("before", "options", "expected"),
    [
        pytest.param([], ["--by", "CSEC-M"], "1a.1: CSEC-S has not reported its part done yet.", id="one sets it"),
        pytest.param([], ["--by", "Directeurs"], None, id="all of them set it"),
        pytest.param([], ["--by", "Zoé"], None, id="nobody of them has spoken"),
        pytest.param(
            [("CSEC-S", "blocked")],
            ["--by", "Zoé"],
            "1a.1: CSEC-M, CSEC-S have not reported their parts done yet.",
            id="one has spoken",
        ),
        pytest.param([("CSEC-M", "done"), ("CSEC-S", "done")], [], None, id="all have reported"),
        pytest.param(
            [("CSEC-M", "done")],
            ["--by", "CSEC-M", "--note", "Fini"],
            "1a.1: CSEC-S has not reported its part done yet.",
            id="with a note, which is its word",
        ),
    ],
)
def test_who_has_not_reported_when_the_action_is_done(
    plan: Path, before: list[tuple[str, str]], options: list[str], expected: str | None
) -> None:
    for word in before:
        part(*word)

    last = invoke("status", "1a.1", "done", *options).out.splitlines()[-1]

    assert (last if "reported" in last else None) == expected


@pytest.mark.parametrize("options", [[], ["--note", "Fini"]], ids=["alone", "with a note"])
@pytest.mark.parametrize(("by", "left"), [("CSEC-M", ["CSEC-S"]), ("Directeurs", []), ("Zoé", ["CSEC-M", "CSEC-S"])])
def test_who_sets_the_status_is_kept(by: str, left: list[str], options: list[str], plan: Path) -> None:
    invoke("status", "1a.1", "done", "--by", by, *options)

    text = plan.read_text(encoding="utf-8")
    assert f"            by: {by}\n            status: done\n" in text
    assert [each["owner"] for each in record("1a.1")["reported"] if each["status"] != "done"] == left
    assert "+" not in invoke("status", "1a.1", "done", "--by", by, *options).out


def test_a_status_alone_is_said_in_the_plans_language_and_is_no_reason(plan: Path) -> None:
    assert invoke("status", "1a.1", "no-action", "--by", "CSEC-M", lang="en").exit_code == 4

    invoke("status", "1a.1", "blocked", "--by", "CSEC-M", lang="en")

    assert "État déclaré\u00a0: Bloqué" in plan.read_text(encoding="utf-8")


# -- how it is shown ------------------------------------------------------------------------------


def test_programs_get_every_office(plan: Path) -> None:
    part("CSEC-S", "done", "1a.1", "--on", "2004-06-15")

    assert record("1a.1")["reported"] == [
        {"owner": "CSEC-M", "status": None, "date": None},
        {"owner": "CSEC-S", "status": "done", "date": "2004-06-15"},
    ]
    assert record("1a.2")["reported"] == []


def test_what_is_said_later_is_not_known_yet(plan: Path) -> None:
    part("CSEC-S", "done", "1a.1", "--on", "2004-06-15")

    assert record("1a.1", "--as-of", "2004-06-14")["reported"][1]["status"] is None


@pytest.mark.parametrize(
    ("owner", "lang", "expected"),
    [
        pytest.param([], "en", "1 of 2 done", id="how many"),
        pytest.param([], "fr", "1 sur 2 a terminé", id="how many, in French"),
        pytest.param(["--owner", "CSEC-S"], "en", "Done", id="what one said"),
        pytest.param(["--owner", "manitoba"], "en", "nothing yet", id="one that said nothing"),
        pytest.param(["--owner", "Directeurs"], "en", "1 of 2 done", id="a group"),
    ],
)
def test_the_column_reported(plan: Path, owner: list[str], lang: str, expected: str) -> None:
    part("CSEC-S", "done")

    rows = invoke("list", "1a.1", *owner, "--columns", "reported", lang=lang).out.splitlines()

    assert rows[1] == expected


def test_the_column_reported_for_programs(plan: Path) -> None:
    part("CSEC-S", "done")

    answer = invoke("list", "--columns", "id,reported", "-f", "csv")

    assert answer.out.splitlines() == ["id,reported", "1a.1,CSEC-S: done", "1a.2,", "1a.3,"]


def test_show_has_them_office_by_office(plan: Path) -> None:
    part("CSEC-S", "done", "1a.1", "--on", "2004-06-15")

    shown = invoke("show", "1a.1").out

    assert "CSEC-M  nothing yet\nCSEC-S  Done         2004-06-15\n" in shown


def test_show_has_no_table_of_offices_before_one_has_spoken(plan: Path) -> None:
    assert "nothing yet" not in invoke("show", "1a").out


def test_the_mark_is_seen_in_the_list(plan: Path) -> None:
    part("CSEC-S", "done")

    assert "11 days overdue, partly reported" in invoke("list", "1a.1").out


@pytest.mark.parametrize("owner", ["CSEC-M", "CSEC-S", "Directeurs", "SPS"])
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_sheet_of_one_office_comes_back_with_no_cell_of_its_own(
    plan: Path, owner: str, suffix: str, lang: str
) -> None:
    part("CSEC-S", "in-progress")
    part("CSEC-M", "done")
    invoke(
        "list", "--owner", owner, "--columns", "id,reported,marks,extension,note,base", "-o", f"s.{suffix}", lang=lang
    )

    part("CSEC-S", "done")

    answer = invoke("import", f"s.{suffix}", "--yes", lang="en")
    assert (answer.exit_code, "not imported" in answer.out + answer.err) == (0, False)


# -- two people -----------------------------------------------------------------------------------


def test_two_offices_words_on_one_action_are_both_kept(
    plan: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")

    def person(branch: str, by: str) -> None:
        git(repository, "checkout", "-q", "-B", branch, "main")
        assert part(by, "done", "1a.1", "--on", "2004-06-15", "--commit").exit_code == 0

    assert invoke("git-setup", plan=plan).exit_code == 0
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "plan")
    person("winnipeg", "CSEC-M")
    person("regina", "CSEC-S")

    merged = subprocess.run(["git", "merge", "-q", "--no-edit", "winnipeg"], cwd=repository, check=False)

    reported = [(each["owner"], each["status"]) for each in record("1a.1")["reported"]]
    assert (merged.returncode, reported) == (0, [("CSEC-M", "done"), ("CSEC-S", "done")])
    assert invoke("check").exit_code == 0
