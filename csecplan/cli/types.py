"""What may be typed for an option: days and periods in words, statuses by label, column keys."""

from __future__ import annotations

from datetime import date
from gettext import gettext
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from csecplan import N_
from csecplan.cli.session import Session
from csecplan.model import LANGUAGES, OWN_KEY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum
    from pathlib import Path
    from typing import NoReturn

    from csecplan.due.counted import Stretch
    from csecplan.i18n.wording import Wording
    from csecplan.model import Due, Language


def session_of(ctx: click.Context | None) -> Session:
    """The run's session; a fresh one where Click asks outside a run."""
    return ctx.ensure_object(Session) if ctx else Session()


def words_of(ctx: click.Context | None) -> Wording:
    """The reader's language, for errors in what was typed: no plan is open yet."""
    return session_of(ctx).output.words


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
    from csecplan.model import Due, Kind

    return Due(phrase, Kind.UNKNOWN, notes=(one_day_needed(Due(phrase, Kind.DATED, *there), language),))


def settle(ctx: click.Context, session: Session) -> None:
    """Settle what needs the day or the plan, which are asked for only then: what is counted, ids parted by commas."""
    for param in ctx.command.params:
        name = param.name or ""
        value: Any = ctx.params.get(name)
        if isinstance(value, Counted):
            ctx.params[name] = value.kind.settled(value.phrase, session.as_of, param, ctx)
        elif name == "ids" and any("," in each for each in value or ()):
            ctx.params[name] = _parted_ids(session, value)


def _parted_ids(session: Session, typed: tuple[str, ...]) -> tuple[str, ...]:
    from csecplan.query.names import parted_ids

    return parted_ids([session.source.plan], typed)


class DayOrPeriod(Day):
    """A day on which something happened, or the period where only that is known: « juin 2004 »."""

    name = "day or period"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from csecplan import due
        from csecplan.model import Note

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


class File(click.ParamType["Path"]):
    """A file's name, there or not. Click's own type asks for its translation at import, which is 1% of `list`."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        from pathlib import Path

        return Path(value)


class Count(click.ParamType[int]):
    """A whole number of days, from *least* up."""

    name = "count"

    def __init__(self, least: int) -> None:
        self.least = least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if str(value).isdecimal() and int(value) >= self.least:
            return int(value)
        sentence = N_('"{value}" is not a whole number from {least} up.')
        return self.fail(words_of(ctx).say(sentence, value=value, least=self.least), param, ctx)


class Start(Day):
    """A day or a period, of which the first day counts."""

    name = "start"
    is_one_day = False

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
    kind: click.ParamType[Any],
    param: click.Parameter | None,
    ctx: click.Context | None,
    slip: str = "",
) -> NoReturn:
    """Fail with the reason why *value*, as it was *read*, has no first and last day; it may be a *slip*."""
    words = words_of(ctx)
    reason = (
        words.note(read.notes[0]) if read.notes else words.say(N_("it names no period with a first and a last day"))
    )
    message = words.say(N_('"{value}": {reason}'), value=value, reason=reason)
    choices = read.notes[0].choices if read.notes else ()
    kind.fail(words.with_choices(message, choices or (slip and (slip,))), param, ctx)


class ClosedWord(click.ParamType[Any]):
    """One of the words of *choices*, an enum of *module*: by its key, its label or an everyday word.

    *refusal* is the sentence for what is none: {value} is what was typed, {known} what may be.
    Of *several*, which commas part, a tuple is made.
    """

    def __init__(
        self, choices: str, metavar: str, refusal: str, *, module: str = "model", several: bool = False
    ) -> None:
        self.name = choices.lower()
        self.choices, self.metavar, self.refusal = choices, metavar, refusal
        self.module, self.several = module, several

    @property
    def words(self) -> type[StrEnum]:
        """The enum of the words that may be typed."""
        words: type[StrEnum] = getattr(import_module(f"csecplan.{self.module}"), self.choices)
        return words

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return gettext(self.metavar)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not self.several:
            return self.word(value, param, ctx)
        if isinstance(value, tuple):
            return value
        parts = self._parted(value) if "," in value else (value,)
        return tuple(self.word(each, param, ctx) for each in parts)

    def _parted(self, typed: str) -> tuple[str, ...]:
        """*typed*, parted at the commas that are in no label: "Ongoing, no end" is one word."""
        from csecplan.folding import fold
        from csecplan.i18n.wording import Wording
        from csecplan.query.names import parted

        labels = {fold(Wording(each).label(word)) for each in LANGUAGES for word in self.words}
        return parted([typed], lambda name: fold(name) in labels)

    def word(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> StrEnum:
        """The word that *value* is the key or a label of."""
        from csecplan.i18n.wording import word_named

        word = word_named(self.words, str(value))
        if word is None:
            self.fail(self._refused(self.words, str(value), words_of(ctx)), param, ctx)
        return word

    def _refused(self, choices: type[StrEnum], value: str, words: Wording) -> str:
        """Why *value* is none of *choices*, with what may be meant."""
        from csecplan import office_words

        if several := office_words.meanings(choices, value):
            said = words.say(N_('"{value}" may mean more than one thing here'), value=value)
            return words.with_choices(said, tuple(map(str, several)))
        if near := office_words.nearest(choices, value):
            said = words.say(N_('"{value}" is not a known word'), value=value)
            return words.with_choices(said, tuple(map(str, near)))
        return words.say(self.refusal, value=value, known=tuple(map(str, choices)))


def refuse_word(
    kind: click.ParamType[Any],
    message: str,
    value: str,
    known: Iterable[str],
    param: click.Parameter | None,
    ctx: click.Context | None,
) -> NoReturn:
    """Fail with the sentence *message*, and the one of *known* that *value* was most likely meant for, if any."""
    from csecplan.folding import nearest

    near = nearest(value, known, most=1, likeness=0.7)
    kind.fail(words_of(ctx).with_choices(message.rstrip("."), near) if near else message, param, ctx)


_NO_STATUS = N_('"{value}" is not a status; use one of {known}.')
_NO_MARK = N_('"{value}" is not a mark; use one of {known}.')
STATUS = ClosedWord("Status", N_("STATUS"), _NO_STATUS)
STATUSES = ClosedWord("Status", N_("STATUS"), _NO_STATUS, several=True)
MARKS = ClosedWord("Mark", N_("MARK"), _NO_MARK, module="timeliness", several=True)
DECISIONS = ClosedWord(
    "Decision", N_("DECISION"), N_('"{value}" is not a decision; use one of {known}.'), several=True
)
STATES = ClosedWord(
    "State",
    N_("STATE"),
    N_('"{value}" is not a state of a recommendation; use one of {known}.'),
    module="state",
    several=True,
)


class ColumnKeys(click.ParamType[tuple[str, ...]]):
    """Column keys separated by commas."""

    name = "columns"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return gettext(N_("KEYS"))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        from csecplan.query.own_keys import is_own
        from csecplan.view.columns import COLUMNS

        keys = tuple(key.strip() for key in value.split(",") if key.strip()) if isinstance(value, str) else value
        unknown = [key for key in keys if key not in COLUMNS and not is_own(key)]
        if unknown or not keys:
            sentence = N_('"{value}" is not a column; use some of {known}, or keys of your own ({own}).')
            message = words_of(ctx).say(
                sentence, value=(unknown or [value])[0], known=tuple(COLUMNS), own=f"{OWN_KEY}…"
            )
            self.fail(message, param, ctx)
        return tuple(keys)
