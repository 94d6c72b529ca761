"""A sheet that `list` wrote, filled in by an office, comes back as the changes that commands make."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.tools.command import invoke
from tests.tools.plans import REAL_PLAN, ROOT
from tests.tools.sheets import Cells, brought, changed, exported, fill

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = ROOT / "tests" / "plans" / "hostile.yaml"
OFFICE = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
# -- what comes back ------------------------------------------------------------------------------

CHANGES = [
    pytest.param({}, [], id="nothing filled in changes nothing"),
    pytest.param(
        {("1d.1", "status"): "En cours"},
        ["-        status: planned", "+        status: in-progress"],
        id="a status",
    ),
    pytest.param(
        {("1d.1", "status"): "termine", ("1d.1", "completed"): datetime(2004, 6, 15)},
        ["-        status: planned", "+        status: done", "+        completed: 2004-06-15"],
        id="done, on a day",
    ),
    pytest.param(
        {("2c.1", "note"): "Compte rendu reçu"},
        ["+        updates:", "+          - date: 2004-07-01", "+            by: Zoé",
         "+            text: Compte rendu reçu"],
        id="a note",
    ),
    pytest.param(
        {("1b.1", "update"): "À l'essai"},
        ["+          - date: 2004-07-01", "+            by: Zoé", "+            text: À l'essai"],
        id="a note over the last update",
    ),
    pytest.param(
        {("3a.1", "due"): "31 mars 2005", ("3a.1", "reason"): "Attente"},
        ["+        revisions:", "+          - due: 31 mars 2005", "+            date: 2004-07-01",
         "+            reason: Attente"],
        id="a due date in words",
    ),
    pytest.param(
        {("3a.1", "due"): datetime(2005, 3, 31), ("3a.1", "reason"): "Attente"},
        ["+        revisions:", "+          - due: 2005-03-31", "+            date: 2004-07-01",
         "+            reason: Attente"],
        id="a due date as a date",
    ),
    pytest.param(
        {("2c.1", "note"): "=SOMME(1)"},
        ["+        updates:", "+          - date: 2004-07-01", "+            by: Zoé",
         "+            text: =SOMME(1)"],
        id="a note that looks like a formula",
    ),
]  # fmt: skip


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
@pytest.mark.parametrize(("cells", "expected"), CHANGES)
def test_what_was_filled_in_comes_back(name: str, cells: Cells, expected: list[str], plan: Path) -> None:
    sheet = exported(name, plan)
    fill(sheet, cells)

    assert changed(brought(sheet, plan)) == expected


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_the_same_sheet_twice_changes_nothing_more(name: str, plan: Path) -> None:
    sheet = exported(name, plan)
    fill(sheet, {("1d.1", "status"): "En cours", ("2c.1", "note"): "Reçu", ("1b.1", "update"): "À l'essai"})
    brought(sheet, plan)
    before = plan.read_bytes()

    answer = brought(sheet, plan)

    assert (answer.exit_code, answer.out, plan.read_bytes()) == (0, "", before)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
@pytest.mark.parametrize("source", [REAL_PLAN, HOSTILE], ids=["the real plan", "hostile texts"])
def test_a_sheet_as_written_asks_for_nothing(source: Path, name: str, lang: str, plan: Path) -> None:
    plan.write_bytes(source.read_bytes())
    sheet = exported(name, plan, lang=lang)

    answer = brought(sheet, plan)

    assert (answer.out, "not imported, because" in answer.err, plan.read_bytes()) == ("", False, source.read_bytes())


def test_dry_run_writes_nothing(plan: Path) -> None:
    sheet = exported("a.xlsx", plan)
    fill(sheet, {("1d.1", "status"): "En cours"})

    answer = brought(sheet, plan, "--dry-run")

    assert (answer.exit_code, plan.read_bytes()) == (0, REAL_PLAN.read_bytes())


def test_a_sheet_that_was_sorted_and_cut_still_tells(plan: Path) -> None:
    sheet = exported("a.xlsx", plan)
    fill(sheet, {("3a.1", "status"): "En cours"})
    book = load_workbook(sheet)
    book.worksheets[0].delete_rows(2, 8)
    book.worksheets[0].delete_cols(2, 4)
    book.worksheets[0].insert_rows(1, 2)
    book.worksheets[0]["A1"] = "Suivi de juillet"
    book.save(sheet)

    assert changed(brought(sheet, plan)) == ["-        status: planned", "+        status: in-progress"]


# -- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        pytest.param({("1d.1", "status"): "vert"}, 'Mesures!H5: "vert" is not a status', id="a status that is none"),
        pytest.param({("1d.1", "status"): ""}, "Mesures!H5: the cell is empty", id="a status taken out"),
        pytest.param({("1d.1", "due"): "le 31 février 2005", ("1d.1", "reason"): "x"}, "Mesures!F5", id="no date"),
        pytest.param({("1d.1", "due"): "juin 2005"}, "Mesures!M5: say why", id="a new date without a reason"),
        pytest.param({("1d.1", "due"): ""}, "Mesures!F5: a due date is moved", id="a due date taken out"),
        pytest.param({("1d.1", "due"): "Terminé"}, "that is a status", id="done where a date should be"),
        pytest.param({("1d.1", "completed"): "2004-06-15"}, "Mesures!I5: it has a day", id="a day, and not done"),
        pytest.param({("1d.1", "status"): "Caduc"}, "Mesures!H5: \"Caduc\" needs a note", id="closed without why"),
        pytest.param({("1f.1", "status"): "En cours"}, "Mesures!H8", id="reopened without why"),
        pytest.param({("1d.1", "id"): "9z.9"}, 'Mesures!A5: the plan has no action "9z.9"', id="an id that is none"),
        pytest.param({("1d.1", "id"): "1d.2"}, "Mesures!A6: 1d.2 stands on row 5 too", id="an id twice"),
        pytest.param({("1b.1", "note"): "a", ("1b.1", "update"): "b"}, "Mesures!L3", id="two notes"),
        pytest.param({("1d.1", "base"): "x"}, "Mesures!N5: this cell says", id="what was written, changed"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_taken_is_named(cells: Cells, said: str, plan: Path) -> None:
    sheet = exported("a.xlsx", plan)
    fill(sheet, {**cells, ("3d.2", "status"): "En cours"})

    answer = brought(sheet, plan)

    assert (answer.exit_code, said in answer.err, answer.out) == (4, True, "")
    assert plan.read_bytes() == REAL_PLAN.read_bytes()


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
@pytest.mark.parametrize(
    ("key", "value", "meanwhile", "said"),
    [
        pytest.param("status", "Bloqué", ["status", "1d.1", "in-progress"], 'which said "', id="a status"),
        pytest.param(
            "due", "mai 2005", ["revise", "1d.1", "juin 2005", "--reason", "x"], 'now "juin 2005"', id="a date"
        ),
    ],
)
def test_what_both_changed_is_a_conflict(
    name: str, key: str, value: str, meanwhile: list[str], said: str, plan: Path
) -> None:
    sheet = exported(name, plan)
    fill(sheet, {("1d.1", key): value, ("1d.1", "reason"): "Attente"})
    invoke(*meanwhile, plan=plan)
    before = plan.read_bytes()

    answer = brought(sheet, plan)

    assert (answer.exit_code, said in answer.err, plan.read_bytes()) == (4, True, before)


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_what_only_the_plan_changed_stays(name: str, plan: Path) -> None:
    sheet = exported(name, plan)
    fill(sheet, {("1d.2", "status"): "En cours"})
    invoke("status", "1d.1", "done", "--note", "Publiée", plan=plan)
    invoke("revise", "2a.1", "juin 2005", "--reason", "x", plan=plan)

    answer = brought(sheet, plan)

    assert changed(answer) == ["-        status: planned", "+        status: in-progress"]
    assert "not imported, because" not in answer.err


def test_a_changed_text_is_not_taken_and_said(plan: Path) -> None:
    sheet = exported("a.xlsx", plan)
    fill(sheet, {("1d.1", "title"): "Autre titre", ("1d.2", "latest"): datetime(2005, 1, 1)})

    answer = brought(sheet, plan)

    told = ["not imported, because only a status, dates, a note and a reason can be:",
            '  Mesures!C5: "Autre titre"', '  Mesures!G6: "2005-01-01"']  # fmt: skip
    assert answer.err.splitlines()[:3] == told


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04rubbish", b"\0\1\2", b"a,b\n1,2\n", b'"', "id;état\n".encode("cp1252")],
    ids=["empty", "a broken workbook", "no text", "other headings", "an open quote", "only headings"],
)
def test_a_file_that_is_no_sheet_is_refused_or_asks_for_nothing(data: bytes, plan: Path) -> None:
    sheet = plan.with_name("a.csv")
    sheet.write_bytes(data)

    answer = brought(sheet, plan)

    assert (answer.exit_code in (0, 4), plan.read_bytes()) == (True, REAL_PLAN.read_bytes())


def test_a_sheet_that_is_not_there() -> None:
    assert invoke("import", "none.xlsx", plan=REAL_PLAN).exit_code == 3


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice: apt-get install libreoffice-calc-nogui")
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_a_sheet_that_libreoffice_wrote_comes_back(suffix: str, plan: Path) -> None:
    sheet = exported("a.xlsx", plan)
    fill(
        sheet, {("1d.1", "status"): "En cours", ("3a.1", "due"): datetime(2005, 3, 31), ("3a.1", "reason"): "Attente"}
    )
    out = plan.with_name("out")
    profile = f"-env:UserInstallation={plan.with_name('profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", suffix, "--outdir", str(out), str(sheet)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    assert changed(brought(out / f"a.{suffix}", plan)) == [
        "-        status: planned",
        "+        status: in-progress",
        "+        revisions:",
        "+          - due: 2005-03-31",
        "+            date: 2004-07-01",
        "+            reason: Attente",
    ]
