"""git's merge of texts that do not read as plans: whether there is a sign that it went wrong."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from csecplan.merge import lines

if TYPE_CHECKING:
    from csecplan.yamltext import Document

_ID = re.compile(r"^[ \t]*(?:-[ \t]+)?(?:\{[ \t]*)?id:[^\r\n#]*", re.MULTILINE)


def is_likely(documents: tuple[Document, Document, Document], data: bytes) -> bool:
    """Whether no id came to be there twice or back, and no comment of either side is lost."""
    base, ours, theirs = (document.text for document in documents)
    found = data.decode("utf-8", "replace")
    had, mine, other, now = (lines.comments(text) for text in (base, ours, theirs, found))
    if ((mine & other) | (mine - had) | (other - had)) - now:
        return False
    had, mine, other, now = (Counter(each.strip(" \t-") for each in _ID.findall(text))
                             for text in (base, ours, theirs, found))  # fmt: skip
    return not now - (mine | other) and not now & ((had - mine) | (had - other))
