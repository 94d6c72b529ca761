"""How --help reads: in the reader's language, options in parts."""

from __future__ import annotations

import re
from gettext import gettext
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

import click

from csecplan import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    Decorator = Callable[[Callable[..., int | None]], Callable[..., int | None]]

COMMON, FILTERS, DISPLAY = N_("Common options"), N_("Which actions"), N_("How they are shown")


_WORD = re.compile("[A-Z]{2,}")
_ARGUMENTS = (N_("ID"), N_("FILE"), N_("PHRASE"))
"""What stands for arguments in a usage line, where their names are no words of French."""


class Argument(click.Argument):
    """An argument that is named in the reader's language, in usage lines and in errors."""

    def make_metavar(self, ctx: click.Context) -> str:
        return _WORD.sub(lambda found: gettext(found[0]), super().make_metavar(ctx))


def argument(name: str, **settings: Any) -> Decorator:
    """A Click argument whose name is translated."""
    return click.argument(name, cls=Argument, **settings)


class Option(click.Option):
    """An option that knows its part of --help; help and metavar are English originals, put into words when shown."""

    def __init__(self, *args: Any, part: str = COMMON, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        originals = self.help, self.metavar
        self.help, self.metavar = (each and gettext(each) for each in originals)
        try:
            return super().get_help_record(ctx)
        finally:
            self.help, self.metavar = originals


_SAID_BY_CLICK = (N_("required"),)
"""Click looks these up by a variable, where nobody collecting sentences would find them."""


def parsed_of(ctx: click.Context) -> dict[str, Any]:
    """The common options parsed so far, of the command and of what it is under: fields of a Request by name."""
    parsed: dict[str, Any] = ctx.meta.setdefault("csecplan.request", {})
    return parsed


class Helping(click.Command):
    """A command whose --help is in the reader's language, its options in parts, and is shown as every answer is."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        self._help_option = None  # Click keeps it in the language it was first made in
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _show_help
        return option

    def get_short_help_str(self, limit: int = 45) -> str:
        return one_line(cleandoc(self.help or "").split("\n\n")[0].replace("\n", " "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(gettext(cleandoc(self.help or "")))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        parts: dict[str, list[tuple[str, str]]] = {"": [], FILTERS: [], DISPLAY: [], COMMON: []}
        for parameter in self.get_params(ctx):
            if isinstance(parameter, click.Option) and (record := parameter.get_help_record(ctx)):
                parts[getattr(parameter, "part", COMMON)].append(record)
        for part, records in parts.items():
            if records:
                with formatter.section(gettext(part or N_("Options"))):
                    formatter.write_dl(records)


def one_line(sentence: str) -> str:
    """The first *sentence* of a command's help, translated, as it stands in a list of commands."""
    return gettext(sentence).rstrip(".")


def _show_help(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    from csecplan.cli.types import session_of

    if wanted and not ctx.resilient_parsing:
        session_of(ctx).output.answer(f"{ctx.get_help()}\n")
        ctx.exit()


class Command(Helping):
    """A command that is run on the Request that its options make."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run it, now that all options are parsed."""
        from csecplan.cli.types import session_of, settle

        session = session_of(ctx)
        session.begin(session.request._replace(**parsed_of(ctx)))
        settle(ctx, session)
        return super().invoke(ctx)


class Group(Helping, click.Group):
    """A group of commands, listed below its options."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


def option(*names: str, part: str = "", **settings: Any) -> Decorator:
    """A Click option whose help is translated; *part* is where --help puts it."""
    return click.option(*names, cls=Option, part=part, **settings)
