"""Text from a plan, made harmless for a terminal, and measured as one shows it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

_RANGES = ((0x00, 0x09), (0x0B, 0x1F), (0x7F, 0x9F), (0x61C, 0x61C), (0x200E, 0x200F), (0x2028, 0x202E))
_UNSEEN = [code for first, last in (*_RANGES, (0x2066, 0x2069), (0xFEFF, 0xFEFF)) for code in range(first, last + 1)]
"""Control and bidirectional characters, and ends of lines that are none to a terminal; but the newline."""

_FOUND = f"[{re.escape(''.join(map(chr, _UNSEEN)))}]"
"""Looked for before a text is rewritten, which takes 10 times as long; compiled only for texts that need it."""
_SPELLED = {code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" for code in _UNSEEN} | {0x09: " "}
_IN_JSON = {code: f"\\u{code:04x}" for code in _UNSEEN if code != 0x09}


def visible(text: str) -> str:
    """*text* with control and bidirectional characters spelled out; newlines stay.

    A terminal must not obey what a plan says, nor show « fait » as « tiaf ».
    """
    if text.isprintable():  # which no such character is
        return text
    return text.translate(_SPELLED) if re.search(_FOUND, text) else text


def in_json(text: str) -> str:
    """JSON *text* with the same characters as JSON escapes: it says the same, and wherever it is shown is safe."""
    if text.replace("\n", "").isprintable():
        return text
    return text.translate(_IN_JSON) if re.search(_FOUND, text) else text


def one_line(text: str) -> str:
    """*text*, harmless and on one line: paragraphs are joined by a space."""
    return " ".join(visible(text).split("\n"))


def paragraphs(text: str) -> str:
    """*text*, harmless, each of its lines a paragraph with a blank line between."""
    return "\n\n".join(line for line in visible(text).split("\n") if line.strip())


_FIRST_ODD = "\u0300"
"""Every printable character before this one takes one cell."""

_AS_PICTURE = "\ufe0f"


def width(text: str) -> int:
    """How many cells of a terminal *text* takes."""
    if text.isascii() or max(text) < _FIRST_ODD:
        return len(text)
    cells = sum(map(_cells, text))
    return cells + _made_wide(text) if _AS_PICTURE in text else cells


def _made_wide(text: str) -> int:
    """How many letters of *text* the sign after them makes pictures, which are wide."""
    return sum(after == _AS_PICTURE and _cells(each) == 1 for each, after in pairwise(text))


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    """0 for what is not seen or stands on the letter before it, 2 for what is wide; 1 in case of doubt."""
    category = unicodedata.category(character)
    if category in ("Mn", "Me") or "\u1160" <= character <= "\u11ff":
        return 0
    if category == "Cf" and (character < "\u0600" or "\u200b" <= character < "\U00010000"):
        return 0 if character != "\xad" else 1
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, cells: int, *, right: bool = False) -> str:
    """*text* filled with blanks to *cells*; on its left with *right*."""
    blanks = " " * (cells - width(text))
    return blanks + text if right else text + blanks
