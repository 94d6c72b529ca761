"""log and diff on a history of 37 commits, against real git: every word of both."""

from __future__ import annotations

import csv
import io
import json
import time
from typing import TYPE_CHECKING

import pytest

from tests.tools.command import Answer, invoke
from tests.tools.long_history import write_history
from tests.tools.plans import ROOT
from tests.tools.story import ISOLATED, Teller, tell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOLDEN = ROOT / "tests" / "golden" / "history"
AS_OF = "2004-07-01"

ANSWERS = {
    "log": ["log"],
    "log-2b": ["log", "2b"],
    "log-may-emile": ["log", "--since", "avril 2004", "--until", "mai 2004", "--author", "cote"],
    "diff": ["diff"],
    "diff-two-meetings": ["diff", "comite-mars", "comite-juin"],
    "diff-two-days": ["diff", "31 mars 2004", "2004-05-15"],
    "diff-since-a-day": ["diff", "1er avril 2004"],
}
FORMS = [("table", "txt"), ("markdown", "md"), ("json", "json"), ("csv", "csv")]


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Teller:
    return tell(tmp_path_factory.mktemp("story"))


def asked(story: Teller, *arguments: str, lang: str = "en", as_of: str = AS_OF) -> Answer:
    return invoke(*arguments, plan=story.plan, lang=lang, CSECPLAN_AS_OF=as_of, **ISOLATED)


@pytest.mark.parametrize(("form", "suffix"), FORMS)
@pytest.mark.parametrize("name", ANSWERS)
def test_the_story_is_told_so(
    name: str, form: str, suffix: str, story: Teller, golden: Callable[[Path, str], None]
) -> None:
    command, *rest = ANSWERS[name]
    answer = asked(story, command, "--format", form, *rest)

    golden(GOLDEN / f"{name}.en.{suffix}", answer.out)


@pytest.mark.parametrize(("form", "suffix"), [("table", "txt"), ("markdown", "md")])
@pytest.mark.parametrize("name", ANSWERS)
def test_the_story_is_told_so_in_french(
    name: str, form: str, suffix: str, story: Teller, golden: Callable[[Path, str], None]
) -> None:
    command, *rest = ANSWERS[name]
    answer = asked(story, command, "--format", form, *rest, lang="fr")

    golden(GOLDEN / f"{name}.fr.{suffix}", answer.out)


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("name", ANSWERS)
def test_data_do_not_vary_with_the_locale(name: str, form: str, story: Teller) -> None:
    command, *rest = ANSWERS[name]
    asked_of = (command, "--format", form, *rest)
    french, english = (
        invoke(*asked_of, plan=story.plan, lang=None, LC_ALL=each, **ISOLATED) for each in ("fr_CA.UTF-8", "en_CA")
    )

    assert french.out == english.out


def test_a_second_time_it_is_told_the_same(story: Teller) -> None:
    first, second = asked(story, "log"), asked(story, "log")

    assert first == second


@pytest.mark.parametrize(
    ("version", "id", "expected"),
    [
        pytest.param("31 mars 2004", "2a.1", ["planned", "31 mars 2004"], id="the end of a day"),
        pytest.param("mars 2004", "2a.1", ["planned", "31 mars 2004"], id="a period, of which the end counts"),
        pytest.param("comite-mars", "1a.1", ["in-progress", "Printemps 2004"], id="a tag"),
        pytest.param("manitoba", "1a.1", ["blocked", "Printemps 2004"], id="another branch"),
        pytest.param("2004-02-05", "1b.1", ["in-progress", "Continu"], id="when the file had another name"),
        pytest.param(
            "2004-05-03", "1a.1", ["in-progress", "Printemps 2004"], id="before a merge, without its branch"
        ),
        pytest.param("10 mai 2004", "1a.1", ["blocked", "Printemps 2004"], id="on the day of a merge, with it"),
        pytest.param("2004-05-18", "1b.1", ["in-progress", "Continu"], id="without what was rebased onto later work"),
        pytest.param("2004-03-02", "1b.1", ["in-progress", "Continu"], id="a broken version, as far as it goes"),
    ],
)
def test_the_plan_as_it_stood(version: str, id: str, expected: list[str], story: Teller) -> None:
    answer = asked(story, "list", id, "--at", version, "--format", "json")

    assert [[each["status"], each["due"]["text"]] for each in json.loads(answer.out)] == [expected]


def test_the_footer_says_which_plan_it_is_true_of(story: Teller) -> None:
    answer = asked(story, "list", "--at", "31 mars 2004")

    assert answer.out.splitlines()[-1] == (
        "5 actions, 2 overdue, as of 1 July 2004; the plan as it stood on 31 March 2004 (version 854cbb0)"
    )


def test_check_names_the_version(story: Teller) -> None:
    answer = asked(story, "check", "--at", "2004-03-01")

    assert (answer.exit_code, "suivi.yaml" in answer.out, "@2004-03-01:33:15: error:" in answer.out) == (
        1,
        False,
        True,
    )


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        pytest.param(["log", "9z"], 2, 'csecplan: the plan has no id 9z; it has 1a, 1b, 1c, 2b\n',
                     id="an id there never was"),
        pytest.param(["log", "1a.3"], 0, "", id="an id there was once"),
        pytest.param(["diff", "2003-12-31"], 3, "csecplan: plan.yaml has no version as early as 31 December 2003;"
                     " its history begins on 5 February 2004\n", id="a day before the first version"),
        pytest.param(["diff", "comite-mai"], 2, "csecplan: comite-mai is no version here: use a branch, a tag,"
                     ' a commit, HEAD~3, or a date such as 2004-03-31 or "31 March 2004";'
                     ' did you mean "comite-mars" or "comite-juin"?\n', id="a name near others"),
        pytest.param(["diff", "51b548b"], 3, "csecplan: {plan}@51b548b cannot be read, so it cannot be compared;"
                     " `csecplan check --at 51b548b` says why\n", id="a broken version"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_said(arguments: list[str], status: int, said: str, story: Teller) -> None:
    answer = asked(story, *arguments)

    assert (answer.exit_code, answer.err) == (status, said.replace("{plan}", str(story.plan)))


def test_every_row_of_csv_has_a_commit_but_the_uncommitted(story: Teller) -> None:
    rows = list(csv.DictReader(io.StringIO(asked(story, "log", "--format", "csv").out)))

    assert [row["id"] for row in rows if not row["commit"]] == ["2b.1"]


@pytest.mark.slow
def test_log_takes_time_in_proportion_to_the_versions(tmp_path: Path) -> None:
    def seconds(versions: int) -> float:
        folder = tmp_path / str(versions)
        folder.mkdir()
        plan = write_history(folder, versions)
        begin = time.monotonic()
        assert invoke("log", plan=plan, **ISOLATED).exit_code == 0
        return time.monotonic() - begin

    short, long = seconds(250), seconds(1000)

    assert long < 8 * short
