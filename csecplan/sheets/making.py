"""The changes that a sheet asks for, made together as the commands make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import edits
from csecplan.period_day import as_typed
from csecplan.view.columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from csecplan.edits import Change
    from csecplan.i18n.wording import Wording
    from csecplan.sheets.wishes import Wish
    from csecplan.yamltext import Document


def made(document: Document, wishes: Iterable[Wish], day: date, by: str | None, wording: Wording) -> edits.Edit:
    """*wishes* made of *document*, all or none; *day* is when they were reported.

    *by* reports those that are of no office's sheet. What is written of our
    own is in *wording*, the plan's language.
    """
    return edits.make(document, [(wish.id, change) for wish in wishes for change in _changes(wish, day, by, wording)])


def _changes(wish: Wish, day: date, by: str | None, wording: Wording) -> Iterator[Change]:
    by = wish.office or by
    if wish.is_joint:
        if wish.status or wish.note:
            yield edits.note(_of_a_part(wish, day, by, wording))
    else:
        yield from _of_the_action(wish, day, by, wording)
    if wish.due:
        yield edits.revision(wish.due, wish.reason, day)


def _of_a_part(wish: Wish, day: date, by: str | None, wording: Wording) -> edits.Reported:
    """What an office says of its part of a joint action.

    It is dated on the day that the part was done; where the office spoke of
    it after that day, on *day*, as its last word is the one that counts.
    """
    note = wish.note or wording.say(edits.STATUS_ALONE, status=wish.status)
    if wish.completed and wish.spoke and wish.completed < wish.spoke:
        done = wording.labelled(wording.say(COLUMNS["completed"][0].heading), as_typed(wish.completed))
        return edits.Reported(day, note=f"{note}\n{done}", by=by, said=wish.status)
    return edits.Reported(wish.completed or day, wish.completed, note, by, said=wish.status)


def _of_the_action(wish: Wish, day: date, by: str | None, wording: Wording) -> Iterator[Change]:
    """The status and the note of an action that no other office answers for; who reported it, where that is known."""
    alone = wording.say(edits.STATUS_ALONE, status=wish.status) if wish.office and wish.status else None
    who = by if wish.note or alone else None
    report = edits.Reported(wish.completed or day, wish.completed, wish.note, who, default_note=alone)
    if wish.status is not None:
        yield edits.new_status(wish.status, report)
    elif wish.note:
        yield edits.note(report)
