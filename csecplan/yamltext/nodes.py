"""What a text is made of: mappings, lists and texts, each with the characters it stands on; and faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import NOTHING
from csecplan.yamltext.libyaml import ScalarEvent

if TYPE_CHECKING:
    from collections import abc

    from yaml import Mark

    Route = tuple[str | int, ...]

if TYPE_CHECKING:

    class Scalar(ScalarEvent):
        """A text: libyaml's own event, because making another object for each costs as much as parsing."""

        start_mark: Mark
        end_mark: Mark
        value: str
else:
    Scalar = ScalarEvent

ABSENT = frozenset({"", "~", "null", "Null", "NULL"})
"""What says nothing where it is not quoted."""


class Mapping:
    """Keys and values in file order. Of a repeated key the first stands, and `repeated` has the others."""

    __slots__ = ("end", "entries", "flow", "repeated", "start")

    def __init__(self, start: int, flow: bool) -> None:
        self.start = start
        self.end = start
        self.flow = flow
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        self.repeated: list[tuple[Scalar, Node]] = []

    def get(self, key: str) -> Node | None:
        """The value of *key*; None where it is missing or absent (empty, `~`, `null`)."""
        entry = self.entries.get(key)
        return None if entry is None or is_absent(entry[1]) else entry[1]


class Sequence:
    """A list's items in file order."""

    __slots__ = ("end", "flow", "items", "start")

    def __init__(self, start: int, flow: bool) -> None:
        self.start = start
        self.end = start
        self.flow = flow
        self.items: list[Node] = []


Node = Scalar | Mapping | Sequence


class Fault(NamedTuple):
    """Something plan.yaml may not hold: its kind, and the code points it stands on."""

    kind: str
    start: int
    end: int
    facts: abc.Mapping[str, object] = NOTHING


def is_absent(node: Node) -> bool:
    """Whether *node* says nothing: unquoted, and empty, `~` or `null`."""
    return type(node) is Scalar and node.value in ABSENT and not node.style


def span_of(node: Node) -> tuple[int, int]:
    """Where *node* stands, in code points of the text; the end is excluded."""
    if isinstance(node, Scalar):
        return node.start_mark.index, node.end_mark.index
    return node.start, node.end
