"""Two plans, and what changed between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csecplan.changes import between
from csecplan.model import Plan, Revision, Update
from csecplan.view.word_diff import word_diff
from tests.tools.plans import plan_of

if TYPE_CHECKING:
    from csecplan.changes import Change


PLAN = """\
format: 1
title: Plan
language: fr
recommendations:
- id: 1a
  text: Sonder le marché
  actions:
  - id: 1a.1
    text: Faire une étude
    title: Étude
    due: Printemps 2004
    updates:
    - {date: 2004-02-01, text: un}
    - {date: 2004-03-01, text: deux}
  - id: 1a.2
    text: Former
"""


def short(change: Change) -> tuple[object, ...]:
    """A change in a few words: which item, what, from, to."""
    return (change.subject.id, change.what.value, said(change.before), said(change.after))


def said(value: object) -> object:
    if isinstance(value, Revision):
        return value.due.text
    if isinstance(value, Update):
        return value.text
    return getattr(value, "text", value)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("", "", [], id="nothing changed"),
        pytest.param("Printemps", "printemps", [("1a.1", "due", "Printemps 2004", "printemps 2004")],
                     id="a due date that reads the same but is written otherwise"),
        pytest.param("due: Printemps 2004\n", "due: Printemps 2004\n    revisions: [{due: juin 2005}]\n",
                     [("1a.1", "revision", "Printemps 2004", "juin 2005")],
                     id="a revision, from the date till then in force"),
        pytest.param("id: 1a.2", "id: 1a.3", [("1a.3", "renumbered", "1a.2", "1a.3")], id="a number, the text kept"),
        pytest.param("id: 1a.1\n    text: Faire", "id: 1a.5\n    text: Mener",
                     [("1a.5", "renumbered", "1a.1", "1a.5"), ("1a.5", "text", "Faire une étude", "Mener une étude")],
                     id="a number and the text, the title kept"),
        pytest.param("  - id: 1a.2\n", "  - id: 1a.2\n    text: Neuf\n  - id: 1a.3\n",
                     [("1a.2", "added", None, "Neuf"), ("1a.3", "renumbered", "1a.2", "1a.3")],
                     id="one put in between, and the next renumbered"),
        pytest.param("title: Étude", "title: {fr: Étude, en: Study}", [("1a.1", "title", None, "Study")],
                     id="a translation added is one change, in its language"),
        pytest.param("text: Former", "text: Instruire\n    owners: [B, A]",
                     [("1a.2", "text", "Former", "Instruire"), ("1a.2", "owners", (), ("B", "A"))],
                     id="text and owners"),
        pytest.param("  - id: 1a.2\n", "- id: 1b\n  text: Autre\n  actions:\n  - id: 1a.2\n",
                     [("1b", "added", None, "Autre"), ("1a.2", "recommendation", "1a", "1b")],
                     id="moved under another recommendation"),
        pytest.param("  - id: 1a.2\n    text: Former\n", "", [("1a.2", "removed", "Former", None)], id="removed"),
        pytest.param("id: 1a.2", "id: 1a.1", [("1a.1", "renumbered", "1a.2", "1a.1")],
                     id="a number given twice loses nothing"),
        pytest.param("language: fr", "language: en", [("", "language", "fr", "en")],
                     id="another language for plain text changes no text"),
        pytest.param("deux}\n", "deux}\n    - {text: trois}\n", [("1a.1", "update", None, "trois")],
                     id="a note added"),
        pytest.param("    - {date: 2004-02-01, text: un}\n", "", [("1a.1", "update", "un", None)],
                     id="a note removed"),
        pytest.param("deux", "2", [("1a.1", "update", "deux", "2")], id="a note reworded"),
        pytest.param("2004-02-01", "2004-01-31", [("1a.1", "update", "un", "un")], id="a note dated otherwise"),
    ],
)  # fmt: skip
def test_between(before: str, after: str, expected: list[tuple[object, ...]]) -> None:
    assert before in PLAN
    old, new = plan_of(PLAN), plan_of(PLAN.replace(before, after, 1))

    assert [short(change) for change in between(old, new)] == expected


REVISED = PLAN.replace("    updates:\n", "    revisions:\n    - {due: juin 2004, reason: A}\n    updates:\n", 1)
TWICE = PLAN.replace("text: deux}", "text: deux}\n    - {date: 2004-03-01, text: deux}")
ALIKE = PLAN + "  - id: 1a.3\n    text: Former\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(REVISED, REVISED.replace("juin 2004", "mai 2005"),
                     [("1a.1", "revision", "juin 2004", "mai 2005")],
                     id="a revision corrected in place was what it was, not the date before it"),
        pytest.param(REVISED, REVISED.replace("reason: A}", "reason: A}\n    - {due: 2006}"),
                     [("1a.1", "revision", "juin 2004", "2006")], id="a second revision, from the first"),
        pytest.param(TWICE, PLAN, [("1a.1", "update", "deux", None)], id="of a note there twice, one removed"),
        pytest.param(PLAN, TWICE, [("1a.1", "update", None, "deux")], id="of a note there once, another"),
        pytest.param(ALIKE, ALIKE.replace("1a.3", "1a.9").replace("1a.2", "1a.8"),
                     [("1a.8", "renumbered", "1a.2", "1a.8"), ("1a.9", "renumbered", "1a.3", "1a.9")],
                     id="of two that say the same, the first is the first"),
        pytest.param(ALIKE, ALIKE.replace("    text: Former\n  - id: 1a.3\n", "    text: Former\n  - id: 1a.4\n"),
                     [("1a.4", "renumbered", "1a.3", "1a.4")], id="of two that say the same, each keeps its number"),
    ],
)  # fmt: skip
def test_between_what_is_there_twice(old: str, new: str, expected: list[tuple[object, ...]]) -> None:
    assert [short(change) for change in between(plan_of(old), plan_of(new))] == expected


def test_from_nothing_everything_is_added() -> None:
    added = between(Plan(), plan_of(PLAN))

    assert [change.subject.id for change in added if change.what == "added"] == ["1a", "1a.1", "1a.2"]


LONG = ("a " * 9_999, "b " * 9_999)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("un deux trois", "un 2 trois", "un [-deux-] {+2+} trois", id="a word"),
        pytest.param("a b c d e f g", "a b c d e f G", "… c d e f [-g-] {+G+}", id="far words are left out"),
        pytest.param("un", "un deux", "un {+deux+}", id="added at the end"),
        pytest.param("un  deux", "un\ndeux", "", id="blanks are no words"),
        pytest.param(f"{LONG[0]}x", f"{LONG[1]}x", f"[-{LONG[0].strip()}-] {{+{LONG[1].strip()}+}} x",
                     id="texts too long to compare are shown whole"),
    ],
)  # fmt: skip
def test_word_diff(before: str, after: str, expected: str) -> None:
    assert word_diff(before, after) == expected
