"""Cells that an office changed and that do not come back: texts, owners, what is worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import due
from csecplan.folding import fold
from csecplan.render.escape import visible
from csecplan.view.columns import COLUMNS
from csecplan.view.page import in_keys, in_words
from csecplan.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from csecplan.query import Entry
    from csecplan.sheets.rows import Row

FIXED = ("title", "text", "owners", "latest", "response")
"""What a sheet shows and only `csecplan edit` changes; the deadline follows from the due date."""


def left_alone(rows: Sequence[Row], entries: Sequence[Entry], as_of: date) -> Iterator[str]:
    """The cells of *rows* that say something else than the plan, and will not be taken."""
    known = {fold(entry.action.id): entry for entry in entries}
    for row in rows:
        entry = known.get(fold(row.cells["id"]))
        for key in FIXED:
            if entry and key in row.cells and _words(row.cells[key]) not in _shown(key, entry, as_of, row):
                yield row.place(key)


def _deadline_then(row: Row) -> str:
    """The deadline that the plan had when the sheet was written."""
    phrase = row.cells.get("base", "").split(" | ", 3)[-1]
    latest = due.read(phrase, None).latest
    return latest.isoformat() if latest else ""


def _shown(key: str, entry: Entry, as_of: date, row: Row) -> set[str]:
    """Everything that a list may have shown under *key*."""
    cell = COLUMNS[key][1](entry, as_of)
    said = [in_words(cell, Wording(language)) for language in LANGUAGES]
    said += [str(in_keys(cell, language)) for language in LANGUAGES if cell is not None]
    return {*map(_words, said), *([_deadline_then(row)] if key == "latest" else [])}


def _words(text: str) -> str:
    return " ".join(visible(text).split())
