"""Which items of a plan are faulty, and what was found, in file order."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from csecplan.diagnostic import Severity
from csecplan.routes import item_of
from csecplan.yamltext import Mapping, Sequence, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csecplan.diagnostic import Diagnostic
    from csecplan.model import Plan, Recommendation
    from csecplan.routes import Route
    from csecplan.yamltext import Document

_HIDDEN_BY_A_SLIP = frozenset({"missing-key", "wrong-type", "empty-value", "empty-item"})


def with_faulty(plan: Plan, document: Document, diagnostics: list[Diagnostic]) -> Plan:
    """*plan* with `faulty` set on the items that have an error; no second complaint about what a slip hid."""
    errors = [each for each in diagnostics if each.rule.severity is Severity.ERROR]
    if not errors:
        return plan
    places = list(_places(document))
    starts = [start for start, _ in places]
    slips = {_at(places, starts, each.span[0]) for each in errors if each.span is not None and not each.route}
    faulty = slips | {item_of(each.route) for each in errors if each.route}
    diagnostics[:] = [
        each
        for each in diagnostics
        if each.rule.id not in _HIDDEN_BY_A_SLIP or item_of(each.route or ()) not in slips
    ]
    items = (_marked(item, route, faulty) for route, item in plan.routed_recommendations())
    return plan._replace(recommendations=tuple(items))


def _places(document: Document) -> Iterator[tuple[int, Route]]:
    """Where every recommendation and action begins, in file order."""
    recommendations = document.at(("recommendations",))
    for n, item in enumerate(recommendations.items if isinstance(recommendations, Sequence) else ()):
        yield span_of(item)[0], ("recommendations", n)
        actions = item.get("actions") if isinstance(item, Mapping) else None
        for m, action in enumerate(actions.items if isinstance(actions, Sequence) else ()):
            yield span_of(action)[0], ("recommendations", n, "actions", m)


def _at(places: list[tuple[int, Route]], starts: list[int], index: int) -> Route:
    """The innermost item that begins at code point *index* or before; () for none."""
    before = bisect_right(starts, index)
    return places[before - 1][1] if before else ()


def _marked(item: Recommendation, route: Route, faulty: set[Route]) -> Recommendation:
    actions = (
        action._replace(faulty=(*route, "actions", number) in faulty) for number, action in enumerate(item.actions)
    )
    return item._replace(faulty=route in faulty, actions=tuple(actions))


def in_order(document: Document, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """*diagnostics* as they come in the file."""

    def place(diagnostic: Diagnostic) -> int:
        if diagnostic.span is not None:
            return diagnostic.span[0]
        return document.span(diagnostic.route or (), on_key=diagnostic.on_key)[0]

    return sorted(diagnostics, key=place)
