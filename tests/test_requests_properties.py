"""Requests out and back, for plans and answers by chance: what is written is what commands would write."""

from __future__ import annotations

import re
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.tools import filling
from tests.tools.command import invoke
from tests.tools.plans import read
from tests.tools.requests import cells_of, plan_of_offices, recorded, replies, taken_back, type_in

if TYPE_CHECKING:
    from pathlib import Path


def written(seed: int, folder: Path) -> tuple[Random, Path]:
    chance = Random(seed)
    folder.mkdir(exist_ok=True)
    plan = folder / "plan.yaml"
    plan.write_text(plan_of_offices(chance), encoding="utf-8")
    return chance, plan


def comes_back_as_it_went(seed: int, folder: Path) -> None:
    _, plan = written(seed, folder)
    before = plan.read_bytes()
    out = folder / "out"
    asked = invoke("request", "-o", out, plan=plan, lang="fr")
    if not out.exists():
        assert "rien n'a été écrit" in asked.err, asked
        return

    answer = taken_back(plan, out)

    assert (answer.exit_code, answer.out, plan.read_bytes()) == (0, "", before), answer.err
    assert "not imported" not in answer.err, answer.err


def is_what_commands_write(seed: int, folder: Path) -> None:
    """Also after the sheets got other names and came in another order; and a second time nothing changes."""
    chance, plan = written(seed, folder)
    out = folder / "out"
    invoke("request", "-o", out, plan=plan, lang="fr")
    if not out.exists():
        return
    model = read(plan.read_text(encoding="utf-8"))[0]
    by_sheet = replies(chance, out, model)
    files = []
    for number, (path, said) in enumerate(by_sheet.items()):
        type_in(path, cells_of(said))
        files.append(path.rename(folder / f"{chance.randrange(100)}-{number}.xlsx"))
    chance.shuffle(files)
    other = folder / "other.yaml"
    other.write_bytes(plan.read_bytes())

    answer = taken_back(plan, *files)
    recorded(other, [each for said in by_sheet.values() for each in said])

    assert answer.exit_code == 0, answer.err
    assert plan.read_text(encoding="utf-8") == other.read_text(encoding="utf-8")
    chance.shuffle(files)
    again = taken_back(plan, *files)
    assert (again.exit_code, again.out) == (0, ""), again.err


def loses_no_word(seed: int, folder: Path) -> None:
    """Whatever offices do to their sheets: what they put in is in the plan or named, and the plan has no more."""
    chance, plan = written(seed, folder)
    before = plan.read_text(encoding="utf-8")
    invoke("request", "-o", folder / "out", "--reply-by", "2004-07-15", plan=plan, lang="fr")
    put_in: set[str] = set()
    made: list[str] = []
    for path in sorted((folder / "out").glob("*.xlsx")):
        book = load_workbook(path)
        for alter in chance.choices(filling.IN_A_WORKBOOK, k=chance.randint(0, 2)):
            made.append(alter.__name__)
            with suppress(AttributeError):  # openpyxl writes nothing into a cell that was merged away
                alter(book, chance)
        book.save(path)
        put_in |= filling.words_in(load_workbook(path)) | filling.months_in(load_workbook(path))
    if not made:
        return

    answer = taken_back(plan, folder / "out")

    after = plan.read_text(encoding="utf-8")
    told = " ".join((answer.out + answer.err).split())
    why = f"{seed}, {made}: {told}"
    if answer.exit_code == 4:
        assert after == before, why
        assert re.search(r"![A-Z]+[0-9]+|has no row of headings", told), why
        return
    lost = [each for each in put_in if " ".join(each.split()) not in " ".join((told + after).split())]
    assert (answer.exit_code, lost) == (0, []) or " more, in " in told, why
    new = [text for _, text in updates(after) - updates(before)]
    assert [text for text in new if text not in put_in and not text.startswith("État déclaré")] == [], why


def updates(text: str) -> set[tuple[str, str]]:
    """Every update with its action's id."""
    return {(action.id, str(each.text)) for _, action in read(text)[0].actions() for each in action.updates}


@pytest.mark.parametrize("seed", range(5))
def test_no_word_of_an_office_is_lost(seed: int, tmp_path: Path) -> None:
    loses_no_word(seed, tmp_path)


@pytest.mark.parametrize("seed", range(3))
def test_a_request_that_nobody_filled_in_changes_nothing(seed: int, tmp_path: Path) -> None:
    comes_back_as_it_went(seed, tmp_path)


@pytest.mark.parametrize("seed", range(4))
def test_answers_are_what_the_commands_would_write(seed: int, tmp_path: Path) -> None:
    is_what_commands_write(seed, tmp_path)


@pytest.mark.slow
def test_many_requests(tmp_path: Path) -> None:
    for seed in range(100, 200):
        comes_back_as_it_went(seed, tmp_path / f"a{seed}")
        is_what_commands_write(seed, tmp_path / f"b{seed}")
        loses_no_word(seed, tmp_path / f"c{seed}")
