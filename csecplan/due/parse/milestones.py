"""Milestones: « Volet A : mai 2012; volet B : juin 2013 », "May 2012 (draft), June 2013 (final)".

Two or more parts, each a label and a date: due from the first start to the
last end. Anything else (a part to be determined, done or without a label) is
no milestone, and is left to be refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan.due.days.readings import Reading, spanned
from csecplan.due.parse.clause import PAUSES
from csecplan.due.parse.tokens import Phrase, RefusedError
from csecplan.model import Kind, Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from csecplan.due.codes import TokenKind

    Read = Callable[[Phrase], Reading]

_COUNTS = (list("12345678"), list("abcdefgh"), ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"])
_NOT_IN_LABELS = frozenset(
    {
        "month", "weekday", "season", "quarter", "half", "fiscal", "calendar", "done", "ongoing", "every", "status",
        "state-label", "none-lead", "condition", "changed", "from", "from-after", "by", "by-after", "before", "after",
        "until", "between", "provisional", "approximate", "?", "~", "(", ")", ":", "originally",
    }
)  # fmt: skip
"""What makes more of a label than the name of a part."""
_LONGEST_COUNT = 3
"""Digits up to which a number in a label is no year: « étape 2 »."""
_LOOSE = PAUSES | {"and"}
_BEFORE_COMMA = frozenset({"number", "month", "suffix", "weekday"})


class _Part(NamedTuple):
    phrase: Phrase
    numbered: bool = False


def milestones(phrase: Phrase, read: Read) -> Reading | None:
    """The due date of a row of labelled dates, from the first start to the last end; None where *phrase* is none."""
    if phrase.kinds.count("number") < 2:
        return None
    for parts in _ways(phrase):
        dates = _dates(parts, read)
        if dates:
            return spanned(dates).noted(Note("milestones"))
    return None


def _ways(phrase: Phrase) -> Iterator[list[_Part]]:
    """*phrase* in two or more parts: by lines, by numbers, then by each mark."""
    lines = [at for at, token in enumerate(phrase.tokens) if at and token.start in phrase.breaks]
    if lines:
        yield [_Part(line) for line in _cut_at(phrase, lines, 0)]
    for counts in _COUNTS:
        found = _counted(phrase, counts)
        if len(found) > 1:
            yield found
    for mark in (";", ",", "/"):
        ends = [at for at, kind in enumerate(phrase.kinds) if kind == mark and not _is_in_date(phrase.kinds, at)]
        if ends:
            yield [_Part(part) for part in _cut_at(phrase, ends, 1)]


def _cut_at(phrase: Phrase, places: list[int], width: int) -> list[Phrase]:
    starts = [0, *(at + width for at in places)]
    return [phrase.cut(start, end) for start, end in zip(starts, [*places, None], strict=True)]


def _is_in_date(kinds: list[TokenKind], at: int) -> bool:
    """Whether the comma at *at* is one of "June 30, 2004"."""
    return kinds[at + 1 : at + 2] == ["number"] and at > 0 and kinds[at - 1] in _BEFORE_COMMA


def _counted(phrase: Phrase, counts: list[str]) -> list[_Part]:
    """The parts of "a) … b) …", in order from the first; none where it does not start so."""
    marks: list[tuple[int, int]] = []
    at = 0
    while at < len(phrase.tokens) and len(marks) < len(counts):
        width = _count_at(phrase, at, counts[len(marks)])
        if width:
            marks.append((at, at + width))
        elif not marks:
            return []
        at += width or 1
    ends = [start for start, _ in marks[1:]] + [len(phrase.tokens)]
    return [_Part(phrase.cut(start, end), True) for (_, start), end in zip(marks, ends, strict=True)]


def _count_at(phrase: Phrase, at: int, count: str) -> int:
    """How many tokens of "(a)", "a)" or "1." stand at *at*; 0 where it is something else."""
    kinds, opened = phrase.kinds, int(phrase.kinds[at] == "(")
    counted = at + opened
    if counted + 1 >= len(kinds) or phrase.written(counted) != count:
        return 0
    closed = kinds[counted + 1] == ")" or (kinds[counted + 1] == "." and count.isdigit() and not opened)
    return 2 + opened if closed else 0


def _dates(parts: list[_Part], read: Read) -> list[Reading]:
    """The date of each of *parts*; none at all where one has none, or no label."""
    found = []
    for part in parts:
        date = _date(part, read)
        if date is None:
            return []
        found.append(date)
    return found if len(found) > 1 else []


def _date(part: _Part, read: Read) -> Reading | None:
    phrase = _trimmed(part.phrase)
    whole = _reading(phrase, read) if part.numbered else None
    if whole:
        return whole
    for label, date in _labelled(phrase):
        found = _reading(date, read) if _is_label(label, read) else None
        if found:
            return found
    return None


def _labelled(phrase: Phrase) -> Iterator[tuple[Phrase, Phrase]]:
    """What may be the label and the date of *phrase*: on either side of a colon or a dash, or in parentheses."""
    kinds = phrase.kinds
    for mark in (":", "dash"):
        if mark in kinds:
            at = kinds.index(mark)
            yield phrase.cut(0, at), phrase.cut(at + 1)
            yield phrase.cut(at + 1), phrase.cut(0, at)
    if kinds[-1:] == [")"] and "(" in kinds:
        at = kinds.index("(")
        yield phrase.cut(at + 1, -1), phrase.cut(0, at)
        yield phrase.cut(0, at), phrase.cut(at + 1, -1)


def _reading(phrase: Phrase, read: Read) -> Reading | None:
    """The date that *phrase* is; None for anything else."""
    try:
        reading = read(phrase)
    except RefusedError:
        return None
    return reading if reading.kind is Kind.DATED else None


def _is_label(phrase: Phrase, read: Read) -> bool:
    """Whether *phrase* only names a part: it has words, tells no time or state, and is no phrase by itself."""
    kinds = {kind for at, kind in enumerate(phrase.kinds) if not _is_letter(phrase.written(at))}
    if not phrase.tokens or not _NOT_IN_LABELS.isdisjoint(kinds):
        return False
    if any(token.kind == "number" and len(str(token.value)) > _LONGEST_COUNT for token in phrase.tokens):
        return False
    try:
        read(phrase)
    except RefusedError:
        return True
    return False


def _is_letter(written: str) -> bool:
    """Whether *written* is the C of « volet C », whatever it does elsewhere (« c. 2004 »)."""
    return len(written) == 1 and written.isalpha()


def _trimmed(phrase: Phrase) -> Phrase:
    kinds, start, end = phrase.kinds, 0, len(phrase.tokens)
    while start < end and kinds[start] in _LOOSE:
        start += 1
    while start < end and kinds[end - 1] in _LOOSE:
        end -= 1
    return phrase.cut(start, end)
