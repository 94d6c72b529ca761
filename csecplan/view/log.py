"""The answer to `log`: what each version changed, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.changes import Item, What
from csecplan.view.cells import Column, Link, Table
from csecplan.view.change import with_kind
from csecplan.view.change_record import COLUMNS, change_cells, change_record
from csecplan.view.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csecplan.history.steps import Step
    from csecplan.i18n.wording import Wording
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell

_FOR_PEOPLE = (
    Column("date", N_("Date")),
    Column("commit", N_("Version")),
    Column("author", N_("Author"), grows=True),
    Column("id", N_("Id"), link=Link.THERE),
    Column("change", N_("Change"), grows=True),
)
_VERSION = (
    Column("commit", N_("Version")),
    Column("date", N_("Date")),
    Column("author", N_("Author")),
    Column("subject", N_("Message")),
)
UNREADABLE = "unreadable"
"""What programs read where a version was stepped over; its `after` is the rule that says why."""


def log(steps: Sequence[Step], audience: Audience, *, whole: bool) -> Page:
    """*steps*, one row a change. Where *whole*, the first version is one row for people, not one for each item."""
    return Page(
        blocks=lambda: [Table.of(_FOR_PEOPLE, list(_rows(steps, audience.wording, whole)))] if steps else [],
        data=lambda: Table.of((*_VERSION, *COLUMNS), list(_data(steps))),
        records=lambda: _records(steps, audience),
        footer=_how_many(steps, audience.wording),
    )


def _rows(steps: Sequence[Step], wording: Wording, whole: bool) -> Iterator[list[Cell]]:
    """Who and when stand on the first row of a version only."""
    for step in steps:
        about = _who(step, wording)
        for number, said in _lines(step, wording, whole):
            yield [*about, number, said]
            about = ["", "", ""]


def _who(step: Step, wording: Wording) -> list[Cell]:
    if step.version is None:
        return [wording.say(N_("uncommitted")), "", ""]
    return [step.version.day, step.version.commit[:7], step.version.author]


def _lines(step: Step, wording: Wording, whole: bool) -> Iterator[tuple[str, str]]:
    """What *step* changed: the number of an item, and how."""
    if step.state.problem:
        yield "", _unread(step, wording)
    elif step.first and step.version and step.version.cut:
        yield (
            "",
            wording.say(
                N_("history begins here: this clone is shallow, and `git fetch --unshallow` brings the rest")
            ),
        )
    elif step.first and whole:
        yield "", wording.say(N_("the plan begins: {what}"), what=_contents(step, wording))
    else:
        for change in step.changes:
            yield change.subject.id, with_kind(change, wording)


def _unread(step: Step, wording: Wording) -> str:
    problem = step.state.problem
    reason = wording.say(problem.rule.says, **problem.facts) if problem else ""
    if step.state.line:
        return wording.say(
            N_("not readable, stepped over: line {line}, {reason}"), line=step.state.line, reason=reason
        )
    return wording.say(N_("not readable, stepped over: {reason}"), reason=reason)


def _contents(step: Step, wording: Wording) -> str:
    items = [change.subject.item for change in step.changes if change.what is What.ADDED]
    counts = (
        wording.count(items.count(Item.RECOMMENDATION), N_("{n} recommendation"), N_("{n} recommendations")),
        wording.count(items.count(Item.ACTION), N_("{n} action"), N_("{n} actions")),
    )
    return ", ".join(counts)


def _how_many(steps: Sequence[Step], wording: Wording) -> str:
    changes = sum(len(step.changes) for step in steps if not step.first)
    versions = sum(step.version is not None for step in steps)
    if not steps:
        return wording.say(N_("no change"))
    return wording.say(
        N_("{changes} in {versions}"),
        changes=wording.count(changes, N_("{n} change"), N_("{n} changes")),
        versions=wording.count(versions, N_("{n} version"), N_("{n} versions")),
    )


# -- for programs -------------------------------------------------------------------------------


def _data(steps: Sequence[Step]) -> Iterator[list[Cell]]:
    for step in steps:
        version = step.version
        about: list[Cell] = [version.commit, version.day, version.author, version.subject] if version else [None] * 4
        if step.state.problem:
            yield [*about, Item.PLAN, "", "", UNREADABLE, "", None, step.state.problem.rule.id]
        for change in step.changes:
            yield [*about, *change_cells(change)]


def _records(steps: Sequence[Step], audience: Audience) -> Iterator[dict[str, object]]:
    language = audience.data_language or audience.wording.language
    for step in steps:
        about = _version_record(step)
        if step.state.problem:
            nothing = {"id": None, "recommendation": None, "what": UNREADABLE, "language": None, "before": None}
            yield {**about, "item": Item.PLAN, **nothing, "after": step.state.problem.rule.id}
        for change in step.changes:
            yield {**about, **change_record(change, language)}


def _version_record(step: Step) -> dict[str, object]:
    version = step.version
    return {
        "commit": version and version.commit,
        "date": version and version.day.isoformat(),
        "author": version and version.author,
        "subject": version and version.subject,
    }
