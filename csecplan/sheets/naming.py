"""Many cells, named by their ranges: `Mesures!O22:O40`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.sheets.workbook import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def ranges(cells: Iterable[str]) -> tuple[str, ...]:
    """*cells* such as `Mesures!F7`, those one below the other as one range; what is no cell's name stays."""
    columns: dict[tuple[str, str], list[int]] = {}
    found: list[str] = []
    for cell in dict.fromkeys(cells):
        sheet, _, place = cell.rpartition("!")
        try:
            row = place_of(place)[1]
        except ValueError:
            found.append(cell)
            continue
        columns.setdefault((sheet, place[: -len(str(row))]), []).append(row)
    for (sheet, column), rows in columns.items():
        found += [
            f"{sheet}!{column}{first}{f':{column}{last}' if last > first else ''}" for first, last in runs(rows)
        ]
    return tuple(found)


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of the whole numbers that follow on one another."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and row <= found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
