"""The tables of a Word document, read with python-docx after it was measured."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from csecplan.sheets.package import Package
from csecplan.sheets.raw import LARGEST, BeyondBounds, Bounds
from csecplan.sheets.starting.errors import DamagedDocument, DocxMissing, NoTable
from csecplan.sheets.starting.headings import SAMPLES
from csecplan.sheets.starting.table import EMPTY, Paragraph, Row, Table, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csecplan.sheets.starting.table import Cell

MAIN = b"word/document"
"""What the name of a Word document's main part begins with; SharePoint numbers it."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WRONG = (
    zipfile.BadZipFile, zlib.error, expat.ExpatError, LookupError, ValueError, OSError, EOFError, SyntaxError,
    NotImplementedError, RuntimeError, AttributeError, TypeError,
)  # fmt: skip
"""What zipfile, expat, lxml and python-docx raise where a document does not hold together."""
_SKIPPED = frozenset(
    {f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
"""Words that were struck out with changes tracked, and what is there twice for older programs."""
_BREAKS = frozenset({f"{_W}br", f"{_W}cr"})
_HYPHENS = {f"{_W}noBreakHyphen": "-", f"{_W}tab": " "}


def tables(data: bytes, name: str) -> list[Table]:
    """Every table of the document *data*, those within cells apart. Raises SheetError, BeyondBounds."""
    try:
        from docx import Document
    except ModuleNotFoundError as error:
        if error.name not in {"docx", "lxml"}:
            raise
        raise DocxMissing(name=name) from None
    try:
        _measure(data)
        found = list(_tables(Document(io.BytesIO(data))))
    except _WRONG as error:
        raise DamagedDocument(name=name) from error
    if not found:
        raise NoTable(name=name, headings=SAMPLES)
    return found


def _measure(data: bytes) -> None:
    """Raise BeyondBounds for more than is read; the library reads all parts whole."""
    bounds = Bounds()
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > LARGEST:
            raise BeyondBounds
        names = [name for name in parts.namelist() if name.startswith("word/") and name.endswith(".xml")]
    package = Package(data, bounds)
    for name in names:
        for _ in package.elements(name):
            pass


def _tables(document: Any) -> Iterator[Table]:
    """The tables in order, each with the paragraphs before it; those after the last one are after it."""
    reader = _Reader(document)
    above: list[str] = []
    last: Table | None = None
    for element in _blocks(document.element.body):
        if element.tag == f"{_W}p":
            above += [each.text for each in reader.paragraphs(element)]
            continue
        if last is not None:
            yield last
        last, above = Table("", list(reader.rows(element)), tuple(above)), []
    if last is not None:
        yield last._replace(below=tuple(above))


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables of *parent*, those in content controls too."""
    for child in parent:
        if child.tag in {f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc"}:
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}moveTo"}:
            yield from _blocks(child)


# -- rows and cells -------------------------------------------------------------------------------


class _Reader:
    """Reads the tables of one document, with what they refer to: its comments, and styles that number paragraphs."""

    def __init__(self, document: Any) -> None:
        self._comments = {each.comment_id: tidy(each.text) for each in document.comments}
        self._notes = dict(_notes(document))
        self._numbering = _numbering_styles(document.styles.element)
        self._bounds = Bounds()

    def rows(self, table: Any) -> Iterator[Row]:
        """The rows of *table*. Raises BeyondBounds."""
        rows = [each for each in _blocks(table) if each.tag == f"{_W}tr"]
        widest = max((sum(map(_span, _cells(row))) for row in rows), default=0)
        for number, row in enumerate(rows, 1):
            cells: list[Cell] = [EMPTY] * _skipped(row)
            continued = set()
            found = _cells(row)
            for cell in found:
                if _is_continued(cell):
                    continued.add(len(cells))
                cells += [tuple(self._in_cell(cell)), *([EMPTY] * (_span(cell) - 1))]
            for column, said in enumerate(cells):
                for paragraph in said:
                    self._bounds.cell(number, column, paragraph.text)
            spans = widest > 1 and len(found) == 1 and _span(found[0]) == widest
            yield Row(number, tuple(cells), spans, frozenset(continued), tuple(self._remarks(row)))

    def _remarks(self, row: Any) -> Iterator[str]:
        """The comments that somebody made on *row*, and its footnotes."""
        for each in row.iter(f"{_W}commentReference"):
            if text := self._comments.get(int(each.get(f"{_W}id", -1))):
                yield text
        for tag in ("footnoteReference", "endnoteReference"):
            for each in row.iter(f"{_W}{tag}"):
                if text := self._notes.get((tag, each.get(f"{_W}id"))):
                    yield text

    def _in_cell(self, cell: Any) -> Iterator[Paragraph]:
        """The paragraphs of a cell, those of a table within it too."""
        for block in _blocks(cell):
            if block.tag == f"{_W}p":
                yield from self.paragraphs(block)
            else:
                yield from self._in_cell(block)

    def paragraphs(self, paragraph: Any) -> Iterator[Paragraph]:
        """What one paragraph of Word says: a line break begins another."""
        style = _property(paragraph, "pPr", "pStyle")
        is_listed = _property(paragraph, "pPr", "numPr") is not None or (
            style is not None and style.get(f"{_W}val") in self._numbering
        )
        texts: list[list[tuple[str, bool]]] = [[]]
        for text, is_bold in _runs(paragraph, False):
            first, *more = text.split("\n")
            texts[-1].append((first, is_bold))
            texts += [[(each, is_bold)] for each in more]
        for number, parts in enumerate(texts):
            if text := tidy("".join(part for part, _ in parts)):
                bold = all(is_bold for part, is_bold in parts if any(map(str.isalnum, part)))
                yield Paragraph(text, bold, is_listed and number == 0)


def _notes(document: Any) -> Iterator[tuple[tuple[str, str | None], str]]:
    """The footnotes and endnotes of *document*, by the element that refers to one and its id."""
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if kind in {"footnote", "endnote"} and not relation.is_external:
            for note in parse_xml(relation.target_part.blob).iter(f"{_W}{kind}"):
                text = tidy("".join(text for text, _ in _runs(note, False)).replace("\n", " "))
                if text:
                    yield (f"{kind}Reference", note.get(f"{_W}id")), text


def _numbering_styles(styles: Any) -> frozenset[str]:
    """The styles that number their paragraphs, or give them bullets; those made after such a style too."""
    found = {
        each.get(f"{_W}styleId") for each in styles.iter(f"{_W}style") if each.find(f"{_W}pPr/{_W}numPr") is not None
    }
    bases = {each.get(f"{_W}styleId"): base.get(f"{_W}val") for each in styles.iter(f"{_W}style")
             if (base := each.find(f"{_W}basedOn")) is not None}  # fmt: skip
    while more := {style for style, base in bases.items() if base in found and style not in found}:
        found |= more
    return frozenset(found)


def _cells(row: Any) -> Sequence[Any]:
    return [each for each in _blocks(row) if each.tag == f"{_W}tc"]


def _property(element: Any, properties: str, name: str) -> Any:
    return element.find(f"{_W}{properties}/{_W}{name}")


def _span(cell: Any) -> int:
    found = _property(cell, "tcPr", "gridSpan")
    return max(1, min(200, int(found.get(f"{_W}val", 1)))) if found is not None else 1


def _skipped(row: Any) -> int:
    """Columns that the row leaves out at its start."""
    found = _property(row, "trPr", "gridBefore")
    return max(0, min(200, int(found.get(f"{_W}val", 0)))) if found is not None else 0


def _is_continued(cell: Any) -> bool:
    found = _property(cell, "tcPr", "vMerge")
    return found is not None and found.get(f"{_W}val", "continue") == "continue"


def _runs(element: Any, is_bold: bool) -> Iterator[tuple[str, bool]]:
    """The texts in *element* in order, each with whether it is bold."""
    for child in element:
        tag = child.tag
        if tag == f"{_W}t":
            yield (child.text or "").replace("\n", " "), is_bold
        elif tag in _BREAKS:
            yield "\n", is_bold
        elif tag in _HYPHENS:
            yield _HYPHENS[tag], is_bold
        elif tag == f"{_W}r":
            yield from _runs(child, _is_bold(child))
        elif tag == f"{_W}p":
            yield "\n", is_bold
            yield from _runs(child, False)
        elif isinstance(tag, str) and tag not in _SKIPPED:
            yield from _runs(child, is_bold)


def _is_bold(run: Any) -> bool:
    found = _property(run, "rPr", "b")
    return found is not None and found.get(f"{_W}val", "1") not in {"0", "false", "off", "none"}
