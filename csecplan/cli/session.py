"""One run of the command: what was asked, where the plans come from, and what is put out, joined for commands."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from csecplan.cli.output import Output
from csecplan.cli.request import Request
from csecplan.cli.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csecplan.cli.source import Source
    from csecplan.diagnostic import CsecplanError, Diagnostic
    from csecplan.model import Plan
    from csecplan.query import Entry, Query
    from csecplan.view.audience import Audience
    from csecplan.view.page import Page


class Session:
    """What a command is given. `has_errors` says that errors in a plan were reported beside the answer."""

    def __init__(self, request: Request | None = None) -> None:
        self.has_errors = False
        self.begin(request or Request())

    def begin(self, request: Request) -> None:
        """Answer *request*: that of languages while options are parsed, then that of all of them."""
        for known in ("as_of", "plans"):
            self.__dict__.pop(known, None)
        self.request = request
        self.sources = Sources(request)
        self.output = Output(request, self.sources)
        self._complained: set[str] = set()

    @property
    def source(self) -> Source:
        """The plan, for what is about one; of several the first."""
        return self.sources.first

    @cached_property
    def as_of(self) -> date:
        """The day that answers are true of: as asked, else that of the version of --at, else today here."""
        return self.request.as_of or self.sources.day or date.today()

    @property
    def audience(self) -> Audience:
        """Who reads, and when, of which plans: those that were read by then."""
        from csecplan.view.audience import Audience

        sources = self.sources
        return Audience(
            self.output.wording, self.output.data_language, self.as_of, sources.are_several, sources.names_read
        )

    def show(self, page: Page, default: str = "table") -> None:
        """Put out *page*, in the format asked for, else in *default*."""
        self.output.show(page, default)

    # -- plans --------------------------------------------------------------------------------

    @cached_property
    def plans(self) -> list[Plan]:
        """Plans as far as they were known on that day, which questions are asked of: a file is a portfolio of one.

        This is for what needs all of every plan: they are all kept.
        """
        return list(self.each_plan())

    def select(self, query: Query) -> list[Entry]:
        """What *query* asks for, after a word on stderr about what in the files is wrong.

        Of several plans each is read, asked and let go before the next, unless `plans` has kept them.
        """
        from csecplan.query import select

        is_kept = "plans" in self.__dict__ or not self.sources.are_several
        return select(self.plans if is_kept else _Anew(self), query, self.as_of)

    def each_plan(self) -> Iterator[Plan]:
        """The plans as known on the day, each read when its turn comes."""
        from csecplan import known

        several = self.sources.are_several
        for source in self.each_source():
            plan = source.plan
            yield known.on(
                plan._replace(name=self.sources.name_of(source), among=True) if several else plan, self.as_of
            )

    def each_source(self, *, report: bool = True) -> Iterator[Source]:
        """The files of the plans, each read when its turn comes; what is wrong with one is said on stderr, once.

        Of several, those that cannot be read are named there and left out;
        where that is all of them, NoAnswer is raised. Without *report*,
        errors in what can be read are not said.
        """
        if self.sources.are_several:
            from csecplan.cli.portfolio import readable

            sources = readable(self)
        else:
            sources = iter((self.source,))
        for source in sources:
            if report:
                self.report_errors(source)
            yield source

    def diagnostics(self, *, errors_only: bool = False) -> list[Diagnostic]:
        """What reading and the rules find, in file order."""
        return self.source.diagnostics(self.as_of, errors_only=errors_only)

    def report_errors(self, source: Source | None = None) -> None:
        """Say on stderr what is wrong with the file, if anything is; the rest is still answered, with exit 3."""
        source = source or self.source
        if source.file in self._complained:
            return
        self._complained.add(source.file)
        if errors := source.diagnostics(self.as_of, errors_only=True):
            self.has_errors = True
            self.output.show_diagnostics(errors, source)

    def leave_out(self, about: str, error: CsecplanError) -> None:
        """Say *error* once, for which the plan *about* has no part in the answer, which has exit 3 therefore."""
        self.has_errors = True
        if about not in self._complained:
            self._complained.add(about)
            self.output.complain(error)


class _Anew:
    """Several plans, read anew each time they are gone through."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __iter__(self) -> Iterator[Plan]:
        return self._session.each_plan()
