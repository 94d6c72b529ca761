"""What a rule is made of: a row for people, and a function from a plan to places and facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan.diagnostic import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from csecplan.diagnostic import Severity
    from csecplan.model import Fact, Plan
    from csecplan.routes import Route

    Noticed = tuple[Route, Mapping[str, Fact]]
    Look = Callable[[Plan, date], Iterator[Noticed]]


class PlanRule(NamedTuple):
    """A rule on what the plan says: `look` yields the route and the facts of each fault."""

    rule: Rule
    look: Look


def rule(id: str, severity: Severity, *, says: str, remedy: str) -> Callable[[Look], PlanRule]:
    """Make a rule of the function below; its docstring is the rule's manual page."""
    return lambda look: PlanRule(Rule(id, severity, says, remedy), look)
