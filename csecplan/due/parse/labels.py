"""Labels and verbs before a date: « Date d'achèvement prévue : », "is expected to be delivered"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.due.parse.tokens import Cursor, RefusedError

if TYPE_CHECKING:
    from csecplan.due.parse.tokens import Phrase, Token

_STARTS = frozenset({"lead", "verb", "prep", "to", "approximate", "provisional"})
_DONE = frozenset({"done", "participle"})
_DOUBTS_IN_LABELS = frozenset({"estimated", "proposed"})
"""« date d'achèvement estimée » is a label like another; « estimé : juin 2004 » is about June."""


def after_label(phrase: Phrase) -> Phrase | None:
    """*phrase* after the label or the verb it starts with, and its colon or dash; None where it starts with none.

    Raises RefusedError for a label with nothing after it.
    """
    if phrase.tokens[0].kind not in _STARTS:
        return None
    cursor = Cursor(phrase.tokens)
    cursor.at = label_end(cursor)
    if not cursor.at:
        return None
    cursor.take(":") or cursor.take("dash")
    if not cursor.kind():
        raise RefusedError("date-missing")
    return phrase.cut(cursor.at)


def label_end(cursor: Cursor) -> int:
    """Where the label that starts at *cursor* ends; 0 where there is none."""
    end, named = 0, False
    while True:
        cursor.prepositions()
        kind = cursor.kind()
        if kind == "lead":
            named = True
        elif kind == "verb":
            cursor.at += 1
            if cursor.kind() not in _DONE:
                return end
        elif not _in_label(cursor, named):
            return end
        cursor.at += 1
        end = cursor.at


def _in_label(cursor: Cursor, named: bool) -> bool:
    """Whether the next token is of a label only because a word of labels stands beside it."""
    token = cursor.tokens[cursor.at] if cursor.kind() else None
    if token is None:
        return False
    if token.kind == "done" and token.value == "noun":
        return named
    return token.value in _DOUBTS_IN_LABELS and (named or _lead_follows(cursor))


def _lead_follows(cursor: Cursor) -> bool:
    following: list[Token] = cursor.tokens[cursor.at + 1 : cursor.at + 2]
    return bool(following) and following[0].kind == "lead"
