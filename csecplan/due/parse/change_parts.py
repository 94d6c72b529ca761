"""A phrase parted at its words of change: each with the label it stands in, and how what follows is joined to it."""

from __future__ import annotations

from typing import NamedTuple

from csecplan.due.parse.clause import PAUSES
from csecplan.due.parse.tokens import Cursor, Phrase, RefusedError
from csecplan.due.vocabulary.lookup import CLOSED

REVISED, NOW, PUT_OFF, FORWARD, EDITED = "revised", "now", "put off", "brought forward", "edited"
HANDED = "handed"
WITHDRAWN = frozenset({PUT_OFF, HANDED})
"""Words after which the date beside them no longer stands; « remis » may mean put off, or handed in."""
TO, ON, FROM = "to", "on", "from"

_PUT_OFF_TO = "put off to"
_IN_LABEL = frozenset({"lead", "new", "changed"})
_LOOSE_END = PAUSES | {"(", "and"}
_LOOSE_START = PAUSES - {":"} | {"and"}


class Part(NamedTuple):
    """A word of change, whether it stands in a label, and the rest up to the next one.

    *joined*: « reporté à … » is `TO`, « reporté le … » `ON`, « reporté de … »
    `FROM`; "" where nothing joins them.
    """

    word: str
    is_label: bool
    joined: str
    rest: Phrase


class _Head(NamedTuple):
    start: int
    end: int
    word: str
    is_label: bool


def parted(phrase: Phrase) -> tuple[Phrase, list[Part]]:
    """What stands before the first word of change, and a part for each."""
    heads = _heads(phrase)
    ends = [head.start for head in heads[1:]] + [len(phrase.tokens)]
    parts = [_part(head, phrase.cut(head.end, end)) for head, end in zip(heads, ends, strict=True)]
    return _trimmed(phrase.cut(0, heads[0].start)), parts


def _heads(phrase: Phrase) -> list[_Head]:
    heads: list[_Head] = []
    at = 0
    while at < len(phrase.tokens):
        token = phrase.tokens[at]
        if token.kind in {"changed", "new"}:
            head = _head(phrase, at, heads[-1].end if heads else 0)
            heads.append(head)
            at = head.end
            continue
        if token.kind == "then" and heads:
            heads.append(_Head(at, at + 1, heads[-1].word, False))
        at += 1
    return heads


def _head(phrase: Phrase, at: int, earliest: int) -> _Head:
    """The word of change at *at* with its label: « Date d'achèvement révisée », "new target date"."""
    start = at
    while start > earliest and _in_label(phrase, start - 1):
        start -= 1
    while phrase.kinds[start] == "prep":
        start += 1
    end = at + 1
    while end < len(phrase.tokens) and _in_label(phrase, end):
        end += 1
    while phrase.kinds[end - 1] == "prep":
        end -= 1
    words = [str(token.value) for token in phrase.tokens[start:end] if token.kind == "changed"]
    is_label = "lead" in phrase.kinds[start:end]
    if not words and not is_label:
        raise RefusedError("words-left")  # « nouvelle politique »
    return _Head(start, end, words[-1] if words else REVISED, is_label)


def _in_label(phrase: Phrase, at: int) -> bool:
    token = phrase.tokens[at]
    small = token.kind == "prep" and token.value == "of"
    return small or token.kind in _IN_LABEL or (token.kind == "done" and token.value == "noun")


def _part(head: _Head, rest: Phrase) -> Part:
    cursor = Cursor(rest.tokens)
    cursor.skip(_LOOSE_START)
    word, joined = head.word, TO if cursor.take(":") else ""
    if word == _PUT_OFF_TO:
        word, joined = PUT_OFF, TO
    cursor.skip(PAUSES)
    if _trimmed(rest.cut(cursor.at)).words not in CLOSED:  # « reporté, à déterminer »
        joined = joined or _joined(cursor, rest)
    return Part(word, head.is_label, joined, _trimmed(rest.cut(cursor.at)))


def _joined(cursor: Cursor, rest: Phrase) -> str:
    """How a date is joined to the word before it; moves past what joins it, but for « le », « en »."""
    kind, at = cursor.kind(), cursor.at
    if kind in {"to", "until"}:
        cursor.at += 1
        return TO
    if kind == "from" and rest.written(at) == "from":
        cursor.at += 1
        return FROM
    if kind != "prep":
        return ""
    if rest.tokens[at].value == "of":
        cursor.at += 1
        return FROM
    return TO if rest.written(at) in {"pour", "for"} else ON


def _trimmed(phrase: Phrase) -> Phrase:
    """*phrase* without the pauses around it and the parentheses it does not open or close."""
    kinds, start, end = phrase.kinds, 0, len(phrase.tokens)
    opened = kinds.count("(") - kinds.count(")")
    while end and (kinds[end - 1] in _LOOSE_END or (opened < 0 and kinds[end - 1] == ")")):
        end -= 1
        opened += (kinds[end] == ")") - (kinds[end] == "(")
    while start < end and (kinds[start] in PAUSES or (opened > 0 and kinds[start] == "(")):
        opened -= kinds[start] == "("
        start += 1
    return phrase.cut(start, end)
