"""A whole document from nothing, written as a person would: folded text, short lists on one line, comments.

Every text goes through `quoting`; the caller reads the result back and
compares it with what was meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from csecplan.yamltext.quoting import AsIs, InQuotes, Slot, doubly_quoted, one_line, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MARGIN = 92
"""The column where lines are broken."""
_SHORT_LINE = 40
"""Characters of lines that stay lines: names below each other are no paragraphs."""
_BREAKS = re.compile(r"(?<=[^ ]) (?=[^ ])")
_NUMBER = re.compile("[0-9]+")
_UNFOLDED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|^ | $|^\n|\n$|\n | \n")


@dataclass(frozen=True)
class Commented:
    """A value with the comment that stands above its key."""

    value: Written
    comment: str


@dataclass(frozen=True)
class Items:
    """A list of mappings; `parted` puts a blank line between them."""

    items: Sequence[Mapping[str, Written]]
    parted: bool = False


Written: TypeAlias = "str | tuple[str, ...] | Items | Mapping[str, Written] | Commented"
"""What is written: a text, a list of words, a list of mappings, a mapping."""


def whole_text(head: Sequence[str], parts: Sequence[Mapping[str, Written]], *, careful: bool = False) -> str:
    """The comments *head*, then *parts* of one mapping, a blank line apart; *careful* puts all texts in quotes."""
    blocks = ["\n".join(line for each in head for line in _comment(each, 0)), *(
        "\n".join(_mapping(part, 0, careful)) for part in parts if part
    )]  # fmt: skip
    return "\n\n".join(block for block in blocks if block) + "\n"


def plain_value(value: Written) -> object:
    """What *value* says, as `yamltext.plain` has it once it is read back."""
    if isinstance(value, Commented):
        return plain_value(value.value)
    if isinstance(value, Items):
        return [plain_value(each) for each in value.items]
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return list(value)
    return {key: plain_value(each) for key, each in value.items()} or None


def _mapping(mapping: Mapping[str, Written], indent: int, careful: bool) -> Iterator[str]:
    for key, value in mapping.items():
        if isinstance(value, Commented):
            yield from _comment(value.comment, indent)
            value = value.value
        yield from _entry(key, value, indent, careful)


def _entry(key: str, value: Written, indent: int, careful: bool) -> Iterator[str]:
    lead = " " * indent + (f"{key}:" if _NUMBER.fullmatch(key) else f"{one_line(key, Slot())}:")
    if isinstance(value, str):
        first, *more = _text(value, indent + 2, MARGIN - len(lead) - 1, careful)
        yield f"{lead} {first}"
        yield from more
    elif isinstance(value, Items):
        yield lead
        for number, item in enumerate(value.items):
            if number and value.parted:
                yield ""
            first, *more = _mapping(item, indent + 4, careful)
            yield from _dashed(first, more, indent + 2)
    elif isinstance(value, tuple):
        yield from _words(lead, value, indent, careful)
    elif not isinstance(value, Commented):
        yield lead
        yield from _mapping(value, indent + 2, careful)


def _dashed(first: str, more: Sequence[str], dash: int) -> Iterator[str]:
    """The lines of an item, its dash before the first that is no comment."""
    lines = [first, *more]
    number = next(index for index, line in enumerate(lines) if not line.lstrip(" ").startswith("#"))
    yield from (line[2:] for line in lines[:number])
    yield " " * dash + "- " + lines[number].lstrip(" ")
    yield from lines[number + 1 :]


def _words(lead: str, words: tuple[str, ...], indent: int, careful: bool) -> Iterator[str]:
    """A list of words within brackets, or, where that is too long, one a line."""
    inside = ", ".join(one_line(InQuotes(word) if careful else word, Slot(flow=True)) for word in words)
    if len(lead) + len(inside) + 3 <= MARGIN or len(words) == 1:
        yield f"{lead} [{inside}]"
        return
    yield lead
    yield from (f"{' ' * indent}  - {one_line(InQuotes(word) if careful else word, Slot())}" for word in words)


def _text(text: str, column: int, room: int, careful: bool) -> list[str]:
    """*text* after its key: on that line if it has *room*, else folded, else as it can be."""
    if isinstance(text, AsIs):
        return [text]
    if careful:
        return [doubly_quoted(text)]
    if "\n" not in text and len(single := one_line(text, Slot())) <= room:
        return [single]
    if _UNFOLDED.search(text) or ("\n" in text and max(map(len, text.split("\n"))) <= _SHORT_LINE):
        return written(text, column, Slot())
    return [">-", *_folded(text, column)]


def _folded(text: str, column: int) -> Iterator[str]:
    """The lines of *text* below `>-`: a blank line for each newline, and breaks where one blank parts two words."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield ""
        yield from (" " * column + piece if piece else "" for piece in _filled(_BREAKS.split(line), MARGIN - column))


def _filled(words: Sequence[str], room: int) -> Iterator[str]:
    line = words[0]
    for word in words[1:]:
        if len(line) + 1 + len(word) > room:
            yield line
            line = word
        else:
            line = f"{line} {word}"
    yield line


def _comment(text: str, indent: int) -> Iterator[str]:
    """*text* as comment lines."""
    for line in _printable(text).split("\n"):
        for piece in _filled(line.split(" "), MARGIN - indent - 2):
            yield (" " * indent + f"# {piece}").rstrip(" ")


def _printable(text: str) -> str:
    """*text* with nothing in it that ends a comment or that a file may not hold."""
    return re.sub("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", " ", text)
