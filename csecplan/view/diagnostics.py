"""The answer to `check`: diagnostics in the reader's words, at their places."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.diagnostic import Severity
from csecplan.view.audience import how_many_plans
from csecplan.view.cells import Column, Table
from csecplan.view.page import DiagnosticText, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csecplan.diagnostic import Diagnostic, Excerpt
    from csecplan.i18n.wording import Wording
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell

_COLUMNS = tuple(
    Column(key, heading)
    for key, heading in (
        ("plan", N_("Plan")),
        ("path", N_("File")),
        ("line", N_("Line")),
        ("column", N_("Column")),
        ("severity", N_("Severity")),
        ("rule", N_("Rule")),
        ("message", N_("What is so")),
        ("remedy", N_("What to do")),
    )
)

Placed = tuple["Diagnostic", "Excerpt | None"]


class Checked(NamedTuple):
    """What was found in one plan: its name, its file, and each diagnostic at its line."""

    name: str
    path: str
    placed: Sequence[Placed]


def diagnostics(checked: Sequence[Checked], audience: Audience) -> Page:
    """What was found in each plan, each at its line."""
    found: list[DiagnosticText] = []
    rows: list[list[Cell]] = []
    for name, path, placed in checked:
        texts = [diagnostic_text(diagnostic, excerpt, path, audience.wording) for diagnostic, excerpt in placed]
        rows += [[name, path, *_where(each), each.severity, each.rule, each.message, each.remedy] for each in texts]
        found += texts
    skipped = 0 if audience.several else 1
    return Page(
        blocks=lambda: found,
        data=lambda: Table.of(_COLUMNS[skipped:], [row[skipped:] for row in rows]),
        records=lambda: [dict(zip([column.key for column in _COLUMNS], row, strict=True)) for row in rows],
        footer=_counted(found, how_many_plans(audience) if audience.several else checked[0].path, audience),
    )


def _where(shown: DiagnosticText) -> tuple[int | None, int | None]:
    return (shown.excerpt.line, shown.excerpt.column) if shown.excerpt else (None, None)


def diagnostic_text(diagnostic: Diagnostic, excerpt: Excerpt | None, path: str, wording: Wording) -> DiagnosticText:
    """*diagnostic* in words; *excerpt* is the line of the file that it is about."""
    choices = diagnostic.facts.get("choices")
    remedy = wording.say(diagnostic.rule.remedy, **diagnostic.facts)
    question = wording.did_you_mean(choices) if isinstance(choices, tuple) else ""
    return DiagnosticText(
        place=f"{path}:{excerpt.line}:{excerpt.column}" if excerpt else path,
        severity=diagnostic.rule.severity,
        message=wording.say(diagnostic.rule.says, **diagnostic.facts),
        rule=diagnostic.rule.id,
        remedy=f"{question} {remedy}" if question else remedy,
        excerpt=excerpt,
    )


def _counted(texts: Sequence[DiagnosticText], path: str, audience: Audience) -> str:
    wording, counts = audience.wording, Counter(each.severity for each in texts)
    counted = [
        wording.count(counts[Severity.ERROR], N_("{n} error"), N_("{n} errors")),
        wording.count(counts[Severity.WARNING], N_("{n} warning"), N_("{n} warnings")),
        wording.count(counts[Severity.NOTE], N_("{n} note"), N_("{n} notes")),
    ]
    shown = ", ".join(counted) if texts else wording.say(N_("nothing to report"))
    return wording.say(N_("{path}: {found}, as of {day}"), path=path, found=shown, day=audience.as_of)
