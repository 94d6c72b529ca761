"""Bytes to values with spans, in one walk over libyaml's events.

Everything is text here: no tag is resolved, no alias followed, so nothing a
file holds can make this guess or grow. What plan.yaml may not hold (design,
section 2) becomes a `Fault` at its place, and the walk goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from csecplan import NOTHING

if TYPE_CHECKING:
    from collections import abc
    from collections.abc import Callable, Iterator

    from yaml import Mark

    Route = tuple[str | int, ...]

DEEPEST = 32
"""Nesting allowed; a plan needs nine levels."""

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
_BOM = b"\xef\xbb\xbf"
_INNER_BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n|\n|\r")


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


class Document:
    """A file's text, its values with their spans, and its faults.

    `text` has no byte order mark (`bom` says there was one). `root` is None
    where nothing could be read. Positions are code points of `text`.
    """

    def __init__(self, text: str, *, bom: bool = False, faults: tuple[Fault, ...] = ()) -> None:
        self.text = text
        self.bom = bom
        self.root: Node | None = None
        self.faults: list[Fault] = list(faults)
        self._line_starts: list[int] | None = None

    @classmethod
    def parse(cls, data: bytes) -> Document:
        """Read *data*. Raises nothing: what is wrong is in `faults`."""
        bom = data.startswith(_BOM)
        body = data[len(_BOM) :] if bom else data
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError as error:
            return cls._undecodable(body, bom, error)
        document = cls(text, bom=bom)
        document._read()
        return document

    @classmethod
    def _undecodable(cls, body: bytes, bom: bool, error: UnicodeDecodeError) -> Document:
        text = body.decode("utf-8", "replace")
        at = len(body[: error.start].decode("utf-8", "replace"))
        return cls(text, bom=bom, faults=(Fault("encoding", at, at + 1, {"byte": f"0x{body[error.start]:02X}"}),))

    def encode(self, text: str | None = None) -> bytes:
        """*text* (this document's own unless given) as the file's bytes, with the mark it came with."""
        return (_BOM if self.bom else b"") + (self.text if text is None else text).encode("utf-8")

    def _read(self) -> None:
        readable = self.text
        if "<<<<<<<" in readable or ">>>>>>>" in readable:
            from csecplan.yamltext import recovery

            readable, faults = recovery.without_conflicts(readable)
            self.faults += faults
        try:
            if _INNER_BOM not in readable:  # the one character that libyaml takes and a plan may not hold
                self.root = self._compose(readable)
                return
        except YAMLError:
            pass
        self._recover(readable)

    def _recover(self, readable: str) -> None:
        from csecplan.yamltext import recovery

        readable, faults = recovery.without_controls(readable)
        self.faults += faults
        try:
            self.root = self._compose(readable)
        except YAMLError as error:
            recovery.recover(self, readable, error)

    def _compose(self, readable: str) -> Node | None:
        """The first document's value. Raises YAMLError where *readable* does not parse."""
        composer = _Composer(readable)
        root = composer.compose()
        if root is None and not self.faults and not composer.faults:
            self.faults.append(Fault("empty", 0, 0))
        self.faults += composer.faults
        return root

    def at(self, route: Route) -> Node | None:
        """The value at *route*, or None."""
        node: Node | None = self.root
        for step in route:
            if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
                node = node.entries[step][1]
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                return None
        return node

    def span(self, route: Route, *, on_key: bool = False) -> tuple[int, int]:
        """The code points of the value at *route* (of its key with *on_key*), else of what would hold it.

        Of a list or mapping, its first text: the place an eye wants.
        """
        while route and (self.at(route) is None or is_absent(self.at(route))):  # type: ignore[arg-type]
            route, on_key = route[:-1], on_key and self.at(route) is not None
            if on_key:
                break
        parent = self.at(route[:-1]) if route else None
        if on_key and isinstance(parent, Mapping) and isinstance(route[-1], str):
            return span_of(parent.entries[route[-1]][0])
        node = self.at(route)
        return (0, 0) if node is None else span_of(_first_text(node))

    def position(self, index: int) -> tuple[int, int]:
        """Line and column of *index*, from 1, as editors count: U+2028 and NEL end no line."""
        starts = self._starts()
        line = bisect_right(starts, index)
        return line, index - starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of line *number* (from 1), without its end."""
        starts = self._starts()
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def _starts(self) -> list[int]:
        if self._line_starts is None:
            self._line_starts = [0, *(found.end() for found in _LINE_END.finditer(self.text))]
        return self._line_starts


def _first_text(node: Node) -> Node:
    while not isinstance(node, Scalar):
        inner: Iterator[Node]
        inner = iter(node.items) if isinstance(node, Sequence) else (key for key, _ in node.entries.values())
        first = next(inner, None)
        if first is None:
            break
        node = first
    return node


class _TooDeep(Exception):
    """Nested past DEEPEST: what follows is not read."""


class _Composer:
    """One walk over one text's events."""

    def __init__(self, text: str) -> None:
        from yaml._yaml import CParser

        self.text = text
        self.odd = "&" in text or "!" in text  # else there is no anchor and no tag to look for
        self.next: Callable[[], Any] = CParser(text).get_event
        self.faults: list[Fault] = []

    def compose(self) -> Node | None:
        root: Node | None = None
        try:
            while type(event := self.next()) is not StreamEndEvent:
                if type(event) is DocumentStartEvent and root is not None:
                    self._fault("second-document", event)
                    break
                if type(event) is DocumentStartEvent:
                    root = self._node(self.next(), 0)
                elif type(event) is not StreamStartEvent:
                    continue
        except _TooDeep:
            return root
        return root

    def _node(self, event: Any, depth: int) -> Node:
        if type(event) is Scalar:
            if event.anchor is not None or event.tag is not None:
                self._refused(event)
            return event
        if depth >= DEEPEST:
            self._fault("nesting", event, deepest=DEEPEST)
            raise _TooDeep
        if type(event) is MappingStartEvent:
            return self._mapping(event, depth)
        if type(event) is SequenceStartEvent:
            return self._sequence(event, depth)
        return self._alias(event)

    def _mapping(self, start: Any, depth: int) -> Mapping:
        self._refused(start)
        mapping = Mapping(start.start_mark.index, bool(start.flow_style))
        entries, following, odd = mapping.entries, self.next, self.odd
        while type(key := following()) is not MappingEndEvent:
            if type(key) is not Scalar:
                self._fault("key-not-text", key)
                self._node(key, depth + 1)
                self._node(following(), depth + 1)
                continue
            value, name = following(), key.value
            if type(value) is not Scalar or (odd and (value.anchor is not None or value.tag is not None)):
                value = self._node(value, depth + 1)
            if name in entries or name == "<<" or (odd and (key.anchor is not None or key.tag is not None)):
                self._odd_key(mapping, key, value)
            else:
                entries[name] = (key, value)
        closing: Any = key
        mapping.end = closing.end_mark.index
        return mapping

    def _odd_key(self, mapping: Mapping, key: Scalar, value: Node) -> None:
        self._refused(key)
        if key.value == "<<" and not key.style:
            self._fault("merge-key", key)
        if key.value in mapping.entries:
            self._fault("repeated-key", key, key=key.value)
            mapping.repeated.append((key, value))
        else:
            mapping.entries[key.value] = (key, value)

    def _sequence(self, start: Any, depth: int) -> Sequence:
        self._refused(start)
        sequence = Sequence(start.start_mark.index, bool(start.flow_style))
        while type(event := self.next()) is not SequenceEndEvent:
            sequence.items.append(self._node(event, depth + 1))
        closing: Any = event
        sequence.end = closing.end_mark.index
        return sequence

    def _alias(self, event: AliasEvent) -> Scalar:
        """A stand-in that says nothing: an alias is never followed."""
        self._fault("alias", event, name=event.anchor)
        return Scalar(None, None, (True, False), "", event.start_mark, event.end_mark, style=None)

    def _refused(self, event: Any) -> None:
        if event.anchor is not None:
            self._fault("anchor", event, name=event.anchor)
        if event.tag is not None:
            written = self.text[event.start_mark.index :].split(maxsplit=1)
            self._fault("tag", event, tag=written[0] if written else event.tag)

    def _fault(self, kind: str, event: Any, **facts: object) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self.faults.append(Fault(kind, start, max(end, start), facts))
