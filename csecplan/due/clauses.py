"""A clause: leads, doubts, an operator, a period or a range, what may follow it, and nothing left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.due.ranges import Stretch, stretch
from csecplan.due.readings import Reading, said_of
from csecplan.due.tokens import Cursor, RefusedError, Token
from csecplan.model import Kind

if TYPE_CHECKING:
    from csecplan.due.periods import Named

Tokens = list[Token]

OPERATORS = frozenset({"by", "before", "after", "from", "until"})
PAUSES = frozenset({",", ";", "dash", ":", ".", "-", "/"})
_LAST_MARKS = frozenset({".", ",", ";"})
LOOSE = PAUSES | {"(", ")"}
_HEDGES = {"approximate": "~", "provisional": "?", "?": "?", "~": "~"}
_PREFIXES = OPERATORS | {"lead", "approximate", "provisional", "~"}


def bare(tokens: Tokens) -> Tokens:
    """*tokens* without the parentheses around all of them, or a mark at the end."""
    while tokens and tokens[-1].kind in _LAST_MARKS:
        tokens = tokens[:-1]
    if len(tokens) > 2 and tokens[0].kind == "(" and tokens[-1].kind == ")" and closing(tokens, 0) == len(tokens) - 1:
        return bare(tokens[1:-1])
    return tokens


def closing(tokens: Tokens, opening: int) -> int:
    """Where the parenthesis opened at *opening* closes; parentheses inside one are not read."""
    for at in range(opening + 1, len(tokens)):
        if tokens[at].kind == "(":
            break
        if tokens[at].kind == ")":
            return at
    raise RefusedError("not-understood")


def clause(tokens: Tokens) -> Reading:
    """Leads, hedges and an operator; a period or a range; and what may follow it."""
    cursor = Cursor(tokens)
    operator, hedges = _before_period(cursor)
    try:
        span = stretch(cursor)
        operator, hedges = _after_period(cursor, operator, hedges, span)
    except RefusedError as refused:
        refused.operator = refused.operator or operator
        raise
    return said_of(operator, span, hedges)


def _before_period(cursor: Cursor) -> tuple[str, str]:
    operator, hedges = "", ""
    while True:
        start = cursor.at
        cursor.prepositions()
        token = cursor.tokens[cursor.at] if cursor.kind() in _PREFIXES else None
        if token is None or (operator and token.kind in OPERATORS - {operator}):
            cursor.at = start
            return operator, hedges
        cursor.at += 1
        if token.kind in OPERATORS:
            operator = token.kind
        hedges += _HEDGES.get(token.kind, "")
        if token.kind not in OPERATORS or cursor.kind() == ":":
            cursor.skip(frozenset({":", "dash", ","}))


def _after_period(cursor: Cursor, operator: str, hedges: str, span: Stretch) -> tuple[str, str]:
    while cursor.kind():
        pause = cursor.kind() in PAUSES
        cursor.skip(PAUSES)
        kind = cursor.kind()
        if kind in _HEDGES:
            hedges += _HEDGES[kind]
        elif kind == "by-after" or (kind == "by" and cursor.tokens[cursor.at].value == "either side"):
            operator = _joined(operator, "by")
        elif kind == "from-after":
            operator = _joined(operator, "from")
        elif kind == "(":
            hedges += _aside(cursor, operator, span)
            continue
        elif kind != "lead" or pause:
            raise RefusedError("words-left")
        cursor.at += 1
    return operator, hedges


def _joined(operator: str, other: str) -> str:
    if operator not in {"", other}:
        raise RefusedError("words-left")
    return other


def _aside(cursor: Cursor, operator: str, span: Stretch) -> str:
    """The hedges in a parenthesis after the period; or it says the same deadline again, or nothing."""
    end = closing(cursor.tokens, cursor.at)
    inside = cursor.tokens[cursor.at + 1 : end]
    cursor.at = end + 1
    kinds = {token.kind for token in inside}
    if kinds <= _HEDGES.keys() | PAUSES:
        return "".join(_HEDGES.get(token.kind, "") for token in inside)
    if kinds <= {"lead"}:
        return ""
    if inside[0].kind == "originally":  # the date it replaces, which must read too
        whole = Cursor(inside[1:])
        whole.skip(PAUSES)
        clause(whole.rest())
        return ""
    again, said = clause(inside), said_of(operator, span)
    if again.kind is Kind.DATED and again.latest == said.latest and again.earliest in {None, said.earliest}:
        return ""
    raise RefusedError("words-left")


def candidates(tokens: Tokens) -> tuple[Named, ...]:
    """The period that *tokens* name after their leads and operator, if they do."""
    cursor = Cursor(tokens)
    try:
        _before_period(cursor)
        first, last = stretch(cursor)
    except RefusedError:
        return ()
    return () if last or cursor.kind() else (first,)
