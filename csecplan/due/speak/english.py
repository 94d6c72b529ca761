"""Periods said in English, so that the reader reads them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.due.days.periods import DAY, FISCAL_YEAR, HALF, MONTH, QUARTER, SEASON, YEAR, Named
from csecplan.due.vocabulary.lookup import shown

if TYPE_CHECKING:
    from datetime import date

ONGOING, DONE, NONE = "Ongoing", "Completed", "No due date"
UNKNOWN = "Due date not understood"
HEDGES = {"~": "approximate date", "?": "to be confirmed", "%": "to be confirmed, approximate date"}
_ADVERBS = {"early": "early ", "mid": "mid-"}
_PARTS = {"early": "the start of", "mid": "the middle of", "late": "the end of"}


def day(when: date) -> str:
    """*when* in words: "1 June 2004"."""
    return f"{when.day} {_month(when.month)} {when.year}"


def _month(number: int) -> str:
    return shown("month", number, "en")


def _label(named: Named) -> str:
    year = named.year or 0
    return f"{year}-{year + 1}" if named.fiscal else f"{year}"


def _whole(named: Named) -> str:
    """*named* without its third: "June 2004", "Q2 2004-2005", "the first half of 2004"."""
    unit = named.unit
    if unit is DAY:
        return f"{named.day} {_month(named.number)} {named.year}"
    if unit is MONTH:
        return f"{_month(named.number)} {named.year}"
    if unit is SEASON:
        year = named.year or 0
        years = f"{year - 1}-{year}" if named.number == 4 else f"{year}"
        return f"{shown('season', named.number, 'en')} {years}"
    if unit is QUARTER:
        return f"Q{named.number if named.number > 0 else 4} {_label(named)}"
    if unit is HALF:
        return f"the {'first' if named.number == 1 else 'second'} half of {_label(named)}"
    return f"fiscal year {_label(named)}" if unit is FISCAL_YEAR else _label(named)


def noun(named: Named) -> str:
    """*named* as a noun: "mid-April 2004", "the end of Q2 2004-2005"."""
    if not named.part:
        return _whole(named)
    if named.unit in {MONTH, YEAR, SEASON} and named.part in _ADVERBS:
        return f"{_ADVERBS[named.part]}{_whole(named)}"
    return f"{_PARTS[named.part]} {_whole(named)}"


def bare(named: Named) -> str:
    """*named* as one would write it in a table: "spring 2004", "first half of 2004"."""
    return noun(named).removeprefix("the ")


def within(named: Named) -> str:
    """*named* as when something is due: "in June 2004", "on 30 June 2004", "at the end of Q2 2004"."""
    said = noun(named)
    if named.unit is DAY:
        return f"on {said}"
    if named.part in {"early", "late"} and said.startswith(("the start", "the end")):
        return f"at {said}"
    return f"in {said}"


def _end(named: Named) -> str:
    return noun(named) if named.part or named.unit is DAY else f"the end of {noun(named)}"


def by(named: Named) -> str:
    """By it: "by the end of April 2004"; of a day, "by 30 April 2004"."""
    return f"by {_end(named)}"


def before(named: Named) -> str:
    """Before it: "before March 2005"."""
    return f"before {noun(named)}"


def since(named: Named) -> str:
    """From it on: "from April 2005"."""
    return f"from {noun(named)}"


def after(named: Named) -> str:
    """After it: "after March 2005"."""
    return f"after {noun(named)}"


def until(named: Named) -> str:
    """Until it: "Ongoing until the end of June 2004"."""
    return f"{ONGOING} until {_end(named)}"


def put_off(named: Named) -> str:
    """Put off to it: "deferred to 31 March 2012"."""
    return f"deferred to {noun(named)}"


def brought_forward(named: Named) -> str:
    """Brought forward to it: "moved up to May 2012"."""
    return f"moved up to {noun(named)}"


def span(first: Named, last: Named) -> str:
    """From one to the other: "from May to July 2004"."""
    return f"from {_short(first, last)} to {noun(last)}"


def _short(first: Named, last: Named) -> str:
    """*first* without its year, where *last* says it."""
    said = noun(first)
    told = first.unit in {DAY, MONTH} and last.unit is first.unit and last.year == first.year
    return said.removesuffix(f" {first.year}") if told else said


def no_later(when: date) -> str:
    """A deadline: "no later than 20 June 2004"."""
    return f"no later than {day(when)}"
