"""The plans of one run, read one after another: what is wrong with each said once, and each by a name of its own."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.diagnostic import CsecplanError
from csecplan.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from csecplan.cli.output import Output
    from csecplan.cli.source import Source
    from csecplan.cli.sources import Sources


class NoAnswer(CsecplanError):
    """Several plans were named, and none of them answers; why was said of each."""

    sentence = N_("none of the plans could be read, for the reasons given above")


class LeftOut(CsecplanError):
    """A plan that has no part in the answer, for a reason that does not name it."""

    sentence = N_("{path} is left out: {reason}")


class NoRecommendations(CsecplanError):
    """A plan of which nothing can be read that a question is about; what is wrong with it was said."""

    sentence = N_("{path} is left out: its recommendations cannot be read")


class Portfolio:
    """The plans of *sources*. `has_errors` says that something was wrong with one, which was said on stderr."""

    def __init__(self, sources: Sources, output: Output) -> None:
        self.has_errors = False
        self._sources = sources
        self._output = output
        self._complained: set[str] = set()

    def each(self, as_of: Callable[[], date] | None) -> Iterator[Source]:
        """The plans that can be read, each read when its turn comes, and let go where there are several.

        Of several, those that cannot be read are named on stderr and left out;
        where that is all of them, NoAnswer is raised. Errors in what can be
        read are said too, as of the day that *as_of* gives, where it is given.
        """
        several, found = self._sources.are_several, False
        for error in self._sources.missing if several else ():
            self._complain(str(error.facts), error)
        for source in self._sources if several else (self._sources.first,):
            if several and not self._is_named(source):
                continue
            found = True
            if as_of:
                self.report_errors(source, as_of())
            yield source
            if several:
                source.let_go()
        if not found:
            raise NoAnswer

    def each_readable(self, as_of: Callable[[], date]) -> Iterator[Source]:
        """Those of `each` that say something to be asked about; of several, one that does not is left out.

        With no action and none overdue it would read as good news.
        """
        several, found = self._sources.are_several, False
        for source in self.each(as_of):
            if several and not source.has_recommendations:
                self._sources.left_out.add(source.file)
                self._complain(f"{source.file}\n", NoRecommendations(path=source.name))
                continue
            found = True
            yield source
        if not found:
            raise NoAnswer

    def report_errors(self, source: Source, as_of: date) -> None:
        """Say once on stderr what is wrong with the file, if anything is; the rest is still answered, with exit 3."""
        if source.file in self._complained:
            return
        self._complained.add(source.file)
        if errors := source.diagnostics(as_of, errors_only=True):
            self.has_errors = True
            self._output.show_diagnostics(errors, source)

    def leave_out(self, source: Source, error: CsecplanError) -> None:
        """Say *error*, for which the plan of *source* has no part in the answer, and which plan that is."""
        reason = self._output.wording.say(error.sentence, **error.facts)
        named = error if source.name in reason else LeftOut(path=source.name, reason=reason)
        self._complain(f"{source.file}\n{reason}", named)

    def _complain(self, about: str, error: CsecplanError) -> None:
        """Say *error* once, for which the answer has exit 3."""
        self.has_errors = True
        if about not in self._complained:
            self._complained.add(about)
            self._output.complain(error)

    # -- names --------------------------------------------------------------------------------

    def _is_named(self, source: Source) -> bool:
        """Whether *source* can be read; then it has a name that no plan before it has."""
        try:
            own = source.plan.name
        except CsecplanError as error:
            self.leave_out(source, error)
            return False
        if source.file not in self._sources.names:
            self._give_name(source, own)
        return True

    def _give_name(self, source: Source, own: str) -> None:
        """Have *source* be called by its *own* name; where a plan before it has that, by another, which is said."""
        names, by_name = self._sources.names, self._sources.by_name
        other = by_name.get(fold(own))
        name = own if other is None else _numbered(own, by_name)
        names[source.file] = name
        by_name[fold(name)] = source
        if other is not None:
            sentence = N_(
                "{path} is called {name} here, because {other} has the same short name; another `id` in one of them"
                " tells them apart"
            )
            self._output.say(sentence, path=source.name, name=name, other=other.name)


def _numbered(name: str, taken: Mapping[str, object]) -> str:
    """*name* with the first number, from 2, that makes it another than those *taken*."""
    return next(each for number in count(2) if fold(each := f"{name}~{number}") not in taken)
