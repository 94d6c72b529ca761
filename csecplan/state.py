"""How far a recommendation has come, worked out from its actions; never stored.

It is asked of a plan as it was known on a day (`known.on`), and so is true of that day.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from csecplan.model import Decision, Status
from csecplan.timeliness import counts_as_expected

if TYPE_CHECKING:
    from csecplan.model import Action, Recommendation


class State(StrEnum):
    """How far a recommendation has come; exactly one of these, the first that holds."""

    UNANSWERED = "unanswered"
    NO_ACTION = "no-action"
    IMPLEMENTED = "implemented"
    ONGOING = "ongoing"
    IN_PROGRESS = "in-progress"
    NOT_STARTED = "not-started"

    @property
    def is_expected(self) -> bool:
        """Whether a recommendation in this state is in the denominator of % implemented."""
        return self not in (State.NO_ACTION, State.ONGOING)


_REFUSED = frozenset({Decision.REJECTED, Decision.NO_ACTION})
_DROPPED = frozenset({Status.NO_ACTION, Status.OBSOLETE})
_BEGUN = frozenset({Status.DONE, Status.VERIFIED, Status.IN_PROGRESS, Status.BLOCKED})


def is_refused(recommendation: Recommendation) -> bool:
    """Whether management decided that nothing will be done."""
    return recommendation.decision in _REFUSED


def is_unanswered(recommendation: Recommendation) -> bool:
    """Whether nothing was said to *recommendation*; not where part of it cannot be read, which may be the answer."""
    return not (recommendation.response or recommendation.decision or recommendation.actions or recommendation.faulty)


_latest: list[tuple[Recommendation, State]] = []
"""The answer last given: it is asked for each action of a recommendation, which may have thousands."""


def state_of(recommendation: Recommendation) -> State:
    """The state of *recommendation*, of its actions as they are given.

    An action whose status cannot be read may be anything: nothing that is
    said of all actions is said beside it, and so neither that a
    recommendation is implemented nor that nothing is left to do. Raises
    nothing. Source: README, "Recommendations".
    """
    if not _latest or _latest[0][0] is not recommendation:
        _latest[:] = [(recommendation, _state(recommendation))]
    return _latest[0][1]


def _state(recommendation: Recommendation) -> State:
    actions = recommendation.actions
    if is_unanswered(recommendation):
        return State.UNANSWERED
    if is_refused(recommendation) or (actions and all(action.status in _DROPPED for action in actions)):
        return State.NO_ACTION
    if actions and all(action.status is not None for action in actions) and (settled := _settled(actions)):
        return settled
    return State.IN_PROGRESS if any(action.status in _BEGUN for action in actions) else State.NOT_STARTED


def _settled(actions: tuple[Action, ...]) -> State | None:
    """The state of *actions*, not all of them dropped, where nothing that is expected is left; else None."""
    expected = [action for action in actions if counts_as_expected(action)]
    if any(action.is_open for action in expected):
        return None
    return State.IMPLEMENTED if expected else State.ONGOING
