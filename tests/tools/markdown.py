"""Tables of the project's own pages, read by tests that hold a page to the code."""

from __future__ import annotations

import re

_TABLE = re.compile(r"^\|.*\|\n\|[-|]+\|\n(?:\|.*\|\n)+", re.MULTILINE)


def tables(text: str) -> list[tuple[list[str], list[list[str]]]]:
    """Every table in *text*: its head, and its rows of cells."""
    found = []
    for table in _TABLE.findall(text):
        head, _, *rows = (cells(line) for line in table.splitlines())
        found.append((head, rows))
    return found


def cells(line: str) -> list[str]:
    """The cells of one row; a bar after a backslash parts none."""
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]


def code(cell: str) -> str:
    """What stands between backticks in *cell*, which has nothing else."""
    assert cell[:1] == cell[-1:] == "`", cell
    return cell[1:-1]
