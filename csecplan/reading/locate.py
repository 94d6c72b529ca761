"""Where in the file a diagnostic is: line, column, and the user's own line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.diagnostic import Excerpt

if TYPE_CHECKING:
    from csecplan.diagnostic import Diagnostic
    from csecplan.yamltext import Document


LONGEST = 1_000
"""How many characters of a line are shown: a file of one line is not shown whole for each thing found in it."""
BEFORE = 200
"""How many of them come before the place, where the line has more."""


def locate(document: Document, diagnostic: Diagnostic) -> Excerpt:
    """The place of *diagnostic* in *document*; what runs past its line is marked to the line's end.

    Of a line longer than LONGEST the part around the place is shown.
    """
    start, end = diagnostic.span or document.span(diagnostic.route or (), on_key=diagnostic.on_key)
    line, column = document.position(start)
    text = document.line(line)
    skipped = max(0, min(column - 1 - BEFORE, len(text) - LONGEST))
    text = text[skipped : skipped + LONGEST]
    return Excerpt(line, column, text, max(1, min(end - start, len(text) - (column - skipped) + 1)), skipped)
