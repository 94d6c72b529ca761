"""Words that offices write for a status or a decision: read alike in the file, at the command and in a sheet."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csecplan import edits
from csecplan.changes import between
from csecplan.diagnostic import CsecplanError
from csecplan.edits import Reported
from csecplan.i18n.wording import Wording
from csecplan.merge import Merged, merge
from csecplan.model import Decision, Status
from csecplan.office_words import meanings, meant, nearest, plain, spelled_out
from csecplan.office_words.spelling import slips
from csecplan.office_words.table import ONE, SEVERAL
from csecplan.reading import format_keys
from csecplan.texts import LANGUAGES
from csecplan.yamltext import Document
from tests.tools.command import invoke
from tests.tools.plans import plan_of, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum
    from pathlib import Path

    from csecplan.texts import Language

ROWS = [
    (choices, (meaning,) if not isinstance(meaning, tuple) else meaning, word)
    for table in (ONE, SEVERAL)
    for choices, rows in table.items()
    for meaning, words in rows.items()
    for word in spelled_out(words)
]
REFUSED_ONCE = {
    Status.DONE: "Completed, Complete, Implemented, Finished, Request to Close, Terminé, Complété, Réalisé, Fait,"
    " Réglée, Mis en œuvre, MISE EN OEUVRE, terminée",
    Status.IN_PROGRESS: "In progress, Underway, Under-way, Partially implemented, En cours, En voie de réalisation,"
    " Started",
    Status.PLANNED: "Not started, To do, Non débutée, À faire, a faire, Prévue, Prévu",
    Status.BLOCKED: "On hold, Stalled, Suspended, En attente, Bloquée, En-attente",
    Status.VERIFIED: "Confirmed, Validated, Vérifiée",
    Status.NO_ACTION: "Not applicable, N/A, Sans objet, S.O., S/O, Risk accepted, No action, Aucune action",
    Status.OBSOLETE: "Superseded, Cancelled, Annulée, Périmée, Caduc, caduque",
    Decision.ACCEPTED: "Agree, Agreed, D'accord, d’accord, Accepted",
    Decision.PARTIAL: "Partially agree, Accepted in part, Acceptée en partie",
    Decision.REJECTED: "Disagree, Refusée, Rejected",
    Decision.NO_ACTION: "No action, Aucune action",
}
"""Words of real tables, and labels of our own, that a file was once refused for."""


@pytest.mark.parametrize(
    ("meaning", "word"), [(meaning, word) for meaning, words in REFUSED_ONCE.items() for word in words.split(", ")]
)
def test_a_word_of_real_tables_is_read_as_meant(meaning: StrEnum, word: str) -> None:
    assert meant(type(meaning), word) is meaning


@pytest.mark.parametrize("word", ["Closed", "Open", "Delayed", "Fermée", "Ouverte", "Late", "En retard", "Reporté"])
def test_a_word_of_two_meanings_is_not_read(word: str) -> None:
    assert meant(Status, word) is None
    assert len(meanings(Status, word)) > 1


def test_every_word_stands_in_one_row() -> None:
    seen: dict[tuple[type[StrEnum], str], set[tuple[StrEnum, ...]]] = {}
    for choices, meaning, word in ROWS:
        seen.setdefault((choices, plain(word)), set()).add(meaning)

    assert [(word, rows) for word, rows in seen.items() if len(rows) > 1] == []


@pytest.mark.parametrize("choices", [Status, Decision])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_label_and_key_is_a_word_of_its_meaning(choices: type[StrEnum], lang: Language) -> None:
    for word in choices:
        for name in (word.value, Wording(lang).label(word)):
            assert [meanings(choices, each) for each in (name, name.upper(), f" {name}. ")] == [(word,)] * 3


def test_every_key_with_closed_words_has_its_words() -> None:
    assert set(format_keys.CHOICES.values()) == set(ONE)


# -- misspelt words -------------------------------------------------------------------------------

LETTERS = "abcdefghijklmnopqrstuvwxyzéèç '"


@st.composite
def misspelt(draw: st.DrawFn) -> tuple[type[StrEnum], tuple[StrEnum, ...], str]:
    """A word of the table in which one letter or two are changed, added, dropped or swapped."""
    choices, meaning, word = draw(st.sampled_from(ROWS))
    for _ in range(draw(st.integers(1, 2))):
        word = draw(slip_in(word))
    return choices, meaning, word


@st.composite
def slip_in(draw: st.DrawFn, word: str) -> str:
    at = draw(st.integers(0, max(0, len(word) - 1)))
    letter = draw(st.sampled_from(LETTERS))
    return draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            ]
        )
    )


@given(misspelt())
def test_no_suggestion_means_something_else(case: tuple[type[StrEnum], tuple[StrEnum, ...], str]) -> None:
    choices, meaning, word = case

    assert meanings(choices, word) or nearest(choices, word) in ((), meaning)


@pytest.mark.parametrize(
    ("word", "near"),
    [
        pytest.param("Completd", (Status.DONE,), id="a letter dropped"),
        pytest.param("Termniée", (Status.DONE,), id="two swapped"),
        pytest.param("plannned", (Status.PLANNED,), id="one too many"),
        pytest.param("in porgres", (Status.IN_PROGRESS,), id="two slips"),
        pytest.param("dnoe", (Status.DONE,), id="in a short word"),
        pytest.param("Closd", meanings(Status, "Closed"), id="of a word with several meanings, all of them"),
        pytest.param("ncomplete", (), id="as near to complete as to incomplete"),
        pytest.param("dxne", (Status.DONE,), id="one slip in four letters"),
        pytest.param("duye", (), id="two slips in four letters"),
        pytest.param("quelque chose d'autre", (), id="no word at all"),
        pytest.param("x" * 100_000, (), id="too long for a word"),
        pytest.param("", (), id="empty"),
    ],
)
def test_the_nearest(word: str, near: tuple[StrEnum, ...]) -> None:
    assert nearest(Status, word) == near


@pytest.mark.parametrize(
    ("one", "other", "many"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("ab", "bca", 2), ("", "ab", 2), ("done", "dne", 1), ("ca", "abc", 2)],
)
def test_slips(one: str, other: str, many: int) -> None:
    assert (slips(one, other), slips(other, one)) == (many, many)


# -- in a file ------------------------------------------------------------------------------------

FILE = """\
format: 1
title: P
date: 2004-02-05
owners:
  A:
recommendations:
  - id: 1a
    text: R
    decision: D'accord
    actions:
      - id: 1a.1
        text: T
        owners: [A]
        status: Terminée   # dit au comité
        updates:
          - {date: 2004-03-01, status: En cours, text: Amorcé.}
"""


def test_a_file_is_read_as_meant_with_a_note_for_each_word() -> None:
    plan, found = read(FILE)

    [(recommendation, action)] = plan.actions()
    assert (recommendation.decision, action.status, action.updates[0].status) == (
        Decision.ACCEPTED,
        Status.DONE,
        Status.IN_PROGRESS,
    )
    assert [(each.rule.id, each.facts["key"]) for each in found] == [
        ("everyday-word", "accepted"),
        ("everyday-word", "done"),
        ("everyday-word", "in-progress"),
    ]


@pytest.mark.parametrize("question", ["list", "show", "summary", "overdue", "check"])
def test_questions_answer_and_say_nothing_of_it_but_check(question: str, write: Callable[[str], Path]) -> None:
    answer = invoke(question, *(["1a"] if question == "show" else []), plan=write(FILE))

    assert (answer.exit_code, answer.err, "everyday-word" in answer.out) == (0, "", question == "check")


@pytest.mark.parametrize("word", ["Closed", "Fermée", "Termnié", "vert"])
def test_a_word_that_is_not_read_leaves_the_status_unknown(word: str) -> None:
    [(_, action)] = plan_of(FILE.replace("Terminée", word)).actions()

    assert action.status is None


@pytest.mark.parametrize("word", ["Terminé", "done", "Completed"])
def test_another_word_of_the_same_meaning_is_no_change(word: str) -> None:
    assert between(plan_of(FILE), plan_of(FILE.replace("Terminée", word))) == []


# -- changed --------------------------------------------------------------------------------------

DAY = Reported(date(2004, 6, 1))


def edited(status: Status, report: Reported = DAY) -> str:
    return edits.set_status(Document.parse(FILE.encode()), ["1a.1"], status, report).after.text


def test_a_change_of_status_is_a_change_of_one_line_and_its_day() -> None:
    assert edited(Status.VERIFIED) == FILE.replace(
        "Terminée   # dit au comité\n", "verified   # dit au comité\n        completed: 2004-06-01\n"
    )


def test_the_same_status_leaves_the_word() -> None:
    dated = FILE.replace("        updates:", "        completed: 2004-05-01\n        updates:")
    edit = edits.set_status(Document.parse(dated.encode()), ["1a.1"], Status.DONE, DAY)

    assert edit.is_empty


def test_reopening_needs_its_note_whatever_the_word() -> None:
    with pytest.raises(CsecplanError, match="1a"):
        edited(Status.PLANNED)


def test_the_same_note_twice_is_one() -> None:
    noted = Reported(date(2004, 3, 1), note="Amorcé.")
    text = FILE.replace("Terminée", "En cours")

    assert edits.set_status(Document.parse(text.encode()), ["1a.1"], Status.IN_PROGRESS, noted).is_empty


# -- merged ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("flow", [False, True], ids=["on its line", "in braces"])
@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        pytest.param("Terminée", "done", "verified", "verified", id="ours only spells it otherwise"),
        pytest.param("Terminée", "verified", "Completed", "verified", id="theirs only spells it otherwise"),
        pytest.param("planned", "done", "Terminée", "done", id="both mean the same"),
        pytest.param("Terminée", "Terminée", "done", "done", id="one spells it otherwise"),
        pytest.param("Terminée", "done", "blocked # vu", "blocked # vu", id="with a comment"),
        pytest.param("Terminée", "blocked", "verified", None, id="two statuses"),
        pytest.param("Terminée", "Closed", "done", "Closed", id="a word with several meanings is a change"),
    ],
)
def test_two_changes_are_merged_by_what_they_mean(
    base: str, ours: str, theirs: str, merged: str | None, flow: bool
) -> None:
    if flow and "#" in theirs:
        return

    def text(status: str) -> bytes:
        item = f"{{id: 1a.1, text: T, status: {status}}}" if flow else f"id: 1a.1\n        status: {status}"
        return (
            f"format: 1\ntitle: P\nrecommendations:\n  - id: 1a\n    text: R\n    actions:\n      - {item}\n".encode()
        )

    found = merge(text(base), text(ours), text(theirs), Merged(b"<<<<<<<\n", False))

    assert (found.clean, found.data if merged else b"") == (merged is not None, text(merged) if merged else b"")


# -- at the command and in a sheet ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "exit_code", "said"),
    [
        pytest.param("terminée", 0, "nothing to change", id="either gender"),
        pytest.param("complete", 0, "nothing to change", id="an everyday word"),
        pytest.param("Closed", 2, '"done", "verified", "no-action" or "obsolete"', id="several meanings"),
        pytest.param("Completd", 2, 'did you mean "done"?', id="misspelt"),
        pytest.param("vert", 2, "use one of planned", id="no word at all"),
    ],
)
def test_the_command_takes_the_same_words(
    typed: str, exit_code: int, said: str, write: Callable[[str], Path]
) -> None:
    plan = write(FILE.replace("        updates:", "        completed: 2004-05-01\n        updates:"))
    answer = invoke("status", "1a.1", typed, plan=plan)

    assert (answer.exit_code, said in answer.out + answer.err) == (exit_code, True)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "exit_code", "said"),
    [
        pytest.param("« En suspens »", 0, "status: blocked", id="an everyday word"),
        pytest.param("Completed", 0, "", id="the same meaning"),
        pytest.param("Fermée", 4, "Fermée", id="several meanings"),
        pytest.param("bloquéee", 4, "bloquéee", id="misspelt"),
    ],
)
def test_a_sheet_takes_the_same_words(
    typed: str, exit_code: int, said: str, lang: str, write: Callable[[str], Path], tmp_path: Path
) -> None:
    plan, sheet = write(FILE), tmp_path / "sheet.csv"
    invoke("list", "-o", sheet, plan=plan)
    rows = list(csv.reader(sheet.read_text(encoding="utf-8").splitlines()))
    rows[1][rows[0].index("status")] = typed
    rows = [[*rows[0], "note"], [*rows[1], "Parce que." if "suspens" in typed else ""]]
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)

    answer = invoke("import", sheet, "--yes", plan=plan, lang=lang)

    assert (answer.exit_code, said in answer.out + answer.err) == (exit_code, True)
