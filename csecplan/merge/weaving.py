"""Three versions' blocks made one text: ours, with what theirs changed where they changed it.

A block that one side left alone is the other's, as it is written there; one
that both changed is taken apart. What cannot be told apart any further
stands both ways between git's markers, on as few lines as hold it.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from csecplan.merge import lines, lists, meaning
from csecplan.merge.blocks import Block, NotPlaced, Text, shifted, with_breaks
from csecplan.merge.inline import Undecided, comments_of_both, merged_leaf
from csecplan.merge.items import OURS, THEIRS, TOP
from csecplan.yamltext import Mapping, Scalar
from csecplan.yamltext.plain import values

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from csecplan.merge.items import Items, Name, Placed


_COMMENT = re.compile(r"(?<=[ \t])#[^\r\n]*")


class Three(NamedTuple):
    """One block in the base, in ours and in theirs; None where a version lacks it."""

    base: Block | None
    ours: Block | None
    theirs: Block | None

    @property
    def one(self) -> Block:
        """Ours, or where we lack it theirs: it says where the block stands, and how far indented."""
        found = self.ours or self.theirs
        assert found is not None
        return found

    @property
    def pair(self) -> tuple[Block, Block]:
        """Ours and theirs, of a block that both have."""
        assert self.ours is not None
        assert self.theirs is not None
        return self.ours, self.theirs

    @property
    def is_one_sided(self) -> bool:
        return self.ours is None or self.theirs is None


class Weaver:
    """One merge of three texts; `conflicts` counts what is left between markers."""

    def __init__(self, texts: tuple[Text, Text, Text], items: Items, marker: int) -> None:
        self.texts, self.items, self.size = texts, items, marker
        self.newline = texts[1].newline
        self.conflicts = 0
        versions = items.base, *items.sides
        by_id = [blocks_by_id(text) for text in texts]
        self.blocks = [{name: blocks[found.id] for name, found in version.found.items() if found.id in blocks}
                       for version, blocks in zip(versions, by_id, strict=True)]  # fmt: skip

    def text(self) -> str:
        """The merged text. Raises NotPlaced, Undecided."""
        base, ours, theirs = self.texts
        body = self.keys(Three(base.root, ours.root, theirs.root), TOP)
        tail = lines.merged(base.tail, ours.tail, with_breaks(theirs.tail, self.newline), 0, 0)
        ended = ours.final if theirs.final == base.final else theirs.final
        whole = body + tail
        return whole if ended else whole.removesuffix(self.newline)

    # -- keys -------------------------------------------------------------------------------------

    def keys(self, three: Three, name: Name | None) -> str:
        """The keys of a mapping that both have; *name* is the item that it is, or TOP for the plan."""
        base, ours, theirs = ({part.key: part for part in block.parts or ()} if block else {} for block in three)
        column = three.one.parts[0].column if three.one.parts else 0
        order = lists.with_those_of(ours, theirs, first=1)  # the first may stand behind a dash
        return "".join(self.key(Three(base.get(key), ours.get(key), theirs.get(key)), name, column) for key in order)

    def key(self, three: Three, name: Name | None, column: int) -> str:
        """One key, with what stands around it; nothing where it was taken out."""
        if name is not None and three.one.key == ("recommendations" if name == TOP else "actions"):
            return self.items_key(three, name, column)
        if three.is_one_sided:
            return self.one_sided(three, column)
        return self.settled(three, column, partial(self.both, three))

    def settled(self, three: Three, column: int, make: Callable[[], str]) -> str:
        """What *make* makes of a block that both have, or both ways where it cannot, with what stands around it."""
        before = self.conflicts
        ours, theirs = three.pair
        try:
            text = shifted(make(), column - ours.column, inline=ours.inline)
        except Undecided:
            self.conflicts = before
            text = self.marked(ours, theirs, column)
        return self.around(three, text, column)

    def one_sided(self, three: Three, column: int) -> str:
        """What one side lacks: new where the base lacks it too, taken out where the other left it as it was."""
        block = three.one
        if three.base is None:
            if block.inline:
                raise Undecided
            return self.put(block, column, whole=True, mine=three.ours is not None)
        if block.inline or three.base.inline:
            raise Undecided
        if self.is_changed(three.base, block):
            return self.marked(three.ours, three.theirs, column)
        kept = lines.new(three.base.lead + three.base.foot, block.lead + block.foot)
        return with_breaks(shifted(kept, column - block.column), self.newline)

    def is_changed(self, base: Block, now: Block) -> bool:
        """Whether a block says another thing than in the base, or has a comment within that it had not."""
        had, said = (meaning.by_key(now.key, values(each.node)) for each in (base, now))
        return had != said or bool(lines.comments(now.text()) - lines.comments(base.text()))

    def around(self, three: Three, text: str, column: int) -> str:
        """*text* of a block that both have, between the lines above and below it."""
        base = three.base
        ours, theirs = three.pair
        lead = lines.merged(
            self.breaks(base.lead if base else ""), ours.lead, self.breaks(theirs.lead), ours.column, theirs.column
        )
        foot = lines.merged(
            self.breaks(base.foot if base else ""), ours.foot, self.breaks(theirs.foot), ours.column, theirs.column
        )
        return shifted(lead, column - ours.column) + text + shifted(foot, column - ours.column)

    def breaks(self, text: str) -> str:
        """*text* with the line breaks that are ours."""
        return with_breaks(text, self.newline)

    def put(self, block: Block, column: int, *, whole: bool = False, mine: bool = False) -> str:
        """*block* as one version has it, at *column*; the *whole* with what stands around it."""
        text = block.text()
        text = shifted(text, column - block.column, inline=block.inline)
        if whole:
            text = shifted(block.lead, column - block.column) + text + shifted(block.foot, column - block.column)
        return text if mine else with_breaks(text, self.newline)

    def put_lead(self, block: Block, column: int, *, mine: bool) -> str:
        text = shifted(block.lead, column - block.column)
        return text if mine else with_breaks(text, self.newline)

    # -- what both have ---------------------------------------------------------------------------

    def both(self, three: Three, name: Name | None = None) -> str:
        """The text of a block that both have, where ours stands. Raises Undecided."""
        base = three.base
        ours, theirs = three.pair
        if name not in self.items.lists:
            if theirs.flat() == ours.flat() or (base and theirs.flat() == base.flat()):
                return ours.text()
            if base and ours.flat() == base.flat() and ours.inline == theirs.inline:
                return self.put(theirs, ours.column)
        if ours.parts is None or theirs.parts is None:
            return merged_leaf(self.texts, three, self.newline)
        head = self.head(three)
        inner = Three(base if base and base.parts is not None else None, ours, theirs)
        if ours.parts and theirs.parts and (ours.parts[0].key == "") != (theirs.parts[0].key == ""):
            raise Undecided
        return head + (self.entries(inner) if ours.parts[0].key == "" else self.keys(inner, name))

    def head(self, three: Three) -> str:
        """What stands before the parts: the key's own line, or the dash; the comments of both beside it."""
        ours, _ = three.pair
        if not ours.key:
            return ours.head
        had, mine, other = (_beside(block) if block else "" for block in three)
        comment, more = comments_of_both(had, mine, other)
        text = ours.head
        if comment != mine:
            text = f"{text.rstrip().removesuffix(mine).rstrip()}  {comment}".rstrip() + self.newline
        return text + "".join(f"{' ' * (ours.column + 2)}{each}{self.newline}" for each in more)

    def entries(self, three: Three) -> str:
        """A list of entries without ids."""
        parts = [block.parts or [] if block else [] for block in three]
        said = [[values(part.node) for part in each] for each in parts]
        found = meaning.entries_of(three.one.key, *said)
        if found is None:
            raise Undecided
        column = parts[1][0].column
        text = ""
        for places in found:
            blocks = (None if at is None else each[at] for at, each in zip(places, parts, strict=True))
            text += self.entry(Three(*blocks), column)
        if not text:
            raise Undecided
        return text

    def entry(self, three: Three, column: int) -> str:
        if three.ours is None and three.theirs is None:
            return ""
        return self.one_sided(three, column) if three.is_one_sided else self.item(three, None, column)

    # -- items ------------------------------------------------------------------------------------

    def items_key(self, three: Three, name: Name, column: int) -> str:
        """A key whose list holds items with ids."""
        if any(block and block.parts is None for block in three):  # written in brackets, or empty
            return self.bracketed(three, column)
        placed = self.items.lists.get(name, [])
        block = three.one
        inner = block.parts[0].column if block.parts else block.column + 2
        text = "".join(self.placed(each, inner + column - block.column) for each in placed)
        if not text:
            return ""
        if not three.is_one_sided:
            return self.around(three, self.head(three) + text, column)
        head = self.put_lead(block, column, mine=three.ours is not None)
        return head + shifted(with_breaks(block.head, self.newline), column - block.column) + text

    def bracketed(self, three: Three, column: int) -> str:
        if three.is_one_sided:
            return self.one_sided(three, column)
        return self.settled(three, column, partial(merged_leaf, self.texts, three, self.newline))

    def placed(self, placed: Placed, column: int) -> str:
        """An item where it comes to stand, at *column*."""
        name, side = placed
        three = Three(*(blocks.get(name) for blocks in self.blocks))
        if side >= 0:
            mine, other = three.ours if side == OURS else None, three.theirs if side == THEIRS else None
            if mine is None and other is None:
                raise NotPlaced  # it stands within brackets
            return self.marked(mine, other, column)
        if three.ours is None and three.theirs is None:
            raise NotPlaced  # it stands within brackets
        if three.is_one_sided:
            return self.put(three.one, column, whole=True, mine=three.ours is not None)
        return self.item(three, name, column)

    def item(self, three: Three, name: Name | None, column: int) -> str:
        return self.settled(three, column, partial(self.both, three, name))

    # -- both ways --------------------------------------------------------------------------------

    def marked(self, ours: Block | None, theirs: Block | None, column: int) -> str:
        """Our lines and theirs, each under its marker, with what stands around them where one side has them alone.

        Raises Undecided where they share a line with something else.
        """
        if any(block and block.inline for block in (ours, theirs)):
            raise Undecided
        self.conflicts += 1
        alone = ours is None or theirs is None
        mine = self.put(ours, column, whole=alone, mine=True) if ours else ""
        other = self.put(theirs, column, whole=alone) if theirs else ""
        begin, middle, end = (sign * self.size for sign in "<=>")
        return f"{begin} ours{self.newline}{mine}{middle}{self.newline}{other}{end} theirs{self.newline}"


def _beside(block: Block) -> str:
    """The comment on the line of a key whose parts stand below; "" where there is none."""
    found = _COMMENT.search(block.head) if block.parts is not None else None
    return found[0].strip() if found else ""


def blocks_by_id(text: Text) -> dict[str, Block]:
    """The block of each item that is not within brackets, by its id."""
    found: dict[str, Block] = {}
    top = text.root.part("recommendations")
    for recommendation in (top.parts if top else None) or ():
        actions = recommendation.part("actions")
        for block in (recommendation, *((actions.parts if actions else None) or ())):
            id = block.node.get("id") if isinstance(block.node, Mapping) else None
            if isinstance(id, Scalar):
                found[id.value] = block
    return found


def news(base: Text, ours: Text, theirs: Text) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of our items, and of theirs, that have a comment which the base has not."""
    had = lines.comments(base.text)
    return _with_news(ours, had), _with_news(theirs, had)


def _with_news(text: Text, had: Counter[str]) -> frozenset[str]:
    return frozenset(id for id, block in blocks_by_id(text).items() if lines.comments(block.all()) - had)
