"""Recommendations as they stand on a day: which, in what order, how many of each."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from csecplan.model import Decision
from csecplan.query.entry import STAND_IN, Query
from csecplan.query.order import by_word, natural, percent_of
from csecplan.query.select import asker, prepared
from csecplan.state import State, state_of
from csecplan.timeliness import Timeliness, deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from enum import StrEnum

    from csecplan.model import Plan, Recommendation
    from csecplan.query.entry import Entry
    from csecplan.texts import Text


class RecommendationEntry(NamedTuple):
    """One recommendation as it stands on a day, with all of its actions, whichever of them were asked for.

    `next_due` is the next day by which something is due: the earliest
    deadline of an open action that has not passed.
    """

    plan: Plan
    recommendation: Recommendation
    state: State
    entries: tuple[Entry, ...]
    next_due: date | None

    @property
    def overdue(self) -> int:
        """How many of its actions are overdue."""
        return sum(entry.timeliness is Timeliness.OVERDUE for entry in self.entries)

    @property
    def title(self) -> Text:
        """What the recommendation is called in a table: its title, else what it says."""
        return self.recommendation.title or self.recommendation.text


def recommendations(plans: Iterable[Plan], query: Query, as_of: date) -> list[RecommendationEntry]:
    """The recommendations of *plans* that *query* chooses, themselves or through an action, as they stand on *as_of*.

    The plans are as they were known on that day. One that has no action is
    chosen by what is asked of recommendations: ids, sections, decisions,
    states and words. Raises UnknownName, as `select` does.
    """
    plans = list(plans)
    query = prepared(plans, query)
    found = [each for plan in plans for each in _chosen(plan, query, as_of)]
    return sorted(found, key=SORTS[query.sort]) if query.sort else found


def _chosen(plan: Plan, query: Query, as_of: date) -> Iterator[RecommendationEntry]:
    chosen = asker(plan, query)
    entry_of = asker(plan, Query(soon_days=query.soon_days, stale_days=query.stale_days))
    for item in plan.recommendations:
        if item.actions:
            is_chosen = any(chosen(item, action, as_of) for action in item.actions)
        else:
            is_chosen = not query.timeliness and chosen(item, STAND_IN, as_of) is not None
        if is_chosen:
            entries = (entry_of(item, action, as_of) for action in item.actions)
            yield _entry(plan, item, tuple(filter(None, entries)), as_of)


def _entry(plan: Plan, this: Recommendation, entries: tuple[Entry, ...], as_of: date) -> RecommendationEntry:
    ahead = (deadline(entry.action) for entry in entries if entry.action.is_open)
    next_due = min((day for day in ahead if day and day >= as_of), default=None)
    return RecommendationEntry(plan, this, state_of(this), entries, next_due)


SORTS: dict[str, Callable[[RecommendationEntry], Any]] = {
    "due": lambda each: each.next_due or date.max,
    "id": lambda each: natural(each.recommendation.id),
    "overdue": lambda each: -each.overdue,
    "decision": lambda each: by_word(each.recommendation.decision),
    "state": lambda each: by_word(each.state),
}
"""What recommendations can be sorted by; ties keep plan order."""

GROUPS: dict[str, Callable[[RecommendationEntry], str]] = {
    "section": lambda each: each.plan.qualified(each.recommendation.section) if each.recommendation.section else "",
    "decision": lambda each: each.recommendation.decision or "",
    "state": lambda each: each.state,
}
"""What recommendations can be grouped by."""


def grouped(found: Iterable[RecommendationEntry], by: str) -> dict[str, list[RecommendationEntry]]:
    """*found* by what GROUPS[*by*] says, in the plan's order or that of closed words; "" (none) last."""
    groups: dict[str, list[RecommendationEntry]] = {}
    for each in found:
        groups.setdefault(GROUPS[by](each), []).append(each)
    words: dict[str, type[StrEnum]] = {"decision": Decision, "state": State}
    order = [*(words.get(by) or groups)]
    return {key: groups[key] for key in sorted(groups, key=lambda key: (key == "", key and order.index(key)))}


class RecommendationTally(NamedTuple):
    """How many recommendations of what. `implemented` of `expected` is the % implemented."""

    total: int
    decisions: dict[Decision, int]
    states: dict[State, int]

    @property
    def undecided(self) -> int:
        """How many have no decision."""
        return self.total - sum(self.decisions.values())

    @property
    def implemented(self) -> int:
        """How many are implemented."""
        return self.states[State.IMPLEMENTED]

    @property
    def expected(self) -> int:
        """How many are expected to be: all but those with no action, and those that go on with no end."""
        return sum(number for state, number in self.states.items() if state.is_expected)

    @property
    def percent(self) -> int | None:
        """% implemented, rounded half up; None where nothing is expected."""
        return percent_of(self.implemented, self.expected)


def tally_of(found: Sequence[RecommendationEntry]) -> RecommendationTally:
    """The counts of *found*. Source: README, "The file"."""
    decisions = Counter(each.recommendation.decision for each in found)
    states = Counter(each.state for each in found)
    return RecommendationTally(
        len(found), {each: decisions[each] for each in Decision}, {each: states[each] for each in State}
    )
