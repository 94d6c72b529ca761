"""Text broken into lines of so many cells: between units where that can be, else between words, else anywhere.

A unit (a date, « en retard de 11 jours », one owner) stays on one line as
long as a line has room for it. Whatever does not fit begins a new line. So
more room never takes more lines: by induction over the units, a wider text
has, after each, fewer lines or the same with no more of the last one used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.render.escape import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

JOINER = "\u200d"
"""Makes one sign of the two beside it."""


def words(text: str) -> list[str]:
    """The words of *text*; a no-break space is part of one."""
    return [word for word in text.split(" ") if word]


def wrapped(units: Sequence[str], room: int, first: int = 0) -> list[str]:
    """*units*, a blank apart, in lines of *room* cells, the first one of *first* if that is given."""
    lines: list[str] = []
    line, used, room_here = "", 0, first or room
    for unit in units:
        size = width(unit)
        if line and used + 1 + size <= room_here:
            line, used = f"{line} {unit}", used + 1 + size
            continue
        if line:
            lines.append(line)
            room_here = room
        line, used = unit, size
        if size > room_here:
            *whole, line = _broken(unit, room, room_here)
            lines += whole
            used, room_here = width(line), room
    return [*lines, line]


def _broken(unit: str, room: int, first: int) -> list[str]:
    """*unit*, which is longer than *first*: between its words, and a word anywhere."""
    parts = words(unit)
    return wrapped(parts, room, first) if len(parts) > 1 else list(chopped(unit, room, first))


def fitted(text: str, room: int) -> str:
    """*text* with its lines longer than *room* broken between words, what follows as far in as the line began."""
    return "\n".join(_fitted(line, room) for line in text.split("\n"))


def _fitted(line: str, room: int) -> str:
    if width(line) <= room:
        return line
    margin = " " * min(len(line) - len(line.lstrip(" ")), room // 2)
    end = " " if line.endswith(" ") else ""
    return f"\n{margin}".join(wrapped(words(line), room - len(margin))).join((margin, end))


def chopped(text: str, room: int, first: int = 0) -> Iterator[str]:
    """*text* in pieces of *room* cells, blanks and all; what stands on a letter stays on it."""
    piece, used, room_here = "", 0, first or room
    for sign in _signs(text):
        size = width(sign)
        if piece and used + size > room_here:
            yield piece
            piece, used, room_here = "", 0, room
        piece, used = piece + sign, used + size
    yield piece


def _signs(text: str) -> Iterator[str]:
    """*text* letter by letter, each with its accents."""
    sign = ""
    for letter in text:
        if sign and width(letter) and not sign.endswith(JOINER):
            yield sign
            sign = ""
        sign += letter
    if sign:
        yield sign
