"""What was known on a day: a plan kept day by day answers, as of a day, as its file did on that day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from csecplan import due, edits, known, reading
from csecplan.edits import lookup
from csecplan.edits.draft import Draft
from csecplan.model import Action, Decision, Plan, Status
from csecplan.period_day import PeriodDay
from csecplan.query import Query, select
from csecplan.query.recommendations import recommendations
from csecplan.query.trend import Every, trend
from csecplan.state import State
from csecplan.timeliness import Mark
from csecplan.view.record import action_record
from csecplan.yamltext import Document

if TYPE_CHECKING:
    from csecplan.query import Entry

FIRST_DAY = date(2004, 2, 5)
PLAN = """\
format: 1
title: Plan
date: 2004-02-05
language: fr
owners: {CSEC-M: , SPS: {aliases: [DEO]}, Bureaux: {members: [CSEC-M, DEO]}}
recommendations:
  - id: 1a
    text: Sonder le marché.
    decision: partial
    x-rang: A
    actions:
      - id: 1a.1
        text: Faire la liste.
        owners: [CSEC-M]
        due: 31 mars 2004
      - id: 1a.2
        text: Publier.
        owners: [Bureaux]
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
        x-rang: B
        status: blocked
        updates:
          - date: 2003-07-08
            text: Discuté
          - status: blocked
            text: Une impasse
"""


PHRASES = ["septembre 2004", "Continu", "Continu jusqu'en mai 2004", "2004-04-01", "à déterminer"]
WITHOUT_DAY, WITHOUT_NOTE = "undated note", "done, without a note"
PARTS = {
    f"{office}: {status}": (office, status)
    for office in ("CSEC-M", "deo", "Bureaux", "Zoé")
    for status in (Status.DONE, Status.IN_PROGRESS)
}
"""What an office reports of its part of an action."""


class Change(NamedTuple):
    """One change that someone records, so many days after the one before: a status, a note or a later due date.

    `unsure` is for how many days more it may have been: 0 where its day is known.
    """

    id: str
    days_on: int
    what: str
    unsure: int = 0


CHANGES = st.builds(
    Change,
    st.sampled_from(["1a.1", "1a.1", "1a.2", "1b.1"]),
    st.sampled_from([0, 0, 1, 20, 50]),
    st.sampled_from([*Status, Status.IN_PROGRESS, Status.VERIFIED, WITHOUT_NOTE, WITHOUT_NOTE, WITHOUT_DAY, "note"])
    | st.sampled_from(PHRASES)
    | st.sampled_from([*PARTS]),
    st.sampled_from([0, 0, 1, 40]),
)


def made(document: Document, change: Change, day: date) -> Document:
    """*document* with *change*, which someone recorded on *day* with the status that it bears."""
    if change.unsure:
        period = due.day_or_period(f"{day}/{day + timedelta(days=change.unsure)}")
        assert isinstance(period, PeriodDay)
        day = period
    report = edits.Reported(day, None, f"Note du {day}", "Zoé")
    if change.what in PHRASES:
        return edits.revise(document, [change.id], due.read(change.what, None), "Attente", day, "Comité").after
    if change.what in PARTS:
        office, status = PARTS[change.what]
        return edits.add_note(document, [change.id], report._replace(by=office, said=status)).after
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
    [target] = lookup.actions(document, [identifier])
    draft.run([draft.append(target, "updates", {"text": "Et aussi"})])
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


def answers(plan: Plan, day: date, apart: set[str]) -> dict[str, tuple[object, ...]]:
    """Everything that questions are made of, action by action; of those *apart*, their updates and revisions."""
    entries = select([known.on(plan, day)], Query(), day)
    return {
        entry.action.id: (entry.action.updates, entry.action.revisions)
        if entry.action.id in apart
        else answer(entry, day)
        for entry in entries
    }


def answer(entry: Entry, day: date) -> tuple[object, ...]:
    action = entry.action._replace(later=0)
    return (action, entry.timeliness, entry.days_overdue, entry.marks, action_record(entry, day.isoformat(), "fr"))


def completed_otherwise(stood: Plan, last: Plan) -> set[str]:
    """The actions whose day of completion was removed since, by reopening them: the last file lacks that fact."""
    now = {action.id: action.completed for _, action in last.actions()}
    return {action.id for _, action in stood.actions() if action.completed not in (None, now[action.id])}


@settings(max_examples=120)
@given(st.lists(CHANGES, max_size=10))
def test_a_plan_kept_day_by_day_answers_as_its_file_did(changes: list[Change]) -> None:
    stood = files(changes)
    last = stood[max(stood)]

    for first, then in zip(stood, [*list(stood)[1:], max(stood) + timedelta(days=300)], strict=True):
        for day in {first, first + (then - first) // 2, max(first, then - timedelta(days=1))}:
            apart = completed_otherwise(stood[first], last)
            assert answers(last, day, apart) == answers(stood[first], day, apart)


QUERIES = [
    *[Query(any_marks=frozenset([mark]), stale_days=40) for mark in Mark],
    *[Query(words={"state": [state]}) for state in State],
    Query(closed_since=date(2004, 3, 1)),
    Query(due_in=(date(2004, 4, 1), date(2004, 9, 30))),
    Query(where=(("x-rang", "a"),), is_open=False),
    Query(owners=("SPS",), text="une"),
    Query(words={"decision": [Decision.PARTIAL], "status": [Status.DONE, Status.BLOCKED]}),
]


@settings(max_examples=60)
@given(st.lists(CHANGES, max_size=10), st.lists(st.sampled_from(QUERIES), min_size=4, max_size=4))
def test_every_filter_chooses_as_it_did_of_that_days_file(changes: list[Change], queries: list[Query]) -> None:
    stood = files(changes)
    last = stood[max(stood)]

    for day, then in stood.items():
        if not completed_otherwise(then, last):
            for query in queries:
                assert chosen(last, query, day) == chosen(then, query, day)


def chosen(plan: Plan, query: Query, day: date) -> tuple[object, ...]:
    """The actions and the recommendations that *query* chooses on *day*, these with all that is said of them."""
    plans = [known.on(plan, day)]
    actions = [entry.action.id for entry in select(plans, query, day)]
    rows = [
        (row.recommendation.id, row.state, row.overdue, row.next_due) for row in recommendations(plans, query, day)
    ]
    return actions, rows


@settings(max_examples=60)
@given(st.lists(CHANGES, max_size=10), st.data())
def test_states_and_the_trend_of_the_last_file_are_what_its_files_said(
    changes: list[Change], data: st.DataObject
) -> None:
    stood = files(changes)
    last, end = stood[max(stood)], max(stood) + timedelta(days=40)

    for query in (Query(), *data.draw(st.lists(st.sampled_from(QUERIES), max_size=2))):
        for day, figures in trend([known.on(last, end)], query, end, Every.MONTH):
            then = stood[max((each for each in stood if each <= day), default=FIRST_DAY)]
            if not completed_otherwise(then, last):
                assert states(last, day) == states(then, day)
                assert [tuple(figures)] == [
                    tuple(one) for on, one in trend([then], query, day, Every.MONTH) if on == day
                ]


def states(plan: Plan, day: date) -> dict[str, State]:
    """The state of each recommendation on *day*."""
    return {each.recommendation.id: each.state for each in recommendations([known.on(plan, day)], Query(), day)}


@given(st.lists(CHANGES, max_size=6))
def test_a_file_has_nothing_later_than_its_own_day(changes: list[Change]) -> None:
    assert all(known.on(plan, day) is plan for day, plan in files(changes).items())


@given(st.lists(CHANGES, max_size=6), st.integers(0, 150), st.integers(0, 150))
def test_what_is_known_of_what_was_known_is_what_was_known_first(
    changes: list[Change], before: int, after: int
) -> None:
    stood = files(changes)
    plan, first = stood[max(stood)], FIRST_DAY + timedelta(days=before)

    assert known.on(known.on(plan, first + timedelta(days=after)), first) == known.on(plan, first)
