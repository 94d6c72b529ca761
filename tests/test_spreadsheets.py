"""Workbooks and calendars: real dates, texts that stay texts, and what belongs in them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tests.tools.command import invoke
from tests.tools.plans import REAL_PLAN, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook

HOSTILE = ROOT / "tests" / "plans" / "hostile.yaml"


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Workbook]:
    """Has a command write a workbook, and opens it."""

    def opened(*arguments: str, plan: Path = REAL_PLAN, lang: str = "en") -> Workbook:
        path = tmp_path / "answer.xlsx"
        invoke(*arguments, "-o", path, plan=plan, lang=lang)
        return load_workbook(path)

    return opened


def column(sheet: Any, heading: str) -> list[Any]:
    """The cells under *heading*."""
    [place] = [cell.column for cell in sheet[1] if cell.value == heading]
    return [row[place - 1] for row in sheet.iter_rows(min_row=2)]


# -- workbooks ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "lang", "names"),
    [
        pytest.param(["list"], "en", ["Actions", "About"], id="a list"),
        pytest.param(["overdue"], "en", ["Actions", "About"], id="what is overdue"),
        pytest.param(["summary"], "en", ["Answer", "By status", "By timeliness", "How late",
                                         "Recommendations by state", "Recommendations by decision", "By section",
                                         "By owner", "About"], id="a summary"),
        pytest.param(["report"], "en", ["At a glance", "Overdue", "Moved", "Ongoing", "Undated", "Closed", "Register",
                                        "About"], id="a report"),
        pytest.param(["recommendations"], "en", ["Answer", "About"], id="recommendations"),
        pytest.param(["trend"], "en", ["Answer", "About"], id="a trend"),
        pytest.param(["timeline"], "en", ["Answer", "About"], id="a timeline"),
    ],
)  # fmt: skip
def test_a_sheet_a_part(arguments: list[str], lang: str, names: list[str], book: Callable[..., Workbook]) -> None:
    assert book(*arguments, lang=lang).sheetnames == names


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("Deadline", datetime(2004, 6, 20), id="a date is a date"),
        pytest.param("Due", "Printemps 2004", id="a due date is what was written"),
        pytest.param("Status", "Planned", id="a status is its label"),
        pytest.param("Timeliness", "11 days overdue", id="how it stands is in words"),
        pytest.param("Completed", None, id="nothing is an empty cell"),
        pytest.param(
            "As written",
            "1d.1|2004-07-01|planned||0|0|Printemps 2004|",
            id="what it was when it was written",
        ),
    ],
)
def test_a_cell(heading: str, expected: object, book: Callable[..., Workbook]) -> None:
    sheet = book("list", "1d.1")["Actions"]

    assert [cell.value for cell in column(sheet, heading)] == [expected]


def test_a_sheet_keeps_its_head_and_has_filters(book: Callable[..., Workbook]) -> None:
    sheet = book("list")["Actions"]

    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B2", "A1:N17", "$1:$1")


def test_long_text_is_wrapped_in_a_row_high_enough(book: Callable[..., Workbook]) -> None:
    sheet = book("list", "1a")["Actions"]

    cell = column(sheet, "Text")[0]
    assert (cell.alignment.wrap_text, sheet.row_dimensions[2].height > 80) == (True, True)


def test_what_was_written_is_out_of_sight(book: Callable[..., Workbook]) -> None:
    sheet = book("list")["Actions"]

    assert [key for key, settings in sheet.column_dimensions.items() if settings.hidden] == ["N"]


def test_statuses_are_offered_to_choose_from(book: Callable[..., Workbook]) -> None:
    [offer] = book("list", lang="fr")["Mesures"].data_validations.dataValidation

    assert (str(offer.sqref), offer.formula1[:17]) == ("H2:H17", '"Prévu,En cours,B')


def test_the_register_is_one_table_with_its_sections(book: Callable[..., Workbook]) -> None:
    sheet = book("report")["Register"]

    assert sheet.auto_filter.ref == "A1:F17"
    assert column(sheet, "Group")[0].value == "1. TACKLING THE MARKET HEAD-ON"


@pytest.mark.parametrize("arguments", [["list"], ["report"], ["show", "1a"], ["summary"], ["timeline"], ["check"]])
def test_text_from_a_plan_is_text_in_a_cell(arguments: list[str], book: Callable[..., Workbook]) -> None:
    cells = [cell for sheet in book(*arguments, plan=HOSTILE) for row in sheet.iter_rows() for cell in row]

    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}
    assert all(cell.quotePrefix for cell in cells if isinstance(cell.value, str) and cell.value[:1] in "=+-@")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("_x0041_", "_x0041_", id="what looks like an escape"),
        pytest.param("a" * 40_000, "a" * 32_766 + "…", id="longer than a cell may be"),
        pytest.param("é\\u0007", "é\\x07", id="a control character"),
    ],
)
def test_any_text_has_its_cell(
    text: str, expected: str, write: Callable[[str], Path], book: Callable[..., Workbook]
) -> None:
    action = f'{{id: 1.1, text: "{text}"}}'
    plan = write(f"format: 1\ntitle: Plan\nrecommendations: [{{id: 1, text: Agir., actions: [{action}]}}]\n")

    found = column(book("list", plan=plan)["Actions"], "Text")[0].value

    assert found.replace("_x005F_", "_") == expected


def test_a_workbook_says_what_it_is_and_as_of_when(book: Callable[..., Workbook]) -> None:
    said = [row[0].value for row in book("list", lang="fr")["À propos"].iter_rows()]

    assert said[1] == "16 mesures, dont 6 en retard, en date du 1er juillet 2004"


def test_the_same_sheet_name_twice_gets_a_number(write: Callable[[str], Path], book: Callable[..., Workbook]) -> None:
    items = ", ".join(f"{{id: {n}, title: {'Un titre assez long pour être coupé' + mark!r}, text: x}}"
                      for n, mark in ((1, "?"), (1, "*")))  # fmt: skip
    plan = write(f"format: 1\ntitle: Plan\nrecommendations: [{items}]\n")

    names = book("show", "1", plan=plan).sheetnames

    assert (len(names), len({name.casefold() for name in names})) == (3, 3)


def test_a_workbook_is_for_a_file_or_a_pipe() -> None:
    answer = invoke("list", "-f", "xlsx", plan=REAL_PLAN)

    assert answer.out.startswith("PK")


# -- calendars ------------------------------------------------------------------------------------


def events(*arguments: str, plan: Path = REAL_PLAN, lang: str = "en") -> list[Any]:
    calendar = Calendar.from_ical(invoke("list", *arguments, "-f", "ics", plan=plan, lang=lang).out)
    return [each for each in calendar.walk() if each.name == "VEVENT"]


def test_a_calendar_has_each_open_action_with_a_deadline() -> None:
    found = [str(event["summary"]).split()[0] for event in events()]

    assert found == ["1d.1", "1d.2", "1e.1", "2a.1", "3a.1", "3d.1"]


def test_an_event_is_a_whole_day() -> None:
    [event] = events("1d.1")

    assert (event["dtstart"].dt, "dtend" in event, event["transp"]) == (date(2004, 6, 20), False, "TRANSPARENT")


@pytest.mark.parametrize(
    "arguments", [["--as-of", "2004-01-01"], ["--as-of", "2005-01-01"]], ids=["earlier", "later"]
)
def test_an_event_keeps_its_uid(arguments: list[str]) -> None:
    assert [event["uid"] for event in events(*arguments)] == [event["uid"] for event in events()]


def test_an_event_keeps_its_uid_in_either_language_and_when_moved(tmp_path: Path) -> None:
    moved = tmp_path / "plan.yaml"
    text = REAL_PLAN.read_text(encoding="utf-8").replace("due: Printemps 2004", "due: Hiver 2005")
    moved.write_text(text, encoding="utf-8")

    assert events("1d.1", plan=moved, lang="fr")[0]["uid"] == events("1d.1")[0]["uid"]


def test_text_from_a_plan_is_text_in_an_event() -> None:
    said = invoke("list", "1a.2", "-f", "ics", plan=HOSTILE).out

    assert [line for line in said.splitlines() if line[:5] in {"BEGIN", "SUMMA"}] == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "SUMMARY:1a.2 fait\\\\u202etiaf \\\\x07   tab",
    ]
