"""Sheets of a request that come back: each office's answers are kept as its own, all taken or all refused."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from csecplan.joint import Offices
from csecplan.model import Status
from tests.tools.command import invoke
from tests.tools.plans import REAL_PLAN, plan_of
from tests.tools.requests import ALBERTA, MANITOBA, PLAN, label, rows_of, sent, taken_back, type_in
from tests.tools.sheets import changed

if TYPE_CHECKING:
    from pathlib import Path

    from csecplan.texts import Language
    from tests.tools.requests import Cells

OFFICE = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
DONE, BLOCKED, IN_PROGRESS, OBSOLETE, VERIFIED = map(
    label, (Status.DONE, Status.BLOCKED, Status.IN_PROGRESS, Status.OBSOLETE, Status.VERIFIED)
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_bytes(PLAN.read_bytes())
    return path


@pytest.fixture
def folder(plan: Path) -> Path:
    return sent(plan, "--reply-by", "2004-07-15")


def added(*lines: str) -> list[str]:
    return [f"+{line}" for line in lines]


# -- each office's answers are its own ------------------------------------------------------------

UPDATE = ["          - date: 2004-07-01", "            by: Alberta"]
ANSWERS = [
    pytest.param(
        {("1a.3", "status"): DONE, ("1a.3", "note"): "Guide revu"},
        added(*UPDATE, "            said: done", "            text: Guide revu"),
        id="its part of a joint action",
    ),
    pytest.param(
        {("1a.5", "status"): BLOCKED},
        added("        updates:", *UPDATE, "            said: blocked",
              f"            text: 'État déclaré\u00a0: {BLOCKED}'"),
        id="its part, without a word",
    ),
    pytest.param(
        {("1a.3", "status"): DONE, ("1a.3", "completed"): datetime(2004, 6, 15)},
        added("          - date: 2004-06-15", "            by: Alberta", "            said: done",
              f"            text: 'État déclaré\u00a0: {DONE}'"),
        id="its part, done on a day",
    ),
    pytest.param(
        {("1a.3", "due"): "mars 2005", ("1a.3", "reason"): "Budget"},
        added("        revisions:", "          - due: mars 2005", "            date: 2004-07-01",
              "            reason: 'Alberta\u00a0: Budget'"),
        id="a date for a joint action",
    ),
    pytest.param(
        {("1a.4", "status"): IN_PROGRESS, ("1a.4", "note"): "Reprise"},
        ["-        status: blocked", "+        status: in-progress",
         *added(*UPDATE, "            status: in-progress", "            text: Reprise")],
        id="an action of its own",
    ),
    pytest.param(
        {("1a.5", "note"): "Registre à jour"},
        added("        updates:", *UPDATE, "            text: Registre à jour"),
        id="a note alone",
    ),
    pytest.param(
        {("1a.4", "update"): "Le comité a répondu."},
        added(*UPDATE, "            text: Le comité a répondu."),
        id="a note over the last update",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "expected"), ANSWERS)
def test_an_answer_is_kept_as_that_offices(cells: Cells, expected: list[str], folder: Path, plan: Path) -> None:
    type_in(folder / ALBERTA, cells)
    (folder / ALBERTA).rename(folder / "Copie de la feuille (2).xlsx")

    answer = taken_back(plan, folder)

    assert sorted(changed(answer)) == sorted(expected), answer
    again = taken_back(plan, folder)
    assert (again.exit_code, again.out) == (0, ""), again


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_when_the_last_office_has_done_its_part_the_answer_says_how_to_close(
    lang: Language, folder: Path, plan: Path
) -> None:
    type_in(folder / ALBERTA, {("1a.3", "status"): DONE, ("1a.5", "status"): DONE, ("1a.4", "note"): "Vu"})
    ready = {
        "en": "Every office of 1a.3 has reported its part done; `csecplan status 1a.3 done` closes it.",
        "fr": "Tous les responsables de 1a.3 ont déclaré leur part terminée;"
        " «\u00a0csecplan status 1a.3 done\u00a0» clôt la mesure.",
    }

    tried = invoke("import", folder, "--dry-run", plan=plan, lang=lang)
    answer = taken_back(plan, folder, lang=lang)
    again = taken_back(plan, folder, lang=lang)

    for each in (tried, answer):
        assert each.out.splitlines()[-1] == ready[lang], each
        assert each.out.count("csecplan status") == 1
    assert "csecplan status" not in again.out


@pytest.mark.parametrize(
    ("status", "cells"),
    [
        pytest.param("done", {("1a.3", "status"): DONE}, id="it is closed already"),
        pytest.param("in-progress", {("1a.3", "status"): BLOCKED}, id="its part is not done"),
        pytest.param("in-progress", {("1a.3", "note"): "Vu"}, id="it says nothing of its part"),
    ],
)
def test_nothing_is_said_of_closing_where(status: str, cells: Cells, folder: Path, plan: Path) -> None:
    type_in(folder / ALBERTA, cells)
    invoke("status", "1a.3", status, "--note", "Vu", plan=plan)

    answer = taken_back(plan, folder)

    assert "csecplan status" not in answer.out, answer


def test_a_part_done_before_a_word_without_a_day_is_the_last_word(plan: Path) -> None:
    text = "updates: [{date: 2004-06-20, by: Zoé, text: Vu}, {by: Alberta, said: blocked, text: Non}]"
    plan.write_text(PLAN.read_text(encoding="utf-8").replace("due: Continu", text), encoding="utf-8")
    folder = sent(plan)
    type_in(folder / ALBERTA, {("1a.5", "status"): DONE, ("1a.5", "completed"): "juin 2004"})

    taken_back(plan, folder)

    after = plan_of(plan.read_text(encoding="utf-8"))
    [action] = [each for _, each in after.actions() if each.id == "1a.5"]
    assert Offices(after).last_word(action, "Alberta").status is Status.DONE
    assert "Terminé le\u00a0: juin 2004" in str(action.updates[-1].text)
    assert taken_back(plan, folder).out == ""


def test_two_offices_with_the_same_words_are_both_heard(folder: Path, plan: Path) -> None:
    for name in (ALBERTA, MANITOBA):
        type_in(folder / name, {("1a.5", "note"): "Rien à signaler"})

    taken_back(plan, folder / ALBERTA)
    taken_back(plan, folder / MANITOBA)

    assert plan.read_text(encoding="utf-8").count("text: Rien à signaler") == 2


@pytest.mark.parametrize("reason", ["Effectif;", "Effectif."])
def test_two_offices_may_propose_one_date_each_for_its_reason(reason: str, folder: Path, plan: Path) -> None:
    type_in(folder / ALBERTA, {("1a.5", "due"): "mars 2005", ("1a.5", "reason"): "Budget"})
    type_in(folder / MANITOBA, {("1a.5", "due"): datetime(2005, 3, 31), ("1a.5", "reason"): reason.rstrip(";")})
    type_in(folder / MANITOBA, {("1a.5", "due"): "mars 2005"})

    answer = taken_back(plan, folder)

    said = [line.removeprefix("+").strip() for line in changed(answer)]
    assert said[-1] == f"reason: 'Manitoba\u00a0: {reason} Alberta\u00a0: Budget'"
    assert taken_back(plan, folder).out == ""


def test_what_comes_back_is_said_in_words_before_the_diff(folder: Path, plan: Path) -> None:
    type_in(folder / ALBERTA, {("1a.3", "status"): DONE, ("1a.4", "status"): IN_PROGRESS})

    said = taken_back(plan, folder).out.split("---")[0]

    assert [line.split() for line in said.splitlines() if line[:2] == "1a"] == [
        ["1a.3", "Revoir", "le", "guide.", "Alberta", "Done"],
        ["1a.4", "Nommer", "un", "référent.", "Alberta", "Blocked", "→", "In", "progress"],
    ]


def test_an_action_that_is_called_otherwise_since_is_as_the_sheet_was_sent(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text[: text.index("      - id: 1a.2")], encoding="utf-8")
    folder = sent(plan)
    plan.write_text(text, encoding="utf-8")

    answer = taken_back(plan, folder)

    assert (rows_of(folder / MANITOBA)[0]["title"], "Listes" in answer.err) == ("Listes", False)


def test_the_next_request_shows_what_the_office_said(folder: Path, plan: Path) -> None:
    type_in(folder / ALBERTA, {("1a.5", "status"): BLOCKED})
    taken_back(plan, folder)

    later = sent(plan, folder="october")

    assert [row["status"] for row in rows_of(later / ALBERTA) if row["id"] == "1a.5"] == [BLOCKED]
    assert [row["status"] for row in rows_of(later / MANITOBA) if row["id"] == "1a.5"] == [IN_PROGRESS]


def test_the_same_note_in_another_quarter_is_another_note(folder: Path, plan: Path) -> None:
    type_in(folder / ALBERTA, {("1a.5", "note"): "Rien à signaler"})
    taken_back(plan, folder)
    later = sent(plan, folder="october")
    type_in(later / ALBERTA, {("1a.5", "note"): "Rien à signaler"})

    taken_back(plan, later, "--on", "2004-10-01")

    assert plan.read_text(encoding="utf-8").count("text: Rien à signaler") == 2


def test_a_sheet_that_was_taken_says_nothing_more_after_its_office_spoke_otherwise(folder: Path, plan: Path) -> None:
    type_in(folder / ALBERTA, {("1a.5", "status"): DONE})
    taken_back(plan, folder)
    text = plan.read_text(encoding="utf-8")
    lines = [f"{' ' * 10}- date: 2004-07-02", f"{' ' * 12}by: Alberta", f"{' ' * 12}said: in-progress",
             f"{' ' * 12}text: Repris."]  # fmt: skip
    said = text.index("said: done", text.index("1a.5"))
    end = text.index("      - id: 1a.6", said)
    plan.write_text(text[:end] + "\n".join(lines) + "\n" + text[end:], encoding="utf-8")

    answer = taken_back(plan, folder)

    assert (answer.exit_code, answer.out) == (0, ""), answer


def test_two_sheets_of_one_office_that_say_the_same_are_one(folder: Path, plan: Path) -> None:
    type_in(folder / ALBERTA, {("1a.5", "status"): BLOCKED, ("1a.4", "note"): "Vu"})
    shutil.copy(folder / ALBERTA, folder / "Alberta (1).xlsx")

    taken_back(plan, folder)

    text = plan.read_text(encoding="utf-8")
    assert (text.count("said: blocked"), text.count("text: Vu")) == (1, 1)


# -- what is beside the sheets --------------------------------------------------------------------


def test_other_files_are_named_where_they_say_something(folder: Path, plan: Path) -> None:
    (folder / "réponse.docx").write_bytes(b"x")
    (folder / "vide.txt").write_bytes(b"\n")
    (folder / ".~lock.Alberta.xlsx#").write_bytes(b"x")
    (folder / "~$Alberta.xlsx").write_bytes(b"x")
    (folder / "annexes").mkdir()
    message = folder / "Alberta.md"
    message.write_text(message.read_text(encoding="utf-8") + "\nNous avons fini.\n", encoding="utf-8")

    answer = taken_back(plan, folder)

    assert answer.err.splitlines()[:3] == [
        "files not read, because they are not sheets:",
        "  Alberta.md",
        "  réponse.docx",
    ]
    assert (answer.exit_code, answer.out) == (0, "")


def test_a_folder_without_sheets_is_refused(plan: Path) -> None:
    folder = plan.with_name("out")
    folder.mkdir()
    (folder / "a.md").write_text("x", encoding="utf-8")

    answer = taken_back(plan, folder)

    assert (answer.exit_code, "contains no sheet" in answer.err) == (4, True)


def test_what_a_sheet_says_elsewhere_is_named_with_its_file(folder: Path, plan: Path) -> None:
    book = load_workbook(folder / ALBERTA)
    sheet: Any = book.worksheets[0]
    sheet["A1"].value, sheet["P4"].value = "Réponse de l'Alberta", "On attend"
    book.save(folder / ALBERTA)

    answer = taken_back(plan, folder)

    assert answer.err.splitlines()[:3] == [
        "Alberta.xlsx, not imported, because only a status, dates, a note and a reason can be:",
        '  Mesures!A1: "Réponse de l\'Alberta"',
        '  Mesures!P4: "On attend"',
    ]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_sheet_that_another_program_saved_without_its_properties_still_tells_its_office(
    lang: Language, plan: Path
) -> None:
    folder = sent(plan, "--reply-by", "1er août 2004", lang=lang)
    type_in(folder / ALBERTA, {("1a.5", "note"): "À jour"}, lang)
    for path in folder.glob("*.xlsx"):
        book: Any = load_workbook(path)
        del book.custom_doc_props["csecplan"]
        book.save(path)

    answer = taken_back(plan, *folder.glob("*.xlsx"))

    assert "+            by: Alberta" in changed(answer)
    assert "not imported" not in answer.err


def test_a_status_that_is_none_is_refused_with_those_that_an_office_may_report(folder: Path, plan: Path) -> None:
    type_in(folder / ALBERTA, {("1a.5", "status"): "zut"})

    answer = taken_back(plan, folder)

    assert (OBSOLETE in answer.err, VERIFIED in answer.err) == (True, False)


# -- as spreadsheets save it ----------------------------------------------------------------------


def saved_by_libreoffice(folder: Path, suffix: str) -> Path:
    out = folder.with_name(f"saved-{suffix}")
    profile = f"-env:UserInstallation={folder.with_name('profile').as_uri()}"
    sheets = sorted(map(str, folder.glob("*.xlsx")))
    command = [str(OFFICE), profile, "--headless", "--convert-to", suffix, "--outdir", str(out), *sheets]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice: apt-get install libreoffice-calc-nogui")
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("source", [PLAN, REAL_PLAN], ids=["a plan of groups", "the real plan"])
def test_sheets_that_libreoffice_saved_come_back(source: Path, suffix: str, plan: Path) -> None:
    """With not one cell named that nobody wrote in, groups and instructions included."""
    plan.write_bytes(source.read_bytes())
    folder = sent(plan, "--reply-by", "2004-07-15")
    first = sorted(folder.glob("*.xlsx"))[0]
    identifier = rows_of(first)[0]["id"]
    as_it_was = saved_by_libreoffice(folder, suffix)

    unfilled = taken_back(plan, as_it_was)
    type_in(first, {(identifier, "note"): "Reçu"})
    shutil.rmtree(as_it_was)
    answer = taken_back(plan, saved_by_libreoffice(folder, suffix))

    assert (unfilled.out, "not imported, because" in unfilled.err) == ("", False), unfilled.err
    assert changed(answer)[-1].strip("+ ") == "text: Reçu"
    assert "not imported, because" not in answer.err
