"""`csecplan request`: a sheet and a message for each office, in a folder that holds nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from csecplan.owners import Owners
from csecplan.texts import LANGUAGES
from tests.tools.command import invoke
from tests.tools.plans import REAL_PLAN, ROOT, plan_of
from tests.tools.requests import PLAN, head_of, offices_by_sheet, rows_of, sent, type_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csecplan.texts import Language

GOLDEN = ROOT / "tests" / "golden" / "requests"
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_bytes(PLAN.read_bytes())
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# -- who is asked about what ----------------------------------------------------------------------


@pytest.mark.parametrize("source", [PLAN, REAL_PLAN], ids=["a plan of groups", "the real plan"])
def test_each_office_is_asked_about_what_list_says_is_open(source: Path, plan: Path) -> None:
    plan.write_bytes(source.read_bytes())
    model = plan_of(source.read_text(encoding="utf-8"))
    by_sheet = offices_by_sheet(sent(plan), model)

    asked = {office: [row["id"] for row in rows_of(path)] for path, office in by_sheet.items()}

    answers = {
        office: invoke("list", "--owner", office, "--open", "--format", "csv", "--columns", "id", plan=plan).out
        for office in Owners(model).offices
    }
    expected = {office: [line.split(",")[0] for line in said.splitlines()[1:]] for office, said in answers.items()}
    assert asked == {office: ids for office, ids in expected.items() if ids}


def test_the_folder_holds_a_sheet_and_a_message_for_each_and_nothing_else(plan: Path) -> None:
    folder = sent(plan)

    assert names(folder) == [
        f"{office}{suffix}" for office in ("Alberta", "Manitoba", "Saskatchewan") for suffix in (".md", ".xlsx")
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["--owner", "SK"], ["Saskatchewan"], id="an office, by an alias"),
        pytest.param(["--owner", "Prairies"], ["Manitoba", "Saskatchewan"], id="a group is its members"),
        pytest.param(["--owner", "SK, alberta"], ["Alberta", "Saskatchewan"], id="two offices, by a comma"),
        pytest.param(["--overdue"], ["Alberta", "Manitoba", "Saskatchewan"], id="what is overdue"),
        pytest.param(["--overdue", "--direct"], ["Alberta", "Manitoba"], id="not through groups"),
        pytest.param(["1a.4"], ["Alberta"], id="an action"),
        pytest.param(["--status", "blocked"], ["Alberta"], id="a status"),
    ],
)
def test_filters_choose_offices_and_rows(arguments: list[str], expected: list[str], plan: Path) -> None:
    folder = sent(plan, *arguments)

    assert [name[:-3] for name in names(folder) if name.endswith(".md")] == expected


@pytest.mark.parametrize(
    ("lang", "said", "silent"),
    [
        ("en", "3 offices, 5 open actions, as of 1 July 2004", "Nothing open: Comité."),
        ("fr", "3 bureaux, 5 mesures ouvertes, au 1er juillet 2004", "Rien d'ouvert\u00a0: Comité."),
    ],
)
def test_what_was_written_is_said_in_words(lang: Language, said: str, silent: str, plan: Path) -> None:
    answer = invoke("request", "-o", plan.with_name("out"), plan=plan, lang=lang)

    assert (said in answer.out, silent in answer.out, "1a.6" in answer.err) == (True, True, True)


def test_nothing_for_anybody_is_said_and_nothing_is_written(plan: Path) -> None:
    answer = invoke("request", "--owner", "Comité", "-o", plan.with_name("out"), plan=plan)

    assert (answer.exit_code, answer.out, plan.with_name("out").exists()) == (0, "", False)
    assert answer.err == "no office has an open action that this asks for; nothing was written\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--owner", "Manitba", "-o", "x"], "did you mean", id="no such office"),
        pytest.param(
            ["--reply-by", "2004-06-30", "-o", "x"], "30 June 2004 is before 1 July 2004", id="a day gone by"
        ),
        pytest.param([], "--output", id="no folder"),
    ],
)
def test_what_was_mistyped_is_a_usage_error(
    arguments: list[str], said: str, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plan.parent)

    answer = invoke("request", *arguments, plan=plan)

    assert (answer.exit_code, said in answer.err, names(plan.parent)) == (2, True, ["plan.yaml"])


# -- the sheet and the message --------------------------------------------------------------------


@pytest.mark.parametrize("office", ["Alberta", "Manitoba", "Saskatchewan"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_message(office: str, lang: Language, plan: Path, golden: Callable[[Path, str], None]) -> None:
    folder = sent(plan, "--reply-by", "2004-07-15", lang=lang)

    golden(GOLDEN / f"{office}.{lang}.md", (folder / f"{office}.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        pytest.param(["1a.3"], "for this action too", id="the only action"),
        pytest.param(["1a.3", "1a.5"], "for these actions too", id="all of them"),
        pytest.param(["1a.3", "1a.4"], "for some of these actions too", id="one of them"),
    ],
)
def test_a_message_says_for_which_actions_others_answer_too(ids: list[str], said: str, plan: Path) -> None:
    folder = sent(plan, *ids, lang="en")

    assert f"Other offices answer {said}: " in (folder / "Alberta.md").read_text(encoding="utf-8")


def test_the_readme_shows_a_message_as_it_is_written(plan: Path) -> None:
    plan.write_bytes(REAL_PLAN.read_bytes())
    folder = sent(plan, "--reply-by", "2004-07-15", lang="en")

    [shown] = re.findall(r"(?<=```markdown\n).*?(?=```)", README, re.DOTALL)
    assert shown == (folder / "DEO-SPS.md").read_text(encoding="utf-8")


def test_a_locale_does_not_choose_the_language_that_offices_get(plan: Path) -> None:
    folder = plan.with_name("out")
    invoke("request", "-o", folder, plan=plan, lang=None, LANG="en_CA.UTF-8", LC_ALL="en_CA.UTF-8")

    assert (folder / "Alberta.md").read_text(encoding="utf-8").startswith("# Suivi du plan d'action")


def sheet_of(path: Path) -> Any:
    return load_workbook(path).worksheets[0]


def test_a_sheet_says_what_to_fill_in_and_by_when(plan: Path) -> None:
    sheet = sheet_of(sent(plan, "--reply-by", "2004-07-15") / "Alberta.xlsx")

    assert sheet["A1"].value.startswith("Remplissez «\u00a0État\u00a0»")
    assert sheet["A2"].value == "Répondez au plus tard le 15 juillet 2004."
    assert (head_of(sheet), sheet.freeze_panes, sheet.auto_filter.ref) == (3, "B4", "A3:N6")


def test_verified_is_not_offered_to_an_office(plan: Path) -> None:
    [offer] = sheet_of(sent(plan, lang="en") / "Alberta.xlsx").data_validations.dataValidation

    assert offer.formula1 == '"Planned,In progress,Blocked,Done,No action,Obsolete"'


def test_an_office_sees_what_it_reported_itself(plan: Path) -> None:
    folder = sent(plan, lang="en")

    shown = {
        name: [row["status"] for row in rows_of(folder / name, "en") if row["id"] == "1a.3"]
        for name in ("Manitoba.xlsx", "Alberta.xlsx")
    }
    assert shown == {"Manitoba.xlsx": ["Done"], "Alberta.xlsx": ["In progress"]}


# -- the folder -----------------------------------------------------------------------------------


def test_a_former_request_that_nobody_filled_in_is_replaced_with_all_its_files(plan: Path) -> None:
    folder = sent(plan)
    invoke("status", "1a.3", "1a.4", "1a.5", "done", plan=plan)
    sent(plan, lang="en")

    assert names(folder) == ["Manitoba.md", "Manitoba.xlsx", "Saskatchewan.md", "Saskatchewan.xlsx"]
    assert (folder / "Manitoba.md").read_text(encoding="utf-8").startswith("# Follow-up")


def fill_in(folder: Path) -> None:
    type_in(folder / "Alberta.xlsx", {("1a.4", "note"): "Nommée"})


def retitle(folder: Path) -> None:
    type_in(folder / "Alberta.xlsx", {("1a.4", "title"): "Autre"})


def write_in_message(folder: Path) -> None:
    path = folder / "Alberta.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nVu.\n", encoding="utf-8")


def add_a_file(folder: Path) -> None:
    (folder / "notes.txt").write_text("x", encoding="utf-8")


def add_a_list(folder: Path) -> None:
    invoke("list", "-o", folder / "autres.xlsx", plan=PLAN, lang="fr")


@pytest.mark.parametrize(
    ("alter", "name"),
    [
        (fill_in, "Alberta.xlsx"),
        (retitle, "Alberta.xlsx"),
        (write_in_message, "Alberta.md"),
        (add_a_file, "notes.txt"),
        (add_a_list, "autres.xlsx"),
    ],
)
def test_what_anybody_wrote_is_never_written_over(alter: Callable[[Path], None], name: str, plan: Path) -> None:
    folder = sent(plan)
    alter(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    answer = invoke("request", "-o", folder, plan=plan)

    assert (answer.exit_code, f"already contains {name}" in answer.err) == (4, True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_folder_of_the_plan_is_not_for_requests(plan: Path) -> None:
    answer = invoke("request", "-o", plan.parent, plan=plan)

    assert (answer.exit_code, names(plan.parent)) == (4, ["plan.yaml"])


@pytest.mark.parametrize("place", ["none/out", "plan.yaml", "plan.yaml/out"])
def test_a_folder_that_cannot_be_is_refused_and_leaves_nothing(place: str, plan: Path) -> None:
    answer = invoke("request", "-o", plan.parent / place, plan=plan)

    assert (answer.exit_code in (3, 4), answer.out, names(plan.parent)) == (True, "", ["plan.yaml"]), answer
    assert plan.read_bytes() == PLAN.read_bytes()


@pytest.mark.parametrize("is_there", [False, True], ids=["a new folder", "one that is there"])
def test_a_disk_that_is_full_leaves_the_folder_as_it_was(is_there: bool, plan: Path) -> None:
    folder = plan.with_name("out")
    if is_there:
        sent(plan)
    before = {path.name: path.read_bytes() for path in folder.iterdir()} if is_there else {}
    command = f"ulimit -f 4; exec '{sys.executable}' -m csecplan request -p '{plan}' -o '{folder}' --lang en"

    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=ROOT)

    assert (done.returncode, "files may not be that large here; nothing was changed" in done.stderr) == (4, True)
    assert names(plan.parent) == (["out", "plan.yaml"] if is_there else ["plan.yaml"])
    assert ({path.name: path.read_bytes() for path in folder.iterdir()} if is_there else {}) == before


def test_hidden_files_stay(plan: Path) -> None:
    folder = plan.with_name("out")
    folder.mkdir()
    (folder / ".DS_Store").write_bytes(b"x")
    sent(plan)

    assert (".DS_Store" in names(folder), len(names(folder))) == (True, 7)
