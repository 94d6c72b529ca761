"""What a sheet says that does not come back is named, whatever an office did to it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.packaging.custom import CustomPropertyList

from csecplan.i18n.wording import Wording
from csecplan.sheets import rows
from csecplan.sheets.raw import File, Sheet
from csecplan.texts import LANGUAGES
from csecplan.view.columns import COLUMNS
from tests.tools.command import invoke
from tests.tools.sheets import PLAN_SAYS_ALL, altered, brought, changed, exported, fill, put

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook

    from csecplan.texts import Language


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
def test_a_heading_names_one_column(key: str, language: Language) -> None:
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
      - {id: 1a.1, text: Deux., status: vert}
      - {id: 1a.2, text: Trois.}
"""


def test_actions_that_have_no_id_of_their_own_stop_no_other(plan: Path) -> None:
    plan.write_text(FAULTY, encoding="utf-8")

    answer = brought(altered(plan, put("L5", "Reçu")), plan)

    assert ("text: Reçu" in changed(answer)[-1], "not imported, because" in answer.err) == (True, False)


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


@pytest.mark.parametrize("language", [*LANGUAGES, None])
@given(others=st.sets(st.sampled_from(sorted(COLUMNS.keys() - {"id", "status"}))))
def test_a_sheet_is_in_the_language_of_its_headings(language: Language | None, others: set[str]) -> None:
    keys = ["id", "status", *sorted(others)]
    heads = [Wording(language).say(COLUMNS[key][0].heading) if language else key for key in keys]

    found = rows.as_list(File([]), Sheet("Mesures", [(1, heads)]))

    assert found
    assert found.language == language
