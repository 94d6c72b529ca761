"""Options that commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli import types
from csecplan.cli.help_pages import COMMON, DISPLAY, FILTERS, argument, option, parsed_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from csecplan.cli.help_pages import Decorator
    from csecplan.query import Query

FORMATS = ("table", "tsv", "csv", "json", "jsonl", "markdown", "html", "xlsx")


# -- options of every command ---------------------------------------------------------------------


def _kept(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """A callback that keeps an option's value, where one was given, for the field *name* of the Request."""

    def keep(ctx: click.Context, _: click.Parameter, value: Any) -> None:
        if value is not None:
            parsed_of(ctx)[name] = value

    return keep


plan = option(
    "-p",
    "--plan",
    part=COMMON,
    metavar=N_("FILE"),
    type=types.File(),
    envvar="CSECPLAN_PLAN",
    expose_value=False,
    callback=_kept("plan"),
    help=N_("The plan to read; else plan.yaml in this folder or above."),
)
as_of = option(
    "--as-of",
    part=COMMON,
    type=types.Day(),
    envvar="CSECPLAN_AS_OF",
    expose_value=False,
    callback=_kept("as_of"),
    help=N_('Date as of which to answer, such as 2004-07-01 or "1 July 2004" (default: the day of --at, or today).'),
)
at = option(
    "--at",
    part=COMMON,
    metavar=N_("VERSION"),
    expose_value=False,
    callback=_kept("at"),
    help=N_("Answer from the plan as it stood then: a date, a tag, a branch, a commit, HEAD~3."),
)
lang = option(
    "--lang",
    part=COMMON,
    type=click.Choice(["fr", "en"]),
    expose_value=False,
    help=N_("The language to answer in; else the locale's, else the plan's."),
)
color = option(
    "--color",
    part=COMMON,
    type=click.Choice(["auto", "always", "never"]),
    expose_value=False,
    callback=_kept("color"),
    help=N_("Colours: on a terminal (auto), always or never. NO_COLOR is heeded."),
)


def _output_in(formats: Sequence[str]) -> Callable[[click.Context, click.Parameter, Any], None]:
    """A callback that keeps --output, where its suffix stands for none of *formats* but for another."""

    def keep(ctx: click.Context, parameter: click.Parameter, value: Path | None) -> None:
        from csecplan.render import SUFFIXES

        parsed = parsed_of(ctx)
        parsed["output"] = value
        name = SUFFIXES.get(value.suffix.lower()) if value else None
        if value and value.suffix and name not in formats and not parsed.get("format"):
            sentence = N_("this command does not write {suffix}; use one of {known}.")
            message = types.words_of(ctx).say(sentence, suffix=value.suffix, known=tuple(formats))
            raise click.BadParameter(message, ctx, parameter)

    return keep


def formatted(formats: Sequence[str], told: str) -> Decorator:
    """--format, which has the help *told*, and --output, both for *formats*."""

    def decorate(command: Callable[..., int | None]) -> Callable[..., int | None]:
        for each in (
            option(
                "-o",
                "--output",
                part=DISPLAY,
                metavar=N_("FILE"),
                type=types.File(),
                expose_value=False,
                callback=_output_in(formats),
                help=N_("Write to this file; its suffix tells the format."),
            ),
            option(
                "-f",
                "--format",
                part=DISPLAY,
                type=click.Choice(formats),
                expose_value=False,
                is_eager=True,
                callback=_kept("format"),
                help=told,
            ),
        ):
            command = each(command)
        return command

    return decorate


_TABLE = N_("How the answer is written; table unless told.")


def question(
    *extra_formats: str, at_a_time: bool = True, formats: Sequence[str] = FORMATS, told: str = _TABLE
) -> Decorator:
    """What every question takes: the common options and the formats; --at where it is asked *at_a_time*."""
    written = formatted([*formats, *extra_formats], told)

    def decorate(command: Callable[..., int | None]) -> Callable[..., int | None]:
        for each in (color, lang, *([at] if at_a_time else []), as_of, plan, written):
            command = each(command)
        return command

    return decorate


# -- filters --------------------------------------------------------------------------------------

_FILTERS = (
    option("--owner", "owners", part=FILTERS, multiple=True, metavar=N_("NAME"),
           help=N_("Actions of this office, also through its groups. Repeat for any of several.")),
    option("--direct", part=FILTERS, is_flag=True, help=N_("With --owner: not through groups.")),
    option("--status", "statuses", part=FILTERS, multiple=True, type=types.StatusName(),
           help=N_("Actions with this status: planned, in-progress, blocked, done, verified, no-action, obsolete,"
                   " or a label such as \"in progress\".")),
    option("--section", "sections", part=FILTERS, multiple=True, metavar=N_("NAME"),
           help=N_("Actions of this section, by number or title.")),
    option("--overdue", part=FILTERS, is_flag=True, help=N_("Open actions past their due date.")),
    option("--ongoing", part=FILTERS, is_flag=True, help=N_("Open actions stated to have no end (\"ongoing\").")),
    option("--undated", part=FILTERS, is_flag=True, help=N_("Open actions with no due date.")),
    option("--due-soon", part=FILTERS, is_flag=True, help=N_("Open actions due within --soon-days.")),
    option("--revised", part=FILTERS, is_flag=True, help=N_("Actions whose due date was revised.")),
    option("--stale", part=FILTERS, is_flag=True, help=N_("Open actions with no news for --stale-days.")),
    option("--open", "open_", part=FILTERS, is_flag=True, help=N_("Planned, in progress or blocked.")),
    option("--closed", part=FILTERS, is_flag=True, help=N_("Done, verified, no action or obsolete.")),
    option("--due-before", part=FILTERS, type=types.Start(),
           help=N_("Due before this date; a period counts from its start: \"June 2004\" is before 1 June.")),
    option("--due-after", part=FILTERS, type=types.End(),
           help=N_("Due after this date; a period counts from its end: \"June 2004\" is after 30 June.")),
    option("--text", part=FILTERS, metavar=N_("WORDS"), default="",
           help=N_("Actions that say all of these words, in their texts or their recommendation's.")),
    option("--soon-days", part=FILTERS, type=types.Count(0), metavar="N", default=30, show_default=True,
           help=N_("How many days ahead is soon.")),
    option("--stale-days", part=FILTERS, type=types.Count(1), metavar="N", default=180, show_default=True,
           help=N_("How many days without news is stale.")),
)  # fmt: skip


def filters(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """The filters, the same on every question and report."""
    for each in reversed(_FILTERS):
        command = each(command)
    return argument("ids", nargs=-1, metavar="[ID]...")(command)


# -- tables of actions ----------------------------------------------------------------------------

_TABLE_OPTIONS = (
    option("--columns", part=DISPLAY, type=types.ColumnKeys(), help=N_("Which columns: keys separated by commas.")),
    option("--sort", part=DISPLAY, type=click.Choice(["due", "owner", "status", "id", "overdue"]),
           help=N_("The order; else the plan's.")),
    option("--group-by", part=DISPLAY,
           type=click.Choice(["owner", "section", "status", "recommendation", "timeliness"]),
           help=N_("Groups with a title each.")),
)  # fmt: skip


def table(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """How a table of actions is made: its columns, its order, its groups."""
    for each in reversed(_TABLE_OPTIONS):
        command = each(command)
    return command


def query_of(
    *,
    overdue: bool,
    ongoing: bool,
    undated: bool,
    due_soon: bool,
    revised: bool,
    stale: bool,
    open_: bool,
    closed: bool,
    **fields: Any,
) -> Query:
    """The Query that the filters' options ask for."""
    from csecplan.query import Query
    from csecplan.timeliness import Mark, Timeliness

    asked = {
        Timeliness.OVERDUE: overdue,
        Timeliness.ONGOING: ongoing,
        Timeliness.UNDATED: undated,
        Timeliness.DUE_SOON: due_soon,
    }
    return Query(
        timeliness=frozenset(each for each, wanted in asked.items() if wanted),
        marks=frozenset(each for each, wanted in ((Mark.REVISED, revised), (Mark.STALE, stale)) if wanted),
        is_open=None if open_ == closed else open_,
        **fields,
    )
