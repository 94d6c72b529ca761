"""Words as people compare them: case, accents and typographic variants do not count."""

from __future__ import annotations

import unicodedata

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
