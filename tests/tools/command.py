"""The command run in this process, with nothing of the person's own settings."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from click.testing import CliRunner

from csecplan.cli.program import csecplan, session_for
from tests.tools.plans import AS_OF

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit status."""

    exit_code: int
    out: str
    err: str


def invoke(
    *arguments: str | Path,
    plan: Path | None = None,
    lang: str | None = "en",
    stdin: str | None = None,
    **environment: str,
) -> Answer:
    """Run `csecplan` here, as of AS_OF unless told; *plan* is put after the command as --plan."""
    given = list(map(str, arguments))
    words = 2 if given[:1] == ["add"] else 1
    if plan is not None:
        given[words:words] = ["--plan", str(plan)]
    settings = {"CSECPLAN_AS_OF": AS_OF.isoformat(), "COLUMNS": "100", **environment}
    if lang:
        settings["CSECPLAN_LANG"] = lang
    unset = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR", "CSECPLAN_PLAN"))
    session = session_for(given, settings)
    runner = CliRunner(env={**unset, "LANGUAGE": os.environ["LANGUAGE"], **settings})
    result = runner.invoke(csecplan, given, obj=session, input=stdin, catch_exceptions=False, prog_name="csecplan")
    return Answer(result.exit_code, result.stdout, result.stderr)
