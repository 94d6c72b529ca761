"""Options that name a day or a period take words, which count from the day of the answer; a due date never does."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.test_filters import ask
from tests.tools.command import invoke

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def plan(write: Callable[[str], Path]) -> Path:
    return write("""\
        format: 1
        title: Plan
        recommendations:
          - id: 1a
            text: R
            actions:
              - {id: 1a.1, text: A, due: juin 2004, status: done, completed: 2004-06-20}
              - {id: 1a.2, text: A, due: 15 juillet 2004}
              - {id: 1a.3, text: A, due: août 2004, status: no-action, updates: [{date: 2004-05-03, status: no-action, text: N}]}
              - {id: 1a.4, text: A, due: septembre 2004, status: obsolete}
    """)  # noqa: E501


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["--due-in", "this month"], ["1a.2"], id="this month"),
        pytest.param(["--due-in", "mois prochain"], ["1a.3"], id="next month"),
        pytest.param(["--due-in", "30 days"], ["1a.2"], id="a length is from the day on"),
        pytest.param(["--due-in", "next quarter", "--as-of", "2004-05-01"], ["1a.2", "1a.3", "1a.4"], id="as of"),
        pytest.param(["--due-before", "next month"], ["1a.1", "1a.2"], id="before a period"),
        pytest.param(["--due-after", "end of this month"], ["1a.3", "1a.4"], id="after an end"),
        pytest.param(["--closed-since", "last month"], ["1a.1"], id="since a period"),
        pytest.param(["--closed-since", "il y a 60 jours"], ["1a.1", "1a.3"], id="by the update that closed it"),
        pytest.param(["--closed-since", "2000-01-01"], ["1a.1", "1a.3"], id="not where no day is known"),
    ],
)
def test_words_count_from_the_day_of_the_answer(arguments: list[str], expected: list[str], plan: Path) -> None:
    assert [each["id"] for each in ask(plan, *arguments)] == expected


def test_as_of_counts_from_today(plan: Path) -> None:
    answer = invoke("list", "--as-of", "yesterday", "-f", "json", plan=plan)

    assert {each["as_of"] for each in json.loads(answer.out)} == {str(date.fromordinal(date.today().toordinal() - 1))}


def test_a_change_counts_from_the_day_of_the_answer(plan: Path) -> None:
    answer = invoke("status", "1a.2", "done", "--on", "hier", plan=plan)

    assert "completed: 2004-06-30" in answer.out


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["list", "--as-of", "last month"], None, id="one day is needed"),
        pytest.param(["status", "1a.2", "done", "--on", "last month"], "30 juin 2004|30 June 2004", id="and offered"),
        pytest.param(["list", "--due-in", "nxt month"], "next month", id="a slip"),
        pytest.param(["list", "--as-of", "yestrday"], "yesterday", id="a slip in one word"),
        pytest.param(["list", "--sort", "staus"], "status", id="a slip in an order"),
        pytest.param(["revise", "1a.2", "lundi prochain", "--reason", "r"], "5 juillet 2004", id="a new due day"),
        pytest.param(["list", "--due-before", "in 9000 years", "--as-of", "2004-01-01"], None, id="too far"),
        pytest.param(["list", "--mark", "revisd"], "revised", id="a mark"),
        pytest.param(["list", "--status", "done,plannd"], "planned", id="one of several statuses"),
        pytest.param(["revise", "1a.2", "next month", "--reason", "r"], "août 2004|August 2004", id="a new due date"),
        pytest.param(
            ["add", "action", "1a", "--text", "t", "--due", "dans six mois"], "janvier 2005", id="a due date"
        ),
    ],
)
def test_what_is_not_counted_is_refused(arguments: list[str], said: str | None, lang: str, plan: Path) -> None:
    before = plan.read_bytes()

    answer = invoke(*arguments, plan=plan, lang=lang)

    assert answer.exit_code in (2, 4)
    assert said is None or any(each in answer.err for each in said.split("|"))
    assert plan.read_bytes() == before
