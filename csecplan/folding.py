"""Words as people compare them: case, accents and typographic variants do not count."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_VARIANTS = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"})


def fold(text: str) -> str:
    """*text* without case, accents or composed forms, with plain apostrophes, hyphens and single spaces.

    Two texts that a reader takes for the same word fold to the same string:
    « Été », « ETE » and « été » written with a combining accent.
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(bare.translate(_VARIANTS).split())


def nearest(word: str, known: Iterable[str], *, most: int = 3, likeness: float = 0.5) -> tuple[str, ...]:
    """Those of *known* that *word* may have been meant for, at *most* so many, the nearest first.

    Case and accents do not count; *likeness*, from 0 to 1, is how much two
    words must have in common (`difflib`'s ratio).
    """
    from difflib import get_close_matches

    folded: dict[str, str] = {}
    for name in known:
        folded.setdefault(fold(name), name)
    return tuple(folded[name] for name in get_close_matches(fold(word), folded, n=most, cutoff=likeness))
