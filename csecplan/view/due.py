"""The answer to `due`: how phrases are read, in words and in figures."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.due.speak.back import say
from csecplan.model import Kind
from csecplan.view.cells import Column, Table
from csecplan.view.page import Fields, Heading, Page
from csecplan.view.record import due_record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from csecplan.i18n.wording import Wording
    from csecplan.model import Due
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell
    from csecplan.view.page import Block

_COLUMNS = (
    Column("phrase", N_("Phrase")),
    Column("kind", N_("Kind")),
    Column("earliest", N_("From")),
    Column("latest", N_("To")),
    Column("precision", N_("Precision")),
    Column("edtf", N_("EDTF")),
    Column("overdue_from", N_("Overdue from")),
)


def phrases(dues: Sequence[Due], audience: Audience) -> Page:
    """How each of *dues* is read: a paragraph each for people, a row each for programs."""
    return Page(
        blocks=lambda: [block for each in dues for block in _explained(each, audience.wording)],
        data=lambda: Table.of(_COLUMNS, [_row(each) for each in dues]),
        records=lambda: [_record(each) for each in dues],
    )


def overdue_from(read: Due) -> date | None:
    """The first day on which *read* is overdue; None where it never is."""
    return read.deadline + timedelta(days=1) if read.deadline else None


def _explained(read: Due, wording: Wording) -> list[Block]:
    late = overdue_from(read)
    rows: list[tuple[str, Cell]] = [
        (N_("Read as"), say(read, wording.language) if read.kind is not Kind.UNKNOWN else None),
        (N_("Kind"), read.kind),
        (N_("From"), wording.date(read.earliest) if read.earliest else None),
        (N_("To"), wording.date(read.latest) if read.latest else None),
        (N_("Precision"), read.precision),
        (N_("EDTF"), read.edtf),
        (N_("Overdue"), wording.say(N_("from {day}"), day=late) if late else wording.say(N_("never"))),
        (N_("Note"), "\n".join(map(wording.note, read.notes))),
        (N_("Suggested"), "\n".join(wording.did_you_mean(note.choices) for note in read.notes if note.choices)),
    ]
    fields = [(wording.say(name), cell) for name, cell in rows if cell]
    return [Heading(wording.quoted(read.text)), Fields(fields)]


def _row(read: Due) -> list[Cell]:
    return [read.text, read.kind, read.earliest, read.latest, read.precision, read.edtf, overdue_from(read)]


def _record(read: Due) -> dict[str, object]:
    late = overdue_from(read)
    return {
        **due_record(read),
        "text": read.text,
        "overdue_from": late.isoformat() if late else None,
        "notes": [{"code": note.code, "choices": note.choices} for note in read.notes],
    }
