"""Answers that go plan by plan: a page of each, as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.cli.portfolio import NoAnswer
from csecplan.diagnostic import CsecplanError
from csecplan.view.plans import joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from csecplan.cli.session import Session
    from csecplan.cli.source import Source
    from csecplan.view.page import Page


def plan_by_plan(session: Session, page_of: Callable[[Source], Page | None]) -> Page:
    """The pages that *page_of* makes of the plans, as one; of several, one for which it fails is named and left out.

    One of which it makes none has nothing to say. Raises NoAnswer where it fails for all.
    """
    several = session.sources.are_several
    pages, failed = [], 0
    for source in session.each_source():
        try:
            if page := page_of(source):
                pages.append((session.sources.name_of(source), page))
        except CsecplanError as error:
            if not several:
                raise
            session.leave_out(source, error)
            failed += 1
    if failed and not pages:
        raise NoAnswer
    return joined(pages, session.audience)
