"""A date under a condition: « mars 2005, selon les crédits », "Subject to approval: June 2005"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.due.days.readings import doubted
from csecplan.due.parse.clause import PAUSES
from csecplan.due.parse.tokens import RefusedError
from csecplan.model import Kind, Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from csecplan.due.days.readings import Reading
    from csecplan.due.parse.tokens import Phrase, Token

_ENDING = frozenset({",", ":"})
_TIMES = frozenset({"month", "weekday", "quarter", "half"})
_SAYS_MORE = frozenset(
    {"by-after", "from-after", "ongoing", "every", "done", "none-lead", "status", "changed", "condition", "?"}
)
"""What stands in no condition: it would say something of the date."""
_LONGEST_COUNT = 3
"""Digits up to which a number is no year."""


def conditional(phrase: Phrase, read: Callable[[Phrase], Reading]) -> Reading | None:
    """The one date of *phrase*, in doubt; None without a date, with a second one, or with one in the condition."""
    for date, condition in _ways(phrase):
        if _is_plain(condition.tokens):
            try:
                reading = read(_without_pause(date))
            except RefusedError:
                continue
            if reading.edtf is not None and reading.kind is not Kind.DONE:
                return doubted(reading).noted(Note("conditional"))
    return None


def _ways(phrase: Phrase) -> Iterator[tuple[Phrase, Phrase]]:
    """*phrase* as a date and a condition; in front of the date, a condition ends with a comma or a colon."""
    kinds = phrase.kinds
    at = kinds.index("condition")
    if at and kinds[at - 1] == "(" and kinds[-1] == ")":
        yield phrase.cut(0, at - 1), phrase.cut(at + 1, -1)
    elif at:
        yield phrase.cut(0, at), phrase.cut(at + 1)
    else:
        dated = next((at for at, token in enumerate(phrase.tokens) if _is_time(token)), 0)
        ends = [at for at in range(1, dated) if kinds[at] in _ENDING]
        for end in dict.fromkeys(ends[:1] + ends[-1:]):
            yield phrase.cut(end + 1), phrase.cut(1, end)


def _is_time(token: Token) -> bool:
    written = str(token.value)
    is_count = written.isdigit() and len(written) <= _LONGEST_COUNT
    return token.kind in _TIMES or (token.kind == "number" and not is_count)


def _is_plain(condition: list[Token]) -> bool:
    """Whether *condition* has words, names no time, says no more of the date and closes what it opens."""
    kinds = {token.kind for token in condition}
    opened = sum((token.kind == "(") - (token.kind == ")") for token in condition)
    return (
        not kinds <= PAUSES
        and opened == 0
        and kinds.isdisjoint(_SAYS_MORE)
        and not any(_is_time(token) for token in condition)
    )


def _without_pause(phrase: Phrase) -> Phrase:
    end = len(phrase.tokens)
    while end and phrase.tokens[end - 1].kind in PAUSES:
        end -= 1
    return phrase.cut(0, end)
