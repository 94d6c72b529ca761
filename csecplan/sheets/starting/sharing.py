"""The cells of a row that has several actions: what is of which one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import due
from csecplan.model import Kind
from csecplan.sheets.starting.headings import Role
from csecplan.sheets.starting.labels import parts_of
from csecplan.sheets.starting.statuses import status_named
from csecplan.sheets.starting.table import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csecplan.sheets.starting.table import Cell
    from csecplan.texts import Language

_OF_ALL = frozenset({Role.OWNERS, Role.DUE, Role.REVISED, Role.STATUS, Role.COMPLETED})
"""What is said once of all actions of a row; a remark is said of the first."""


def shares(cell: Cell, role: Role, labels: Sequence[str], language: Language) -> list[str]:
    """What *cell* says of each of several actions numbered *labels*.

    By number; by line where each line is a date or a status; else of all of them.
    """
    if len(labels) < 2:
        return [text_of(cell)] * len(labels)
    before, parts = parts_of(cell)
    if parts and [part.label for part in parts] == list(labels):
        first, *others = [text_of(part.cell) for part in parts]
        return ["\n".join(filter(None, (text_of(before), first))), *others]
    if len(cell) == len(labels) and all(_stands_alone(line.text, role, language) for line in cell):
        return [line.text for line in cell]
    text = text_of(cell)
    return [text] * len(labels) if role in _OF_ALL else [text, *[""] * (len(labels) - 1)]


def _stands_alone(text: str, role: Role, language: Language) -> bool:
    """Whether *text*, one line of several, says all that the cell of one action has to."""
    if role is Role.STATUS:
        return status_named(text) is not None
    if role in {Role.DUE, Role.REVISED, Role.COMPLETED}:
        read = due.read(text, None, language)
        return read.kind not in {Kind.UNKNOWN, Kind.NONE} and not any(note.code == "revised" for note in read.notes)
    return False
