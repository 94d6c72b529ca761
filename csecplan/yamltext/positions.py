"""Where in a text things end and new lines go, as an editor counts lines.

Block collections end for libyaml past the blanks and comments below them;
here they end with their last character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csecplan.yamltext.nodes import Mapping, Scalar, Sequence, span_of
from csecplan.yamltext.splice import Splice

if TYPE_CHECKING:
    from csecplan.yamltext.nodes import Node

_BREAK = re.compile(r"\r\n|\n|\r")
_COLON = re.compile(r"(?:\s|#[^\r\n]*+)*+:")
_COMMENT = re.compile(r"([ \t]*)#")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*")
_HEADER = re.compile(r"[|>][-+0-9]*")
_INDENTED = re.compile(r"[|>][-+]?[0-9]")


# -- lines ----------------------------------------------------------------------------------------


def line_start(text: str, index: int) -> int:
    """Where the line of *index* begins."""
    start = text.rfind("\n", 0, index) + 1
    lone = text.rfind("\r", start, index)
    while lone >= 0 and text[lone + 1 : lone + 2] == "\n":
        lone = text.rfind("\r", start, lone)
    return max(start, lone + 1)


def line_end(text: str, index: int) -> int:
    """Where the line of *index* ends, its line break excluded."""
    found = _BREAK.search(text, index)
    return found.start() if found else len(text)


def next_line(text: str, index: int) -> int:
    """Where the line below that of *index* begins; the end of the text where there is none."""
    found = _BREAK.search(text, index)
    return found.end() if found else len(text)


def column(text: str, index: int) -> int:
    """How many characters stand before *index* on its line."""
    return index - line_start(text, index)


def is_unended(text: str, at: int) -> bool:
    """Whether *at* is the end of a text that has no final newline."""
    return at == len(text) and not text.endswith(("\n", "\r"))


def newline_at(text: str, at: int) -> str:
    """The line break that ends the line above *at*, else the last one before it, else a newline."""
    end = line_start(text, at)
    found = _BREAK.search(text, max(0, end - 2), end)
    return "\r\n" if found and text[end - 2 : end] == "\r\n" else found[0] if found else "\n"


def inserted(text: str, at: int, lines: list[str]) -> Splice:
    """*lines* put at *at*, the beginning of a line or the text's end; they end as the line above does."""
    newline = newline_at(text, at)
    if is_unended(text, at):
        return Splice(at, at, "".join(newline + line for line in lines))
    return Splice(at, at, "".join(line + newline for line in lines))


def below(text: str, index: int, margin: int) -> int:
    """The line below *index*, and below comment lines directly under it that begin right of *margin*."""
    at = next_line(text, index)
    while (comment := _COMMENT.match(text, at)) and len(comment[1]) > margin:
        at = next_line(text, at)
    return at


def comment_below(text: str, at: int) -> int:
    """The column of a comment at *at* or below it past blank lines only; -1 where there is none."""
    blank = _BLANK_LINES.match(text, at)
    comment = _COMMENT.match(text, blank.end() if blank else at)
    return len(comment[1]) if comment else -1


# -- ends -----------------------------------------------------------------------------------------


def colon_end(text: str, key: Scalar) -> int | None:
    """Where the colon after *key* ends; None where it has none."""
    found = _COLON.match(text, key.end_mark.index)
    return found.end() if found else None


def is_empty(node: Node) -> bool:
    """Whether nothing at all is written for *node*."""
    return isinstance(node, Scalar) and not node.style and node.start_mark.index == node.end_mark.index


def value_end(text: str, key: Scalar, value: Node) -> int:
    """Where the last character of a key's *value* ends; that of its colon, or of *key*, where it is empty."""
    if is_empty(value):
        return colon_end(text, key) or key.end_mark.index
    return end_of(text, value)


def end_of(text: str, node: Node) -> int:
    """Where the last character of *node* ends."""
    if isinstance(node, Scalar):
        return _block_text_end(text, node) if node.style in {"|", ">"} else span_of(node)[1]
    if node.flow or not _last_pairs(node):
        return node.end
    return max(
        end_of(text, value) if key is None else value_end(text, key, value) for key, value in _last_pairs(node)
    )


def _last_pairs(node: Mapping | Sequence) -> list[tuple[Scalar | None, Node]]:
    if isinstance(node, Sequence):
        return [(None, item) for item in node.items[-1:]]
    return [*list(node.entries.values())[-1:], *node.repeated[-1:]]


def _block_text_end(text: str, node: Scalar) -> int:
    """Where a `|` or `>` text ends: blank lines below it are its own only if it keeps them, or ends in blanks."""
    start, end = span_of(node)[0], _last_line_end(text, node)
    if keeps_blanks(text, node) or node.value.rstrip("\n").endswith((" ", "\t")):
        return end - len(_final_break(text[start:end]))
    return start + len(text[start:end].rstrip(" \t\r\n"))


def _last_line_end(text: str, node: Scalar) -> int:
    """Where the last line of a `|` or `>` text ends, its break included: libyaml counts comments below it, too."""
    start, end = span_of(node)
    at, indent = next_line(text, start), -1
    while at < end and node.value.strip():
        line = text[at : next_line(text, at)]
        blanks = len(line) - len(line.lstrip(" "))
        indent = blanks if indent < 0 and line.strip() else indent
        if line.strip() and blanks < indent and line[blanks] == "#" and not _INDENTED.match(text, start):
            return at
        at += len(line)
    return end


def _final_break(text: str) -> str:
    return "\r\n" if text.endswith("\r\n") else text[-1:] if text.endswith(("\n", "\r")) else ""


def _last_header(text: str, node: Node) -> tuple[Scalar, str] | None:
    """The text that ends *node* with its `|` or `>` and what goes with it; None where it ends otherwise."""
    while not isinstance(node, Scalar):
        if node.flow or not _last_pairs(node):
            return None
        node = _last_pairs(node)[0][1]
    return (node, header(text, node)) if node.style in {"|", ">"} else None


def header(text: str, node: Scalar) -> str:
    """The `|` or `>` that a block text *node* begins with, and what goes with it: `|+2`."""
    found = _HEADER.match(text, node.start_mark.index)
    return found[0] if found else ""


def keeps_blanks(text: str, node: Node) -> bool:
    """Whether a blank line put below *node* would become part of its last text."""
    found = _last_header(text, node)
    return found is not None and "+" in found[1]


def closed(text: str, node: Node) -> list[Splice]:
    """What keeps *node*'s last text the same where a newline is put after it at the end of the file.

    A `|` or `>` that ends a file with no final newline would take the
    newline for its own: it becomes `|-` or `>-`.
    """
    found = _last_header(text, node)
    if found is None or "-" in found[1] or found[0].value.endswith("\n"):
        return []
    start, end = span_of(found[0])
    if not is_unended(text, end):
        return []
    plus = found[1].find("+")
    return [Splice(start + plus, start + plus + 1, "-") if plus > 0 else Splice(start + 1, start + 1, "-")]
