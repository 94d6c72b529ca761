"""What a row answers: management's response, and the actions it promises, in one cell or in two."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.sheets.starting.drafts import Remark
from csecplan.sheets.starting.headings import Role
from csecplan.sheets.starting.labels import Part, listed_parts, parts_of
from csecplan.sheets.starting.statuses import decision_named
from csecplan.sheets.starting.table import EMPTY

if TYPE_CHECKING:
    from csecplan.sheets.starting.groups import Columns, Group
    from csecplan.sheets.starting.joining import Line
    from csecplan.sheets.starting.table import Cell

_LAST = Remark(N_("The action is the last paragraph of the answer: nothing in the table tells which one is."))
_SIGNS = (Role.OWNERS, Role.DUE, Role.STATUS, Role.REVISED, Role.COMPLETED)


class Answer(NamedTuple):
    """The response in a row, and its actions, each with its number where it has one; a choice that was made."""

    response: Cell = EMPTY
    actions: tuple[Part, ...] = ()
    choice: Remark | None = None


def answer_of(group: Group, at: int, columns: Columns, *, has_bold: bool) -> Answer:
    """What row *at* of *group* answers. In a column of both, where it *has_bold*, what is bold is the action."""
    line = group.rows[at]
    if not columns.has(Role.BOTH):
        return _answer(columns.cell(line, Role.RESPONSE), columns.cell(line, Role.ACTION))
    cell = columns.cell(line, Role.BOTH)
    is_promised = any(columns.text(line, role) for role in _SIGNS)
    if not cell:
        return Answer()
    if at == 0 and len(group.rows) > 1 and not is_promised and not any(each.bold for each in cell):
        return Answer(cell)
    return _bold(cell, at, is_promised) if has_bold else _plain(cell, at, is_promised)


def _bold(cell: Cell, at: int, is_promised: bool) -> Answer:
    """What is bold is the action; where nothing is, the last paragraph, or all of a row that only adds an action."""
    if any(each.bold for each in cell):
        return _answer(tuple(each for each in cell if not each.bold), tuple(each for each in cell if each.bold))
    if at:
        return _answer(EMPTY, cell)
    if len(cell) > 1:
        return _answer(cell[:-1], cell[-1:])._replace(choice=_LAST)
    return _answer(EMPTY, cell) if is_promised else Answer(cell)


def _plain(cell: Cell, at: int, is_promised: bool) -> Answer:
    """Numbered paragraphs are actions; else all is one, but for a decision before it, or where nobody promises."""
    if parts_of(cell)[1] or listed_parts(cell)[1]:
        return _answer(EMPTY, cell)
    if not is_promised and at == 0:
        return Answer(cell)
    if len(cell) > 1 and decision_named(cell[0].text):
        return _answer(cell[:1], cell[1:])
    return _answer(EMPTY, cell)


def _answer(response: Cell, cell: Cell) -> Answer:
    """The actions in *cell*, which may number them; what stands before the numbers is response."""
    before, parts = parts_of(cell)
    if parts:
        return Answer((*response, *before), tuple(parts))
    before, listed = listed_parts(cell)
    if listed:
        return Answer((*response, *before), tuple(Part("", each) for each in listed))
    return Answer(response, (Part("", cell),) if cell else ())


def has_bold(groups: list[Group], columns: Columns) -> bool:
    """Whether some paragraphs of the column of both are bold, and some are not."""
    kinds = {paragraph.bold for group in groups for line in group.rows for paragraph in _both(line, columns)}
    return len(kinds) > 1


def _both(line: Line, columns: Columns) -> Cell:
    return columns.cell(line, Role.BOTH)
