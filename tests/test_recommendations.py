"""Recommendations as a question: which are shown, what their rows count, in what order and under what titles."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csecplan import known
from csecplan.model import Decision, Status
from csecplan.query import Query, select
from csecplan.query.recommendations import recommendations, tally_of
from csecplan.state import State
from csecplan.timeliness import Mark, Timeliness
from tests.tools.command import invoke
from tests.tools.dated_plans import dated_plans
from tests.tools.plans import AS_OF, REAL_PLAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csecplan.model import Plan

OF_ACTIONS = [
    Query(words={"status": [Status.PLANNED, Status.DONE]}),
    Query(timeliness=frozenset(Timeliness)),
    Query(marks=frozenset([Mark.REVISED])),
    Query(marks=frozenset([Mark.UNOWNED])),
    Query(is_open=True),
    Query(is_open=False),
    Query(due_after=date(2004, 5, 1)),
    Query(text="vu"),
]
OF_RECOMMENDATIONS = [
    Query(),
    Query(words={"decision": [Decision.REJECTED, Decision.ACCEPTED]}),
    Query(words={"state": [State.UNANSWERED, State.NOT_STARTED]}),
    Query(text="r"),
    Query(sort="state"),
]


@settings(max_examples=40)
@given(st.lists(dated_plans(), min_size=1, max_size=2), st.sampled_from([*OF_ACTIONS, *OF_RECOMMENDATIONS]))
def test_a_recommendation_with_actions_is_shown_where_one_of_them_is_listed(plans: list[Plan], query: Query) -> None:
    plans = [known.on(plan, AS_OF) for plan in plans]
    found = recommendations(plans, query, AS_OF)
    listed = select(plans, query, AS_OF)

    shown = [(id(each.plan), each.recommendation.id) for each in found if each.entries]
    assert sorted(shown) == sorted({(id(each.plan), each.recommendation.id) for each in listed})


@settings(max_examples=40)
@given(dated_plans())
def test_one_without_actions_is_shown_by_what_is_asked_of_recommendations(plan: Plan) -> None:
    without = [each for each in plan.recommendations if not each.actions]

    for query in OF_ACTIONS:
        assert [each for each in recommendations([plan], query, AS_OF) if not each.entries] == []
    for decision in Decision:
        found = recommendations([plan], Query(words={"decision": [decision]}), AS_OF)
        shown = [each.recommendation for each in found if not each.entries]
        assert shown == [each for each in without if each.decision is decision]
    for section in {each.section for each in plan.recommendations if each.section}:
        found = recommendations([plan], Query(sections=(section,)), AS_OF)
        assert [each.recommendation for each in found] == [
            each for each in plan.recommendations if each.section == section
        ]


@settings(max_examples=40)
@given(st.lists(dated_plans(), min_size=1, max_size=2))
def test_a_row_counts_all_of_its_actions(plans: list[Plan]) -> None:
    plans = [known.on(plan, AS_OF) for plan in plans]
    found = recommendations(plans, Query(), AS_OF)
    entries = select(plans, Query(), AS_OF)

    assert [entry.action for each in found for entry in each.entries] == [entry.action for entry in entries]
    assert sum(each.overdue for each in found) == sum(entry.days_overdue > 0 for entry in entries)
    assert all(each.next_due is None or each.next_due >= AS_OF for each in found)


@settings(max_examples=40)
@given(dated_plans())
def test_every_recommendation_has_one_state_and_one_decision_or_none(plan: Plan) -> None:
    whole = tally_of(recommendations([plan], Query(), AS_OF))

    assert sum(whole.states.values()) == whole.total == len(plan.recommendations)
    assert sum(whole.decisions.values()) + whole.undecided == whole.total
    assert whole.expected == whole.total - whole.states[State.NO_ACTION] - whole.states[State.ONGOING]


# -- as it is asked -------------------------------------------------------------------------------

PLAN = """\
    format: 1
    title: Plan
    language: fr
    owners: {SPS: , Bureau: }
    sections: {1: Marché, 2: Personnel}
    recommendations:
      - {id: 1a, title: {fr: Les coûts, en: Costs}, text: Sonder les coûts.}
      - {id: 1b, text: Élaborer un plan., response: Non., decision: rejected}
      - id: 2a
        text: Former.
        decision: accepted
        actions:
          - {id: 2a.1, text: A, owners: [SPS], due: mai 2004}
          - {id: 2a.2, text: A, owners: [Bureau], due: 15 juillet 2004, status: in-progress}
          - {id: 2a.3, text: A, owners: [Bureau], due: juin 2005}
      - id: 2b
        text: Se réunir.
        decision: partial
        actions: [{id: 2b.1, text: A, owners: [SPS], due: mai 2003, status: verified}]
"""


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param([], ["1a", "1b", "2a", "2b"], id="all, also those without actions"),
        pytest.param(["1"], ["1a", "1b"], id="an id and what is below it"),
        pytest.param(["2a.2"], ["2a"], id="the id of an action"),
        pytest.param(["--decision", "rejected"], ["1b"], id="a decision"),
        pytest.param(
            ["--decision", "acceptée en partie", "--decision", "Accepted"], ["2a", "2b"], id="by their labels"
        ),
        pytest.param(["--state", "unanswered", "--state", "mise en œuvre"], ["1a", "2b"], id="states"),
        pytest.param(["--section", "marché"], ["1a", "1b"], id="a section"),
        pytest.param(["--owner", "SPS"], ["2a", "2b"], id="an owner of an action"),
        pytest.param(["--overdue"], ["2a"], id="with an overdue action"),
        pytest.param(["--text", "couts"], ["1a"], id="words"),
        pytest.param(["--sort", "overdue"], ["2a", "1a", "1b", "2b"], id="most overdue actions first"),
        pytest.param(["--sort", "due"], ["2a", "1a", "1b", "2b"], id="what is due next first"),
        pytest.param(["--sort", "state"], ["1a", "1b", "2b", "2a"], id="in the order of states"),
        pytest.param(["--sort", "decision"], ["2a", "2b", "1b", "1a"], id="in the order of decisions, none last"),
    ],
)
def test_which_are_shown(asked: list[str], expected: list[str], write: Callable[[str], Path]) -> None:
    answer = invoke("recommendations", *asked, "-f", "json", plan=write(PLAN))

    assert [each["id"] for each in json.loads(answer.out)] == expected


def test_a_record_has_the_contracts_shape(write: Callable[[str], Path]) -> None:
    plan = write(PLAN)
    first, *_, last = json.loads(invoke("recommendations", "1a", "2a", "-f", "json", plan=plan).out)

    assert first == {"plan": plan.parent.name, "id": "1a", "section": "1", "title": "Costs", "decision": None,
                     "state": "unanswered", "actions": 0, "overdue": 0, "next_due": None}  # fmt: skip
    assert last == {"plan": plan.parent.name, "id": "2a", "section": "2", "title": None, "decision": "accepted",
                    "state": "in-progress", "actions": 3, "overdue": 1, "next_due": "2004-07-15"}  # fmt: skip


def test_csv_says_the_same(write: Callable[[str], Path]) -> None:
    said = invoke("recommendations", "-f", "csv", plan=write(PLAN)).out
    records = json.loads(invoke("recommendations", "-f", "json", plan=write(PLAN)).out)

    assert list(csv.DictReader(io.StringIO(said))) == [
        {key: "" if value is None else str(value) for key, value in each.items() if key != "plan"} for each in records
    ]


@pytest.mark.parametrize(
    ("lang", "foot"),
    [
        ("en", "4 recommendations, 1 unanswered, 1 with an overdue action, as of 1 July 2004"),
        ("fr", "4 recommandations, 1 sans réponse, 1 avec une mesure en retard, en date du 1er juillet 2004"),
    ],
)
def test_the_foot_says_what_a_committee_asks_first(lang: str, foot: str, write: Callable[[str], Path]) -> None:
    assert invoke("recommendations", lang=lang, plan=write(PLAN)).out.splitlines()[-1] == foot


@pytest.mark.parametrize(
    ("by", "titles"),
    [
        ("section", ["1. Marché", "2. Personnel"]),
        ("decision", ["Accepted", "Accepted in part", "Rejected", "no decision"]),
        ("state", ["Unanswered", "No action", "Implemented", "In progress"]),
    ],
)
def test_groups_have_their_titles(by: str, titles: list[str], write: Callable[[str], Path]) -> None:
    said = invoke("recommendations", "--group-by", by, "-f", "markdown", plan=write(PLAN)).out

    assert [line[4:].replace("\\", "") for line in said.splitlines() if line.startswith("### ")] == titles


def test_show_tells_the_state(write: Callable[[str], Path]) -> None:
    assert "State  Unanswered" in invoke("show", "1a", plan=write(PLAN)).out


@pytest.mark.parametrize("asked", ["recommendation=2", "title=Titre", "response=Non.", "see=1", "x-theme=Coûts"])
def test_what_a_recommendation_without_actions_says_is_found(asked: str, write: Callable[[str], Path]) -> None:
    plan = write(
        """\
format: 1
title: Plan
recommendations:
  - {id: 1, text: Un., actions: [{id: 1.1, text: Agir.}]}
  - {id: 2, text: Deux., title: Titre, response: Non., see: [1], x-theme: Coûts}
"""
    )

    answer = invoke("recommendations", "--where", asked, "-f", "jsonl", plan=plan)

    assert (answer.err, [json.loads(line)["id"] for line in answer.out.splitlines()]) == ("", ["2"])


@pytest.mark.parametrize("command", ["list", "overdue", "summary", "timeline", "report", "recommendations", "trend"])
@pytest.mark.parametrize("option", ["--decision", "--state"])
def test_a_word_that_is_none_is_an_error_everywhere(command: str, option: str) -> None:
    answer = invoke(command, option, "peut-être", plan=REAL_PLAN)

    assert (answer.exit_code, "rejected" in answer.err or "unanswered" in answer.err) == (2, True)


# -- the summary and the report -------------------------------------------------------------------


def test_the_summary_counts_recommendations(write: Callable[[str], Path]) -> None:
    record = json.loads(invoke("summary", "-f", "json", plan=write(PLAN)).out)

    assert (record["implemented"], record["verified"], record["expected"]) == (1, 1, 4)
    assert record["by_recommendation"] == {
        "recommendations": 4,
        "implemented": 1,
        "expected": 3,
        "percent": 33,
        "states": {"unanswered": 1, "no-action": 1, "implemented": 1, "ongoing": 0, "in-progress": 1,
                   "not-started": 0},
        "decisions": {"accepted": 1, "partial": 1, "rejected": 1, "no-action": 0, "": 1},
    }  # fmt: skip


@pytest.mark.parametrize("command", ["summary", "report"])
def test_both_say_how_many_recommendations_are_implemented(command: str, write: Callable[[str], Path]) -> None:
    said = invoke(command, plan=write(PLAN)).out

    assert (
        "expected (4 actions, less no action, obsolete and open ongoing with no end); of which verified: 1." in said
    )
    assert "By recommendation: 33%, 1 of 3 recommendations (4, less no action and ongoing)." in said


def test_the_report_has_recommendations_without_actions_that_were_asked_for(write: Callable[[str], Path]) -> None:
    said = invoke("report", "--decision", "rejected", plan=write(PLAN)).out

    assert "1b. Élaborer un plan." in said
    assert "Sonder les coûts" not in said


def test_owner_rows_are_what_is_listed_of_each() -> None:
    rows = json.loads(invoke("summary", "-f", "json", plan=REAL_PLAN).out)["owners"]
    listed = {
        key: json.loads(invoke("list", "--owner", key, "-f", "json", plan=REAL_PLAN).out) for key in rows if key
    }

    assert {key: (part["actions"], part["overdue"]) for key, part in rows.items() if key} == {
        key: (len(found), sum(each["timeliness"] == "overdue" for each in found)) for key, found in listed.items()
    }
    assert rows["CSEC-M"]["actions"] == 12
