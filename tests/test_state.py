"""How far a recommendation has come: case by case, and as one would say it in a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csecplan.model import Action, Decision, Due, Kind, Recommendation, Status
from csecplan.state import State, state_of

LATEST = date(2004, 6, 30)
DATED = Due("juin 2004", Kind.DATED, latest=LATEST)
UNTIL = Due("Continu jusqu'en juin 2004", Kind.ONGOING_UNTIL, latest=LATEST)
ONGOING = Due("Continu", Kind.ONGOING)


def action(status: Status | None, due: Due | None = DATED) -> Action:
    return Action("1a.1", "A", status=status, due=due)


def recommendation(*actions: Action, decision: Decision | None = None, response: str | None = None) -> Recommendation:
    return Recommendation("1a", "R", response=response, decision=decision, actions=actions)


PLANNED, GOING, BLOCKED = action(Status.PLANNED), action(Status.IN_PROGRESS), action(Status.BLOCKED)
DONE, VERIFIED = action(Status.DONE), action(Status.VERIFIED)
DROPPED, OBSOLETE = action(Status.NO_ACTION), action(Status.OBSOLETE)
NO_END, UNREAD = action(Status.IN_PROGRESS, ONGOING), action(None)


@pytest.mark.parametrize(
    ("this", "state"),
    [
        pytest.param(recommendation(), "unanswered", id="nothing was said"),
        pytest.param(recommendation()._replace(faulty=True), "not-started", id="the answer may be what is not read"),
        pytest.param(recommendation(response="Oui"), "not-started", id="answered, and nothing promised"),
        pytest.param(recommendation(decision=Decision.ACCEPTED), "not-started", id="accepted, and nothing promised"),
        pytest.param(recommendation(decision=Decision.REJECTED), "no-action", id="rejected"),
        pytest.param(recommendation(PLANNED, decision=Decision.REJECTED), "no-action", id="rejected, with one open"),
        pytest.param(recommendation(decision=Decision.NO_ACTION), "no-action", id="decided against"),
        pytest.param(recommendation(DROPPED, OBSOLETE), "no-action", id="every action was dropped"),
        pytest.param(recommendation(DROPPED, DONE), "implemented", id="what was not dropped is done"),
        pytest.param(recommendation(DONE, VERIFIED), "implemented", id="done and verified"),
        pytest.param(recommendation(DONE, NO_END), "implemented", id="what goes on with no end is not waited for"),
        pytest.param(recommendation(NO_END, DROPPED), "ongoing", id="nothing is left but what has no end"),
        pytest.param(recommendation(action(Status.DONE, ONGOING)), "implemented", id="had no end, and is done"),
        pytest.param(recommendation(action(Status.PLANNED, UNTIL)), "not-started", id="until a day is expected"),
        pytest.param(recommendation(action(Status.IN_PROGRESS, UNTIL)), "in-progress", id="and may be in progress"),
        pytest.param(recommendation(DONE, PLANNED), "in-progress", id="one of two is done"),
        pytest.param(recommendation(PLANNED, GOING), "in-progress", id="one of two has begun"),
        pytest.param(recommendation(BLOCKED), "in-progress", id="blocked, so it had begun"),
        pytest.param(recommendation(PLANNED, NO_END), "in-progress", id="what has no end has begun"),
        pytest.param(recommendation(PLANNED, PLANNED), "not-started", id="nothing has begun"),
        pytest.param(recommendation(action(Status.PLANNED, None)), "not-started", id="undated is expected, too"),
        pytest.param(recommendation(DONE, UNREAD), "in-progress", id="a status not read may be open"),
        pytest.param(recommendation(NO_END, UNREAD), "in-progress", id="and is no work with no end"),
        pytest.param(recommendation(DROPPED, UNREAD), "not-started", id="nor was it dropped"),
    ],
)  # fmt: skip
def test_the_state_of_a_recommendation(this: Recommendation, state: str) -> None:
    assert state_of(this) == state


ACTIONS = st.builds(action, st.sampled_from([None, *Status]), st.sampled_from([None, DATED, UNTIL, ONGOING]))


@given(st.lists(ACTIONS, max_size=4), st.sampled_from([None, *Decision]), st.sampled_from([None, "Oui"]))
def test_the_order_of_actions_does_not_count(
    actions: list[Action], decision: Decision | None, response: str | None
) -> None:
    states = [
        state_of(recommendation(*some, decision=decision, response=response)) for some in (actions, actions[::-1])
    ]

    assert states[0] is states[1]


@given(st.lists(ACTIONS, min_size=1, max_size=4))
def test_what_is_implemented_has_nothing_open_that_is_expected(actions: list[Action]) -> None:
    waited_for = [
        each
        for each in actions
        if each.status is None or (each.is_open and each.current_due.kind is not Kind.ONGOING)
    ]
    done = [each for each in actions if each.status in (Status.DONE, Status.VERIFIED)]

    assert (state_of(recommendation(*actions)) is State.IMPLEMENTED) == (bool(done) and not waited_for)
