"""`csecplan request`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli import change_options, day_types, selecting, types
from csecplan.cli.help_pages import Command, option

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from csecplan.cli.session import Session


@click.command("request", cls=Command)
@selecting.filters
@option("--reply-by", type=day_types.Day(), help=N_("The day by which offices are asked to reply."))
@option("-o", "--output", "folder", metavar=N_("FOLDER"), type=types.File(), required=True,
        help=N_("The folder to write in: a new one, an empty one, or one that has an earlier request which nobody"
                " filled in."))  # fmt: skip
@change_options.common
@click.pass_obj
def command(session: Session, /, reply_by: date | None, folder: Path, **filters: Any) -> None:
    """Write a sheet and a message for each office, about its open actions.

    An office is asked about its own actions and those of its groups; --owner
    chooses offices, a group being its members. Both are in the language of
    --lang, else the plan's. `csecplan import FOLDER` takes the sheets back
    when offices have filled them in.
    """
    from csecplan.cli import requesting

    if reply_by is not None and reply_by < session.as_of:
        message = session.output.words.say(
            N_("{day} is before {as_of}, the day that the request is of; give a later day."),
            day=reply_by,
            as_of=session.as_of,
        )
        raise click.BadParameter(message, param_hint="--reply-by")
    requesting.write(session, selecting.query_of(**filters), reply_by, folder)
