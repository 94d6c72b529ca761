"""Several plans named: a change goes to the one that has the id; what is told plan by plan; versions of each."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.tools.command import Answer, invoke
from tests.tools.plans import PLAN
from tests.tools.requests import type_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OTHER = PLAN.replace("1a", "2b").replace("1: Marché", "2: Service").replace("format: 1", "format: 1\nid: P-2")
"""A plan with ids of its own."""


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A folder with three plans: `one` and `P-2` share no id, `twin` has those of `one`."""
    for name, text in (("one", PLAN), ("other", OTHER), ("twin", PLAN)):
        (tmp_path / f"{name}.plan.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def run(plans: Path, *arguments: str, lang: str = "en") -> Answer:
    words = 2 if arguments[0] == "add" else 1
    named = [each for path in sorted(plans.glob("*.plan.yaml")) for each in ("-p", str(path))]
    return invoke(*arguments[:words], *named, *arguments[words:], lang=lang)


def changed(plans: Path, before: dict[str, bytes]) -> list[str]:
    return [name for name, data in before.items() if (plans / name).read_bytes() != data]


def contents(plans: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(plans.glob("*.plan.yaml"))}


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        pytest.param(["status", "2b.1", "done"], "other.plan.yaml", id="a status"),
        pytest.param(["status", "P-2/2b.1", "2B.2", "in-progress"], "other.plan.yaml", id="with the plan or without"),
        pytest.param(["note", "twin/1a.1", "En attente"], "twin.plan.yaml", id="a note, in the plan that is said"),
        pytest.param(["note", "ONE/1A.1", "En attente"], "one.plan.yaml", id="whatever the case"),
        pytest.param(["revise", "2b.1", "mars 2005", "--reason", "Budget"], "other.plan.yaml", id="a revision"),
        pytest.param(["add", "action", "2b", "--text", "Cinq"], "other.plan.yaml", id="an action"),
        pytest.param(
            ["add", "recommendation", "--id", "twin/1c", "--text", "Trois"], "twin.plan.yaml", id="a recommendation"
        ),
    ],
)
def test_a_change_goes_to_the_plan_that_has_the_id(plans: Path, arguments: list[str], file: str) -> None:
    before = contents(plans)
    answer = run(plans, *arguments)

    assert answer.exit_code == 0, answer.err
    assert changed(plans, before) == [file]
    assert file in answer.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["status", "1a.1", "done"], "one, twin have the id 1a.1; say which plan is meant, as one/1a.1, twin/1a.1"),
        (["status", "9z", "done"], 'none of the plans has the id "9z"'),
        (["status", "2b.9", "done"], 'none of the plans has the id "2b.9"'),
        (["note", "one/1a.1", "2b.1", "Texte"], "one/1a.1, 2b.1 are not all in the same plan"),
        (["add", "recommendation", "--id", "3c", "--text", "Trois"], "several plans are named, one, P-2, twin"),
    ],
)
def test_a_change_that_could_be_of_two_plans_is_refused(plans: Path, arguments: list[str], said: str) -> None:
    before = contents(plans)
    answer = run(plans, *arguments)

    assert answer.exit_code == 4
    assert said in answer.err
    assert "nothing was changed" in answer.err
    assert changed(plans, before) == []


def test_a_plan_that_cannot_be_read_is_named_beside_the_change(plans: Path) -> None:
    (plans / "bad.plan.yaml").mkdir()
    answer = run(plans, "status", "2b.1", "done")

    assert answer.exit_code == 3
    assert "bad.plan.yaml" in answer.err
    assert "completed: 2004-07-01" in (plans / "other.plan.yaml").read_text(encoding="utf-8")


def test_one_plan_takes_its_own_name_before_an_id(plans: Path) -> None:
    answer = invoke("status", "P-2/2b.1", "done", plan=plans / "other.plan.yaml")

    assert answer.exit_code == 0
    assert invoke("status", "one/2b.1", "done", plan=plans / "other.plan.yaml").exit_code == 4


# -- sheets ---------------------------------------------------------------------------------------


@pytest.fixture
def sheet(plans: Path) -> Callable[..., Path]:
    """A sheet of *ids* of all plans, with a note in each row."""

    def made(*ids: str) -> Path:
        path = plans / "sheet.csv"
        rows = list(csv.DictReader(io.StringIO(run(plans, "list", *ids, "-f", "csv").out)))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*rows[0], "note"])
            writer.writeheader()
            writer.writerows({**row, "note": f"Note de {row['plan']}"} for row in rows)
        return path

    return made


def test_a_sheet_of_one_plan_goes_to_that_plan(plans: Path, sheet: Callable[..., Path]) -> None:
    before = contents(plans)
    answer = run(plans, "import", str(sheet("twin/1a.1")), "--yes")

    assert answer.exit_code == 0, answer.err
    assert changed(plans, before) == ["twin.plan.yaml"]


def test_a_sheet_of_several_plans_is_taken_plan_by_plan(plans: Path, sheet: Callable[..., Path]) -> None:
    before, path = contents(plans), str(sheet("1a.1"))
    refused = run(plans, "import", path, "--yes")
    assert (refused.exit_code, changed(plans, before)) == (4, [])
    assert "one, twin" in refused.err

    answer = invoke("import", path, "--yes", plan=plans / "twin.plan.yaml")

    assert answer.exit_code == 0, answer.err
    assert changed(plans, before) == ["twin.plan.yaml"]
    assert "Note de twin" in (plans / "twin.plan.yaml").read_text(encoding="utf-8")
    assert "Note de one" not in (plans / "twin.plan.yaml").read_text(encoding="utf-8")
    assert "1 row is of another plan" in answer.err


# -- versions -------------------------------------------------------------------------------------


def git(folder: Path, *arguments: str, day: str = "2004-03-01") -> None:
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    import os

    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env={**os.environ, **when})


@pytest.fixture
def two_repositories(repository: Path) -> tuple[Path, Path]:
    """Two plans, each in a repository of its own with two versions, of which a tag names one only in the first."""
    found = []
    for name, days in (("a", ("2004-03-01", "2004-05-01")), ("b", ("2004-03-15", "2004-06-01"))):
        folder = repository / name
        folder.mkdir()
        git(folder, "init", "-q", "-b", "main")
        plan = folder / "plan.yaml"
        for day, status in zip(days, ("planned", "in-progress"), strict=True):
            plan.write_text(PLAN.replace("status: planned", f"status: {status}"), encoding="utf-8")
            git(folder, "add", "plan.yaml")
            git(folder, "commit", "-q", "-m", day, day=day)
        plan.write_text(PLAN.replace("status: planned", "status: blocked"), encoding="utf-8")
        found.append(plan)
    git(repository / "a", "tag", "first", "HEAD~1")
    return found[0], found[1]


def of_both(two: tuple[Path, Path], command: str, *arguments: str, **settings: str) -> Answer:
    return invoke(command, "-p", str(two[0]), "-p", str(two[1]), *arguments, CSECPLAN_AS_OF="", **settings)  # type: ignore[arg-type]


def statuses(answer: Answer) -> dict[str, tuple[str, str]]:
    rows = [json.loads(line) for line in answer.out.splitlines()]
    return {row["plan"]: (row["status"], row["as_of"]) for row in rows}


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2004-05-15", {"a": ("in-progress", "2004-05-15"), "b": ("planned", "2004-05-15")}),
        ("2004-06-15", {"a": ("in-progress", "2004-06-15"), "b": ("in-progress", "2004-06-15")}),
        ("HEAD~1", {"a": ("planned", "2004-03-15"), "b": ("planned", "2004-03-15")}),
    ],
)
def test_each_plan_is_taken_from_its_own_history(
    two_repositories: tuple[Path, Path], at: str, expected: dict[str, tuple[str, str]]
) -> None:
    assert statuses(of_both(two_repositories, "list", "1a.1", "--at", at, "-f", "jsonl")) == expected
    assert f"each plan as it stood at {at}" in of_both(two_repositories, "list", "--at", at).out


@pytest.mark.parametrize("at", ["first", "2004-03-05"])
def test_a_plan_without_such_a_version_is_named_and_left_out(two_repositories: tuple[Path, Path], at: str) -> None:
    answer = of_both(two_repositories, "list", "1a.1", "--at", at, "-f", "jsonl")

    assert statuses(answer).keys() == {"a"}
    assert answer.exit_code == 3
    assert str(two_repositories[1]) in answer.err


@pytest.mark.parametrize("command", ["log", "diff"])
def test_versions_are_told_plan_by_plan(two_repositories: tuple[Path, Path], command: str) -> None:
    people, programs = of_both(two_repositories, command), of_both(two_repositories, command, "-f", "jsonl")
    alone = [invoke(command, "-f", "jsonl", plan=plan, CSECPLAN_AS_OF="").out for plan in two_repositories]

    assert [line for line in people.out.splitlines() if line in ("a", "b")] == ["a", "b"]
    assert programs.out == "".join(alone)
    assert next(csv.reader(io.StringIO(of_both(two_repositories, command, "-f", "csv").out)))[0] == "plan"


def test_the_log_of_an_id_of_one_plan_is_of_that_plan(two_repositories: tuple[Path, Path]) -> None:
    out = of_both(two_repositories, "log", "b/1a.1").out

    assert [line for line in out.splitlines() if line in ("a", "b")] == ["b"]
    assert of_both(two_repositories, "log", "9z").exit_code == 2


def test_a_report_since_a_day_is_of_each_plans_own_version(two_repositories: tuple[Path, Path]) -> None:
    out = of_both(two_repositories, "report", "--since", "2004-05-15").out

    assert "Changed since 15 May 2004" in out
    assert "a/1a.1 | status: In progress → Blocked" in out
    assert "b/1a.1 | status: Planned → Blocked" in out
    assert "Register of b" in out


# -- requests -------------------------------------------------------------------------------------


def test_a_request_is_of_one_plan(plans: Path) -> None:
    answer = run(plans, "request", "-o", str(plans / "out"))

    assert (answer.exit_code, (plans / "out").exists()) == (4, False)
    assert "a request is about one plan, and several are named, one, P-2, twin; write one for each" in answer.err


@pytest.fixture
def sent(plans: Path) -> dict[str, Path]:
    """A folder of requests of each of two plans, and one of both."""
    (plans / "twin.plan.yaml").unlink()
    (plans / "other.plan.yaml").write_text(OTHER.replace("d'essai", "de formation"), encoding="utf-8")
    folders = {name: plans / f"sent-{name}" for name in ("one", "other")}
    for name, folder in folders.items():
        assert invoke("request", "-o", folder, plan=plans / f"{name}.plan.yaml").exit_code == 0
    folders["both"] = plans / "sent-both"
    folders["both"].mkdir()
    for name in ("one", "other"):
        for sheet in folders[name].glob("*.xlsx"):
            (folders["both"] / f"{name}-{sheet.name}").write_bytes(sheet.read_bytes())
    return folders


@pytest.mark.parametrize("has_title", [True, False], ids=["by its title", "by its ids, where two have one title"])
@pytest.mark.parametrize(("name", "id"), [("one", "1a.1"), ("other", "2b.1")])
def test_what_comes_back_in_a_folder_goes_to_its_plan(
    plans: Path, sent: dict[str, Path], name: str, id: str, has_title: bool
) -> None:
    if not has_title:
        (plans / "other.plan.yaml").write_text(OTHER, encoding="utf-8")
        for path in sent[name].iterdir():
            path.unlink()
        assert invoke("request", "-o", sent[name], plan=plans / f"{name}.plan.yaml").exit_code == 0
    before = contents(plans)
    for sheet in sent[name].glob("*.xlsx"):
        type_in(sheet, {(id, "note"): "Vu par nous"}, "en")
    answer = run(plans, "import", str(sent[name]), "--yes")

    assert answer.exit_code == 0, answer.err
    assert changed(plans, before) == [f"{name}.plan.yaml"]


def test_a_folder_of_sheets_of_several_plans_is_refused(plans: Path, sent: dict[str, Path]) -> None:
    before = contents(plans)
    answer = run(plans, "import", str(sent["both"]), "--yes")

    assert (answer.exit_code, changed(plans, before)) == (4, [])
    assert "are of several plans, one, P-2; import those of each plan by themselves" in answer.err
