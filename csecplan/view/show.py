"""The answer to `show`: everything the plan says about a recommendation and its actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.model import in_language
from csecplan.timeliness import deadline
from csecplan.view.audience import how_many
from csecplan.view.cells import Column, Names, Quoted, Table, in_words, quoted
from csecplan.view.columns import standing
from csecplan.view.listing import listing
from csecplan.view.page import Fields, Heading, Page, Prose
from csecplan.view.record import action_record, due_record, recommendation_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csecplan.model import Action, Plan, Recommendation
    from csecplan.query import Entry
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell
    from csecplan.view.page import Block

_REVISIONS = (
    Column("due", N_("Revised to")),
    Column("date", N_("Granted on")),
    Column("reason", N_("Reason"), grows=True),
)
_UPDATES = (
    Column("date", N_("Date")),
    Column("by", N_("By"), grows=True),
    Column("status", N_("Status")),
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
        (N_("See"), ", ".join(recommendation.see)),
    ]
    return [*blocks, *_fields(rows, audience)]


def _action(entry: Entry, audience: Audience) -> list[Block]:
    action, wording, language = entry.action, audience.wording, entry.plan.language
    return [
        Heading(_named(entry.plan.qualified(action.id or "?"), quoted(action.title, language, wording)), 2),
        Prose(quoted(action.text, language, wording)),
        *_fields(_facts(entry, audience), audience),
        *_revisions(action),
        *([Table.of(_UPDATES, [[u.date, u.by, u.status, u.text] for u in action.updates])] if action.updates else []),
    ]


def _revisions(action: Action) -> list[Block]:
    rows: list[Sequence[Cell]] = [[each.due, each.date, each.reason] for each in action.revisions]
    return [Table.of(_REVISIONS, rows)] if rows else []


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
        (N_("Marks"), entry.marks),
        (N_("Evidence"), "\n".join(wording.text(each) for each in action.evidence)),
        (N_("See"), ", ".join(action.see)),
        (N_("Owners, as printed"), printed.owners if printed else None),
        (N_("Due, as printed"), printed.due if printed else None),
    ]


def _fields(rows: Sequence[tuple[str, Cell]], audience: Audience) -> list[Block]:
    """*rows* that say something, their names in the reader's language."""
    said = [(audience.wording.say(name), cell) for name, cell in rows if in_words(cell, audience.wording)]
    return [Fields(said)] if said else []


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
        "revised": [
            {
                "due": due_record(each.due),
                "date": each.date.isoformat() if each.date else None,
                "reason": in_language(each.reason, language) or None,
            }
            for each in action.revisions
        ],
        "evidence": [in_language(each, language) for each in action.evidence],
        "see": action.see,
        "source": action.source
        and {
            "owners": in_language(action.source.owners, language) or None,
            "due": in_language(action.source.due, language) or None,
        },
    }
