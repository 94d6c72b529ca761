"""The trend's figures are those of asking as of each day; what its days are, and how it is drawn."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csecplan import known
from csecplan.i18n.wording import Wording
from csecplan.model import Decision, Status
from csecplan.query import Query, select
from csecplan.query.names import UnknownName
from csecplan.query.order import tally
from csecplan.query.trend import Every, first_day, period_ends, trend
from csecplan.render.signs import LONGEST_BAR, in_text
from csecplan.state import State
from csecplan.timeliness import Mark, Timeliness
from csecplan.view.cells import Proportions
from tests.tools.command import invoke
from tests.tools.dated_plans import RANKS, dated_plans, with_first_days
from tests.tools.plans import REAL_PLAN, plan_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csecplan.model import Plan
    from csecplan.query import Entry

QUERIES = {
    "all": st.just(Query()),
    "status": st.builds(lambda word: Query(words={"status": [word]}), st.sampled_from(Status)),
    "decision": st.builds(lambda word: Query(words={"decision": [word]}), st.sampled_from(Decision)),
    "state": st.builds(lambda word: Query(words={"state": [word]}), st.sampled_from(State)),
    "timeliness": st.builds(lambda word: Query(timeliness=frozenset([word])), st.sampled_from(Timeliness)),
    "due soon": st.builds(
        lambda days: Query(timeliness=frozenset([Timeliness.DUE_SOON]), soon_days=days),
        st.sampled_from([0, 7, 45, 10**9]),
    ),
    "mark": st.builds(lambda word: Query(marks=frozenset([word])), st.sampled_from(Mark)),
    "stale": st.builds(
        lambda days: Query(marks=frozenset([Mark.STALE]), stale_days=days), st.sampled_from([1, 100, 10**9])
    ),
    "any mark": st.builds(
        lambda words, days: Query(any_marks=words, stale_days=days),
        st.frozensets(st.sampled_from(Mark), min_size=1, max_size=2),
        st.sampled_from([1, 100, 180]),
    ),
    "stale or another mark": st.builds(
        lambda word, days: Query(any_marks=frozenset([Mark.STALE, word]), stale_days=days),
        st.sampled_from([Mark.REVISED, Mark.PARTLY_REPORTED, Mark.STALE]),
        st.sampled_from([1, 30, 100]),
    ),
    "joint marks": st.just(Query(any_marks=frozenset([Mark.PARTLY_REPORTED, Mark.DEADLINE_REMOVED]))),
    "unowned": st.just(Query(marks=frozenset([Mark.UNOWNED]))),
    "own key": st.builds(lambda rank: Query(where=(("x-rang", rank),)), st.sampled_from(RANKS)),
    "reported by": st.just(Query(where=(("by", "A"),))),
    "completed": st.just(Query(where=(("completed", "2003-01-01"),))),
    "due in": st.builds(
        lambda first, days: Query(due_in=(first, first + timedelta(days=days))),
        st.dates(date(2004, 3, 1), date(2006, 7, 1)),
        st.integers(0, 400),
    ),
    "closed since": st.builds(lambda since: Query(closed_since=since), st.dates(date(2003, 1, 1), date(2007, 1, 1))),
    "closed since, and a mark": st.builds(
        lambda since, word: Query(closed_since=since, any_marks=frozenset([word])),
        st.dates(date(2003, 1, 1), date(2006, 1, 1)),
        st.sampled_from(Mark),
    ),
    "open or closed": st.builds(lambda is_open: Query(is_open=is_open), st.booleans()),
    "due": st.just(Query(due_before=date(2005, 1, 1))),
    "words": st.just(Query(text="vu")),
    "owner": st.builds(lambda direct: Query(owners=("A",), direct=direct), st.booleans()),
}


SAYING = plan_of("""\
    format: 1
    title: P
    recommendations:
      - id: all
        text: R
        x-rang: haut
        actions:
          - {id: all.1, text: A, x-rang: bas, updates: [{by: A, text: Vu}]}
          - {id: all.2, text: A, owners: [A], status: done, completed: 2003-01-01}
""")
"""A plan that says on every day what is asked for, as a value that nothing says would be refused."""


def as_of_each(plans: list[Plan], query: Query, days: list[date]) -> list[tuple[int, ...]]:
    """What `summary` answers as of each of *days*, of the plans that there were: open, overdue, closed, …"""
    first = [first_day(known.on(plan, days[-1]), days[-1]) for plan in plans]
    found: list[tuple[int, ...]] = []
    for day in days:
        there = [known.on(plan, day) for plan, begins in zip(plans, first, strict=True) if begins <= day]
        whole = tally(_if_named(there, query, day))
        late, closed = (whole.timeliness[each] for each in (Timeliness.OVERDUE, Timeliness.CLOSED))
        found.append((whole.open, late, closed, whole.implemented, whole.expected))
    return found


def _if_named(plans: list[Plan], query: Query, day: date) -> list[Entry]:
    """What `select` answers; nothing where the only plan that has the name asked for was not there yet."""
    try:
        return select(plans, query, day)
    except UnknownName:
        return []


@pytest.mark.parametrize("name", QUERIES)
@settings(max_examples=25)
@given(st.lists(dated_plans(), min_size=1, max_size=2), st.data())
def test_each_row_is_what_is_answered_as_of_its_day(name: str, plans: list[Plan], data: st.DataObject) -> None:
    query, as_of = data.draw(QUERIES[name]), data.draw(st.dates(date(2005, 1, 1), date(2007, 6, 1)))
    every = data.draw(st.sampled_from(Every))
    plans = [*plans, SAYING]

    rows = trend([known.on(plan, as_of) for plan in plans], query, as_of, every)

    assert [tuple(figures) for _, figures in rows] == as_of_each(plans, query, [day for day, _ in rows])


@pytest.mark.parametrize("name", QUERIES)
@settings(max_examples=20)
@given(dated_plans(), st.data())
def test_a_day_known_to_a_period_counts_as_its_first(name: str, plan: Plan, data: st.DataObject) -> None:
    query, as_of = data.draw(QUERIES[name]), data.draw(st.dates(date(2003, 6, 1), date(2007, 6, 1)))
    found, exact = [
        trend([known.on(each, as_of), SAYING], query, as_of, Every.QUARTER) for each in (plan, with_first_days(plan))
    ]

    assert found == exact


@pytest.mark.parametrize(
    ("first", "last", "every", "expected"),
    [
        pytest.param("2004-02-05", "2004-07-01", "quarter", ["2004-03-31", "2004-06-30", "2004-07-01"],
                     id="each quarter, and the day itself"),
        pytest.param("2004-02-05", "2004-06-30", "quarter", ["2004-03-31", "2004-06-30"],
                     id="the day ends a quarter"),
        pytest.param("2003-12-31", "2004-03-01", "month", ["2003-12-31", "2004-01-31", "2004-02-29", "2004-03-01"],
                     id="each month, from one that ends on the first day"),
        pytest.param("2004-02-05", "2006-04-01", "year", ["2004-03-31", "2005-03-31", "2006-03-31", "2006-04-01"],
                     id="a year ends on 31 March"),
        pytest.param("2004-04-01", "2005-03-30", "year", ["2005-03-30"], id="no year ended"),
        pytest.param("2004-02-05", "2004-02-05", "month", ["2004-02-05"], id="one day"),
    ],
)  # fmt: skip
def test_the_days_are_the_ends_of_periods(first: str, last: str, every: str, expected: list[str]) -> None:
    days = period_ends(date.fromisoformat(first), date.fromisoformat(last), Every(every))

    assert [day.isoformat() for day in days] == expected


@given(st.dates(date(1, 1, 1), date(3000, 1, 1)), st.integers(0, 5000), st.sampled_from(Every))
def test_days_rise_and_the_last_is_the_day_asked(first: date, length: int, every: Every) -> None:
    last = date.fromordinal(first.toordinal() + length)
    days = period_ends(first, last, every)

    assert days == sorted(set(days))
    assert (days[-1], days[0] >= first) == (last, True)


QUIET = plan_of("""\
    format: 1
    title: P
    date: 2004-02-05
    recommendations:
      - id: 1a
        text: R
        response: Oui
        actions:
          - {id: 1a.1, text: A, due: 31 mars 2005, updates: [{date: 2004-05-03, text: Vu}]}
          - {id: 1a.2, text: A, due: Continu, status: done, completed: 2004-12-10}
""")
LATER = plan_of("""\
    format: 1
    title: P
    date: 2004-07-10
    recommendations: [{id: b, text: R, actions: [{id: b.1, text: A, updates: [{date: 2003-12-15, text: Vu}]}]}]
""")


@pytest.mark.parametrize(
    ("query", "open_at"),
    [
        pytest.param(Query(marks=frozenset([Mark.STALE]), stale_days=100), [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 2],
                     id="without news from the 100th day on; the plan of b.1 is there from July on"),
        pytest.param(Query(any_marks=frozenset([Mark.STALE, Mark.REVISED]), stale_days=100),
                     [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 2], id="by one of several marks"),
        pytest.param(Query(words={"state": [State.NOT_STARTED]}), [2] * 5 + [3] * 5 + [1],
                     id="begun by another action"),
    ],
)  # fmt: skip
def test_what_changes_with_no_fact_of_its_own(query: Query, open_at: list[int]) -> None:
    days = period_ends(date(2004, 2, 5), date(2004, 12, 31), Every.MONTH)
    rows = trend([QUIET, LATER], query, date(2004, 12, 31), Every.MONTH)

    assert [tuple(figures) for _, figures in rows] == as_of_each([QUIET, LATER], query, days)
    assert [figures.open for _, figures in rows] == open_at


# -- how it is drawn ------------------------------------------------------------------------------

PARTS = st.tuples(st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))


def bar(parts: tuple[int, int, int], whole: int, *, unicode: bool = False) -> str:
    about = (Timeliness.CLOSED, Timeliness.ON_TIME, Timeliness.OVERDUE)
    return in_text(Proportions(tuple(zip(about, parts, strict=True)), whole), Wording("en"), unicode=unicode)


@given(PARTS, st.integers(0, 2000))
def test_a_bar_shows_what_there_is_to_scale(parts: tuple[int, int, int], more: int) -> None:
    whole = sum(parts) + more
    drawn = bar(parts, whole)
    lengths = [drawn.count(sign) for sign in "v.!"]

    assert [length > 0 for length in lengths] == [part > 0 for part in parts]
    assert "".join(sign * length for sign, length in zip("v.!", lengths, strict=True)) == drawn
    assert len(drawn) <= LONGEST_BAR
    if not more:
        assert len(drawn) == min(whole, LONGEST_BAR)
    if whole > LONGEST_BAR:
        assert all(abs(length - part * LONGEST_BAR / whole) < 3 for length, part in zip(lengths, parts, strict=True))


@pytest.mark.parametrize(
    ("parts", "whole", "unicode", "expected"),
    [
        pytest.param((2, 3, 1), 6, True, "✓✓···▲", id="an action a sign, where there are few"),
        pytest.param((2, 3, 1), 6, False, "vv...!", id="in plain ASCII"),
        pytest.param((800, 200, 0), 1000, False, "vvvvvvvvvvvvv...", id="to scale, where there are many"),
        pytest.param((999, 0, 1), 1000, False, "vvvvvvvvvvvvvvv!", id="one of a thousand is seen"),
        pytest.param((0, 0, 0), 0, False, "", id="nothing"),
    ],
)
def test_a_bar(parts: tuple[int, int, int], whole: int, unicode: bool, expected: str) -> None:
    assert bar(parts, whole, unicode=unicode) == expected


@pytest.mark.parametrize("form", ["table", "markdown", "html", "xlsx", "csv", "json"])
def test_a_plan_without_actions_has_a_trend_of_nothing(
    form: str, write: Callable[[str], Path], tmp_path: Path
) -> None:
    plan = write("format: 1\ntitle: P\ndate: 2004-02-05\nrecommendations: []\n")

    assert invoke("trend", "-f", form, "-o", tmp_path / "trend", plan=plan).exit_code == 0


def test_a_trend_is_as_programs_read_it() -> None:
    answer = invoke("trend", "-f", "jsonl", "--as-of", "2004-04-15", plan=REAL_PLAN)

    assert answer.out == (
        '{"day": "2004-03-31", "open": 12, "overdue": 1, "closed": 4, "implemented_percent": 18}\n'
        '{"day": "2004-04-15", "open": 12, "overdue": 1, "closed": 4, "implemented_percent": 18}\n'
    )


@pytest.mark.parametrize(
    ("form", "drawing", "drawn"),
    [
        ("markdown", "✓✓✓✓······▲▲▲▲▲▲", True),
        ("html", '<rect class="overdue" x="62.50%" y="0" width="37.50%" height="14"/>', True),
        ("csv", "▲", False),
    ],
)
def test_the_drawing_is_for_people(form: str, drawing: str, drawn: bool) -> None:
    assert (drawing in invoke("trend", "-f", form, plan=REAL_PLAN).out) is drawn


def test_a_trend_of_a_day_before_the_plan_is_that_day() -> None:
    answer = invoke("trend", "-f", "csv", "--as-of", "2003-01-01", plan=REAL_PLAN)

    assert [line.partition(",")[0] for line in answer.out.splitlines()] == ["day", "2003-01-01"]
