"""A day that is known to a period only: « juin 2004 », "Q2 2014-15"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import SupportsIndex


class PeriodDay(date):
    """The first day of the period *text*, which counts where a day is asked: it accuses nobody of being late.

    It is before and after what its first day is before and after, but equals
    only what is written as it is: « juin 2004 » in the place of 2004-06-01
    is a change. What is counted from it is a day like any other.
    """

    text: str
    edtf: str

    def __new__(cls, year: int, month: int, day: int, text: str = "", edtf: str = "") -> PeriodDay:
        if not text:  # `date` makes a sum of the class of what it adds to
            return date(year, month, day)  # type: ignore[return-value]
        made = super().__new__(cls, year, month, day)
        made.text, made.edtf = text, edtf
        return made

    @classmethod
    def of(cls, first: date, text: str, edtf: str) -> PeriodDay:
        """The period written as *text*, which begins on *first* and is *edtf* to programs."""
        return cls(first.year, first.month, first.day, text, edtf)

    @property
    def first(self) -> date:
        """The first day of the period, as a day like any other."""
        return date(self.year, self.month, self.day)

    def isoformat(self) -> str:
        """The period as programs read it: its EDTF (ISO 8601-2), `2004-06`."""
        return self.edtf

    def replace(self, *parts: SupportsIndex, **named: SupportsIndex) -> date:  # type: ignore[override]
        return self.first.replace(*parts, **named)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PeriodDay) and (self.text, self.first) == (other.text, other.first)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.text)

    def __reduce__(self) -> tuple[object, ...]:
        return PeriodDay, (self.year, self.month, self.day, self.text, self.edtf)


def first_of(day: date) -> date:
    """*day*, and of a period its first day: by it days are told to be the same, or put in order with other things."""
    return day.first if isinstance(day, PeriodDay) else day


def as_typed(day: date) -> str:
    """*day* as it is written and shown: a period in its own words, a day in ISO form."""
    return day.text if isinstance(day, PeriodDay) else day.isoformat()
