"""A file's bytes as rows of texts: an Excel workbook, or values separated by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.diagnostic import CsecplanError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 512 * 1024 * 1024
"""Bytes that a workbook may unpack to."""
MOST_COLUMNS = 200
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]00:00(:00)?")


class NotASheet(CsecplanError):
    """A file that is no workbook and no table."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{name} cannot be read as a workbook or a CSV file; nothing was changed")


class Raw(NamedTuple):
    """One sheet: its name as cells are named by (« Mesures » in `Mesures!F7`), and its rows of texts."""

    name: str
    rows: list[list[str]]


def sheets(data: bytes, name: str) -> Iterator[Raw]:
    """The sheets of the file *data*, which is called *name*. Raises NotASheet."""
    if data.startswith(b"PK"):
        try:
            yield from _workbook(data)
        except NotASheet:
            raise
        except Exception as error:  # a damaged workbook makes openpyxl raise nearly anything
            raise NotASheet(name=name) from error
    else:
        yield Raw(name, _separated(data, name))


def _workbook(data: bytes) -> Iterator[Raw]:
    """Every sheet; a formula is its result, or, where no spreadsheet worked it out, what was typed."""
    from openpyxl import load_workbook

    if sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()) > LARGEST:
        raise ValueError("too large")
    results = load_workbook(io.BytesIO(data), data_only=True).worksheets
    for sheet, worked_out in zip(load_workbook(io.BytesIO(data)).worksheets, results, strict=True):
        most = min(sheet.max_column, MOST_COLUMNS)
        typed = sheet.iter_rows(values_only=True, max_col=most)
        values = worked_out.iter_rows(values_only=True, max_col=most)
        pairs = (zip(*each, strict=True) for each in zip(typed, values, strict=True))
        yield Raw(sheet.title, [[_said(was if value is None else value) for was, value in row] for row in pairs])


def _said(value: object) -> str:
    """A cell's value as one would type it: dates in ISO form, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _clean(str(value))


def _separated(data: bytes, name: str) -> list[list[str]]:
    """The rows of *data*, as a spreadsheet of either language saves it: UTF-8 or Windows-1252, and its separator."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\0" in text:
        raise NotASheet(name=name)
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [[_unquoted(_clean(cell)) for cell in row] for row in rows]
    except csv.Error as error:
        raise NotASheet(name=name) from error


def _unquoted(cell: str) -> str:
    """*cell* without the apostrophe that keeps a text from being a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@\t\r") and cell[1:] else cell


def _clean(text: str) -> str:
    """*text* with plain newlines and no blanks around; a day that a spreadsheet gave an hour, without it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    midnight = _MIDNIGHT.fullmatch(text)
    return midnight[1] if midnight else text
