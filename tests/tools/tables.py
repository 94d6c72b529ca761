"""Tables for tests, as files that offices have: the document of 2004, and others, in Word and in a workbook."""

from __future__ import annotations

import html
import io
import re
from typing import TYPE_CHECKING, Any

from docx import Document

from tests.tools.plans import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SOURCE = ROOT / "tests" / "source" / "plan-2004-02-05.txt"
OFFICES = ("CSEC-M", "CSEC-S", "Liaison Entreprise", "SSEC-C.-B.", "DEO - SPS et représentants régionaux")
"""The document's offices stand below each other; its text has blanks between them."""
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_MARK = re.compile(r"(</?[bi]>)")
_OTHER_MARK = re.compile(r"</?(?!/?[bi]>)[^>]*>")


def source_lines() -> tuple[list[str], list[list[str]]]:
    """The title's lines, and the table's rows of four cells with their markup."""
    lines = [line.strip(" ") for line in SOURCE.read_text(encoding="utf-8").split("\n") if line.strip(" \t")]
    return lines[:2], [line.split("\t") for line in lines[2:]]


def source_docx(*, a_table_a_page: bool = False, offices_in_lines: bool = True) -> bytes:
    """The document of 5 February 2004 as Word has it: the headings again on each page, rows cut where pages end."""
    titles, rows = source_lines()
    document = Document()
    for title in titles:
        document.add_paragraph(title)
    table: Any = None
    for cells in rows:
        if table is None or (a_table_a_page and cells == rows[0]):
            table = document.add_table(rows=0, cols=4)
        _add_row(table, cells, offices_in_lines=offices_in_lines)
    return saved(document)


def _add_row(table: Any, cells: Sequence[str], *, offices_in_lines: bool) -> None:
    row = table.add_row()
    if not any(cells[1:]) and cells[0].startswith("<b>"):
        row.cells[0].merge(row.cells[3])
    for number, cell in enumerate(cells):
        if cell:
            _fill(row.cells[number], cell, in_lines=offices_in_lines and number == 2)


def _fill(cell: Any, markup: str, *, in_lines: bool) -> None:
    """The paragraphs of *markup*, bold where it is."""
    for number, text in enumerate(_PARAGRAPH.findall(markup) or [markup]):
        paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
        said = _OTHER_MARK.sub("", text)
        if in_lines:
            for office in OFFICES:
                said = said.replace(f" {office}", f"\n{office}")
        is_bold = False
        for piece in _MARK.split(said):
            if piece in {"<b>", "</b>"}:
                is_bold = piece == "<b>"
            elif piece and not _MARK.fullmatch(piece):
                paragraph.add_run(html.unescape(piece)).bold = is_bold


def docx_of(*blocks: str | Iterable[Sequence[str]]) -> bytes:
    """A Word document of *blocks*: texts are paragraphs, rows of texts are tables; a text alone spans them."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        rows = list(block)
        table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
        for row, texts in zip(table.rows, rows, strict=True):
            if len(texts) == 1:
                row.cells[0].merge(row.cells[-1])
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text
    return saved(document)


def saved(document: Any) -> bytes:
    """*document* as Word would save it."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# -- an English table, written for these tests after the pattern of a published one ------------------

HEADINGS = (
    "No.", "Recommendation", "Agree / Disagree", "Management Response", "Planned Actions", "OPI",
    "Target Completion Date", "Status", "Comments", "Priority",
)  # fmt: skip
ROWS: tuple[tuple[str, ...], ...] = (
    ("1", "The Branch should set service standards for replies to small firms and publish them every year.", "Agree",
     "Management agrees. Standards exist in two regions only.", "1.1 Draft service standards with the regions.",
     "Director General, Client Services", "June 30, 2015", "Completed",
     "2015-07-02: Standards were signed by the regional directors.", "High"),
    ("", "", "", "", "1.2 Publish the standards on the web site.", "Client Services; Web Team", "Q3 2015-16",
     "In progress – text is with the web team", "", ""),
    ("2", "The Branch should review how its advisory committees are chosen.", "Partially agree",
     "The committees’ terms end in 2016.", "(1) Map current members. (2) Write new terms of reference.",
     "Corporate Secretary", "(1) March 2016 (2) September 2016", "Not started",
     "Waiting for the budget: \"no new money\" # so far", "Medium"),
    ("3", "The Branch should close the pilot project in the North.", "Disagree", "The pilot is funded to 2018.",
     "", "", "", "", "", ""),
    ("4", "The Branch should measure what clients think.", "Agree", "", "A yearly survey will be run.",
     "Evaluation and Finance", "Ongoing", "Underway", "", ""),
    ("5", "The Branch should train its staff.", "Yes", "Agreed.", "Training plan – café meetings", "HR",
     "TBD - depends on the union", "Delayed", "See 1.2", "Low"),
)  # fmt: skip
TITLES = ("Evaluation of the Small Firms Program", "Management Response and Action Plan, approved on March 3, 2015")


def english_xlsx() -> bytes:
    """That table in a workbook: titles above it, sections across it, cells merged over a recommendation's actions."""
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "MRAP"
    for row in (
        [TITLES[0]],
        [TITLES[1]],
        [],
        HEADINGS,
        ["Section A: Service"],
        *ROWS[:3],
        ["Section B: Results"],
        *ROWS[3:],
    ):
        sheet.append(list(row))
    for cells in ("A1:J1", "A5:J5", "A9:J9", *(f"{column}6:{column}7" for column in "ABCDJ")):
        sheet.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def english_csv(encoding: str = "cp1252", delimiter: str = ";") -> bytes:
    """That table as an older spreadsheet saves it."""
    import csv

    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([HEADINGS, *ROWS])
    return out.getvalue().encode(encoding)


def english_docx() -> bytes:
    """That table in Word."""
    return docx_of(*TITLES, [HEADINGS, *ROWS], "Note: OPI is the office of primary interest.")
