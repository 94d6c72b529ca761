"""Several plans in one answer: a line each, and answers that go plan by plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.query.by_plan import by_plan
from csecplan.timeliness import Timeliness
from csecplan.view.audience import how_many_plans
from csecplan.view.cells import Column, Table
from csecplan.view.page import Heading, Page, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from csecplan.query import Entry
    from csecplan.view.audience import Audience
    from csecplan.view.page import Block

PLAN = Column("plan", N_("Plan"))
DATES = (Column("original_completion", N_("Original last due date")), Column("completion", N_("Last due date now")))
_LINE = (
    PLAN,
    Column("actions", N_("Actions"), numeric=True),
    Column("overdue", N_("Overdue"), numeric=True, about=Timeliness.OVERDUE),
    Column("percent_implemented", N_("% impl."), numeric=True),
    *DATES,
)


def plans_table(entries: Sequence[Entry], audience: Audience) -> list[Block]:
    """A line a plan under a title: its actions among *entries*, and by when all were and are due. [] for one plan."""
    if not audience.several:
        return []
    rows = [
        [name, each.tally.total, each.tally.timeliness[Timeliness.OVERDUE], each.tally.percent, *each[1:]]
        for name, each in by_plan(entries, audience.plans).items()
    ]
    return [Heading(audience.wording.say(N_("By plan"))), Table.of(_LINE, rows)]


def joined(pages: Sequence[tuple[str, Page]], audience: Audience) -> Page:
    """*pages*, one for each plan by its name, as one: each under its plan's name, and in data with it.

    Of one plan alone, its page, which for programs has the name too.
    """
    if not audience.several:
        name, page = pages[0]
        return page._replace(records=lambda: _named(name, page))
    return Page(
        blocks=lambda: [block for name, page in pages for block in _under(name, page)],
        data=lambda: _table([(name, page.data()) for name, page in pages]),
        records=lambda: [record for name, page in pages for record in _named(name, page)],
        footer=how_many_plans(audience),
    )


def _under(name: str, page: Page) -> Iterator[Block]:
    """The blocks of *page* under *name*, their headings one level lower, and its last line."""
    yield Heading(name, 1)
    for block in page.blocks():
        yield block._replace(level=block.level + 1) if isinstance(block, Heading) else block
    if page.footer:
        yield Prose(page.footer)


def _table(tables: Sequence[tuple[str, Table]]) -> Table:
    return Table.of(
        (PLAN, *(tables[0][1].columns if tables else ())),
        [[name, *row] for name, table in tables for row in table.rows],
    )


def _named(name: str, page: Page) -> list[Mapping[str, object]]:
    return [{"plan": name, **record} for record in page.records()]
