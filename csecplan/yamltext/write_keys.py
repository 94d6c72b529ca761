"""Keys of a mapping: set, inserted and removed by splices that move nothing else.

The caller says in which order keys are written; a mapping is given by its
route.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csecplan.yamltext import positions
from csecplan.yamltext.nodes import Mapping, Scalar, span_of
from csecplan.yamltext.quoting import AsIs, Slot, one_line, written
from csecplan.yamltext.splice import Splice

if TYPE_CHECKING:
    from collections.abc import Sequence as Order

    from csecplan.yamltext.document import Document
    from csecplan.yamltext.nodes import Route

_TO_LINE_END = re.compile(r"[ \t]*,?[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)")
_COMMA_AFTER = re.compile(r"\s*,\s*")


def mapping_at(document: Document, route: Route) -> Mapping:
    """The mapping at *route*, which the caller has seen there."""
    mapping = document.at(route)
    assert isinstance(mapping, Mapping), f"no mapping at {route}"
    return mapping


# -- setting --------------------------------------------------------------------------------------


def set_value(document: Document, route: Route, key: str, value: str) -> list[Splice]:
    """Replace the text of *key*, or fill its empty value. Quotes keep their kind around a value that is `AsIs`."""
    text, mapping = document.text, mapping_at(document, route)
    key_node, node = mapping.entries[key]
    assert isinstance(node, Scalar), f"{key} is no text"
    if positions.is_empty(node):
        return _filled(document, mapping, key_node, value)
    start, end = span_of(node)
    if node.style in {"'", '"'} and isinstance(value, AsIs):
        return [Splice(start, end, f"{node.style}{value}{node.style}")]
    if node.style in {"|", ">"}:
        return _unblocked(text, node, one_line(value, Slot()))
    return _spread(document, mapping, (start, end), "", value)


def _filled(document: Document, mapping: Mapping, key: Scalar, value: str) -> list[Splice]:
    """One space and *value* right after the key's colon."""
    colon = positions.colon_end(document.text, key)
    at = key.end_mark.index if colon is None else colon
    return _spread(document, mapping, (at, at), ": " if colon is None else " ", value)


def _spread(document: Document, mapping: Mapping, span: tuple[int, int], lead: str, value: str) -> list[Splice]:
    """*value* over *span*, its further lines, if it has any, on lines below."""
    text = document.text
    at = positions.next_line(text, span[1])
    slot = Slot(mapping.flow, positions.comment_below(text, at), positions.is_unended(text, at))
    first, *more = written(value, positions.column(text, mapping.start) + 2, slot)
    return [Splice(*span, lead + first), *([positions.inserted(text, at, more)] if more else [])]


def _unblocked(text: str, node: Scalar, value: str) -> list[Splice]:
    """*value* where a block text had its `|` or `>`; the lines of its content go."""
    start, end = node.start_mark.index, positions.end_of(text, node)
    header = re.compile(r"\S+").match(text, start)
    assert header is not None, "a block text begins with its indicator"
    last = positions.next_line(text, end)
    first = positions.line_end(text, start) if positions.is_unended(text, last) else positions.next_line(text, start)
    lines = [Splice(first, last, "")] if first < last and end > positions.line_end(text, start) else []
    return [Splice(start, header.end(), value), *lines]


# -- inserting ------------------------------------------------------------------------------------


def preceding(mapping: Mapping, key: str, order: Order[str]) -> str:
    """The key that *key* goes after: the nearest before it in *order* that *mapping* has, else its first one."""
    before = reversed(order[: list(order).index(key)])
    return next((name for name in before if name in mapping.entries), next(iter(mapping.entries)))


def insert(document: Document, route: Route, key: str, value: str, order: Order[str]) -> list[Splice]:
    """Put `key: value` into a mapping that lacks it, where *order* says."""
    mapping = mapping_at(document, route)
    if mapping.flow:
        return insert_flow(mapping, key, one_line(value, Slot(flow=True)), order)
    at = place_for(document, mapping, key, order)
    indent = positions.column(document.text, mapping.start)
    first, *more = written(value, indent + 2, slot_at(document.text, at))
    return insert_lines(document, mapping, key, [" " * indent + f"{key}: {first}", *more], order)


def slot_at(text: str, at: int) -> Slot:
    """The slot there is for a text whose last line comes to stand right above *at*."""
    return Slot(False, positions.comment_below(text, at), positions.is_unended(text, at))


def place_for(document: Document, mapping: Mapping, key: str, order: Order[str]) -> int:
    """The line where *key* goes in a block *mapping*."""
    text = document.text
    end = positions.value_end(text, *mapping.entries[preceding(mapping, key, order)])
    return positions.below(text, end, positions.column(text, mapping.start))


def insert_lines(document: Document, mapping: Mapping, key: str, lines: list[str], order: Order[str]) -> list[Splice]:
    """*lines* where *key* goes in a block *mapping*."""
    at, before = place_for(document, mapping, key, order), preceding(mapping, key, order)
    return [
        *positions.closed(document.text, mapping.entries[before][1]),
        positions.inserted(document.text, at, lines),
    ]


def insert_flow(mapping: Mapping, key: str, value: str, order: Order[str]) -> list[Splice]:
    """`, key: value` right after the key it goes after, on the same line."""
    node = mapping.entries[preceding(mapping, key, order)][1]
    at = span_of(node)[1]
    return [Splice(at, at, f", {key}: {value}")]


# -- removing -------------------------------------------------------------------------------------


def remove(document: Document, route: Route, key: str) -> list[Splice]:
    """Take *key* out, with the comment on its line; comments on lines of their own and blank lines stay."""
    text, mapping = document.text, mapping_at(document, route)
    key_node, value = mapping.entries[key]
    start, end = key_node.start_mark.index, positions.value_end(text, key_node, value)
    if mapping.flow:
        return [removed_from_flow(text, start, end)]
    line = positions.line_start(text, start)
    if text[line:start].strip(" "):
        return [_removed_at_dash(text, start, end, mapping)]
    after = positions.next_line(text, end)
    if positions.is_unended(text, after):
        return [Splice(line - len(positions.newline_at(text, line)), after, "")]
    return [Splice(line, after, "")]


def empty(document: Document, route: Route, key: str) -> list[Splice]:
    """Take the value of *key* out, and leave the key."""
    node = mapping_at(document, route).entries[key][1]
    return (
        [Splice(node.start_mark.index, positions.end_of(document.text, node), "")] if isinstance(node, Scalar) else []
    )


def _removed_at_dash(text: str, start: int, end: int, mapping: Mapping) -> Splice:
    """The next key takes the place of the one at the dash; where a comment or a blank line parts them, it stays."""
    below = positions.next_line(text, end)
    following = [key.start_mark.index for key, _ in mapping.entries.values() if key.start_mark.index > start]
    if following and positions.line_start(text, following[0]) == below:
        return Splice(start, following[0], "")
    return Splice(len(text[:start].rstrip(" ")), positions.line_end(text, end), "")


def removed_from_flow(text: str, start: int, end: int) -> Splice:
    """With its line if it has one to itself, else with the comma and blanks before it, else with those after."""
    line, rest = positions.line_start(text, start), _TO_LINE_END.match(text, end)
    if rest and text[line:start].strip(" \t") in {"", ","}:
        return Splice(line, positions.next_line(text, end), "")
    before = len(text[:start].rstrip()) - 1
    on_line_before = before < line and "#" in text[positions.line_start(text, before) : before]
    if text[before] == "," and not on_line_before:
        return Splice(before, end, "")
    after = _COMMA_AFTER.match(text, end)
    return Splice(start, after.end() if after else end, "")
