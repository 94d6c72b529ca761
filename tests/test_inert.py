"""What a plan says is harmless in every format for programs, in a pipe and in a file, and still says the same."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from csecplan.i18n.wording import Wording
from csecplan.render import Target, render
from csecplan.render.escape import visible
from csecplan.view.cells import Column, Table
from csecplan.view.page import Fields, Page
from csecplan.yamltext.quoting import doubly_quoted
from tests.tools.command import invoke

if TYPE_CHECKING:
    from pathlib import Path

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
SIGNS = "\x1b\x07\x08\r\t\n\x7f\x85\x9b\u061c\u200e\u200f\u2028\u202e\u2066\u2069\ufeff=+-@'\"\\,;| "
TEXTS = st.text(st.sampled_from([*SIGNS, "a", "é", "1", "’"]), min_size=1, max_size=8)
FORMATS = ["json", "jsonl", "csv", "tsv"]


def plan_of(text: str) -> str:
    quoted, own = doubly_quoted(text), doubly_quoted(f"x-{text}")
    return f"""\
format: 1
title: {quoted}
{own}: {quoted}
owners: {{A: {{name: {quoted}, {own}: {quoted}}}}}
recommendations:
  - id: 1a
    {own}: {quoted}
    title: {quoted}
    text: {quoted}
    response: {quoted}
    actions:
      - id: 1a.1
        title: {quoted}
        text: {quoted}
        owners: [A, {quoted}]
        due: {quoted}
        revisions: [{{due: juin 2004, by: {quoted}, reason: {quoted}}}, {{due: {quoted}}}]
        updates: [{{date: 2004-01-01, by: {quoted}, said: done, text: {quoted}}}]
        evidence: {quoted}
        {own}: {quoted}
"""


def written(plan: Path, *arguments: str) -> list[str]:
    """What a pipe and a file get; the ends of a csv's lines as plain newlines."""
    out = plan.with_name("sortie")
    piped = invoke(*arguments, plan=plan).out
    invoke(*arguments, "-o", out, plan=plan)
    return [each.replace("\r\n", "\n") for each in (piped, out.read_bytes().decode("utf-8"))]


def texts(value: Any) -> set[str]:
    """Every text in a JSON value."""
    if isinstance(value, dict):
        value = list(value.values())
    return {text for each in value for text in texts(each)} if isinstance(value, list) else {value}


def cells(text: str, form: str) -> list[str]:
    if form == "csv":
        return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    return [cell for line in text.splitlines() for cell in line.split("\t")]


def is_harmless(text: str, form: str) -> bool:
    if form in ("csv", "tsv") and any(cell.startswith(("=", "+", "-", "@")) for cell in cells(text, form)):
        return False
    return UNSEEN.search(text.replace("\t", "") if form == "tsv" else text) is None


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, form=st.sampled_from(FORMATS), question=st.sampled_from([["list"], ["show", "1a"], ["check"]]))
@example(text="\x1b[31m\u202e", form="csv", question=["list"])
@example(text="=1+1", form="tsv", question=["list"])
def test_no_format_for_programs_carries_what_a_terminal_obeys(
    tmp_path: Path, text: str, form: str, question: list[str]
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(plan_of(text), encoding="utf-8")

    assert [is_harmless(each, form) for each in written(plan, *question, "-f", form)] == [True, True]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_json_says_what_the_plan_says(tmp_path: Path, text: str) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(plan_of(text), encoding="utf-8")

    assert [text in texts(json.loads(each)) for each in written(plan, "list", "-f", "json")] == [True, True]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
@example(text="juin\u2028 2004")
@example(text="\tjuin 2004\x1b")
@example(text="=\u202e")
@example(text=" ")
@example(text="'=1+1")
@example(text="''@x")
@example(text=" '-x")
@example(text=" =x")
@example(text="' =x")
def test_a_sheet_written_and_brought_back_changes_nothing(tmp_path: Path, text: str) -> None:
    plan, sheet = tmp_path / "plan.yaml", tmp_path / "feuille.csv"
    plan.write_text(plan_of(text), encoding="utf-8")
    for columns in ([], ["--columns", "id,title,text,owners,due,status,completed,update"]):
        invoke("list", *columns, "-f", "csv", "-o", sheet, plan=plan)

        answer = invoke("import", sheet, "--yes", plan=plan)

        assert (answer.exit_code, answer.err) == (
            0,
            "nothing to change: the plan says all that feuille.csv says\n",
        )


QUESTIONS = [["list"], ["list", "--group-by", "owner"], ["show", "1a"], ["recommendations"], ["summary"], ["check"]]


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("text", ["\x1b[31m\u202e", "a\nb\x07", "a|b", "{a}"], ids=ascii)
def test_no_format_for_people_carries_it_either(tmp_path: Path, text: str, question: list[str]) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(plan_of(text), encoding="utf-8")
    columns = ["--columns", f"id,x-{text}"] if question[0] == "list" else []
    asked = [*question, *columns]

    answers = [each for form in ("table", "markdown", "html") for each in written(plan, *asked, "-f", form)]

    assert [UNSEEN.search(each) for each in answers] == [None] * len(answers)
    assert is_table(invoke(*asked, "-f", "markdown", plan=plan).out)


def is_table(markdown: str) -> bool:
    """Whether each row of the tables in *markdown* has as many cells as the one above it."""
    bars = [len(re.findall(r"(?<!\\)\|", line)) for line in markdown.splitlines() if line.startswith("|")]
    rules = [len(re.findall(r"(?<!\\)\|", line)) for line in markdown.splitlines() if line.startswith("| --")]
    return set(bars) == set(rules)


def test_nor_does_a_terminal_get_it() -> None:
    column = Column("x-a", "\x1b[31m\u202e", grows=True)
    page = Page(
        blocks=lambda: [Fields([("\x1b[31m\u202e", "a")]), Table.of([column], [["a"]])],
        data=lambda: Table.of([column], [["a"]]),
        records=list,
    )

    shown = [str(render(page, "terminal", Target(Wording("en"), "en", width, terminal=True))) for width in (20, 100)]

    assert [UNSEEN.search(each) for each in shown] == [None, None]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("question", ["log", "diff"])
def test_history_is_as_harmless(repository: Path, form: str, question: str) -> None:
    plan = repository / "plan.yaml"
    for text in ("a", "\x1b[31m\u202e\ttiaf", "=1+1\x85"):
        plan.write_text(plan_of(text), encoding="utf-8")
        subprocess.run(["git", "add", "plan.yaml"], cwd=repository, check=True)
        subprocess.run(["git", "commit", "-q", "-m", text.replace("\x1b", "")], cwd=repository, check=True)
    since = ["HEAD~2"] if question == "diff" else []

    assert [is_harmless(each, form) for each in written(plan, question, *since, "-f", form)] == [True, True]


def test_visible_text_is_what_a_terminal_would_show() -> None:
    assert visible("a\x1bé\u202e\tb\n’") == "a\\x1bé\\u202e b\n’"
