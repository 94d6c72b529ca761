"""One slip in a plan: each action still shown is under its own recommendation or marked, and none goes unsaid."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csecplan import reading
from csecplan.diagnostic import Severity
from csecplan.yamltext import Document
from tests.tools.plans import REAL_PLAN
from tests.tools.random_plans import Maker

PLAN = """\
format: 1
title: Plan
recommendations:
  - id: 1a
    text: Un.
    actions:
      - id: 1a.1
        text: Agir.
        source:
          due: juin
  - id: 2b
    text: Deux.
    actions:
      - id: 2b.1
        text: Publier.
  - id: 3c
    text: Trois.
    actions:
      - id: 3c.1
        text: Former.
"""


def homes(text: str) -> dict[str, str]:
    """Each action with the recommendation that it is under."""
    plan, _ = reading.read(Document.parse(text.encode()))
    return {action.id: above.id for above, action in plan.actions()}


def unsaid(text: str, slipped: str) -> list[str]:
    """What is wrong with how *slipped*, made of *text* by one slip, is shown."""
    before = homes(text)
    document = Document.parse(slipped.encode())
    if not document.faults:
        return []  # another plan, and a sound one: what stood in line with a text became part of it
    plan, diagnostics = reading.read(document)
    errors = [each for each in diagnostics if each.rule.severity is Severity.ERROR]
    shown = {action.id: (above.id, action.faulty or above.faulty) for above, action in plan.actions()}
    moved = [id for id, (home, is_marked) in shown.items() if id in before and home != before[id] and not is_marked]
    gone = [id for id in before if id not in shown and f"id: {id}" in slipped and not errors]
    return moved + gone


def slip(chance: Random, text: str) -> str:
    """*text* with one slip of a hand in one line."""
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    line = lines[at]
    kind = chance.choice(["right", "left", "one", "return", "gone", "colon", "tab", "quote", "twice", "bracket"])
    after = {
        "right": f"  {line}", "left": line.removeprefix("  "), "one": f" {line}", "gone": "",
        "return": line.replace(": ", ":\r ", 1), "colon": line.replace(":", "", 1), "tab": f"\t{line.lstrip()}",
        "quote": line.replace(": ", ': "', 1), "twice": line + line, "bracket": line.replace(": ", ": [", 1),
    }  # fmt: skip
    lines[at] = after[kind]
    return "".join(lines)


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_after_a_slip_no_action_is_shown_under_another_unmarked(seed: int) -> None:
    chance = Random(seed)
    text = Maker(chance, 0, "b").plan().encode().decode()
    slipped = slip(chance, text)

    assert unsaid(text, slipped) == []


def test_after_any_slip_in_the_real_plan_no_action_is_shown_under_another_unmarked() -> None:
    text = REAL_PLAN.read_text(encoding="utf-8")

    assert [seed for seed in range(60) if unsaid(text, slip(Random(seed), text))] == []


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        pytest.param("  - id: 2b\n", "    - id: 2b\n", {"1a.1": "1a", "2b.1": "2b", "3c.1": "3c"},
                     id="a dash too far right is read as meant"),
        pytest.param("due: juin", "due:\r juin", {"1a.1": "1a", "2b.1": "2b", "3c.1": "3c"},
                     id="a carriage return within a line hides that line alone"),
        pytest.param("  - id: 2b\n", "    - id: 2b\r", {"1a.1": "1a", "2b.1": "2b", "3c.1": "3c"},
                     id="a dash too far right, before a carriage return"),
    ],
)  # fmt: skip
def test_one_slip_hides_as_little_as_may_be(before: str, after: str, shown: dict[str, str]) -> None:
    assert homes(PLAN.replace(before, after, 1)) == shown


@pytest.mark.parametrize("slipped", [PLAN.replace("    actions:\n      - id: 2b.1", "    text:\n      - id: 2b.1")])
def test_an_item_that_is_hidden_is_named(slipped: str) -> None:
    faults = Document.parse(slipped.encode()).faults

    assert [each.facts["id"] for each in faults if each.kind == "item-hidden"] == ["2b.1"]


def test_what_looks_like_an_item_within_a_text_is_none() -> None:
    text = re.sub("Trois.", "|-\n      - id: 9z\n      fin", PLAN).replace("title: Plan", "title: Plan\ntitle: Plan")

    assert [each.kind for each in Document.parse(text.encode()).faults] == ["repeated-key"]
