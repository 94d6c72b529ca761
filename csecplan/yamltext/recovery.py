"""One slip must not hide the rest: read a text that does not parse, less the few lines that do not.

Characters are put out of the way as blanks, never taken out, so every span
of what is left still holds. Each slip is reported as a `Fault`; a document
with any is never written to.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from csecplan.yamltext.composer import compose
from csecplan.yamltext.libyaml import MarkedYAMLError, YAMLError
from csecplan.yamltext.nodes import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from csecplan.yamltext.nodes import Node

ATTEMPTS = 24
"""Readings tried on a small text; a large one gets fewer, so that no file takes more than seconds."""

MOST_FAULTS = 1_000
"""Groups of control characters that are told one by one: with more, it is no text that somebody mends by hand."""

LARGE = 1_000_000
ATTEMPTS_LARGE = 4

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_UNPRINTABLES = re.compile(f"{_UNPRINTABLE.pattern}+")
_CONFLICT = re.compile(r"^(<{7}(?= |\r?$)|={7}(?=\r?$)|\|{7}(?= |\r?$)|>{7}(?= |\r?$)).*$", re.MULTILINE)
_INSIDE = re.compile(r"[^\r\n]")
_COMMENTED = re.compile(r"^[^\r\n]+", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\n|\r")
_DASH = re.compile(r"( *)-( +)(?=\S)")
_OPENS_A_VALUE = re.compile(r".*:[ \t]*(?:[|>][-+0-9]*)?[ \t]*(?:#.*)?$")
_SHAPE = re.compile(r"( *)((?:- +)*-?)")

_KINDS = (
    ("mapping values are not allowed", "syntax-colon"),
    ("tab character", "syntax-tab"),
    ("unexpected end of stream", "syntax-quote"),
    ("unexpected document indicator", "syntax-quote"),
    ("expected ',' or", "syntax-bracket"),
    ("escape character", "syntax-escape"),
    ("hexdecimal number", "syntax-escape"),
    ("Unicode character escape", "syntax-escape"),
    ("cannot start any token", "syntax-character"),
    ("alphabetic or numeric character", "syntax-character"),
    ("undefined tag handle", "syntax-character"),
    ("expected key", "syntax-indentation"),
    ("expected '-' indicator", "syntax-indentation"),
    ("expected ':'", "syntax-indentation"),
    ("not allowed in this context", "syntax-indentation"),
    ("expected <document start>", "syntax-indentation"),
)
"""libyaml's problems, by a part of their wording, and what they are to the person who typed."""

_BEGINS_EARLIER = frozenset({"syntax-quote", "syntax-bracket"})
"""Slips whose cause is where libyaml began to read something, not where it gave up."""


def without_conflicts(text: str) -> tuple[list[str], list[Fault]]:
    """*text* as its current side has it, the other side and the markers put out of the way, and a fault a marker.

    Two readings, the better one first: what is hidden as comments, which end
    a text above them, and as blanks, for a conflict within a text.

    `=======` and `|||||||` count only between an opening and a closing marker:
    anywhere else they may be an author's rule under a title.
    """
    faults: list[Fault] = []
    hidden: list[tuple[int, int]] = []
    inside, other = False, -1
    for found in _CONFLICT.finditer(text):
        mark = found[1][0]
        if mark in "=|" and not inside:
            continue
        faults.append(Fault("conflict-marker", *found.span()))
        if mark == "<":
            inside, other = True, -1
        elif other < 0:
            other = found.start()
        hidden.append(found.span())
        if mark == ">":
            hidden.append((other, found.end()))
            inside, other = False, -1
    return [_hidden(text, hidden, _COMMENTED), _hidden(text, hidden, _INSIDE)] if hidden else [text], faults


def _hidden(text: str, spans: list[tuple[int, int]], pattern: re.Pattern[str]) -> str:
    """*text* with *spans*, which may lie in one another, put out of the way."""
    kept: list[str] = []
    at = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > at:
            kept += [text[at:start], pattern.sub(_out_of_the_way, text[max(at, start) : end])]
            at = end
    return "".join([*kept, text[at:]])


def _out_of_the_way(found: re.Match[str]) -> str:
    return "#" * (found.re is _COMMENTED) + " " * (len(found[0]) - (found.re is _COMMENTED))


def without_controls(text: str) -> tuple[str, list[Fault]]:
    """*text* with a blank for every character that YAML may not hold, and a fault for each group, up to MOST_FAULTS.

    A fault is named for its group's first character: a file of nothing else
    has one fault, as fast as a file of text.
    """
    faults = [
        Fault("control-character", *found.span(), {"character": f"U+{ord(found[0][0]):04X}"})
        for found in islice(_UNPRINTABLES.finditer(text), MOST_FAULTS)
    ]
    return (_UNPRINTABLE.sub(" ", text) if faults else text), faults


class Recovery:
    """What can be read of *text*, whose characters `position` counts; `root` and `faults` are what came of it."""

    def __init__(self, text: str, position: Callable[[int], tuple[int, int]]) -> None:
        self.text, self.position = text, position
        self.root: Node | None = None
        self.faults: list[Fault] = []

    def read(self, readable: str, error: YAMLError) -> None:
        """Read what can be read of *readable*, which is the text and failed with *error*; keep each slip."""
        attempts = ATTEMPTS if len(readable) < LARGE else ATTEMPTS_LARGE
        slip: YAMLError | None = error
        while slip is not None:
            fault = self._fault(slip)
            self.faults.append(fault)
            moved = next(self._realigned(readable, fault), None)
            if moved is not None:
                readable, slip = moved
                continue
            for first, end, kept in _blocks(readable, self._line_index(fault), fault.kind):
                attempts -= 1
                if attempts < 0:
                    return
                blanked = _blank_lines(readable, first, end, kept)
                slip = self._try(blanked)
                if slip is None:
                    return
                if self._line_index(self._fault(slip)) >= end:
                    readable = blanked
                    break
            else:
                return

    def _realigned(self, readable: str, fault: Fault) -> Iterator[tuple[str, YAMLError | None]]:
        """*readable* with a dash that is out of line put in line, and the next slip: where that is further down."""
        at = self._line_index(fault)
        ends = [0, *(found.end() for found in _LINE_END.finditer(readable)), len(readable)]
        line = readable[ends[at] : ends[at + 1]].rstrip("\r\n")
        dash = _DASH.match(line)
        if fault.kind != "syntax-indentation" or dash is None:
            return
        for put in _dashes_moved(line, dash, _dashes_above(readable[: ends[at]], len(dash[1]) + 2)):
            moved = readable[: ends[at]] + put + readable[ends[at] + len(line) :]
            slip = self._try(moved)
            if slip is None or self._line_index(self._fault(slip)) > at + 1:
                yield moved, slip

    def _try(self, readable: str) -> YAMLError | None:
        try:
            self.root, faults = compose(readable)
        except YAMLError as error:
            return error
        self.faults += faults
        return None

    def _fault(self, error: YAMLError) -> Fault:
        problem = str(getattr(error, "problem", "") or "")
        kind = next((kind for words, kind in _KINDS if words in problem), "syntax")
        mark = getattr(error, "problem_mark", None)
        if isinstance(error, MarkedYAMLError) and error.context_mark is not None and kind in _BEGINS_EARLIER:
            mark = error.context_mark
        at = min(mark.index if mark is not None else 0, max(len(self.text) - 1, 0))
        if kind == "syntax-character" and self.text[at : at + 1] == "\t":
            kind = "syntax-tab"
        return Fault(kind, at, min(at + 1, len(self.text)), {"character": self.text[at : at + 1]})

    def _line_index(self, fault: Fault) -> int:
        return self.position(fault.start)[0] - 1


def _dashes_moved(line: str, dash: re.Match[str], columns: list[int]) -> Iterator[str]:
    """*line*, as long as it is, with its dash at each of *columns*, what follows it left in place, then moved too."""
    said = line[dash.end() :].rstrip()
    for column in columns:
        for gap in (dash.end() - column - 1, len(dash[2])):
            put = f"{' ' * column}-{' ' * gap}{said}".ljust(len(line))
            if gap > 0 and len(put) == len(line):
                yield put


def _dashes_above(text: str, column: int) -> list[int]:
    """The columns left of *column* where the items above begin, the nearest first."""
    found: list[int] = []
    for line in reversed(_LINE_END.split(text)):
        dash = _DASH.match(line)
        if dash and len(dash[1]) < min(found, default=column):
            found.append(len(dash[1]))
    return found


def _blocks(text: str, at: int, kind: str) -> Iterator[tuple[int, int, int]]:
    """Ranges of lines around line *at* (from 0) to leave out, the smallest first; and columns to keep of the first.

    A line out of line; the key it stands in; the rest of the list item, its
    first line kept (the id, as a rule); the item, its dash kept; then the
    same of what holds it.
    """
    lines = _LINE_END.split(text)
    at = min(at, len(lines) - 1)
    while at > 0 and not lines[at].strip():
        at -= 1
    margin = _columns(lines[at])[0] + 1
    if kind == "syntax-indentation" and not _OPENS_A_VALUE.match(lines[at]) and not _DASH.match(lines[at]):
        yield at, at + 1, 0
    if kind == "syntax-indentation" and _columns(lines[at])[0] == _columns(lines[at])[1]:
        yield at, _end(lines, at, margin - 1), 0
    while margin > 0:
        item, dash, column = _item(lines, at, margin)
        key = next((n for n in range(at, item, -1) if _columns(lines[n])[0] == column and lines[n].strip()), None)
        if key is not None:
            yield key, max(at + 1, _end(lines, key, column)), 0
        if item < 0:
            return
        if at > item:
            yield item + 1, _end(lines, item, dash), 0
        yield item, _end(lines, item, dash), dash + 1
        at, margin = item, dash


def _columns(line: str) -> tuple[int, int]:
    """Where *line* begins, and where its content does, past any dashes."""
    shape = _SHAPE.match(line)
    assert shape is not None  # it matches the empty string
    return len(shape[1]), len(shape[0]) if not shape[2].endswith("-") else len(shape[0]) + 1


def _item(lines: list[str], at: int, margin: int) -> tuple[int, int, int]:
    """The line of the nearest list item left of *margin*, its dash's column and its content's; -1 for none."""
    for number in range(at, -1, -1):
        begins, content = _columns(lines[number])
        if lines[number].strip() and content > begins and begins < margin:
            return number, begins, content
    return -1, -1, 0


def _end(lines: list[str], first: int, column: int) -> int:
    """The line past the block that begins on line *first* at *column*."""
    for number in range(first + 1, len(lines)):
        if lines[number].strip() and _columns(lines[number])[0] <= column:
            return number
    return len(lines)


def _blank_lines(text: str, first: int, end: int, kept: int) -> str:
    """*text* with lines *first* to *end* (excluded) blanked, but for *kept* columns of the first one."""
    ends = [0, *(found.end() for found in _LINE_END.finditer(text)), len(text)]
    start = ends[first] + kept
    return text[:start] + _INSIDE.sub(" ", text[start : ends[end]]) + text[ends[end] :]
