"""Marks around a phrase that say nothing of its date: quotes, bullets, notes, a full stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.due.parse.clause import closing

if TYPE_CHECKING:
    from csecplan.due.codes import TokenKind
    from csecplan.due.parse.tokens import Phrase

_SILENT = frozenset({".", ","})
_NOTES = frozenset({"*", "†", "‡", "§", "¶", ";"})
_BULLETS = frozenset({"dash", "*", "•", "·", "‣", "▪", "◦", "●", "○", "■", "□", "➢", "➤", "✓", "\uf0b7"})
_QUOTES = frozenset({("«", "»"), ("“", "”"), ("„", "“"), ("‹", "›"), ('"', '"'), ("'", "'")})
_NO_MARKS = frozenset(
    {"month", "number", "season", "by", "prep", "part", "before", "word", "ongoing", "quarter-letter"}
)
"""What most phrases start and end with: none of it is a mark."""
_NOTE_WORDS = frozenset({"note", "notes", "renvoi", "nota", "footnote", "fn"})


def undressed(phrase: Phrase) -> tuple[Phrase, bool]:
    """*phrase* without the marks around it, and whether any was worth a remark.

    A final full stop or comma and the parentheses around the whole go
    without one.
    """
    if not phrase.tokens or (phrase.tokens[0].kind in _NO_MARKS and phrase.tokens[-1].kind in _NO_MARKS):
        return phrase, False
    kinds, start, end, marked = phrase.kinds, 0, len(phrase.tokens), False
    while end - start > 1:
        first, last = kinds[start], kinds[end - 1]
        note = _note(phrase, kinds, end)
        if last in _SILENT:
            end -= 1
        elif note or last in _NOTES:
            end, marked = end - (note or 1), True
        elif (first, last) in _QUOTES:
            start, end, marked = start + 1, end - 1, True
        elif first in _BULLETS:
            start, marked = start + 1, True
        elif first == "(" and last == ")" and closing(phrase.tokens, start) == end - 1:
            start, end = start + 1, end - 1
        else:
            break
    return (phrase.cut(start, end), marked) if end - start < len(kinds) else (phrase, False)


def _note(phrase: Phrase, kinds: list[TokenKind], end: int) -> int:
    """How many tokens before *end* refer to a note: "[1]", "(note 2)"; 0 where none do."""
    if kinds[end - 1] == "]":
        return 3 if kinds[max(end - 3, 0) : end] == ["[", "number", "]"] else 0
    if kinds[end - 1] == ")" and kinds[max(end - 4, 0) : end] == ["(", "word", "number", ")"]:
        return 4 if phrase.tokens[end - 3].value in _NOTE_WORDS else 0
    return 0
