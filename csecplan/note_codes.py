"""What may be noted of a due date, for the type checker alone: why it is refused, how it was taken, what it lacks."""

from __future__ import annotations

from typing import Literal

RefusalCode = Literal[
    "too-long",
    "hidden-characters",
    "other-digits",
    "no-year",
    "no-anchor",
    "counted-from",
    "month-or-fiscal-year",
    "fiscal-year-by-one-year",
    "span-of-years",
    "season-of-two-years",
    "century",
    "day-or-month",
    "not-a-year",
    "year-out-of-range",
    "impossible-day",
    "no-such-month",
    "no-such-quarter",
    "no-such-half",
    "weekday",
    "iso-week",
    "ordinal-date",
    "reversed",
    "range-without-end",
    "range-without-year",
    "date-missing",
    "two-dates",
    "ongoing-or-due",
    "done-or-due",
    "changed-day",
    "status-day",
    "misspelled",
    "words-left",
    "not-understood",
]
RemarkCode = Literal[
    "calendar-quarter",
    "calendar-half",
    "winter",
    "approximate",
    "provisional",
    "revised",
    "edited",
    "put-off",
    "later-date",
    "milestones",
    "conditional",
    "date-beside",
    "time-dropped",
    "marks-dropped",
    "at-once",
    "start-only",
    "remark-ignored",
]
NeededCode = Literal["one-day-needed", "period-needed"]
NoteCode = Literal[RefusalCode, RemarkCode, NeededCode]
