"""Pages to text or bytes: one function a format, each imported when it is asked for.

A renderer sorts nothing, filters nothing and knows no statuses. Text from
the plan is escaped for where it goes, every time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.diagnostic import CsecplanError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable

    from csecplan.i18n.wording import Wording
    from csecplan.texts import Language
    from csecplan.view.page import Page


class Target(NamedTuple):
    """Where a page goes: who reads it, the language of data texts, how wide and colourful it may be, on what.

    The language is None where texts came in that of the plan they are of.
    """

    wording: Wording
    data_language: Language | None
    width: int = 80
    color: bool = False
    unicode: bool = True
    terminal: bool = False


PAGES = frozenset({"jinja2", "openpyxl", "icalendar"})
"""The packages of the extra `pages`."""


class PagesMissing(CsecplanError):
    """A format's package is not installed."""

    exit_code = ExitCode.USAGE
    sentence = N_("{name} needs the package {package}: pip install 'csecplan[pages]'")


FORMATS = {
    "table": "plain:table",
    "terminal": "terminal.page:table",
    "tsv": "csv:tsv",
    "csv": "csv:csv_text",
    "json": "json:json_text",
    "jsonl": "json:jsonl_text",
    "markdown": "markdown:markdown",
    "html": "html:html",
    "xlsx": "xlsx:xlsx",
    "ics": "ics:ics",
    "github": "github:github",
}
"""Name to module and function. `terminal` is what `table` becomes where there is a terminal."""

FOR_QUESTIONS = tuple(name for name in FORMATS if name not in {"terminal", "ics", "github"})
"""Those in which every question is answered; of the others `ics` is for lists, `github` for `check`."""

SUFFIXES = {
    ".txt": "table",
    ".tsv": "tsv",
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".html": "html",
    ".xlsx": "xlsx",
    ".ics": "ics",
}
"""What `--output FILE` means where no format is given."""


def render(page: Page, name: str, target: Target) -> str | bytes:
    """*page* in the format *name*, for *target*."""
    module, function = FORMATS[name].split(":")
    try:
        renderer: Callable[[Page, Target], str | bytes] = getattr(
            import_module(f"csecplan.render.{module}"), function
        )
    except ModuleNotFoundError as error:
        if error.name not in PAGES:
            raise
        raise PagesMissing(name=name, package=error.name) from None
    return renderer(page, target)
