"""What may be typed for an option: days and periods in words, statuses by label, column keys."""

from __future__ import annotations

import os
from datetime import date
from gettext import gettext
from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli.session import Session

if TYPE_CHECKING:
    from enum import StrEnum
    from pathlib import Path

    from csecplan.i18n.wording import Wording
    from csecplan.model import Due


def session_of(ctx: click.Context | None) -> Session:
    """The run's session; a fresh one where Click asks outside a run."""
    return ctx.ensure_object(Session) if ctx else Session()


def words_of(ctx: click.Context | None) -> Wording:
    """The reader's language, for errors in what was typed: no plan is open yet."""
    return session_of(ctx).output.words


class Day(click.ParamType[date]):
    """Any phrase that names one day: 2004-06-30, « 1er juin 2004 »."""

    name = "day"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return gettext(N_("DAY"))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from csecplan import due

        if isinstance(value, date):
            return value
        return _period(due.day(value, None, words_of(ctx).language), value, self, param, ctx)[1]


class File(click.ParamType["Path"]):
    """A file's name, there or not. Click's own type asks for its translation at import, which costs a start."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        from pathlib import Path

        return Path(value)


class Plan(File):
    """A plan's file, or a folder of plans; in the environment several are separated as in PATH."""

    def split_envvar_value(self, rv: str) -> list[str]:
        return [each for each in rv.split(os.pathsep) if each]


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

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return gettext(N_("DATE"))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from csecplan import due

        return _period(due.read(value, None, words_of(ctx).language), value, self, param, ctx)[0]


class End(Start):
    """A day or a period, of which the last day counts."""

    name = "end"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from csecplan import due

        return _period(due.read(value, None, words_of(ctx).language), value, self, param, ctx)[1]


def _period(
    read: Due,
    value: str,
    kind: click.ParamType[Any],
    param: click.Parameter | None,
    ctx: click.Context | None,
) -> tuple[date, date]:
    """The first and last day of what was typed; fails with the reason where it has none."""
    if read.kind == "dated" and read.earliest and read.latest:
        return read.earliest, read.latest
    words = words_of(ctx)
    reason = (
        words.note(read.notes[0]) if read.notes else words.say(N_("it names no period with a first and a last day"))
    )
    message = words.say(N_('"{value}": {reason}'), value=value, reason=reason)
    return kind.fail(words.with_choices(message, read.notes[0].choices if read.notes else ()), param, ctx)


class ClosedWord(click.ParamType["StrEnum"]):
    """One of the words of *choices*, an enum of the model, by its key or by its label in either language.

    *refusal* is the sentence for what is none: {value} is what was typed, {known} what may be.
    """

    def __init__(self, choices: str, metavar: str, refusal: str) -> None:
        self.name = choices.lower()
        self.choices, self.metavar, self.refusal = choices, metavar, refusal

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return gettext(self.metavar)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> StrEnum:
        from csecplan import model
        from csecplan.i18n.wording import word_named

        choices: type[StrEnum] = getattr(model, self.choices)
        word = word_named(choices, str(value))
        if word is None:
            message = words_of(ctx).say(self.refusal, value=value, known=tuple(map(str, choices)))
            self.fail(message, param, ctx)
        return word


STATUS = ClosedWord("Status", N_("STATUS"), N_('"{value}" is not a status; use one of {known}.'))


class ColumnKeys(click.ParamType[tuple[str, ...]]):
    """Column keys separated by commas."""

    name = "columns"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return gettext(N_("KEYS"))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        from csecplan.view.columns import COLUMNS

        keys = tuple(key.strip() for key in value.split(",") if key.strip()) if isinstance(value, str) else value
        unknown = [key for key in keys if key not in COLUMNS]
        if unknown or not keys:
            sentence = N_('"{value}" is not a column; use some of {known}.')
            message = words_of(ctx).say(sentence, value=(unknown or [value])[0], known=tuple(COLUMNS))
            self.fail(message, param, ctx)
        return tuple(keys)
