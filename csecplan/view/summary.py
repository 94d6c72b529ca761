"""The answer to `summary`: how many of what, how late, and how much is implemented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csecplan import N_
from csecplan.query.by_plan import by_plan
from csecplan.query.order import grouped, tally
from csecplan.timeliness import Timeliness
from csecplan.view.audience import group_title, how_many
from csecplan.view.cells import Column, Table
from csecplan.view.page import Heading, Page, Prose
from csecplan.view.plans import DATES, plans_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csecplan.i18n.wording import Wording
    from csecplan.query import Entry
    from csecplan.query.by_plan import PlanTally
    from csecplan.query.order import Tally
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
_DATA = (Column("by", N_("By")), Column("key", N_("Key")), *_BREAKDOWN, *DATES)


def summary(entries: Sequence[Entry], audience: Audience) -> Page:
    """Counts of *entries* by status, timeliness, section and owner, and the ages of what is late."""
    whole = tally(entries)
    plans = by_plan(entries, audience.plans)
    parts = {by: {key: tally(group) for key, group in grouped(entries, by).items()} for by in ("section", "owner")}

    def blocks() -> Sequence[Block]:
        wording = audience.wording
        return [
            Prose(implemented(whole, audience)),
            *plans_table(entries, audience),
            Heading(wording.say(N_("By status"))),
            _counts(Column("status", N_("Status"), grows=True), _statuses(whole, wording.say(NOT_UNDERSTOOD))),
            Heading(wording.say(N_("By timeliness"))),
            _counts(Column("timeliness", N_("Timeliness"), grows=True), whole.timeliness),
            *_ageing(whole, wording),
            *_breakdown("section", N_("By section"), N_("Section"), entries, wording),
            *_breakdown("owner", N_("By owner"), N_("Owner"), entries, wording),
        ]

    return Page(
        blocks=blocks,
        data=lambda: _data(whole, parts, plans),
        records=lambda: [{**_record(whole, parts, audience), "plans": _plan_records(plans)}],
        single=True,
        footer=how_many(entries, audience),
    )


NOT_UNDERSTOOD = N_("Not understood")
_FORMULA = N_(
    "{percent}% implemented, as of {day}: done or verified, {implemented} of {expected} expected"
    " ({total} actions, less no action, obsolete and open ongoing)."
)
_FORMULA_OF_THOSE_READ = N_(
    "{percent}% implemented, as of {day}: done or verified, {implemented} of {expected} expected"
    " ({total} actions, less no action, obsolete, open ongoing, and those whose status cannot be read)."
)


def implemented(whole: Tally, audience: Audience) -> str:
    """% implemented, with the formula and the day it is true of."""
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
    )


def _statuses(whole: Tally, unread: str) -> Mapping[Any, int]:
    """How many of each status; of those whose status cannot be read, under *unread*, only where there are any."""
    return {**whole.statuses, unread: whole.unread} if whole.unread else whole.statuses


def _counts(column: Column, counts: Mapping[Any, int]) -> Table:
    rows: list[list[Cell]] = [[key, number] for key, number in counts.items() if number]
    return Table.of((column, _COUNT), rows)


def _ageing(whole: Tally, wording: Wording) -> list[Block]:
    if not any(whole.bands.values()):
        return []
    return [
        Heading(wording.say(N_("How late"))),
        _counts(Column("band", N_("Days overdue"), grows=True), whole.bands),
    ]


def _breakdown(by: str, title: str, heading: str, entries: Sequence[Entry], wording: Wording) -> list[Block]:
    rows = [
        [group_title(by, key, members[0], wording), *_figures(tally(members))]
        for key, members in grouped(entries, by).items()
    ]
    columns = (Column(by, heading, grows=True), *_BREAKDOWN)
    return [Heading(wording.say(title)), Table.of(columns, rows)] if rows else []


def _figures(part: Tally) -> list[Cell]:
    times = part.timeliness
    return [
        part.total,
        sum(number for status, number in part.statuses.items() if status.is_open),
        times[Timeliness.OVERDUE],
        times[Timeliness.ONGOING],
        times[Timeliness.UNDATED],
        times[Timeliness.CLOSED],
        part.percent,
    ]


def _simple_counts(whole: Tally) -> list[tuple[str, Mapping[Any, int]]]:
    return [("status", _statuses(whole, "")), ("timeliness", whole.timeliness), ("days_overdue", whole.bands)]


def _data(whole: Tally, parts: dict[str, dict[str, Tally]], plans: dict[str, PlanTally]) -> Table:
    rows: list[list[Cell]] = [["all", "", *_figures(whole)]]
    rows += [["plan", name, *_figures(each.tally), *each[1:]] for name, each in plans.items()]
    for by, counts in _simple_counts(whole):
        rows += [[by, str(key), number] for key, number in counts.items()]
    rows += [[by, key, *_figures(part)] for by, groups in parts.items() for key, part in groups.items()]
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


def _record(whole: Tally, parts: dict[str, dict[str, Tally]], audience: Audience) -> dict[str, object]:
    return {
        "as_of": audience.as_of.isoformat(),
        **_part_record(whole),
        "statuses": _statuses(whole, ""),
        "timeliness": whole.timeliness,
        "days_overdue": whole.bands,
        "sections": {key: _part_record(part) for key, part in parts["section"].items()},
        "owners": {key: _part_record(part) for key, part in parts["owner"].items()},
    }


def _part_record(part: Tally) -> dict[str, object]:
    figures = {column.key: figure for column, figure in zip(_BREAKDOWN, _figures(part), strict=True)}
    return {**figures, "implemented": part.implemented, "expected": part.expected}
