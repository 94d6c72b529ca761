"""Where a plan comes from: a file, or a version of it in git, parsed and read once until it is read anew."""

from __future__ import annotations

import os
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from csecplan import store
from csecplan.diagnostic import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from csecplan.cli.request import Request
    from csecplan.diagnostic import Diagnostic
    from csecplan.history.snapshot import Snapshot
    from csecplan.model import Plan
    from csecplan.yamltext import Document


class _Reading:
    """One text of the plan, and what reading makes of it."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def result(self) -> tuple[Plan, list[Diagnostic]]:
        from csecplan import reading

        return reading.read(self.document)


class Source:
    """One plan's file, or the version of it that --at asks for. *file* is None for the plan that is nearest."""

    def __init__(self, request: Request, file: str | None = None) -> None:
        self._request = request
        self._given = file
        self._current: _Reading | None = None

    # -- the file -----------------------------------------------------------------------------

    @cached_property
    def file(self) -> str:
        """The plan's file: as asked, else the nearest plan.yaml. Raises PlanNotFound."""
        return self._given or store.find()

    @property
    def file_if_any(self) -> str | None:
        """The plan's file, there or not; None where none is named and none is here."""
        try:
            return self.file
        except store.PlanNotFound:
            return None

    @cached_property
    def path(self) -> Path:
        """The plan's file, for what does more than read it."""
        from pathlib import Path

        return Path(self.file)

    @property
    def name(self) -> str:
        """The plan's path as a person in this folder would write it, and its version."""
        try:
            here = os.path.relpath(self.file)
        except OSError:  # the folder was deleted under the person's feet
            here = self.file
        here = self.file if here.startswith("..") and self._given else here
        return f"{here}@{self._request.at}" if self._request.at else here

    @cached_property
    def version(self) -> Snapshot | None:
        """The version that --at asks for; None for the file as it is now."""
        return self._snapshot(self._request.at) if self._request.at is not None else None

    def _snapshot(self, revision: str) -> Snapshot:
        from csecplan.history.snapshot import snapshot

        return snapshot(self.path, revision, date.today())

    # -- what it says -------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether the plan was opened yet."""
        return self._current is not None

    @property
    def _reading(self) -> _Reading:
        if self._current is None:
            self.reread(self.version.data if self.version else store.read_bytes(self.file))
            assert self._current is not None
        return self._current

    def reread(self, data: bytes) -> None:
        """Take *data* for the file's bytes from here on."""
        from csecplan.yamltext import Document

        self.take(Document.parse(data))

    def take(self, document: Document) -> None:
        """Take *document* for what the file says from here on."""
        self._current = _Reading(document)

    def let_go(self) -> None:
        """Forget what was read, which the next question reads again."""
        self._current = None

    @property
    def document(self) -> Document:
        """The plan's text as a tree."""
        return self._reading.document

    @property
    def plan(self) -> Plan:
        """The plan, as far as it can be read, by the short name that it has by itself."""
        plan = self._reading.result[0]
        return plan._replace(name=plan.id or self._default_name)

    @cached_property
    def _default_name(self) -> str:
        from csecplan.store.folders import short_name

        return short_name(self.file)

    @property
    def has_recommendations(self) -> bool:
        """Whether the text has the list of them, whatever is wrong in it."""
        from csecplan.yamltext import Sequence

        return isinstance(self.document.at(("recommendations",)), Sequence)

    @property
    def plan_if_any(self) -> Plan:
        """The plan, for what can be answered without one: an empty one where none is here or named."""
        from csecplan.model import Plan

        try:
            return self.plan
        except store.PlanNotFound:
            return Plan()

    def diagnostics(self, as_of: date, *, errors_only: bool = False) -> list[Diagnostic]:
        """What reading and the rules find, in file order."""
        from csecplan import checks

        plan, read = self._reading.result
        found = [each for each in read if not errors_only or each.rule.severity is Severity.ERROR]
        found += checks.run(plan, as_of, errors_only=errors_only)
        return sorted(found, key=self._offset) if len(found) > 1 else found

    def _offset(self, diagnostic: Diagnostic) -> int:
        """Where in the text *diagnostic* stands."""
        span = diagnostic.span or self.document.span(diagnostic.route or (), on_key=diagnostic.on_key)
        return span[0]
