"""What is put out: answers on stdout or in a file, remarks and questions on stderr, in the reader's language."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from csecplan import N_, Term, store
from csecplan.cli import streams
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.i18n.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csecplan.cli.request import Request
    from csecplan.cli.source import Source
    from csecplan.cli.sources import Sources
    from csecplan.diagnostic import Diagnostic
    from csecplan.model import Fact
    from csecplan.texts import Language
    from csecplan.view.page import DiagnosticText, Page

MOST_COMPLAINTS = 10
FILE_WIDTH = 10_000
"""Cells that a table in a file may be wide."""


class NotForTerminals(CsecplanError):
    """A format whose bytes no terminal can show."""

    exit_code = ExitCode.USAGE
    sentence = N_("{name} is a file, not text: say which one with --output, or pipe it")


class Output:
    """Where one run's answers and remarks go, and the language they are in."""

    def __init__(self, request: Request, sources: Sources) -> None:
        self._request = request
        self._sources = sources
        self._change_stands = False

    # -- languages ----------------------------------------------------------------------------

    @cached_property
    def words(self) -> Wording:
        """The reader's language as far as it is known without a plan."""
        return Wording(self._request.spoken or "en")

    @cached_property
    def wording(self) -> Wording:
        """The reader's language: as asked, else the locale's, else the plan's."""
        return self.words if self._request.spoken else Wording(self._sources.language or "en")

    @property
    def data_language(self) -> Language | None:
        """The language of texts in data: the one asked for, else the plan's; a locale does not count.

        None where each of several plans has its own.
        """
        if self._request.language or self._sources.are_several:
            return self._request.language
        return self._sources.language or "en"

    @property
    def _known_wording(self) -> Wording:
        """The reader's language, as far as it is known without opening a plan that was not opened yet."""
        return self.wording if self._sources.is_open else self.words

    # -- answers ------------------------------------------------------------------------------

    def show(self, page: Page, default: str = "table") -> None:
        """Write *page* in the format asked for, else in *default*, to the file asked for or stdout."""
        page = self._dated(page)
        name = self._request.format or self._format_of_file() or default
        if self._request.output:
            self._write_file(self._request.output, self._rendered(page, name, False, FILE_WIDTH))
            return
        if name == "table" and (streams.is_terminal(sys.stdout) or self._request.color == "always"):
            name = "terminal"
        rendered = self._rendered(page, name, self.has_colors)
        if isinstance(rendered, bytes) and streams.is_terminal(sys.stdout):
            raise NotForTerminals(name=name)
        self.answer(rendered)

    def show_diff(self, before: str, after: str) -> None:
        """Show what changed in the plan's text."""
        from csecplan.render.diff import unified

        self.answer(unified(before, after, self._sources.first.name, color=self.has_colors))

    def answer(self, text: str | bytes) -> None:
        """Write *text* to stdout. Raises store.OutputCut where that fails, but for a change that stands by then."""
        try:
            streams.write(text, sys.stdout)
        except OSError as error:
            path, reason = Term(N_("standard output")), store.why(error)
            if not self._change_stands:
                raise store.OutputCut(path=path, reason=reason) from None
            stands = N_("the change was made and is kept; only the answer could not be shown on {path}: {reason}")
            self._complain(self._known_wording.say(stands, path=path, reason=reason))

    def answer_in_words(self, text: str) -> None:
        """Write *text* to stdout, on a terminal in lines that fit it, with nothing in it that one would obey."""
        from csecplan.render.escape import visible
        from csecplan.render.terminal.wrapping import fitted

        shown = visible(text)
        is_shown = streams.is_terminal(sys.stdout) or self._request.color == "always"
        self.answer(f"{fitted(shown, streams.columns(sys.stdout)) if is_shown else shown}\n")

    @property
    def has_colors(self) -> bool:
        """Whether stdout gets colours."""
        return streams.colors(self._request.color, sys.stdout)

    def _dated(self, page: Page) -> Page:
        """*page*, which says in its last line of which version of the plan it is true, where it is an older one."""
        if self._request.at is None:
            return page
        if self._sources.are_several:
            each = N_("{answer}; each plan as it stood at {version}")
            return page._replace(footer=self.wording.say(each, answer=page.footer, version=self._request.at))
        version = self._sources.first.version
        assert version is not None
        sentence = N_("{answer}; the plan as it stood on {day} (version {commit})")
        facts = {"answer": page.footer, "day": version.day, "commit": version.commit[:7]}
        return page._replace(footer=self.wording.say(sentence, **facts))

    def _format_of_file(self) -> str | None:
        from csecplan.render import SUFFIXES

        return SUFFIXES.get(self._request.output.suffix.lower()) if self._request.output else None

    def _rendered(self, page: Page, name: str, color: bool, width: int | None = None) -> str | bytes:
        from csecplan.render import Target, render

        encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
        target = Target(
            self.wording,
            self.data_language,
            width or streams.columns(sys.stdout),
            color,
            unicode=encoding == "utf8",
            terminal=self._request.output is None and streams.is_terminal(sys.stdout),
        )
        try:
            return render(page, name, target)
        except OSError as error:  # a workbook is put together in the system's folder for temporary files
            if self._request.output:
                raise store.OutputRefused(path=str(self._request.output), reason=store.why(error)) from None
            raise store.OutputCut(path=Term(N_("standard output")), reason=store.why(error)) from None

    def _write_file(self, path: Path, rendered: str | bytes) -> None:
        from csecplan.store.output import write_output

        data = rendered if isinstance(rendered, bytes) else rendered.encode("utf-8")
        write_output(path, data, plans=self._sources.files)

    # -- remarks ------------------------------------------------------------------------------

    def say(self, sentence: str, **facts: Fact) -> None:
        """A remark on stderr: *sentence* with *facts*, in the reader's language."""
        self.remark(self.wording.say(sentence, **facts))

    def remark(self, text: str) -> None:
        """Write *text* and a newline to stderr."""
        self.prompt(f"{text}\n")

    def prompt(self, text: str) -> None:
        """Write *text* to stderr, on a terminal in lines that fit it, with nothing in it that a terminal would obey.

        Where that is closed or full nobody can be told, and the exit status
        says it alone.
        """
        from csecplan.render.escape import visible

        shown = visible(text)
        with suppress(OSError):
            streams.write(_fitted(shown) if streams.is_terminal(sys.stderr) else shown, sys.stderr)

    def show_diagnostics(self, diagnostics: Sequence[Diagnostic], source: Source | None = None) -> None:
        """Say *diagnostics* of a plan's file on stderr, each at its line with what to do; of many, the first ones."""
        from csecplan.reading.locate import locate
        from csecplan.view.diagnostics import diagnostic_text

        source = source or self._sources.first
        wording, document, name = self.wording, source.document, source.name
        shown = [
            diagnostic_text(each, locate(document, each), name, wording) for each in diagnostics[:MOST_COMPLAINTS]
        ]
        has_terminal = streams.is_terminal(sys.stderr)
        lines = [
            _fitted_diagnostic(each, wording) if has_terminal else _plain_diagnostic(each, wording) for each in shown
        ]
        if more := len(diagnostics) - len(shown):
            lines.append(wording.count(more, N_("{n} more: `csecplan check`"), N_("{n} more: `csecplan check`")))
        self.remark("\n\n".join(lines) + "\n")

    def complain(self, error: CsecplanError) -> None:
        """Say *error* on stderr."""
        wording = self._known_wording
        message = wording.say(error.sentence, **error.facts)
        self._complain(wording.with_choices(message, error.facts.get("choices")))

    def interrupted(self) -> None:
        """Say on stderr that a Ctrl-C ended the command, and whether it had changed anything."""
        stands = N_("interrupted; the change had already been made, and is kept")
        self._complain(self._known_wording.say(stands if self._change_stands else N_("interrupted")))

    def change_stands(self) -> None:
        """Know from here on that a change was written, which stands whatever comes after."""
        self._change_stands = True

    def _complain(self, message: str) -> None:
        self.remark(self._known_wording.say(N_("csecplan: {message}"), message=message))

    # -- questions ----------------------------------------------------------------------------

    @property
    def is_attended(self) -> bool:
        """Whether a person is there to answer."""
        return streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stderr)

    def agrees(self, question: str) -> bool:
        """The person's answer to *question*: yes or no in either language; anything else is no."""
        self.prompt(f"{question} {self.wording.say(N_('[y/N]'))} ")
        return sys.stdin.readline().strip().casefold() in {"y", "yes", "o", "oui"}


def _fitted(text: str) -> str:
    """*text* in lines that fit the terminal at stderr."""
    from csecplan.render.terminal.wrapping import fitted

    return fitted(text, streams.columns(sys.stderr))


def _fitted_diagnostic(diagnostic: DiagnosticText, wording: Wording) -> str:
    """*diagnostic* in lines that fit the terminal at stderr, its carets under what is meant."""
    from csecplan.render import Target
    from csecplan.render.terminal.page import fitted_diagnostic

    return fitted_diagnostic(diagnostic, Target(wording, wording.language, streams.columns(sys.stderr)))


def _plain_diagnostic(diagnostic: DiagnosticText, wording: Wording) -> str:
    """*diagnostic* for a stderr that is no terminal."""
    from csecplan.render.plain import diagnostic_lines

    return diagnostic_lines(diagnostic, wording)
