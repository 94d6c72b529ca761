"""The changes that a sheet asks for, made together as the commands make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from csecplan.edits import Change
    from csecplan.sheets.wishes import Wish
    from csecplan.yamltext import Document


def made(document: Document, wishes: Iterable[Wish], day: date, by: str | None) -> edits.Edit:
    """*wishes* made of *document*, all or none; *day* is when they were reported, *by* who reports them."""
    return edits.make(document, [(wish.id, change) for wish in wishes for change in _changes(wish, day, by)])


def _changes(wish: Wish, day: date, by: str | None) -> Iterator[Change]:
    report = edits.Reported(wish.completed or day, wish.completed, wish.note, by if wish.note else None)
    if wish.status is not None:
        yield edits.new_status(wish.status, report)
    elif wish.note:
        yield edits.note(report)
    if wish.due:
        yield edits.revision(wish.due, wish.reason, day)
