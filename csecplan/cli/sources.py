"""The plans that are asked: those that --plan names, one by one or by their folder, else the nearest one."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from csecplan.cli.source import Source
from csecplan.diagnostic import CsecplanError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from csecplan.cli.request import Request
    from csecplan.texts import Language


class Sources:
    """The plans that are asked, in order: those that --plan names, also by a folder, else the nearest one."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self.names: dict[str, str] = {}
        self.by_name: dict[str, Source] = {}
        self.left_out: set[str] = set()

    def name_of(self, source: Source) -> str:
        """What the plan of *source* is called among these."""
        return self.names.get(source.file) or source.plan.name

    @property
    def names_read(self) -> tuple[str, ...]:
        """The names of those that were read by now, in order, without those left out."""
        if self.are_several:
            return tuple(name for file, name in self.names.items() if file not in self.left_out)
        return (self.first.plan.name,) if self.first.is_open else ()

    @cached_property
    def _found(self) -> tuple[list[Source], list[CsecplanError]]:
        """The plans, and what was named and is none. A single file is not looked for: reading it will tell."""
        paths = [os.fspath(path) for path in self._request.plans]
        if not paths or (len(paths) == 1 and not os.path.isdir(paths[0])):
            return [Source(self._request, paths[0] if paths else None)], []
        return self._named(paths)

    def _named(self, paths: list[str]) -> tuple[list[Source], list[CsecplanError]]:
        """The plans that *paths* name, files or folders, and why one of them names none."""
        from csecplan.store.folders import plans_at

        found = list(plans_at(paths))
        files = [each for each in found if isinstance(each, str)]
        return [Source(self._request, file) for file in files], [each for each in found if not isinstance(each, str)]

    def __iter__(self) -> Iterator[Source]:
        return iter(self._found[0])

    @property
    def missing(self) -> list[CsecplanError]:
        """Why something that was named is no plan."""
        return self._found[1]

    @property
    def are_several(self) -> bool:
        """Whether there is more than one, or something beside it that is none."""
        return len(self._found[0]) + len(self._found[1]) > 1

    @property
    def first(self) -> Source:
        """The only plan, or the first. Raises a CsecplanError where nothing that was named is a plan."""
        found, missing = self._found
        if not found:
            raise missing[0]
        return found[0]

    @property
    def files(self) -> list[str]:
        """The files of the plans, there or not; none where none is named and none is here."""
        return [file for source in self._found[0] if (file := source.file_if_any)]

    @property
    def language(self) -> Language | None:
        """The language of the first plan that can be read; for none at all, None."""
        if not self.are_several:
            return self.first.plan_if_any.language
        for source in self:
            try:
                return source.plan.language
            except CsecplanError:
                continue
        return None

    @property
    def is_open(self) -> bool:
        """Whether the first plan was opened, so that its language is known."""
        return bool(self._found[0]) and self._found[0][0].is_open

    @cached_property
    def day(self) -> date | None:
        """The day of the version that --at asks for, of several plans the latest; None where there is no version."""
        if self._request.at is None:
            return None
        if not self.are_several:
            return self.first.version.day if self.first.version else None
        return max(filter(None, map(_day_of, self)), default=None)


def _day_of(source: Source) -> date | None:
    """The day of the version of *source* that is asked for; None where it has no such version, which reading says."""
    try:
        return source.version.day if source.version else None
    except CsecplanError:
        return None
