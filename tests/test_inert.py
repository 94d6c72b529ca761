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

from csecplan.render.escape import visible
from csecplan.yamltext.quoting import doubly_quoted
from tests.tools.command import invoke

if TYPE_CHECKING:
    from pathlib import Path

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
SIGNS = "\x1b\x07\x08\r\t\n\x7f\x85\x9b\u061c\u200e\u200f\u2028\u202e\u2066\u2069\ufeff=+-@'\"\\,;| "
TEXTS = st.text(st.sampled_from([*SIGNS, "a", "é", "1", "’"]), min_size=1, max_size=8)
FORMATS = ["json", "jsonl", "csv", "tsv"]


def plan_of(text: str) -> str:
    quoted = doubly_quoted(text)
    return f"""\
format: 1
title: {quoted}
owners: {{A: {{name: {quoted}}}}}
recommendations:
  - id: 1a
    title: {quoted}
    text: {quoted}
    response: {quoted}
    actions:
      - id: 1a.1
        title: {quoted}
        text: {quoted}
        owners: [A, {quoted}]
        due: {quoted}
        revisions: [{{due: juin 2004, reason: {quoted}}}, {{due: {quoted}}}]
        updates: [{{date: 2004-01-01, by: {quoted}, text: {quoted}}}]
        evidence: {quoted}
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
