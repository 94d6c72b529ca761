"""The parts of an .xlsx file, a zip of XML, unpacked piece by piece and counted as they come."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from csecplan.sheets.raw import MIB, BeyondBounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csecplan.sheets.raw import Bounds

MOST_PARTS = 10_000
_PART = b"PK\x01\x02"
"""What each part's entry in a zip's directory begins with."""
DEEPEST = 64
"""How far elements may stand in one another."""


class Element(NamedTuple):
    """An element that ended: its name without prefix, its attributes, and its own text."""

    tag: str
    attributes: dict[str, str]
    text: str


class Relation(NamedTuple):
    """One part that another one names: its id there, the last word of its type, and its path."""

    id: str
    type: str
    path: str


class Package:
    """The parts of the zip *data*; what is unpacked is counted in *bounds*.

    Raises BeyondBounds, and what zipfile and expat raise.
    """

    def __init__(self, data: bytes, bounds: Bounds) -> None:
        if data.count(_PART) > MOST_PARTS:
            raise BeyondBounds
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = {name.casefold(): name for name in self._zip.namelist()}
        self._bounds = bounds

    def has(self, path: str) -> bool:
        """Whether there is a part *path*."""
        return path.casefold() in self._names

    def start(self, path: str) -> bytes:
        """The first bytes of *path*."""
        with self._zip.open(self._names[path.casefold()]) as part:
            return part.read(100)

    def elements(self, path: str) -> Iterator[Element]:
        """Every element of the part *path* as it ends, inner ones first; nothing where there is no such part."""
        if not self.has(path):
            return
        parsed = _Parsed()
        with self._zip.open(self._names[path.casefold()]) as part:
            while piece := part.read(MIB):
                ended = parsed.feed(piece)
                self._bounds.unpacked(len(piece), len(ended))
                yield from ended
        yield from parsed.feed(b"", last=True)

    def relations(self, path: str) -> list[Relation]:
        """The parts that *path* names."""
        folder, name = posixpath.split(path)
        found = []
        for tag, attributes, _ in self.elements(f"{folder}/_rels/{name}.rels"):
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attributes["Target"])).lstrip("/")
                found.append(Relation(attributes["Id"], attributes["Type"].rpartition("/")[2], target))
        return found


class _Parsed:
    """XML taken in piece by piece, its elements handed out as they end."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._open: list[tuple[dict[str, str], list[str]]] = []
        self._ended: list[Element] = []

    def feed(self, piece: bytes, *, last: bool = False) -> list[Element]:
        """The elements that end in *piece*."""
        self._ended = []
        self._parser.Parse(piece, last)
        return self._ended

    def _refuse(self, *_: object) -> None:
        raise ValueError("a workbook declares no entities")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= DEEPEST:
            raise ValueError("too deep")
        self._open.append((attributes, []))

    def _text(self, text: str) -> None:
        self._open[-1][1].append(text)

    def _end(self, tag: str) -> None:
        attributes, texts = self._open.pop()
        self._ended.append(Element(tag.rpartition(":")[2] if ":" in tag else tag, attributes, "".join(texts)))
