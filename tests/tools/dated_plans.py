"""Random plans whose facts have their days, or none: what is asked of them as of any day has an answer."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from csecplan.model import Decision, Status
from csecplan.period_day import first_of
from tests.tools.plans import plan_of

if TYPE_CHECKING:
    from csecplan.model import Action, Plan

PERIODS = ["juin 2004", "2004-06", "2004-08", "T2 2004-2005", "printemps 2004", "2005", "2005-02-27/2005-03-02"]
DAYS = st.dates(date(2003, 1, 1), date(2006, 12, 31)).map(str) | st.sampled_from(
    [*PERIODS, "2004-06-01", "2003-01-01"]
)
"""Days, some of them known to a period only."""
DUES = ["Continu", "mai 2004", "Continu jusqu'en juin 2005", "2004-13-01", "2005-03-31", "Printemps 2006", ""]
STATUSES = [*map(str, Status), "finishd"]
RANKS = ["haut", "bas"]
OFFICES = ["A", "B", "C", "G", "H", "K", "X"]


def some(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Mappings with some of *parts*."""
    return st.fixed_dictionaries({}, optional=parts)


UPDATES = st.builds(
    lambda keys, text: {**keys, "text": text},
    some(
        date=DAYS,
        by=st.sampled_from(OFFICES),
        status=st.sampled_from(list(map(str, Status))),
        said=st.sampled_from(list(map(str, Status))),
    ),
    st.sampled_from(["Vu", "Fait"]),
)
REVISIONS = st.builds(
    lambda keys, due: {**keys, "due": due}, some(date=DAYS, by=st.just("Conseil")), st.sampled_from(DUES[:-1])
)
ACTIONS = some(
    status=st.sampled_from(STATUSES),
    due=st.sampled_from(DUES),
    owners=st.lists(st.sampled_from(OFFICES), max_size=3),
    completed=DAYS,
    updates=st.lists(UPDATES, max_size=3),
    revisions=st.lists(REVISIONS, max_size=2),
    **{"x-rang": st.sampled_from(RANKS)},
)
RECOMMENDATIONS = st.builds(
    lambda keys, actions: {**keys, "text": "R", "actions": actions},
    some(
        section=st.sampled_from(["1", "2"]),
        response=st.just("Oui"),
        decision=st.sampled_from(list(map(str, Decision))),
        **{"x-rang": st.sampled_from(RANKS)},
    ),
    st.lists(ACTIONS, max_size=3),
)
MEMBERS = st.lists(st.sampled_from(["A", "B", "C", "G", "H", "K", "nobody"]), max_size=3)
OWNERS: st.SearchStrategy[dict[str, Any]] = st.builds(
    lambda g, h, k: {"A": None, "B": None, "C": None, "G": {"members": g}, "H": {"members": h}, "K": {"members": k}},
    *[MEMBERS] * 3,
) | st.just({})


@st.composite
def dated_plans(draw: st.DrawFn) -> Plan:
    """A plan with a few recommendations, some without actions, and offices in groups, some in circles."""
    found = draw(st.lists(RECOMMENDATIONS, max_size=4))
    for number, item in enumerate(found):
        actions = [{"id": f"{number}.{place}", "text": "A", **each} for place, each in enumerate(item["actions"])]
        item |= {"id": str(number), "actions": actions}
    plan = {"format": "1", "title": "P", "owners": draw(OWNERS), "recommendations": found, **draw(some(date=DAYS))}
    return plan_of(json.dumps(plan))


def with_first_days(plan: Plan) -> Plan:
    """*plan* with the first day of each period in the place of it, wherever a fact has one."""
    return plan._replace(
        date=_first(plan.date),
        recommendations=tuple(
            each._replace(actions=tuple(map(action_with_first_days, each.actions))) for each in plan.recommendations
        ),
    )


def action_with_first_days(action: Action) -> Action:
    """*action* with the first day of each period in the place of it."""
    return action._replace(
        completed=_first(action.completed),
        updates=tuple(each._replace(date=_first(each.date)) for each in action.updates),
        revisions=tuple(each._replace(date=_first(each.date)) for each in action.revisions),
    )


def _first(day: date | None) -> date | None:
    return day and first_of(day)
