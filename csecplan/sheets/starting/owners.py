"""Names of offices as a cell prints them; none is made up, and none is cut where that could be wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csecplan.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 200
"""Characters of a name; what is longer is a text."""
_PARTED = re.compile(r"\s*;\s*|\s+/\s+|(?<=\w{2})/(?=\w{2})")
_DOUBTFUL = re.compile(r"\s*,\s*|\s+(?:et|and|&)\s+|\s*;\s*")
_ACRONYM = re.compile(r"[^\Wa-zà-ÿ_][^a-zà-ÿ]*")
_BULLET = re.compile(r"^(?:[•·▪◦–—-]\s+|\(?\d{1,2}[.)]\s+)")


def names_in(text: str) -> list[str]:
    """The names that *text* surely parts: by `;`, `/` or a newline. A line after a comma goes on."""
    lines: list[str] = []
    for line in text.split("\n"):
        said = _BULLET.sub("", line).strip(" ")
        if lines and (lines[-1].endswith((",", "-", " et", " and", "&")) or said[:1].islower()):
            lines[-1] = f"{lines[-1]} {said}"
        elif said:
            lines.append(said)
    found = [name.strip(" ,") for line in lines for name in _PARTED.split(line)]
    return [name for name in found if re.search(r"\w", name)]


def names_of(text: str, known: Iterable[str]) -> list[str]:
    """The names in *text*; one that holds a comma or « et » is parted where other cells have the parts for names.

    Only its first part has to be one of the folded names *known* where that
    is an acronym, which no longer name goes on from.
    """
    names = set(known)
    return [part for name in names_in(text) for part in _parts(name, names)]


def _parts(name: str, known: set[str]) -> list[str]:
    parts = [part for part in _DOUBTFUL.split(name) if part]
    if len(parts) < 2:
        return [name]
    *first, last = parts
    is_sure = all(fold(part) in known for part in first)
    ends = fold(last) in known or all(_ACRONYM.fullmatch(part) for part in first)
    return parts if is_sure and ends else [name]


def words_of(text: str) -> list[str]:
    """The words of *text*, without marks: two cells that have the same ones say the same."""
    return re.findall(r"\w+", text)
