"""Bytes to values with spans.

Everything is text here: no tag is resolved, no alias followed, so nothing a
file holds can make this guess or grow. What plan.yaml may not hold
(docs/format.md) becomes a `Fault` at its place, and the walk goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from csecplan.yamltext.composer import compose
from csecplan.yamltext.libyaml import YAMLError
from csecplan.yamltext.nodes import Fault, Mapping, Node, Scalar, Sequence, is_absent, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csecplan.yamltext.nodes import Route

_BOM = b"\xef\xbb\xbf"
_INNER_BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n|\n|\r")


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
        readings = [self.text]
        if "<<<<<<<" in self.text or ">>>>>>>" in self.text:
            from csecplan.yamltext import recovery

            readings, faults = recovery.without_conflicts(self.text)
            self.faults += faults
        self._read_one_of(readings)
        if self.faults and self.root is not None:
            from csecplan.yamltext.strays import strays

            self.faults += strays(self.root, readings[-1], self.position)

    def _read_one_of(self, readings: list[str]) -> None:
        for readable in readings:
            try:
                if _INNER_BOM not in readable:  # the one character that libyaml takes and a plan may not hold
                    return self._take(*compose(readable))
            except YAMLError:
                pass
        return self._recover(readings[-1])

    def _recover(self, readable: str) -> None:
        from csecplan.yamltext import recovery

        readable, faults = recovery.without_controls(readable)
        self.faults += faults
        try:
            self._take(*compose(readable))
        except YAMLError as error:
            recovered = recovery.Recovery(self.text, self.position)
            recovered.read(readable, error)
            self._take(recovered.root, recovered.faults)

    def _take(self, root: Node | None, faults: list[Fault]) -> None:
        if root is None and not self.faults and not faults:
            faults = [Fault("empty", 0, 0)]
        self.root = root
        self.faults += faults

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
