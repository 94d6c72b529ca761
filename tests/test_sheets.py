"""What an office does to a sheet, case by case: what is named, what is refused, what files are not taken at all."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import time
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.packaging.custom import CustomPropertyList

from bench.speed import plan_of
from csecplan.sheets import rows
from csecplan.sheets.numbers import number_text, shown_by
from csecplan.view.base import Base
from csecplan.view.columns import COLUMNS
from csecplan.wording import LANGUAGES, Wording
from tests.conftest import REAL_PLAN, invoke
from tests.test_importing import brought, changed, exported, fill

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook

PLAN_SAYS_ALL = "nothing to change: the plan says all"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_bytes(REAL_PLAN.read_bytes())
    monkeypatch.chdir(tmp_path)
    return path


def altered(plan: Path, alter: Callable[[Workbook], object], *arguments: str) -> Path:
    """A sheet of *plan* after *alter*."""
    path = exported("a.xlsx", plan, *arguments)
    book = load_workbook(path)
    alter(book)
    book.save(path)
    return path


def put(cell: str, value: object, sheet: int = 0) -> Callable[[Workbook], None]:
    def alter(book: Workbook) -> None:
        place: Any = book.worksheets[sheet][cell]
        place.value = value

    return alter


def with_comment(book: Workbook) -> None:
    book.worksheets[0]["H5"].comment = Comment("On attend le budget", "Bureau")


def with_column(book: Workbook) -> None:
    put("O1", "Commentaires du bureau")(book)
    put("O5", "On attend le budget")(book)


def with_renamed_heading(book: Workbook) -> None:
    put("L1", "Commentaires")(book)
    put("L5", "On attend le budget")(book)


def with_hidden_sheet(book: Workbook) -> None:
    sheet = book.create_sheet("Cachée")
    sheet["B3"].value = "On attend le budget"
    sheet.sheet_state = "veryHidden"


def with_copied_sheet(book: Workbook) -> None:
    book.copy_worksheet(book.worksheets[0])
    put("H5", "Terminé", sheet=2)(book)


def with_list_of_ones_own(book: Workbook) -> None:
    sheet = book.create_sheet("Bilan")
    sheet.append(["1d.1", "Terminé", "completed"])


# -- what does not come back is named -------------------------------------------------------------


@pytest.mark.parametrize(
    ("alter", "named"),
    [
        pytest.param(with_column, 'Mesures!O5: "On attend le budget"', id="a column of one's own"),
        pytest.param(with_column, 'Mesures!O1: "Commentaires du bureau"', id="its heading"),
        pytest.param(with_renamed_heading, 'Mesures!L5: "On attend le budget"', id="a renamed heading"),
        pytest.param(with_comment, 'Mesures!H5, comment: "On attend le budget"', id="a comment"),
        pytest.param(put("A5", "On attend", sheet=1), 'À propos!A5: "On attend"', id="on the sheet about it"),
        pytest.param(put("A2", "On attend", sheet=1), 'À propos!A2: "On attend"', id="over what it is about"),
        pytest.param(with_hidden_sheet, 'Cachée!B3: "On attend le budget"', id="a hidden sheet"),
        pytest.param(with_copied_sheet, 'Mesures Copy!H5: "Terminé"', id="a status on a copy of the sheet"),
        pytest.param(with_list_of_ones_own, 'Bilan!B1: "Terminé"', id="a status on a sheet of one's own"),
        pytest.param(with_list_of_ones_own, 'Bilan!C1: "completed"', id="a word that is a heading elsewhere"),
        pytest.param(put("C5", None), "Mesures!C5: the cell was emptied", id="a title taken out"),
        pytest.param(put("J5", "clos"), 'Mesures!J5: "clos"', id="what is worked out"),
        pytest.param(put("E5", "DGSM"), 'Mesures!E5: "DGSM"', id="another owner"),
        pytest.param(put("D30", "Merci !"), 'its row says "Merci !"', id="a line below, which is refused"),
        pytest.param(put("Q30", "Merci !"), 'Mesures!Q30: "Merci !"', id="a line below, beside the list"),
    ],
)
def test_what_is_not_taken_is_named(alter: Callable[[Workbook], None], named: str, plan: Path) -> None:
    answer = brought(altered(plan, alter), plan)

    assert (
        named in answer.err or named.replace("its row", "the row") in answer.err,
        PLAN_SAYS_ALL in answer.err,
    ) == (
        True,
        False,
    ), answer.err


RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "xl/worksheets/_rels/sheet1.xml.rels": f"""<Relationships>
        <Relationship Id="r1" Type="{RELATIONS}/drawing" Target="../drawings/d.xml"/>
        <Relationship Id="r2" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
            Target="/xl/threads.xml"/>
        <Relationship Id="r3" Type="{RELATIONS}/comments" Target="../comments.xml"/>
        <Relationship Id="r4" Type="{RELATIONS}/hyperlink" Target="https://example.org" TargetMode="External"/>
        </Relationships>""",
    "xl/drawings/d.xml": """<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:sp><xdr:txBody><a:p><a:r><a:t>Voir </a:t></a:r>
        <a:r><a:t>le Manitoba</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>""",
    "xl/threads.xml": """<ThreadedComments><threadedComment ref="H5"><text>Est-ce prêt ?</text></threadedComment>
        <threadedComment ref="H5"><text>Pas encore</text></threadedComment></ThreadedComments>""",
    "xl/comments.xml": """<comments><commentList><comment ref="H5"><text><t>[Threaded comment] of another version</t>
        </text></comment><comment ref="H6"><text><r><t>À </t></r><r><t>revoir</t></r></text></comment></commentList>
        </comments>""",
}
"""What newer spreadsheets write of a sheet's comments, and of a box with text on it."""


def test_boxes_and_threads_of_comments_are_named(plan: Path) -> None:
    sheet = exported("a.xlsx", plan)
    with zipfile.ZipFile(sheet, "a") as file:
        for name, text in PARTS.items():
            file.writestr(name, text)

    said = brought(sheet, plan, lang="fr").err.replace("\u00a0", " ").splitlines()

    assert said[1:-1] == [
        "  Mesures!H5, commentaire : « Est-ce prêt ? »",
        "  Mesures!H5, commentaire : « Pas encore »",
        "  Mesures, zone de texte : « Voir le Manitoba »",
        "  Mesures!H6, commentaire : « À revoir »",
    ]


def test_of_many_texts_the_last_are_named_by_their_cells(plan: Path) -> None:
    def alter(book: Workbook) -> None:
        for row in range(1, 30):
            put(f"P{row}", f"Texte {row}")(book)

    answer = brought(altered(plan, alter), plan)

    assert "and 9 more, in Mesures!P" in answer.err


def test_of_many_faults_the_last_are_named_by_their_cells(plan: Path) -> None:
    def alter(book: Workbook) -> None:
        for row in range(2, 25):
            put(f"A{row}", f"x{row}")(book)
            put(f"D{row}", "Texte")(book)

    answer = brought(altered(plan, alter), plan)

    assert (answer.exit_code, "and 3 more, in Mesures!A22:A24" in answer.err) == (4, True), answer.err


@pytest.mark.parametrize("key", ["evidence", "see", "owners", "title", "marks", "days"])
def test_a_column_that_was_chosen_is_named_too(key: str, plan: Path) -> None:
    sheet = exported("a.csv", plan, "--columns", f"id,status,{key}")
    fill(sheet, {("1d.1", key): "https://example.gc.ca/liste"})

    answer = brought(sheet, plan)

    assert 'a.csv!C5: "https://example.gc.ca/liste"' in answer.err


@pytest.mark.parametrize("arguments", [["--owner", "CSEC-M"], ["--owner", "CSEC-M", "--owner", "CSEC-S"], []])
def test_an_owner_shown_with_its_group_is_no_change(arguments: list[str], plan: Path) -> None:
    answer = brought(exported("a.xlsx", plan, *arguments), plan)

    assert PLAN_SAYS_ALL in answer.err


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("a.xlsx", ["--as-of", "2003-01-01"]),
        ("a.csv", ["--as-of", "2003-01-01"]),
        ("a.xlsx", ["--soon-days", "900"]),
        ("a.csv", ["--stale-days", "5"]),
        ("a.tsv", []),
    ],
)
def test_a_sheet_of_another_day_is_no_change(name: str, arguments: list[str], plan: Path) -> None:
    columns = (
        "id,status,due,standing,timeliness,days,marks,updated,revisions,original,latest,earliest,update,note,base"
    )
    sheet = exported(name, plan, "--columns", columns, *arguments)
    invoke("status", "1d.1", "done", "--note", "Publiée", "--yes", plan=plan)
    invoke("revise", "3a.1", "juin 2005", "--reason", "x", plan=plan)

    assert PLAN_SAYS_ALL in brought(sheet, plan).err


def test_a_copy_of_the_sheet_as_it_was_says_nothing(plan: Path) -> None:
    def alter(book: Workbook) -> None:
        book.copy_worksheet(book.worksheets[0])

    assert PLAN_SAYS_ALL in brought(altered(plan, alter), plan).err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", COLUMNS)
def test_a_heading_names_one_column(key: str, language: str) -> None:
    heading = Wording(language).say(COLUMNS[key][0].heading)

    assert [rows.heading_key(heading), rows.heading_key(key)] == [key, key]


FAULTY = """\
format: 1
title: Plan
language: fr
recommendations:
  - id: 1a
    text: Agir.
    actions:
      - {id: 1a.1, text: Un., due: mars 2005, updates: [{text: Vu.}]}
      - {text: Sans numéro., due: Continu}
      - {id: 1a.1, text: Deux., status: fini}
      - {id: 1a.2, text: Trois.}
"""


def test_actions_that_have_no_id_of_their_own_stop_no_other(plan: Path) -> None:
    plan.write_text(FAULTY, encoding="utf-8")

    answer = brought(altered(plan, put("L5", "Reçu")), plan)

    assert ("text: Reçu" in changed(answer)[-1], "not taken back" in answer.err) == (True, False)


def test_what_is_asked_of_an_action_without_an_id_is_refused(plan: Path) -> None:
    plan.write_text(FAULTY, encoding="utf-8")

    answer = brought(altered(plan, put("L3", "Reçu")), plan)

    assert (answer.exit_code, 'Mesures!A3: the plan has no action "?"' in answer.err) == (4, True)


def test_an_action_that_the_plan_no_longer_has_is_named(plan: Path) -> None:
    sheet = exported("a.xlsx", plan)
    plan.write_text(plan.read_text(encoding="utf-8").replace("id: 1d.1", "id: 1d.9"), encoding="utf-8")

    answer = brought(sheet, plan)

    assert (answer.exit_code, 'Mesures!A5: the plan no longer has the action "1d.1"' in answer.err) == (0, True)


def without_properties(book: Workbook) -> None:
    properties: Any = book
    properties.custom_doc_props = CustomPropertyList()


def test_a_spreadsheet_may_drop_what_a_workbook_says_of_itself(plan: Path) -> None:
    assert PLAN_SAYS_ALL in brought(altered(plan, without_properties), plan).err


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
    answer = brought(altered(plan, put("H5", "fini")), plan)

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
    brought(altered(plan, put("L5", "Aucun changement")), plan, "--on", "2004-08-01")

    brought(altered(plan, put("L5", "Aucun changement")), plan, "--on", "2004-09-01")

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

    assert (answer.exit_code, "an encoding that is not known" in answer.err) == (4, True)


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

    assert (answer.exit_code, "is a report, which does not come back" in answer.err) == (4, True)


def test_a_report_offers_no_statuses(plan: Path) -> None:
    report = plan.with_name("r.xlsx")
    invoke("report", "-o", report, plan=plan)

    assert [len(sheet.data_validations.dataValidation) for sheet in load_workbook(report)] == [0] * 8


# -- time ---------------------------------------------------------------------------------------


def test_two_hundred_changed_rows_take_little_longer_than_one(plan: Path) -> None:
    plan.write_text(plan_of(600), encoding="utf-8")

    def seconds(changes: int) -> float:
        sheet = exported("a.csv", plan)
        fill(sheet, {(f"{number // 4}a.{number % 4 + 1}", "note"): f"Note {number}" for number in range(changes)})
        began = time.process_time()
        assert len(changed(brought(sheet, plan, "--dry-run"))) == changes * 4
        return time.process_time() - began

    assert seconds(200) < 4 * seconds(1)


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
