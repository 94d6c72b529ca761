"""What was known on a day: a plan kept day by day answers, as of a day, as its file did on that day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csecplan import due, edits, known, reading
from csecplan.edits import find
from csecplan.edits.draft import Draft
from csecplan.model import Action, Plan, Recommendation, Status
from csecplan.query import Query, select
from csecplan.view.record import action_record
from csecplan.yamltext import Document
from tests.conftest import plan_of

if TYPE_CHECKING:
    from csecplan.query import Entry

FIRST_DAY = date(2004, 2, 5)
PLAN = """\
format: 1
title: Plan
date: 2004-02-05
language: fr
owners: {CSEC-M: , SPS: }
recommendations:
  - id: 1a
    text: Sonder le marché.
    actions:
      - id: 1a.1
        text: Faire la liste.
        owners: [CSEC-M]
        due: 31 mars 2004
      - id: 1a.2
        text: Publier.
        owners: [CSEC-M, SPS]
        due: Continu
        status: in-progress
        updates:
          - status: in-progress
            text: En conception
  - id: 1b
    text: Former.
    actions:
      - id: 1b.1
        text: Se réunir.
        revisions:
          - due: juin 2004
        status: blocked
        updates:
          - date: 2003-07-08
            text: Discuté
          - status: blocked
            text: Une impasse
"""


# -- the property ---------------------------------------------------------------------------------


PHRASES = ["septembre 2004", "Continu", "Continu jusqu'en mai 2004", "2004-04-01", "à déterminer"]
WITHOUT_DAY, WITHOUT_NOTE = "undated note", "done, without a note"


class Change(NamedTuple):
    """One change that someone records, so many days after the one before: a status, a note or a later due date."""

    id: str
    days_on: int
    what: str


CHANGES = st.builds(
    Change,
    st.sampled_from(["1a.1", "1a.1", "1a.2", "1b.1"]),
    st.sampled_from([0, 0, 1, 20, 50]),
    st.sampled_from([*Status, Status.IN_PROGRESS, Status.VERIFIED, WITHOUT_NOTE, WITHOUT_NOTE, WITHOUT_DAY, "note"])
    | st.sampled_from(PHRASES),
)


def made(document: Document, change: Change, day: date) -> Document:
    """*document* with *change*, which someone recorded on *day* with the status that it bears."""
    report = edits.Report(day, None, f"Note du {day}", "Zoé")
    if change.what in PHRASES:
        return edits.revise(document, [change.id], due.read(change.what, None), "Attente", day).after
    if change.what == WITHOUT_DAY:
        return undated(edits.add_note(document, [change.id], report).after, change.id)
    if change.what == "note":
        return edits.add_note(document, [change.id], report).after
    if change.what != WITHOUT_NOTE:
        return edits.set_status(document, [change.id], Status(change.what), report).after
    if action_of(document, change.id).completed:
        return document
    without_note = report._replace(note=None)  # the day stands in `completed`
    return edits.set_status(document, [change.id], Status.DONE, without_note).after


def undated(document: Document, identifier: str) -> Document:
    """*document* with one update more, which has no day and is of that of the last."""
    draft = Draft(document)
    draft.append(find.action(document, identifier), "updates", {"text": "Et aussi"})
    return draft.document


def plan_in(document: Document) -> Plan:
    plan, found = reading.read(document)
    assert found == []
    return plan


def action_of(document: Document, identifier: str) -> Action:
    return next(action for _, action in plan_in(document).actions() if action.id == identifier)


def files(changes: list[Change]) -> dict[date, Plan]:
    """The plan as its file stood at the end of each day on which it changed."""
    document, day = Document.parse(PLAN.encode()), FIRST_DAY
    found = {day: plan_in(document)}
    for change in changes:
        day += timedelta(days=change.days_on)
        document = made(document, change, day)
        found[day] = plan_in(document)
    return found


def answers(plan: Plan, day: date) -> dict[str, tuple[object, ...]]:
    """Everything that questions are made of, action by action."""
    entries = select([known.on(plan, day)], Query(), day)
    return {entry.action.id: answer(entry, day) for entry in entries}


def answer(entry: Entry, day: date) -> tuple[object, ...]:
    action = entry.action._replace(later=0)
    return (action, entry.timeliness, entry.days_overdue, entry.marks, action_record(entry, day.isoformat(), "fr"))


def was_completed_otherwise(stood: Plan, last: Plan) -> set[str]:
    """The actions whose day of completion was since removed, by a reopening: that fact is in no file but theirs."""
    now = {action.id: action.completed for _, action in last.actions()}
    return {action.id for _, action in stood.actions() if action.completed not in (None, now[action.id])}


@settings(max_examples=120)
@given(st.lists(CHANGES, max_size=10))
def test_a_plan_kept_day_by_day_answers_as_its_file_did(changes: list[Change]) -> None:
    stood = files(changes)
    last = stood[max(stood)]

    for first, then in zip(stood, [*list(stood)[1:], max(stood) + timedelta(days=300)], strict=True):
        for day in {first, first + (then - first) // 2, max(first, then - timedelta(days=1))}:
            apart = was_completed_otherwise(stood[first], last)
            expected, found = answers(stood[first], day), answers(last, day)
            assert {key: each for key, each in found.items() if key not in apart} == {
                key: each for key, each in expected.items() if key not in apart
            }


@given(st.lists(CHANGES, max_size=6))
def test_a_file_has_nothing_later_than_its_own_day(changes: list[Change]) -> None:
    assert all(known.on(plan, day) is plan for day, plan in files(changes).items())


# -- the rule, case by case -----------------------------------------------------------------------

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
            "text: A, status: blocked, updates: [{date: 2004-04-01, text: a}, {status: blocked, text: b}]",
            "planned",
            id="undated, it is of the day of the dated one before it",
        ),
        pytest.param("text: A, status: fini, completed: 2004-04-01", "planned", id="the word in the file came later"),
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


def test_what_is_known_stays_so() -> None:
    plan = plan_of(PLAN.replace("2003-07-08", "2005-07-08"))
    once = known.on(plan, D)

    assert known.on(once, D) is once
