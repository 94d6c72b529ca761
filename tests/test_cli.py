"""Commands as people type them: answers, formats, languages, exit statuses."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from gettext import gettext
from inspect import cleandoc
from typing import TYPE_CHECKING

import click
import pytest

from csecplan.cli import selecting
from csecplan.cli.program import COMMANDS, csecplan
from csecplan.query import Query
from csecplan.timeliness import Mark, Timeliness
from tests.tools.command import invoke
from tests.tools.plans import REAL_PLAN, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOLDEN = ROOT / "tests" / "golden"
HOSTILE = ROOT / "tests" / "plans" / "hostile.yaml"
ANSI = re.compile(r"\x1b\[[0-9;]*m")

QUESTIONS = {
    "list": ["list"],
    "list-csec-m": ["list", "--owner", "CSEC-M"],
    "list-ongoing": ["list", "--ongoing"],
    "list-by-section": ["list", "--group-by", "section", "--columns", "id,title,due,latest,timeliness,marks"],
    "overdue": ["overdue"],
    "show-1d": ["show", "1d"],
    "show-3d.1": ["show", "3d.1"],
    "summary": ["summary"],
    "recommendations": ["recommendations"],
    "trend": ["trend", "--as-of", "2005-07-01"],
    "check": ["check"],
    "due": [
        *("due", "Printemps 2004", "d'ici la fin du T3 2024-2025", "T1 2004", "juin", "2004-05", "Continu"),
        *("31 mars 2014 (modifié le 15 juin 2012)", "mai 2012, reporté à juin 2014", "mai 2012 (reporté)"),
        *("Remis le 31 mars 2012", "a) mai 2012 b) juin 2013", "mars 2005, selon les crédits", "demain"),
    ],
}


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_on_the_real_plan_reads_so(name: str, lang: str, golden: Callable[[Path, str], None]) -> None:
    answer = invoke(*QUESTIONS[name], lang=lang)

    golden(GOLDEN / f"{name}.{lang}.txt", answer.out)


@pytest.mark.parametrize("width", ["60", "80", "200"])
@pytest.mark.parametrize("name", ["list", "overdue", "summary", "recommendations", "trend", "show-3d.1"])
def test_an_answer_in_a_terminal_reads_so(name: str, width: str, golden: Callable[[Path, str], None]) -> None:
    answer = invoke(*QUESTIONS[name], "--color", "always", lang="fr", COLUMNS=width)

    golden(GOLDEN / "terminal" / f"{name}.{width}.txt", ANSI.sub("", answer.out))


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize(("form", "suffix"), [("markdown", "md"), ("csv", "csv"), ("tsv", "tsv"), ("json", "json")])
def test_an_answer_in_another_format_reads_so(
    name: str, form: str, suffix: str, golden: Callable[[Path, str], None]
) -> None:
    answer = invoke(*QUESTIONS[name], "--format", form)

    golden(GOLDEN / form / f"{name}.{suffix}", answer.out)


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv"])
@pytest.mark.parametrize("name", ["list", "overdue", "summary", "recommendations", "trend", "show-1d"])
def test_machine_formats_do_not_vary_with_the_locale(name: str, form: str) -> None:
    french = invoke(*QUESTIONS[name], "-f", form, lang=None, LC_ALL="fr_CA.UTF-8")
    english = invoke(*QUESTIONS[name], "-f", form, lang=None, LC_ALL="en_CA.UTF-8")

    assert french.out == english.out


def test_texts_in_data_are_in_the_language_asked_for() -> None:
    rows = json.loads(invoke("list", "1d.1", "-f", "json", lang="en").out)

    assert rows[0]["title"] == "List of fee-based services"


def test_a_record_has_the_contracts_shape() -> None:
    row = json.loads(invoke("list", "1d.1", "-f", "json", lang="fr").out)[0]
    row["text"] = "…"

    assert row == {
        "plan": "CSEC-2004",
        "id": "1d.1", "recommendation": "1d", "section": "1", "title": "Liste des services payants", "text": "…",
        "owners": ["CSEC-M", "CSEC-S", "Liaison Entreprise", "SSEC-C.-B."],
        "status": "planned",
        "due": {"text": "Printemps 2004", "kind": "dated", "earliest": "2004-03-20", "latest": "2004-06-20",
                "precision": "season", "edtf": "2004-21"},
        "original_due": None, "revisions": 0, "completed": None,
        "timeliness": "overdue", "days_overdue": 11, "marks": [], "updates": [],
        "reported": [
            {"owner": "CSEC-M", "status": None, "date": None},
            {"owner": "CSEC-S", "status": None, "date": None},
            {"owner": "Liaison Entreprise", "status": None, "date": None},
            {"owner": "SSEC-C.-B.", "status": None, "date": None},
        ],
        "as_of": "2004-07-01",
    }  # fmt: skip


@pytest.mark.parametrize(
    "arguments", [("list",), ("show", "1d", "3d", "3b"), ("show", "1d.1", "3d.1", "3d.2"), ("log",)]
)
def test_json_is_an_array_with_one_record_a_line(arguments: tuple[str, ...]) -> None:
    first, *lines, last = invoke(*arguments, "-f", "json").out.splitlines()

    assert (first, last) == ("[", "]")
    assert all(type(json.loads(line.removesuffix(","))) is dict for line in lines)


def test_jsonl_is_one_record_a_line() -> None:
    lines = invoke("list", "-f", "jsonl").out.splitlines()

    assert [json.loads(line)["id"] for line in lines][:2] == ["1a.1", "1b.1"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["list", "--due-before", "juin 2004"], ["1d.2", "2a.1", "2c.1", "3a.1"], id="before June"),
        pytest.param(["list", "--due-after", "mai 2004"], ["1d.1", "1e.1", "3d.1"], id="after May ends"),
        pytest.param(["list", "--status", "BLOQUE"], ["3b.1"], id="a status by its French label, folded"),
        pytest.param(["list", "--status", "In progress", "--undated"], ["1b.1", "3d.2"], id="a status in English"),
        pytest.param(["list", "--revised"], ["1e.1", "2a.1", "3d.1"], id="revised"),
        pytest.param(["list", "--overdue", "--as-of", "1er mai 2004"], ["1d.2", "2a.1", "3a.1"], id="a day in words"),
        pytest.param(["list", "--text", "recettes"], ["1d.1", "1d.2"], id="words"),
        pytest.param(["list", "--open", "--closed", "1f"], ["1f.1"], id="open and closed is all"),
        pytest.param(["overdue", "--owner", "sps"], ["1d.2"], id="overdue of one office"),
        pytest.param(["overdue"], ["3a.1", "1d.2", "2a.1", "1d.1", "1e.1", "3d.1"], id="longest overdue first"),
    ],
)  # fmt: skip
def test_filters(arguments: list[str], expected: list[str]) -> None:
    rows = json.loads(invoke(*arguments, "-f", "json").out)

    assert [row["id"] for row in rows] == expected


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        pytest.param(["overdue"], 0, "", id="overdue alone succeeds"),
        pytest.param(["overdue", "--fail"], 1, "", id="overdue --fail"),
        pytest.param(["overdue", "--fail", "--as-of", "2003-01-01"], 0, "", id="nothing overdue"),
        pytest.param(["due", "juin 2004"], 0, "", id="a phrase understood"),
        pytest.param(["due", "juin"], 1, "", id="a phrase not understood"),
        pytest.param(["list", "--owner", "CSEC-X"], 2, '"CSEC-S"', id="an owner that is none"),
        pytest.param(["list", "--section", "9"], 2, "it has 1, 2, 3", id="a section that is none"),
        pytest.param(["show", "9z"], 2, "no id 9z", id="an id that is none"),
        pytest.param(["list", "--status", "green"], 2, "in-progress", id="a status that is none"),
        pytest.param(["list", "--columns", "id,date"], 2, "timeliness", id="a column that is none"),
        pytest.param(["list", "--as-of", "juin 2004"], 2, "one day", id="a day that is a month"),
        pytest.param(["list", "--due-before", "bientôt"], 2, "bientôt", id="a date not understood"),
        pytest.param(["list", "--due-in", "bla"], 2, "neither a day nor a whole period", id="no period"),
        pytest.param(["list", "--as-of", "bla"], 2, '"bla": one day is needed here', id="no day"),
        pytest.param(["list", "-o", "a.pdf"], 2, ".pdf", id="a suffix that is no format"),
        pytest.param(["list", "--soon-days", "abc"], 2, "whole number", id="days that are no number"),
        pytest.param(["lst"], 2, '"list"', id="a command that is none"),
        pytest.param(["list", "--ovredue"], 2, "--overdue", id="an option that is none"),
        pytest.param(["list", "-p", "none.yaml"], 3, "none.yaml is not there", id="a plan that is not there"),
        pytest.param(["list", "-p", "tests/golden"], 3, "is a folder without a plan", id="a folder without a plan"),
        pytest.param(["list", "-o", "tests/none/a.csv"], 4, "its folder is not there", id="nowhere to write"),
    ],
)
def test_exit_status_and_what_is_said(arguments: list[str], exit_code: int, said: str) -> None:
    answer = invoke(*arguments)

    assert answer.exit_code == exit_code
    assert said in answer.err


def test_the_plan_is_found_in_a_folder_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "plan.yaml").write_bytes(REAL_PLAN.read_bytes())
    monkeypatch.chdir(below)

    assert "16 actions" in invoke("list").out


def test_no_plan_anywhere_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answer = invoke("list")

    assert (answer.exit_code, "csecplan init" in answer.err) == (3, True)


def test_the_plan_may_be_named_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert invoke("list", CSECPLAN_PLAN=str(REAL_PLAN)).exit_code == 0


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.csv", "id,"), ("a.json", "[\n"), ("a.md", "| Id |"), ("a.tsv", "id\t"), ("a.txt", "Id "), ("a", "Id ")],
)
def test_output_takes_its_format_from_the_suffix(name: str, start: str, tmp_path: Path) -> None:
    invoke("list", "-o", tmp_path / name)

    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name != "check"])
def test_asking_changes_no_byte(name: str) -> None:
    before = REAL_PLAN.stat().st_mtime_ns, REAL_PLAN.read_bytes()
    invoke(*QUESTIONS[name])

    assert (REAL_PLAN.stat().st_mtime_ns, REAL_PLAN.read_bytes()) == before


# -- text from a plan is inert ------------------------------------------------------------------


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "tsv", "json"])
def test_hostile_text_reads_so(form: str, golden: Callable[[Path, str], None]) -> None:
    answer = invoke("list", "--columns", "id,title,text,owners,due", "-p", HOSTILE, "-f", form)

    golden(GOLDEN / "hostile" / f"list.{form}.txt", answer.out)


@pytest.mark.parametrize("arguments", [["list"], ["show", "1a"], ["summary", "--color", "always"], ["check"]])
def test_no_control_character_of_a_plan_reaches_a_terminal(arguments: list[str]) -> None:
    answer = invoke(*arguments, "-p", HOSTILE)
    shown = ANSI.sub("", answer.out + answer.err)

    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", shown) is None


def test_rich_markup_of_a_plan_is_text() -> None:
    answer = invoke("list", "-p", HOSTILE, "--color", "always", COLUMNS="200")

    assert "[link=x]lien[/link] :smile:" in ANSI.sub("", answer.out)


def test_no_cell_of_a_csv_is_a_formula() -> None:
    rows = csv.reader(io.StringIO(invoke("list", "-p", HOSTILE, "-f", "csv").out))

    assert [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r") and cell] == []


# -- languages ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "environment", "expected"),
    [
        pytest.param("fr", {"LC_ALL": "en_CA.UTF-8"}, "mesures", id="asked for, over the locale"),
        pytest.param(None, {"LC_ALL": "en_CA.UTF-8", "LANG": "fr_CA"}, "actions", id="LC_ALL, over LANG"),
        pytest.param(None, {"LANG": "en_US.UTF-8"}, "actions", id="the locale, over the plan"),
        pytest.param(None, {"LANG": "C.UTF-8"}, "mesures", id="no language in the locale: the plan's"),
        pytest.param(None, {"LANG": "de_DE.UTF-8"}, "mesures", id="a language that is not ours: the plan's"),
        pytest.param(None, {}, "mesures", id="no locale: the plan's"),
    ],
)
def test_which_language(lang: str | None, environment: dict[str, str], expected: str) -> None:
    answer = invoke("list", lang=lang, plan=None, **environment)

    assert f"16 {expected}" in answer.out.replace("\xa0", " ")


def test_an_option_speaks_over_the_environment() -> None:
    assert "16 mesures" in invoke("list", "--lang", "fr", lang="en").out


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_the_readers_language(command: str) -> None:
    words = [command] if command else []
    french, english = (invoke(*words, "--help", lang=lang).out for lang in ("fr", "en"))

    assert french.startswith("Utilisation\xa0:")
    assert english.startswith("Usage:")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_list_of_commands_has_the_first_sentence_of_each_ones_help(lang: str) -> None:
    invoke("--version", lang=lang)  # from then on, libraries speak that language
    commands = {name: csecplan.get_command(click.Context(csecplan), name) for name in COMMANDS}
    helps = {name: gettext(cleandoc((command and command.help) or "")) for name, command in commands.items()}
    firsts = {name: text.split("\n\n")[0].replace("\n", " ") for name, text in helps.items()}

    assert {name: gettext(sentence) for name, sentence in COMMANDS.items()} == firsts


def test_help_imports_no_command() -> None:
    script = """
import sys
from csecplan.cli.program import run
try:
    run(["--help"])
except SystemExit:
    print([name for name in sys.modules if ".commands." in name])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def standing(*keys: str) -> Query:
    return Query(timeliness=frozenset(map(Timeliness, keys)))


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        pytest.param([], Query(), id="none"),
        pytest.param(
            ["--overdue", "--ongoing"],
            standing("overdue", "ongoing"),
            id="two are any of",
        ),
        pytest.param(["--overdue", "--overdue"], standing("overdue"), id="twice is once"),
        pytest.param(
            ["--due-soon", "--undated"],
            standing("due-soon", "undated"),
            id="the others",
        ),
        pytest.param(["--revised", "--stale"], Query(marks=frozenset({Mark.REVISED, Mark.STALE})), id="marks"),
        pytest.param(["--open", "--open"], Query(is_open=True), id="open"),
        pytest.param(["--closed"], Query(is_open=False), id="closed"),
        pytest.param(["--open", "--closed"], Query(), id="open or closed is all"),
    ],
)
def test_flags_collect_into_a_query(flags: list[str], expected: Query) -> None:
    queries: list[Query] = []
    command = click.command()(selecting.filters(lambda **found: queries.append(selecting.query_of(**found))))

    command.main(flags, standalone_mode=False)

    assert queries == [expected]


def test_phrases_may_come_from_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answer = invoke("due", "-f", "jsonl", stdin="juin 2004\r\nongoing\n")

    assert [json.loads(line)["kind"] for line in answer.out.splitlines()] == ["dated", "ongoing"]


def test_version() -> None:
    assert re.fullmatch(r"csecplan \d+\.\d+\.\d+\n", invoke("--version").out)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("arguments", [["show", "1"], ["list", "--owner", "SPS"], ["list", "--section", "1"]])
def test_a_plan_that_has_none_names_none(write: Callable[[str], Path], arguments: list[str], language: str) -> None:
    plan = write("format: 1\ntitle: Plan\nrecommendations: []\n")

    said = invoke(*arguments, plan=plan, lang=language).err
    assert not re.search(r"(it has|il a)\W*$", said)
