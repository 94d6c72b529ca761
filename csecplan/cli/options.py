"""Options that commands share, their types, and how --help lays them out."""

from __future__ import annotations

from datetime import date
from gettext import gettext
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from csecplan.model import Status
    from csecplan.query import Query

    Decorator = Callable[[Callable[..., None]], Callable[..., None]]

FORMATS = ("table", "tsv", "csv", "json", "jsonl", "markdown")
COMMON, FILTERS, DISPLAY = N_("Common options"), N_("Which actions"), N_("How they are shown")


# -- types --------------------------------------------------------------------------------------


class Day(click.ParamType[date]):
    """Any phrase that names one day: 2004-06-30, « 1er juin 2004 »."""

    name = "day"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return gettext(N_("DAY"))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from csecplan import due

        if isinstance(value, date):
            return value
        return _period(due.day(value, None), value, self, param, ctx)[1]


class Start(Day):
    """A day or a period, of which the first day counts."""

    name = "start"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return gettext(N_("DATE"))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from csecplan import due

        return _period(due.read(value, None), value, self, param, ctx)[0]


class End(Start):
    """A day or a period, of which the last day counts."""

    name = "end"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from csecplan import due

        return _period(due.read(value, None), value, self, param, ctx)[1]


def _period(
    read: Any, value: str, kind: click.ParamType[Any], param: click.Parameter | None, ctx: click.Context | None
) -> tuple[date, date]:
    """The first and last day of what was typed; fails with the reason where it has none."""
    if read.kind == "dated" and read.earliest and read.latest:
        return read.earliest, read.latest
    words = _session(ctx).words
    reason = words.note(read.notes[0]) if read.notes else words.say(N_("it names no period with a first and a last day"))
    said = words.say(N_('"{value}": {reason}.'), value=value, reason=reason)
    choices = words.did_you_mean(read.notes[0].choices) if read.notes else ""
    kind.fail(f"{said} {choices}".strip(), param, ctx)


class StatusName(click.ParamType["Status"]):
    """A status by its key or by its label in either language."""

    name = "status"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return gettext(N_("STATUS"))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Status:
        from csecplan.model import Status
        from csecplan.wording import status_named

        status = status_named(str(value))
        if status is None:
            words = _session(ctx).words
            self.fail(words.say(N_('"{value}" is not a status; use one of {known}.'), value=value,
                                known=tuple(each.value for each in Status)), param, ctx)  # fmt: skip
        return status


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
            words = _session(ctx).words
            self.fail(words.say(N_('"{value}" is not a column; use some of {known}.'),
                                value=unknown[0] if unknown else value, known=tuple(COLUMNS)), param, ctx)  # fmt: skip
        return tuple(keys)


def _session(ctx: click.Context | None) -> Session:
    return ctx.ensure_object(Session) if ctx else Session()


# -- help ---------------------------------------------------------------------------------------


class Option(click.Option):
    """An option that knows its part of --help; its help is an English original, put into words when shown."""

    def __init__(self, *args: Any, part: str = COMMON, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        original, self.help = self.help, gettext(self.help or "")
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = original


class Command(click.Command):
    """A command whose --help is in the reader's language, its options in parts."""

    def get_short_help_str(self, limit: int = 45) -> str:
        return gettext(cleandoc(self.help or "")).split("\n\n")[0].replace("\n", " ").rstrip(".")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_help_text(self, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_options(self, ctx, formatter)


def write_help_text(command: click.Command, formatter: click.HelpFormatter) -> None:
    """*command*'s docstring, translated, as the text of its help."""
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(gettext(cleandoc(command.help or "")))


def write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """*command*'s options under the names of their parts."""
    parts: dict[str, list[tuple[str, str]]] = {"": [], FILTERS: [], DISPLAY: [], COMMON: []}
    for parameter in command.get_params(ctx):
        if isinstance(parameter, click.Option) and (record := parameter.get_help_record(ctx)):
            parts[getattr(parameter, "part", COMMON)].append(record)
    for part, records in parts.items():
        if records:
            with formatter.section(gettext(part or N_("Options"))):
                formatter.write_dl(records)


def option(*names: str, part: str = "", **settings: Any) -> Decorator:
    """A Click option whose help is translated; *part* is where --help puts it."""
    return click.option(*names, cls=Option, part=part, **settings)


# -- options of every command ---------------------------------------------------------------------


def _kept(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """A callback that puts an option's value on the session, where one was given."""

    def keep(ctx: click.Context, _: click.Parameter, value: Any) -> None:
        if value is not None:
            setattr(_session(ctx), name, value)

    return keep


plan = option(
    "-p",
    "--plan",
    part=COMMON,
    metavar="FILE",
    type=click.Path(path_type=Path),
    envvar="CSECPLAN_PLAN",
    expose_value=False,
    callback=_kept("plan_option"),
    help=N_("The plan to read; else plan.yaml in this folder or above."),
)
as_of = option(
    "--as-of",
    part=COMMON,
    type=Day(),
    envvar="CSECPLAN_AS_OF",
    expose_value=False,
    callback=_kept("as_of_option"),
    help=N_("The day answers are true of, such as 2004-07-01 or « 1er juillet 2004 »; else today."),
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


def formatted(*extra: str) -> Decorator:
    """--format and --output, with the formats every question has and *extra* ones."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        for each in (
            option(
                "-o",
                "--output",
                part=DISPLAY,
                metavar="FILE",
                type=click.Path(path_type=Path, dir_okay=False),
                expose_value=False,
                callback=_kept("output"),
                help=N_("Write to this file; its suffix tells the format."),
            ),
            option(
                "-f",
                "--format",
                part=DISPLAY,
                type=click.Choice([*FORMATS, *extra]),
                expose_value=False,
                callback=_kept("format"),
                help=N_("How the answer is written; table unless told."),
            ),
        ):
            command = each(command)
        return command

    return decorate


def question(*extra_formats: str) -> Decorator:
    """What every question takes: the common options and the formats."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        for each in (color, lang, as_of, plan, formatted(*extra_formats)):
            command = each(command)
        return command

    return decorate


# -- filters --------------------------------------------------------------------------------------

_FILTERS = (
    option("--owner", "owners", part=FILTERS, multiple=True, metavar=N_("NAME"),
           help=N_("Actions of this office, also through its groups. Repeat for any of several.")),
    option("--direct", part=FILTERS, is_flag=True, help=N_("With --owner: not through groups.")),
    option("--status", "statuses", part=FILTERS, multiple=True, type=StatusName(),
           help=N_("Actions with this status: planned, in-progress, blocked, done, verified, no-action, obsolete,"
                   " or a label such as « en cours ».")),
    option("--section", "sections", part=FILTERS, multiple=True, metavar=N_("NAME"),
           help=N_("Actions of this section, by number or title.")),
    option("--overdue", part=FILTERS, is_flag=True, help=N_("Open actions past their due date.")),
    option("--ongoing", part=FILTERS, is_flag=True, help=N_("Open actions stated to have no end (« Continu »).")),
    option("--undated", part=FILTERS, is_flag=True, help=N_("Open actions with no due date.")),
    option("--due-soon", part=FILTERS, is_flag=True, help=N_("Open actions due within --soon-days.")),
    option("--revised", part=FILTERS, is_flag=True, help=N_("Actions whose due date was revised.")),
    option("--stale", part=FILTERS, is_flag=True, help=N_("Open actions with no news for --stale-days.")),
    option("--open", "open_", part=FILTERS, is_flag=True, help=N_("Planned, in progress or blocked.")),
    option("--closed", part=FILTERS, is_flag=True, help=N_("Done, verified, no action or obsolete.")),
    option("--due-before", part=FILTERS, type=Start(),
           help=N_("Due before this date; a period counts from its start: « juin 2004 » is before 1 June.")),
    option("--due-after", part=FILTERS, type=End(),
           help=N_("Due after this date; a period counts from its end: « juin 2004 » is after 30 June.")),
    option("--text", part=FILTERS, metavar=N_("WORDS"), default="",
           help=N_("Actions that say all of these words, in their texts or their recommendation's.")),
    option("--soon-days", part=FILTERS, type=click.IntRange(min=0), default=30, show_default=True,
           help=N_("How many days ahead is soon.")),
    option("--stale-days", part=FILTERS, type=click.IntRange(min=1), default=180, show_default=True,
           help=N_("How many days without news is stale.")),
)  # fmt: skip


def filters(command: Callable[..., None]) -> Callable[..., None]:
    """The filters, the same on every question and report."""
    for each in reversed(_FILTERS):
        command = each(command)
    return click.argument("ids", nargs=-1, metavar="[ID]...")(command)


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
