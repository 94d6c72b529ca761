"""Whatever offices do to a sheet: no word of theirs is lost in silence, and nothing is written that none says."""

from __future__ import annotations

import csv
import io
import re
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from csecplan import reading
from csecplan.yamltext import Document
from tests.tools import filling
from tests.tools.command import Answer, invoke
from tests.tools.plans import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from csecplan.model import Action

PLAN = ROOT / "tests" / "plans" / "offices.yaml"
CELL = re.compile(r"![A-Z]+[0-9]+|has no row of headings|character encoding")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman", "cp850")
NOTHING = "nothing to change: the plan says all"


def actions(path: Path) -> list[Action]:
    return [action for _, action in reading.read(Document.parse(path.read_bytes()))[0].actions()]


def written(before: list[Action], after: list[Action]) -> list[str]:
    """Every text that the plan has more, and the statuses and days of completion that changed."""
    found: list[str] = []
    for was, now in zip(before, after, strict=True):
        found += [str(each.text) for each in now.updates[len(was.updates) :]]
        for revision in now.revisions[len(was.revisions) :]:
            found += [revision.due.text, str(revision.reason)]
        found += [f"status {now.status}"] if now.status != was.status else []
    return found


def check(answer: Answer, plan: Path, put_in: set[str], statuses: int) -> None:
    """The promise: what was *put_in* is in the plan or named, and the plan has nothing more; or all is refused."""
    before, after = actions(PLAN), actions(plan)
    told = " ".join((answer.out + answer.err).split())
    if answer.exit_code == 4:
        assert (plan.read_bytes() == PLAN.read_bytes(), bool(CELL.search(told))) == (True, True), told
        return
    said = told + plan.read_text(encoding="utf-8")
    new = written(before, after)

    assert answer.exit_code == 0, told
    lost = [each for each in put_in if " ".join(each.split()) not in said]
    assert lost == [] or " more, in " in told, told  # of many texts, the last are named by their cells alone
    assert [each for each in new if each not in put_in and not each.startswith("status")] == [], told
    assert sum(each.startswith("status") for each in new) <= statuses, told
    assert not (put_in and not new and NOTHING in told), told


def altered(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    plan, sheet = tmp_path / "plan.yaml", tmp_path / "a.xlsx"
    plan.write_bytes(PLAN.read_bytes())
    invoke("list", "-o", sheet, plan=plan, lang="fr")
    book = load_workbook(sheet)
    made = random.choices(filling.IN_A_WORKBOOK, k=random.randint(1, 4))
    for alter in made:
        with suppress(AttributeError):  # openpyxl writes nothing into a cell that was merged away
            alter(book, random)
    book.save(sheet)
    book = load_workbook(sheet)

    answer = invoke("import", sheet, "--yes", "--by", "Zoé", plan=plan)

    statuses = made.count(filling.change_a_status)
    put_in = filling.words_in(book) | filling.months_in(book)
    try:
        check(answer, plan, put_in, statuses)
    except AssertionError as error:
        error.add_note(f"{seed}: {', '.join(each.__name__ for each in made)}")
        raise


def table_altered(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    plan, sheet = tmp_path / "plan.yaml", tmp_path / "a.csv"
    plan.write_bytes(PLAN.read_bytes())
    invoke("list", "-o", sheet, plan=plan)
    grid = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8"), newline="")))
    made = random.choices(filling.IN_A_TABLE, k=random.randint(1, 4))
    for alter in made:
        alter(grid, random)
    encoding, delimiter = random.choice(ENCODINGS), random.choice(",;\t")
    out = io.StringIO(newline="")
    out.write(random.choice(["", f"sep={delimiter}\r\n"]))
    csv.writer(out, delimiter=delimiter).writerows(grid)
    sheet.write_bytes(out.getvalue().encode(encoding))

    answer = invoke("import", sheet, "--yes", "--by", "Zoé", plan=plan)

    try:
        check(answer, plan, filling.words_in_table(grid), made.count(filling.put_in_a_status))
    except AssertionError as error:
        error.add_note(f"{seed}: {encoding}, {delimiter!r}, {', '.join(each.__name__ for each in made)}")
        raise


@pytest.mark.parametrize("seed", range(16))
def test_a_word_that_a_sheet_has_elsewhere_is_named_where_it_says_something(seed: int, tmp_path: Path) -> None:
    """A status or a heading in any cell: the cell is named, unless it is the status of that row, which is written."""
    random = Random(seed)
    plan, sheet = tmp_path / "plan.yaml", tmp_path / "a.xlsx"
    plan.write_bytes(PLAN.read_bytes())
    invoke("list", "-o", sheet, plan=plan, lang="fr")
    book = load_workbook(sheet)
    book.create_sheet("Bilan")
    place = f"{random.choice('ABCDEFGHIJKLMNOPQ')}{random.choice([2, 2, 2, 7, 30])}"
    page = random.choice([book.worksheets[0], book.worksheets[0], *book.worksheets[1:]])
    cell: Any = page[place]
    cell.value = random.choice(["Vérifié", "completed", "New note", "clos", "Comité", "en retard de 3 jours"])
    book.save(sheet)

    answer = invoke("import", sheet, "--yes", "--by", "Zoé", plan=plan)

    is_written = actions(plan) != actions(PLAN)
    is_named = f"{page.title}!{place}" in answer.err or re.search(rf"{page.title}![A-Z]+{place[1:]}: ", answer.err)
    assert is_written or is_named, (place, cell.value, answer.err)
    assert not is_written or place[0] in "HKL", (place, cell.value, answer.out)


@pytest.mark.parametrize("seed", range(18))
def test_no_word_in_a_workbook_is_lost(seed: int, tmp_path: Path) -> None:
    altered(seed, tmp_path)


@pytest.mark.parametrize("seed", range(18))
def test_no_word_in_a_table_is_lost(seed: int, tmp_path: Path) -> None:
    table_altered(seed, tmp_path)


@pytest.mark.slow
def test_no_word_in_many_sheets_is_lost(tmp_path: Path) -> None:
    for seed in range(1_000, 1_500):
        altered(seed, tmp_path)
        table_altered(seed, tmp_path)
