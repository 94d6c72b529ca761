"""Sheets after an office had them, altered by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from tests.test_importing import exported

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook

PLAN_SAYS_ALL = "nothing to change: the plan says all"


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
