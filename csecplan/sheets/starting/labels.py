"""Numbers that begin a text: ids of recommendations, and the parts of a cell that has several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csecplan.sheets.starting.table import Cell, Paragraph

_ID = r"[A-Z]{1,3}-?\d{1,3}(?:[.\-]\d{1,3})*[a-z]?|\d{1,3}(?:\.\d{1,3})*[a-z]?"
_MARKED = re.compile(rf"\(?({_ID})(?:\s*[.):]|\s+[–—-])(?=\s|$)\s*")
_BARE = re.compile(rf"({_ID})(?=\s+[^\W\d_a-zà-ÿ]|\s+\[|$)\s*")
_NUMBERED = re.compile(
    rf"(recomm[ae]ndation\s*(?:n[°o]\.?\s*|no\.?\s*|number\s*|num[ée]ro\s*|\#\s*)?({_ID}))(?![\w.]\w)\s*[:.–—)-]?\s*",
    re.IGNORECASE,
)
_VALID = re.compile(r"\w[\w.\-]{0,29}")
_PART = re.compile(r"(?:\((\d{1,2}|[a-z])\)|(\d{1,2}(?:\.\d{1,2})*|[a-z])[.)])\s+")
_INLINE = re.compile(r"(?:(?<=\s)|^)\((\d{1,2}|[a-z])\)\s+")


class Label(NamedTuple):
    """What a text begins with: the id, words around it that are kept as a title, and where the text goes on."""

    id: str
    title: str
    end: int


def id_in(text: str) -> Label | None:
    """The id that *text* begins with; None where it begins with none."""
    if found := _NUMBERED.match(text):
        return Label(found[2], found[1], found.end())
    found = _MARKED.match(text) or _BARE.match(text)
    if found is None:
        return None
    return Label(found[1], "", found.end())


def as_id(text: str) -> str | None:
    """*text*, a whole cell, as an id; None where it would make none."""
    said = "-".join(text.strip(" .:#()").split())
    return said if _VALID.fullmatch(said) else None


class Part(NamedTuple):
    """One of the numbered parts of a cell: its number as printed, and its paragraphs without it."""

    label: str
    cell: Cell


def parts_of(cell: Cell) -> tuple[Cell, list[Part]]:
    """What stands before the numbered parts of *cell*, and these; none where it has not two or more, in order."""
    return _by_paragraph(cell) or _inline(cell) or (cell, [])


def _by_paragraph(cell: Cell) -> tuple[Cell, list[Part]] | None:
    before: list[Paragraph] = []
    parts: list[tuple[str, list[Paragraph]]] = []
    for paragraph in cell:
        found = _PART.match(paragraph.text)
        label = (found[1] or found[2]) if found else ""
        if found and label and _follows(label, [each for each, _ in parts]):
            rest = paragraph.text[found.end() :]
            parts.append((label, [paragraph._replace(text=rest)] if rest else []))
        elif parts:
            parts[-1][1].append(paragraph)
        else:
            before.append(paragraph)
    if len(parts) < 2 or not all(texts for _, texts in parts):
        return None
    return tuple(before), [Part(label, tuple(texts)) for label, texts in parts]


def _follows(label: str, before: Sequence[str]) -> bool:
    """Whether *label* comes next after those *before*: 1, 2, 3; a, b, c; 4.1, 4.2."""
    stem, _, last = label.rpartition(".")
    if not before:
        return last in {"1", "a"}
    stem_before, _, last_before = before[-1].rpartition(".")
    if stem != stem_before:
        return False
    if last.isdigit() and last_before.isdigit():
        return int(last) == int(last_before) + 1
    return last.isalpha() and last_before.isalpha() and ord(last) == ord(last_before) + 1


def _inline(cell: Cell) -> tuple[Cell, list[Part]] | None:
    """Parts numbered (1), (2) within one paragraph."""
    if len(cell) != 1:
        return None
    [paragraph] = cell
    found: list[re.Match[str]] = []
    for each in _INLINE.finditer(paragraph.text):
        if _follows(each[1], [one[1] for one in found]):
            found.append(each)
    if len(found) < 2:
        return None
    ends = [each.start() for each in found[1:]] + [len(paragraph.text)]
    parts = []
    for each, end in zip(found, ends, strict=True):
        text = paragraph.text[each.end() : end].strip(" ")
        if not text:
            return None
        parts.append(Part(each[1], (paragraph._replace(text=text),)))
    before = paragraph.text[: found[0].start()].strip(" ")
    return ((paragraph._replace(text=before),) if before else ()), parts


def listed_parts(cell: Cell) -> tuple[Cell, list[Cell]]:
    """What stands before the paragraphs that the program numbers, and these, each with what follows it."""
    before: list[Paragraph] = []
    parts: list[list[Paragraph]] = []
    for paragraph in cell:
        if paragraph.listed:
            parts.append([paragraph])
        elif parts:
            parts[-1].append(paragraph)
        else:
            before.append(paragraph)
    if len(parts) < 2:
        return cell, []
    return tuple(before), [tuple(each) for each in parts]
