"""What is said of a due-date phrase: why it is refused, or how it is taken, one sentence a code.

Each sentence says what is so; the choices of a note are added by whoever
shows it. Gaps are filled by the note's facts: text, whole numbers, dates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_

if TYPE_CHECKING:
    from csecplan.note_codes import NeededCode, NoteCode, RefusalCode, RemarkCode

REFUSALS: dict[RefusalCode, str] = {
    "too-long": N_("this is {length} characters long, and due dates are read up to {longest}"),
    "hidden-characters": N_("this holds characters that cannot be seen"),
    "other-digits": N_("this is written with a digit other than 0 to 9: {character}"),
    "no-year": N_("no year is written"),
    "no-anchor": N_("this counts from another day, and a due date stands by itself"),
    "counted-from": N_("this counts from another day; the suggestion counts from {day}"),
    "month-or-fiscal-year": N_("this is a month or a fiscal year"),
    "fiscal-year-by-one-year": N_("{year} is the year in which this fiscal year starts, or the one in which it ends"),
    "span-of-years": N_("this is a row of calendar years or of fiscal years"),
    "season-of-two-years": N_("of the seasons, only a winter falls in two years"),
    "century": N_("the year has two digits: {written}"),
    "day-or-month": N_("either number may be the month"),
    "not-a-year": N_("{written} is not a year of four digits"),
    "year-out-of-range": N_("the year {year} is not from {first} to {last}"),
    "impossible-day": N_("this month has no {day}: it ends on the {last}"),
    "no-such-month": N_("there is no month {number}"),
    "no-such-quarter": N_("there is no quarter {number}: a year has four"),
    "no-such-half": N_("there is no half {number}: a year has two"),
    "weekday": N_("{day} is another day of the week"),
    "iso-week": N_("weeks are not read as due dates"),
    "ordinal-date": N_("days numbered within the year are not read as due dates"),
    "reversed": N_("this starts on {first}, after its end on {last}"),
    "range-without-end": N_("this is the start of a range, and its end is missing"),
    "range-without-year": N_("an end of this range has no year"),
    "date-missing": N_("no date follows"),
    "two-dates": N_("this holds two dates, and an action is due once"),
    "ongoing-or-due": N_("this is ongoing until that date, or due by it"),
    "done-or-due": N_("this is done, or due by that date"),
    "changed-day": N_("this may be the day of a change, not a due date"),
    "status-day": N_("this gives the day of a status report, which is not a due date"),
    "misspelled": N_("{word} is not a known word"),
    "words-left": N_("there is more here than a due date"),
    "not-understood": N_("this is not read as a due date"),
}
"""Why a phrase is of kind `unknown`."""

REMARKS: dict[RemarkCode, str] = {
    "calendar-quarter": N_(
        "taken as a quarter of the calendar year {year}; for the fiscal year, give both its years"
    ),
    "calendar-half": N_("taken as a half of the calendar year {year}; for the fiscal year, give both its years"),
    "winter": N_("taken as the winter that ends in {year}"),
    "approximate": N_("an approximate date"),
    "provisional": N_("a date still to be confirmed"),
    "revised": N_("worded as a revised date"),
    "edited": N_("the day of an edit is not a due date"),
    "put-off": N_("postponed without a new date, so there is no due date"),
    "later-date": N_("a date was changed, and the later of the dates counts"),
    "milestones": N_("milestones: from the start of the first to the end of the last"),
    "conditional": N_("the date depends on a condition"),
    "date-beside": N_("the date in parentheses counts"),
    "time-dropped": N_("met until the end of the day, whatever the time"),
    "marks-dropped": N_("the marks with it are not part of the date"),
    "at-once": N_("no date is given, so it is never overdue"),
    "start-only": N_("only a start is given: ongoing from then, never overdue"),
    "remark-ignored": N_("the remark with it is not part of the date"),
}
"""How a phrase that is understood was taken."""

NEEDED: dict[NeededCode, str] = {
    "one-day-needed": N_("one day is needed here"),
    "period-needed": N_("this names neither a day nor a whole period"),
}
"""What `day` and `day_or_period` ask of a phrase that is otherwise understood."""

SENTENCES: dict[NoteCode, str] = dict([*REFUSALS.items(), *REMARKS.items(), *NEEDED.items()])
