"""The comments of a text, to see that none is lost."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from csecplan.yamltext import Mapping, Scalar, Sequence, positions, span_of

if TYPE_CHECKING:
    from csecplan.yamltext import Document, Node

_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\r\n\x00]*", re.MULTILINE)


def comments_of(document: Document) -> Counter[str]:
    """How often each comment stands in *document*; conflict markers and a `#` inside a text are none."""
    text, kept, at = document.text, [], 0
    for start, end in sorted(_texts(document.root, text, [])):
        kept.append(text[at:start])
        at = max(at, end)
    kept.append(text[at:])
    return Counter(found.strip() for found in _COMMENT.findall("\x00".join(kept)))


def _texts(node: Node | None, text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """*found*, with where the texts of *node* stand, keys included; of a block text, the lines below its header."""
    if isinstance(node, Mapping):
        for key, value in node.entries.values():
            found.append(span_of(key))
            _texts(value, text, found)
    elif isinstance(node, Sequence):
        for item in node.items:
            _texts(item, text, found)
    elif isinstance(node, Scalar):
        start, end = span_of(node)[0], positions.end_of(text, node)
        if node.style in {"|", ">"}:
            start = min(positions.line_end(text, start), end)
        found.append((start, end))
    return found
