"""Options that commands which change the plan share, and texts as they are typed."""

from __future__ import annotations

from gettext import gettext
from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli import options, types
from csecplan.cli.help_pages import argument, option

if TYPE_CHECKING:
    from collections.abc import Callable


class Words(click.ParamType[str]):
    """A text for the plan: CR LF counts as a newline, and what is not text in any encoding is refused.

    *needed* refuses an empty one too.
    """

    name = "text"

    def __init__(self, metavar: str, *, needed: bool = False) -> None:
        self.metavar = metavar
        self.needed = needed

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return gettext(self.metavar)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value).replace("\r\n", "\n")
        words = types.words_of(ctx)
        if any("\ud800" <= character <= "\udfff" for character in text):
            self.fail(words.say(N_("what was typed is not text in UTF-8.")), param, ctx)
        if self.needed and not text.strip():
            self.fail(words.say(N_("it is empty; say it in words.")), param, ctx)
        return text


TEXT, NAME, PHRASE, ID = N_("TEXT"), N_("NAME"), N_("PHRASE"), N_("ID")

on = option(
    "--on",
    type=types.DayOrPeriod(),
    help=N_(
        'The day it happened, such as 2004-06-15, or the period if only that is known, such as "June 2004"'
        " (default: the day of --as-of, or today)."
    ),
)
by = option("--by", type=Words(NAME), help=N_("Who reports it; else git's user.name."))
granted_by = option("--by", type=Words(NAME), help=N_("Who granted it; kept with the new date."))
said = option(
    "--said",
    type=types.STATUS,
    help=N_("The status that the office in --by reports for its own part; the action's own stays as it is."),
)
dry_run = option("--dry-run", is_flag=True, help=N_("Show the change and write nothing."))
_commit = option("--commit", is_flag=True, help=N_("Also commit this change to git, and nothing else."))
_all = option(
    "--all",
    "everything",
    is_flag=True,
    help=N_(
        "With --commit: also commit the plan's other changes that are not committed yet; the message names them."
    ),
)
yes = option("--yes", "-y", is_flag=True, help=N_("Ask nothing before changing more than three actions."))

_COMMON = (options.color, options.lang, options.as_of, options.plan)


def common(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """The options that every command has."""
    for each in _COMMON:
        command = each(command)
    return command


def change(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """The options of every change."""
    for each in (*_COMMON, yes):
        command = each(command)
    return dry_run(commit(command))


def commit(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """The options of what can be committed as it is made."""
    return _commit(_all(command))


def ids(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """The actions to change: one id or several."""
    return argument("ids", nargs=-1, required=True, metavar="ID...")(command)
