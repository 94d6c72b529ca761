"""What GitHub Actions reads from a job's output: one annotation a diagnostic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.diagnostic import Severity
from csecplan.render.escape import one_line
from csecplan.view.page import DiagnosticText

if TYPE_CHECKING:
    from csecplan.render import Target
    from csecplan.view.page import Page

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github(page: Page, target: Target) -> str:
    """*page*'s diagnostics as workflow commands; other blocks have no place there."""
    return "".join(_annotation(block) + "\n" for block in page.blocks() if isinstance(block, DiagnosticText))


def _annotation(block: DiagnosticText) -> str:
    path, excerpt = block.place, block.excerpt
    where = ""
    if excerpt is not None:
        path = path.removesuffix(f":{excerpt.line}:{excerpt.column}")
        where = f",line={excerpt.line},col={excerpt.column}"
    message = one_line(f"{block.message}. {block.remedy}")
    return f"::{_COMMANDS[block.severity]} file={_property(path)}{where},title={block.rule}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
