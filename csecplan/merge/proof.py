"""Whether a merged text may be called clean: all that both sides said, and every comment of both, is in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from csecplan.merge.comments import comments_of
from csecplan.yamltext import Document, Mapping, Scalar
from csecplan.yamltext.plain import values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csecplan.merge.items import Tree
    from csecplan.yamltext import Node

CONFLICT = "conflict-marker"


class Comments:
    """The comments that a merge must keep: those that both have, and those that either put in."""

    def __init__(self, base: Document, ours: Document, theirs: Document) -> None:
        had, mine, other = comments_of(base), comments_of(ours), comments_of(theirs)
        self.needed = (mine & other) | (mine - had) | (other - had)

    def are_in(self, document: Document) -> bool:
        return not self.needed - comments_of(document)


def is_clean(document: Document, meant: Tree, comments: Comments) -> bool:
    """Whether *document* says what was *meant*, with nothing wrong in it and no comment lost."""
    return not document.faults and values(document.root) == meant and comments.are_in(document)


def is_marked(data: bytes, documents: tuple[Document, Document, Document], comments: Comments) -> bool:
    """Whether *data*, with conflicts marked in it, reads on either side, and lacks no word or comment of theirs."""
    base, *sides = documents
    had = _words(base.root)
    seen: Counter[str] = Counter()
    for side, document in enumerate(sides):
        read = Document.parse(data if side == 0 else _other_side(data))
        if read.root is None or {fault.kind for fault in read.faults} != {CONFLICT}:
            return False
        if _words(document.root) - had - _words(read.root):
            return False
        seen |= comments_of(read)
    return not comments.needed - seen


def _other_side(data: bytes) -> bytes:
    """*data* with the two sides of each conflict in the other's place."""
    result: list[bytes] = []
    mine: list[bytes] | None = None
    other: list[bytes] | None = None
    for line in data.splitlines(keepends=True):
        if line.startswith(b"<<<<<<<"):
            result.append(line)
            mine = []
        elif mine is not None and other is None and line.startswith(b"======="):
            other = []
        elif mine is not None and line.startswith(b">>>>>>>"):
            result += [*(other or []), b"=======\n", *mine, line]
            mine = other = None
        elif other is not None:
            other.append(line)
        elif mine is not None:
            mine.append(line)
        else:
            result.append(line)
    return b"".join(result)


def _words(node: Node | None) -> Counter[str]:
    return Counter(_said(node))


def _said(node: Node | None) -> Iterator[str]:
    """Every text of *node*, and every key."""
    if isinstance(node, Scalar):
        yield node.value
    elif isinstance(node, Mapping):
        for key, (_, value) in node.entries.items():
            yield f"{key}:"
            yield from _said(value)
    elif node is not None:
        for item in node.items:
            yield from _said(item)
