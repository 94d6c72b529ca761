"""The answer to `recommendations`: one row each, with its decision and how far it has come."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.query.recommendations import grouped
from csecplan.state import State
from csecplan.texts import in_language
from csecplan.timeliness import Timeliness
from csecplan.view.audience import how_many_plans, nothing_given, plan_title, section_group, with_later
from csecplan.view.cells import Column, Link, Table, quoted
from csecplan.view.columns import ID_AMONG_PLANS
from csecplan.view.page import Page
from csecplan.view.plans import PLAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from csecplan.i18n.wording import Wording
    from csecplan.query.recommendations import RecommendationEntry
    from csecplan.texts import Language
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell
    from csecplan.view.record import Record

COLUMNS = (
    Column("id", N_("Id"), link=Link.THERE),
    Column("title", N_("Recommendation"), grows=True, quoted=True),
    Column("decision", N_("Decision"), under=("title",)),
    Column("state", N_("State")),
    Column("actions", N_("Actions"), numeric=True),
    Column("overdue", N_("Overdue"), numeric=True, about=Timeliness.OVERDUE),
    Column("next_due", N_("Next due")),
)
_DATA = (PLAN, COLUMNS[0], Column("section", N_("Section")), *COLUMNS[1:])


def recommendations(found: Sequence[RecommendationEntry], audience: Audience, group_by: str = "") -> Page:
    """*found*, one row each; programs get each one's section besides."""
    return Page(
        blocks=lambda: [recommendations_table(_titled(found, group_by, audience.wording), audience)] if found else [],
        data=lambda: _data(found, audience),
        records=lambda: [_record(each, audience.language_of(each.plan)) for each in found],
        footer=_how_many(found, audience),
        title=plan_title(found, audience),
    )


def recommendations_table(groups: Mapping[str, Sequence[RecommendationEntry]], audience: Audience) -> Table:
    """*groups* of recommendations under their titles."""

    def row(each: RecommendationEntry) -> list[Cell]:
        title = quoted(each.title, each.plan.language, audience.wording)
        return [each.plan.qualified(each.recommendation.id or "?"), title, *_figures(each)]

    columns = (ID_AMONG_PLANS, *COLUMNS[1:]) if audience.several else COLUMNS
    return Table(columns, [(title, list(map(row, members))) for title, members in groups.items()], actions=True)


def _figures(each: RecommendationEntry) -> list[Cell]:
    return [each.recommendation.decision, each.state, len(each.entries), each.overdue, each.next_due]


def _titled(
    found: Sequence[RecommendationEntry], by: str, wording: Wording
) -> dict[str, Sequence[RecommendationEntry]]:
    if not by:
        return {"": found}
    return {_title(by, key, members[0], wording): members for key, members in grouped(found, by).items()}


def _title(by: str, key: str, one: RecommendationEntry, wording: Wording) -> str:
    """What stands over the group *key*; *one* is a member of it."""
    if not key:
        return nothing_given(by, wording)
    return wording.label(key) if isinstance(key, StrEnum) else section_group(one.recommendation, one.plan, wording)


def _data(found: Sequence[RecommendationEntry], audience: Audience) -> Table:
    """*found* for programs: with the plan first where several are asked, titles then in the language of each."""
    skipped = 0 if audience.several else 1
    return Table.of(_DATA[skipped:], [_data_row(each, audience)[skipped:] for each in found])


def _data_row(each: RecommendationEntry, audience: Audience) -> list[Cell]:
    item = each.recommendation
    title = item.title if audience.data_language else in_language(item.title, audience.language_of(each.plan))
    return [each.plan.name, item.id, item.section, title, *_figures(each)]


def _record(each: RecommendationEntry, language: Language) -> Record:
    item = each.recommendation
    return {
        "plan": each.plan.name,
        "id": item.id,
        "section": item.section,
        "title": in_language(item.title, language) or None,
        "decision": item.decision,
        "state": each.state,
        "actions": len(each.entries),
        "overdue": each.overdue,
        "next_due": each.next_due.isoformat() if each.next_due else None,
    }


def _how_many(found: Sequence[RecommendationEntry], audience: Audience) -> str:
    """« 14 recommandations, dont 1 sans réponse, 5 en retard, au 1er juillet 2004 »."""
    said = ", ".join(_counts(found, audience))
    later = sum(entry.action.later for each in found for entry in each.entries)
    return with_later(said, later, audience.as_of, audience.wording)


def _counts(found: Sequence[RecommendationEntry], audience: Audience) -> Iterator[str]:
    wording = audience.wording
    yield wording.count(len(found), N_("{n} recommendation"), N_("{n} recommendations"))
    if unanswered := sum(each.state is State.UNANSWERED for each in found):
        yield wording.count(unanswered, N_("{n} unanswered"), N_("{n} unanswered"))
    if late := sum(each.overdue > 0 for each in found):
        yield wording.count(late, N_("{n} with an overdue action"), N_("{n} with overdue actions"))
    elif found:
        yield wording.say(N_("none with an overdue action"))
    if audience.several:
        yield wording.say(N_("in {plans}"), plans=how_many_plans(audience))
    yield wording.say(N_("as of {day}"), day=audience.as_of)
