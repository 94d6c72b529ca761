"""What was known on a day: a plan as far as its facts had happened.

A fact is a revision, an update or a completion, with its day. Whoever asks a
question asks it of this plan, so that no answer needs a rule of its own;
whoever makes a change makes it of what the file says.

Source: README, "As of a day".
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from csecplan.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csecplan.model import Action, Plan, Recommendation, Revision, Update

    Fact = TypeVar("Fact", Revision, Update)

ALWAYS = date.min
"""The day from which a fact counts that has none, nor a dated one before it."""


def on(plan: Plan, as_of: date) -> Plan:
    """*plan* as it was known on *as_of*; *plan* itself where nothing in it is later.

    What is dated after that day is left out, and `Action.later` says how many
    facts that were. One without a day counts from the day of the dated one
    before it in its list, else always. Raises nothing.
    """
    known = tuple(_recommendation(each, as_of) for each in plan.recommendations)
    if all(now is was for now, was in zip(known, plan.recommendations, strict=True)):
        return plan
    return plan._replace(recommendations=known)


def _recommendation(recommendation: Recommendation, as_of: date) -> Recommendation:
    actions = recommendation.actions
    if not any(_has_later(each, as_of) for each in actions):
        return recommendation
    return recommendation._replace(actions=tuple(_action(each, as_of) for each in actions))


def _has_later(action: Action, as_of: date) -> bool:
    """Whether a fact of *action* is later than *as_of*: asked of every action, and so in the quickest way."""
    for update in action.updates:
        if update.date is not None and update.date > as_of:
            return True
    for revision in action.revisions:
        if revision.date is not None and revision.date > as_of:
            return True
    return action.completed is not None and action.completed > as_of


def _action(action: Action, as_of: date) -> Action:
    if not _has_later(action, as_of):
        return action
    revisions = _counting(action.revisions, as_of)
    updates = _counting(action.updates, as_of)
    completed = action.completed if action.completed and action.completed <= as_of else None
    later = len(action.revisions) - len(revisions) + len(action.updates) - len(updates)
    return action._replace(
        revisions=revisions,
        updates=updates,
        completed=completed,
        status=_status(action, as_of),
        later=action.later + later + (completed is not action.completed),
    )


def _counting(facts: Sequence[Fact], as_of: date) -> tuple[Fact, ...]:
    """Those of *facts* that count on *as_of*."""
    return tuple(fact for fact, day in zip(facts, days_of(facts), strict=True) if day <= as_of)


def days_of(facts: Sequence[Revision | Update]) -> Iterator[date]:
    """The day from which each of *facts* counts."""
    day = ALWAYS
    for fact in facts:
        day = fact.date or day
        yield day


def _status(action: Action, as_of: date) -> Status | None:
    """The status of *action* on *as_of*, as far as its facts bear one.

    The file's own where no such fact is later; else that of the last one on or
    before that day, else planned: what the file said before is only in git.
    """
    reported = _reported(action)
    known = [status for day, status in reported if day <= as_of]
    if len(known) == len(reported):
        return action.status
    return known[-1] if known else Status.PLANNED


def bears_status(action: Action) -> bool:
    """Whether a fact of *action* bears a status."""
    return action.completed is not None or any(update.status is not None for update in action.updates)


def _reported(action: Action) -> list[tuple[date, Status]]:
    """The statuses that facts of *action* bear, each with its day, in the order in which they came.

    `completed` says done on its day. Of updates of that day, one that says
    done or verified came after it; any other came before, as reopening the
    action would have removed `completed`.
    """
    done = action.completed
    ranked = [
        (day, 2 * (day == done and update.status.is_implemented), update.status)
        for update, day in zip(action.updates, days_of(action.updates), strict=True)
        if update.status is not None
    ]
    if done is not None:
        ranked.append((done, 1, Status.DONE))
    return [(day, status) for day, _, status in sorted(ranked, key=lambda fact: fact[:2])]
