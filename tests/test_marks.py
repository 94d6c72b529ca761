"""Every mark is seen beside the timeliness in `list`, and in `show`, in either language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from csecplan.i18n.wording import Wording
from csecplan.texts import LANGUAGES
from csecplan.timeliness import Mark
from tests.tools.command import invoke

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csecplan.texts import Language

DUE = "due: mars 2004"
MARKED = {
    Mark.REVISED: f"owners: [A], {DUE}, revisions: [{{due: mai 2004}}]",
    Mark.DEADLINE_REMOVED: f"owners: [A], {DUE}, revisions: [{{due: Continu}}]",
    Mark.UNOWNED: DUE,
    Mark.STALE: f"owners: [A], {DUE}, updates: [{{date: 2003-06-01, text: a}}]",
    Mark.PARTLY_REPORTED: f"owners: [A, B], {DUE}, updates: [{{date: 2004-06-01, by: A, said: done, text: a}}]",
    Mark.CLOSED_LATE: f"owners: [A], {DUE}, status: done, completed: 2004-05-01",
    Mark.FAULTY: f"owners: [A], {DUE}, status: bientôt",
}
WORDS = {"fr": {Mark.REVISED: "reportée une fois"}, "en": {Mark.REVISED: "revised once"}}
"""What is said of a mark that says more than its label."""


@pytest.mark.parametrize("mark", Mark)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_mark_is_seen(mark: Mark, lang: Language, write: Callable[[str], Path]) -> None:
    plan = write(
        "{format: 1, title: P, owners: {A: , B: }, recommendations: [{id: 1a, text: R, actions: ["
        f"{{id: 1a.1, text: T, {MARKED[mark]}}}]}}]}}"
    )
    said = WORDS[lang].get(mark) or Wording(lang).label(mark)

    assert [said in invoke(command, "1a.1", plan=plan, lang=lang).out for command in ("list", "show")] == [True, True]
    assert mark in json.loads(invoke("list", "-f", "json", plan=plan).out)[0]["marks"]
