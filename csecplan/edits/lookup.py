"""Which part of the file an id names, and what in the file forbids changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.diagnostic import Diagnostic
from csecplan.edits import errors
from csecplan.edits.draft import Target
from csecplan.folding import fold, nearest
from csecplan.reading import format_keys
from csecplan.reading.rules import RULES
from csecplan.routes import is_action, is_recommendation, recommendation_of
from csecplan.yamltext import Mapping, Scalar, Sequence
from csecplan.yamltext.nodes import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csecplan.routes import Route
    from csecplan.yamltext import Document, Fault, Node

    Item = tuple[Route, str, Mapping]

PLAN, RECOMMENDATION, ACTION = (
    tuple(key.name for key in keys) for keys in (format_keys.PLAN, format_keys.RECOMMENDATION, format_keys.ACTION)
)

_LOCAL = frozenset({"anchor", "alias", "tag", "merge-key", "repeated-key", "key-not-text"})
"""Faults that forbid a change only of what they stand in; all others leave the text in doubt everywhere."""


def items(document: Document) -> Iterator[Item]:
    """Every recommendation and action that has an id, in file order."""
    for index, recommendation in _mappings(document.at(("recommendations",))):
        route: Route = ("recommendations", index)
        yield from _with_id(route, recommendation)
        for number, action in _mappings(recommendation.get("actions")):
            yield from _with_id((*route, "actions", number), action)


def _mappings(node: Node | None) -> Iterator[tuple[int, Mapping]]:
    found = node.items if isinstance(node, Sequence) else []
    return ((index, item) for index, item in enumerate(found) if isinstance(item, Mapping))


def _with_id(route: Route, mapping: Mapping) -> Iterator[Item]:
    node = mapping.get("id")
    if isinstance(node, Scalar):
        yield route, node.value, mapping


def item(document: Document, wanted: str) -> Target:
    """The recommendation or action *wanted*. Raises UnknownItem, SharedId."""
    return _item(document, wanted, _by_id(document))


def _by_id(document: Document) -> dict[str, list[Item]]:
    known: dict[str, list[Item]] = {}
    for each in items(document):
        known.setdefault(each[1], []).append(each)
    return known


def _item(document: Document, wanted: str, known: dict[str, list[Item]]) -> Target:
    found = known.get(wanted) or [each for name in known if fold(name) == fold(wanted) for each in known[name]]
    if not found:
        raise errors.UnknownItem(id=wanted, choices=nearest(wanted, known))
    if len(found) > 1:
        lines = tuple(document.position(mapping.start)[0] for _, _, mapping in found)
        raise errors.SharedId(id=wanted, lines=lines)
    route, identifier, _ = found[0]
    return Target(route, identifier, RECOMMENDATION if is_recommendation(route) else ACTION)


def offset(document: Document, wanted: str) -> int:
    """Where the first item *wanted* begins in the text; where it is not seen, the first fault, which may hide it."""
    found = [mapping.start for _, identifier, mapping in items(document) if fold(identifier) == fold(wanted)]
    found += [fault.start for fault in document.faults]
    return found[0] if found else document.span(item(document, wanted).route)[0]


def actions(document: Document, wanted: Iterable[str]) -> list[Target]:
    """The actions *wanted*, or the only one of a recommendation *wanted*; refused where one is faulty."""
    known = _by_id(document)
    found = [_item(document, each, known) for each in wanted]
    found = [_only_action(document, each) if is_recommendation(each.route) else each for each in found]
    for each in found:
        refuse_faults_within(document, each.route)
    return found


def _only_action(document: Document, recommendation: Target) -> Target:
    actions = [
        (route, identifier)
        for route, identifier, _ in items(document)
        if is_action(route) and recommendation_of(route) == recommendation.route
    ]
    if not actions:
        raise errors.NoActions(id=recommendation.id)
    if len(actions) > 1:
        raise errors.SeveralActions(id=recommendation.id, actions=tuple(identifier for _, identifier in actions))
    return Target(*actions[0], ACTION)


# -- faults in the way ----------------------------------------------------------------------------


def refuse_unreadable(document: Document) -> None:
    """Raise PartFaulty where a fault leaves the whole text in doubt."""
    _refuse([fault for fault in document.faults if fault.kind not in _LOCAL])


def refuse_faults_within(document: Document, route: Route) -> None:
    """Raise PartFaulty where a fault stands anywhere in the item at *route*, or names what holds it."""
    item = document.at(route)
    assert isinstance(item, Mapping)
    held = _holders(document, route)
    _refuse([each for each in document.faults if item.start <= each.start < item.end or each.start in held])


def refuse_faults_of(document: Document, route: Route, key: str) -> None:
    """Raise PartFaulty where a fault stands among the keys of the mapping at *route*, or names its list *key*."""
    mapping = document.at(route)
    assert isinstance(mapping, Mapping)
    held = _holders(document, (*route, key))
    spans = [span_of(value) for _, value in mapping.entries.values()]

    def among_keys(fault: Fault) -> bool:
        inside = any(start <= fault.start < end for start, end in spans)
        return mapping.start <= fault.start < mapping.end and not inside

    _refuse([each for each in document.faults if each.start in held or among_keys(each)])


def _holders(document: Document, route: Route) -> set[int]:
    """Where everything begins that holds what is at *route*, itself included."""
    holders = [document.at(route[:length]) for length in range(len(route) + 1)]
    return {span_of(holder)[0] for holder in holders if holder is not None}


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise errors.PartFaulty(
            [Diagnostic(RULES[each.kind], each.facts, span=(each.start, each.end)) for each in faults]
        )


def refuse_wrong_types(document: Document, *routes: Route) -> None:
    """Raise PartFaulty where the value at one of *routes* is not what the format wants there."""
    from csecplan.reading import read

    found = [each for each in read(document)[1] if each.rule.id == "wrong-type" and each.route in routes]
    if found:
        raise errors.PartFaulty(found)
