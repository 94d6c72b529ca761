"""`csecplan` itself: its commands by name, each imported when it is called, and the only exit."""

from __future__ import annotations

import io
import os
import sys
from gettext import gettext
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, NoReturn

import click

from csecplan import N_, __version__
from csecplan.cli import help_pages, language, options
from csecplan.cli.request import Request
from csecplan.cli.session import Session
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.i18n.wording import speak_for_libraries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COMMANDS = {
    "list": N_("List actions, one row each, in plan order."),
    "overdue": N_("List open actions past their due date, the longest overdue first."),
    "show": N_("Show everything about a recommendation or an action."),
    "recommendations": N_("List recommendations, one row each: decision, state, actions, overdue, next due date."),
    "summary": N_("Count actions by status, timeliness, section and owner."),
    "trend": N_("Show what was open, overdue and implemented at the end of each quarter."),
    "timeline": N_("Draw what is due when on a time axis."),
    "report": N_("Write the report that a committee reads."),
    "check": N_("Report every fault in the file, each with its line, its reason and what to do."),
    "due": N_("Explain how a due date is read: from when to when, and when it is overdue."),
    "status": N_("Record the status last reported for actions."),
    "revise": N_("Record a later due date; the first one is never rewritten."),
    "note": N_("Add a dated note to actions, their status unchanged."),
    "add": N_("Add an action or a recommendation."),
    "request": N_("Write a sheet and a message for each office, about its open actions."),
    "import": N_("Take back sheets that `list` or `request` wrote and offices filled in, as .xlsx or .csv."),
    "edit": N_("Open the plan in your editor, at the line of an action or a recommendation."),
    "init": N_("Write a small plan to start from, with comments that teach the format."),
    "log": N_("Tell what changed in the plan, when and by whom, newest first."),
    "diff": N_("Tell what changed in the plan between two versions of it."),
    "git-setup": N_("Have git name the action in diffs, and merge two people's changes by meaning."),
    "merge-driver": N_("Merge three versions of a plan by what they mean; for git, not for people."),
}
"""What can be typed, in the order of --help, and the first sentence of each one's own help.

Each is in `csecplan/cli/commands`, in the file of that name, which --help does not import.
"""


class Program(help_pages.Group):
    """A group whose commands are imported one at a time, and whose errors are sentences."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = cmd_name.replace("-", "_") + "_" * iskeyword(cmd_name)
        command: click.Command = import_module(f"csecplan.cli.commands.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            _refuse_unknown(ctx, args[0])
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str], prog_name: str, *, obj: Session, **settings: Any) -> NoReturn:  # type: ignore[override]
        """Run one command line and exit, with the status of the answer or of the error, which is said on stderr."""
        settings["standalone_mode"] = False
        try:
            status = _combined(super().main(list(args), prog_name, obj=obj, **settings), obj)
        except CsecplanError as error:
            obj.output.complain(error)
            status = error.exit_code
        except click.ClickException as error:
            obj.output.prompt(_shown(error))
            status = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            obj.output.interrupted()
            status = ExitCode.INTERRUPTED
        sys.exit(status)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(gettext("Commands")):
            formatter.write_dl([(name, help_pages.one_line(sentence)) for name, sentence in COMMANDS.items()])


def _refuse_unknown(ctx: click.Context, name: str) -> NoReturn:
    """Raise UsageError for the command *name*, with those nearest to it."""
    from csecplan.folding import nearest

    near = nearest(name, COMMANDS, most=2)
    words = ctx.ensure_object(Session).output.words
    message = words.say(N_('there is no command "{name}"'), name=name)
    ctx.fail(words.with_choices(message, near))


def _combined(status: int | None, session: Session) -> int:
    """The exit status of an answer: that the plan has errors counts for more than the *status* of the command."""
    return ExitCode.FAULTY if session.has_errors else status or ExitCode.OK


def _shown(error: click.ClickException) -> str:
    """What Click says of *error*, its usage line and all."""
    out = io.StringIO()
    error.show(out)
    return out.getvalue()


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        ctx.ensure_object(Session).output.answer(f"csecplan {__version__}\n")
        ctx.exit()


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=True,
)
@options.plan
@options.as_of
@options.lang
@options.color
@help_pages.option(
    "--version",
    part=help_pages.COMMON,
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help=N_("Show the version and exit."),
)
def csecplan() -> None:
    """Keep an evaluation's action plan in one file: what is late, what has no end, what moved.

    The plan is plan.yaml in this folder or above, or the file that --plan
    names. Each command has its own --help.
    """


def session_for(arguments: Sequence[str], environment: Mapping[str, str]) -> Session:
    """A session that speaks the language that *arguments* and *environment* ask for; Click's messages follow."""
    request = Request(language.chosen(arguments, environment), language.of_locale(environment))
    speak_for_libraries(request.spoken or "en")
    return Session(request)


def run(arguments: Sequence[str]) -> NoReturn:
    """Run one command line, and exit."""
    csecplan.main(arguments, "csecplan", obj=session_for(arguments, os.environ))
