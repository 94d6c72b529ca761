"""Typed cells: what stands between a question and a format, in columns and tables.

A format for people can say of one « en retard de 11 jours », one for
programs `overdue`.
"""

from __future__ import annotations

from datetime import date
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

from csecplan import NOTHING
from csecplan.model import Bilingual, Due, Text, in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from csecplan.i18n.wording import Wording
    from csecplan.model import Status
    from csecplan.timeliness import Timeliness


class Standing(NamedTuple):
    """An action's timeliness with the days that go with it: how late, or how many are left.

    With `status`, that is said too: first of what is closed, else after.
    """

    timeliness: Timeliness
    days: int | None = None
    status: Status | None = None


class Names(NamedTuple):
    """Owner keys; `through` has, for a group, the owners asked for that answer through it."""

    keys: tuple[str, ...]
    through: Mapping[str, tuple[str, ...]] = NOTHING


class Quoted(str):
    """Words of the plan with the language they are in, which a page in the other language marks."""

    __slots__ = ("language",)
    language: str

    @classmethod
    def of(cls, words: str, language: str | None) -> Quoted:
        quoted = cls(words)
        quoted.language = language or ""
        return quoted


def quoted(text: Text | None, plan_language: str | None, wording: Wording) -> Quoted:
    """*text* in *wording*'s language, else in the one it has; plain text is in *plan_language*."""
    said = wording.text(text)
    if not isinstance(text, Bilingual):
        return Quoted.of(said, plan_language)
    wanted = text.fr if wording.language == "fr" else text.en
    return Quoted.of(said, wording.language if wanted else "en" if wording.language == "fr" else "fr")


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
    | Proportions
    | Text
    | tuple[StrEnum, ...]
    | tuple[str, ...]
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


def in_words(cell: Cell, wording: Wording) -> str:
    """*cell* as people read it in *wording*'s language."""
    if cell is None or isinstance(cell, Proportions):
        return ""
    if isinstance(cell, StrEnum):
        return wording.label(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Due):
        return cell.text
    if isinstance(cell, Standing):
        return wording.standing(cell.timeliness, cell.days, cell.status)
    if isinstance(cell, Names):
        return ", ".join(_named(key, cell.through.get(key, ())) for key in cell.keys)
    if isinstance(cell, int):
        return wording.number(cell)
    if isinstance(cell, str | Bilingual):
        return wording.text(cell)
    return ", ".join(in_words(part, wording) for part in cell)


def _named(key: str, members: tuple[str, ...]) -> str:
    return f"{', '.join(members)} ({key})" if members else key


def in_keys(cell: Cell, language: str) -> str | int:
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
    if isinstance(cell, Proportions):
        return ""
    if cell is None or isinstance(cell, str | Bilingual):
        return in_language(cell, language)
    return cell if isinstance(cell, int) else "; ".join(str(in_keys(part, language)) for part in cell)
