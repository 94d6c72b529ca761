"""One run of the command: what was asked, where the plans come from, and what is put out, joined for commands."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from csecplan.cli.output import Output
from csecplan.cli.portfolio import Portfolio
from csecplan.cli.request import Request
from csecplan.cli.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csecplan.cli.source import Source
    from csecplan.diagnostic import CsecplanError, Diagnostic
    from csecplan.i18n.wording import Wording
    from csecplan.model import Plan
    from csecplan.query import Entry, Query
    from csecplan.view.audience import Audience
    from csecplan.view.page import Page


class Session:
    """What a command is given. `has_errors` says that errors in a plan were reported beside the answer."""

    def __init__(self, request: Request | None = None) -> None:
        self._had_errors = False
        self.begin(request or Request())

    def begin(self, request: Request) -> None:
        """Answer *request*: that of languages while options are parsed, then that of all of them."""
        self.request = request
        self.sources = Sources(request)
        self.output = Output(request, self.sources)
        self._portfolio = Portfolio(self.sources, self.output)
        self._kept: list[Plan] | None = None

    def narrow(self, request: Request) -> None:
        """Answer *request*, which is about one of the plans asked till now, from here on."""
        self._had_errors = self.has_errors
        self.begin(request)

    @property
    def has_errors(self) -> bool:
        return self._had_errors or self._portfolio.has_errors

    @property
    def source(self) -> Source:
        """The plan, for what is about one; of several the first."""
        return self.sources.first

    @property
    def as_of(self) -> date:
        """The day that answers are true of: as asked, else that of the version of --at, else today here."""
        return self.request.as_of or self.sources.day or self._today

    @cached_property
    def _today(self) -> date:
        return date.today()

    @property
    def audience(self) -> Audience:
        """Who reads, and when, of which plans: those that were read by then."""
        from csecplan.view.audience import Audience

        wording, language, sources = self.output.wording, self.output.data_language, self.sources
        return Audience(wording, language, self.as_of, sources.are_several, sources.names_read)

    @property
    def plan_wording(self) -> Wording:
        """Words in the plan's language, else the reader's: for what is written of our own into the plan."""
        from csecplan.i18n.wording import Wording

        return Wording(self.source.plan.language or self.output.wording.language)

    def show(self, page: Page, default: str = "table") -> None:
        """Put out *page*, in the format asked for, else in *default*."""
        self.output.show(page, default)

    # -- plans --------------------------------------------------------------------------------

    @property
    def plans(self) -> list[Plan]:
        """Plans as far as they were known on that day, which questions are asked of: a file is a portfolio of one.

        This is for what needs all of every plan: they are all kept.
        """
        if self._kept is None:
            self._kept = list(self.each_plan())
        return self._kept

    def select(self, query: Query) -> list[Entry]:
        """What *query* asks for, after a word on stderr about what in the files is wrong.

        Of several plans each is read, asked and let go before the next, unless `plans` has kept them.
        """
        from csecplan.query import select

        is_streamed = self._kept is None and self.sources.are_several
        return select(_Anew(self) if is_streamed else self.plans, query, self.as_of)

    def each_plan(self) -> Iterator[Plan]:
        """The plans as known on the day, each read when its turn comes."""
        from csecplan import known

        several = self.sources.are_several
        for source in self._portfolio.each_readable(lambda: self.as_of):
            plan = source.plan
            if several:
                plan = plan._replace(name=self.sources.name_of(source), among=True)
            yield known.on(plan, self.as_of)

    def each_source(self, *, report: bool = True) -> Iterator[Source]:
        """The plans' files, each read when its turn comes; with *report*, errors in one are said on stderr, once.

        Of several, those that cannot be read are named there and left out;
        where that is all of them, NoAnswer is raised.
        """
        return self._portfolio.each((lambda: self.as_of) if report else None)

    def leave_out(self, source: Source, error: CsecplanError) -> None:
        """Say *error*, for which the plan of *source*, of several, has no part in the answer."""
        self._portfolio.leave_out(source, error)

    def diagnostics(self, *, errors_only: bool = False) -> list[Diagnostic]:
        """What reading and the rules find, in file order."""
        return self.source.diagnostics(self.as_of, errors_only=errors_only)

    def report_errors(self) -> None:
        """Say on stderr what is wrong with the file, if anything is; the rest is still answered, with exit 3."""
        self._portfolio.report_errors(self.source, self.as_of)


class _Anew:
    """Several plans, read anew each time they are gone through."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __iter__(self) -> Iterator[Plan]:
        return self._session.each_plan()
