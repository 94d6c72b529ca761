"""The message that goes with a sheet: what is late, what is next, what has no date, and how to reply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from csecplan import N_
from csecplan.model import Status
from csecplan.timeliness import Timeliness, deadline
from csecplan.view.audience import plan_title
from csecplan.view.cells import Table, quoted
from csecplan.view.listing import actions_table
from csecplan.view.page import Fields, Heading, Page, Prose
from csecplan.view.request import heading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from csecplan.i18n.wording import Wording
    from csecplan.query import Entry
    from csecplan.query.asking import OfficeRequest
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell
    from csecplan.view.page import Block
    from csecplan.view.request import Letter

_SHOWN = ("id", "title", "due", "latest", "timeliness", "status")
_SETTLED = ("id", "title", "status")


def message(letter: Letter, audience: Audience) -> Page:
    """The message: what is late, what is next, what is blocked or has no date, by when to reply, and how."""

    def blocks() -> list[Block]:
        parts = _parts(letter.request)
        actions = _actions(parts, letter.request, audience)
        return [*_opening(letter, parts, audience), *actions, *_how(audience.wording)]

    return Page(
        blocks=blocks,
        data=lambda: Table.of([], []),
        records=list,
    )


def _opening(letter: Letter, parts: Mapping[str, Sequence[Entry]], audience: Audience) -> list[Block]:
    wording, request = audience.wording, letter.request
    late, many = len(parts.get(_OVERDUE, ())), len(request.entries)
    said = [
        wording.count(
            many,
            N_("On {day}, you have {n} open action in this plan."),
            N_("On {day}, you have {n} open actions in this plan."),
            day=audience.as_of,
        )
    ]
    if late and late == many:
        said.append(wording.count(late, N_("It is overdue."), N_("All of them are overdue.")))
    elif late:
        said.append(wording.count(late, N_("One of them is overdue."), N_("Of these, {n} are overdue.")))
    texts = [" ".join(said), _please(letter, wording)]
    if request.joint:
        texts.append(_joint(len(request.joint), many, wording))
    title = wording.say(N_("Follow-up of the action plan: {office}"), office=_name(request, wording))
    return [Heading(title, 1), Prose(plan_title(request.entries, audience)), *map(Prose, texts)]


def _joint(joint: int, many: int, wording: Wording) -> str:
    """That others answer too for *joint* of the *many* actions."""
    if joint < many:
        return wording.say(N_("Other offices answer for some of these actions too: report on your own part only."))
    return wording.count(
        many,
        N_("Other offices answer for this action too: report on your own part only."),
        N_("Other offices answer for these actions too: report on your own part only."),
    )


def _please(letter: Letter, wording: Wording) -> str:
    if letter.reply_by is None:
        return wording.say(N_("Please fill in the sheet {file} and send it back."), file=letter.sheet)
    return wording.say(
        N_("Please fill in the sheet {file} and send it back by {day}."), file=letter.sheet, day=letter.reply_by
    )


def _name(request: OfficeRequest, wording: Wording) -> str:
    """The office's full name with its key, else its key."""
    plan = request.entries[0].plan
    names = {owner.key: quoted(owner.name, plan.language, wording) for owner in plan.owners}
    name = names.get(request.office, "")
    return f"{name} ({request.office})" if name and name != request.office else request.office


def _parts(request: OfficeRequest) -> dict[str, list[Entry]]:
    """Each open action once, under the first title of _PARTS that it belongs to, those with entries."""
    found: dict[str, list[Entry]] = {}
    for entry in request.entries:
        found.setdefault(next(part.title for part in _PARTS if part.belongs(entry, request)), []).append(entry)
    for part in _PARTS:
        if part.title in found and part.order:
            found[part.title].sort(key=part.order)
    return found


def _actions(parts: Mapping[str, Sequence[Entry]], request: OfficeRequest, audience: Audience) -> list[Block]:
    """A table for each of *parts*, what is most pressing first."""
    settled = _PARTS[0].title
    blocks: list[Block] = []
    for title in (*(part.title for part in _PARTS[1:]), settled):
        if entries := parts.get(title):
            has_deadlines = any(deadline(entry.action) for entry in entries)
            keys = _SETTLED if title == settled else [key for key in _SHOWN if key != "latest" or has_deadlines]
            named = [_as_the_office_knows_it(entry, request) for entry in entries]
            blocks += [Heading(audience.wording.say(title)), actions_table({"": named}, keys, audience)]
    return blocks


def _as_the_office_knows_it(entry: Entry, request: OfficeRequest) -> Entry:
    """*entry* by its own title or text, with the status that the office itself gave, if it did."""
    action = entry.action
    status = request.reported.get(action.id) or action.status
    return entry._replace(action=action._replace(title=action.title or action.text, status=status))


def _has_closed(entry: Entry, request: OfficeRequest) -> bool:
    said = request.reported.get(entry.action.id)
    return said is not None and not said.is_open


def _is_blocked(entry: Entry, request: OfficeRequest) -> bool:
    return (request.reported.get(entry.action.id) or entry.action.status) is Status.BLOCKED


class _Part(NamedTuple):
    """A title of the message, what belongs under it, and in what order, if not the plan's."""

    title: str
    belongs: Callable[[Entry, OfficeRequest], bool]
    order: Callable[[Entry], Any] | None = None


_OVERDUE = N_("Overdue actions")
_PARTS = (
    _Part(N_("Your part is reported as closed"), _has_closed),
    _Part(_OVERDUE, lambda entry, _: entry.timeliness is Timeliness.OVERDUE, lambda entry: -entry.days_overdue),
    _Part(N_("Blocked actions"), _is_blocked),
    _Part(N_("Due next"), lambda entry, _: deadline(entry.action) is not None, lambda entry: deadline(entry.action)),
    _Part(N_("Ongoing actions"), lambda entry, _: entry.timeliness is Timeliness.ONGOING),
    _Part(N_("Without a due date"), lambda *_: True),
)
"""The first has what is settled; it is shown last."""


def _how(wording: Wording) -> list[Block]:
    """How the sheet is filled in, column by column."""

    def label(status: Status) -> str:
        return wording.quoted(wording.label(status))

    rows: list[tuple[str, Cell]] = [
        (heading("status", wording), wording.say(N_("choose it from the list, as it stands in your office today."))),
        (
            heading("completed", wording),
            wording.say(N_("where the status is {done}, the day on which it was done."), done=label(Status.DONE)),
        ),
        (heading("due", wording), wording.say(_NEW_DATE, reason=wording.quoted(heading("reason", wording)))),
        (
            heading("note", wording),
            wording.say(_NOTE, no_action=label(Status.NO_ACTION), obsolete=label(Status.OBSOLETE)),
        ),
    ]
    return [
        Heading(wording.say(N_("How to fill in the sheet"))),
        Fields([(wording.labelled(name, "").rstrip(), cell) for name, cell in rows]),
        Prose(wording.say(_REST)),
    ]


_NEW_DATE = N_("where it cannot be met, write the date that you propose over it, and in {reason} say why.")
_NOTE = N_(
    "what was done since the last update, or what stands in the way; for {no_action} or {obsolete}, the reason is"
    " needed."
)
_REST = N_(
    "Write nothing over the other columns, and save the sheet as .xlsx. You may sort rows and hide columns. Where"
    " nothing changed, send it back as it is."
)
