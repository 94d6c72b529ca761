"""A whole phrase, in the order of docs/dates.md, and nothing left over.

Dropped marks, status days, changed dates, milestones, labels; then a
closed list, a state, a condition or a clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.due.days.readings import Reading
from csecplan.due.parse.clause import OPERATORS, PAUSES, clause
from csecplan.due.parse.dropped import undressed
from csecplan.due.parse.labels import after_label
from csecplan.due.parse.states import CLOSED_KINDS, STATES, STATES_OF_DONE
from csecplan.due.parse.tokens import Cursor, Phrase, RefusedError
from csecplan.due.vocabulary.lookup import CLOSED
from csecplan.model import Kind, Note

if TYPE_CHECKING:
    from collections.abc import Callable

    from csecplan.due.codes import TokenKind

_CHANGES = frozenset({"changed", "new"})
_PARTING = frozenset({";", ",", "/", ")", "."})


def closed(text: str) -> Reading | None:
    """What *text* says where the whole of it is in the list of none; None elsewhere."""
    found = CLOSED.get(text) or CLOSED.get(text.strip("(.) "))
    if found is None:
        return None
    return Reading(Kind.NONE, notes=(Note("at-once"),) if found[1] == "at once" else ())


def whole(phrase: Phrase) -> Reading:
    """The due date that *phrase* says, to its last token. Raises RefusedError for anything left over."""
    kept, marks = undressed(phrase)
    if not kept.tokens:
        raise RefusedError("not-understood")
    try:
        reading = _in_order(kept)
    except RefusedError:
        otherwise = _after_label(kept) or _counted_and_dated(kept)
        if otherwise is None:
            raise
        reading = otherwise
    return reading.noted(Note("marks-dropped")) if marks else reading


def _in_order(phrase: Phrase) -> Reading:
    kinds = {token.kind for token in phrase.tokens}
    if "status-day" in kinds:
        raise RefusedError("status-day")
    if phrase.tokens[0].kind == "state-label":
        return _labelled_state(phrase, whole)
    return _of_rare_kinds(phrase, kinds) or _bare(phrase)


def _of_rare_kinds(phrase: Phrase, kinds: set[TokenKind]) -> Reading | None:
    """What *phrase* says where it has a condition, tells of a change or parts milestones; few do."""
    if "condition" in kinds and phrase.tokens[0].kind not in STATES_OF_DONE:
        from csecplan.due.parse.conditions import conditional

        reading = conditional(phrase, whole)
        if reading:
            return reading
    if not kinds.isdisjoint(_CHANGES):
        from csecplan.due.parse.changed import changed

        return changed(phrase, one)
    if phrase.breaks or not kinds.isdisjoint(_PARTING):
        from csecplan.due.parse.milestones import milestones

        return milestones(phrase, one)
    return None


def one(phrase: Phrase) -> Reading:
    """What *phrase* says where it tells of no change and parts no milestones."""
    phrase, _ = undressed(phrase)
    if not phrase.tokens:
        raise RefusedError("not-understood")
    return _bare(phrase)


def _bare(phrase: Phrase) -> Reading:
    """What *phrase* says, without marks around it."""
    reading = closed(phrase.words)
    if reading:
        return reading
    if phrase.tokens[0].kind == "state-label":
        return _labelled_state(phrase, one)
    rest = after_label(phrase)
    return one(rest) if rest else _unlabelled(phrase)


def _unlabelled(phrase: Phrase) -> Reading:
    kind = phrase.tokens[0].kind
    if kind in STATES:
        return STATES[kind](phrase.tokens)
    return _status(phrase) if kind == "status" else clause(phrase.tokens)


def _labelled_state(phrase: Phrase, read: Callable[[Phrase], Reading]) -> Reading:
    """« État : terminé »; a date after it would be the day of the report."""
    if phrase.kinds[1:2] not in ([":"], ["dash"]):
        raise RefusedError("words-left")
    reading = read(phrase.cut(2))
    if reading.kind is Kind.DATED:
        raise RefusedError("words-left")
    return reading


def _status(phrase: Phrase) -> Reading:
    """« En cours, d'ici juin 2004 »: what is under way is due when it says.

    A date alone (« En cours, juin 2004 ») may be the day of the news: refused.
    """
    cursor = Cursor(phrase.tokens)
    stalled = False
    while status := cursor.take("status"):
        stalled = stalled or status.value == "stalled"
        cursor.skip(_BETWEEN_STATES)
    if not cursor.kind():
        return Reading(Kind.NONE)
    says = cursor.kind(1) if cursor.kind() == "(" else cursor.kind()
    if stalled or says not in _AFTER_STATUS:
        raise RefusedError("words-left")
    return one(phrase.cut(cursor.at))


_BETWEEN_STATES = PAUSES | {"and"}
_AFTER_STATUS = OPERATORS | CLOSED_KINDS | {"lead"}


def _after_label(phrase: Phrase) -> Reading | None:
    """« Échéance : a) mai 2012 b) juin 2013 »: what stands after the label, in the same order."""
    rest = after_label(phrase)
    return whole(rest) if rest else None


def _counted_and_dated(phrase: Phrase) -> Reading | None:
    """« dans six mois (août 2004) »: the date in parentheses, where what stands in front counts from now."""
    kinds = phrase.kinds
    at = kinds.index("(") if "(" in kinds and kinds[-1] == ")" else 0
    if not at:
        return None
    from csecplan.due.suggest.relative import counts_from_now  # wanted by few phrases

    reading = one(phrase.cut(at)) if counts_from_now(phrase.cut(0, at).words) else None
    return reading.noted(Note("date-beside")) if reading and reading.kind is Kind.DATED else None
