"""What of a request's sheets cannot be taken: it is named with its cells or its file, and nothing is taken."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from csecplan.model import Status
from tests.tools.command import invoke
from tests.tools.requests import ALBERTA, MANITOBA, PLAN, label, sent, taken_back, type_in
from tests.tools.sheets import changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csecplan.texts import Language
    from tests.tools.requests import Cells

DONE, BLOCKED, IN_PROGRESS, PLANNED, OBSOLETE, VERIFIED = map(
    label,
    (Status.DONE, Status.BLOCKED, Status.IN_PROGRESS, Status.PLANNED, Status.OBSOLETE, Status.VERIFIED),
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_bytes(PLAN.read_bytes())
    return path


@pytest.fixture
def folder(plan: Path) -> Path:
    return sent(plan, "--reply-by", "2004-07-15")


def answers(folder: Path, alberta: Cells, manitoba: Cells) -> None:
    type_in(folder / ALBERTA, alberta)
    type_in(folder / MANITOBA, manitoba)


@pytest.mark.parametrize(
    ("alberta", "manitoba", "meanwhile", "said"),
    [
        pytest.param(
            {("1a.5", "due"): "mars 2005", ("1a.5", "reason"): "x"},
            {("1a.5", "due"): "mai 2005", ("1a.5", "reason"): "y"},
            [],
            'Manitoba.xlsx, Mesures!F7 and Alberta.xlsx, Mesures!F6: two due dates are proposed for 1a.5, "mai 2005"',
            id="two dates for one action",
        ),
        pytest.param(
            {("1a.4", "status"): IN_PROGRESS}, {}, ["status", "1a.4", "planned"],
            f'H5: the sheet says "{IN_PROGRESS}", and the plan, which said "{BLOCKED}" when it was written, now "'
            f'{PLANNED}"',
            id="the plan changed meanwhile",
        ),
        pytest.param(
            {("1a.3", "status"): VERIFIED}, {}, [], f'Mesures!H4: an office cannot report "{VERIFIED}"',
            id="verified, by an office",
        ),
        pytest.param({("1a.5", "status"): OBSOLETE}, {}, [], f'H6: "{OBSOLETE}" needs a note', id="given up, no why"),
        pytest.param(
            {}, {("1a.3", "status"): IN_PROGRESS}, [], f'H6: "{IN_PROGRESS}" needs a note', id="reopened, no why"
        ),
        pytest.param({("1a.5", "status"): "zut"}, {}, [], 'Mesures!H6: "zut" is not a status', id="no status"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named_and_nothing_is_taken(
    alberta: Cells, manitoba: Cells, meanwhile: list[str], said: str, folder: Path, plan: Path
) -> None:
    answers(folder, alberta, {**manitoba, ("1a.2", "note"): "Publiées"})
    if meanwhile:
        invoke(*meanwhile, plan=plan)
    before = plan.read_bytes()

    answer = taken_back(plan, folder)

    assert (answer.exit_code, said in answer.err, plan.read_bytes()) == (4, True, before), answer.err


def test_what_an_office_said_elsewhere_meanwhile_is_a_conflict(folder: Path, plan: Path) -> None:
    type_in(folder / MANITOBA, {("1a.3", "status"): BLOCKED, ("1a.3", "note"): "En attente"})
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("said: done", "said: in-progress"), encoding="utf-8")

    answer = taken_back(plan, folder)

    assert f'which said "{DONE}" when it was written, now "{IN_PROGRESS}"' in answer.err


def test_two_sheets_of_one_office_that_differ_are_a_conflict(folder: Path, plan: Path) -> None:
    shutil.copy(folder / ALBERTA, folder / "Alberta (1).xlsx")
    type_in(folder / ALBERTA, {("1a.5", "status"): BLOCKED})
    type_in(folder / "Alberta (1).xlsx", {("1a.5", "status"): DONE})

    answer = taken_back(plan, folder)

    assert answer.exit_code == 4
    assert "Alberta (1).xlsx, Mesures!H6 and Alberta.xlsx, Mesures!H6: two sheets of one office" in answer.err


def test_an_office_that_no_longer_answers_may_note_but_not_report(folder: Path, plan: Path) -> None:
    was, now = (f"owners: [{office}]\n        status: blocked" for office in ("Alberta", "Manitoba"))
    plan.write_text(plan.read_text(encoding="utf-8").replace(was, now), encoding="utf-8")
    type_in(folder / ALBERTA, {("1a.4", "note"): "Transmis"})
    assert changed(taken_back(plan, folder, lang="en"))[-1] == "+            text: Transmis"

    type_in(folder / ALBERTA, {("1a.4", "status"): IN_PROGRESS})

    assert "Mesures!H5: Alberta no longer answers for 1a.4" in taken_back(plan, folder).err


def rename_office(folder: Path, plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("Alberta", "Calgary"), encoding="utf-8")


def other_plan(folder: Path, plan: Path) -> None:
    other = plan.with_name("other.yaml")
    text = PLAN.read_text(encoding="utf-8")
    for ours, theirs in (("d'essai", "de Québec"), ("Trial", "Québec"), ("2004-02-05", "2004-03-05")):
        text = text.replace(ours, theirs)
    other.write_text(text, encoding="utf-8")
    sheet = sent(other, folder="autres") / ALBERTA
    shutil.copy(sheet, folder)


def report(folder: Path, plan: Path) -> None:
    invoke("report", "-o", folder / "rapport.xlsx", plan=plan)


def damage(folder: Path, plan: Path) -> None:
    (folder / MANITOBA).write_bytes((folder / MANITOBA).read_bytes()[:900])


def old_format(folder: Path, plan: Path) -> None:
    (folder / "Alberta.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))


@pytest.mark.parametrize(
    ("alter", "said"),
    [
        (rename_office, "Alberta.xlsx was filled in by Alberta, which the plan does not have"),
        (other_plan, "Alberta.xlsx was made from another plan"),
        (report, "rapport.xlsx is a report"),
        (damage, "Manitoba.xlsx is damaged"),
        (old_format, "Alberta.xls is an .xls file"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named_and_all_is_refused(
    alter: Callable[[Path, Path], None], said: str, folder: Path, plan: Path
) -> None:
    type_in(folder / "Saskatchewan.xlsx", {("1a.1", "note"): "Échangées"})
    alter(folder, plan)
    before = plan.read_bytes()

    answer = taken_back(plan, folder)

    assert (answer.exit_code, said in answer.err, plan.read_bytes()) == (4, True, before), answer.err


def test_an_office_that_was_renamed_is_known_by_its_alias(folder: Path, plan: Path) -> None:
    type_in(folder / ALBERTA, {("1a.5", "note"): "À jour"})
    text = plan.read_text(encoding="utf-8").replace("Alberta", "Calgary")
    plan.write_text(text.replace("  Calgary:\n", "  Calgary:\n    aliases: [Alberta]\n"), encoding="utf-8")

    answer = taken_back(plan, folder)

    assert "+            by: Calgary" in changed(answer), answer


def test_a_plan_whose_title_was_corrected_takes_its_sheets_back(folder: Path, plan: Path) -> None:
    type_in(folder / ALBERTA, {("1a.5", "note"): "À jour"})
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("Plan d'essai", "Plan pilote").replace("Trial plan", "Pilot plan"), encoding="utf-8")

    assert taken_back(plan, folder).exit_code == 0


@pytest.mark.parametrize(
    ("lang", "expected"), [("fr", "Prévu, En cours, Bloqué"), ("en", "Planned, In progress, Blocked")]
)
def test_what_a_word_may_mean_is_said_as_the_sheet_names_it(lang: Language, expected: str, plan: Path) -> None:
    folder = sent(plan, lang=lang)
    type_in(folder / ALBERTA, {("1a.5", "status"): "Delayed"}, lang)

    assert f'"Delayed" may mean any of {expected};' in taken_back(plan, folder).err
