"""Three versions of a plan made one, as git would ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from csecplan.history import git
from csecplan.merge import Merged, merge
from csecplan.yamltext import Document
from csecplan.yamltext.plain import values
from tests.tools.plans import REAL_PLAN

if TYPE_CHECKING:
    from pathlib import Path

BASE = """\
format: 1
title: Plan
language: fr

owners:
  A: {}
  B: {}

recommendations:
  # le marché
  - id: 1a
    text: Sonder le marché.
    actions:
      - id: 1a.1   # une étude
        title: {fr: Étude}
        text: >-
          Faire une étude
          du marché.
        owners: [A]
        due: Printemps 2004
        status: planned   # dit au téléphone
        updates:
          - date: 2004-02-01
            text: Commencé.

      - id: 1a.2
        text: Former.
        due: juin 2004
        revisions:
          - due: décembre 2004
            reason: Personne.

  - id: 1b
    text: Publier.
    actions: [{id: 1b.1, text: Un bulletin, due: Continu}]
"""
Change = tuple[str, str]
STATUS = ("status: planned", "status: done")
DUE = ("due: Printemps 2004", "due: automne 2004")
NOTE = "            text: Commencé.\n"
NOTE_MARCH = (NOTE, f"{NOTE}          - date: 2004-03-01\n            text: Mars.\n")
NOTE_APRIL = (NOTE, f"{NOTE}          - date: 2004-04-01\n            text: Avril.\n")
NEW_ITEM = ("  - id: 1b\n", "  - id: 1c\n    text: Neuf.\n\n  - id: 1b\n")
OTHER_ITEM = ("  - id: 1b\n", "  - id: 1d\n    text: Autre.\n\n  - id: 1b\n")
WITHOUT_A2 = (BASE[BASE.index("      - id: 1a.2") : BASE.index("  - id: 1b")], "")
REVISED = ("            reason: Personne.\n", "            reason: Personne.\n          - due: mars 2005\n")


REMARK = ("# le marché", "# le marché, puis")
ITEM_C, ITEM_D = "  - id: 1c\n    text: Neuf.\n\n", "  - id: 1d\n    text: Autre.\n\n"
STATUS_LINE = "        status: planned   # dit au téléphone\n"
DONE_LINE = STATUS_LINE.replace("planned", "done")
BLOCKED_LINE = STATUS_LINE.replace("planned", "blocked")
COMPLETED = "        completed: 2004-05-01\n"
OWNERS, DUE_LINE = "        owners: [A]\n", "        due: Printemps 2004\n"
REVISIONS = "        revisions:\n          - due: décembre 2004\n            reason: Personne.\n"


def changed(*changes: Change, text: str = BASE) -> str:
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


def merged(folder: Path, ours: str, theirs: str, base: str = BASE) -> Merged:
    paths = [folder / name for name in ("ours", "base", "theirs")]
    for path, text in zip(paths, (ours, base, theirs), strict=True):
        path.write_bytes(text.encode())
    by_lines = Merged(*git.merged_by_lines(paths[0], paths[1], paths[2], 7))
    return merge(base.encode(), ours.encode(), theirs.encode(), by_lines)


BOTH = [
    pytest.param([STATUS], [DUE], [STATUS, DUE], id="a status and a due date, on lines that touch"),
    pytest.param([STATUS], [STATUS], [STATUS], id="the same change by both"),
    pytest.param([NOTE_MARCH], [NOTE_APRIL], [(NOTE_MARCH[0], NOTE_MARCH[1] + NOTE_APRIL[1][len(NOTE_APRIL[0]) :])],
                 id="two notes, in the order of their dates"),
    pytest.param([NOTE_APRIL], [NOTE_MARCH], [(NOTE_MARCH[0], NOTE_MARCH[1] + NOTE_APRIL[1][len(NOTE_APRIL[0]) :])],
                 id="two notes, the earlier one theirs"),
    pytest.param([NOTE_MARCH], [NOTE_MARCH], [NOTE_MARCH], id="the same note by both, once"),
    pytest.param([NEW_ITEM], [OTHER_ITEM], [("  - id: 1b\n", f"{ITEM_C}{ITEM_D}  - id: 1b\n")],
                 id="two recommendations added in one place"),
    pytest.param([("due: Continu", "due: 2005")], [("Un bulletin,", "Un bulletin, status: done,")],
                 [("Un bulletin, due: Continu", "Un bulletin, status: done, due: 2005")], id="within braces"),
    pytest.param([("{fr: Étude}", "{fr: Étude, en: Study}")], [("{fr: Étude}", "{fr: L'étude}")],
                 [("{fr: Étude}", "{fr: L'étude, en: Study}")], id="each language of a title"),
    pytest.param([WITHOUT_A2], [STATUS], [WITHOUT_A2, STATUS], id="an action taken out, another changed"),
    pytest.param([STATUS], [WITHOUT_A2], [STATUS, WITHOUT_A2], id="an action taken out by them"),
    pytest.param([STATUS], [(STATUS_LINE, STATUS_LINE + COMPLETED)], [(STATUS_LINE, DONE_LINE + COMPLETED)],
                 id="a key added below one that changed"),
    pytest.param([(OWNERS, "        owners: [B]\n")], [(DUE_LINE, "")],
                 [(OWNERS + DUE_LINE, "        owners: [B]\n")], id="a key taken out by them"),
    pytest.param([("  A: {}\n", "  A: {}\n  C: {}\n")], [("  B: {}\n", "  B: {}\n  D: {}\n")],
                 [("  B: {}\n", "  C: {}\n  B: {}\n  D: {}\n")], id="owners of the plan"),
    pytest.param([DUE], [("Faire", "Mener")], [DUE, ("Faire", "Mener")], id="a folded text keeps its folds"),
    pytest.param([DUE, REVISED], [STATUS], [DUE, REVISED, STATUS], id="a revision by one"),
    pytest.param([DUE], [STATUS, REVISED], [DUE, REVISED, STATUS], id="a revision by them"),
    pytest.param([STATUS], [DUE, REMARK], [STATUS, DUE, REMARK], id="a comment that they changed"),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "both"), BOTH)
def test_what_two_changed_is_in_the_plan(
    ours: list[Change], theirs: list[Change], both: list[Change], tmp_path: Path
) -> None:
    found = merged(tmp_path, changed(*ours), changed(*theirs))

    assert (found.data.decode(), found.clean) == (changed(*both), True)


def conflict(ours: str, theirs: str) -> str:
    return f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"


UPDATE = BASE[BASE.index("          - date: 2004-02-01") : BASE.index("\n      - id: 1a.2")]
LINE_1B = "    actions: [{id: 1b.1, text: Un bulletin, due: Continu}]\n"
A2 = WITHOUT_A2[0].removesuffix("\n")

TWO_WAYS = [
    pytest.param([STATUS], [("status: planned", "status: blocked")], (STATUS_LINE, conflict(DONE_LINE, BLOCKED_LINE)),
                 id="a status"),
    pytest.param([STATUS, DUE], [("status: planned", "status: blocked"), NOTE_MARCH],
                 ("", changed(DUE, NOTE_MARCH, (STATUS_LINE, conflict(DONE_LINE, BLOCKED_LINE)))),
                 id="a status, and the rest is merged around it"),
    pytest.param([REVISED], [(REVISED[0], REVISED[0] + "          - due: avril 2005\n")],
                 (REVISIONS, conflict(f"{REVISIONS}          - due: mars 2005\n",
                                      f"{REVISIONS}          - due: avril 2005\n")),
                 id="a due date revised by both"),
    pytest.param([("Commencé.", "Commencé hier.")], [("Commencé.", "Commencé tôt.")],
                 (NOTE, conflict(NOTE.replace("é.", "é hier."), NOTE.replace("é.", "é tôt."))),
                 id="the text of one note"),
    pytest.param([("2004-02-01", "2004-02-02")], [("2004-02-01", "2004-02-03")],
                 (UPDATE, conflict(UPDATE.replace("-01", "-02"), UPDATE.replace("-01", "-03"))),
                 id="what stands at a dash: the whole item"),
    pytest.param([("due: Continu", "due: 2005")], [("due: Continu", "due: 2006")],
                 (LINE_1B, conflict(LINE_1B.replace("Continu", "2005"), LINE_1B.replace("Continu", "2006"))),
                 id="within braces: the whole line"),
    pytest.param([WITHOUT_A2], [("text: Former.", "text: Instruire.")],
                 (f"\n{A2}", conflict("", "\n" + A2.replace("Former", "Instruire"))),
                 id="an action taken out by us, changed by them"),
    pytest.param([("text: Former.", "text: Instruire.")], [WITHOUT_A2],
                 (f"\n{A2}", conflict("\n" + A2.replace("Former", "Instruire"), "")),
                 id="an action changed by us, taken out by them"),
    pytest.param([("        due: Printemps 2004\n", "")], [DUE],
                 ("        due: Printemps 2004\n", conflict("", "        due: automne 2004\n")),
                 id="a key taken out by us, changed by them"),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "marked"), TWO_WAYS)
def test_what_two_changed_in_two_ways_is_marked(
    ours: list[Change], theirs: list[Change], marked: Change, tmp_path: Path
) -> None:
    found = merged(tmp_path, changed(*ours), changed(*theirs))
    expected = marked[1] if marked[1].startswith("format") else changed(marked)

    assert (found.data.decode(), found.clean) == (expected, False)


@pytest.mark.parametrize(("ours", "theirs", "marked"), TWO_WAYS)
def test_a_conflict_leaves_our_side_readable(
    ours: list[Change], theirs: list[Change], marked: Change, tmp_path: Path
) -> None:
    document = Document.parse(merged(tmp_path, changed(*ours), changed(*theirs)).data)

    assert document.root is not None
    assert {fault.kind for fault in document.faults} == {"conflict-marker"}


@pytest.mark.parametrize(("ours", "theirs", "both"), BOTH)
def test_line_breaks_are_ours(ours: list[Change], theirs: list[Change], both: list[Change], tmp_path: Path) -> None:
    found = merged(tmp_path, changed(*ours).replace("\n", "\r\n"), changed(*theirs))

    assert (found.data.decode(), found.clean) == (changed(*both).replace("\n", "\r\n"), True)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param([("text: Former.", 'text: "Former.')], [STATUS], id="ours does not parse"),
        pytest.param([STATUS], [("id: 1a.2", "id: 1a.1")], id="an id given twice"),
        pytest.param([STATUS], [("      - id: 1a.2\n        text: Former.", "      - text: Former.")], id="no id"),
        pytest.param([STATUS], [DUE, ("      - id: 1a.2", "      - &x\n        id: 1a.2")], id="an anchor"),
    ],
)
def test_what_cannot_be_placed_is_left_to_git(ours: list[Change], theirs: list[Change], tmp_path: Path) -> None:
    found = merged(tmp_path, changed(*ours), changed(*theirs))
    by_lines = git.merged_by_lines(tmp_path / "ours", tmp_path / "base", tmp_path / "theirs", 7)

    assert found[:2] == by_lines


def test_a_comment_of_theirs_comes_with_what_it_is_about(tmp_path: Path) -> None:
    theirs = changed((NEW_ITEM[0], NEW_ITEM[1].replace("  - id: 1c", "  # à revoir\n  - id: 1c")), DUE)
    found = merged(tmp_path, changed(STATUS), theirs)

    assert (found.data.decode(), found.clean) == (changed((NEW_ITEM[0], NEW_ITEM[1].replace(
        "  - id: 1c", "  # à revoir\n  - id: 1c")), DUE, STATUS), True)  # fmt: skip


def test_another_indentation_of_theirs_becomes_ours(tmp_path: Path) -> None:
    base = "format: 1\ntitle: x\nrecommendations:\n- id: '1'\n  text: a\n"
    ours = "format: 1\ntitle: x\nrecommendations:\n    -   id: '1'\n        text: b\n"
    theirs = base + "- id: '2'\n  text: |\n    deux\n      lignes\n  actions:\n  - id: '2.1'\n    text: c\n"
    found = merged(tmp_path, ours, theirs, base)

    assert found.data.decode() == ours + (
        "    - id: '2'\n      text: |\n        deux\n          lignes\n      actions:\n"
        "      - id: '2.1'\n        text: c\n"
    )


def test_the_real_plan_takes_a_change_to_every_action_from_each_side(tmp_path: Path) -> None:
    base = REAL_PLAN.read_text(encoding="utf-8")
    ours = base.replace("        owners: [", "        owners: [SPS, ")
    theirs = base.replace("        title: {fr: ", "        title: {fr: Mesure - ")
    both = ours.replace("        title: {fr: ", "        title: {fr: Mesure - ")
    found = merged(tmp_path, ours, theirs, base)

    assert (found.data.decode(), found.clean) == (both, True)


def test_values_are_what_was_meant_whatever_the_manner(tmp_path: Path) -> None:
    ours = changed(STATUS).replace("{fr: Étude}", "\n          fr: Étude")
    theirs = changed(("{fr: Étude}", "{fr: Étude, en: Study}"), DUE)
    found = merged(tmp_path, ours, theirs)
    meant = changed(STATUS, DUE, ("{fr: Étude}", "{fr: Étude, en: Study}"))

    assert values(Document.parse(found.data).root) == values(Document.parse(meant.encode()).root)


APART: list[Change] = [
    STATUS,
    DUE,
    NOTE_MARCH,
    REVISED,
    ("text: Sonder", "section: 2\n    text: Sonder"),
    ("{fr: Étude}", "{fr: Étude, en: Study}"),
    ("          Faire une étude\n          du marché.\n", "          Faire\n\n          deux paragraphes.\n"),
    (OWNERS, "        owners: [A, B]\n"),
    ("due: juin 2004", "due: 2004-07-31"),
    ("text: Former.", "text: 'Former : tous'"),
    ("due: Continu", "due: 2005, status: done"),
    NEW_ITEM,
    ("  B: {}\n", "  B: {aliases: [b]}\n"),
    ("title: Plan", "title: Plan\ndate: 2004-02-05"),
]
"""Changes of which any two can be made at once."""
_CHOSEN = st.lists(st.sampled_from(range(len(APART))), unique=True, max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ours=_CHOSEN, theirs=_CHOSEN)
@example(ours=[0, 1], theirs=[12, 0])  # a first key for `{}`, where git's lines conflict elsewhere
def test_any_changes_to_different_things_are_merged(ours: list[int], theirs: list[int], tmp_path: Path) -> None:
    mine, other = ([APART[number] for number in sorted(chosen)] for chosen in (ours, theirs))
    both = [APART[number] for number in sorted({*ours, *theirs})]
    found = merged(tmp_path, changed(*mine), changed(*other))

    assert found.clean
    assert values(Document.parse(found.data).root) == values(Document.parse(changed(*both).encode()).root)
