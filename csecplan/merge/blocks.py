"""A plan's text as blocks of whole lines: each key with its value, each item of a list, and what stands around it.

Put end to end, the blocks are the text. Two versions of a block can be
compared wherever they stand and however far they are indented, and one can
be put in the other's place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csecplan.merge import lines
from csecplan.yamltext import Mapping, Scalar, Sequence, positions, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csecplan.yamltext import Document, Node

_REST_OF_LINE = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)")
_BREAK = re.compile(r"\r\n|\n|\r")


_AT_MARGIN = ("#", "<<<<<<<", "=======", ">>>>>>>")


class NotPlaced(Exception):
    """A text is written in a way that has no blocks, or a change has no safe place in it."""


class Block:
    """A key with its value, or an item of a list (whose key is "").

    `lead` is what stands on the lines above and `foot` the comments right
    below that are further right. `head` is its own text: all of it, or, where
    it has `parts`, what is before them. A block that is `inline` begins
    behind a dash; `column` is where its key or its dash stands.
    """

    __slots__ = ("_flat", "column", "foot", "head", "inline", "key", "lead", "node", "parts", "start")

    def __init__(self, key: str, node: Node, start: int, column: int, *, inline: bool = False) -> None:
        self.key, self.node, self.start, self.column, self.inline = key, node, start, column, inline
        self.lead = self.head = self.foot = ""
        self.parts: list[Block] | None = None
        self._flat: str | None = None

    def text(self) -> str:
        """Its own lines, all within included."""
        return self.head + "".join(part.all() for part in self.parts or ())

    def all(self) -> str:
        """Its own lines, with those above and below that are its."""
        return self.lead + self.text() + self.foot

    def flat(self) -> str:
        """`text` as it would be at the margin, with plain line feeds: for comparing."""
        if self._flat is None:
            self._flat = shifted(_BREAK.sub("\n", self.text()), -self.column, inline=self.inline)
        return self._flat

    def part(self, key: str) -> Block | None:
        return next((each for each in self.parts or () if each.key == key), None)


class Text:
    """A whole text: the blocks of its keys, and its `tail`, what is below the last."""

    def __init__(self, document: Document) -> None:
        if document.faults or not isinstance(document.root, Mapping) or document.root.flow:
            raise NotPlaced
        self.document = document
        self.final = document.text.endswith(("\n", "\r"))
        self.newline = positions.newline_at(document.text, len(document.text))
        self.text = document.text if self.final else document.text + self.newline
        self._at, self._last = 0, Block("", document.root, 0, 0)
        self.root = Block("", document.root, 0, 0)
        self.root.parts = list(self._entries(document.root, None))
        self.tail = self._around(0)

    # -- a walk from the first line to the last ---------------------------------------------------

    def _entries(self, mapping: Mapping, behind: int | None) -> Iterator[Block]:
        """The keys of a mapping, the first one *behind* a dash where its place is given."""
        if mapping.repeated:
            raise NotPlaced
        for key, (node, value) in mapping.entries.items():
            start = node.start_mark.index
            block = Block(key, value, start, positions.column(self.text, start), inline=start == behind)
            self._begin(block, start)
            self._within(block, positions.value_end(self.text, node, value), positions.colon_end(self.text, node))
            yield block

    def _items(self, sequence: Sequence) -> Iterator[Block]:
        for item in sequence.items:
            start = span_of(item)[0]
            dash = self._at + len(self.text[self._at : start].rstrip()) - 1
            if dash < self._at or self.text[dash] != "-":
                raise NotPlaced
            block = Block("", item, dash, positions.column(self.text, dash))
            self._begin(block, dash)
            if isinstance(item, Mapping) and not item.flow:
                same_line = positions.line_start(self.text, start) == self._at
                self._head(block, start if same_line else positions.next_line(self.text, dash))
                block.parts = list(self._entries(item, start if same_line else None))
            else:
                self._leaf(block, positions.end_of(self.text, item))
            yield block

    def _begin(self, block: Block, start: int) -> None:
        """What stands above *block*, which is alone on its line or behind a dash."""
        line = start if block.inline else positions.line_start(self.text, start)
        if line < self._at or self.text[line:start].strip(" "):
            raise NotPlaced
        block.lead = self._around(block.column, line)

    def _around(self, column: int, end: int | None = None) -> str:
        """The lines up to *end* that no block has, less the comments that are the foot of the one above."""
        begin, at = self._at, self._at
        end = len(self.text) if end is None else end
        while begin and at < end:
            line = self.text[at : positions.next_line(self.text, at)]
            if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) <= column:
                break
            at += len(line)
        self._last.foot = self.text[begin:at]
        self._at = end
        return self.text[at:end]

    def _within(self, block: Block, end: int, colon: int | None) -> None:
        """The parts of a key's value, where it is written as a block; else all of it is the key's own text."""
        value = block.node
        is_block = isinstance(value, Mapping) or (isinstance(value, Sequence) and bool(value.items))
        if isinstance(value, Scalar) or value.flow or not is_block or colon is None:
            return self._leaf(block, end)
        if not _REST_OF_LINE.match(self.text, colon):
            raise NotPlaced
        self._head(block, positions.next_line(self.text, colon))
        block.parts = list(self._entries(value, None) if isinstance(value, Mapping) else self._items(value))
        return None

    def _leaf(self, block: Block, end: int) -> None:
        if not _REST_OF_LINE.match(self.text, end):
            raise NotPlaced
        self._head(block, positions.next_line(self.text, end))

    def _head(self, block: Block, end: int) -> None:
        block.head, self._at, self._last = self.text[self._at : end], end, block


def shifted(text: str, columns: int, *, inline: bool = False) -> str:
    """*text*, whole lines, moved by *columns*; comments at the margin stay, and an *inline* first line."""
    if not columns:
        return text
    rows = lines.split(text)
    kept = rows[:1] if inline else []
    return "".join([*kept, *(_moved(row, columns) for row in rows[len(kept) :])])


def _moved(line: str, columns: int) -> str:
    if line.startswith(_AT_MARGIN) or not line.strip():
        return line
    if columns > 0:
        return " " * columns + line
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(-columns, blanks) :]


def with_breaks(text: str, newline: str) -> str:
    """*text* with *newline* for each of its line breaks."""
    return _BREAK.sub(newline, text)
