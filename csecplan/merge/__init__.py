"""Two people's changes to one plan, merged by what they mean: item by item, key by key.

git's own merge of the lines is kept where it says what was meant by both.
Else their changes are spliced into our text, which keeps its comments and
its layout; a key changed in two ways stands there both ways, between the
usual markers. What cannot be placed, or would lose a comment of theirs, is
left to git's merge: never a guess.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from csecplan.merge.comments import comments_of
from csecplan.merge.marking import Undecided
from csecplan.merge.moves import NotPlaced
from csecplan.merge.three import ThreeWay
from csecplan.yamltext import Document, Mapping
from csecplan.yamltext.splice import apply
from csecplan.yamltext.values import values

if TYPE_CHECKING:
    from csecplan.yamltext.splice import Splice

CONFLICT = "conflict-marker"


class Merged(NamedTuple):
    """The bytes of a merged file, and whether nothing is left to decide."""

    data: bytes
    clean: bool


def merge(base: bytes, ours: bytes, theirs: bytes, by_lines: Merged, marker: int = 7) -> Merged:
    """The three versions of a plan as one; *by_lines* is git's own merge of them."""
    try:
        documents = Document.parse(base), Document.parse(ours), Document.parse(theirs)
        return _by_meaning(documents, by_lines, marker)
    except (NotPlaced, Undecided):
        return by_lines
    except Exception:  # a slip of ours must not cost two people their work: git would take it for a conflict
        return by_lines


def _by_meaning(documents: tuple[Document, Document, Document], by_lines: Merged, marker: int) -> Merged:
    base, ours, theirs = documents
    three = ThreeWay(ours, theirs, marker)
    meant = three.mapping(_root(base), _root(ours), _root(theirs), ())
    lines = Document.parse(by_lines.data)
    if by_lines.clean and not three.conflicts and not lines.faults and values(lines.root) == meant:
        return by_lines
    merged = Document.parse(ours.encode(apply(ours.text, _apart(three.splices))))
    kinds = {fault.kind for fault in merged.faults}
    if values(merged.root) != meant or kinds != ({CONFLICT} if three.conflicts else set()):
        raise NotPlaced
    if comments_of(theirs) - comments_of(base) - comments_of(merged):
        raise NotPlaced
    return Merged(merged.encode(), not three.conflicts)


def _root(document: Document) -> Mapping:
    """The plan's own keys. Raises NotPlaced where anything in *document* is in doubt."""
    if document.faults or not isinstance(document.root, Mapping):
        raise NotPlaced
    return document.root


def _apart(splices: list[Splice]) -> list[Splice]:
    """*splices* in order. Raises NotPlaced where two of them want the same characters."""
    ordered = sorted(splices, key=lambda each: (each.start, each.end))
    if any(one.end > other.start for one, other in pairwise(ordered)):
        raise NotPlaced
    return ordered
