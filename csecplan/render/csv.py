"""CSV and TSV, for programs and spreadsheets: column keys, then one line a row."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from csecplan.render.escape import visible
from csecplan.view.cells import in_keys

if TYPE_CHECKING:
    from csecplan.render import Target
    from csecplan.view.page import Page

_STARTS_FORMULA = re.compile(r"[\s']*[=+@-]")
"""What a spreadsheet takes for a formula, and what our apostrophe before one would be taken for."""


def csv_text(page: Page, target: Target) -> str:
    """*page* as CSV (RFC 4180).

    Dates are ISO 8601 in either language, an absent value is an empty field.
    Control and bidi characters are spelled out, and text that a spreadsheet
    would take for a formula gets an apostrophe first, as does text that has
    such an apostrophe of its own: the first one is always ours.
    """
    table, out = page.data(), io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_inert(column.key) for column in table.columns)
    for row in table.rows:
        writer.writerow(_inert(in_keys(cell, target.data_language)) for cell in row)
    return out.getvalue()


def _inert(value: str | int) -> str | int:
    """*value*, harmless wherever it is opened."""
    if not isinstance(value, str):
        return value
    shown = visible(value)
    return f"'{shown}" if _STARTS_FORMULA.match(shown) else shown


def tsv(page: Page, target: Target) -> str:
    """*page* as tab-separated lines, its texts as CSV has them; a newline inside one is written `\\n`."""
    table = page.data()
    lines = [[str(_inert(_flat(column.key))) for column in table.columns]]
    lines += [[str(_inert(_flat(in_keys(cell, target.data_language)))) for cell in row] for row in table.rows]
    return "".join("\t".join(line) + "\n" for line in lines)


def _flat(value: str | int) -> str | int:
    """*value* on one line; a backslash that it has is doubled, so that it is told from those of ours."""
    if not isinstance(value, str) or not ("\n" in value or "\\" in value):
        return value
    return value.replace("\\", "\\\\").replace("\n", "\\n")
