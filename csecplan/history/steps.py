"""A plan's history: what each version changed.

A version that cannot be read is reported, and the next is compared with the
last that could be: nothing is taken for gone because a quotation mark was
missing for a week.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from csecplan import N_, reading
from csecplan.changes import Change, Item, Subject, What, between
from csecplan.diagnostic import Diagnostic, Rule, Severity
from csecplan.model import Plan
from csecplan.reading.locate import locate
from csecplan.yamltext import Document, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from csecplan.history.walk import Version

KEPT = 32 * 1024 * 1024
"""Bytes of versions whose plans are kept once read: as a rule all there are."""

FILE_GONE = Rule("file-gone", Severity.WARNING, N_("the file is not in this version"), "")
FILE_IS_LINK = Rule("file-is-link", Severity.WARNING, N_("a link or a submodule stands in the file's place"), "")

_HARMLESS = frozenset({"repeated-key", "control-character", "anchor", "tag", "merge-key", "second-document"})
"""Faults of a document that leave every item readable."""


@dataclass(frozen=True, slots=True)
class State:
    """What could be read of a version: a plan, or what is wrong and on which line (0: on none)."""

    plan: Plan | None
    problem: Diagnostic | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """What one version changed; `version` is None for what is not committed yet.

    `first` says that no readable version was before it.
    """

    version: Version | None
    state: State
    changes: tuple[Change, ...] = ()
    first: bool = False


def state_of(data: bytes) -> State:
    """The plan in *data*, or why it cannot be compared with another."""
    document = Document.parse(data)
    plan, diagnostics = reading.read(document)
    whole = isinstance(document.at(("recommendations",)), Sequence)
    if whole and all(fault.kind in _HARMLESS for fault in document.faults):
        return State(plan)
    errors = [each for each in diagnostics if each.rule.severity is Severity.ERROR]
    problem = next((each for each in errors if each.rule.id not in _HARMLESS), errors[0])
    return State(None, problem, locate(document, problem).line)


class History:
    """The versions of one file, each read when it is asked about; *read* gives a blob's bytes."""

    def __init__(self, versions: Iterable[Version], read: Callable[[str], bytes]) -> None:
        self._versions = {version.commit: version for version in versions}
        self._read = read
        self._kept: dict[str, State] = {}
        self._room = KEPT

    def steps(self, versions: Iterable[Version]) -> Iterator[Step]:
        """What each of *versions* changed, those left out that changed nothing of the plan."""
        for version in versions:
            step = self._step(version)
            if step.changes or step.first or step.state.problem:
                yield step

    def working(self, data: bytes, tip: Version | None) -> Step:
        """What the working file *data* changes of *tip*, the version it was made from."""
        return _compared(None, state_of(data), [self._standing(tip)])

    def _step(self, version: Version) -> Step:
        if not version.touched:
            return Step(version, State(None))
        before = [self._standing(self._versions.get(parent)) for parent in version.parents]
        step = _compared(version, self._state(version), before)
        if version.renamed_from:
            moved = Change(Subject(Item.PLAN), What.FILE, version.renamed_from, version.path)
            return replace(step, changes=(moved, *step.changes))
        return step

    def _standing(self, version: Version | None) -> Plan | None:
        """The plan as it stood at *version*: its own, else that of the nearest before it that can be read."""
        while version is not None:
            if version.touched and (plan := self._state(version).plan) is not None:
                return plan
            version = self._versions.get(version.parents[0]) if version.parents else None
        return None

    def _state(self, version: Version) -> State:
        if not version.blob:
            return State(None, Diagnostic(FILE_IS_LINK if version.link else FILE_GONE))
        if version.blob not in self._kept:
            data = self._read(version.blob)
            self._room -= len(data)
            if self._room < 0:
                self._kept.clear()
                self._room = KEPT - len(data)
            self._kept[version.blob] = state_of(data)
        return self._kept[version.blob]


def _compared(version: Version | None, state: State, before: list[Plan | None]) -> Step:
    plans = [plan for plan in before if plan is not None]
    if state.plan is None:
        return Step(version, state)
    if plans:
        return Step(version, state, _own(plans, state.plan))
    came = () if version and version.cut else between(Plan(), state.plan)
    return Step(version, state, tuple(each for each in came if each.what is What.ADDED), first=True)


def _own(plans: list[Plan], now: Plan) -> tuple[Change, ...]:
    """What *now* has that none of *plans*, its parents, had: of a merge, only what it changed itself."""
    changes, *others = [between(plan, now) for plan in plans]
    for other in others:
        theirs: dict[object, list[object]] = {}
        for change in other:
            theirs.setdefault((change.subject, change.what, change.language), []).append(change.after)
        changes = [each for each in changes
                   if each.after in theirs.get((each.subject, each.what, each.language), ())]  # fmt: skip
    return tuple(changes)


def about(steps: Iterable[Step], chosen: Callable[[str], bool]) -> Iterator[Step]:
    """*steps*, newest first, with only their changes of the items that *chosen* takes, under any number they had."""
    older: set[str] = set()

    def is_meant(number: str) -> bool:
        return number in older or chosen(number)

    for step in steps:
        kept = [each for each in step.changes if is_meant(each.subject.id) or is_meant(each.subject.recommendation)]
        older |= {str(each.before) for each in kept if each.what is What.RENUMBERED}
        if kept or step.state.problem:
            yield replace(step, changes=tuple(kept))
