"""A key or an entry on lines of its own that is not taken apart by lines: its value, and the comment beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csecplan.merge import meaning
from csecplan.merge.blocks import Block, shifted, with_breaks
from csecplan.merge.lists import Entry, with_those_of
from csecplan.yamltext import Mapping, Scalar, Sequence, positions, span_of, write_keys
from csecplan.yamltext.plain import values
from csecplan.yamltext.quoting import Slot, one_line
from csecplan.yamltext.splice import Splice

if TYPE_CHECKING:
    from csecplan.merge.blocks import Text
    from csecplan.merge.meaning import Gone
    from csecplan.yamltext import Node
    from csecplan.yamltext.plain import Value

_BESIDE = re.compile(r"[ \t]*(?:#[^\r\n]*)?")
_NOT_IN_FLOW = frozenset(",[]{}\r\n")


class Undecided(Exception):
    """The same was changed in two ways, and only the lines of what holds it can show both."""


class Leaf(NamedTuple):
    """A block's own text, and from where to where in it the comment beside its value stands, blanks included."""

    block: Block
    start: int
    end: int

    @property
    def comment(self) -> str:
        return self.block.head[self.start : self.end].strip()

    def with_comment(self, comment: str) -> str:
        """The text, with *comment* beside the value."""
        head = self.block.head
        if comment == self.comment:
            return head
        return head[: self.start] + (f"  {comment}" if comment else "") + head[self.end :]

    def body(self) -> str:
        """The text without its comment, as it would be at the margin."""
        return shifted(with_breaks(self.with_comment(""), "\n"), -self.block.column, inline=self.block.inline)


def _leaf(text: str, block: Block) -> Leaf:
    begin = block.start - (0 if block.inline else block.column)
    node = block.node
    if isinstance(node, Scalar) and node.style in {"|", ">"}:
        at = node.start_mark.index + len(positions.header(text, node))
    else:
        at = _value_end(text, block, node)
    beside = _BESIDE.match(text, at)
    return Leaf(block, at - begin, (beside.end() if beside else at) - begin)


def _value_end(text: str, block: Block, node: Node) -> int:
    if not positions.is_empty(node):
        return positions.end_of(text, node)
    colon = text.find(":", block.start + len(block.key)) if block.key else block.start
    return max(colon + 1, 0 if block.key else span_of(node)[0])


def merged_leaf(
    texts: tuple[Text, Text, Text], three: tuple[Block | None, Block | None, Block | None], newline: str
) -> str:
    """The text of a block that both have and both changed, where ours stands. Raises Undecided."""
    base, ours, theirs = three
    assert ours is not None
    assert theirs is not None
    if ours.inline != theirs.inline:
        raise Undecided
    had, mine, other = (
        meaning.GONE if block is None else meaning.by_key(ours.key, values(block.node)) for block in three
    )
    if any(block and block.parts is not None for block in three):
        if other in (had, mine):
            return ours.text()
        if mine == had:
            return _as_ours(theirs.text(), theirs, ours, newline)
        if ours.parts is not None or theirs.parts is not None:
            raise Undecided
        base = None
    return _merged_whole(texts, (base, ours, theirs), (had, mine, other), newline)


def _merged_whole(
    texts: tuple[Text, Text, Text],
    three: tuple[Block | None, Block, Block],
    says: tuple[Value | Gone, Value | Gone, Value | Gone],
    newline: str,
) -> str:
    """The same of a block without parts: the value that either changed, and the comments of both beside it."""
    base, ours, theirs = three
    had, mine, other = says
    one, two = _leaf(texts[1].text, ours), _leaf(texts[2].text, theirs)
    zero = _leaf(texts[0].text, base) if base else None
    comment, more = comments_of_both(zero.comment if zero else "", one.comment, two.comment)
    bodies = [leaf.body() if leaf else None for leaf in (zero, one, two)]
    if bodies[2] in bodies[:2] or (other in (had, mine) and bodies[1] != bodies[0]):
        text = one.with_comment(comment)
    elif bodies[1] == bodies[0] or mine == had:
        text = _as_ours(two.with_comment(comment), theirs, ours, newline)
    else:
        within = _Inline(texts[1].text, texts[2].text)
        within.value(ours.key, base.node if base else None, ours.node, theirs.node)
        text = _spliced(one, within.splices, comment)
    return text + "".join(f"{' ' * ours.column}{each}{newline}" for each in more)


def _as_ours(text: str, theirs: Block, ours: Block, newline: str) -> str:
    return with_breaks(shifted(text, ours.column - theirs.column, inline=ours.inline), newline)


def comments_of_both(had: str, mine: str, other: str) -> tuple[str, list[str]]:
    """The comment beside a value, and what comes on a line of its own below it where both put in theirs."""
    if other in (had, mine) or not other:
        return mine or (other if other != had else ""), []
    if mine == had or not mine:
        return other, []
    return mine, [other]


def _spliced(leaf: Leaf, splices: list[Splice], comment: str) -> str:
    begin = leaf.block.start - (0 if leaf.block.inline else leaf.block.column)
    text, at = "", 0
    head = leaf.block.head
    for start, end, new in sorted(splices, key=lambda each: each[:2]):
        if start - begin < at:
            raise Undecided
        text += head[at : start - begin] + new
        at = end - begin
    rest = leaf.with_comment(comment)[leaf.start :]
    return text + head[at : leaf.start] + rest


class _Inline:
    """Splices into one line of ours, for what theirs changed within brackets and braces."""

    def __init__(self, ours: str, theirs: str) -> None:
        self.ours, self.theirs = ours, theirs
        self.splices: list[Splice] = []

    def value(self, key: str, base: Node | None, ours: Node, theirs: Node) -> None:
        said = values(base) if base else meaning.GONE, values(ours), values(theirs)
        had, mine, other = (meaning.by_key(key, each) for each in said)
        if said[2] in said[:2] or (said[0] != said[1] and other in (had, mine)):
            return
        if mine == had:
            start, end = span_of(ours)
            self.splices.append(Splice(start, end, self._text(theirs)))
        elif isinstance(ours, Mapping) and isinstance(theirs, Mapping) and ours.flow and ours.entries:
            self._keys(base if isinstance(base, Mapping) else Mapping(0, True), ours, theirs)
        elif isinstance(ours, Sequence) and isinstance(theirs, Sequence) and ours.flow:
            self._entries(key, base.items if isinstance(base, Sequence) else [], ours, theirs.items)
        else:
            raise Undecided

    def _text(self, node: Node) -> str:
        """What *node* of theirs is within brackets."""
        start, end = span_of(node)
        said = self.theirs[start:end]
        if isinstance(node, Scalar) and (node.style in {"|", ">"} or (not node.style and set(said) & _NOT_IN_FLOW)):
            return one_line(node.value, Slot(flow=True))
        if (not isinstance(node, Scalar) and not node.flow) or "\n" in said:
            raise Undecided
        return said

    # -- keys -------------------------------------------------------------------------------------

    def _keys(self, base: Mapping, ours: Mapping, theirs: Mapping) -> None:
        last = next(iter(ours.entries))
        for key, (_, node) in theirs.entries.items():
            had, mine = base.entries.get(key), ours.entries.get(key)
            if mine is not None:
                self.value(key, had[1] if had else None, mine[1], node)
                last = key
            elif had is None:
                end = positions.value_end(self.ours, *ours.entries[last])
                self.splices.append(Splice(end, end, f", {key}: {self._text(node)}"))
            elif values(had[1]) != values(node):
                raise Undecided
        for key, (node, value) in ours.entries.items():
            if key in base.entries and key not in theirs.entries:
                if values(value) != values(base.entries[key][1]):
                    raise Undecided
                self._remove(node.start_mark.index, positions.value_end(self.ours, node, value))

    def _remove(self, start: int, end: int) -> None:
        self.splices.append(write_keys.removed_from_flow(self.ours, start, end))

    # -- lists ------------------------------------------------------------------------------------

    def _entries(self, key: str, base: list[Node], ours: Sequence, theirs: list[Node]) -> None:
        found = _aligned(key, base, ours.items, theirs)
        if found is None:
            raise Undecided
        last = -1
        for at, here, there in found:
            had = None if at is None else base[at]
            if here is not None and there is not None:
                self.value("", had, ours.items[here], theirs[there])
            elif here is None and there is not None:
                self._put_in(ours, last, theirs[there], had)
            elif here is not None and had is not None:
                if values(had) != values(ours.items[here]):
                    raise Undecided
                self._remove(*span_of(ours.items[here]))
            last = last if here is None else here

    def _put_in(self, ours: Sequence, last: int, item: Node, had: Node | None) -> None:
        if had is not None:
            if values(had) != values(item):
                raise Undecided
            return
        if not ours.items:
            self.splices.append(Splice(ours.start + 1, ours.start + 1, self._text(item)))
        elif last >= 0:
            end = span_of(ours.items[last])[1]
            self.splices.append(Splice(end, end, f", {self._text(item)}"))
        else:
            start = span_of(ours.items[0])[0]
            self.splices.append(Splice(start, start, f"{self._text(item)}, "))


def _aligned(key: str, base: list[Node], ours: list[Node], theirs: list[Node]) -> list[Entry] | None:
    """The entries of three lists; items with ids by those."""
    if key not in {"actions", "recommendations"}:
        return meaning.entries_of(key, *([values(each) for each in nodes] for nodes in (base, ours, theirs)))
    had, mine, other = ({_id(node): index for index, node in enumerate(nodes)} for nodes in (base, ours, theirs))
    return [Entry(had.get(id), mine.get(id), other.get(id)) for id in with_those_of(mine, other)]


def _id(node: Node) -> str:
    found = node.get("id") if isinstance(node, Mapping) else None
    if not isinstance(found, Scalar):
        raise Undecided
    return found.value
