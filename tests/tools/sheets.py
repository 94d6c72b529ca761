"""Sheets that go out to an office and come back: written, filled in, altered by hand, taken back."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from csecplan.i18n.wording import Wording
from csecplan.view.columns import COLUMNS
from tests.tools.command import Answer, invoke

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from openpyxl import Workbook

    from csecplan.texts import Language

PLAN_SAYS_ALL = "nothing to change: the plan says all"
Cells = dict[tuple[str, str], Any]
"""What an office types: by action and column key."""


def exported(name: str, plan: Path, *arguments: str, lang: str = "fr") -> Path:
    path = plan.with_name(name)
    invoke("list", *arguments, "-o", path, plan=plan, lang=lang)
    return path


def fill(path: Path, cells: Mapping[tuple[str, str], Any], lang: Language = "fr") -> None:
    """Type *cells* into the sheet *path*, as a person does: by its headings."""
    if path.suffix == ".csv":
        fill_csv(path, cells)
        return
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads: dict[Any, Any] = {cell.value: cell.column for cell in sheet[1]}
    rows: dict[Any, Any] = {row[0].value: row[0].row for row in sheet.iter_rows(min_row=2)}
    for (identifier, key), value in cells.items():
        cell: Any = sheet.cell(rows[identifier], heads[Wording(lang).say(COLUMNS[key][0].heading)])
        cell.value = value
    book.save(path)


def fill_csv(path: Path, cells: Mapping[tuple[str, str], Any]) -> None:
    [heads, *rows] = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
    heads += [key for key in ("note", "reason") if key not in heads]
    for row in rows:
        row += [""] * (len(heads) - len(row))
        for place, key in enumerate(heads):
            value = cells.get((row[0], key), row[place])
            row[place] = value.date().isoformat() if isinstance(value, datetime) else value
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([heads, *rows])
    path.write_bytes(out.getvalue().encode("utf-8-sig"))


def brought(path: Path, plan: Path, *arguments: str, lang: str = "en") -> Answer:
    return invoke("import", path, "--by", "Zoé", "--yes", *arguments, plan=plan, lang=lang)


def changed(answer: Answer) -> list[str]:
    """The lines that a diff takes out and puts in."""
    return [
        line for line in answer.out.splitlines() if line.startswith(("+", "-")) and line[:3] not in ("+++", "---")
    ]


def altered(plan: Path, alter: Callable[[Workbook], object], *arguments: str) -> Path:
    """A sheet of *plan* after *alter*."""
    path = exported("a.xlsx", plan, *arguments)
    book = load_workbook(path)
    alter(book)
    book.save(path)
    return path


def put(cell: str, value: object, sheet: int = 0) -> Callable[[Workbook], None]:
    def alter(book: Workbook) -> None:
        place: Any = book.worksheets[sheet][cell]
        place.value = value

    return alter
