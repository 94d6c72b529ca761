"""Lists of a mapping: an item more, in the manner of the list or of the one around it."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingType
from typing import TYPE_CHECKING, NamedTuple

from csecplan.yamltext import positions
from csecplan.yamltext.nodes import Mapping, Scalar, Sequence, span_of
from csecplan.yamltext.quoting import InQuotes, Slot, one_line, written
from csecplan.yamltext.splice import Splice
from csecplan.yamltext.write_keys import insert_flow, insert_lines, mapping_at, place_for, slot_at

if TYPE_CHECKING:
    from collections.abc import Sequence as Order

    from csecplan.yamltext.document import Document
    from csecplan.yamltext.nodes import Node, Route

Item = str | MappingType[str, "str | tuple[str, ...]"]
"""A new item: a text, or a mapping of texts and lists of texts, in the order they are written."""

_COMMA = re.compile(r"(?:\s|#[^\r\n]*+)*+,")
_BLANK_LINE = re.compile(r"(?:\n|\r(?!\n))[ \t]*[\r\n]")


class ListStyle(NamedTuple):
    """How a block list stands: its dash so many columns right of its key, its texts so many blanks after the dash."""

    dash: int = 2
    gap: int = 1


def in_quotes(item: Item) -> Item:
    """*item* with each of its texts in double quotes."""
    if isinstance(item, str):
        return InQuotes(item)
    return {
        key: InQuotes(value) if isinstance(value, str) else tuple(map(InQuotes, value)) for key, value in item.items()
    }


def append(document: Document, route: Route, key: str, item: Item, order: Order[str]) -> list[Splice]:
    """Put *item* last in the list *key* of the mapping at *route*; make the list where there is none."""
    text, mapping = document.text, mapping_at(document, route)
    found = mapping.entries.get(key)
    in_flow = one_item(item, Slot(flow=True))
    if found is None and mapping.flow:
        return insert_flow(mapping, key, f"[{in_flow}]", order)
    if found is None:
        return _new_list(document, route, key, item, order)
    node = found[1]
    if isinstance(node, Sequence) and node.items:
        return _flow_append(text, node, in_flow) if node.flow else _block_append(text, node, item)
    if mapping.flow or (isinstance(node, Sequence) and "#" in text[node.start : node.end]):
        return _into_empty(text, found[0], node, in_flow)
    return _first_items(document, route, key, item)


# -- a new list -----------------------------------------------------------------------------------


def _new_list(document: Document, route: Route, key: str, item: Item, order: Order[str]) -> list[Splice]:
    """The key with a list of one item, below the key it goes after."""
    mapping = mapping_at(document, route)
    indent = positions.column(document.text, mapping.start)
    slot = slot_at(document.text, place_for(document, mapping, key, order))
    style = style_around(document, route)
    lines = item_lines(item, indent + style.dash, style.gap, {}, slot)
    return insert_lines(document, mapping, key, [" " * indent + f"{key}:", *lines], order)


def _first_items(document: Document, route: Route, key: str, item: Item) -> list[Splice]:
    """The first item of a list that is empty or absent: below the key's line; what stood for nothing goes."""
    text, mapping = document.text, mapping_at(document, route)
    key_node, node = mapping.entries[key]
    indent = positions.column(text, mapping.start)
    at = positions.below(text, positions.value_end(text, key_node, node), indent)
    style = style_around(document, route)
    lines = item_lines(item, indent + style.dash, style.gap, {}, slot_at(text, at))
    return [*_emptied(text, key_node, node), positions.inserted(text, at, lines)]


def _emptied(text: str, key: Scalar, node: Node) -> list[Splice]:
    """`[]`, `~` or `null` removed with the blanks before it; a comment on its line stays."""
    start, end = span_of(node)
    colon = positions.colon_end(text, key)
    if start == end or colon is None:
        return []
    line = positions.line_start(text, start)
    if line <= colon:
        return [Splice(len(text[:start].rstrip(" \t")), end, "")]
    followed = text[end : positions.line_end(text, end)].strip(" \t")
    return [Splice(start if followed else line - len(positions.newline_at(text, line)), end, "")]


def _into_empty(text: str, key: Scalar, node: Node, item: str) -> list[Splice]:
    """The first item of an empty list inside flow, or of an empty flow list with a comment inside."""
    start, end = span_of(node)
    if isinstance(node, Sequence):
        return [Splice(start + 1, start + 1, item)]
    colon = positions.colon_end(text, key)
    if start < end:
        return [Splice(start, end, f"[{item}]")]
    at = key.end_mark.index if colon is None else colon
    return [Splice(at, at, f"{':' if colon is None else ''} [{item}]")]


def style_around(document: Document, route: Route) -> ListStyle:
    """The style of the list that holds the mapping at *route*; the usual one where none does."""
    if not route:
        return ListStyle()
    holder, outer = document.at(route[:-1]), mapping_at(document, route[:-2])
    item = document.at(route)
    assert isinstance(holder, Sequence)
    assert item is not None
    return style_of(document.text, holder, item, positions.column(document.text, outer.start))


def style_of(text: str, sequence: Sequence, item: Node, key_column: int) -> ListStyle:
    """The style of a block *sequence* whose key stands at *key_column*; the blanks are those before *item*."""
    dash = positions.column(text, sequence.start)
    start = span_of(item)[0]
    line = positions.line_start(text, start)
    before = text[line + dash : start]
    gap = len(before) - 1 if before.startswith("-") and not before[1:].strip(" ") else 1
    return ListStyle(dash - key_column, max(1, gap))


# -- an item more ---------------------------------------------------------------------------------


def _block_append(text: str, sequence: Sequence, item: Item) -> list[Splice]:
    """*item* below the last one, with its dash's column and its blanks after the dash."""
    last = sequence.items[-1]
    dash = positions.column(text, sequence.start)
    at = positions.below(text, positions.end_of(text, last), dash)
    gap = style_of(text, sequence, last, dash).gap
    lines = item_lines(item, dash, gap, _styles_within(text, last), slot_at(text, at))
    blank = [""] if _parted_by_blanks(text, sequence) and not positions.keeps_blanks(text, last) else []
    return [*positions.closed(text, last), positions.inserted(text, at, [*blank, *lines])]


def _styles_within(text: str, item: Node) -> dict[str, ListStyle]:
    """The style of each block list that *item* has under a key."""
    if not isinstance(item, Mapping):
        return {}
    indent = positions.column(text, item.start)
    return {
        key: style_of(text, node, node.items[-1], indent)
        for key, (_, node) in item.entries.items()
        if isinstance(node, Sequence) and node.items and not node.flow
    }


def _parted_by_blanks(text: str, sequence: Sequence) -> bool:
    """Whether there are two items or more, and a blank line between every two."""
    pairs = list(zip(sequence.items, sequence.items[1:], strict=False))
    return bool(pairs) and all(
        _BLANK_LINE.search(text, positions.end_of(text, one), span_of(other)[0]) for one, other in pairs
    )


def _flow_append(text: str, sequence: Sequence, item: str) -> list[Splice]:
    """*item* after the last one: on the same line, or on one of its own if that one has."""
    start, end = span_of(sequence.items[-1])
    line = positions.line_start(text, start)
    indent = text[line:start]
    if indent.strip(" \t"):
        return [Splice(end, end, f", {item}")]
    comma = _COMMA.match(text, end, sequence.end)
    last = comma.end() if comma else end
    below = positions.next_line(text, last)
    newline = positions.newline_at(text, below)
    if below >= sequence.end:
        return [Splice(last, last, f"{'' if comma else ','}{newline}{indent}{item}{',' if comma else ''}")]
    comma_here = [] if comma else [Splice(end, end, ",")]
    return [*comma_here, Splice(below, below, f"{indent}{item}{',' if comma else ''}{newline}")]


def listed(document: Document, route: Route, key: str, *, under_key: bool = False) -> list[Splice]:
    """Make the value of *key* the first item of a list; a dash *under_key* has its further lines right of it."""
    text, mapping = document.text, mapping_at(document, route)
    key_node, node = mapping.entries[key]
    (start, end), colon = span_of(node), positions.colon_end(text, key_node)
    if mapping.flow or colon is None:
        return [Splice(start, start, "["), Splice(end, end, "]")]
    if "#" in text[colon:start]:
        return [Splice(start, start, "- ")]
    style = ListStyle(0, 1) if under_key else style_around(document, route)
    dash = " " * (positions.column(text, mapping.start) + style.dash) + "-" + " " * style.gap
    return [Splice(colon, start, positions.newline_at(text, positions.next_line(text, start)) + dash)]


# -- lines ----------------------------------------------------------------------------------------


def item_lines(item: Item, dash: int, gap: int, styles: MappingType[str, ListStyle], slot: Slot) -> list[str]:
    """*item* as lines of a block list, its dash at that column; *slot* is what is below.

    A key's own list is a block list where *styles* has one for it.
    """
    lead = " " * dash + "-" + " " * gap
    if isinstance(item, str):
        return [lead + one_line(item, Slot())]
    above = Slot()
    lines: list[str] = []
    for number, (key, value) in enumerate(item.items(), 1):
        first, *more = _value_lines(value, len(lead), styles.get(key), slot if number == len(item) else above)
        lines += [f"{' ' * len(lead)}{key}:{first}", *more]
    return [lead + lines[0].lstrip(" "), *lines[1:]]


def _value_lines(value: str | tuple[str, ...], indent: int, style: ListStyle | None, slot: Slot) -> list[str]:
    """What follows a key at column *indent* and its colon, then whole lines."""
    if isinstance(value, str):
        first, *more = written(value, indent + 2, slot)
        return [f" {first}", *more]
    if style is None:
        return [f" {_in_flow(value, Slot(flow=True))}"]
    return ["", *(item_lines(each, indent + style.dash, style.gap, {}, slot)[0] for each in value)]


def one_item(item: Item, slot: Slot) -> str:
    """*item* on one line, as within a flow list."""
    if isinstance(item, str):
        return one_line(item, slot)
    return "{" + ", ".join(f"{key}: {_in_flow(value, slot)}" for key, value in item.items()) + "}"


def _in_flow(value: str | tuple[str, ...], slot: Slot) -> str:
    if isinstance(value, str):
        return one_line(value, slot)
    return "[" + ", ".join(one_line(each, slot) for each in value) + "]"
