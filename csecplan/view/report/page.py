"""The report's parts in their order, each with its title; one that has nothing to show says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_, NOTHING
from csecplan.query import outcomes
from csecplan.timeliness import Timeliness
from csecplan.view.audience import how_many, how_many_plans
from csecplan.view.cells import quoted
from csecplan.view.listing import listing
from csecplan.view.page import Heading, Page, Prose
from csecplan.view.plans import plans_table
from csecplan.view.report import tables
from csecplan.view.report.at_a_glance import glance
from csecplan.view.report.changed import changed
from csecplan.view.report.register import register

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from csecplan.model import Plan
    from csecplan.query import Entry
    from csecplan.query.recommendations import RecommendationEntry
    from csecplan.view.audience import Audience
    from csecplan.view.diff import Side
    from csecplan.view.page import Block


def report(
    plans: Sequence[Plan],
    entries: Sequence[Entry],
    recommendations: Sequence[RecommendationEntry],
    audience: Audience,
    since: Mapping[str, Side] = NOTHING,
) -> Page:
    """*entries* and *recommendations* of *plans*, all or those asked for, as a committee reads them.

    Programs get the list of *entries*. With *since*, which has plans as they
    stood by their names, what was closed and what changed after it.
    """
    table = listing(entries, audience, ())
    return Page(
        blocks=lambda: [*_blocks(plans, entries, recommendations, audience, since)],
        data=table.data,
        records=table.records,
        footer=how_many(entries, audience),
        title=audience.wording.say(N_("Progress report")),
    )


def _blocks(
    plans: Sequence[Plan],
    entries: Sequence[Entry],
    recommendations: Sequence[RecommendationEntry],
    audience: Audience,
    since: Mapping[str, Side],
) -> Iterator[Block]:
    say = audience.wording.say
    yield Heading(_title(plans, audience), 1)
    yield from plans_table(entries, audience)
    yield Heading(say(N_("At a glance")))
    yield from glance(entries, recommendations, audience)
    late = [entry for entry in entries if entry.timeliness is Timeliness.OVERDUE]
    yield from _part(say(N_("Overdue")), tables.overdue(late, audience), say(N_("No action is overdue.")))
    yield from _part(say(N_("Moved")), tables.moved(entries, audience), say(N_("No due date was revised.")))
    yield from _part(
        say(N_("Ongoing")), tables.ongoing(entries, audience), say(N_("No action is stated to have no end."))
    )
    yield from _part(
        say(N_("Undated")), tables.undated(entries, audience), say(N_("Every open action has a due date."))
    )
    if unreadable := tables.unreadable(entries, audience):
        yield from _part(say(N_("Not understood")), unreadable, "")
    yield from _closed(plans, entries, audience, since)
    if since:
        found = [
            block
            for plan in plans
            if plan.name in since
            for block in changed(plan, _of(plan, entries), audience, since[plan.name])
        ]
        yield from _part(say(N_("Changed since {day}"), day=_day(since)), found, say(N_("Nothing changed.")))
    for plan in plans:
        of_plan = [each for each in recommendations if each.plan.name == plan.name]
        yield from _register(plan, _of(plan, entries), of_plan, audience)


def _title(plans: Sequence[Plan], audience: Audience) -> str:
    if audience.several:
        return audience.wording.say(N_("Progress report on {plans}"), plans=how_many_plans(audience))
    [plan] = plans
    return quoted(plan.title, plan.language, audience.wording)


def _of(plan: Plan, entries: Sequence[Entry]) -> list[Entry]:
    """Those of *entries* that are of *plan*."""
    return [entry for entry in entries if entry.plan.name == plan.name]


def _register(
    plan: Plan, entries: Sequence[Entry], recommendations: Sequence[RecommendationEntry], audience: Audience
) -> Iterator[Block]:
    """The register of *plan*; of several plans each has its own, under its name and its title."""
    if not audience.several:
        yield Heading(audience.wording.say(N_("Register")))
    elif blocks := list(register(plan, entries, recommendations, audience)):
        yield Heading(audience.wording.say(N_("Register of {plan}"), plan=plan.name))
        yield Prose(quoted(plan.title, plan.language, audience.wording))
        yield from blocks
        return
    yield from register(plan, entries, recommendations, audience)


def _part(title: str, blocks: Sequence[Block], nothing: str) -> Iterator[Block]:
    yield Heading(title)
    yield from blocks or [Prose(nothing)]


def _day(since: Mapping[str, Side]) -> date:
    """The day since when; of several plans, whose versions may be of different days, the earliest."""
    return min(side.day for side in since.values())


def _closed(
    plans: Sequence[Plan], entries: Sequence[Entry], audience: Audience, since: Mapping[str, Side]
) -> Iterator[Block]:
    """What is closed; with *since*, what was not closed then."""
    say = audience.wording.say
    closed = [entry for entry in entries if entry.timeliness is Timeliness.CLOSED]
    title, nothing = say(N_("Closed")), say(N_("No action is closed."))
    if since:
        became = [
            each
            for plan in plans
            if (side := since.get(plan.name))
            for each in outcomes.since(side.plan, side.day, plan, audience.as_of).closed
        ]
        fresh = {id(each.entry.action) for each in became}
        closed = [entry for entry in closed if id(entry.action) in fresh]
        title = say(N_("Closed since {day}"), day=_day(since))
        nothing = say(N_("No action was closed."))
    yield from _part(title, tables.closed(closed, audience), nothing)
