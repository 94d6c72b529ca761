"""Two states of a text as a unified diff, harmless for a terminal, coloured for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.render.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = 3
_COLORS = {"-": "\x1b[31m", "+": "\x1b[32m", "@": "\x1b[36m"}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def unified(before: str, after: str, name: str, *, color: bool) -> str:
    """What changed from *before* to *after* in the file *name*, lines and all, as `diff -u` writes it."""
    heads = [f"--- {visible(name)}", f"+++ {visible(name)}"]
    shown = [f"{_BOLD}{head}{_PLAIN}" if color else head for head in heads]
    shown += [_painted(line) if color else line for line in _hunks(_lines(before), _lines(after))]
    return "\n".join(shown) + "\n"


def _painted(line: str) -> str:
    start = _COLORS.get(line[0])
    return f"{start}{line}{_PLAIN}" if start else line


def _lines(text: str) -> list[str]:
    """*text*'s lines as editors count them, each with its end."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    return lines if lines[-1] else lines[:-1]


def _hunks(before: list[str], after: list[str]) -> Iterator[str]:
    from difflib import SequenceMatcher

    start, end = _alike(before, after)
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    for group in SequenceMatcher(None, old, new).get_grouped_opcodes(CONTEXT):
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2], start)} +{_range(first[3], last[4], start)} @@"
        for tag, i1, i2, j1, j2 in group:
            yield from (_shown(" " if tag == "equal" else "-", line) for line in old[i1:i2])
            yield from (_shown("+", line) for line in new[j1:j2] if tag != "equal")


def _alike(before: list[str], after: list[str]) -> tuple[int, int]:
    """How many lines both begin and end with, less those to show around what differs."""
    shortest, start, end = min(len(before), len(after)), 0, 0
    while start < shortest and before[start] == after[start]:
        start += 1
    while end < shortest - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return max(0, start - CONTEXT), max(0, end - CONTEXT)


def _range(first: int, last: int, offset: int) -> str:
    return f"{first + offset + (first < last)},{last - first}"


def _shown(sign: str, line: str) -> str:
    """*line* after its sign; a carriage return at its end is its ending, and is not shown."""
    text = sign + visible(line.removesuffix("\n").removesuffix("\r"))
    return text if line.endswith("\n") else f"{text}\n\\ No newline at end of file"
