"""What may be typed for an option: files, numbers, closed words by their labels, column keys."""

from __future__ import annotations

import os
from gettext import gettext
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli.session import Session
from csecplan.model import OWN_KEY
from csecplan.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum
    from pathlib import Path
    from typing import NoReturn

    from csecplan.i18n.wording import Wording


def session_of(ctx: click.Context | None) -> Session:
    """The run's session; a fresh one where Click asks outside a run."""
    return ctx.ensure_object(Session) if ctx else Session()


def words_of(ctx: click.Context | None) -> Wording:
    """The reader's language, for errors in what was typed: no plan is open yet."""
    return session_of(ctx).output.words


class File(click.ParamType["Path"]):
    """A file's name, there or not. Click's own type asks for its translation at import, which is 1% of `list`."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        from pathlib import Path

        return Path(value)


class Plan(File):
    """A plan's file, or a folder of plans; in the environment several are separated as in PATH."""

    def split_envvar_value(self, rv: str) -> list[str]:
        return [each for each in rv.split(os.pathsep) if each]


_LONGEST = 4000
"""Figures of a number, of which Python reads no more than 4,300."""


class Count(click.ParamType[int]):
    """A whole number of days, from *least* up."""

    name = "count"

    def __init__(self, least: int) -> None:
        self.least = least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        figures = str(value)
        if figures.isdecimal() and (number := int(figures[:_LONGEST])) >= self.least:
            return min(number, 10**9)
        sentence = N_('"{value}" is not a whole number from {least} up.')
        return self.fail(words_of(ctx).say(sentence, value=value, least=self.least), param, ctx)


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
        near: Iterable[StrEnum] = office_words.nearest(choices, value)
        if not near and self.module != "model" and (word := word_nearest(choices, value)):
            near = (word,)  # of words that no office has its own for, which no misspelling turns into their contrary
        if near:
            said = words.say(N_('"{value}" is not a known word'), value=value)
            return words.with_choices(said, tuple(map(str, near)))
        return words.say(self.refusal, value=value, known=tuple(map(str, choices)))


def word_nearest(choices: type[StrEnum], value: str) -> StrEnum | None:
    """The one of *choices* that the misspelt *value* was most likely meant for, by its key or a label; else None."""
    from csecplan.folding import nearest
    from csecplan.i18n.wording import names_of
    from csecplan.office_words import plain

    names = names_of(choices)
    near = nearest(plain(value), names, most=1, likeness=0.85)
    return names[near[0]] if near else None


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
