"""The changes that a sheet asks for, made one after the other as the commands make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import edits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from csecplan.sheets.asked import Wish
    from csecplan.yamltext import Document


def made(document: Document, wishes: Iterable[Wish], day: date, by: str | None) -> edits.Edit:
    """*wishes* made of *document*, all or none; *day* is when they were reported, *by* who reports them."""
    after = document
    said: list[tuple[str, str]] = []
    for wish in wishes:
        for step in (_reported, _revised):
            edit = step(after, wish, day, by)
            if edit is not None:
                after = edit.after
                said += edit.changes
    return edits.Edit(document, after, tuple(said))


def _reported(document: Document, wish: Wish, day: date, by: str | None) -> edits.Edit | None:
    report = edits.Report(wish.completed or day, wish.completed, wish.note, by if wish.note else None)
    if wish.status is not None:
        return edits.set_status(document, [wish.id], wish.status, report)
    return edits.add_note(document, [wish.id], report) if wish.note else None


def _revised(document: Document, wish: Wish, day: date, by: str | None) -> edits.Edit | None:  # noqa: ARG001  # steps are alike
    return edits.revise(document, [wish.id], wish.due, wish.reason, day) if wish.due else None
