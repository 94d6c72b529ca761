"""One cell of a spreadsheet: a date, a number, or a text that stays one."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment

from csecplan.period_day import PeriodDay
from csecplan.render.escape import visible
from csecplan.render.signs import in_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from csecplan.render import Target
    from csecplan.view.cells import Cell

    Value = str | int | date | None

LONGEST_TEXT = 32_767
WRAPPED = Alignment(vertical="top", wrap_text=True)
LEFT = Alignment(vertical="top", horizontal="left")
_STARTS_FORMULA = ("=", "+", "-", "@")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def value_of(cell: Cell, target: Target) -> Value:
    """*cell* as a spreadsheet has it: days and numbers as such, all else in words."""
    if isinstance(cell, date | int) and not isinstance(cell, PeriodDay):
        return cell
    return in_text(cell, target.wording) or None


def put(sheet: Worksheet, row: int, column: int, value: Value, *, wrap: bool = False, as_text: bool = False) -> Any:
    """Put *value* in its cell, which is returned; a text is a text, whatever it begins with.

    *as_text* has the cell keep as text what is typed over it, too.
    """
    cell: Any = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = text_of(value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_STARTS_FORMULA)
    else:
        cell.value = value
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    elif as_text:
        cell.number_format = "@"
    if wrap:
        cell.alignment = LEFT if isinstance(value, date) else WRAPPED
    return cell


def text_of(text: str) -> str:
    """*text* as a cell may hold it: what XML has no place for spelled out, at most as long as cells may be."""
    spelled = ILLEGAL_CHARACTERS_RE.sub(" ", visible(text))
    escaped = _LOOKS_ESCAPED.sub("_x005F_", spelled)
    return escaped if len(escaped) <= LONGEST_TEXT else escaped[: LONGEST_TEXT - 1] + "…"
