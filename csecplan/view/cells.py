"""Typed cells: what stands between a question and a format, in columns and tables.

A format for people can say of one « en retard de 11 jours », one for
programs `overdue`.
"""

from __future__ import annotations

from datetime import date
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

from csecplan import NOTHING
from csecplan.model import Due
from csecplan.period_day import as_typed
from csecplan.texts import Bilingual, Text, in_language
from csecplan.timeliness import Mark
from csecplan.view.marks import marks_in_words, reported_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from csecplan.extensions import Extension
    from csecplan.i18n.wording import Wording
    from csecplan.joint import OfficeStatus
    from csecplan.model import Status
    from csecplan.texts import Language
    from csecplan.timeliness import Timeliness


class Standing(NamedTuple):
    """An action's timeliness with the days that go with it: how late, or how many are left.

    With `status`, that is said too: first of what is closed, else after; with `marks`, they are said last.
    """

    timeliness: Timeliness
    days: int | None = None
    status: Status | None = None
    marks: Marks | None = None


class Marks(NamedTuple):
    """What may be said beside the timeliness; of what was revised, how often and by how many days."""

    marks: tuple[Mark, ...]
    extension: Extension


class Reported(NamedTuple):
    """What each of some offices last said of its part of an action: of one its word, of several how many are done."""

    offices: tuple[OfficeStatus, ...]


class Names(NamedTuple):
    """Owner keys; `through` has, for a group, the owners asked for that answer through it."""

    keys: tuple[str, ...]
    through: Mapping[str, tuple[str, ...]] = NOTHING


class Quoted(str):
    """Words of the plan with the language they are in, which a page in the other language marks."""

    __slots__ = ("language",)
    language: Language | None

    @classmethod
    def of(cls, words: str, language: Language | None) -> Quoted:
        quoted = cls(words)
        quoted.language = language
        return quoted


def quoted(text: Text | None, plan_language: Language | None, wording: Wording) -> Quoted:
    """*text* in *wording*'s language, else in the one it has; plain text is in *plan_language*."""
    words = wording.text(text)
    if not isinstance(text, Bilingual):
        return Quoted.of(words, plan_language)
    wanted = text.fr if wording.language == "fr" else text.en
    return Quoted.of(words, wording.language if wanted else "en" if wording.language == "fr" else "fr")


class Proportions(NamedTuple):
    """How many are how, each drawn as a stretch, to the scale of *whole*; the same is said in figures beside it."""

    parts: tuple[tuple[Timeliness, int], ...]
    whole: int


class DaysLate(int):
    """How many days an open action is past its due date."""

    __slots__ = ()


Cell = (
    str
    | int
    | date
    | StrEnum
    | Due
    | Standing
    | Names
    | Marks
    | Reported
    | Proportions
    | Text
    | tuple[StrEnum, ...]
    | tuple[str, ...]
    | tuple[Text, ...]
    | None
)


class Link(Enum):
    """What a page with links does with the ids in a column: links to their place, or is it."""

    THERE = "there"
    HERE = "here"


class Column(NamedTuple):
    """One column: its key for programs, its heading (an English original) for people.

    What stands in `grows` columns is text; in the others it is short, and stays whole.
    `quoted` ones hold the plan's own words. A sheet offers `choices`, and
    keeps `hidden` ones out of sight. Where there is little room, this column
    may stand `under` the first of those that is shown. Figures above zero
    are `about` something that is to be seen. Ids have a `link`.
    """

    key: str
    heading: str
    numeric: bool = False
    grows: bool = False
    quoted: bool = False
    choices: Sequence[StrEnum] = ()
    hidden: bool = False
    under: Sequence[str] = ()
    about: StrEnum | None = None
    link: Link | None = None


class Table(NamedTuple):
    """Rows of cells, in groups if they have titles; `actions` says that each row is an action."""

    columns: Sequence[Column]
    groups: Sequence[tuple[str, Sequence[Sequence[Cell]]]]
    actions: bool = False

    @classmethod
    def of(cls, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, actions: bool = False) -> Table:
        """A table in one group, which has no title."""
        return cls(columns, [("", rows)], actions)

    @property
    def rows(self) -> Iterable[Sequence[Cell]]:
        return (row for _, rows in self.groups for row in rows)

    def less(self, *rare: str) -> Table:
        """This without those of the *rare* columns that say nothing in any row."""
        empty = {
            place
            for place, column in enumerate(self.columns)
            if column.key in rare and not any(row[place] for row in self.rows)
        }
        if not empty:
            return self
        kept = [place for place in range(len(self.columns)) if place not in empty]
        groups = [(title, [[row[place] for place in kept] for row in rows]) for title, rows in self.groups]
        return self._replace(columns=[self.columns[place] for place in kept], groups=groups)


def in_words(cell: Cell, wording: Wording) -> str:
    """*cell* as people read it in *wording*'s language."""
    if cell is None or isinstance(cell, Proportions):
        return ""
    if isinstance(cell, StrEnum):
        return wording.label(cell)
    if isinstance(cell, date):
        return as_typed(cell)
    if isinstance(cell, Due):
        return cell.text
    if isinstance(cell, Standing):
        return _standing(cell, wording)
    if isinstance(cell, Names):
        return ", ".join(_named(key, cell.through.get(key, ())) for key in cell.keys)
    if isinstance(cell, Marks):
        return marks_in_words(cell.marks, cell.extension, wording)
    if isinstance(cell, Reported):
        return reported_in_words(cell.offices, wording)
    if isinstance(cell, int):
        return wording.number(cell)
    if isinstance(cell, str | Bilingual):
        return wording.text(cell)
    return ", ".join(in_words(part, wording) for part in cell)


def _standing(standing: Standing, wording: Wording) -> str:
    """« en retard de 11 jours, reportée 2 fois »; of what was closed late, not that it is closed as well."""
    said = wording.standing(standing.timeliness, standing.days, standing.status)
    if standing.marks is None:
        return said
    marks, extension = standing.marks
    if standing.status is None and Mark.CLOSED_LATE in marks:
        said, marks = wording.label(Mark.CLOSED_LATE), tuple(each for each in marks if each is not Mark.CLOSED_LATE)
    return ", ".join(filter(None, (said, marks_in_words(marks, extension, wording))))


def _named(key: str, members: tuple[str, ...]) -> str:
    return f"{', '.join(members)} ({key})" if members else key


def in_keys(cell: Cell, language: Language | None) -> str | int:
    """*cell* as programs read it: keys and ISO dates; the plan's texts in *language*."""
    if isinstance(cell, StrEnum):
        return cell.value
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Due):
        return cell.text
    if isinstance(cell, Standing):
        return cell.timeliness.value
    if isinstance(cell, Names):
        return "; ".join(cell.keys)
    if isinstance(cell, Marks):
        return "; ".join(cell.marks)
    if isinstance(cell, Reported):
        return "; ".join(f"{each.owner}: {each.status}" for each in cell.offices if each.status)
    if isinstance(cell, Proportions):
        return ""
    if cell is None or isinstance(cell, str | Bilingual):
        return in_language(cell, language or "en")
    return cell if isinstance(cell, int) else "; ".join(str(in_keys(part, language)) for part in cell)
