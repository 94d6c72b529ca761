"""A clause: leads, doubts, an operator, a period or a range, what may follow it, and nothing left over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan.due.days.readings import Reading, said_of
from csecplan.due.parse.ranges import Stretch, stretch
from csecplan.due.parse.tokens import Cursor, RefusedError, Token
from csecplan.model import Kind

if TYPE_CHECKING:
    from csecplan.due.days.periods import Named

Tokens = list[Token]

OPERATORS = frozenset({"by", "before", "after", "from", "until"})
PAUSES = frozenset({",", ";", "dash", ":", ".", "-", "/"})
_LAST_MARKS = frozenset({".", ",", ";"})
LOOSE = PAUSES | {"(", ")"}
_HEDGES = {"approximate": "~", "provisional": "?", "?": "?", "~": "~"}
_PREFIXES = OPERATORS | {"lead", "approximate", "provisional", "~"}
_EITHER_SIDE = "either side"
_BEFORE_ONGOING = frozenset({"and", "then", "dash", "to", "-"})


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


class _Parsed(NamedTuple):
    """What a clause says: the operator ("" for none), the period or the range, and the doubts."""

    operator: str
    span: Stretch
    hedges: str


def clause(tokens: Tokens) -> Reading:
    """Leads, hedges and an operator; a period or a range; and what may follow it."""
    return said_of(*_parsed(tokens))


def _parsed(tokens: Tokens) -> _Parsed:
    cursor = Cursor(tokens)
    operator, hedges = _before_period(cursor)
    try:
        return _after_period(cursor, _Parsed(operator, stretch(cursor), hedges))
    except RefusedError as refused:
        refused.operator = refused.operator or operator
        raise


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


def _after_period(cursor: Cursor, said: _Parsed) -> _Parsed:
    while cursor.kind():
        if _goes_on(cursor):
            said = _joined(said, "from")
            continue
        pause = cursor.kind() in PAUSES
        cursor.skip(PAUSES)
        kind = cursor.kind()
        either = bool(kind) and cursor.tokens[cursor.at].value == _EITHER_SIDE
        if kind in _HEDGES:
            said = said._replace(hedges=said.hedges + _HEDGES[kind])
        elif kind == "by-after" or (kind == "by" and either):
            said = _joined(said, "by")
        elif kind == "from-after" or (kind == "from" and either):
            said = _joined(said, "from")
        elif kind == "(":
            said = _aside(cursor, said)
            continue
        elif kind == "originally":
            _replaced(cursor.rest())
            return said
        elif kind != "lead" or pause:
            raise RefusedError("words-left")
        cursor.at += 1
    return said


def _goes_on(cursor: Cursor) -> bool:
    """Move past « – en continu », « puis chaque année », "and annually thereafter", "– present", if that is next."""
    start = cursor.at
    cursor.skip(PAUSES - {"dash", "-"})
    joined = cursor.at
    cursor.skip(_BEFORE_ONGOING)
    if cursor.at > joined and (cursor.take("ongoing") or cursor.take("present")):
        cursor.take("from-after")
        return True
    cursor.at = start
    return False


def _joined(said: _Parsed, operator: str) -> _Parsed:
    if said.operator not in {"", operator}:
        raise RefusedError("words-left")
    return said._replace(operator=operator)


def _aside(cursor: Cursor, said: _Parsed) -> _Parsed:
    """*said* with what a parenthesis after the period adds: doubts, the same deadline again, or nothing."""
    end = closing(cursor.tokens, cursor.at)
    inside = cursor.tokens[cursor.at + 1 : end]
    cursor.at = end + 1
    kinds = {token.kind for token in inside}
    if kinds <= _HEDGES.keys() | PAUSES:
        return said._replace(hedges=said.hedges + "".join(_HEDGES.get(token.kind, "") for token in inside))
    if kinds <= {"lead"}:
        return said
    if inside[0].kind == "originally":
        _replaced(inside)
        return said
    return said._replace(span=_narrower(_parsed(inside), said))


def _replaced(tokens: Tokens) -> None:
    """Refuse anything but a date after « initialement »: the one that another replaces must read too."""
    cursor = Cursor(tokens[1:])
    cursor.skip(PAUSES)
    clause(cursor.rest())


def _narrower(again: _Parsed, said: _Parsed) -> Stretch:
    """The narrower of two periods of which the end is said twice, and must be the same."""
    first, second = said_of(said.operator, said.span), said_of(*again)
    if second.kind is not Kind.DATED or second.latest != first.latest:
        raise RefusedError("words-left")
    if first.earliest is None or second.earliest is None:
        return said.span
    return again.span if second.earliest > first.earliest else said.span


def candidates(tokens: Tokens) -> tuple[Named, ...]:
    """The period that *tokens* name after their leads and operator, if they do."""
    cursor = Cursor(tokens)
    try:
        _before_period(cursor)
        span = stretch(cursor)
    except RefusedError:
        return ()
    return () if span.last or cursor.kind() else (span.first,)
