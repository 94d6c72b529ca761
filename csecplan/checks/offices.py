"""Rules on joint actions: what the offices say of their parts agrees with what is said of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_, joint
from csecplan.checks.rule import rule
from csecplan.diagnostic import Severity
from csecplan.folding import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from csecplan.checks.rule import Noticed
    from csecplan.model import Plan


@rule(
    "owner-disagrees",
    Severity.WARNING,
    says=N_('{owner} last reported "{said}" for its part, but the status is "{status}"'),
    remedy=N_("ask the office; then record its answer with `csecplan note --said`, or reopen the action"),
)
def owner_disagrees(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """Where several offices answer for an action that is done, none has since said that its part is not.

    Why: what one office calls done is closed for all of them; the part that
    another still has to do is then in no list. What it said before the day
    the action was done may be settled since, and is not flagged.

    Flagged:   owners: [A, B]  status: done  completed: 2004-06-30
               updates: [{date: 2004-07-05, by: B, said: in-progress, text: …}]
    Accepted:  the same, with the update dated 2004-06-01
    """
    offices = joint.Offices(plan)
    for route, action in plan.routed_actions():
        for each in joint.disagreeing(action, offices.reported(action)):
            assert each.place is not None
            key = "said" if action.updates[each.place].said else "status"
            facts = {"owner": each.owner, "said": each.status, "status": action.status}
            yield (*route, "updates", each.place, key), facts


@rule(
    "said-by-nobody",
    Severity.WARNING,
    says=N_('"{said}" is reported of a part, but `by` names no office of the plan'),
    remedy=N_("write in `by` the office whose part it is"),
)
def said_by_nobody(plan: Plan, as_of: date) -> Iterator[Noticed]:
    """What is said of a part of an action is said by an office.

    Why: a word that is nobody's counts for nobody, and the office is asked
    again.

    Flagged:   updates: [{date: 2004-07-05, said: done, text: …}]
    Accepted:  updates: [{date: 2004-07-05, by: B, said: done, text: …}]
    """
    offices = joint.Offices(plan)
    for route, action in plan.routed_actions():
        for place, update in enumerate(action.updates):
            if update.said and not offices.named(update.by or ""):
                near = nearest(update.by or "", (owner.key for owner in plan.owners), most=2)
                yield (*route, "updates", place, "said"), {"said": update.said, "choices": near}
