"""What may be typed where a day or a period is asked for: in figures, in words, or counted from a day."""

from __future__ import annotations

from datetime import date
from gettext import gettext
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from csecplan import N_
from csecplan.cli.types import words_of
from csecplan.model import Due, Kind, Note

if TYPE_CHECKING:
    from typing import NoReturn

    from csecplan.due.counted import Stretch
    from csecplan.texts import Language


class Counted(NamedTuple):
    """What counts from the day of the answer, which is known once all options are: "last quarter"."""

    phrase: str
    kind: Day


class Day(click.ParamType[Any]):
    """Any phrase that names one day: 2004-06-30, « 1er juin 2004 »; or counts to one: "3 weeks ago".

    What is counted is kept as it is (`Counted`) until the day that the answer
    is true of is known, but where it counts *from_today*.
    """

    name = "day"

    def __init__(self, *, from_today: bool = False) -> None:
        self.from_today = from_today

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return gettext(N_("DAY"))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not isinstance(value, str):
            return value
        read = self.read(value, words_of(ctx).language)
        if read.kind == "dated" and read.earliest and read.latest:
            return self.chosen(read.earliest, read.latest)
        if self.count(value, date.today()) is None:
            _refuse(read, value, self, param, ctx, self.slip(value))
        return self.settled(value, date.today(), param, ctx) if self.from_today else Counted(value, self)

    def settled(self, phrase: str, day: date, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """What *phrase* is, counted from *day*; fails where it is beyond the calendar, or not one day."""
        there = self.count(phrase, day)
        if there is None:
            sentence = N_('"{value}": counted from {day}, this is beyond the calendar')
            self.fail(words_of(ctx).say(sentence, value=phrase, day=day), param, ctx)
        if self.is_one_day and there.earliest != there.latest:
            _refuse(_many_days(phrase, there, words_of(ctx).language), phrase, self, param, ctx)
        return self.chosen(*there)

    is_one_day = True
    needed = Note("one-day-needed")
    """What is said of a phrase that is nothing of the kind."""

    def read(self, phrase: str, language: Language) -> Due:
        """*phrase* as it stands by itself."""
        from csecplan import due

        return due.day(phrase, None, language)

    def count(self, phrase: str, day: date) -> Stretch | None:
        """*phrase* as it counts from *day*."""
        from csecplan.due.counted import counted

        return counted(phrase, day)

    def slip(self, phrase: str) -> str:
        """What counts from a day and *phrase* was most likely meant for; "" for none."""
        from csecplan.due.counted import nearest_to

        return nearest_to(phrase, date.today())

    def chosen(self, earliest: date, latest: date) -> Any:
        """What of the days from *earliest* to *latest* is meant."""
        return latest


def _many_days(phrase: str, there: Stretch, language: Language) -> Due:
    """*phrase*, refused where one day is needed: its ends are offered."""
    from csecplan.due.suggest.why import one_day_needed

    return Due(phrase, Kind.UNKNOWN, notes=(one_day_needed(Due(phrase, Kind.DATED, *there), language),))


class DayOrPeriod(Day):
    """A day on which something happened, or the period where only that is known: « juin 2004 »."""

    name = "day or period"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from csecplan import due

        if isinstance(value, date):
            return value
        words = words_of(ctx)
        found = due.day_or_period(value, None, words.language)
        if not isinstance(found, Note):
            return found
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            message = words.say(N_('"{value}": {reason}'), value=value, reason=found)
            self.fail(words.with_choices(message, found.choices), param, ctx)


class Start(Day):
    """A day or a period, of which the first day counts."""

    name = "start"
    is_one_day = False
    needed = Note("period-needed")

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return gettext(N_("DATE"))

    def read(self, phrase: str, language: Language) -> Due:
        from csecplan import due

        return due.read(phrase, None, language)

    def chosen(self, earliest: date, latest: date) -> Any:
        return earliest


class End(Start):
    """A day or a period, of which the last day counts."""

    name = "end"

    def chosen(self, earliest: date, latest: date) -> Any:
        return latest


class Period(Start):
    """A day or a period, all of it; a length of time alone counts from the day of the answer."""

    name = "period"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return gettext(N_("PERIOD"))

    def count(self, phrase: str, day: date) -> Stretch | None:
        from csecplan.due.counted import counted

        return counted(phrase, day, within=True)

    def chosen(self, earliest: date, latest: date) -> Any:
        return earliest, latest


def _refuse(
    read: Due,
    value: str,
    kind: Day,
    param: click.Parameter | None,
    ctx: click.Context | None,
    slip: str = "",
) -> NoReturn:
    """Fail with the reason why *value*, as it was *read*, has no first and last day; it may be a *slip*."""
    words = words_of(ctx)
    note = read.notes[0] if read.notes else None
    if note and note.code == "not-understood":
        note = kind.needed._replace(choices=note.choices)
    reason = words.note(note) if note else words.say(N_("it names no period with a first and a last day"))
    message = words.say(N_('"{value}": {reason}'), value=value, reason=reason)
    choices = read.notes[0].choices if read.notes else ()
    kind.fail(words.with_choices(message, choices or (slip and (slip,))), param, ctx)
