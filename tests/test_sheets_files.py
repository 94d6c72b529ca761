"""Files as spreadsheets save them: months, encodings, other formats, and those that are too large."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from bench.speed import plan_of
from csecplan.sheets.numbers import number_text, shown_by
from csecplan.yamltext import Document
from tests.tools.command import invoke
from tests.tools.plans import REAL_PLAN
from tests.tools.sheets import altered, brought, changed, exported, fill, put

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook


# -- months ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        pytest.param("mmm-yy", "2005-03", id="a month"),
        pytest.param("[$-C0C]mmmm yyyy;@", "2005-03", id="a month in French"),
        pytest.param('mmmm" de "yyyy', "2005-03", id="a letter in quotes is none"),
        pytest.param("yyyy", "2005", id="a year"),
        pytest.param("yyyy-mm-dd", "2005-03-01", id="a day"),
        pytest.param("d mmm", "2005-03-01", id="a day without its year"),
        pytest.param("m/d/yy h:mm", "2005-03-01", id="a day and an hour"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_shown(format: str, expected: str, plan: Path) -> None:
    def alter(book: Workbook) -> None:
        put("F5", datetime(2005, 3, 1))(book)
        book.worksheets[0]["F5"].number_format = format
        put("M5", "Budget")(book)

    answer = brought(altered(plan, alter), plan)

    assert f"+          - due: {expected}" in answer.out.replace("'", "").replace('"', "").splitlines(), answer


@pytest.mark.parametrize("key", ["due", "completed"])
@pytest.mark.parametrize(
    ("day", "expected"),
    [(datetime(2005, 7, 17), "2005-07"), (datetime(2004, 5, 1), "05/2004"), (datetime(2000, 1, 1), "01/2000")],
)
def test_a_date_shown_without_its_day_is_that_month(day: datetime, expected: str, key: str, plan: Path) -> None:
    def alter(book: Workbook) -> None:
        cell = {"due": "F5", "completed": "I5"}[key]
        put(cell, day)(book)
        book.worksheets[0][cell].number_format = "mmm-yy"
        put("M5" if key == "due" else "H5", "Budget" if key == "due" else "Terminée")(book)

    answer = brought(altered(plan, alter), plan)

    assert f"{key}: {expected}" in answer.out.replace("'", "").replace('"', ""), answer


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        pytest.param("38412", "General", "38412", id="a number"),
        pytest.param("5.0", "0", "5", id="a whole number"),
        pytest.param("0.5", "0%", "50\u00a0%", id="a percentage"),
        pytest.param("38412.75", "yyyy-mm-dd", "2005-03-01", id="a day and an hour"),
        pytest.param("1", "d mmm yyyy", "1900-01-01", id="the first day"),
        pytest.param("61", "d mmm yyyy", "1900-03-01", id="after the day that never was"),
        pytest.param("0.5", "h:mm", "12:00", id="an hour"),
        pytest.param("1.5", "[h]:mm", "36 h", id="hours"),
        pytest.param("38412", "[Red]yyyy-mm-dd;@", "2005-03-01", id="a colour is no day"),
        pytest.param("38412", '#,##0 "d"', "38412", id="a letter in quotes is no day"),
        pytest.param("1e300", "yyyy-mm-dd", "1e300", id="beyond all days"),
        pytest.param("x", "yyyy-mm-dd", "x", id="no number"),
    ],
)
def test_a_number_is_what_its_format_shows(value: str, code: str, expected: str) -> None:
    assert number_text(value, shown_by(code)) == expected


def test_days_may_count_from_1904() -> None:
    assert number_text("1", shown_by("yyyy-mm-dd"), from_1904=True) == "1904-01-02"


def test_due_dates_are_text_also_in_rows_that_are_empty(plan: Path) -> None:
    sheet = load_workbook(exported("a.xlsx", plan)).worksheets[0]

    assert (sheet["F5"].number_format, sheet.column_dimensions["F"].number_format) == ("@", "@")


@pytest.mark.parametrize("written", ["2004-06-20 0:00:00", "2004-06-20T00:00:00", "2004-06-20 00:00", "20/06/2004"])
def test_a_day_with_an_hour_is_that_day(written: str, plan: Path) -> None:
    sheet = exported("a.csv", plan)
    fill(sheet, {("1d.1", "status"): "done", ("1d.1", "completed"): written})

    assert "+        completed: 2004-06-20" in changed(brought(sheet, plan))


# -- encodings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [
        ("utf-8", ","),
        ("utf-8-sig", ";"),
        ("utf-16", "\t"),
        ("utf-16-le", ","),
        ("utf-16-be", ";"),
        ("cp1252", ";"),
        ("mac_roman", ","),
        ("cp850", "\t"),
    ],
)
def test_an_encoding_is_told_by_the_texts_that_nobody_changed(encoding: str, delimiter: str, plan: Path) -> None:
    sheet = exported("a.csv", plan)
    rows = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8"), newline="")))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(
        [*row, "note" if not number else "Été : réunion à Québec" if number == 4 else ""]
        for number, row in enumerate(rows)
    )
    sheet.write_bytes(out.getvalue().encode(encoding, "replace"))

    written = [line for line in changed(brought(sheet, plan)) if "text:" in line]
    assert written == ["+            text: 'Été : réunion à Québec'"]


def test_an_encoding_that_nothing_tells_is_refused(plan: Path) -> None:
    sheet = plan.with_name("a.csv")
    sheet.write_bytes("id;note\n1d.1;Été à Québec\n".encode("cp1252"))

    answer = brought(sheet, plan)

    assert (answer.exit_code, "an unknown character encoding" in answer.err) == (4, True)


# -- files that are not taken ---------------------------------------------------------------------


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), text)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_xml="<a/>"),
                     "is an .ods file; open it in a spreadsheet, and save it as .xlsx", id="ods"),
        pytest.param(zipped(xl__workbook_bin="x"), "is an .xlsb file", id="xlsb"),
        pytest.param(zipped(word__document_xml="<a/>"), "cannot be read as a workbook", id="docx"),
        pytest.param(OLE, "is an .xls file", id="xls"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "is protected with a password", id="encrypted"),
        pytest.param(zipped(a="b"), "is damaged", id="a zip of something"),
        pytest.param(b"PK\x03\x04" + b"PK\x01\x02" * 10_001, "is too large", id="a zip of too many parts"),
        pytest.param(b"PK\x03\x04rubbish", "is damaged", id="a broken zip"),
        pytest.param(b"id,status\n1d.1,\0\0", "cannot be read as a workbook", id="no text"),
        pytest.param(b"id,status\n1d.1," + b"x" * 2**21, "cannot be read as a workbook", id="an endless cell"),
        pytest.param(b"id,status\n" + b"\n" * 100_000 + b"1d.1,done\n", "is too large", id="too many rows"),
        pytest.param(b"id,status" + b"," * 200 + b"x\n", "is too large", id="too many columns"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_taken_says_how_to_save_it(data: bytes, said: str, plan: Path) -> None:
    sheet = plan.with_name("a.xlsx")
    sheet.write_bytes(data)

    answer = brought(sheet, plan)

    assert (answer.exit_code, said in answer.err, plan.read_bytes()) == (4, True, REAL_PLAN.read_bytes()), answer.err


@pytest.mark.parametrize("command", [["report"], ["summary"], ["show", "1d"], ["timeline"]])
def test_a_report_says_that_it_is_one(command: list[str], plan: Path) -> None:
    report = plan.with_name("r.xlsx")
    invoke(*command, "-o", report, plan=plan, lang="fr")

    answer = brought(report, plan)

    assert (answer.exit_code, "is a report, which cannot be imported" in answer.err) == (4, True)


def test_a_report_offers_no_statuses(plan: Path) -> None:
    report = plan.with_name("r.xlsx")
    invoke("report", "-o", report, plan=plan)

    assert [len(sheet.data_validations.dataValidation) for sheet in load_workbook(report)] == [0] * 8


# -- time ---------------------------------------------------------------------------------------


def test_two_hundred_changed_rows_are_read_back_as_often_as_one(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To read the file back is what takes time; `make bench` has the seconds."""
    plan.write_text(plan_of(600), encoding="utf-8")
    parse, read = Document.parse, []

    def counted(data: bytes) -> Document:
        read.append(data)
        return parse(data)

    monkeypatch.setattr(Document, "parse", counted)

    def times_read(changes: int) -> int:
        sheet = exported("a.csv", plan)
        fill(sheet, {(f"{number // 4}a.{number % 4 + 1}", "note"): f"Note {number}" for number in range(changes)})
        read.clear()
        assert len(changed(brought(sheet, plan, "--dry-run"))) == changes * 4
        return len(read)

    assert times_read(200) == times_read(1)


# -- bounds ---------------------------------------------------------------------------------------

CELL = '<c t="inlineStr"><is><t>a</t></is></c>'
BOMBS = {
    "one cell at the end of a sheet": f'<row r="1048576"><c r="XFD1048576" {CELL[3:]}</row>',
    "rows of one cell": f"<row>{CELL}</row>" * 1_300_000,
    "rows of many cells": f"<row>{CELL * 190}</row>" * 8_000,
    "empty rows": "<row/>" * 9_000_000,
    "elements in elements": "<a>" * 200_000,
}
MEASURE = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "csecplan", *sys.argv[1:]], capture_output=True, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(done.returncode, used.ru_maxrss // 1024, used.ru_utime + used.ru_stime, done.stderr)
"""


def bomb(path: Path, data: str) -> None:
    """The workbook *path* with rows of *data* more."""
    parts = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b"</sheetData>", data.encode() + b"</sheetData>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for each, part in parts.items():
            file.writestr(each, part)


LONG = {name: [pytest.mark.slow] if len(data) > 10**6 else [] for name, data in BOMBS.items()}


@pytest.mark.parametrize("data", [pytest.param(data, id=name, marks=LONG[name]) for name, data in BOMBS.items()])
def test_a_small_file_takes_neither_minutes_nor_gigabytes(data: str, plan: Path) -> None:
    sheet = exported("a.xlsx", plan)
    bomb(sheet, data)

    done = subprocess.run(
        [sys.executable, "-c", MEASURE, "import", str(sheet), "-p", str(plan)],
        capture_output=True,
        text=True,
        timeout=90,
    )

    code, mebibytes, seconds, said = done.stdout.split(" ", 3)
    assert code == "4", said
    assert re.search("too large|damaged|endommagé|volumineux", said), said
    assert (int(mebibytes) < 300, float(seconds) < 15) == (True, True), done.stdout
