"""The answer to `trend`: the plan's figures at the end of each period, with a small drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.timeliness import Timeliness
from csecplan.view.audience import how_many, plan_title
from csecplan.view.cells import Column, Proportions, Table
from csecplan.view.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from csecplan.query import Entry
    from csecplan.query.trend import Figures
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell
    from csecplan.view.record import Record

_FIGURES = (
    Column("day", N_("As of")),
    Column("open", N_("Open"), numeric=True),
    Column("overdue", N_("Overdue"), numeric=True, about=Timeliness.OVERDUE),
    Column("closed", N_("Closed"), numeric=True),
    Column("implemented_percent", N_("% impl."), numeric=True),
)
_DRAWING = Column("drawing", N_("Closed, open, overdue"), under=("day",))


def trend(rows: Sequence[tuple[date, Figures]], entries: Sequence[Entry], audience: Audience) -> Page:
    """*rows* of figures, each of a day; *entries* are what was asked about, as they stand on the last."""
    return Page(
        blocks=lambda: [trend_table(rows)],
        data=lambda: Table.of(_FIGURES, [_cells(day, figures) for day, figures in rows]),
        records=lambda: [_record(day, figures) for day, figures in rows],
        footer=how_many(entries, audience),
        title=plan_title(entries, audience),
    )


def trend_table(rows: Sequence[tuple[date, Figures]]) -> Table:
    """*rows* with a bar each, all to one scale."""
    most = max(figures.open + figures.closed for _, figures in rows)
    return Table.of((*_FIGURES, _DRAWING), [[*_cells(day, figures), _bar(figures, most)] for day, figures in rows])


def _bar(figures: Figures, most: int) -> Proportions:
    """What is closed, open and not overdue, and overdue."""
    waiting = figures.open - figures.overdue
    parts = (Timeliness.CLOSED, figures.closed), (Timeliness.ON_TIME, waiting), (Timeliness.OVERDUE, figures.overdue)
    return Proportions(parts, most)


def _cells(day: date, figures: Figures) -> list[Cell]:
    return [day, figures.open, figures.overdue, figures.closed, figures.percent]


def _record(day: date, figures: Figures) -> Record:
    return {
        "day": day.isoformat(),
        "open": figures.open,
        "overdue": figures.overdue,
        "closed": figures.closed,
        "implemented_percent": figures.percent,
    }
