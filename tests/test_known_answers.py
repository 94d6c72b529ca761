"""Every answer, in every format, as of a day: the one that the file gave on that day, and nothing later in it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from csecplan.due.speak.back import date_in_words
from csecplan.view.columns import COLUMNS
from tests.tools.command import invoke
from tests.tools.plans import REAL_PLAN
from tests.tools.sheets import fill
from tests.tools.story import Teller

if TYPE_CHECKING:
    from collections.abc import Iterator

STORY = {
    "2004-02-05": [],
    "2004-03-01": [
        ["note", "1d.2", "Ébauche lue", "--by", "SPS"],
        ["status", "1e.1", "blocked", "--note", "Discussion suspendue"],
        ["note", "1d.1", "Fini ici", "--by", "CSEC-M", "--said", "done"],
    ],
    "2004-04-30": [
        ["revise", "1d.2", "fin mai 2004", "--reason", "Avis juridique"],
        ["status", "1d.1", "in-progress", "--note", "Deux listes reçues"],
        ["status", "1e.1", "in-progress", "--note", "Discussion reprise"],
        ["note", "1d.1", "Une liste manque", "--by", "CSEC-M", "--said", "blocked"],
    ],
    "2004-05-01": [
        ["note", "1c.1", "Un comité se réunit", "--by", "SPS", "--said", "in-progress", "--on", "mai 2004"],
        ["revise", "3a.1", "hiver 2005", "--reason", "Budget", "--by", "Conseil", "--on", "mai 2004"],
    ],
    "2004-06-22": [
        ["status", "1d.1", "done"],
        ["revise", "1d.2", "Continu", "--reason", "Politique nationale"],
        ["revise", "1b.1", "décembre 2004", "--reason", "Un premier calendrier"],
        ["status", "1e.1", "obsolete", "--note", "Le plan national suffit"],
    ],
    "2004-07-05": [
        ["status", "1d.1", "verified", "--note", "Listes relues"],
        ["note", "1d.1", "Tout est fini", "--by", "CSEC-M", "--said", "done"],
        ["status", "1d.2", "done", "--note", "Politique publiée"],
    ],
}
"""What was recorded on which day, as people record it."""
DAYS = ["2004-02-05", "2004-04-29", "2004-06-22"]
COLUMN_KEYS = ",".join(COLUMNS)
QUESTIONS = {
    "list": ["list"],
    "every column": ["list", "--columns", COLUMN_KEYS],
    "by status": ["list", "--group-by", "status", "--sort", "due"],
    "words": ["list", "--text", "Politique"],
    "revised": ["list", "--revised"],
    "closed": ["list", "--closed"],
    "overdue": ["overdue"],
    "show": ["show", "1b", "1d", "1e"],
    "summary": ["summary"],
    "recommendations": ["recommendations"],
    "in progress": ["recommendations", "--state", "in-progress"],
    "trend": ["trend", "--every", "month"],
    "timeline": ["timeline"],
    "report": ["report"],
    "a joint action": ["show", "1d.1", "1c.1", "3a.1"],
    "joint marks": ["list", "--mark", "partly-reported"],
    "deadline removed": ["list", "--mark", "deadline-removed"],
    "closed since": ["list", "--closed-since", "2004-03-01"],
    "own key": ["list", "--where", "x-rang=a", "--columns", "id,status,x-rang"],
    "trend of some": ["trend", "--every", "month", "--mark", "partly-reported", "--mark", "revised"],
    "since": ["report", "--since", "2004-02-29"],
    "diff": ["diff", "2004-02-29"],
}
EVERY = ("table", "terminal", "tsv", "csv", "json", "jsonl", "markdown", "html", "xlsx", "ics")
FORMATS = {
    **dict.fromkeys(QUESTIONS, ("table", "csv", "json")),
    "list": EVERY,
    "recommendations": ("table", "tsv", "csv", "json", "jsonl", "markdown", "html", "xlsx"),
    "show": EVERY[:-1],
    **dict.fromkeys(["report", "since"], ("markdown", "html", "xlsx")),
}
LEFT_OUT = re.compile(
    r";? ?\d+ (facts? dated after [\w ]+ (is|are) not counted"
    r"|faits? postérieurs? au [\w ]+ (n'est|ne sont) pas pris en compte)"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Teller:
    """A repository in which the story was told, one commit a day."""
    story = Teller(tmp_path_factory.mktemp("told"))
    story.git("init", "-q", "-b", "main")
    plan = REAL_PLAN.read_text(encoding="utf-8").replace(
        "      - id: 1d.1\n", "      - id: 1d.1\n        x-rang: A\n"
    )
    story.plan.write_text(plan, encoding="utf-8")
    for day, changes in STORY.items():
        for change in changes:
            assert invoke(*change, "--as-of", day, plan=story.plan).exit_code == 0, change
        story.commit(day, day)
        story.git("tag", f"du-{day}")
    return story


@pytest.fixture
def files(told: Teller, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bytes]]:
    """The plan's file as it stood on each day of the story; plan.yaml, in this folder, is the last."""
    monkeypatch.chdir(told.folder)
    yield {day: told.git("show", f"du-{day}:plan.yaml").encode() for day in STORY}
    told.git("checkout", "-q", "plan.yaml")


def on(day: str, files: dict[str, bytes]) -> bytes:
    """The file as it stood at the end of *day*."""
    return files[max(each for each in files if each <= day)]


def said(question: list[str], form: str, day: str, folder: Path, lang: str = "en") -> str:
    """The answer to *question*, as text whatever its format."""
    if form != "xlsx":
        how = ["--color", "always"] if form == "terminal" else ["--format", form]
        answer = invoke(*question, "--as-of", day, *how, lang=lang)
        assert answer.exit_code == 0, answer.err
        return answer.out
    path = folder / "answer.xlsx"
    path.unlink(missing_ok=True)
    assert invoke(*question, "--as-of", day, "--output", path, lang=lang).exit_code == 0
    sheets = load_workbook(path).worksheets
    return "\n".join(
        f"{sheet.title}!{cell.coordinate}: {cell.value}" for sheet in sheets for row in sheet for cell in row
    )


@pytest.mark.parametrize(
    ("name", "form"), [(name, form) for name in QUESTIONS for form in FORMATS[name]], ids=lambda each: each
)
def test_an_answer_as_of_a_day_is_that_of_the_file_of_that_day(
    name: str, form: str, files: dict[str, bytes], tmp_path: Path
) -> None:
    last, plan = files[max(files)], Path("plan.yaml")
    for day in DAYS[1:2] if form in ("html", "xlsx") else DAYS:
        plan.write_bytes(on(day, files))
        expected = said(QUESTIONS[name], form, day, tmp_path)
        plan.write_bytes(last)
        found = said(QUESTIONS[name], form, day, tmp_path)

        assert LEFT_OUT.sub("", found) == expected, day


@pytest.mark.parametrize(
    ("lang", "day", "foot"),
    [
        pytest.param("en", "2004-04-30", "; 10 facts dated after 30 April 2004 are not counted", id="in English"),
        pytest.param("fr", "2004-07-01", "; 4 faits postérieurs au 1er juillet 2004 ne sont pas pris en compte",
                     id="en français"),
        pytest.param("en", "2004-07-05", "", id="nothing is later"),
    ],
)  # fmt: skip
def test_the_foot_says_how_many_facts_are_left_out(lang: str, day: str, foot: str, files: dict[str, bytes]) -> None:
    said = invoke("list", "--as-of", day, lang=lang).out.splitlines()[-1]

    assert said.partition(";")[1] + said.partition(";")[2] == foot


def test_the_foot_counts_only_what_its_rows_leave_out(files: dict[str, bytes]) -> None:
    answers = [invoke("list", each, "--as-of", "2004-07-01").out for each in ("1d.1", "1d.2", "1e.1")]

    assert [answer.partition("; ")[2] for answer in answers] == [
        "2 facts dated after 1 July 2004 are not counted\n",
        "2 facts dated after 1 July 2004 are not counted\n",
        "",
    ]


# -- a version, and the day that it is judged on --------------------------------------------------


@pytest.mark.parametrize(
    ("at", "as_of", "environment", "day"),
    [
        pytest.param("30 avril 2004", None, "", "2004-04-30", id="the day that --at names"),
        pytest.param("mai 2004", None, "", "2004-05-31", id="the last day of a period"),
        pytest.param("du-2004-04-30", None, "", "2004-04-30", id="the day of the version that it names"),
        pytest.param("HEAD", None, "", "2004-07-05", id="the day of a commit"),
        pytest.param("30 avril 2004", "2004-04-29", "", "2004-04-29", id="--as-of comes first"),
        pytest.param("30 avril 2004", None, "2004-06-30", "2004-06-30", id="then CSECPLAN_AS_OF"),
    ],
)
def test_a_version_is_judged_on_its_own_day(
    at: str, as_of: str | None, environment: str, day: str, files: dict[str, bytes]
) -> None:
    arguments = ["list", "--at", at, *(["--as-of", as_of] if as_of else [])]
    said = json.loads(invoke(*arguments, "-f", "json", CSECPLAN_AS_OF=environment).out)
    shown = invoke(*arguments, CSECPLAN_AS_OF=environment, lang="en").out

    assert {each["as_of"] for each in said} == {day}
    assert f", as of {date_in_words(date.fromisoformat(day), 'en')}; " in shown


@pytest.mark.parametrize("day", DAYS)
def test_a_day_answers_as_its_version_did(day: str, files: dict[str, bytes]) -> None:
    """Year-end figures can be made in April: what was recorded day by day is what the file said."""
    then = invoke("list", "--at", day, "-f", "json", CSECPLAN_AS_OF="").out
    since = invoke("list", "--as-of", day, "-f", "json").out

    assert since == then


# -- what two versions are compared on ------------------------------------------------------------


def granted_ahead(story: Teller) -> None:
    """A plan committed on 10 June with a due date granted from 15 June."""
    story.git("init", "-q", "-b", "main")
    story.plan.write_bytes(REAL_PLAN.read_bytes())
    invoke("revise", "1d.1", "mai 2005", "--reason", "Nouvel accord", "--on", "2004-06-15", plan=story.plan)
    story.commit("2004-06-10", "report accordé d'avance")


def test_what_takes_effect_between_two_days_moved_and_changed_no_file(tmp_path: Path) -> None:
    granted_ahead(Teller(tmp_path))

    said = invoke("diff", plan=tmp_path / "plan.yaml").out

    assert said.endswith("\nno change, 2 became overdue, 0 closed, 1 moved\n")


@pytest.mark.parametrize("day", ["2004-06-12", "2004-07-01"])
def test_a_report_tells_no_change_where_the_file_has_none(day: str, tmp_path: Path) -> None:
    granted_ahead(Teller(tmp_path))

    said = invoke("report", "--since", "HEAD", "--as-of", day, plan=tmp_path / "plan.yaml").out

    assert "## Changed since 10 June 2004\n\nNothing changed." in said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param(["diff"], "no change, 1 became overdue, 0 closed, 0 moved; 1 fact dated", id="diff"),
        pytest.param(["report", "--since", "HEAD"], "Changed since 15 June 2004\n\nNothing changed.", id="report"),
    ],
)
def test_a_status_that_no_fact_bears_did_not_become_planned(question: list[str], said: str, tmp_path: Path) -> None:
    """In June the file says in progress, with no day; in July it says done, and no more what it was in June."""
    story = Teller(tmp_path)
    story.git("init", "-q", "-b", "main")
    story.plan.write_bytes(REAL_PLAN.read_bytes())
    invoke("status", "1d.1", "in-progress", plan=story.plan)
    story.commit("2004-06-15", "en cours")
    invoke("status", "1d.1", "done", "--on", "2004-07-15", plan=story.plan)

    assert said in invoke(*question, "--as-of", "2004-06-25", plan=story.plan).out


def test_a_comparison_says_what_it_leaves_out(tmp_path: Path) -> None:
    granted_ahead(Teller(tmp_path))

    said = invoke("diff", "--as-of", "2004-06-12", plan=tmp_path / "plan.yaml").out

    assert said.endswith(
        "no change, 0 became overdue, 0 closed, 0 moved; 1 fact dated after 12 June 2004 is not counted\n"
    )


# -- what is written is written in the file -------------------------------------------------------


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_sheet_of_a_past_day_asks_for_nothing_by_itself(name: str, files: dict[str, bytes]) -> None:
    invoke("list", "--as-of", "2004-04-29", "-o", name)

    answer = invoke("import", name, "--yes")
    Path(name).unlink()

    assert (answer.out, Path("plan.yaml").read_bytes()) == ("", files["2004-07-05"])


def test_a_cell_of_a_past_day_that_the_plan_changed_since_is_a_conflict(files: dict[str, bytes]) -> None:
    invoke("list", "--as-of", "2004-04-29", "-o", "a.csv")
    fill(Path("a.csv"), {("1d.1", "status"): "blocked"})

    answer = invoke("import", "a.csv", "--yes")
    Path("a.csv").unlink()

    assert (answer.exit_code, 'which said "planned" when it was written, now "verified"' in answer.err) == (4, True)


def test_a_change_on_a_past_day_is_made_of_the_file(files: dict[str, bytes]) -> None:
    """As of April 1e.1 is in progress; in the file it is obsolete, and so reopening it needs a note."""
    answer = invoke("status", "1e.1", "in-progress", "--as-of", "2004-04-30")

    assert (answer.exit_code, Path("plan.yaml").read_bytes()) == (4, files["2004-07-05"])
