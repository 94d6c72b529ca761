"""How a text is written so that every reader of YAML, 1.1 or 1.2, takes it for that text.

Plain where that is safe, else in single quotes, else in double quotes;
several lines as a literal block. Nothing is ever wrapped.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ESCAPED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NAMED = {"\t": r"\t", "\r": r"\r", "\n": r"\n", "\\": r"\\", '"': r"\""}
_SPELLED = re.compile(rf'{_ESCAPED.pattern}|[\\"]')

_OPENS_SOMETHING = tuple("-?:,[]{}#&*!|>'\"%@`")
_ENDS_PLAIN = re.compile(r": | #|:$")
_FLOW_SIGNS = re.compile(r"[,?\[\]{}]")
"""What ends a plain text within brackets or braces; the question mark, to PyYAML written in Python."""
_NOT_TEXT = re.compile(
    r"""(?:
      ~ | null | true | false | yes | no | on | off | y | n | = | <<
    | [-+]? (?: 0b[01_]+ | 0o[0-7_]+ | 0x[0-9a-f_]+ )
    | [-+]? (?: [0-9][0-9_]* (?: \.[0-9_]* )? | \.[0-9][0-9_]* ) (?: e[-+]?[0-9]+ )?
    | [-+]? [1-9][0-9_]* (?: :[0-5]?[0-9] )+
    | [-+]? [0-9][0-9_]* (?: :[0-5]?[0-9] )+ \.[0-9_]*
    | [-+]? \.inf | \.nan
    | [0-9]{4}-[0-9]{2}-[0-9]{2}
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} (?: t | [ \t]+ ) [0-9]{1,2}:[0-9]{2}:[0-9]{2} (?: \.[0-9]* )?
      (?: [ \t]* (?: z | [-+][0-9]{1,2} (?: :[0-9]{2} )? ) )?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""What YAML 1.1 or 1.2 takes, unquoted, for something other than text."""


class AsIs(str):
    """A text whose writer knows it to be safe plain: a day, or a word of the format's own."""

    __slots__ = ()


class InQuotes(str):
    """A text that is to be written in double quotes, plain or not."""

    __slots__ = ()


class Slot(NamedTuple):
    """Where a text is to stand, as far as that decides how it is written.

    `comment` is the column of a comment next below, past blank lines only
    (-1: there is none); `unended` says that the file ends here with no newline.
    """

    flow: bool = False
    comment: int = -1
    unended: bool = False

    def takes_literal(self, text: str, column: int) -> bool:
        """Whether *text* may stand here as a literal block with its content at *column*."""
        if self.flow or isinstance(text, InQuotes) or "\n" not in text or text.startswith((" ", "\n")):
            return False
        if " \n" in text or text.endswith((" ", "\n\n")) or _ESCAPED.search(text.replace("\n", "")):
            return False
        return self.comment < column and not (self.unended and text.endswith("\n"))


def written(text: str, column: int, slot: Slot) -> list[str]:
    """*text* as it is written in *slot*: what goes after its key, then whole lines with their content at *column*."""
    if slot.takes_literal(text, column):
        lines = text.removesuffix("\n").split("\n")
        return ["|" if text.endswith("\n") else "|-", *(" " * column + line if line else "" for line in lines)]
    return [one_line(text, slot)]


def one_line(text: str, slot: Slot) -> str:
    """*text* on one line, as plain as it may be."""
    if isinstance(text, InQuotes):
        return doubly_quoted(text)
    if isinstance(text, AsIs) or is_plain(text, flow=slot.flow):
        return text
    return doubly_quoted(text) if "'" in text or _ESCAPED.search(text) else f"'{text}'"


def is_plain(text: str, *, flow: bool) -> bool:
    """Whether *text* is safe unquoted; *flow* is within brackets or braces."""
    if not text or text != text.strip(" ") or text.startswith((*_OPENS_SOMETHING, "...")):
        return False
    if _ENDS_PLAIN.search(text) or _ESCAPED.search(text) or _NOT_TEXT.fullmatch(text):
        return False
    return not (flow and _FLOW_SIGNS.search(text))


def doubly_quoted(text: str) -> str:
    """*text* in double quotes, on one line."""
    return f'"{_SPELLED.sub(_spelled, text)}"'


def _spelled(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _NAMED.get(found[0]) or (f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}")
