"""What stands where a due date should: done, ongoing, none; perhaps with a day of its own."""

from __future__ import annotations

from csecplan.due.days.readings import Reading
from csecplan.due.parse.clause import LOOSE, PAUSES, Tokens, bare, candidates, clause
from csecplan.due.parse.tokens import Cursor, RefusedError, Token
from csecplan.model import Kind, Note

CLOSED_KINDS = frozenset({"ongoing", "status", "every"})
_RECURRING_UNITS = frozenset({"month", "season", "weekday", "calendar", "fiscal", "quarter", "half", "unit"})
_DATE_STARTS = frozenset(
    {"prep", "weekday", "part", "ordinal", "quarter-letter", "half-letter", "fiscal", "calendar"}
)
_REMARKS_REFUSED = frozenset(
    {
        "number",
        "by",
        "before",
        "after",
        "until",
        "month",
        "season",
        "provisional",
        "approximate",
        "status",
        "hold",
        "?",
    }
)


def _done(tokens: Tokens) -> Reading:
    """« Terminé (avril 2004) »: when it ended, if that is said; words about it do not matter."""
    cursor = Cursor(tokens)
    cursor.take("remark")
    word = cursor.take("done")
    if word is None:
        raise RefusedError("words-left")
    cursor.skip(frozenset({"done"}) | PAUSES)
    rest = bare(cursor.rest())
    if not rest or all(token.kind in LOOSE | {"done"} for token in rest):
        return Reading(Kind.DONE)
    if word.value == "noun" or rest[0].kind in {"by", "before", "until"}:
        raise RefusedError("done-or-due", candidates(rest))
    ended = _ended(rest)
    if ended:
        return ended
    if word.value == "alone":
        raise RefusedError("words-left")
    return _done_with_remark(rest)


def _ended(tokens: Tokens) -> Reading | None:
    cursor = Cursor(tokens)
    cursor.take("from")
    try:
        reading = clause(cursor.rest())
    except RefusedError as refused:
        if refused.code in {"not-understood", "words-left"}:
            return None
        raise
    return reading._replace(kind=Kind.DONE) if reading.earliest and reading.latest else None


def _done_with_remark(tokens: Tokens) -> Reading:
    """Free words after « terminé », which may end with the day; none that take it back, and one date only."""
    note = Note("remark-ignored")
    for at, token in enumerate(tokens):
        refused = token.kind in _REMARKS_REFUSED or token[:2] == ("condition", "if")
        if refused or token.kind in _DATE_STARTS:
            ended = _ended(tokens[at:])
            if ended:
                return ended.noted(note)
            if refused:
                break
    else:
        return Reading(Kind.DONE, notes=(note,))
    raise RefusedError("words-left")


def _ongoing(tokens: Tokens) -> Reading:
    """« Continu », alone, again in other words, from a day or until one."""
    cursor = Cursor(tokens)
    recurring = False
    while cursor.kind() in {"ongoing", "status"}:
        recurring = recurring or tokens[cursor.at].value == "recurring"
        cursor.at += 1
        cursor.skip(PAUSES)
    if all(token.kind in CLOSED_KINDS | LOOSE | {"and", "to"} for token in cursor.rest()):
        if cursor.kind() != "to":
            return Reading(Kind.ONGOING)
        raise RefusedError("date-missing")
    if cursor.kind() == "until" or (cursor.kind() == "to" and cursor.rest()[0].value == "to"):
        return _until(cursor)
    rest = bare(cursor.rest())
    return _recurring(rest) if recurring and _yearless(rest) else _ongoing_from(rest)


def _until(cursor: Cursor) -> Reading:
    cursor.at += 1
    reading = clause([Token("until", 0, 0, 0), *cursor.rest()])
    if reading.kind is not Kind.ONGOING_UNTIL:
        raise RefusedError("words-left")
    return reading


def _ongoing_from(tokens: Tokens) -> Reading:
    reading = clause(tokens)
    if reading.kind in {Kind.ONGOING, Kind.ONGOING_UNTIL}:
        return reading
    if tokens[0].kind in {"from", "between"} or tokens[0].value == "of":
        edge = (reading.edtf or "").rpartition("/")[2]
        return reading._replace(kind=Kind.ONGOING_UNTIL, earliest=None, edtf=f"../{edge}")
    raise RefusedError("ongoing-or-due", candidates(tokens))


def _yearless(tokens: Tokens) -> bool:
    return not any(token.kind == "number" and len(str(token.value)) > 2 for token in tokens)


def _recurring(tokens: Tokens) -> Reading:
    """« annuellement, en juin »: a time of the year, which comes back."""
    try:
        clause(tokens)
    except RefusedError as refused:
        if refused.code == "no-year":
            return Reading(Kind.ONGOING)
        raise
    raise RefusedError("words-left")


def _every(tokens: Tokens) -> Reading:
    """« chaque printemps », "every June"."""
    rest = tokens[1:]
    if rest and all(token.kind in _RECURRING_UNITS for token in rest) and len(rest) <= 2:
        return Reading(Kind.ONGOING)
    raise RefusedError("words-left")


def _none(tokens: Tokens) -> Reading:
    """« Aucune échéance n'a été fixée … »: none, whatever the reason, as long as no number follows."""
    if any(token.kind in {"number", "month", "season"} for token in tokens):
        raise RefusedError("words-left")
    return Reading(Kind.NONE)


STATES = {
    "done": _done,
    "remark": _done,
    "ongoing": _ongoing,
    "every": _every,
    "none-lead": _none,
}
"""Which function reads a phrase that starts with a token of each kind."""
STATES_OF_DONE = frozenset({"done", "remark"})
"""Of these, the ones that say themselves what their remarks may hold."""
