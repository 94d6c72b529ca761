"""One run of the command: what was asked, where the plan comes from, and what is put out, joined for commands."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from csecplan.cli.output import Output
from csecplan.cli.request import Request
from csecplan.cli.source import Source

if TYPE_CHECKING:
    from csecplan.diagnostic import Diagnostic
    from csecplan.model import Plan
    from csecplan.query import Entry, Query
    from csecplan.view.audience import Audience
    from csecplan.view.page import Page


class Session:
    """What a command is given. `has_errors` says that errors in the plan were reported beside the answer."""

    def __init__(self, request: Request | None = None) -> None:
        self.has_errors = False
        self.begin(request or Request())

    def begin(self, request: Request) -> None:
        """Answer *request*: that of languages while options are parsed, then that of all of them."""
        self.request = request
        self.source = Source(request)
        self.output = Output(request, self.source)

    @cached_property
    def as_of(self) -> date:
        """The day that answers are true of: as asked, else that of the version of --at, else today here."""
        return self.request.as_of or (self.source.version.day if self.source.version else date.today())

    @cached_property
    def plans(self) -> list[Plan]:
        """Plans as far as they were known on that day, which questions are asked of: a file is a portfolio of one."""
        from csecplan import known

        return [known.on(self.source.plan, self.as_of)]

    @cached_property
    def audience(self) -> Audience:
        """Who reads, and when."""
        from csecplan.view.audience import Audience

        return Audience(self.output.wording, self.output.data_language, self.as_of)

    def select(self, query: Query) -> list[Entry]:
        """What *query* asks for, after a word on stderr about what in the file is wrong."""
        from csecplan.query import select

        self.report_errors()
        return select(self.plans, query, self.as_of)

    def show(self, page: Page, default: str = "table") -> None:
        """Put out *page*, in the format asked for, else in *default*."""
        self.output.show(page, default)

    def diagnostics(self, *, errors_only: bool = False) -> list[Diagnostic]:
        """What reading and the rules find, in file order."""
        return self.source.diagnostics(self.as_of, errors_only=errors_only)

    def report_errors(self) -> None:
        """Say on stderr what is wrong with the file, if anything is; the rest is still answered, with exit 3."""
        if errors := self.diagnostics(errors_only=True):
            self.has_errors = True
            self.output.show_diagnostics(errors)
