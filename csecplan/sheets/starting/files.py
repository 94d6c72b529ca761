"""A file's bytes as tables: a Word document, a workbook, or values parted by a separator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.sheets.errors import NotASheet, Protected, TooLarge
from csecplan.sheets.formats import read
from csecplan.sheets.raw import LARGEST, MIB, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, BeyondBounds, Fitting
from csecplan.sheets.starting import word
from csecplan.sheets.starting.errors import OldWord, UnknownFile
from csecplan.sheets.starting.headings import places_in
from csecplan.sheets.starting.table import EMPTY, Row, Table, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csecplan.sheets.raw import Merged, Sheet

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LETTERS = frozenset("àâçèéêëîïôùûüœÀÂÇÈÉÊËÎÏÔÙÛÜŒ«»’‘“”–—…•°§€\u00a0\u202f")
"""What is beyond ASCII in texts of either language."""
_HEAD = 20


def tables(data: bytes, name: str) -> list[Table]:
    """The tables of the file *data*, which is called *name*. Raises SheetError."""
    try:
        if len(data) > LARGEST:
            raise BeyondBounds
        if data.startswith(b"PK") and word.MAIN in data:
            return word.tables(data, name)
        if data.startswith(_OLE) and "WordDocument".encode("utf-16-le") in data:
            raise OldWord(name=name)
        if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
            raise Protected(name=name)
        sheets = [sheet for sheet in read(data, name, _fit).sheets if sheet.rows]
        return [_table(sheet) for sheet in sheets]
    except NotASheet:
        raise UnknownFile(name=name) from None
    except BeyondBounds:
        raise TooLarge(
            name=name, size=LARGEST // MIB, rows=MOST_ROWS, columns=MOST_COLUMNS, cells=MOST_CELLS
        ) from None


def _fit(sheet: Sheet) -> Fitting:
    """How many headings a row of *sheet* has at most, and how much of it is in letters that people write."""
    known = max((len(places_in(cells)) for _, cells in sheet.rows[:_HEAD]), default=0)
    usual = sum(_usual(cell) for _, cells in sheet.rows for cell in cells if not cell.isascii())
    return Fitting(known, max(1, 1 + usual))


def _usual(cell: str) -> int:
    """How usual the letters beyond ASCII are in *cell*: French ones within words, and marks of print."""
    found = 0
    for at, letter in enumerate(cell):
        if letter.isascii():
            continue
        if letter in _LETTERS and letter.isalpha():
            is_within = cell[max(0, at - 1) : at].isalpha() or cell[at + 1 : at + 2].isalpha() or letter in "àÀ"
            found += (2 if letter.islower() else 1) if is_within else -1
        else:
            found += 2 if letter in _LETTERS else -1
    return found


def _table(sheet: Sheet) -> Table:
    """*sheet* with its merged cells, and the comments on its cells beside their rows."""
    from csecplan.sheets.workbook import place_of

    remarks: dict[int, list[str]] = {}
    for place, text in sheet.comments:
        remarks.setdefault(place_of(place)[1] if place else sheet.rows[-1][0], []).append(text)
    widest = max(len(cells) for _, cells in sheet.rows)
    merged = _merged_by_row(sheet)
    return Table(sheet.name, [_row(number, cells, merged.get(number, []), remarks.get(number, []), widest)
                        for number, cells in sheet.rows])  # fmt: skip


def _merged_by_row(sheet: Sheet) -> dict[int, list[Merged]]:
    """The merged ranges that each row of *sheet* is in; only rows that have a text."""
    numbers = [number for number, _ in sheet.rows]
    found: dict[int, list[Merged]] = {}
    for merged in sheet.merged:
        for number in numbers if merged.bottom - merged.top > len(numbers) else range(merged.top, merged.bottom + 1):
            if merged.top <= number <= merged.bottom:
                found.setdefault(number, []).append(merged)
    return found


def _row(number: int, texts: Sequence[str], merged: list[Merged], remarks: list[str], widest: int) -> Row:
    spans = any(each.top == number and each.left == 0 and each.right >= widest - 1 and widest > 1 for each in merged)
    continued = frozenset(
        column for each in merged if each.top < number for column in range(each.left, min(each.right, widest) + 1)
    )
    return Row(number, tuple(paragraphs(text) if text else EMPTY for text in texts), spans, continued, tuple(remarks))


def named(tables: list[Table]) -> Iterator[str]:
    """The names of *tables*, numbered where they have none."""
    for number, table in enumerate(tables, 1):
        yield table.name or str(number)
