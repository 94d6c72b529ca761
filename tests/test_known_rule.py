"""What was known on a day, case by case: the status, the due date in force, and how many facts are left out."""

from __future__ import annotations

from datetime import date

import pytest

from csecplan import known
from csecplan.model import Action, Plan, Recommendation
from tests.tools.plans import plan_of

D = date(2004, 3, 31)


def action(text: str) -> Action:
    """The action with these keys."""
    plan = plan_of(
        f"{{format: 1, title: P, recommendations: [{{id: 1a, text: R, actions: [{{id: 1a.1, {text}}}]}}]}}"
    )
    return plan.recommendations[0].actions[0]


def on_day(text: str) -> Action:
    """That action as it was known on D."""
    plan = Plan(recommendations=(Recommendation("1a", "R", actions=(action(text),)),))
    return known.on(plan, D).recommendations[0].actions[0]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("text: A, status: blocked", "blocked", id="no fact bears one: the file's own"),
        pytest.param(
            "text: A, status: blocked, updates: [{date: 2004-04-01, text: Vu}]", "blocked", id="nor does a later note"
        ),
        pytest.param(
            "text: A, status: blocked, updates: [{date: 2004-03-31, status: in-progress, text: a}]",
            "blocked",
            id="none is later: the file's own",
        ),
        pytest.param(
            "text: A, status: done, updates: [{date: 2004-03-01, status: in-progress, text: a},"
            " {date: 2004-03-31, status: blocked, text: b}, {date: 2004-04-01, status: done, text: c}]",
            "blocked",
            id="the last one on the day or before",
        ),
        pytest.param(
            "text: A, status: done, updates: [{date: 2004-03-31, status: blocked, text: a},"
            " {date: 2004-03-01, status: in-progress, text: b}, {date: 2004-04-01, status: done, text: c}]",
            "blocked",
            id="last by its day, not in its list",
        ),
        pytest.param(
            "text: A, status: done, updates: [{date: 2004-03-31, status: in-progress, text: a},"
            " {date: 2004-03-31, status: blocked, text: b}, {date: 2004-04-01, status: done, text: c}]",
            "blocked",
            id="of one day, last in its list",
        ),
        pytest.param("text: A, status: done, completed: 2004-04-01", "planned", id="a later completion: planned"),
        pytest.param(
            "text: A, status: done, completed: 2004-04-01, updates: [{status: in-progress, text: a}]",
            "in-progress",
            id="what has no day counts always",
        ),
        pytest.param(
            "text: A, status: verified, completed: 2004-03-31, updates: ["
            "{date: 2004-05-01, status: verified, text: a}]",
            "done",
            id="a completion bears done on its day",
        ),
        pytest.param(
            "text: A, status: done, completed: 2004-03-31, updates: [{date: 2004-03-31, status: verified, text: a},"
            " {date: 2004-05-01, status: done, text: b}]",
            "verified",
            id="before what is said of it that day",
        ),
        pytest.param(
            "text: A, status: verified, completed: 2004-03-31, updates: ["
            "{date: 2004-03-31, status: blocked, text: a}, {date: 2004-05-01, status: verified, text: b}]",
            "done",
            id="after what was said that day while it was open",
        ),
        pytest.param(
            "text: A, status: done, completed: mars 2004, updates: [{date: 2004-03-01, status: verified, text: a},"
            " {date: 2004-05-01, status: done, text: b}]",
            "verified",
            id="also where its day is known to a period",
        ),
        pytest.param(
            "text: A, status: done, completed: 2004-03-01, updates: [{date: mars 2004, status: verified, text: a},"
            " {date: avril 2004, status: done, text: b}]",
            "verified",
            id="or that of the update is",
        ),
        pytest.param(
            "text: A, status: blocked, updates: [{date: 2004-04-01, text: a}, {status: blocked, text: b}]",
            "planned",
            id="undated, it is of the day of the dated one before it",
        ),
        pytest.param("text: A, status: vert, completed: 2004-04-01", "planned", id="the word in the file came later"),
    ],
)
def test_the_status_on_a_day(text: str, status: str) -> None:
    assert on_day(text).status == status


@pytest.mark.parametrize(
    ("text", "due", "original"),
    [
        pytest.param("text: A, due: mai 2004", "mai 2004", None, id="never revised"),
        pytest.param(
            "text: A, due: mai 2004, revisions: [{due: juin 2004, date: 2004-04-01}]", "mai 2004", None, id="not yet"
        ),
        pytest.param(
            "text: A, due: mai 2004, revisions: [{due: juin 2004, date: 2004-03-31}, {due: juillet 2004,"
            " date: 2004-05-01}]",
            "juin 2004",
            "mai 2004",
            id="the last of those that count",
        ),
        pytest.param(
            "text: A, due: mai 2004, revisions: [{due: août 2004, date: 2004-04-01}, {due: juin 2004,"
            " date: 2004-02-01}]",
            "juin 2004",
            "mai 2004",
            id="whatever stands before it",
        ),
        pytest.param(
            "text: A, due: mai 2004, revisions: [{due: juin 2004}]",
            "juin 2004",
            "mai 2004",
            id="without a day, always",
        ),
        pytest.param(
            "text: A, due: mai 2004, revisions: [{due: juin 2004, date: 2004-04-01}, {due: août 2004}]",
            "mai 2004",
            None,
            id="without a day, from that of the one before it",
        ),
        pytest.param(
            "text: A, revisions: [{due: juin 2004, date: 2004-04-01}]", "", None, id="no date was known yet"
        ),
    ],
)
def test_the_due_date_in_force_on_a_day(text: str, due: str, original: str | None) -> None:
    found = on_day(text)

    assert (found.current_due.text, found.original_due and found.original_due.text) == (due, original)


@pytest.mark.parametrize(
    ("text", "later"),
    [
        pytest.param("text: A, updates: [{date: 2004-03-31, text: a}]", 0, id="on the day"),
        pytest.param("text: A, updates: [{date: 2004-04-01, text: a}, {text: b}, {date: 2004-03-01, text: c}]", 2,
                     id="an undated one goes with the one before it"),
        pytest.param("text: A, due: mai 2004, revisions: [{due: juin 2004, date: 2004-04-01}], status: done,"
                     " completed: 2004-04-02, updates: [{date: 2004-04-02, status: done, text: a}]", 3,
                     id="an update, a revision and a completion are one each"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_counted(text: str, later: int) -> None:
    assert on_day(text).later == later
