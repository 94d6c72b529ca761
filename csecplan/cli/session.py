"""One run of the command: what was asked for in common, the plan read once, and answers shown."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from csecplan import N_, Term, store
from csecplan.cli import streams
from csecplan.diagnostic import CsecplanError, ExitCode, Severity
from csecplan.i18n.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csecplan.cli.past import Past
    from csecplan.diagnostic import Diagnostic
    from csecplan.model import Plan
    from csecplan.query import Entry, Query
    from csecplan.view.page import DiagnosticText, Page
    from csecplan.view.reader import Reader
    from csecplan.yamltext import Document

MOST_COMPLAINTS = 10


class NotForTerminals(CsecplanError):
    """A format whose bytes no terminal can show."""

    exit_code = ExitCode.USAGE
    sentence = N_("{name} is a file, not text: say which one with --output, or pipe it")


class Session:
    """What one run knows. `asked` is the language of --lang or CSECPLAN_LANG, `spoken` that or the locale's."""

    def __init__(self, *, asked: str | None = None, spoken: str | None = None) -> None:
        self.asked = asked
        self.spoken = spoken
        self.plan_option: Path | None = None
        self.as_of_option: date | None = None
        self.at_option: str | None = None
        self.color = "auto"
        self.format: str | None = None
        self.output: Path | None = None
        self.exit_code = ExitCode.OK
        self.written = False
        """Whether a change was written, which stands from then on."""

    # -- what is asked of ---------------------------------------------------------------------

    @cached_property
    def file(self) -> str:
        """The plan's file: as asked, else the nearest plan.yaml."""
        return os.fspath(self.plan_option) if self.plan_option else store.find()

    @cached_property
    def path(self) -> Path:
        """The plan's file, for what does more than read it."""
        from pathlib import Path

        return Path(self.file)

    @property
    def name(self) -> str:
        """The plan's path as a person in this folder would write it."""
        try:
            here = os.path.relpath(self.file)
        except OSError:  # the folder was deleted under the person's feet
            here = self.file
        here = self.file if here.startswith("..") and self.plan_option else here
        return f"{here}@{self.at_option}" if self.at_option else here

    @cached_property
    def past(self) -> Past | None:
        """The version that --at asks for."""
        if self.at_option is None:
            return None
        from csecplan.cli.past import version

        return version(self.path, self.at_option)

    @cached_property
    def document(self) -> Document:
        from csecplan.yamltext import Document

        return Document.parse(self.past.data if self.past else store.read_bytes(self.file))

    @cached_property
    def _read(self) -> tuple[Plan, list[Diagnostic]]:
        from csecplan import reading

        return reading.read(self.document)

    @property
    def plan(self) -> Plan:
        return self._read[0]

    @cached_property
    def plan_if_any(self) -> Plan:
        """The plan, for what can be answered without one: an empty one where none is here or named."""
        from csecplan.model import Plan

        try:
            return self.plan
        except store.PlanNotFound:
            return Plan()

    @cached_property
    def as_of(self) -> date:
        """The day that answers are true of: as asked, else that of the version of --at, else today here."""
        return self.as_of_option or (self.past.day if self.past else date.today())

    @cached_property
    def known(self) -> Plan:
        """The plan as far as it was known on that day: what questions, which change nothing, are asked of."""
        from csecplan import known

        return known.on(self.plan, self.as_of)

    def select(self, query: Query) -> list[Entry]:
        """What *query* asks for, after a word on stderr about what in the file is wrong."""
        from csecplan.query import select

        self.report_errors()
        return select([self.known], query, self.as_of)

    def diagnostics(self, *, errors_only: bool = False) -> list[Diagnostic]:
        """What reading and the rules find, in file order."""
        from csecplan import checks

        found = [d for d in self._read[1] if not errors_only or d.rule.severity is Severity.ERROR]
        found += checks.run(self.plan, self.as_of, errors_only=errors_only)
        return sorted(found, key=self._place) if len(found) > 1 else found

    def _place(self, diagnostic: Diagnostic) -> int:
        span = diagnostic.span or self.document.span(diagnostic.route or (), on_key=diagnostic.on_key)
        return span[0]

    # -- languages ----------------------------------------------------------------------------

    @cached_property
    def words(self) -> Wording:
        """The reader's language as far as it is known without a plan."""
        return Wording(self.spoken or "en")

    @cached_property
    def wording(self) -> Wording:
        """The reader's language: as asked, else the locale's, else the plan's."""
        return self.words if self.spoken else Wording(self.plan_if_any.language or "en")

    @cached_property
    def reader(self) -> Reader:
        """Who reads: texts in data are in the language asked for, else the plan's; a locale does not count."""
        from csecplan.view.reader import Reader

        return Reader(self.wording, self.asked or self.plan_if_any.language or "en", self.as_of)

    # -- showing ------------------------------------------------------------------------------

    def show(self, page: Page, unless_told: str = "table") -> None:
        """Write *page* in the format asked for, else *unless_told*, to the file asked for or stdout."""
        if self.past:
            page = page._replace(footer=self.past.said_of(page.footer, self.wording))
        name = self.format or self._format_of_output() or unless_told
        if self.output is not None:
            rendered = self._rendered(page, name, False, 10_000)
            from csecplan.store.output import write_output

            data = rendered if isinstance(rendered, bytes) else rendered.encode("utf-8")
            write_output(self.output, data, plan=self._plan_if_named())
            return
        if name == "table" and self._is_rich:
            name = "terminal"
        rendered = self._rendered(page, name, self.colors)
        if isinstance(rendered, bytes) and streams.is_terminal(sys.stdout):
            raise NotForTerminals(name=name)
        self.answer(rendered)

    def _plan_if_named(self) -> str | None:
        """The plan's file, there or not; None where none is named and none is here."""
        try:
            return self.file
        except store.PlanNotFound:
            return None

    @property
    def colors(self) -> bool:
        """Whether stdout gets colours."""
        return streams.colors(self.color, sys.stdout)

    @property
    def _is_rich(self) -> bool:
        """Whether a table goes to a terminal, or to something that was said to be one."""
        return streams.is_terminal(sys.stdout) or self.color == "always"

    def _format_of_output(self) -> str | None:
        from csecplan.render import SUFFIXES

        return SUFFIXES.get(self.output.suffix.lower()) if self.output else None

    def _rendered(self, page: Page, name: str, color: bool, width: int | None = None) -> str | bytes:
        from csecplan.render import Target, render

        encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
        target = Target(
            self.wording,
            self.reader.data_language,
            width or streams.columns(sys.stdout),
            color,
            unicode=encoding == "utf8",
            terminal=self.output is None and streams.is_terminal(sys.stdout),
        )
        return render(page, name, target)

    def report_errors(self) -> None:
        """Say on stderr what is wrong with the file, if anything is; the rest is still answered, with exit 3."""
        if found := self.diagnostics(errors_only=True):
            self.exit_code = ExitCode.FAULTY
            self.report(found)

    def report(self, found: Sequence[Diagnostic]) -> None:
        """Say *found* on stderr, each at its line with what to do; of many, the first ones."""
        from csecplan.reading.locate import locate
        from csecplan.view.diagnostics import diagnostic_text

        wording = self.wording
        shown = [
            diagnostic_text(each, locate(self.document, each), self.name, wording) for each in found[:MOST_COMPLAINTS]
        ]
        lines = [self._as_read(each) for each in shown]
        if more := len(found) - len(shown):
            lines.append(wording.count(more, N_("{n} more: `csecplan check`"), N_("{n} more: `csecplan check`")))
        self.remark("\n\n".join(lines) + "\n")

    def _as_read(self, diagnostic: DiagnosticText) -> str:
        """*diagnostic* for stderr: on a terminal in lines that fit it, its carets under what is meant."""
        from csecplan.render import Target
        from csecplan.render.plain import diagnostic_lines

        if not streams.is_terminal(sys.stderr):
            return diagnostic_lines(diagnostic, self.wording)
        from csecplan.render.terminal.page import fitted_diagnostic

        return fitted_diagnostic(diagnostic, Target(self.wording, self.wording.language, streams.columns(sys.stderr)))

    def complain(self, error: CsecplanError) -> None:
        """Say *error* on stderr."""
        wording = self._known_wording
        said = wording.say(error.sentence, **error.facts)
        self._complain(wording.with_choices(said, error.facts.get("choices")))

    def _complain(self, said: str) -> None:
        self.remark(self._known_wording.say(N_("csecplan: {message}"), message=said))

    @property
    def _known_wording(self) -> Wording:
        """The reader's language, as far as it is known without opening a plan that was not opened yet."""
        return self.words if self.spoken or "document" not in self.__dict__ else self.wording

    def interrupted(self) -> None:
        """Say on stderr that a Ctrl-C ended the command, and whether it had changed anything."""
        stands = N_("interrupted; the change had already been made, and is kept")
        self._complain(self._known_wording.say(stands if self.written else N_("interrupted")))

    def answer(self, text: str | bytes) -> None:
        """Write *text* to stdout. Raises store.OutputCut where that fails, but for a change that stands by then."""
        try:
            streams.write(text, sys.stdout)
        except OSError as error:
            path, reason = Term(N_("standard output")), store.why(error)
            if not self.written:
                raise store.OutputCut(path=path, reason=reason) from None
            stands = N_("the change was made and is kept; only the answer could not be shown on {path}: {reason}")
            self._complain(self._known_wording.say(stands, path=path, reason=reason))

    def remark(self, text: str) -> None:
        """Write *text* and a newline to stderr."""
        self.ask(f"{text}\n")

    def ask(self, text: str) -> None:
        """Write *text* to stderr, on a terminal in lines that fit it, with nothing in it that a terminal would obey.

        Where that is closed or full nobody can be told, and the exit status
        says it alone.
        """
        from csecplan.render.escape import visible

        shown = visible(text)
        if streams.is_terminal(sys.stderr):
            from csecplan.render.terminal.wrapping import fitted

            shown = fitted(shown, streams.columns(sys.stderr))
        with suppress(OSError):
            streams.write(shown, sys.stderr)
