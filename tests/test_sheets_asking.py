"""What a sheet asks for: whose each row is, how faults are said, and that nothing is written unasked."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from csecplan.view.base import Base
from tests.tools.command import invoke
from tests.tools.plans import REAL_PLAN
from tests.tools.sheets import altered, brought, changed, put

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook


# -- whose it was ---------------------------------------------------------------------------------


def bases_exchanged(book: Workbook) -> None:
    sheet: Any = book.worksheets[0]
    sheet["N3"].value, sheet["N5"].value = sheet["N5"].value, sheet["N3"].value


def base_deleted(book: Workbook) -> None:
    book.worksheets[0].delete_cols(14)


def test_the_base_of_another_row_is_refused(plan: Path) -> None:
    answer = brought(altered(plan, bases_exchanged), plan)

    assert (answer.exit_code, "Mesures!N3: this hidden cell belongs to 1d.1, but its row to 1b.1" in answer.err) == (
        4,
        True,
    )


def test_without_a_base_a_note_is_taken(plan: Path) -> None:
    def alter(book: Workbook) -> None:
        base_deleted(book)
        put("L5", "Reçu")(book)

    assert changed(brought(altered(plan, alter), plan))[-1] == "+            text: Reçu"


def test_without_a_base_what_differs_is_a_conflict(plan: Path) -> None:
    sheet = altered(plan, base_deleted)
    invoke("status", "1d.1", "in-progress", plan=plan)
    before = plan.read_bytes()

    answer = brought(sheet, plan)

    assert 'Mesures!H5: the sheet says "Prévu" and the plan "En cours"' in answer.err
    assert (answer.exit_code, plan.read_bytes()) == (4, before)


def test_a_base_that_earlier_versions_wrote_is_none(plan: Path) -> None:
    def alter(book: Workbook) -> None:
        put("N5", "planned |  | 0 | Printemps 2004")(book)
        put("H5", "En cours")(book)

    assert 'Mesures!H5: the sheet says "En cours" and the plan "Prévu"' in brought(altered(plan, alter), plan).err


@pytest.mark.parametrize(
    "base",
    [
        Base("1d.1", datetime(2004, 7, 1).date(), "planned", "", 0, 0, "Printemps 2004", ""),
        Base('1"; |', datetime(2004, 7, 1).date(), "", "2004-06-01", 12, 3, "l'été\n\x07\u202e\x7f,;\t", "00000000"),
    ],
    ids=["usual", "any text"],
)
def test_a_base_comes_back_as_it_was(base: Base) -> None:
    text = base.to_text()

    assert (Base.from_text(text), text.isascii(), text.isprintable()) == (base, True, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "|||||||",
        "1d.1|2004-07-01|planned||0|0",
        "1d.1|hier|planned||0|0||",
        "1d.1|2004-07-01|late||0|0||",
        "1d.1|2004-07-01|done||-1|0||",
        "1d.1|2004-07-01|done|hier|0|0||",
        "1d.1|2004-07-01|done||0|0|%ff|",
    ],
)
def test_what_is_no_base_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # whatever says so
        Base.from_text(text)


# -- what is said ---------------------------------------------------------------------------------


def test_statuses_are_named_as_the_sheet_names_them(plan: Path) -> None:
    answer = brought(altered(plan, put("H5", "vert")), plan)

    assert "use one of Prévu, En cours, Bloqué, Terminé, Vérifié, Aucune action, Caduc" in answer.err


@pytest.mark.parametrize("written", ["« Terminé »", '"Done"', "“terminé”"])
def test_quotes_around_a_status_are_none(written: str, plan: Path) -> None:
    assert "+        status: done" in changed(brought(altered(plan, put("H5", written)), plan))


def test_a_row_without_an_id_is_a_new_action(plan: Path) -> None:
    answer = brought(altered(plan, put("C18", "Nouvelle mesure")), plan)

    assert "Mesures!A18: the row has no ID; `csecplan add action` adds a new action" in answer.err


def test_merged_cells_are_named(plan: Path) -> None:
    def alter(book: Workbook) -> None:
        put("L5", "Reçu")(book)
        book.worksheets[0].merge_cells("L5:L6")

    answer = brought(altered(plan, alter), plan)

    assert (answer.exit_code, "Mesures!L5:L6: these cells are merged" in answer.err) == (4, True)


def test_a_reason_without_a_date_is_named(plan: Path) -> None:
    answer = brought(altered(plan, put("M5", "Budget")), plan)

    assert (answer.exit_code, "Mesures!M5: a reason for a new date is given" in answer.err) == (4, True)


def test_a_completion_in_the_future_is_warned_of(plan: Path) -> None:
    def alter(book: Workbook) -> None:
        put("H5", "Terminé")(book)
        put("I5", datetime(2024, 6, 20))(book)

    answer = brought(altered(plan, alter), plan)

    assert (answer.exit_code, "completed-in-future" in answer.err) == (0, True)


def test_the_date_of_a_closed_action_is_told(plan: Path) -> None:
    invoke("status", "1d.1", "done", plan=plan)

    def alter(book: Workbook) -> None:
        put("F5", "mai 2005")(book)
        put("M5", "Budget")(book)

    assert 'Mesures!F5: 1d.1 is closed ("Done")' in brought(altered(plan, alter), plan).err


def test_a_note_said_once_more_is_written_again(plan: Path) -> None:
    brought(altered(plan, put("L5", "Aucun changement")), plan, "--on", "2004-06-01")

    brought(altered(plan, put("L5", "Aucun changement")), plan, "--on", "2004-06-15")

    assert plan.read_text(encoding="utf-8").count("text: Aucun changement") == 2


# -- nothing unasked ------------------------------------------------------------------------------


def test_where_nobody_can_be_asked_nothing_is_written(plan: Path) -> None:
    sheet = altered(plan, put("L5", "Reçu"))

    answer = invoke("import", sheet, plan=plan)

    assert (answer.exit_code, "text: Reçu" in answer.out, "--yes" in answer.err) == (4, True, True)
    assert plan.read_bytes() == REAL_PLAN.read_bytes()


@pytest.mark.parametrize(("typed", "code"), [("n", 4), ("", 4), ("o", 0)])
def test_a_person_is_asked(typed: str, code: int, plan: Path) -> None:
    sheet = altered(plan, put("L5", "Reçu"))
    command = f"{sys.executable} -m csecplan import {sheet} -p {plan} --as-of 2004-07-01"

    done = subprocess.run(
        ["script", "-qec", command, "/dev/null"], input=f"{typed}\n".encode(), capture_output=True, timeout=60
    )

    assert (done.returncode, b"[y/N]" in done.stdout or b"[o/N]" in done.stdout) == (code, True), done.stdout
    assert (plan.read_bytes() == REAL_PLAN.read_bytes()) == (code == 4)


def test_a_part_that_is_faulty_is_refused(plan: Path) -> None:
    sheet = altered(plan, put("L5", "Reçu"))
    plan.write_text(plan.read_text(encoding="utf-8").replace("due: Printemps 2004", "updates: x\n        due: hier"))

    answer = brought(sheet, plan)

    assert (answer.exit_code, "wrong-type" in answer.err) == (3, True), answer.err


def test_an_import_can_be_committed(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    plan = repository / "plan.yaml"
    plan.write_bytes(REAL_PLAN.read_bytes())
    subprocess.run("git add plan.yaml && git commit -qm Plan", shell=True, check=True, cwd=repository)

    brought(altered(plan, put("H5", "En cours")), plan, "--commit")

    log = subprocess.run(["git", "log", "-1", "--format=%s"], capture_output=True, text=True, check=True)
    assert log.stdout == "1d.1: planned → in-progress\n"
