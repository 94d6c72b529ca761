"""Days known to a period: counted from its first day, written and shown as typed, and as EDTF for programs."""

from __future__ import annotations

import copy
import csv
import io
import json
import pickle
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from csecplan import checks, due, edits, known
from csecplan.changes import between
from csecplan.edits import Reported
from csecplan.model import Kind, Note, Plan, Precision, Status
from csecplan.period_day import PeriodDay, as_typed, first_of
from csecplan.query import Query, select
from csecplan.yamltext import Document
from tests.tools import due_rows
from tests.tools.command import invoke
from tests.tools.plans import plan_of, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

JUNE = due.day_or_period("juin 2004")
PERIODS = {
    "juin 2004": ("2004-06-01", "2004-06"),
    "2004-06": ("2004-06-01", "2004-06"),
    "June 2004": ("2004-06-01", "2004-06"),
    "Q2 2014-15": ("2014-07-01", "2014-07/2014-09"),
    "printemps 2004": ("2004-03-20", "2004-21"),
    "2004": ("2004-01-01", "2004"),
    "exercice 2004-2005": ("2004-04-01", "2004-04/2005-03"),
    "avril à juin 2004": ("2004-04-01", "2004-04/2004-06"),
    "vers juin 2004": ("2004-06-01", "2004-06~"),
    "T1 2004": ("2004-01-01", "2004-33"),
    "début juin 2004": ("2004-06-01", "2004-06-01/2004-06-10"),
}


# -- what is read ---------------------------------------------------------------------------------


@pytest.mark.parametrize("phrase", PERIODS)
def test_a_period_counts_from_its_first_day_and_keeps_its_words(phrase: str) -> None:
    day = due.day_or_period(phrase)

    assert isinstance(day, PeriodDay)
    assert (day.first.isoformat(), day.isoformat(), as_typed(day)) == (*PERIODS[phrase], phrase)


@pytest.mark.parametrize("phrase", ["2004-06-30", "30 juin 2004", "June 30, 2004", "30/06/2004"])
def test_one_day_is_a_day_like_any_other(phrase: str) -> None:
    assert type(due.day_or_period(phrase)) is date
    assert due.day_or_period(phrase) == date(2004, 6, 30)


@pytest.mark.parametrize(
    ("phrase", "code", "choices"),
    [
        ("by June 2004", "period-needed", ("June 2004",)),
        ("d'ici la fin du printemps 2004", "period-needed", ("printemps 2004",)),
        ("Terminé (juin 2004)", "period-needed", ("juin 2004",)),
        ("juin 2004 si possible", "period-needed", ("juin 2004",)),
        ("ongoing", "period-needed", ()),
        ("Continu jusqu'en juin 2004", "period-needed", ()),
        ("depuis juin 2004", "period-needed", ()),
        ("", "period-needed", ()),
        ("juin", "no-year", ()),
        ("2004-04-31", "impossible-day", ("30 avril 2004",)),
        ("03/04/2005", "day-or-month", ("3 avril 2005", "4 mars 2005")),
        ("Amended June 2014", "period-needed", ("June 2014",)),
        ("bientôt", "period-needed", ()),
        ("hier", "period-needed", ()),
        ("jiun 2004", "misspelled", ("juin 2004",)),
    ],
)
def test_what_names_no_period_is_refused_with_what_to_write(phrase: str, code: str, choices: tuple[str, ...]) -> None:
    note = due.day_or_period(phrase)

    assert isinstance(note, Note)
    assert (note.code, note.choices) == (code, choices)
    assert not any(isinstance(due.day_or_period(each), Note) for each in choices)


@given(st.dates() | st.from_regex(re.compile(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)))
def test_a_day_in_iso_form_is_read_as_any_phrase_is(day: date | str) -> None:
    phrase = str(day)
    read, quick = due.day(phrase, None), due.day_or_period(phrase)

    assert quick == (read.earliest or read.notes[0])


PHRASES = sorted({row["phrase"] for name in due_rows.FILES for row in due_rows.rows(name)})


def test_of_every_phrase_of_due_dates_those_that_name_a_period_are_taken() -> None:
    for phrase in PHRASES:
        read, found = due.read(phrase, None), due.day_or_period(phrase)
        if isinstance(found, Note):
            assert not any(isinstance(due.day_or_period(each), Note) for each in found.choices), phrase
            continue
        assert (read.kind, first_of(found)) == (Kind.DATED, read.earliest), phrase
        assert ".." not in found.isoformat(), phrase
        assert isinstance(found, PeriodDay) is (read.precision is not Precision.DAY), phrase


# -- what it is -----------------------------------------------------------------------------------

DAYS = st.dates(date(1901, 1, 1), date(2098, 12, 31))


@st.composite
def period_days(draw: st.DrawFn) -> PeriodDay:
    day = draw(DAYS)
    phrase = draw(st.sampled_from([f"T{(day.month + 2) // 3} {day.year}", f"{day.year}", f"printemps {day.year}"]))
    found = due.day_or_period(phrase)
    assert isinstance(found, PeriodDay)
    return found


@given(period_days(), DAYS | period_days(), st.integers(-300, 300))
def test_it_counts_as_its_first_day_and_equals_only_itself(period: PeriodDay, day: date, days: int) -> None:
    first, other = first_of(period), first_of(day)

    assert (period < day, period <= day, period > day, period >= day) == (
        first < other, first <= other, first > other, first >= other,
    )  # fmt: skip
    assert (day < period, day > period) == (other < first, other > first)
    assert (date.__sub__(period, day), date.__sub__(day, period)) == (first - other, other - first)
    counted = [period + timedelta(days), period - timedelta(days), period.replace(day=2)]
    assert counted == [first + timedelta(days), first - timedelta(days), first.replace(day=2)]
    assert {type(each) for each in counted} == {date}
    assert (period == day, day == period, period != day) == (
        as_typed(period) == as_typed(day), as_typed(period) == as_typed(day), as_typed(period) != as_typed(day),
    )  # fmt: skip
    assert period not in (first, None)
    assert first not in (period, None)
    for again in (copy.deepcopy(period), pickle.loads(pickle.dumps(period)), copy.copy(period)):
        assert (again, hash(again), again.isoformat()) == (period, hash(period), period.edtf)


# -- answers --------------------------------------------------------------------------------------

FILE = """\
format: 1
title: P
date: DAY0
language: fr
owners: {A: , B: }
recommendations:
  - id: 1a
    text: R
    actions:
      - id: 1a.1
        text: T
        owners: [A]
        due: 15 juin 2004
        status: STATUS
        completed: DAY1
        updates:
          - {date: DAY2, status: in-progress, text: Amorcé}
          - {date: DAY3, status: done, text: Fini}
      - id: 1a.2
        text: T
        owners: [B]
        due: mars 2004
        revisions:
          - {due: mai 2004, date: DAY4, reason: R}
          - {due: juillet 2004, date: DAY5, reason: R}
        updates:
          - {date: DAY6, status: blocked, text: Une impasse}
"""
SAID = st.sampled_from(
    ["2004", "2004-03", "avril 2004", "2004-06", "juin 2004", "printemps 2004", "T2 2004", "2004-06-01", "2004-06-15",
     "2004-03-20", "2004-07-02", "juillet 2004", "exercice 2004-2005"]
)  # fmt: skip


def plans(said: list[str], status: str) -> tuple[Plan, Plan]:
    """The plan whose days are *said*, and the one with the first days of these."""
    typed = FILE.replace("STATUS", status)
    first = typed
    for number, phrase in enumerate(said):
        day = due.day_or_period(phrase)
        assert isinstance(day, date)
        typed = typed.replace(f"DAY{number}", phrase)
        first = first.replace(f"DAY{number}", first_of(day).isoformat())
    return plan_of(typed), plan_of(first)


def answers(plan: Plan, day: date) -> list[object]:
    """All that a question works out of *plan* on *day*, and what `check` warns of."""
    entries = select([known.on(plan, day)], Query(), day)
    return [
        [
            (each.timeliness, each.days_overdue, each.marks, each.action.status, each.action.later,
             each.action.current_due, len(each.action.updates), each.action.completed is None)
            for each in entries
        ],
        [(each.rule.id, each.route) for each in checks.run(plan, day)],
    ]  # fmt: skip


@settings(max_examples=60)
@given(st.lists(SAID, min_size=7, max_size=7), st.sampled_from([*Status]), st.sampled_from([*range(0, 400, 9)]))
def test_every_answer_is_that_of_the_first_days(said: list[str], status: str, days: int) -> None:
    typed, first = plans(said, status)
    day = date(2003, 12, 20) + timedelta(days)

    assert answers(typed, day) == answers(first, day)


@pytest.mark.parametrize(
    ("day", "later"), [("2004-05-31", True), ("2004-06-01", False), ("2004-06-20", False)], ids=str
)
def test_a_period_that_holds_the_day_is_not_in_the_future(day: str, later: bool) -> None:
    plan = plan_of(FILE.replace("STATUS", "done").replace("DAY1", "juin 2004").replace("date: DAY", "x: DAY"))

    found = {each.rule.id for each in checks.run(plan, date.fromisoformat(day))}

    assert ("completed-in-future" in found) is later


@given(st.lists(SAID, min_size=7, max_size=7), st.integers(0, 6), SAID)
def test_a_day_written_otherwise_is_a_change(said: list[str], place: int, other: str) -> None:
    old, _ = plans(said, "done")
    new, _ = plans([*said[:place], other, *said[place + 1 :]], "done")

    assert bool(between(old, new)) == (said[place] != other)


# -- in every format ------------------------------------------------------------------------------


def file_of(day: str, status: str = "done") -> str:
    text = FILE.replace("STATUS", status)
    for number in range(7):
        text = text.replace(f"DAY{number}", day)
    return text


QUESTIONS = (
    "show 1a",
    "list --columns id,completed,updated",
    "show 1a -f markdown",
    "show 1a -f html",
    "report -f html",
    "summary",
    "timeline",
    "check",
)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_it_is_shown_as_typed(lang: str, write: Callable[[str], Path]) -> None:
    plan = write(file_of("juin  2004"))

    for asked in map(str.split, QUESTIONS):
        answer = invoke(*asked, "--as-of", "2004-07-20", plan=plan, lang=lang)
        said = " ".join(answer.out.split())

        assert answer.exit_code == 0
        assert "juin 2004" in said or asked[0] in ("summary", "timeline", "check")
        assert "2004-06-01" not in said


def test_programs_get_its_edtf(write: Callable[[str], Path]) -> None:
    plan = write(file_of("printemps 2004"))
    shown = json.loads(invoke("show", "1a", "-f", "json", "--as-of", "2004-07-20", plan=plan).out)
    listed = invoke("list", "--columns", "id,completed,updated", "-f", "csv", "--as-of", "2004-07-20", plan=plan).out
    first, second = shown["actions"]

    assert (first["completed"], first["updates"][0]["date"], second["revised"][0]["date"]) == ("2004-21",) * 3
    assert next(csv.DictReader(io.StringIO(listed))) == {"id": "1a.1", "completed": "2004-21", "updated": "2004-21"}


def test_a_spreadsheet_has_it_as_a_text(write: Callable[[str], Path], tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    invoke("list", "--columns", "id,completed", "-o", book, plan=write(file_of("juin 2004")))
    cell = load_workbook(book).worksheets[0]["B2"]

    assert (cell.value, cell.number_format) == ("juin 2004", "@")


def test_a_change_of_it_is_told_as_typed() -> None:
    old, new = (plan_of(file_of(day)) for day in ("2004-06-01", "juin 2004"))
    change = next(each for each in between(old, new) if each.what == "completed")

    assert (change.before, change.after) == (date(2004, 6, 1), JUNE)


@pytest.mark.parametrize(
    ("phrase", "near"),
    [("mars", "mars 2005"), ("dans six mois", "décembre 2004"), ("15 mai", "15 mai 2005"), ("mai 05", "mai 2005")],
)
def test_suggestions_count_from_the_first_day_of_a_plan_dated_by_its_month(phrase: str, near: str) -> None:
    assert isinstance(JUNE, date)
    period, day = (due.read(phrase, anchor).notes[0] for anchor in (JUNE, first_of(JUNE)))

    assert period == day
    assert period.choices[:1] == (near,)


# -- written --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "written"),
    [("juin 2004", "juin 2004"), ("2004", "'2004'"), ("2004-06", "2004-06"), ("15 juin 2004", "2004-06-15"),
     ("Q2: 2014-15", None), ("by June 2004", None)],
)  # fmt: skip
def test_on_takes_a_period_and_writes_what_was_typed(
    typed: str, written: str | None, write: Callable[[str], Path]
) -> None:
    plan = write(file_of("2004-01-01", "planned").replace("        completed: 2004-01-01\n", ""))

    answer = invoke("status", "1a.1", "done", "--on", typed, plan=plan)

    text = plan.read_text(encoding="utf-8")
    assert answer.exit_code == (2 if written is None else 0)
    assert (f"        completed: {written}\n" in text) is (written is not None)
    assert written is not None or "did you mean" in answer.err


@pytest.mark.parametrize("command", [["note", "1a.1", "Vu"], ["revise", "1a.1", "août 2004", "--reason", "R"]])
def test_notes_and_revisions_are_of_a_period_too(command: list[str], write: Callable[[str], Path]) -> None:
    plan = write(file_of("2004-01-01", "planned"))

    invoke(*command, "--on", "juin 2004", plan=plan)

    assert "date: juin 2004" in plan.read_text(encoding="utf-8")


@given(SAID, SAID)
def test_a_day_said_again_is_written_only_if_it_is_written_otherwise(had: str, said: str) -> None:
    text = file_of("2004-01-01").replace("completed: 2004-01-01", f"completed: {had}")
    day = due.day_or_period(said)
    assert isinstance(day, date)

    edit = edits.set_status(Document.parse(text.encode()), ["1a.1"], Status.DONE, Reported(day, day))

    assert edit.is_empty == (had == said)
    assert read(edit.after.text)[0].recommendations[0].actions[0].completed == day


# -- and back from a sheet ------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize("day", ["juin 2004", "printemps 2004", "vers juin 2004", "2004", "Q2 2014-15", "2004-06-15"])
def test_a_sheet_that_nobody_changed_changes_nothing(
    day: str, suffix: str, write: Callable[[str], Path], tmp_path: Path
) -> None:
    plan, sheet = write(file_of(day)), tmp_path / f"sheet.{suffix}"
    invoke("list", "-o", sheet, "--as-of", "2015-01-01", plan=plan)

    answer = invoke("import", sheet, "--as-of", "2015-01-01", plan=plan, lang="en")

    assert (answer.exit_code, answer.out, answer.err.count("\n")) == (0, "", 1)
    assert answer.err.startswith("nothing to change:")


@pytest.mark.parametrize(
    ("typed", "written"),
    [("juillet 2004", "completed: juillet 2004"), ("2004-06-20", "completed: 2004-06-20"), ("by June 2004", "")],
)
def test_a_sheet_gives_a_period_back(typed: str, written: str, write: Callable[[str], Path], tmp_path: Path) -> None:
    plan, sheet = write(file_of("juin 2004")), tmp_path / "sheet.csv"
    invoke("list", "--columns", "id,status,completed,base", "-o", sheet, "--as-of", "2004-08-01", plan=plan)
    rows = list(csv.reader(sheet.read_text(encoding="utf-8").splitlines()))
    rows[1][2] = typed
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)

    answer = invoke("import", sheet, "--yes", "--as-of", "2004-08-01", plan=plan)

    assert answer.exit_code == (0 if written else 4)
    assert written in plan.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [20, 24, 30, 40, 60, 80, 200])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_long_period_is_whole_at_any_width(width: int, lang: str, write: Callable[[str], Path]) -> None:
    plan = write(file_of("du 15 septembre 2003 au 15 octobre 2003"))

    answer = invoke("list", "1a.1", "--columns", "id,completed", "--color", "always", "--as-of", "2004-07-20",
                    plan=plan, lang=lang, COLUMNS=str(width))  # fmt: skip
    said = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", answer.out).split())

    assert "du 15 septembre 2003 au 15 octobre 2003" in said
    assert all(len(line) <= width for line in re.sub(r"\x1b\[[0-9;]*m", "", answer.out).splitlines())
