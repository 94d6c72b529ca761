"""`csecplan log`."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import click

from csecplan import N_
from csecplan.cli import day_types, help_pages, options
from csecplan.cli.help_pages import FILTERS, argument, option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from csecplan.cli.session import Session
    from csecplan.cli.source import Source
    from csecplan.history.steps import Step
    from csecplan.model import Plan
    from csecplan.view.page import Page


@click.command("log", cls=help_pages.Command)
@argument("ids", nargs=-1, metavar="[ID]...")
@option("--since", part=FILTERS, type=day_types.Start(), help=N_("Changes made on this day or later."))
@option("--until", part=FILTERS, type=day_types.End(), help=N_("Changes made on this day or earlier."))
@option("--author", part=FILTERS, metavar=N_("NAME"), default="",
        help=N_("Changes by those whose name or address has this in it."))  # fmt: skip
@options.question(has_at=False)
@click.pass_obj
def command(session: Session, ids: tuple[str, ...], since: date | None, until: date | None, author: str) -> None:
    """Tell what changed in the plan, when and by whom, newest first.

    With IDs, what changed of those items, also under the numbers they had
    before. Changes not committed yet come first. A version that cannot be
    read is named and stepped over.
    """
    from csecplan.cli.plan_by_plan import plan_by_plan
    from csecplan.history import log
    from csecplan.query.names import unknown_id
    from csecplan.render.progress import watched
    from csecplan.view.log import log as page_of

    gc.enable()  # a thousand versions are a thousand documents to give back
    doing = session.output.words.say(N_("Reading versions"))
    wanted = log.Filter(since, until, author)
    unknown = dict.fromkeys(ids)

    def page_of_plan(source: Source) -> Page | None:
        plan = source.plan._replace(name=session.sources.name_of(source))
        steps = log.steps(source.path, wanted, session.as_of, lambda versions: watched(versions, doing))
        known = [each for each in ids if _has(plan, steps, each)]
        for each in known:
            unknown.pop(each, None)
        if ids and not known and session.sources.are_several:
            return None
        return page_of(_about(plan, steps, known) if ids else steps, session.audience.about(plan), whole=not ids)

    page = plan_by_plan(session, page_of_plan)
    for each in unknown:
        raise unknown_id(list(session.each_plan()), each)
    session.show(page)


def _about(plan: Plan, steps: list[Step], ids: Sequence[str]) -> list[Step]:
    """*steps* as far as they are about *ids* of *plan*."""
    from csecplan.history.steps import about
    from csecplan.query.names import chooser

    return list(about(steps, chooser(ids, plan)))


def _has(plan: Plan, steps: list[Step], wanted: str) -> bool:
    """Whether *plan* has an item *wanted*, or had one."""
    from csecplan.query.names import chooser, is_id

    is_it = chooser((wanted,), plan)
    subjects = (change.subject for step in _about(plan, steps, (wanted,)) for change in step.changes)
    return any(is_it(each.id) or is_it(each.recommendation) for each in subjects) or is_id(plan, wanted)
