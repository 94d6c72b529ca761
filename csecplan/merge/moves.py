"""Parts of one text put into another as they are written there: keys with their values, items of lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csecplan.yamltext import Mapping, Scalar, Sequence, place, span_of
from csecplan.yamltext.quoting import Room, one_line
from csecplan.yamltext.splice import Splice

if TYPE_CHECKING:
    from csecplan.yamltext import Node

_BREAK = re.compile(r"\r\n|\n|\r")
_REST_OF_LINE = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)")
_COMMENT = re.compile(r"(?:^|\s)#")


class NotPlaced(Exception):
    """A change has no safe place: git's own merge is left to make it."""


class Lines(NamedTuple):
    """Whole lines of a text, past their last line break, and the column of what they begin with."""

    start: int
    end: int
    column: int


class Side(NamedTuple):
    """One version's text, and where things are in it."""

    text: str

    # -- whole lines ----------------------------------------------------------------------------

    def entry_lines(self, mapping: Mapping, key: str) -> Lines | None:
        """The lines of *key* and its value; None where they share one with something else."""
        node, value = mapping.entries[key]
        return self._own_lines(node.start_mark.index, place.value_end(self.text, node, value), mapping.flow)

    def item_lines(self, sequence: Sequence, index: int) -> Lines | None:
        """The lines of an item of a list, its dash included; None where they share one with something else."""
        item = sequence.items[index]
        dash = len(self.text[: span_of(item)[0]].rstrip()) - 1
        if sequence.flow or self.text[dash] != "-":
            return None
        return self._own_lines(dash, place.end_of(self.text, item), False)

    def _own_lines(self, start: int, end: int, flow: bool) -> Lines | None:
        line = place.line_start(self.text, start)
        if flow or self.text[line:start].strip(" ") or not _REST_OF_LINE.match(self.text, end):
            return None
        return Lines(line, place.next_line(self.text, end), start - line)

    def column(self, node: Mapping | Sequence) -> int:
        return place.column(self.text, node.start)

    # -- values ---------------------------------------------------------------------------------

    def value_span(self, mapping: Mapping, key: str) -> tuple[int, int]:
        """From right after *key*'s colon to the end of its value."""
        node, value = mapping.entries[key]
        colon = place.colon_end(self.text, node)
        if colon is None:
            raise NotPlaced
        return colon, place.value_end(self.text, node, value)


class Mover(NamedTuple):
    """Splices that put parts of *source* into *text*."""

    text: str
    source: Side

    def value(self, target: Mapping, mapping: Mapping, key: str) -> Splice:
        """The value that *key* has in *mapping* of the source, over the one it has in *target*."""
        start, end = Side(self.text).value_span(target, key)
        if _holds_comment(self.text[start:end], target.entries[key][1]):
            raise NotPlaced
        return Splice(start, end, self._value_text(target, mapping, key, start))

    def _value_text(self, target: Mapping, mapping: Mapping, key: str, at: int) -> str:
        value = mapping.entries[key][1]
        if target.flow and not mapping.flow:
            if not isinstance(value, Scalar):
                raise NotPlaced
            return " " + one_line(value.value, Room(flow=True))
        start, end = self.source.value_span(mapping, key)
        shift = 0 if target.flow else Side(self.text).column(target) - self.source.column(mapping)
        return self.moved(self.source.text[start:end], shift, at)

    def key(self, target: Mapping, mapping: Mapping, key: str) -> Splice:
        """*key* with its value, below the key of *target* that it follows in *mapping*."""
        if not target.entries:
            raise NotPlaced
        if target.flow:
            end = self._end_before(target, mapping, key)
            return Splice(end, end, f", {key}:{self._value_text(target, mapping, key, end)}")
        at, column = self.place_of_key(target, mapping, key), Side(self.text).column(target)
        value, lines = mapping.entries[key][1], self.source.entry_lines(mapping, key)
        if lines is not None:
            return self.below(at, self.lines(lines, column, at))
        if not isinstance(value, Scalar):
            raise NotPlaced
        return place.inserted(self.text, at, [f"{' ' * column}{key}: {one_line(value.value, Room())}"])

    def place_of_key(self, target: Mapping, mapping: Mapping, key: str) -> int:
        """The line of a block mapping *target* where *key* goes, which *mapping* has."""
        return place.below(self.text, self._end_before(target, mapping, key), Side(self.text).column(target))

    def _end_before(self, target: Mapping, mapping: Mapping, key: str) -> int:
        """Where the key of *target* ends that *key* follows in *mapping*; its first key where it follows none."""
        order = list(mapping.entries)
        before = [name for name in order[: order.index(key)] if name in target.entries]
        return place.value_end(self.text, *target.entries[before[-1] if before else next(iter(target.entries))])

    def item(self, target: Sequence, after: int, sequence: Sequence, index: int) -> Splice:
        """An item of *sequence* below the one at *after* of *target* (-1: above the first)."""
        if not target.items or target.flow != sequence.flow:
            raise NotPlaced
        if target.flow:
            return self._flow_item(target, after, sequence.items[index])
        lines = self.source.item_lines(sequence, index)
        first = Side(self.text).item_lines(target, max(after, 0))
        if lines is None or first is None:
            raise NotPlaced
        lines = lines._replace(start=self._with_comments(lines))
        if after < 0:
            at = first.start
            return Splice(at, at, self.lines(lines, first.column, at) + self._blank(target, sequence, index, at))
        at = place.below(self.text, place.end_of(self.text, target.items[after]), first.column)
        return self.below(at, self._blank(target, sequence, index, at) + self.lines(lines, first.column, at))

    def _flow_item(self, target: Sequence, after: int, item: Node) -> Splice:
        start, end = span_of(item)
        said = self.source.text[start:end]
        at = span_of(target.items[after])[1] if after >= 0 else span_of(target.items[0])[0]
        return Splice(at, at, f", {said}" if after >= 0 else f"{said}, ")

    def _with_comments(self, lines: Lines) -> int:
        """Where the comment lines right above *lines* begin."""
        start, text = lines.start, self.source.text
        while start and text[place.line_start(text, start - 1) : start].lstrip(" \t").startswith("#"):
            start = place.line_start(text, start - 1)
        return start

    def _blank(self, target: Sequence, sequence: Sequence, index: int, at: int) -> str:
        """A blank line, where items are parted by one."""
        in_source = Side(self.source.text).item_lines(sequence, index)
        here = Side(self.text).item_lines(target, 1) if len(target.items) > 1 else None
        text, start = (self.text, here.start) if here else (self.source.text, in_source.start if in_source else 0)
        above = text[place.line_start(text, max(start - 1, 0)) : start]
        return place.newline_at(self.text, at) if start and not above.strip() else ""

    # -- text -----------------------------------------------------------------------------------

    def lines(self, lines: Lines, column: int, at: int) -> str:
        """*lines* of the source with their content at *column*, ending as lines do around *at*."""
        text = self.source.text[lines.start : lines.end]
        first = " " * (column - lines.column) if column > lines.column else ""
        if column < lines.column:
            text = text[min(lines.column - column, len(text) - len(text.lstrip(" "))) :]
        moved = first + self.moved(text, column - lines.column, at)
        return moved if moved.endswith(("\n", "\r")) else moved + place.newline_at(self.text, at)

    def moved(self, text: str, columns: int, at: int) -> str:
        """*text* with all its lines but the first moved by *columns*, and the line breaks in use around *at*."""
        first, *more = _BREAK.split(text)
        return place.newline_at(self.text, at).join([first, *(_shifted(line, columns) for line in more)])

    def below(self, at: int, text: str) -> Splice:
        """*text*, whole lines, put at *at*, also where the file ends without a line break."""
        newline = place.newline_at(self.text, at)
        if place.is_unended(self.text, at):
            return Splice(at, at, newline + text.removesuffix(newline))
        return Splice(at, at, text)


def _shifted(line: str, columns: int) -> str:
    if not line.strip() or columns >= 0:
        return " " * columns + line if line.strip() else line
    if line[:-columns].strip(" "):
        raise NotPlaced
    return line[-columns:]


def _holds_comment(text: str, value: Node) -> bool:
    """Whether a comment of ours stands where a value is to give way; a `#` in a text's own lines is none."""
    if isinstance(value, Scalar):
        start, end = span_of(value)
        text = text.split("\n", 1)[0] if value.style in {"|", ">"} else text[: len(text) - (end - start)]
    return _COMMENT.search(text) is not None
