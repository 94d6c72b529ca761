"""Several plans in one run: read one after another, each by a name of its own, and one that cannot be read named."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.diagnostic import CsecplanError
from csecplan.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from csecplan.cli.session import Session
    from csecplan.cli.source import Source
    from csecplan.view.page import Page


class NoAnswer(CsecplanError):
    """Several plans were named, and none of them answers; why was said of each."""

    sentence = N_("none of the plans could be read, for the reasons given above")


class LeftOut(CsecplanError):
    """A plan that has no part in the answer, for a reason that does not name it."""

    sentence = N_("{path} is left out: {reason}")


def readable(session: Session) -> Iterator[Source]:
    """Those of several plans that can be read, each let go before the next. Raises NoAnswer."""
    for error in session.sources.missing:
        session.leave_out(str(error.facts), error)
    found = False
    for source in session.sources:
        try:
            give_name(session, source)
        except CsecplanError as error:
            leave_out(session, source, error)
            continue
        found = True
        yield source
        source.let_go()
    if not found:
        raise NoAnswer


def plan_by_plan(session: Session, page_of: Callable[[Source], Page | None]) -> Page:
    """The pages that *page_of* makes of the plans, as one; of several, one for which it fails is named and left out.

    One of which it makes none has nothing to say. Raises NoAnswer where it fails for all.
    """
    from csecplan.view.plans import joined

    if not session.sources.are_several:
        [source] = session.each_source()
        page = page_of(source)
        return joined([(source.plan.name, page)] if page else [], session.audience)
    pages, failed = [], 0
    for source in session.each_source():
        try:
            if page := page_of(source):
                pages.append((session.sources.name_of(source), page))
        except CsecplanError as error:
            leave_out(session, source, error)
            failed += 1
    if failed and not pages:
        raise NoAnswer
    return joined(pages, session.audience)


def leave_out(session: Session, source: Source, error: CsecplanError) -> None:
    """Say *error*, for which the plan of *source* has no part in the answer, and which plan that is."""
    reason = session.output.wording.say(error.sentence, **error.facts)
    named = error if source.name in reason else LeftOut(path=source.name, reason=reason)
    session.leave_out(f"{source.file}\n{reason}", named)


def give_name(session: Session, source: Source) -> None:
    """Have *source* be called something that no plan before it is; where that is not its own name, it is said.

    Raises a CsecplanError where it cannot be read.
    """
    own, sources = source.plan.name, session.sources
    if source.file in sources.names:
        return
    other = sources.by_name.get(fold(own))
    name = own if other is None else _numbered(own, sources.by_name)
    sources.names[source.file] = name
    sources.by_name[fold(name)] = source
    if other is not None:
        sentence = N_(
            "{path} is called {name} here, because {other} has the same short name; another `id` in one of them"
            " tells them apart"
        )
        session.output.say(sentence, path=source.name, name=name, other=other.name)


def _numbered(name: str, taken: Mapping[str, object]) -> str:
    """*name* with the first number, from 2, that makes it another than those *taken*."""
    return next(each for number in count(2) if fold(each := f"{name}~{number}") not in taken)
