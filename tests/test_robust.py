"""Whatever a plan holds or a person types: an answer or a diagnostic, never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tools.command import invoke
from tests.tools.plans import REAL_PLAN

if TYPE_CHECKING:
    from pathlib import Path

LINES = REAL_PLAN.read_text(encoding="utf-8").splitlines(keepends=True)
INSERTED = st.sampled_from(
    ["\t", "- ", "  ", ": ", "'", '"', "[", "}", "&a ", "*a", "!x ", "\x00", "\ufeff", "---\n", "<<<<<<< a\n",
     "=======\n", ">>>>>>> b\n", "#", " #", "|", "\r", "\u2028", "é", "status: fini\n", "due: [a]\n", "<<: {a: b}\n"]
)  # fmt: skip
MUTATION = st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(["drop", "twice", "insert", "indent"]), INSERTED)
QUESTIONS = [
    ["list"],
    ["check"],
    ["summary"],
    ["overdue", "-f", "json"],
    ["list", "--owner", "CSEC-M"],
    ["show", "1"],
]


def mutated(mutations: list[tuple[int, str, str]]) -> bytes:
    lines = list(LINES)
    for number, how, text in mutations:
        if how == "drop":
            lines[number] = ""
        elif how == "twice":
            lines[number] *= 2
        elif how == "indent":
            lines[number] = f" {lines[number]}"
        else:
            lines[number] = lines[number][:9] + text + lines[number][9:]
    return "".join(lines).encode("utf-8")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(MUTATION, min_size=1, max_size=6), st.sampled_from(QUESTIONS))
def test_a_damaged_plan_is_answered_for(
    tmp_path: Path, mutations: list[tuple[int, str, str]], question: list[str]
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(mutated(mutations))

    assert invoke(*question, plan=plan).exit_code in {0, 1, 2, 3}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.sampled_from(QUESTIONS))
def test_any_bytes_are_answered_for(tmp_path: Path, data: bytes, question: list[str]) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(data)

    assert invoke(*question, plan=plan).exit_code in {0, 1, 2, 3}


TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["--owner", "--status", "--section", "--text", "--due-before", "--columns", "--as-of"]), TYPED)
def test_whatever_is_typed_for_an_option_is_answered_for(option: str, typed: str) -> None:
    answer = invoke("list", f"{option}={typed}", plan=REAL_PLAN)

    assert answer.exit_code in {0, 2}


@pytest.mark.parametrize(
    "typed", ["9" * 5_000, "x" * 5_000, "x/" * 5_000, "last " * 1_000], ids=lambda typed: typed[:5]
)
@pytest.mark.parametrize(
    "arguments",
    [
        *(["list", option] for option in ("--soon-days", "--stale-days", "--due-in", "--closed-since", "--as-of")),
        *(["list", option] for option in ("--where", "--mark", "--state", "--decision", "--columns", "--sort")),
        *(["list", option] for option in ("--at", "-o", "-p")),
        *(["request", option] for option in ("-o", "--reply-by")),
        ["trend", "--every"],
        ["import", "--yes"],
        ["import", "--yes", REAL_PLAN],
        ["init"],
        ["init", "--from"],
    ],
    ids=lambda arguments: " ".join(map(str, arguments[:2])),
)  # fmt: skip
def test_whatever_is_typed_at_length_is_answered_for(
    arguments: list[str | Path], typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plan.yaml").write_bytes(REAL_PLAN.read_bytes())
    monkeypatch.chdir(tmp_path)

    assert invoke(*arguments, typed).exit_code in {0, 2, 3, 4}


@settings(max_examples=40, deadline=None)
@given(st.lists(TYPED, max_size=3))
def test_whatever_is_typed_for_an_id_is_answered_for(typed: list[str]) -> None:
    answer = invoke("list", "-p", REAL_PLAN, "--", *typed)

    assert answer.exit_code in {0, 2}


@pytest.mark.parametrize("lang", ["fr", "en"])
@settings(max_examples=60, deadline=None)
@given(typed=TYPED)
def test_whatever_is_typed_for_a_phrase_is_explained(typed: str, lang: str) -> None:
    answer = invoke("due", "-p", REAL_PLAN, "--", typed, lang=lang)

    assert answer.exit_code in {0, 1}


@pytest.mark.parametrize("before", [0, 150, 5_000, 900_000])
def test_of_a_long_line_the_part_around_the_slip_is_shown(tmp_path: Path, before: int) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(f"{{title: {'x' * before}, farmat: 1, x: {'y' * 900_000}}}\n", encoding="utf-8")

    answer = invoke("check", plan=plan)
    said = (answer.out + answer.err).split("\n\n")
    [lines] = [each.splitlines() for each in said if "farmat" in each.splitlines()[0]]

    assert len(answer.out + answer.err) < 10_000
    assert lines[1][lines[2].index("^") : lines[2].rindex("^") + 1] == "farmat"
    column = len("{title: , ") + before + 1
    assert f":1:{column}: " in lines[0]
