"""What a due date means on a day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csecplan.model import Action, Due, Kind, Plan, Revision, Status, Update
from csecplan.timeliness import (
    AgeBand,
    Mark,
    Timeliness,
    age_band,
    closed_on,
    counts_as_expected,
    days_overdue,
    marks,
    timeliness,
)

LATEST = date(2026, 3, 31)
DATED = Due("31 mars 2026", Kind.DATED, LATEST, LATEST)
REVISED = Revision(Due("30 juin 2026", Kind.DATED, date(2026, 6, 30), date(2026, 6, 30)), date(2026, 3, 1))
UNTIL = Due("Continu jusqu'au 31 mars 2026", Kind.ONGOING_UNTIL, None, LATEST)
ONGOING = Due("Continu", Kind.ONGOING)
PLAN = Plan(date=date(2025, 9, 1))


def action(due: Due | None = DATED, status: Status | None = Status.PLANNED, *, revised: bool = False) -> Action:
    return Action("1.1", "Agir.", due=due, status=status, revisions=(REVISED,) if revised else ())


@pytest.mark.parametrize(
    ("as_of", "late", "expected"),
    [
        pytest.param(LATEST, action(), 0, id="on the day it is not late"),
        pytest.param(date(2026, 4, 1), action(), 1, id="late from the day after"),
        pytest.param(date(2027, 4, 1), action(), 366, id="calendar days, across a year"),
        pytest.param(date(2026, 4, 1), action(revised=True), 0, id="a revision counts"),
        pytest.param(date(2026, 7, 2), action(revised=True), 2, id="late against the revision"),
        pytest.param(date(2026, 4, 1), action(status=Status.BLOCKED), 1, id="blocked is still expected"),
        pytest.param(date(2026, 4, 1), action(status=Status.DONE), 0, id="closed is never late"),
        pytest.param(date(2026, 4, 1), action(status=None), 0, id="a status not read is never late"),
        pytest.param(date(2026, 4, 1), action(UNTIL), 1, id="ongoing until a date is late after it"),
        pytest.param(date(2099, 1, 1), action(ONGOING), 0, id="ongoing is never late"),
        pytest.param(date(2099, 1, 1), action(None), 0, id="undated is never late"),
        pytest.param(date(2099, 1, 1), action(Due("bientôt", Kind.UNKNOWN)), 0, id="not understood is never late"),
    ],
)
def test_days_overdue(as_of: date, late: Action, expected: int) -> None:
    assert days_overdue(late, as_of) == expected


@pytest.mark.parametrize(
    ("as_of", "this", "expected"),
    [
        pytest.param(date(2026, 4, 1), action(), Timeliness.OVERDUE, id="after the date"),
        pytest.param(LATEST, action(), Timeliness.DUE_SOON, id="due today is due soon"),
        pytest.param(date(2026, 3, 1), action(), Timeliness.DUE_SOON, id="thirty days before is soon"),
        pytest.param(date(2026, 2, 28), action(), Timeliness.ON_TIME, id="thirty-one days before is on time"),
        pytest.param(date(2026, 2, 28), action(UNTIL), Timeliness.ONGOING, id="ongoing with its end further off"),
        pytest.param(date(2026, 3, 30), action(UNTIL), Timeliness.DUE_SOON, id="ongoing with its end near"),
        pytest.param(LATEST, action(ONGOING), Timeliness.ONGOING, id="continu"),
        pytest.param(LATEST, action(None), Timeliness.UNDATED, id="no due date"),
        pytest.param(LATEST, action(Due("Terminé", Kind.DONE)), Timeliness.UNDATED, id="a word of completion"),
        pytest.param(LATEST, action(Due("?", Kind.UNKNOWN)), Timeliness.UNREADABLE, id="not understood"),
        pytest.param(LATEST, action(status=None), Timeliness.UNREADABLE, id="a status that is none"),
        pytest.param(date(2027, 1, 1), action(status=Status.DONE), Timeliness.CLOSED, id="closed whatever its date"),
    ],
)
def test_timeliness(as_of: date, this: Action, expected: Timeliness) -> None:
    assert timeliness(this, as_of) == expected


def test_soon_is_as_many_days_as_asked() -> None:
    assert timeliness(action(), date(2026, 3, 1), soon_days=29) == Timeliness.ON_TIME


@given(st.integers(-4000, 4000), st.sampled_from(Status), st.sampled_from([DATED, UNTIL, ONGOING, None]))
def test_overdue_and_days_overdue_never_disagree(offset: int, status: Status, due: Due | None) -> None:
    as_of = LATEST + timedelta(days=offset)
    this = action(due, status)

    assert (timeliness(this, as_of) is Timeliness.OVERDUE) == (days_overdue(this, as_of) > 0)


@pytest.mark.parametrize(
    ("this", "as_of", "expected"),
    [
        pytest.param(Action("1", "a", owners=("X",)), date(2025, 9, 2), (), id="nothing to say"),
        pytest.param(Action("1", "a"), date(2025, 9, 2), (Mark.UNOWNED,), id="open with no owner"),
        pytest.param(Action("1", "a", status=Status.NO_ACTION), date(2025, 9, 2), (), id="closed needs no owner"),
        pytest.param(
            Action("1", "a", owners=("X",), revisions=(REVISED,)), date(2026, 3, 2), (Mark.REVISED,), id="revised"
        ),
        pytest.param(Action("1", "a", owners=("X",)), date(2026, 2, 28), (Mark.STALE,), id="silent since the plan"),
        pytest.param(
            Action("1", "a", owners=("X",), updates=(Update("b", date(2026, 2, 1)),)),
            date(2026, 2, 28),
            (),
            id="an update is news",
        ),
        pytest.param(
            Action("1", "a", owners=("X",), updates=(Update("b", date(2026, 4, 1)),)),
            date(2026, 2, 28),
            (Mark.STALE,),
            id="an update to come is no news yet",
        ),
        pytest.param(
            Action("1", "a", owners=("X",), updates=(Update("b", date(2025, 6, 1)), Update("c", date(2026, 2, 1)))),
            date(2026, 2, 28),
            (),
            id="the latest of two updates counts",
        ),
        pytest.param(
            Action("1", "a", owners=("X",), updates=(Update("b", date(2026, 2, 1)), Update("c", date(2025, 6, 1)))),
            date(2026, 2, 28),
            (),
            id="whichever stands first",
        ),
        pytest.param(
            Action("1", "a", owners=("X",), revisions=(REVISED,), updates=(Update("b", date(2025, 6, 1)),)),
            date(2026, 8, 27),
            (Mark.REVISED,),
            id="a revision is news, 179 days after it",
        ),
        pytest.param(
            Action("1", "a", owners=("X",), revisions=(REVISED,), updates=(Update("b", date(2025, 6, 1)),)),
            date(2026, 8, 28),
            (Mark.REVISED, Mark.STALE),
            id="and no more after 180",
        ),
        pytest.param(
            Action("1", "a", owners=("X",), updates=(Update("b", date(2025, 1, 1)), Update("c", date(2026, 4, 1)))),
            date(2026, 2, 28),
            (Mark.STALE,),
            id="of two updates, the one to come is no news yet",
        ),
        pytest.param(
            Action("1", "a", owners=("X",), updates=(Update("b", date(2003, 7, 8)),)),
            date(2025, 9, 1),
            (),
            id="the plan's own date is news of every action",
        ),
        pytest.param(
            Action("1", "a", owners=("X",), updates=(Update("b", date(2025, 1, 1)),)),
            date(2025, 8, 31),
            (Mark.STALE,),
            id="but not before that day",
        ),
        pytest.param(
            Action("1", "a", owners=("X",)), date(2025, 8, 31), (), id="before the plan there is no silence"
        ),
        pytest.param(
            Action("1", "a", owners=("X",), due=DATED, status=Status.IN_PROGRESS, completed=date(2026, 4, 1)),
            date(2026, 1, 2),
            (),
            id="what is open is not closed late, whatever it says of completion",
        ),
        pytest.param(
            Action("1", "a", due=DATED, status=Status.DONE, completed=date(2026, 4, 1)),
            date(2026, 4, 2),
            (Mark.CLOSED_LATE,),
            id="lateness survives completion",
        ),
        pytest.param(
            Action("1", "a", due=DATED, status=Status.DONE, completed=LATEST),
            date(2026, 4, 2),
            (),
            id="done on the day is in time",
        ),
    ],
)
def test_marks(this: Action, as_of: date, expected: tuple[Mark, ...]) -> None:
    assert marks(this, PLAN, as_of) == expected


@pytest.mark.parametrize(
    ("days", "band"),
    [(1, AgeBand.TO_30), (30, AgeBand.TO_30), (31, AgeBand.TO_90), (90, AgeBand.TO_90), (180, AgeBand.TO_180),
     (181, AgeBand.TO_365), (365, AgeBand.TO_365), (366, AgeBand.TO_730), (730, AgeBand.TO_730), (731, AgeBand.OVER)],
)  # fmt: skip
def test_age_bands_meet_without_a_gap(days: int, band: AgeBand) -> None:
    assert age_band(days) == band


@pytest.mark.parametrize(
    ("this", "expected"),
    [
        pytest.param(action(), True, id="open and dated"),
        pytest.param(action(None), True, id="open and undated"),
        pytest.param(action(status=Status.VERIFIED), True, id="verified"),
        pytest.param(action(ONGOING), False, id="open and ongoing"),
        pytest.param(action(UNTIL), True, id="open and ongoing until a date"),
        pytest.param(action(ONGOING, Status.DONE), True, id="ongoing, but done"),
        pytest.param(action(status=Status.NO_ACTION), False, id="no action"),
        pytest.param(action(status=Status.OBSOLETE), False, id="obsolete"),
    ],
)
def test_what_is_expected_to_be_implemented(this: Action, expected: bool) -> None:
    assert counts_as_expected(this) == expected


def test_it_is_closed_since_the_day_that_closed_it_whichever_update_stands_first() -> None:
    begun = Update("a", date(2026, 1, 5), status=Status.IN_PROGRESS)
    done = Update("a", date(2026, 2, 5), status=Status.DONE)
    verified = Update("a", date(2026, 3, 5), status=Status.VERIFIED)

    found = {
        closed_on(action(status=Status.VERIFIED)._replace(updates=order))
        for order in permutations([begun, done, verified])
    }

    assert found == {date(2026, 2, 5)}
