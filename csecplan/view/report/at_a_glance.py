"""The first page: numbers, status by section, how late, and what is due when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.model import Status
from csecplan.query.order import grouped, tally
from csecplan.query.recommendations import tally_of
from csecplan.timeliness import Timeliness
from csecplan.view.audience import group_title
from csecplan.view.cells import Column, Table
from csecplan.view.page import Heading, Prose
from csecplan.view.pictures import Bars, Contents, Figure, Figures, Share
from csecplan.view.recommendations import recommendations_table
from csecplan.view.summary import NOT_UNDERSTOOD, implemented, implemented_recommendations
from csecplan.view.timeline import drawn, track

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csecplan.i18n.wording import Wording
    from csecplan.query import Entry
    from csecplan.query.order import Tally
    from csecplan.query.recommendations import RecommendationEntry
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell
    from csecplan.view.page import Block
    from csecplan.view.pictures import Track

MOST_DRAWN = 200
"""Of more actions than this, the time axis shows those that are open and due first."""

_FIGURES = {
    Timeliness.OVERDUE: N_("Overdue"),
    Timeliness.DUE_SOON: N_("Due soon"),
    Timeliness.ON_TIME: N_("On time"),
    Timeliness.ONGOING: N_("Ongoing"),
    Timeliness.UNDATED: N_("Undated"),
    Timeliness.UNREADABLE: NOT_UNDERSTOOD,
    Timeliness.CLOSED: N_("Closed"),
}


def glance(
    entries: Sequence[Entry], recommendations: Sequence[RecommendationEntry], audience: Audience
) -> list[Block]:
    """*entries* in numbers and pictures, and how far their *recommendations* have come."""
    wording, whole = audience.wording, tally(entries)
    blocks: list[Block] = [
        Share(whole.percent, wording.say(N_("implemented")), implemented(whole, audience)),
        Prose(implemented_recommendations(tally_of(recommendations), audience)),
        Figures(_figures(whole, wording)),
        Contents(_contents(entries, audience)),
        Heading(wording.say(N_("Status by section")), 3),
        _matrix(entries, whole, wording),
    ]
    if recommendations:
        table = recommendations_table({"": recommendations}, audience)
        blocks += [Heading(wording.say(N_("Recommendations")), 3), table]
    if any(whole.bands.values()):
        rows: list[list[Cell]] = [[band, number] for band, number in whole.bands.items()]
        columns = (Column("band", N_("Days overdue")), Column("actions", N_("Actions"), numeric=True))
        blocks += [Heading(wording.say(N_("How late")), 3), Bars(Table.of(columns, rows))]
    return [*blocks, Heading(wording.say(N_("What is due when")), 3), *drawn(entries, audience, MOST_DRAWN)]


def _figures(whole: Tally, wording: Wording) -> list[Figure]:
    """How many stand how; what is unreadable only where something is."""
    return [
        Figure(wording.say(name), whole.timeliness[about], about)
        for about, name in _FIGURES.items()
        if whole.timeliness[about] or about is not Timeliness.UNREADABLE
    ]


def _contents(entries: Sequence[Entry], audience: Audience) -> list[tuple[str, list[Track]]]:
    return [
        (group_title("section", key, members[0], audience.wording), [track(entry, audience) for entry in members])
        for key, members in grouped(entries, "section").items()
    ]


def _matrix(entries: Sequence[Entry], whole: Tally, wording: Wording) -> Table:
    """How many of each status in each section, and in all; those whose status cannot be read only where there are."""
    unread = [Column("unread", NOT_UNDERSTOOD, numeric=True)] if whole.unread else []
    columns = (
        Column("section", N_("Section"), grows=True),
        *(Column(status.value, wording.label(status), numeric=True) for status in Status),
        *unread,
        Column("all", N_("All"), numeric=True),
        Column("overdue", N_("Overdue"), numeric=True, about=Timeliness.OVERDUE),
        Column("percent_implemented", N_("% impl."), numeric=True),
    )
    rows = [
        [group_title("section", key, members[0], wording), *_row(tally(members), unread=bool(unread))]
        for key, members in grouped(entries, "section").items()
    ]
    return Table.of(columns, [*rows, [wording.say(N_("All")), *_row(whole, unread=bool(unread))]])


def _row(part: Tally, *, unread: bool) -> list[Cell]:
    return [
        *part.statuses.values(),
        *([part.unread] if unread else []),
        part.total,
        part.timeliness[Timeliness.OVERDUE],
        part.percent,
    ]
