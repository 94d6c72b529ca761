"""Every rule on what a plan says, and the one way to run them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.checks import dates, references
from csecplan.diagnostic import Diagnostic

if TYPE_CHECKING:
    from datetime import date

    from csecplan.checks.rule import PlanRule
    from csecplan.model import Plan

ERRORS: tuple[PlanRule, ...] = (
    references.repeated_id,
    references.unknown_owner,
    references.ambiguous_owner,
    references.unknown_member,
    references.unknown_section,
    references.unknown_see,
    dates.due_not_understood,
)
"""The rules whose weight is error: every question asks these of the plan first."""


def rules() -> tuple[PlanRule, ...]:
    """Every rule, errors first."""
    from csecplan.checks import decisions, extensions, offices, ownership, status

    return (
        *ERRORS,
        dates.due_assumed,
        dates.revision_not_later,
        dates.revision_without_reason,
        extensions.deadline_removed,
        dates.completed_in_future,
        dates.update_in_future,
        dates.revision_in_future,
        status.completed_without_done,
        status.done_without_completed,
        status.closed_without_reason,
        status.due_says_done,
        ownership.open_without_owner,
        offices.owner_disagrees,
        offices.said_by_nobody,
        decisions.recommendation_unanswered,
        decisions.accepted_without_action,
        decisions.rejected_with_open_actions,
    )


def run(plan: Plan, as_of: date, *, errors_only: bool = False) -> list[Diagnostic]:
    """What the rules find in *plan* on *as_of*, rule by rule; with *errors_only*, only rules of that weight."""
    return [
        Diagnostic(each.rule, facts, route=route)
        for each in (ERRORS if errors_only else rules())
        for route, facts in each.look(plan, as_of)
    ]
