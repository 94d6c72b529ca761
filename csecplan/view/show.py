"""The answer to `show`: everything the plan says about a recommendation and its actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.extensions import each_extension, extension
from csecplan.joint import has_words, is_joint
from csecplan.state import state_of
from csecplan.texts import in_language
from csecplan.timeliness import deadline
from csecplan.view.audience import how_many
from csecplan.view.cells import Column, Names, Quoted, Table, in_words, quoted
from csecplan.view.columns import marks, reported, standing
from csecplan.view.listing import listing
from csecplan.view.marks import moved_in_words
from csecplan.view.own_keys import own_fields
from csecplan.view.page import Fields, Heading, Page, Prose
from csecplan.view.record import action_record, due_record, recommendation_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csecplan.i18n.wording import Wording
    from csecplan.model import Action, Plan, Recommendation
    from csecplan.query import Entry
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell
    from csecplan.view.page import Block

_OFFICES = (
    Column("owner", N_("Office"), grows=True),
    Column("status", N_("Own part")),
    Column("date", N_("Reported on")),
)
_REVISIONS = (
    Column("due", N_("Revised to")),
    Column("moved", N_("Moved by")),
    Column("date", N_("Granted on")),
    Column("by", N_("Granted by"), grows=True),
    Column("reason", N_("Reason"), grows=True),
)
_UPDATES = (
    Column("date", N_("Date")),
    Column("by", N_("By"), grows=True),
    Column("status", N_("Status")),
    Column("said", N_("Own part")),
    Column("text", N_("Update"), grows=True),
)


def items(chosen: Sequence[tuple[Plan, Recommendation]], entries: Sequence[Entry], audience: Audience) -> Page:
    """The *chosen* recommendations whole, each with its plan and those of *entries* that are its actions."""
    under: dict[int, list[Entry]] = {id(recommendation): [] for _, recommendation in chosen}
    for entry in entries:
        under[id(entry.recommendation)].append(entry)

    def blocks() -> list[Block]:
        found: list[Block] = []
        for plan, recommendation in chosen:
            found += _recommendation(recommendation, plan, audience)
            for entry in under[id(recommendation)]:
                found += _action(entry, audience)
        return found

    return Page(
        blocks=blocks,
        data=listing(entries, audience, ()).data,
        records=lambda: [_record(plan, each, under[id(each)], audience) for plan, each in chosen],
        single=len(chosen) == 1,
        footer=how_many(entries, audience),
    )


def _named(number: str, title: Quoted) -> Quoted:
    """« 1d – Recouvrement des coûts », in the language of *title*."""
    return Quoted.of(f"{number} – {title}" if title else number, title.language)


def _recommendation(recommendation: Recommendation, plan: Plan, audience: Audience) -> list[Block]:
    wording, language = audience.wording, plan.language
    blocks: list[Block] = [
        Heading(_named(plan.qualified(recommendation.id), quoted(recommendation.title, language, wording)), 1),
        Prose(quoted(recommendation.text, language, wording)),
    ]
    if recommendation.response:
        answer = quoted(recommendation.response, language, wording)
        blocks += [Heading(wording.say(N_("Response"))), Prose(answer)]
    rows = [
        (N_("Decision"), recommendation.decision),
        (N_("State"), state_of(recommendation)),
        (N_("See"), ", ".join(recommendation.see)),
    ]
    return [*blocks, *_fields(rows, audience, own_fields(recommendation.own, language, audience))]


def _action(entry: Entry, audience: Audience) -> list[Block]:
    action, wording, language = entry.action, audience.wording, entry.plan.language
    return [
        Heading(_named(entry.plan.qualified(action.id or "?"), quoted(action.title, language, wording)), 2),
        Prose(quoted(action.text, language, wording)),
        *_fields(_facts(entry, audience), audience, own_fields(action.own, language, audience)),
        *_offices(entry, audience),
        *_revisions(action, wording),
        *_updates(action),
    ]


def _offices(entry: Entry, audience: Audience) -> list[Block]:
    """What each office of a joint action last said of its part, once one of them has spoken."""
    if not (is_joint(entry.reported) and has_words(entry.reported)):
        return []
    nothing = audience.wording.say(N_("nothing yet"))
    rows: list[Sequence[Cell]] = [[each.owner, each.status or nothing, each.date] for each in entry.reported]
    return [Table.of(_OFFICES, rows)]


def _revisions(action: Action, wording: Wording) -> list[Block]:
    moved = [moved_in_words(days, wording) for days in each_extension(action)]
    rows: list[Sequence[Cell]] = [
        [each.due, by_days, each.date, each.by, each.reason]
        for each, by_days in zip(action.revisions, moved, strict=True)
    ]
    return [Table.of(_REVISIONS, rows).less("moved", "by")] if rows else []


def _updates(action: Action) -> list[Block]:
    rows: list[Sequence[Cell]] = [[each.date, each.by, each.status, each.said, each.text] for each in action.updates]
    return [Table.of(_UPDATES, rows).less("said")] if rows else []


def _facts(entry: Entry, audience: Audience) -> list[tuple[str, Cell]]:
    action, wording = entry.action, audience.wording
    latest = deadline(action)
    printed = action.source
    return [
        (N_("Owners"), Names(action.owners, entry.through)),
        (N_("Due"), action.current_due.text),
        (N_("Deadline"), wording.date(latest) if latest else None),
        (N_("First due"), action.original_due),
        (N_("Status"), action.status),
        (N_("Completed"), action.completed),
        (N_("Timeliness"), standing(entry, audience.as_of)),
        (N_("Marks"), marks(entry)),
        (N_("Reported"), reported(entry) if has_words(entry.reported) else None),
        (N_("Evidence"), "\n".join(wording.text(each) for each in action.evidence)),
        (N_("See"), ", ".join(action.see)),
        (N_("Owners, as printed"), printed.owners if printed else None),
        (N_("Due, as printed"), printed.due if printed else None),
    ]


def _fields(
    rows: Sequence[tuple[str, Cell]], audience: Audience, own: Sequence[tuple[str, Cell]] = ()
) -> list[Block]:
    """*rows* that say something, their names in the reader's language; then those of the unit's *own*."""
    said = [(audience.wording.say(name), cell) for name, cell in rows if in_words(cell, audience.wording)]
    return [Fields([*said, *own])] if said or own else []


def _record(
    plan: Plan, recommendation: Recommendation, entries: Sequence[Entry], audience: Audience
) -> dict[str, object]:
    actions = [_action_record(entry, audience) for entry in entries]
    return {"plan": plan.name, **recommendation_record(recommendation, actions, audience.language_of(plan))}


def _action_record(entry: Entry, audience: Audience) -> dict[str, object]:
    """The record of a list, and what only `show` tells: revisions with their reasons, evidence, sources."""
    action, language = entry.action, audience.language_of(entry.plan)
    return {
        **action_record(entry, audience.as_of.isoformat(), language),
        "extension_days": extension(action).days,
        "revised": [
            {
                "due": due_record(each.due),
                "date": each.date.isoformat() if each.date else None,
                "by": each.by,
                "reason": in_language(each.reason, language) or None,
                "days": days,
            }
            for each, days in zip(action.revisions, each_extension(action), strict=True)
        ],
        "evidence": [in_language(each, language) for each in action.evidence],
        "see": action.see,
        "source": action.source
        and {
            "owners": in_language(action.source.owners, language) or None,
            "due": in_language(action.source.due, language) or None,
        },
    }
