"""An .xlsx file as sheets of texts.

It is read here and not by openpyxl, which takes gigabytes for a file of
kilobytes, and which as a stream sees no comments and no merged cells.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from csecplan.sheets.errors import Damaged, NotASheet, OtherFormat
from csecplan.sheets.numbers import BUILT_IN, Shown, iso_text, number_text, shown_by
from csecplan.sheets.package import Package
from csecplan.sheets.raw import Bounds, File, Merged, Sheet, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csecplan.sheets.package import Element, Relation

MARK = "csecplan"
"""The property that says what csecplan wrote a workbook for."""
_WRONG = (
    zipfile.BadZipFile, zlib.error, expat.ExpatError, LookupError, ValueError, OSError, EOFError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
_SPELLED = re.compile("_x((?!D[89A-F])[0-9A-F]{4})_", re.IGNORECASE)
_PLACE = re.compile("([A-Z]+)([0-9]+)")
_THREADED = "[Threaded comment]"


class _Settings(NamedTuple):
    """What cells refer to."""

    shared: Sequence[str]
    formats: Sequence[Shown]
    from_1904: bool


def workbook(data: bytes, name: str) -> File:
    """Every sheet of the workbook *data*, hidden ones too. Raises SheetError, BeyondBounds."""
    try:
        bounds = Bounds()
        package = Package(data, bounds)
        _refuse_others(package, name)
        return _read(package, bounds)
    except _WRONG as error:
        raise Damaged(name=name) from error


def _refuse_others(package: Package, name: str) -> None:
    if package.has("content.xml"):
        is_ods = package.has("mimetype") and b"spreadsheet" in package.start("mimetype")
        raise OtherFormat(name=name, format=".ods") if is_ods else NotASheet(name=name)
    if package.has("xl/workbook.bin"):
        raise OtherFormat(name=name, format=".xlsb")
    if package.has("word/document.xml") or package.has("ppt/presentation.xml"):
        raise NotASheet(name=name)


def _read(package: Package, bounds: Bounds) -> File:
    named: list[tuple[str, str]] = []
    from_1904 = False
    for tag, attributes, _ in package.elements("xl/workbook.xml"):
        if tag == "sheet":
            [id] = [value for name, value in attributes.items() if name.endswith(":id")]
            named.append((attributes["name"], id))
        elif tag == "workbookPr":
            from_1904 = attributes.get("date1904", "0") in {"1", "true"}
    if not named:
        raise ValueError("no sheets")
    parts = {each.id: each for each in package.relations("xl/workbook.xml")}
    settings = _Settings(_shared(package, parts.values()), _formats(package, parts.values()), from_1904)
    sheets = [
        _sheet(package, title, parts[id].path, settings, bounds)
        for title, id in named
        if parts[id].type == "worksheet"
    ]
    return File(sheets, _mark(package))


def _mark(package: Package) -> str:
    """What csecplan wrote about the workbook; "" where it did not, or another program dropped it."""
    value = ""
    for tag, attributes, text in package.elements("docProps/custom.xml"):
        if tag == "property" and attributes.get("name") == MARK:
            return value
        value = text
    return ""


def _shared(package: Package, parts: Iterable[Relation]) -> list[str]:
    """The texts that cells share."""
    found = []
    for path in (each.path for each in parts if each.type == "sharedStrings"):
        found += [text for _, text in _texts(package.elements(path), "si")]
    return found


def _texts(elements: Iterator[Element], holder: str) -> Iterator[tuple[dict[str, str], str]]:
    """Each element *holder* with the texts in it; how they are pronounced is left out."""
    parts: list[str] = []
    for tag, attributes, text in elements:
        if tag in {"t", "text"}:
            parts.append(text)
        elif tag == "rPh":
            parts = parts[:-1]
        elif tag == holder:
            yield attributes, _unspelled("".join(parts))
            parts = []


def _unspelled(text: str) -> str:
    """*text* with `_x0041_` as the character it stands for."""
    return _SPELLED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _formats(package: Package, parts: Iterable[Relation]) -> list[Shown]:
    """What each style of a cell makes of a number."""
    codes = dict(BUILT_IN)
    styles: list[Shown] = []
    for path in (each.path for each in parts if each.type == "styles"):
        for tag, attributes, _ in package.elements(path):
            if tag == "numFmt":
                codes[int(attributes["numFmtId"])] = shown_by(attributes["formatCode"])
            elif tag == "cellStyleXfs":
                styles = []
            elif tag == "xf":
                styles.append(codes.get(int(attributes.get("numFmtId", 0)), Shown.NUMBER))
            elif tag == "cellXfs":
                return styles
    return styles


# -- one sheet ------------------------------------------------------------------------------------


def _sheet(package: Package, name: str, path: str, settings: _Settings, bounds: Bounds) -> Sheet:
    rows = _Rows(settings, bounds)
    merged = [_merged(attributes["ref"]) for attributes in filter(None, map(rows.take, package.elements(path)))]
    return Sheet(name, rows.found, merged, list(_comments(package, path)))


class _Rows:
    """The rows of a sheet, made of its elements as they end: a cell's parts, the cell, its row."""

    def __init__(self, settings: _Settings, bounds: Bounds) -> None:
        self.found: list[tuple[int, list[str]]] = []
        self._settings = settings
        self._bounds = bounds
        self._number = 0
        self._next = 0
        self._cells: list[tuple[int, str]] = []
        self._value = self._formula = ""
        self._inline: list[str] = []

    def take(self, element: Element) -> dict[str, str] | None:
        """Take *element* in; if it is a merged range, its attributes."""
        tag, attributes, text = element
        if tag == "v":
            self._value = text
        elif tag == "f":
            self._formula = text
        elif tag == "t":
            self._inline.append(text)
        elif tag == "rPh":
            self._inline = self._inline[:-1]
        elif tag == "c":
            self._end_cell(attributes)
        elif tag == "row":
            self._end_row(int(attributes.get("r", self._number + 1)))
        elif tag == "mergeCell":
            return attributes
        return None

    def _end_cell(self, attributes: dict[str, str]) -> None:
        column = place_of(attributes["r"])[0] if "r" in attributes else self._next
        self._next = column + 1
        if self._value or self._inline or self._formula:
            if text := clean(self._said(attributes)):
                self._bounds.cell(1, column, text)
                self._cells.append((column, text))
            self._value = self._formula = ""
            self._inline = []

    def _said(self, attributes: dict[str, str]) -> str:
        """A cell's value as one would type it; a formula is its result, or where there is none, what was typed."""
        kind, value = attributes.get("t", "n"), self._value
        if kind == "inlineStr":
            return _unspelled("".join(self._inline))
        if not value:
            return f"={self._formula}" if self._formula else ""
        if kind == "s":
            return self._settings.shared[int(value)]
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind not in {"n", "d"}:
            return _unspelled(value)
        style = int(attributes.get("s", 0))
        shown = self._settings.formats[style] if style < len(self._settings.formats) else Shown.NUMBER
        return (
            iso_text(value, shown) if kind == "d" else number_text(value, shown, from_1904=self._settings.from_1904)
        )

    def _end_row(self, number: int) -> None:
        if self._cells:
            self._bounds.cell(number, 0, "")
            cells = [""] * (max(column for column, _ in self._cells) + 1)
            for column, text in self._cells:
                cells[column] = text
            self.found.append((number, cells))
        self._number, self._next, self._cells = number, 0, []


def _merged(name: str) -> Merged:
    (left, top), (right, bottom) = map(place_of, name.split(":") if ":" in name else (name, name))
    return Merged(name, left, top, right, bottom)


def place_of(cell: str) -> tuple[int, int]:
    """Column, from 0, and row, from 1, of a cell such as F7. Raises ValueError."""
    found = _PLACE.fullmatch(cell.replace("$", ""))
    if found is None or len(found[1]) > 3:
        raise ValueError(cell)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1, int(found[2])


def _comments(package: Package, path: str) -> Iterator[tuple[str, str]]:
    """The comments on a sheet's cells, and the texts in its boxes."""
    parts = package.relations(path)
    threads = [each.path for each in parts if each.type == "threadedComment"]
    for thread in threads:
        for attributes, text in _texts(package.elements(thread), "threadedComment"):
            yield attributes.get("ref", ""), clean(text)
    for each in parts:
        if each.type == "comments":
            for attributes, text in _texts(package.elements(each.path), "comment"):
                if not (threads and text.startswith(_THREADED)) and clean(text):
                    yield attributes.get("ref", ""), clean(text)
        elif each.type == "drawing":
            for _, text in _texts(package.elements(each.path), "txBody"):
                if clean(text):
                    yield "", clean(text)
