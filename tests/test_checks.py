"""Every rule, on a plan that breaks it: the exact message in both languages is in tests/problems."""

from __future__ import annotations

import json
import re
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest

from csecplan import checks
from csecplan.checks.rule import PlanRule
from csecplan.diagnostic import Severity
from csecplan.reading.rules import RULES
from tests.tools.command import invoke
from tests.tools.plans import AS_OF, REAL_PLAN, ROOT, plan_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PROBLEMS = ROOT / "tests" / "problems"
DECISIONS = [each for each in checks.rules() if each.look.__module__ == "csecplan.checks.decisions"]
ALL_RULES = [*RULES, *(each.rule.id for each in checks.rules())]


@pytest.fixture(autouse=True)
def _beside_the_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROBLEMS)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("rule", ALL_RULES)
def test_a_broken_rule_is_reported_in_these_words(rule: str, lang: str, golden: Callable[[Path, str], None]) -> None:
    answer = invoke("check", "-p", f"{rule}.yaml", lang=lang)

    golden(PROBLEMS / f"{rule}.{lang}.txt", answer.out)


@pytest.mark.parametrize("rule", ALL_RULES)
def test_a_broken_rule_is_named(rule: str) -> None:
    answer = invoke("check", "-p", f"{rule}.yaml", "-f", "json")

    assert rule in {each["rule"] for each in json.loads(answer.out)}


def test_the_errors_are_those_rules_whose_weight_is_error() -> None:
    assert [each for each in checks.rules() if each.rule.severity is Severity.ERROR] == list(checks.ERRORS)


def test_no_two_rules_share_an_id() -> None:
    assert len(ALL_RULES) == len(set(ALL_RULES))


def test_every_rule_that_is_made_is_run() -> None:
    modules = [import_module(f"csecplan.checks.{each.name}") for each in iter_modules(checks.__path__)]
    made = {each.rule.id for module in modules for each in vars(module).values() if isinstance(each, PlanRule)}

    assert made == {each.rule.id for each in checks.rules()}


def test_every_problem_is_of_a_rule() -> None:
    assert {path.stem for path in PROBLEMS.glob("*.yaml")} == set(ALL_RULES)


def test_the_real_plan_is_clean() -> None:
    answer = invoke("check", "--strict", "-p", REAL_PLAN)

    assert (answer.exit_code, answer.out.endswith("nothing to report, as of 1 July 2004\n")) == (0, True)


@pytest.mark.parametrize(
    ("rule", "options", "expected"),
    [
        pytest.param("unknown-owner", [], 1, id="an error fails"),
        pytest.param("unknown-key", [], 0, id="a warning does not"),
        pytest.param("unknown-key", ["--strict"], 1, id="a warning does with --strict"),
        pytest.param("done-without-completed", ["--strict"], 0, id="a note never does"),
    ],
)
def test_exit_status(rule: str, options: list[str], expected: int) -> None:
    assert invoke("check", "-p", f"{rule}.yaml", *options).exit_code == expected


def test_annotations_for_pull_requests() -> None:
    answer = invoke("check", "-p", "unknown-owner.yaml", "-f", "github")

    assert re.fullmatch(r"::error file=unknown-owner\.yaml,line=\d+,col=\d+,title=unknown-owner::.+\n", answer.out)


def test_one_fault_never_hides_another() -> None:
    faults = invoke("check", "-p", "../plans/broken.yaml", "-f", "json")

    assert [each["rule"] for each in json.loads(faults.out)] == [
        "unknown-key",
        "syntax-colon",
        "wrong-type",
        "unknown-status",
        "syntax-character",
        "due-not-understood",
        "unknown-owner",
    ]


def test_what_is_right_is_still_answered() -> None:
    answer = invoke("list", "-p", "../plans/broken.yaml", "-f", "json")

    assert [each["id"] for each in json.loads(answer.out)] == ["1a.1", "1a.2", "", "1b.1", "1b.2"]


# -- where a rule ends ----------------------------------------------------------------------------


def found(rule: str, action: str, owners: str = "") -> list[dict[str, object]]:
    """What *rule* says of a plan with this *action*, as of AS_OF."""
    whose = "" if "owners:" in action else "owners: [A], "
    plan = plan_of(f"""\
        format: 1
        title: Plan
        owners: {{A: , {owners}}}
        recommendations: [{{id: 1a, text: R, actions: [{{id: 1a.1, text: T, {whose}{action}}}]}}]
    """)
    return [dict(each.facts) for each in checks.run(plan, AS_OF) if each.rule.id == rule]


@pytest.mark.parametrize(
    ("action", "flagged"),
    [
        pytest.param("status: no-action", True, id="closed, and nothing said"),
        pytest.param("status: no-action, updates: [{text: Couvert ailleurs}]", False, id="an update says why"),
        pytest.param("status: no-action, see: 1a", False, id="it is covered"),
        pytest.param("status: done", False, id="done is its own reason"),
    ],
)
def test_what_is_closed_without_being_done_says_why(action: str, flagged: bool) -> None:
    assert bool(found("closed-without-reason", action)) is flagged


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param("text: R", ["recommendation-unanswered"], id="nothing is said to it"),
        pytest.param("text: R, response: Oui", [], id="answered in words"),
        pytest.param("text: R, see: 1b", ["recommendation-unanswered"], id="a reference is no answer"),
        pytest.param("text: R, decision: no-action", [], id="decided against"),
        pytest.param("text: R, decision: rejected, actions: []", [], id="rejected"),
        pytest.param("text: R, decision: accepted", ["accepted-without-action"], id="accepted"),
        pytest.param("text: R, response: Oui, decision: partial", ["accepted-without-action"], id="in part"),
        pytest.param("text: R, decision: accepted, see: 1b", [], id="covered elsewhere"),
        pytest.param("text: R, decision: accepted, actions: [{id: 1a.1, text: A}]", [], id="and acted on"),
        pytest.param("text: R, decision: rejected, actions: [{id: 1a.1, text: A}]", ["rejected-with-open-actions"],
                     id="rejected, with an open action"),
        pytest.param("text: R, decision: no-action, actions: [{id: 1a.1, text: A}]", ["rejected-with-open-actions"],
                     id="decided against, with an open action"),
        pytest.param("text: R, decision: rejected, actions: [{id: 1a.1, text: A, status: done}]", [],
                     id="rejected, and closed"),
        pytest.param("text: R, decision: perhaps", [], id="a decision that is not read may be the answer"),
        pytest.param("text: R, actions: oui", [], id="and so may actions"),
    ],
)  # fmt: skip
def test_recommendations_are_answered_and_answers_agree(item: str, expected: list[str]) -> None:
    plan = plan_of(
        f"{{format: 1, title: P, recommendations: [{{id: 1a, {item}}}, {{id: 1b, text: R, response: x}}]}}"
    )
    found = [each.rule.id for each in checks.run(plan, AS_OF)]

    assert [each for each in found if each in {rule.rule.id for rule in DECISIONS}] == expected


@pytest.mark.parametrize(
    ("first", "later", "flagged"),
    [
        pytest.param("31 mars 2005", "30 juin 2005", False, id="later"),
        pytest.param("31 mars 2005", "31 mars 2005", True, id="the same day"),
        pytest.param("31 mars 2005", "d'ici mai 2004", True, id="only an end, and an earlier one"),
        pytest.param("31 mars 2005", "Continu jusqu'en mai 2004", True, id="ongoing until an earlier one"),
        pytest.param("31 mars 2005", "d'ici mai 2005", False, id="only an end, and a later one"),
        pytest.param("d'ici mars 2005", "mai 2004", True, id="earlier than what has only an end"),
        pytest.param("31 mars 2005", "Continu", False, id="no end"),
        pytest.param("Continu", "mai 2004", False, id="an end to what had none"),
    ],
)
def test_a_revision_falls_after_what_it_replaces(first: str, later: str, flagged: bool) -> None:
    assert bool(found("revision-not-later", f'due: "{first}", revisions: [{{due: "{later}"}}]')) is flagged


@pytest.mark.parametrize(
    ("owners", "choices"),
    [
        pytest.param("Directeurs: {members: [Directeur]}", (), id="not the group itself"),
        pytest.param("Directeurs: {members: [Directeur]}, Directrices: ", ("Directrices",), id="another owner"),
    ],
)
def test_a_group_is_never_offered_as_its_own_member(owners: str, choices: tuple[str, ...]) -> None:
    [facts] = found("unknown-member", "due: mai 2005", owners)

    assert facts["choices"] == choices


@pytest.mark.parametrize(
    ("action", "flagged"),
    [
        pytest.param("revisions: [{due: mai 2005, date: 2004-07-01}]", False, id="granted on the day"),
        pytest.param("revisions: [{due: mai 2005, date: 2004-07-02}]", True, id="granted after it"),
        pytest.param("revisions: [{due: mai 2005}]", False, id="granted on no day"),
    ],
)
def test_a_revision_is_granted_by_the_day(action: str, flagged: bool) -> None:
    assert bool(found("revision-in-future", action)) is flagged


@pytest.mark.parametrize(
    ("action", "flagged"),
    [
        pytest.param('due: mars 2004, revisions: [{due: "À déterminer"}]', True, id="no date"),
        pytest.param("due: mars 2004, revisions: [{due: Continu}]", True, id="no end"),
        pytest.param("revisions: [{due: mars 2004}, {due: Continu}]", True, id="a revision gave the deadline"),
        pytest.param("due: Continu jusqu'en mars 2004, revisions: [{due: Continu}]", True, id="an end that went"),
        pytest.param(
            "due: mars 2004, revisions: [{due: Continu}, {due: mars 2005}]", False, id="and one that is back"
        ),
        pytest.param("due: mars 2004, revisions: [{due: Continu}, {due: Continu}]", True, id="not back yet"),
        pytest.param('due: Continu, revisions: [{due: "À déterminer"}]', False, id="there never was one"),
        pytest.param("revisions: [{due: Continu}]", False, id="the first one is not known"),
        pytest.param("due: mars 2004, revisions: [{due: bientôt ou tard}]", False, id="not understood"),
        pytest.param("due: mars 2004, revisions: [{}]", False, id="not read"),
        pytest.param("due: mars 2004, revisions: [{due: Continu}], status: done", False, id="it was done"),
        pytest.param("due: mars 2004", False, id="never revised"),
    ],
)
def test_a_deadline_is_not_removed(action: str, flagged: bool) -> None:
    assert bool(found("deadline-removed", action)) is flagged


DONE = "owners: [A, B], status: done, completed: 2004-06-15"


@pytest.mark.parametrize(
    ("action", "flagged"),
    [
        pytest.param(f"{DONE}, updates: [{{date: 2004-06-16, by: B, said: blocked, text: a}}]", True, id="after it"),
        pytest.param(
            f"{DONE}, updates: [{{date: 2004-06-15, by: B, said: blocked, text: a}}]", True, id="on the day"
        ),
        pytest.param(
            f"{DONE}, updates: [{{date: 2004-06-14, by: B, said: blocked, text: a}}]", False, id="before it"
        ),
        pytest.param(f"{DONE}, updates: [{{by: B, said: blocked, text: a}}]", False, id="on no day"),
        pytest.param(f"{DONE}, updates: [{{date: 2004-06-16, by: B, said: done, text: a}}]", False, id="done too"),
        pytest.param(f"{DONE}, updates: [{{date: 2004-06-16, by: B, said: obsolete, text: a}}]", False, id="closed"),
        pytest.param(
            f"{DONE}, updates: [{{date: 2004-06-16, by: Zoé, said: blocked, text: a}}]", False, id="nobody's"
        ),
        pytest.param(
            f"{DONE}, updates: [{{date: 2004-06-16, by: B, said: blocked, text: a}},"
            " {date: 2004-06-17, by: B, said: done, text: a}]",
            False,
            id="done in the end",
        ),
        pytest.param(
            "owners: [A, B], status: verified, completed: 2004-06-15, updates: ["
            "{date: 2004-06-16, by: B, said: blocked, text: a}, {date: 2004-06-20, status: verified, text: a}]",
            False,
            id="before it was verified",
        ),
        pytest.param(
            "owners: [A, B], status: done, updates: [{date: 2004-06-16, by: B, said: blocked, text: a}]",
            False,
            id="nobody knows since when it is done",
        ),
        pytest.param(
            "owners: [A, B], status: done, updates: [{date: 2004-06-10, by: A, status: done, text: a},"
            " {date: 2004-06-16, by: B, said: blocked, text: a}]",
            True,
            id="since an update that says so",
        ),
        pytest.param(
            "owners: [B], status: done, completed: 2004-06-15, updates: [{date: 2004-06-16, by: B, said: blocked,"
            " text: a}]",
            False,
            id="one office alone",
        ),
        pytest.param(
            "owners: [A, B], status: planned, updates: [{date: 2004-06-16, by: B, said: blocked, text: a}]",
            False,
            id="it is open",
        ),
    ],
)
def test_no_office_says_since_that_it_is_not_done(action: str, flagged: bool) -> None:
    assert bool(found("owner-disagrees", action, "B: ")) is flagged


@pytest.mark.parametrize(
    ("update", "flagged"),
    [
        pytest.param("said: done", True, id="nobody"),
        pytest.param("said: done, by: Zoé Tremblay", True, id="a person"),
        pytest.param("said: done, by: b.", False, id="an office, by an alias in other letters"),
        pytest.param("said: done, by: Groupe", False, id="a group"),
        pytest.param("said: done, by: C", False, id="an office that answers for another action"),
        pytest.param("status: in-progress, by: Zoé Tremblay", False, id="the action's own status"),
    ],
)
def test_what_is_said_of_a_part_is_said_by_an_office(update: str, flagged: bool) -> None:
    action = f"owners: [A, B], updates: [{{date: 2004-06-16, {update}, text: a}}]"

    assert bool(found("said-by-nobody", action, "B: {aliases: [B.]}, C: , Groupe: {members: [A, B]}")) is flagged


def test_a_question_on_a_faulty_plan_exits_3() -> None:
    assert invoke("list", "-p", "../plans/broken.yaml").exit_code == 3
