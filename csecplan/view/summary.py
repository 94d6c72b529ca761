"""The answer to `summary`: how many of what, how late, and how much is implemented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from csecplan import N_
from csecplan.query.by_plan import by_plan
from csecplan.query.offices import add_up_to_more, by_office
from csecplan.query.order import grouped, tally
from csecplan.query.recommendations import tally_of
from csecplan.timeliness import Timeliness
from csecplan.view.audience import group_title, how_many
from csecplan.view.cells import Column, Table
from csecplan.view.own_keys import with_own_keys
from csecplan.view.page import Heading, Page, Prose
from csecplan.view.plans import DATES, plans_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csecplan.i18n.wording import Wording
    from csecplan.query import Entry
    from csecplan.query.by_plan import PlanTally
    from csecplan.query.order import Tally
    from csecplan.query.recommendations import RecommendationEntry, RecommendationTally
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell
    from csecplan.view.page import Block

_COUNT = Column("actions", N_("Actions"), numeric=True)
_BREAKDOWN = (
    _COUNT,
    Column("open", N_("Open"), numeric=True),
    Column("overdue", N_("Overdue"), numeric=True, about=Timeliness.OVERDUE),
    Column("ongoing", N_("Ongoing"), numeric=True),
    Column("undated", N_("Undated"), numeric=True),
    Column("closed", N_("Closed"), numeric=True),
    Column("percent_implemented", N_("% impl."), numeric=True),
)
_RECOMMENDATIONS = Column("recommendations", N_("Recommendations"), numeric=True)
_DATA = (Column("by", N_("By")), Column("key", N_("Key")), *_BREAKDOWN, _RECOMMENDATIONS, *DATES)


def summary(
    entries: Sequence[Entry],
    recommendations: Sequence[RecommendationEntry],
    audience: Audience,
    *,
    direct: bool = False,
) -> Page:
    """Counts of *entries* by status, timeliness, section and owner, and of *recommendations* by decision and state.

    With *direct*, owners have what names them, not what their groups have.
    """
    counted = _Counted(
        tally(entries),
        tally_of(recommendations),
        {"section": grouped(entries, "section"), "owner": by_office(entries, direct=direct)},
        by_plan(entries, audience.plans),
    )
    return Page(
        blocks=lambda: _blocks(counted, entries, audience),
        data=lambda: _data(counted),
        records=lambda: [with_own_keys(_record(counted, audience), entries, audience)],
        single=True,
        footer=how_many(entries, audience),
    )


class _Counted(NamedTuple):
    """What is counted: all actions, their recommendations, groups of actions by section and owner, each plan."""

    whole: Tally
    answered: RecommendationTally
    groups: dict[str, dict[str, list[Entry]]]
    plans: dict[str, PlanTally]

    @property
    def parts(self) -> dict[str, dict[str, Tally]]:
        """The counts of each group."""
        return {by: {key: tally(group) for key, group in found.items()} for by, found in self.groups.items()}


def _blocks(counted: _Counted, entries: Sequence[Entry], audience: Audience) -> list[Block]:
    wording, whole, offices = audience.wording, counted.whole, counted.groups["owner"]
    return [
        Prose(implemented(whole, audience)),
        Prose(implemented_recommendations(counted.answered, audience)),
        *plans_table(entries, audience),
        Heading(wording.say(N_("By status"))),
        _counts(Column("status", N_("Status"), grows=True), _statuses(whole, wording.say(NOT_UNDERSTOOD))),
        Heading(wording.say(N_("By timeliness"))),
        _counts(Column("timeliness", N_("Timeliness"), grows=True), whole.timeliness),
        *_ageing(whole, wording),
        *of_recommendations(counted.answered, wording),
        *_breakdown("section", N_("By section"), N_("Section"), counted.groups["section"], wording),
        *_breakdown("owner", N_("By owner"), N_("Owner"), offices, wording),
        *([Prose(wording.say(MORE_THAN_THE_PLAN))] if add_up_to_more(offices) else []),
    ]


NOT_UNDERSTOOD = N_("Not understood")
MORE_THAN_THE_PLAN = N_(
    "An action that several offices answer for is counted for each, so these rows add up to more than the plan."
)
_FORMULA = N_(
    "{percent}% implemented, as of {day}: done or verified, {implemented} of {expected} expected"
    " ({total} actions, less no action, obsolete and open ongoing with no end); of which verified: {verified}."
)
_FORMULA_OF_THOSE_READ = N_(
    "{percent}% implemented, as of {day}: done or verified, {implemented} of {expected} expected"
    " ({total} actions, less no action, obsolete, open ongoing with no end, and those whose status cannot be read);"
    " of which verified: {verified}."
)


def implemented(whole: Tally, audience: Audience) -> str:
    """% implemented, with the formula and the day it is true of, and how many of them were verified."""
    if whole.percent is None:
        sentence = N_("% implemented: nothing is expected yet, as of {day}.")
        return audience.wording.say(sentence, day=audience.as_of)
    return audience.wording.say(
        _FORMULA_OF_THOSE_READ if whole.unread else _FORMULA,
        percent=whole.percent,
        day=audience.as_of,
        implemented=whole.implemented,
        expected=whole.expected,
        total=whole.total,
        verified=whole.verified,
    )


def implemented_recommendations(whole: RecommendationTally, audience: Audience) -> str:
    """The same by recommendation: "2 of 9 recommendations", with its formula and the day."""
    if whole.percent is None:
        sentence = N_("By recommendation: nothing is expected yet, as of {day}.")
        return audience.wording.say(sentence, day=audience.as_of)
    return audience.wording.count(
        whole.expected,
        N_("By recommendation: {percent}%, {implemented} of {n} recommendation ({all}, less no action and ongoing)."),
        N_(
            "By recommendation: {percent}%, {implemented} of {n} recommendations ({all}, less no action and ongoing)."
        ),
        percent=whole.percent,
        implemented=whole.implemented,
        all=whole.total,
    )


def of_recommendations(whole: RecommendationTally, wording: Wording) -> list[Block]:
    """How many recommendations are in which state, and have which decision, where any has one."""
    decisions: dict[Any, int] = {}
    if any(whole.decisions.values()):
        decisions = {**whole.decisions, wording.say(N_("No decision recorded")): whole.undecided}
    parts: list[tuple[str, Column, Mapping[Any, int]]] = [
        (N_("Recommendations by state"), Column("state", N_("State"), grows=True), whole.states),
        (N_("Recommendations by decision"), Column("decision", N_("Decision"), grows=True), decisions),
    ]
    blocks: list[Block] = []
    for title, column, counts in parts:
        if any(counts.values()):
            blocks += [Heading(wording.say(title)), _counts(column, counts, _RECOMMENDATIONS)]
    return blocks


def _statuses(whole: Tally, unread: str) -> Mapping[Any, int]:
    """How many of each status; of those whose status cannot be read, under *unread*, only where there are any."""
    return {**whole.statuses, unread: whole.unread} if whole.unread else whole.statuses


def _counts(column: Column, counts: Mapping[Any, int], count: Column = _COUNT) -> Table:
    rows: list[list[Cell]] = [[key, number] for key, number in counts.items() if number]
    return Table.of((column, count), rows)


def _ageing(whole: Tally, wording: Wording) -> list[Block]:
    if not any(whole.bands.values()):
        return []
    return [
        Heading(wording.say(N_("How late"))),
        _counts(Column("band", N_("Days overdue"), grows=True), whole.bands),
    ]


def _breakdown(
    by: str, title: str, heading: str, groups: Mapping[str, Sequence[Entry]], wording: Wording
) -> list[Block]:
    rows = [[group_title(by, key, members[0], wording), *_figures(tally(members))] for key, members in groups.items()]
    columns = (Column(by, heading, grows=True), *_BREAKDOWN)
    return [Heading(wording.say(title)), Table.of(columns, rows)] if rows else []


def _figures(part: Tally) -> list[Cell]:
    times = part.timeliness
    return [
        part.total,
        part.open,
        times[Timeliness.OVERDUE],
        times[Timeliness.ONGOING],
        times[Timeliness.UNDATED],
        times[Timeliness.CLOSED],
        part.percent,
    ]


def _simple_counts(whole: Tally) -> list[tuple[str, Mapping[Any, int]]]:
    return [("status", _statuses(whole, "")), ("timeliness", whole.timeliness), ("days_overdue", whole.bands)]


def _data(counted: _Counted) -> Table:
    whole, answered, parts = counted.whole, counted.answered, counted.parts
    blanks: list[Cell] = [None] * len(_BREAKDOWN)
    rows: list[list[Cell]] = [["all", "", *_figures(whole), answered.total]]
    rows += [["plan", name, *_figures(each.tally), None, *each[1:]] for name, each in counted.plans.items()]
    for by, counts in _simple_counts(whole):
        rows += [[by, str(key), number] for key, number in counts.items()]
    rows += [[by, key, *_figures(part)] for by, groups in parts.items() for key, part in groups.items()]
    for by, of_each in (("state", answered.states), ("decision", _decisions(answered))):
        rows += [[by, str(key), *blanks, number] for key, number in of_each.items()]
    return Table.of(_DATA, [[*row, *[None] * (len(_DATA) - len(row))] for row in rows])


def _plan_records(plans: Mapping[str, PlanTally]) -> dict[str, object]:
    """The figures of each plan, with the days by which all of it was and is due."""
    return {
        name: {
            **_part_record(each.tally),
            **{column.key: day and day.isoformat() for column, day in zip(DATES, each[1:], strict=True)},
        }
        for name, each in plans.items()
    }


def _decisions(answered: RecommendationTally) -> Mapping[Any, int]:
    """How many recommendations have each decision; under "", none."""
    return {**answered.decisions, "": answered.undecided}


def _record(counted: _Counted, audience: Audience) -> dict[str, object]:
    whole, answered, parts = counted.whole, counted.answered, counted.parts
    return {
        "as_of": audience.as_of.isoformat(),
        **_part_record(whole),
        "statuses": _statuses(whole, ""),
        "timeliness": whole.timeliness,
        "days_overdue": whole.bands,
        "sections": {key: _part_record(part) for key, part in parts["section"].items()},
        "owners": {key: _part_record(part) for key, part in parts["owner"].items()},
        "by_recommendation": {
            "recommendations": answered.total,
            "implemented": answered.implemented,
            "expected": answered.expected,
            "percent": answered.percent,
            "states": answered.states,
            "decisions": _decisions(answered),
        },
        "plans": _plan_records(counted.plans),
    }


def _part_record(part: Tally) -> dict[str, object]:
    figures = {column.key: figure for column, figure in zip(_BREAKDOWN, _figures(part), strict=True)}
    return {**figures, "implemented": part.implemented, "verified": part.verified, "expected": part.expected}
