"""The comments of a text, to see that none is lost."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from csecplan.yamltext import Mapping, Scalar, Sequence, place, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csecplan.yamltext import Document, Node

_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\r\n\x00]*", re.MULTILINE)
_HEADER = re.compile(r"[|>][-+0-9]*")


def comments_of(document: Document) -> Counter[str]:
    """How often each comment stands in *document*; conflict markers and a `#` inside a text are none."""
    text, kept, at = document.text, [], 0
    for start, end in sorted(_texts(document.root, text)):
        kept.append(text[at:start])
        at = max(at, end)
    kept.append(text[at:])
    return Counter(found.strip() for found in _COMMENT.findall("\x00".join(kept)))


def _texts(node: Node | None, text: str) -> Iterator[tuple[int, int]]:
    """Where the texts of *node* stand, keys included; of a block text, the lines below its `|` or `>`."""
    if isinstance(node, Mapping):
        for key, value in node.entries.values():
            yield span_of(key)
            yield from _texts(value, text)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _texts(item, text)
    elif isinstance(node, Scalar):
        start, end = span_of(node)[0], place.end_of(text, node)
        if node.style in {"|", ">"}:
            start = min(place.line_end(text, start), end)
        yield start, end
