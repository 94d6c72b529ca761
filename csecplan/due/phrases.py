"""A whole phrase: in a closed list, revised, a state or a clause, and nothing left over."""

from __future__ import annotations

from csecplan.due.clauses import LOOSE, OPERATORS, PAUSES, Tokens, bare, clause
from csecplan.due.ranges import stretch
from csecplan.due.readings import Reading, said_of
from csecplan.due.states import CLOSED_KINDS, STATES
from csecplan.due.tokens import Cursor, RefusedError
from csecplan.due.words import CLOSED, WORDS
from csecplan.model import Kind, Note


def closed(text: str) -> Reading | None:
    """What *text* says where the whole of it, or all after its label, is in the list of none; None elsewhere."""
    if text in CLOSED or text.strip("(.) ") in CLOSED:
        return Reading(Kind.NONE)
    label, colon, after = text.partition(":")
    if colon and after.strip(" .") in CLOSED and WORDS.get(label.strip(), ("",))[0] in _LABELS:
        return Reading(Kind.NONE)
    return None


_LABELS = frozenset({"lead", "revised-label", "moved"})


def whole(tokens: Tokens) -> Reading:
    """The due date that *tokens* say, to the last of them. Raises RefusedError for anything left over."""
    tokens = bare(tokens)
    if not tokens:
        raise RefusedError("not-understood")
    kinds = [token.kind for token in tokens]
    if "revised-label" in kinds or "moved" in kinds:
        return _revised(tokens, kinds)
    if kinds[0] == "status":
        return _status(tokens)
    return STATES.get(kinds[0], clause)(tokens)


def _revised(tokens: Tokens, kinds: list[str]) -> Reading:
    """What the last revised marker announces; an earlier date beside it is the one it replaces."""
    at = max(index for index, kind in enumerate(kinds) if kind in {"revised-label", "moved"})
    after = Cursor(_bare_of_parentheses(tokens[at + 1 :]))
    if tokens[at].kind == "moved":
        return _moved(tokens[:at], after)
    after.skip(PAUSES)
    if after.kind():
        return _new_date(after)
    return _moved(tokens[:at], after)


def _bare_of_parentheses(tokens: Tokens) -> Tokens:
    """*tokens* without a closing parenthesis whose opening stands before them."""
    if tokens and tokens[-1].kind == ")" and all(token.kind != "(" for token in tokens):
        return tokens[:-1]
    return tokens


def _moved(before: Tokens, after: Cursor) -> Reading:
    """« X, reporté à Y »; « X (révisé) »; « reporté de X à Y »; "Y (revised from X)"."""
    while before and before[-1].kind in LOOSE:
        before = before[:-1]
    if before and after.kind():
        _replaced(before)
    leaves = after.kind() == "prep" and after.tokens[after.at].value == "of"
    if after.take("from") or (leaves and after.take("prep")):
        return _moved_from(before, after)
    if after.kind():
        return _new_date(after)
    if not before:
        raise RefusedError("date-missing")
    return whole(before).noted(Note("revised"))


def _moved_from(before: Tokens, after: Cursor) -> Reading:
    first, last = stretch(after)
    if after.kind() or (last is None and not before):
        raise RefusedError("words-left")
    replaced = said_of("", (first, None)) if last is None else None
    due = whole(before) if replaced else said_of("", (last or first, None))
    return due.noted(Note("revised"))


def _replaced(before: Tokens) -> None:
    """Refuse anything but a due date in front of a revised one: « Plan révisé en juin » moves no date."""
    cursor = Cursor(before)
    if cursor.take("originally"):
        cursor.skip(PAUSES)
    if cursor.rest() and all(token.kind in {"lead", "prep"} for token in cursor.rest()):
        return
    if cursor.kind() and whole(cursor.rest()).kind is Kind.DONE:
        raise RefusedError("words-left")


def _new_date(after: Cursor) -> Reading:
    after.skip(PAUSES)
    if after.kind() in {"to", "until"}:
        after.at += 1
    return whole(after.rest()).noted(Note("revised"))


def _status(tokens: Tokens) -> Reading:
    """« En cours, d'ici juin 2004 »: what is under way is due when it says.

    A date alone (« En cours, juin 2004 ») may be the day of the news: refused.
    """
    cursor = Cursor(tokens)
    stalled = False
    while status := cursor.take("status"):
        stalled = stalled or status.value == "stalled"
        cursor.skip(_BETWEEN_STATES)
    if not cursor.kind():
        return Reading(Kind.NONE)
    says = cursor.kind(1) if cursor.kind() == "(" else cursor.kind()
    if stalled or says not in _AFTER_STATUS:
        raise RefusedError("words-left")
    return whole(cursor.rest())


_BETWEEN_STATES = PAUSES | {"and"}
_AFTER_STATUS = OPERATORS | CLOSED_KINDS | {"lead"}
