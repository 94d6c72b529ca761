"""Options that commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli import day_types, types
from csecplan.cli.help_pages import COMMON, DISPLAY, option, parsed_of
from csecplan.render import FOR_QUESTIONS
from csecplan.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from csecplan.cli.help_pages import Decorator

# -- options of every command ---------------------------------------------------------------------


def _kept(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """A callback that keeps an option's value, where one was given, for the field *name* of the Request."""

    def keep(ctx: click.Context, _: click.Parameter, value: Any) -> None:
        if value is not None:
            parsed_of(ctx)[name] = value

    return keep


def _keep_plans(ctx: click.Context, parameter: click.Parameter, value: tuple[Path, ...]) -> None:
    """Keep the plans named, after those named before the command; the environment's only where none is typed."""
    parsed = parsed_of(ctx)
    if value and ctx.get_parameter_source(parameter.name or "") is not click.core.ParameterSource.COMMANDLINE:
        parsed.setdefault("plans", value)
    elif value:
        is_more = ctx.parent is not None and _is_typed(ctx.parent, parameter)
        parsed["plans"] = (*parsed["plans"], *value) if is_more else value


def _is_typed(ctx: click.Context, parameter: click.Parameter) -> bool:
    """Whether *parameter* was given on the command line, to this command or to one that it is under."""
    source = ctx.get_parameter_source(parameter.name or "")
    above = ctx.parent is not None and _is_typed(ctx.parent, parameter)
    return above or source is click.core.ParameterSource.COMMANDLINE


plan = option(
    "-p",
    "--plan",
    part=COMMON,
    metavar=N_("FILE"),
    type=types.Plan(),
    multiple=True,
    envvar="CSECPLAN_PLAN",
    expose_value=False,
    callback=_keep_plans,
    help=N_(
        "The plan to read, or a folder of plans; repeat for several (default: plan.yaml in this folder or above)."
    ),
)
as_of = option(
    "--as-of",
    part=COMMON,
    type=day_types.Day(from_today=True),
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
    type=click.Choice(LANGUAGES),
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


def _written_in(formats: Sequence[str], format_help: str) -> Decorator:
    """--format and --output, both for *formats*."""

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
                help=format_help,
            ),
        ):
            command = each(command)
        return command

    return decorate


_TABLE = N_("How the answer is written (default: table).")


def question(
    *extra_formats: str, has_at: bool = True, formats: Sequence[str] = FOR_QUESTIONS, format_help: str = _TABLE
) -> Decorator:
    """What every question takes: the common options, --at among them where it *has_at*, and the formats."""
    written = _written_in([*formats, *extra_formats], format_help)

    def decorate(command: Callable[..., int | None]) -> Callable[..., int | None]:
        for each in (color, lang, *([at] if has_at else []), as_of, plan, written):
            command = each(command)
        return command

    return decorate
