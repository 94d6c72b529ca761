"""Text from a plan, made harmless for a terminal, and measured as one shows it."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def visible(text: str) -> str:
    """*text* with control and bidirectional characters spelled out; newlines stay.

    A terminal must not obey what a plan says, nor show « fait » as « tiaf ».
    """
    return _UNSEEN.sub(_spelled, text) if not text.isascii() or not text.isprintable() else text


def _spelled(found: re.Match[str]) -> str:
    code = ord(found[0])
    return " " if found[0] == "\t" else f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def in_json(text: str) -> str:
    """JSON *text* with the same characters as JSON escapes: it says the same, and a terminal is safe."""
    return _UNSEEN.sub(lambda found: found[0] if found[0] == "\t" else f"\\u{ord(found[0]):04x}", text)


def one_line(text: str) -> str:
    """*text*, harmless and on one line: paragraphs are joined by a space."""
    return " ".join(visible(text).split("\n"))


def paragraphs(text: str) -> str:
    """*text*, harmless, each of its lines a paragraph with a blank line between."""
    return "\n\n".join(line for line in visible(text).split("\n") if line.strip())


def width(text: str) -> int:
    """How many cells of a terminal *text* takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, cells: int, *, right: bool = False) -> str:
    """*text* filled with blanks to *cells*; on its left with *right*."""
    blanks = " " * (cells - width(text))
    return blanks + text if right else text + blanks
