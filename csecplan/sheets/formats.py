"""A file's bytes as sheets of texts: what a spreadsheet saved, or values parted by a separator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.sheets.errors import OtherFormat, Protected, TooLarge
from csecplan.sheets.raw import LARGEST, MIB, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, BeyondBounds, File

if TYPE_CHECKING:
    from csecplan.sheets.raw import Fit

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes, name: str, fit: Fit) -> File:
    """The file *data*, which is called *name*. Raises SheetError.

    Of several encodings, the one in which most texts *fit* is right.
    """
    try:
        if len(data) > LARGEST:
            raise BeyondBounds
        if data.startswith(b"PK"):
            from csecplan.sheets.workbook import workbook

            return workbook(data, name)
        if data.startswith(_OLE):
            is_protected = "EncryptedPackage".encode("utf-16-le") in data
            raise Protected(name=name) if is_protected else OtherFormat(name=name, format=".xls")
        from csecplan.sheets.separated import separated

        return File([separated(data, name, fit)])
    except BeyondBounds:
        raise TooLarge(
            name=name, size=LARGEST // MIB, rows=MOST_ROWS, columns=MOST_COLUMNS, cells=MOST_CELLS
        ) from None
