"""Items that a slip elsewhere in the file hid, or put under another than the one they are written under."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csecplan.yamltext.nodes import Fault, Mapping, Scalar, Sequence, span_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from csecplan.yamltext.nodes import Node

    Position = Callable[[int], tuple[int, int]]

_ITEM = re.compile(r"^([ \t]*)-[ \t]+\{?[ \t]*id:[ \t]+['\"]?([^\s'\"#,}]+)", re.MULTILINE)


class Written(NamedTuple):
    """A line that begins an item: where, how far indented, and its id with its place."""

    line: int
    column: int
    id: str
    start: int


def strays(root: Node, readable: str, position: Position) -> Iterator[Fault]:
    """A fault for each item of *readable* that *root*, which was read of it, lacks or has under another.

    *position* gives the line and column of a code point.
    """
    found = dict(_items(root, position))
    texts = _texts(root)
    above: list[Written] = []
    for each in _written(readable, position):
        while above and above[-1].column >= each.column:
            above.pop()
        facts = {"id": each.id}
        if each.line not in found and not any(start < each.start < end for start, end in texts):
            yield Fault("item-hidden", each.start, each.start + len(each.id), facts)
        elif found.get(each.line) and not _is_under(found[each.line], [other.line for other in above], found):
            yield Fault("item-misplaced", each.start, each.start + len(each.id), facts)
        above.append(each)


def _is_under(recommendation: int, above: list[int], found: dict[int, int]) -> bool:
    """Whether an item is written under *recommendation*: *above* are the lines of those less indented than it is."""
    if recommendation not in above:
        return False
    between = above[above.index(recommendation) + 1 :]
    return all(found.get(line) == recommendation for line in between)


def _written(readable: str, position: Position) -> Iterator[Written]:
    for item in _ITEM.finditer(readable):
        yield Written(position(item.start())[0], len(item[1]), item[2], item.start(2))


def _items(root: Node, position: Position) -> Iterator[tuple[int, int]]:
    """The line of each item's id, and that of the recommendation it is under; 0 for recommendations."""
    for recommendation in _list(root, "recommendations"):
        line = _line(recommendation, position)
        yield line, 0
        for action in _list(recommendation, "actions"):
            yield _line(action, position), line


def _list(node: Node | None, key: str) -> list[Node]:
    held = node.get(key) if isinstance(node, Mapping) else None
    return held.items if isinstance(held, Sequence) else []


def _line(item: Node, position: Position) -> int:
    id = item.entries.get("id") if isinstance(item, Mapping) else None
    return position(span_of(id[0])[0])[0] if id else -1


def _texts(node: Node | None) -> list[tuple[int, int]]:
    """Where the texts of *node* stand that are longer than a line may be."""
    if isinstance(node, Scalar):
        return [span_of(node)] if node.style in {"|", ">", "'", '"'} else []
    if isinstance(node, Mapping):
        return [span for _, value in node.entries.values() for span in _texts(value)]
    return [span for item in node.items for span in _texts(item)] if node else []
