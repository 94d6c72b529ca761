"""Lines of comments and blanks that stand around blocks: merged so that no comment of either side is lost."""

from __future__ import annotations

import re
from collections import Counter

_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\r\n]*", re.MULTILINE)


_LINES = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


def split(text: str) -> list[str]:
    """The lines of *text* as editors count them, their ends kept."""
    return _LINES.findall(text)


def comments(text: str) -> Counter[str]:
    """What looks like comments in *text*."""
    return Counter(found.strip() for found in _COMMENT.findall(text))


def new(base: str, now: str) -> str:
    """The comment lines of *now* that *base* lacks."""
    had = [line.strip() for line in split(base)]
    return "".join(line for line in split(now) if line.strip() and line.strip() not in had)


def merged(base: str, ours: str, theirs: str, column: int, their_column: int) -> str:
    """Ours, with what theirs put in and less the comments that they took out; each around a block at its column."""
    had, mine, other = ([line.strip() for line in split(text)] for text in (base, ours, theirs))
    if other in (had, mine):
        return ours
    their_lines = [_moved(line, column, their_column) for line in split(theirs)]
    if mine == had:
        return "".join(their_lines)
    kept = split(ours)
    gone = Counter(had) - Counter(other)
    for place in range(len(kept) - 1, -1, -1):
        line = kept[place].strip()
        if line and gone[line]:
            gone[line] -= 1
            del kept[place]
    new = Counter(other) - Counter(had) - (Counter(mine) - Counter(had))
    for place, line in enumerate(other):
        if line and new[line]:
            new[line] -= 1
            said = [each.strip() for each in kept]
            before = next((each for each in reversed(other[:place]) if each and each in said), None)
            kept.insert(said.index(before) + 1 if before else len(kept), their_lines[place])
    return "".join(kept)


def _moved(line: str, column: int, their_column: int) -> str:
    """A comment line as far right of *column* as it was of *their_column*; at the margin where it stood there."""
    if line.startswith("#") or not line.strip():
        return line
    blanks = len(line) - len(line.lstrip(" "))
    return " " * max(0, blanks + column - their_column) + line.lstrip(" ")
