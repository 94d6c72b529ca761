"""CSV and TSV, for programs and spreadsheets: column keys, then one line a row."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from csecplan.render.escape import visible
from csecplan.view.page import in_keys

if TYPE_CHECKING:
    from csecplan.render import Target
    from csecplan.view.page import Page

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(page: Page, target: Target) -> str:
    """*page* as CSV (RFC 4180).

    Dates are ISO 8601 in either language, an absent value is an empty field.
    Text that a spreadsheet would take for a formula gets an apostrophe first.
    """
    table, out = page.data(), io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(column.key for column in table.columns)
    for row in table.rows:
        writer.writerow(_inert(in_keys(cell, target.data_language)) for cell in row)
    return visible(out.getvalue()) if target.terminal else out.getvalue()


def _inert(value: str | int) -> str | int:
    return f"'{value}" if isinstance(value, str) and value.startswith(_STARTS_FORMULA) else value


def tsv(page: Page, target: Target) -> str:
    """*page* as tab-separated lines; a newline inside a text is written `\\n`, a tab as a blank."""
    table = page.data()
    lines = [[column.key for column in table.columns]]
    lines += [[_flat(str(in_keys(cell, target.data_language))) for cell in row] for row in table.rows]
    return "".join("\t".join(line) + "\n" for line in lines)


def _flat(text: str) -> str:
    return visible(text).replace("\\", "\\\\").replace("\n", "\\n") if "\n" in text or "\\" in text else visible(text)
