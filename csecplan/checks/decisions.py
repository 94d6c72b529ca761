"""Rules on decisions: every recommendation is answered, and what is done agrees with what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.checks.rule import rule
from csecplan.diagnostic import Severity
from csecplan.model import Decision
from csecplan.state import is_refused, is_unanswered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from csecplan.checks.rule import Noticed
    from csecplan.model import Plan


@rule(
    "recommendation-unanswered",
    Severity.WARNING,
    says=N_("no response, no decision and no action"),
    remedy=N_("add `response`, `decision` or `actions`: what management answers"),
)
def recommendation_unanswered(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """Management answers every recommendation.

    Why: a committee asks first which recommendations were left unanswered.

    Flagged:   {id: 1a, text: …}
    Accepted:  {id: 1a, text: …, response: La direction accepte.}
    """
    for route, item in plan.routed_recommendations():
        if is_unanswered(item):
            yield route, {}


@rule(
    "accepted-without-action",
    Severity.WARNING,
    says=N_("{decision}, with no action"),
    remedy=N_("add `actions`, or `see` with the id of what covers it"),
)
def accepted_without_action(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """What is accepted, also in part, has an action.

    Why: an acceptance that nobody acts on is never late, and never done.

    Flagged:   decision: accepted   with no `actions`
    Accepted:  decision: accepted   see: 1f
    """
    for route, item in plan.routed_recommendations():
        is_accepted = item.decision in (Decision.ACCEPTED, Decision.PARTIAL)
        if is_accepted and not (item.actions or item.see or item.faulty):
            yield (*route, "decision"), {"decision": item.decision}


@rule(
    "rejected-with-open-actions",
    Severity.WARNING,
    says=N_("{decision}, with open actions: {actions}"),
    remedy=N_("check the decision, or close these actions"),
)
def rejected_with_open_actions(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """Nothing is open under a recommendation that was rejected, or that no action follows.

    Why: the two contradict each other; its actions are chased, and it counts
    as one that nothing will be done about.

    Flagged:   decision: rejected   actions: [{status: planned, …}]
    Accepted:  decision: partial    actions: [{status: planned, …}]
    """
    for route, item in plan.routed_recommendations():
        if is_refused(item) and (found := tuple(action.id for action in item.actions if action.is_open)):
            yield (*route, "decision"), {"decision": item.decision, "actions": found}
