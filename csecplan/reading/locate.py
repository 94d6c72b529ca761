"""Where in the file a diagnostic is: line, column, and the user's own line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.diagnostic import Excerpt

if TYPE_CHECKING:
    from csecplan.diagnostic import Diagnostic
    from csecplan.yamltext import Document


def locate(document: Document, diagnostic: Diagnostic) -> Excerpt:
    """The place of *diagnostic* in *document*; what runs past its line is marked to the line's end."""
    start, end = diagnostic.span or document.span(diagnostic.route or (), on_key=diagnostic.on_key)
    line, column = document.position(start)
    text = document.line(line)
    return Excerpt(line, column, text, max(1, min(end - start, len(text) - column + 1)))
