"""Two people's changes to one plan, merged by what they mean: item by item, key by key.

What the merged plan must say is worked out first, from the values alone.
git's own merge of the lines is kept where it says that and lost no comment;
else our lines are taken with what theirs changed; and that is held against
the same. What was changed in two ways stands both ways between the usual
markers. No text is called clean that was not held against what was meant:
where nothing can be, it is a conflict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan.merge.blocks import NotPlaced, Text
from csecplan.merge.conflicts import apart
from csecplan.merge.inline import Undecided
from csecplan.merge.items import Items, Unclear
from csecplan.merge.meaning import Contested, meant
from csecplan.merge.proof import Comments, is_clean, is_marked
from csecplan.merge.unreadable import is_likely
from csecplan.merge.weaving import Weaver, news
from csecplan.yamltext import Document
from csecplan.yamltext.plain import values

if TYPE_CHECKING:
    from csecplan.merge.items import Tree

    Three = tuple[Document, Document, Document]


class Merged(NamedTuple):
    """The bytes of a merged file, whether nothing is left to decide, and what failed where ours did not do it."""

    data: bytes
    clean: bool
    slip: str = ""


def merge(base: bytes, ours: bytes, theirs: bytes, by_lines: Merged, marker: int = 7) -> Merged:
    """The three versions of a plan as one; *by_lines* is git's own merge of them."""
    documents = Document.parse(base), Document.parse(ours), Document.parse(theirs)
    slip = ""
    try:
        found = _by_meaning(documents, by_lines, marker)
    except (
        Exception
    ) as error:  # a slip of ours must not cost two people their work: it is told, and git's merge stands
        found, slip = None, repr(error)
    if found is not None:
        return found
    if by_lines.clean:
        return Merged(apart(ours, theirs, marker), False, slip)
    return by_lines._replace(slip=slip)


def _by_meaning(documents: Three, by_lines: Merged, marker: int) -> Merged | None:
    """The merge by meaning; None where there is no safe one."""
    base, ours, theirs = map(_values, documents)
    texts = _texts(documents)
    try:
        items = Items(base, ours, theirs, *(news(*texts) if texts else ()))
    except Unclear:
        return by_lines if by_lines.clean and is_likely(documents, by_lines.data) else None
    comments, says = Comments(*documents), _meant(items, base, ours, theirs)
    if says is not None and by_lines.clean and is_clean(Document.parse(by_lines.data), says, comments):
        return by_lines
    return _woven(Weaver(texts, items, marker), documents, says, comments) if texts else None


def _texts(documents: Three) -> tuple[Text, Text, Text] | None:
    """The three as blocks of lines; None where one is not written in such."""
    try:
        base, ours, theirs = map(Text, documents)
    except NotPlaced:
        return None
    return base, ours, theirs


def _woven(weaver: Weaver, documents: Three, says: Tree | None, comments: Comments) -> Merged | None:
    try:
        data = documents[1].encode(weaver.text())
    except (NotPlaced, Undecided):
        return None
    if weaver.conflicts:
        return Merged(data, False) if is_marked(data, documents, comments) else None
    if says is None or not is_clean(Document.parse(data), says, comments):
        return None
    return Merged(data, True)


def _values(document: Document) -> Tree:
    """What the plan says; nothing where anything in it is in doubt."""
    said = {} if document.faults else values(document.root)
    return said if isinstance(said, dict) else {}


def _meant(items: Items, base: Tree, ours: Tree, theirs: Tree) -> Tree | None:
    try:
        return meant(items, base, ours, theirs)
    except Contested:
        return None
