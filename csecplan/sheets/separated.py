"""Values parted by commas, semicolons or tabs, in the encodings that spreadsheets of both systems save."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from csecplan.sheets.errors import NotASheet, UnknownEncoding
from csecplan.sheets.raw import Bounds, Sheet, clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csecplan.sheets.raw import Fit

EIGHT_BITS = ("cp1252", "mac_roman", "cp850")
"""Encodings in which any bytes are letters: Windows, the Mac, DOS."""
LONGEST_CELL = 1024 * 1024
FIRST_ROWS = 20
LONGEST_HEAD = 100_000
"""Characters that tell how the values are parted."""
_GUARDED = re.compile(r"'[\s']*[=+@\t\r-]")


def separated(data: bytes, name: str, fit: Fit) -> Sheet:
    """The one sheet of *data*. Raises SheetError, BeyondBounds.

    Where the bytes do not tell the encoding, the texts that *fit* do: those
    of the plan, which nobody changed.
    """
    if encoding := _encoding(data):
        try:
            return _sheet(data, encoding, name, fit)
        except UnicodeDecodeError:
            pass
    if b"\0" in data:
        raise NotASheet(name=name)
    best, most = None, 0
    for encoding in EIGHT_BITS:
        try:
            sheet = _sheet(data, encoding, name, fit)
        except UnicodeDecodeError:
            continue
        if (found := fit(sheet).lettered) > most:
            best, most = sheet, found
    if best is None:
        raise UnknownEncoding(name=name)
    return best


def _encoding(data: bytes) -> str:
    """The encoding that the bytes themselves tell; UTF-8 where nothing is told, which rejects nearly all else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = data[:200]
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    if start[::2].count(0) > len(start) // 4:
        return "utf-16-be"
    return "utf-8-sig"


def _sheet(data: bytes, encoding: str, name: str, fit: Fit) -> Sheet:
    """*data* read in *encoding*, parted as its first rows fit best. Raises UnicodeDecodeError."""

    def text() -> io.TextIOWrapper:
        return io.TextIOWrapper(io.BytesIO(data), encoding, newline="")

    head = text().read(LONGEST_HEAD)
    told = head[4:5] if head[:4].lower() == "sep=" else ""
    parted = {
        each: Sheet("", list(_rows(io.StringIO(head, newline=""), each, name, told))) for each in told or ",;\t"
    }
    delimiter = max(parted, key=lambda each: (fit(parted[each]).known, head.count(each)))
    rows = list(_rows(text(), delimiter, name, told))
    if any("\0" in cell for _, cells in rows[:FIRST_ROWS] for cell in cells):
        raise NotASheet(name=name)
    return Sheet(name, rows)


def _rows(text: io.TextIOBase, delimiter: str, name: str, told: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that have something; a first line that tells the separator is none to a spreadsheet."""
    bounds = Bounds()
    csv.field_size_limit(LONGEST_CELL)
    if told:
        next(text)
    try:
        for number, cells in enumerate(csv.reader(text, delimiter=delimiter), 1):
            if found := [_unquoted(clean(cell)) if cell else cell for cell in cells]:
                for column, cell in enumerate(found):
                    if cell:
                        bounds.cell(number, column, cell)
                if any(found):
                    yield number, found
    except csv.Error as error:
        raise NotASheet(name=name) from error


def _unquoted(cell: str) -> str:
    """*cell* without the apostrophe that keeps a text from being a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell
