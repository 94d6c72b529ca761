"""Whole rows as recommendations, each with its own rows, under the section above them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from csecplan.sheets.starting.blocks import begins_recommendation, is_response
from csecplan.sheets.starting.headings import Role
from csecplan.sheets.starting.joining import HeadLine, Line, SectionLine
from csecplan.sheets.starting.labels import id_in, parts_of
from csecplan.sheets.starting.table import Paragraph, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csecplan.sheets.starting.headings import Head
    from csecplan.sheets.starting.joining import Whole
    from csecplan.sheets.starting.table import Cell

_SECTION = re.compile(
    r"(?:section|part|partie|theme|thème|volet|chapter|chapitre)\s+(\d{1,3}|[A-Z])\b", re.IGNORECASE
)


@dataclass
class Group:
    """One recommendation as the table has it: its cell, its id's cell, and its rows.

    `label` is the number that the cell gave it among several, `response`
    what stands across the table below it; `same_rows_as` is the group whose
    rows answer for this one too.
    """

    cell: Cell
    id_text: str = ""
    section: str | None = None
    label: str = ""
    response: list[str] = field(default_factory=list)
    rows: list[Line] = field(default_factory=list)
    same_rows_as: Group | None = None
    numbers: list[int] = field(default_factory=list)


@dataclass
class Grouped:
    """All recommendations in order; sections by their keys; rows of headings printed again; remarks of no row."""

    groups: list[Group] = field(default_factory=list)
    sections: dict[str, str] = field(default_factory=dict)
    section_rows: dict[str, tuple[int, ...]] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Columns:
    """The cells of a row by what their columns are for."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self._columns = {role: head.columns(role) for role in Role}

    def has(self, role: Role) -> bool:
        """Whether a column is for *role*."""
        return bool(self._columns[role])

    def cell(self, line: Line, role: Role) -> Cell:
        """What *line* has in the columns for *role*."""
        return tuple(paragraph for column in self._columns[role] for paragraph in line.cell(column))

    def text(self, line: Line, role: Role) -> str:
        """The same, as a text."""
        return text_of(self.cell(line, role))

    def continues(self, line: Line, role: Role) -> bool:
        """Whether the cell for *role* began in a row above."""
        return any(column in line.continued for column in self._columns[role])


def notes_below(found: Grouped) -> list[str]:
    """The titles below the last recommendation, taken out of the sections: notes on the table."""
    rows = [number for group in found.groups for line in group.rows for number in line.numbers]
    last = max([*rows, *(number for group in found.groups for number in group.numbers)], default=0)
    keys = [key for key, numbers in found.section_rows.items() if numbers[0] > last]
    used = {group.section for group in found.groups}
    return [found.sections.pop(key) for key in keys if key not in used]


def ids_of_actions(found: Grouped, columns: Columns) -> Columns:
    """*columns*, whose ids are those of actions where one recommendation has several.

    What its actions' ids have in common before their last point is then a
    recommendation's label.
    """
    texts = [[text for line in group.rows if (text := columns.text(line, Role.ID))] for group in found.groups]
    if not any(len(set(each)) > 1 for each in texts):
        return columns
    for group, each in zip(found.groups, texts, strict=True):
        stems = {text.strip(" .").rpartition(".")[0] for text in each}
        group.id_text, group.label = "", stems.pop() if len(stems) == 1 else group.label
    roles = {column: Role.ACTION_ID if role is Role.ID else role for column, role in columns.head.roles.items()}
    return Columns(columns.head._replace(roles=roles))


def grouped(lines: Iterable[Whole], columns: Columns) -> Grouped:
    """*lines* as recommendations with their rows."""
    found = Grouped()
    section: str | None = None
    for line in lines:
        if isinstance(line, HeadLine):
            found.heads += line.numbers
        elif isinstance(line, SectionLine) and not columns.has(Role.RECOMMENDATION) and _block(found, line, section):
            found.notes += line.remarks
        elif isinstance(line, SectionLine):
            section = _new_section(found, line.text, line.numbers)
            found.notes += line.remarks
        elif not any(line.cells) and not found.groups:
            found.notes += line.remarks
        else:
            if named := columns.text(line, Role.SECTION):
                section = _named_section(found, named, line.numbers)
            _group(found, line, columns, section)
    return found


# -- sections -------------------------------------------------------------------------------------


def _named_section(found: Grouped, text: str, numbers: tuple[int, ...]) -> str:
    """The section that a cell names: one there is, or a new one."""
    flat = " ".join(text.split("\n"))
    known = next((key for key, title in found.sections.items() if flat in (title, f"{key}. {title}")), None)
    return known if known is not None else _new_section(found, flat, numbers)


def _new_section(found: Grouped, text: str, numbers: tuple[int, ...]) -> str:
    label, named = id_in(text), _SECTION.match(text)
    title = text[label.end :] if label and not label.title else text if named else ""
    key = named[1] if named else label.id if label and title else ""
    if not key or key in found.sections:
        key, title = next(str(n) for n in count(len(found.sections) + 1) if str(n) not in found.sections), text
    found.sections[key] = title
    found.section_rows[key] = numbers
    return key


def _block(found: Grouped, line: SectionLine, section: str | None) -> bool:
    """Whether *line* is a recommendation, or of the last one, across a table without a column for them."""
    last = found.groups[-1] if found.groups else None
    if begins_recommendation(line.text):
        found.groups.append(Group(_only(line.text), section=section, numbers=list(line.numbers)))
    elif last is not None and last.numbers and (is_response(line.text) or not last.rows):
        last.response.append(line.text)
        last.numbers += line.numbers
    else:
        return False
    return True


# -- recommendations ------------------------------------------------------------------------------


def _group(found: Grouped, line: Line, columns: Columns, section: str | None) -> None:
    """Put *line* under the recommendation that it begins, else under the last one."""
    cell = columns.cell(line, Role.RECOMMENDATION)
    title = columns.text(line, Role.TITLE)
    id_text = columns.text(line, Role.ID)
    last = found.groups[-1] if found.groups else None
    is_same = last is not None and (
        columns.continues(line, Role.RECOMMENDATION) or not cell or _says_the_same(last, cell)
    )
    if columns.has(Role.RECOMMENDATION):
        if last is not None and is_same:
            (last.same_rows_as or last).rows.append(line)
            return
        _begin(found, cell or _only(title), id_text, line, section)
    elif last is not None and (last.section == section or last.numbers):
        last.rows.append(line)
    else:
        said = found.sections.get(section, "") if section else ""
        found.groups.append(Group(_only(said), section=section, rows=[line]))


def _only(text: str) -> Cell:
    return (Paragraph(text),) if text else ()


def _says_the_same(last: Group, cell: Cell) -> bool:
    """Whether a recommendation is printed again beside another of its actions."""
    return text_of(last.cell) == text_of(cell)


def _begin(found: Grouped, cell: Cell, id_text: str, line: Line, section: str | None) -> None:
    """One recommendation more, or several where the cell numbers them; the first has the row."""
    before, parts = parts_of(cell)
    if len(parts) < 2 or id_text or (before and id_in(before[0].text)):
        found.groups.append(Group(cell, id_text, section, rows=[line]))
        return
    first = Group((*before, *parts[0].cell), "", section, parts[0].label, rows=[line])
    found.groups.append(first)
    found.groups += [Group(part.cell, "", section, part.label, same_rows_as=first) for part in parts[1:]]
