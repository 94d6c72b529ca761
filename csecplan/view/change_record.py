"""One change as programs read it: the same keys and dates in either language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.model import Action, Due, Owner, Recommendation, Revision, Source, Update
from csecplan.texts import Bilingual, Text, in_language
from csecplan.view.cells import Column, Link
from csecplan.view.record import due_record, update_record

if TYPE_CHECKING:
    from csecplan.changes import Change
    from csecplan.texts import Language
    from csecplan.view.cells import Cell

COLUMNS = (
    Column("item", N_("Item")),
    Column("id", N_("Id"), link=Link.THERE),
    Column("recommendation", N_("Rec.")),
    Column("what", N_("What")),
    Column("language", N_("Language")),
    Column("before", N_("Before"), grows=True),
    Column("after", N_("After"), grows=True),
)


def change_record(change: Change, language: Language) -> dict[str, object]:
    """*change* as a JSON object; texts in *language*, but where it is a text that changed, in its own."""
    return {
        "item": change.subject.item,
        "id": change.subject.id or None,
        "recommendation": change.subject.recommendation or None,
        "what": change.key or change.what,
        "language": change.language,
        "before": _record(change.before, language),
        "after": _record(change.after, language),
    }


def change_cells(change: Change) -> list[Cell]:
    """*change* as a row under COLUMNS."""
    subject = change.subject
    return [
        subject.item,
        subject.id,
        subject.recommendation,
        change.key or change.what,
        change.language,
        _cell(change.before),
        _cell(change.after),
    ]


def _cell(value: object) -> Cell:
    """*value* as one cell: of an item its title, of a revision its date, of a note its text."""
    if isinstance(value, Action | Recommendation):
        return value.title or value.text
    if isinstance(value, Owner):
        return value.name
    if isinstance(value, Source):
        return value.owners or value.due
    if isinstance(value, Revision):
        return value.due
    return value.text if isinstance(value, Update) else value  # type: ignore[return-value]


def _record(value: object, language: Language) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Bilingual):
        return in_language(value, language)
    if isinstance(value, Due):
        return due_record(value)
    if type(value) is tuple:
        return [_record(each, language) for each in value]
    if isinstance(value, Revision):
        return {
            "due": due_record(value.due),
            "date": _record(value.date, language),
            "by": value.by,
            "reason": _text(value.reason, language),
        }
    if isinstance(value, Update):
        return update_record(value, language)
    if isinstance(value, Source):
        return {"owners": _text(value.owners, language), "due": _text(value.due, language)}
    return _item(value, language) if isinstance(value, Action | Recommendation | Owner) else value


def _item(item: Action | Recommendation | Owner, language: Language) -> dict[str, object]:
    if isinstance(item, Owner):
        return {"name": _text(item.name, language), "aliases": item.aliases, "members": item.members}
    record: dict[str, object] = {"title": _text(item.title, language), "text": _text(item.text, language)}
    if isinstance(item, Recommendation):
        return record
    return {**record, "owners": item.owners, "status": item.status, "due": due_record(item.current_due)}


def _text(text: Text | None, language: Language) -> str | None:
    return in_language(text, language) or None
