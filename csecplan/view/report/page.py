"""The report's parts in their order, each with its title; one that has nothing to show says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.query import outcomes
from csecplan.timeliness import Timeliness
from csecplan.view.audience import how_many
from csecplan.view.cells import quoted
from csecplan.view.listing import listing
from csecplan.view.page import Heading, Page, Prose
from csecplan.view.report import tables
from csecplan.view.report.at_a_glance import glance
from csecplan.view.report.changed import changed
from csecplan.view.report.register import register

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csecplan.model import Plan
    from csecplan.query import Entry
    from csecplan.query.recommendations import RecommendationEntry
    from csecplan.view.audience import Audience
    from csecplan.view.diff import Side
    from csecplan.view.page import Block


def report(
    plan: Plan,
    entries: Sequence[Entry],
    recommendations: Sequence[RecommendationEntry],
    audience: Audience,
    since: Side | None = None,
) -> Page:
    """*entries* and *recommendations* of *plan*, all or those asked for, as a committee reads them.

    Programs get the list of *entries*. With *since*, what was closed and what changed after it.
    """
    table = listing(entries, audience, ())
    return Page(
        blocks=lambda: [*_blocks(plan, entries, recommendations, audience, since)],
        data=table.data,
        records=table.records,
        footer=how_many(entries, audience),
        title=audience.wording.say(N_("Progress report")),
    )


def _blocks(
    plan: Plan,
    entries: Sequence[Entry],
    recommendations: Sequence[RecommendationEntry],
    audience: Audience,
    since: Side | None,
) -> Iterator[Block]:
    say = audience.wording.say
    yield Heading(quoted(plan.title, plan.language, audience.wording), 1)
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
    yield from _closed(plan, entries, audience, since)
    if since is not None:
        told = changed(plan, entries, audience, since)
        yield from _part(say(N_("Changed since {day}"), day=since.day), told, say(N_("Nothing changed.")))
    yield Heading(say(N_("Register")))
    yield from register(plan, entries, recommendations, audience)


def _part(title: str, blocks: Sequence[Block], nothing: str) -> Iterator[Block]:
    yield Heading(title)
    yield from blocks or [Prose(nothing)]


def _closed(plan: Plan, entries: Sequence[Entry], audience: Audience, since: Side | None) -> Iterator[Block]:
    """What is closed; with *since*, what was not closed then."""
    say = audience.wording.say
    closed = [entry for entry in entries if entry.timeliness is Timeliness.CLOSED]
    title, nothing = say(N_("Closed")), say(N_("No action is closed."))
    if since is not None:
        became = outcomes.since(since.plan, since.day, plan, audience.as_of)
        fresh = {id(each.entry.action) for each in became.closed}
        closed = [entry for entry in closed if id(entry.action) in fresh]
        title = say(N_("Closed since {day}"), day=since.day)
        nothing = say(N_("No action was closed."))
    yield from _part(title, tables.closed(closed, audience), nothing)
