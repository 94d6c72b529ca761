"""How a text changed, word by word, with a few words around each change."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_WORDS = 500
"""Of more words than this, all that differs is shown at once: comparing takes the square of their number."""

AROUND = 4
"""Words shown on either side of a change."""

_WORD = re.compile(r"\S+")


def word_diff(before: str, after: str) -> str:
    """*after* with what it lost as `[-…-]` and what it gained as `{+…+}`; "" where no word differs.

    Words far from any change are shown as `…`: « Sonder {+tout+} le marché ».
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    if old == new:
        return ""
    start = _alike(old, new)
    old_rest, new_rest = old[start:], new[start:]
    end = _alike(old_rest[::-1], new_rest[::-1])
    middle = _middle(old_rest[: len(old_rest) - end], new_rest[: len(new_rest) - end])
    parts = [_shortened(old[:start], 0, AROUND), *middle, _shortened(old[len(old) - end :], AROUND, 0)]
    return " ".join(filter(None, parts))


def _alike(these: Sequence[str], those: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(these, those, strict=False))
    return next((count for count, (this, that) in pairs if this != that), min(len(these), len(those)))


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    if max(len(old), len(new)) > MOST_WORDS:
        yield _replaced(old, new)
        return
    for tag, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield _shortened(old[first:last], AROUND, AROUND)
        else:
            yield _replaced(old[first:last], new[new_first:new_last])


def _replaced(gone: Sequence[str], come: Sequence[str]) -> str:
    lost, gained = " ".join(gone), " ".join(come)
    return " ".join(([f"[-{lost}-]"] if gone else []) + ([f"{{+{gained}+}}"] if come else []))


def _shortened(words: Sequence[str], head: int, tail: int) -> str:
    """The first *head* and last *tail* of *words*, or all where that saves less than two."""
    if len(words) <= head + tail + 1:
        return " ".join(words)
    return " ".join([*words[:head], "…", *words[len(words) - tail :]])
