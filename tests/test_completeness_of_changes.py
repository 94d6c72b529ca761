"""A forgotten place is a red test: what changes write, diff tells and merges mean, and what the manual says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from csecplan import due
from csecplan.changes import Change, Item, Subject, What, between
from csecplan.i18n.wording import Wording
from csecplan.merge.meaning import by_key
from csecplan.model import Revision, Source, Update
from csecplan.period_day import PeriodDay
from csecplan.reading import format_keys
from csecplan.view.change import with_kind
from csecplan.view.change_record import change_record
from csecplan.yamltext import Document
from tests.test_completeness import FULL, KEYS, OWN, SHAPES, ids, other, own_plan, plan_with
from tests.test_format_page import EXAMPLE, PAGE, keys_of
from tests.tools.command import invoke
from tests.tools.plans import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csecplan.reading.format_keys import Key, Shape

# -- written by a command -------------------------------------------------------------------------

PLAN = """\
format: 1
title: P
owners: {A: , B: }
recommendations:
  - id: 1a
    text: R
    actions: [{id: 1a.1, text: A, owners: [A, B], due: 2004-06-30}]
"""


@pytest.mark.parametrize(
    ("under", "shape", "changes"),
    [
        pytest.param(
            "updates",
            format_keys.UPDATE,
            [
                ["note", "1a.1", "Fini ici", "--by", "A", "--said", "done"],
                ["status", "1a.1", "blocked", "--note", "Rien", "--by", "A"],
            ],
            id="an update",
        ),
        pytest.param(
            "revisions",
            format_keys.REVISION,
            [["revise", "1a.1", "2005-03-31", "--reason", "Budget", "--by", "Comité"]],
            id="a revision",
        ),
    ],
)
def test_commands_write_every_key_of_a_fact(
    under: str, shape: Shape, changes: list[list[str]], write: Callable[[str], Path]
) -> None:
    plan = write(PLAN)
    for change in changes:
        assert invoke(*change, plan=plan).exit_code == 0

    [(_, action)] = read(plan.read_text(encoding="utf-8"))[0].actions()
    written = {key for fact in getattr(action, under) for key, value in fact._asdict().items() if value is not None}
    assert written == {key.name for key in shape}


def test_what_an_office_said_is_told_to_programs(write: Callable[[str], Path]) -> None:
    plan = write(PLAN)
    invoke("note", "1a.1", "Fini ici", "--by", "A", "--said", "done", plan=plan)

    [action] = json.loads(invoke("list", "-f", "json", plan=plan).out)
    assert [(each["owner"], each["status"]) for each in action["reported"]] == [("A", "done"), ("B", None)]


# -- told as a change -----------------------------------------------------------------------------


def _of(kind: type) -> Any:
    """The first value of *kind* in the full plan."""
    [(_, action)] = read(json.dumps(FULL))[0].actions()
    found: dict[type, Any] = {Update: action.updates[0], Revision: action.revisions[0], Source: action.source}
    return found[kind]


@pytest.mark.parametrize(
    ("kind", "shape"),
    [(Update, format_keys.UPDATE), (Revision, format_keys.REVISION), (Source, format_keys.SOURCE)],
)
def test_a_change_for_programs_has_every_key_of_a_fact(kind: type, shape: Shape) -> None:
    record = change_record(Change(Subject(Item.ACTION, "1a.1"), What.UPDATE, after=_of(kind)), "fr")

    after = record["after"]
    assert isinstance(after, dict)
    assert list(after) == [key.name for key in shape]
    assert None not in after.values()


TOLD_BY_OTHERS = {
    ("date", "revisions"): "the day of a revision is in `show` and in the report",
    ("status", "updates"): "the action's own status is a change of its own",
}
"""Keys of a fact that its change does not tell in words, and what does."""
FACTS = [each for each in KEYS if each.values[0][-2:-1] in (("updates",), ("revisions",))]  # type: ignore[index]


@pytest.mark.parametrize(("route", "key"), FACTS)
def test_a_new_fact_is_told_in_words_with_every_key(route: tuple[str | int, ...], key: Key) -> None:
    if (key.name, route[-2]) in TOLD_BY_OTHERS:
        return
    old = read(plan_with(route[:-2], str(route[-2]), None))[0]
    texts = (json.dumps(FULL), plan_with(route, key.name, other(key)))
    told = [[with_kind(each, Wording("en")) for each in between(old, read(text)[0])] for text in texts]

    assert told[0] != told[1]


# -- merged ---------------------------------------------------------------------------------------


def test_closed_words_are_merged_by_what_they_mean() -> None:
    closed = {key.name: key.choices for shape, _ in SHAPES.values() for key in shape if key.choices}

    assert closed == format_keys.CHOICES
    assert by_key("said", "Terminée") == by_key("status", "Completed") == "done"


# -- shown ----------------------------------------------------------------------------------------

OF_FACTS = [*FACTS, *(each for each in KEYS if each.values[1].name == "decision")]  # type: ignore[union-attr]


@pytest.mark.parametrize(("route", "key"), OF_FACTS)
@pytest.mark.parametrize("form", ["markdown", "html"])
def test_every_key_of_a_fact_is_on_a_page(
    route: tuple[str | int, ...], key: Key, form: str, write: Callable[[str], Path]
) -> None:
    pages = [
        invoke("show", *ids(text), "-f", form, "--as-of", "2006-01-01", plan=write(text)).out
        for text in (json.dumps(FULL), plan_with(route, key.name, other(key)))
    ]

    assert pages[0] != pages[1]


REVISED = [each for each in FACTS if "revisions" in each.values[0]]  # type: ignore[operator]


@pytest.mark.parametrize(("route", "key"), REVISED)
def test_every_key_of_a_revision_is_in_the_report(
    route: tuple[str | int, ...], key: Key, write: Callable[[str], Path]
) -> None:
    reports = [
        invoke("report", "--as-of", "2006-01-01", plan=write(text)).out
        for text in (json.dumps(FULL), plan_with(route, key.name, other(key)))
    ]

    assert reports[0] != reports[1]


@pytest.mark.parametrize("route", OWN)
def test_an_own_key_is_told_to_programs(route: tuple[str | int, ...], write: Callable[[str], Path]) -> None:
    made = json.loads(own_plan(route, "something of ours"))
    del made["owners"]["bureau"]["members"]  # a group has no row of its own
    plan = write(json.dumps(made))
    answers = [
        invoke(*question, "-f", "json", plan=plan).out
        for question in (["list"], ["show", "recommendations id 1"], ["summary"])
    ]

    assert any("something of ours" in answer for answer in answers)


def test_an_own_key_of_a_recommendation_without_actions_is_told_to_programs(write: Callable[[str], Path]) -> None:
    plan = write("format: 1\ntitle: P\nrecommendations: [{id: 1a, text: R, x-own: something of ours}]\n")

    assert "something of ours" in invoke("show", "1a", "-f", "json", plan=plan).out


# -- in docs/format.md ----------------------------------------------------------------------------


def test_the_manual_names_what_may_have_own_keys() -> None:
    [sentence] = re.findall(r"Keys that begin with `x-` are a unit's own: (.*?) may have any", PAGE)

    named = re.findall(r"\ban? (\w+)", sentence)
    assert named == [name for name, (shape, _) in SHAPES.items() if shape in format_keys.WITH_OWN_KEYS]


def test_the_example_has_own_keys() -> None:
    root = Document.parse(EXAMPLE.encode("utf-8")).root
    assert root is not None
    assert any(key.startswith("x-") for key in keys_of(root))


def test_the_manual_has_days_known_to_a_period() -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith("| day |"))
    examples = re.findall(r"« (.+?) »|`(.+?)`|\"(.+?)\"", row.partition("from its first day:")[2])

    assert len(examples) >= 2
    assert all(isinstance(due.day_or_period("".join(each)), PeriodDay) for each in examples)
