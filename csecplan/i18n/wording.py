"""The two languages: sentences from the catalogue, labels, counts, dates, and how a row of words reads.

Sentences are written in English in the code, marked with `N_`, and have
their French in `locale/`. Machine formats never come through here.
"""

from __future__ import annotations

import gettext
import os
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from csecplan import N_, Term
from csecplan.diagnostic import Severity
from csecplan.model import Decision, Kind, Note, Precision, Status
from csecplan.period_day import as_typed
from csecplan.state import State
from csecplan.texts import LANGUAGES, in_language
from csecplan.timeliness import AgeBand, Mark, Timeliness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csecplan.model import Fact
    from csecplan.texts import Language, Text

Word = TypeVar("Word", bound=StrEnum)
LOCALE = os.path.join(os.path.dirname(__file__), "locale")
DOMAIN = "csecplan"

LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Status: {
        Status.PLANNED: N_("Planned"),
        Status.IN_PROGRESS: N_("In progress"),
        Status.BLOCKED: N_("Blocked"),
        Status.DONE: N_("Done"),
        Status.VERIFIED: N_("Verified"),
        Status.NO_ACTION: N_("No action"),
        Status.OBSOLETE: N_("Obsolete"),
    },
    Timeliness: {
        Timeliness.CLOSED: N_("closed"),
        Timeliness.OVERDUE: N_("overdue"),
        Timeliness.DUE_SOON: N_("due soon"),
        Timeliness.ON_TIME: N_("on time"),
        Timeliness.ONGOING: N_("ongoing"),
        Timeliness.UNDATED: N_("undated"),
        Timeliness.UNREADABLE: N_("unreadable"),
    },
    Mark: {
        Mark.REVISED: N_("revised"),
        Mark.DEADLINE_REMOVED: N_("deadline removed"),
        Mark.UNOWNED: N_("no owner"),
        Mark.STALE: N_("no recent news"),
        Mark.PARTLY_REPORTED: N_("partly reported"),
        Mark.CLOSED_LATE: N_("closed late"),
        Mark.FAULTY: N_("faulty"),
    },
    Decision: {
        Decision.ACCEPTED: N_("Accepted"),
        Decision.PARTIAL: N_("Accepted in part"),
        Decision.REJECTED: N_("Rejected"),
        Decision.NO_ACTION: N_("No action"),
    },
    AgeBand: {
        AgeBand.TO_30: N_("1 to 30 days"),
        AgeBand.TO_90: N_("31 to 90 days"),
        AgeBand.TO_180: N_("91 to 180 days"),
        AgeBand.TO_365: N_("181 to 365 days"),
        AgeBand.TO_730: N_("366 to 730 days"),
        AgeBand.OVER: N_("over 730 days"),
    },
    State: {
        State.UNANSWERED: N_("Unanswered"),
        State.NO_ACTION: N_("No action"),
        State.IMPLEMENTED: N_("Implemented"),
        State.ONGOING: N_("Ongoing, no end"),
        State.IN_PROGRESS: N_("In progress"),
        State.NOT_STARTED: N_("Not started"),
    },
    Kind: {
        Kind.DATED: N_("dated"),
        Kind.ONGOING: N_("ongoing"),
        Kind.ONGOING_UNTIL: N_("ongoing until a date"),
        Kind.DONE: N_("done"),
        Kind.NONE: N_("no date"),
        Kind.UNKNOWN: N_("not understood"),
    },
    Precision: {
        Precision.DAY: N_("day"),
        Precision.MONTH: N_("month"),
        Precision.SEASON: N_("season"),
        Precision.QUARTER: N_("quarter"),
        Precision.HALF: N_("half-year"),
        Precision.YEAR: N_("year"),
        Precision.FISCAL_YEAR: N_("fiscal year"),
        Precision.PART: N_("third of a period"),
        Precision.RANGE: N_("from one period to another"),
    },
    Severity: {
        Severity.ERROR: N_("error"),
        Severity.WARNING: N_("warning"),
        Severity.NOTE: N_("note"),
    },
}


def speak_for_libraries(language: Language) -> None:
    """Have Click and argument errors take their sentences from our catalogue, in *language*."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    """The catalogue of *language*, opened by its place: to let gettext look for it costs as much as to read it."""
    if language == "en":
        return gettext.NullTranslations()
    with open(os.path.join(LOCALE, language, "LC_MESSAGES", f"{DOMAIN}.mo"), "rb") as file:
        return gettext.GNUTranslations(file)


class Wording:
    """One language's way of saying things to people."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._catalogue = _catalogue(language)

    def say(self, sentence: str, **facts: Fact) -> str:
        """*sentence* in this language, its gaps filled with *facts*."""
        translated = self._catalogue.gettext(sentence) if sentence else ""
        return translated.format(**{name: self.fact(fact) for name, fact in facts.items()}) if facts else translated

    def count(self, number: int, one: str, many: str, **facts: Fact) -> str:
        """The sentence for *number* things: *one* or *many* as this language counts; its gap is {n}."""
        said = self._catalogue.ngettext(one, many, number)
        return said.format(n=self.number(number), **{name: self.fact(fact) for name, fact in facts.items()})

    def number(self, number: int) -> str:
        """*number* with its thousands set apart: 10 000 with a no-break space, or 10,000."""
        return f"{number:,}".replace(",", "\u00a0") if self.language == "fr" else f"{number:,}"

    def fact(self, fact: Fact) -> str:
        """What fills a gap: our own words translated, the user's as they are, dates in words."""
        if isinstance(fact, Term):
            return self._catalogue.gettext(str(fact))
        if isinstance(fact, StrEnum):
            return self.label(fact)
        if isinstance(fact, date):
            return self.date(fact)
        if isinstance(fact, Note):
            return self.note(fact)
        if type(fact) is tuple:
            return ", ".join(map(str, fact))
        return str(fact)

    def label(self, value: StrEnum) -> str:
        """The word people know *value* by."""
        return self._catalogue.gettext(LABELS[type(value)][value])

    def standing(self, timeliness: Timeliness, days: int | None, status: Status | None = None) -> str:
        """How an action stands: « en retard de 11 jours », "due in 3 days", "ongoing"; with its status if given."""
        if status is not None and timeliness is Timeliness.CLOSED:
            return self.label(status)
        said = self.label(timeliness) if days is None else self._days(timeliness, days)
        return f"{said}, {self.label(status).lower()}" if status is not None else said

    def _days(self, timeliness: Timeliness, days: int) -> str:
        if timeliness is Timeliness.OVERDUE:
            return self.count(days, N_("{n} day overdue"), N_("{n} days overdue"))
        if days == 0:
            return self.say(N_("due today"))
        return self.count(days, N_("due in {n} day"), N_("due in {n} days"))

    def text(self, text: Text | None) -> str:
        """The plan's own *text* in this language, else in the one it has."""
        return in_language(text, self.language)

    def date(self, day: date) -> str:
        """« 1er juin 2004 », "1 June 2004"; a period as it was typed."""
        if type(day) is not date:
            return as_typed(day)
        from csecplan.due.speak.back import date_in_words

        return date_in_words(day, self.language)

    def note(self, note: Note) -> str:
        """What is to be said of a due-date phrase."""
        from csecplan.due.suggest.notes import SENTENCES

        return self.say(SENTENCES[note.code], **note.facts)

    def any_of(self, words: Iterable[str]) -> str:
        """« a, b ou c », quoted as this language quotes."""
        quoted = [self.quoted(word) for word in words]
        if len(quoted) < 2:
            return "".join(quoted)
        return self.say(N_("{first} or {last}"), first=", ".join(quoted[:-1]), last=quoted[-1])

    def labelled(self, name: str, value: str) -> str:
        """*value* after its *name* and a colon, as this language sets it."""
        return f"{name}\u00a0: {value}" if self.language == "fr" else f"{name}: {value}"

    def quoted(self, word: str) -> str:
        return f"«\u00a0{word}\u00a0»" if self.language == "fr" else f'"{word}"'

    def with_choices(self, said: str, choices: object) -> str:
        """*said*, and the question to end it with where there are *choices*."""
        asked = self.did_you_mean(choices) if isinstance(choices, tuple) else ""
        return self.say(N_("{said}; {asked}"), said=said, asked=asked) if asked else said

    def did_you_mean(self, choices: tuple[str, ...]) -> str:
        """The question to end an error with; "" without choices."""
        return self.say(N_("did you mean {choices}?"), choices=self.any_of(choices)) if choices else ""


def word_named(choices: type[Word], words: str) -> Word | None:
    """The one of *choices* that *words* name, by key, label or everyday word, any case, accents or not; else None."""
    from csecplan import office_words

    return names_of(choices).get(office_words.plain(words)) or office_words.meant(choices, words)  # type: ignore[return-value]


@cache
def names_of(choices: type[StrEnum]) -> dict[str, StrEnum]:
    """Each of *choices* by its key and its labels, as `office_words.plain` compares them."""
    from csecplan.office_words import plain

    named = {
        name: word
        for word in choices
        for name in (word.value, *(Wording(language).label(word) for language in LANGUAGES))
    }
    return {plain(name): word for name, word in named.items()}
