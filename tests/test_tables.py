"""Tables on a terminal never lie: at any width, in both languages, all that is said is there, and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from csecplan.render.escape import width
from csecplan.render.terminal.widths import Need, allot
from csecplan.render.terminal.wrapping import chopped, wrapped
from tests.tools.command import invoke
from tests.tools.plans import REAL_PLAN, ROOT
from tests.tools.screens import Screen, faults, screens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from csecplan.texts import Language

HOSTILE = ROOT / "tests" / "plans" / "hostile.yaml"
SOME = (20, 27, 40, 60, 69, 70, 80, 99, 100, 120, 160, 300)


def all_faults(screen: Screen, widths: Sequence[int]) -> Iterator[str]:
    """What is wrong with *screen* at any of *widths*, which rise; and where a wider one is longer."""
    before = None
    for cells in widths:
        lines = screen.at(cells)
        yield from faults(screen, cells, lines)
        if before is not None and len(lines) > before:
            yield f"{cells}: {len(lines)} lines, more than the {before} of a narrower terminal"
        before = len(lines)


def assert_true(text: str, language: Language, widths: Sequence[int], several: int) -> None:
    for name, screen in screens(text, language=language, several=several).items():
        assert not [f"{name}: {fault}" for fault in all_faults(screen, widths)]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", [REAL_PLAN, HOSTILE], ids=["real", "hostile"])
def test_tables_never_lie(path: Path, language: Language) -> None:
    assert_true(path.read_text(encoding="utf-8"), language, SOME, several=1)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", [REAL_PLAN, HOSTILE], ids=["real", "hostile"])
def test_tables_never_lie_at_any_width(path: Path, language: Language) -> None:
    assert_true(path.read_text(encoding="utf-8"), language, range(20, 301), several=6)


# -- plans of every kind --------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["de", "la", "services", "Communications", "2004", "l'an", "«\u00a0fait\u00a0»", "x" * 45, "é" * 320,
     "漢字表", "e\u0301te\u0301", "👩\u200d👩\u200d👧", "❤\ufe0f", "สวัสดี", "https://exemple.ca/" + "a/b?c=d&" * 22]
)  # fmt: skip
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
IDS = st.sampled_from(["1", "1d.1", "RECOMMANDATION-DE-2004/17", "étape 3", "漢字-7", "x" * 60])
DUES = st.sampled_from(["Continu", "31 décembre 2003", "Continu jusqu'en juin 2004", "mai 1204", "Q3 2003-04", ""])
OWNERS = st.lists(
    st.sampled_from(["SPS", "Groupe de travail des CSEC de l'ensemble de l'Ouest", "漢字課", "O" * 70]), max_size=4
)
STATUSES = st.sampled_from(["planned", "in-progress", "done", "no-action", ""])


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@st.composite
def plans(draw: st.DrawFn) -> str:
    """A plan of a few actions, with what is long, wide, or not there at all."""
    lines = ["format: 1", f"title: {quoted(draw(TEXTS))}", "date: 2004-02-05", "recommendations:"]
    ids = draw(st.lists(IDS, max_size=5, unique=True))
    for number, identity in enumerate(ids):
        lines += [f"  - id: R{number}", f"    text: {quoted(draw(TEXTS))}", f"    title: {quoted(draw(TEXTS))}"]
        lines += ["    actions:", f"      - id: {quoted(identity)}", f"        text: {quoted(draw(TEXTS))}"]
        lines += [f"        title: {quoted(draw(TEXTS))}"]
        lines += [f"        owners: [{', '.join(map(quoted, draw(OWNERS)))}]"]
        lines += [f"        due: {quoted(due)}" for due in [draw(DUES)] if due]
        lines += [f"        status: {status}" for status in [draw(STATUSES)] if status]
        if draw(st.booleans()):
            lines += ["        revisions:", f"          - {{due: juin 2005, reason: {quoted(draw(TEXTS))}}}"]
            lines += ["        updates:", f"          - {{date: 2004-03-01, by: Zoé, text: {quoted(draw(TEXTS))}}}"]
    return "\n".join(lines if ids else [*lines[:-1], "recommendations: []"]) + "\n"


@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(plans(), st.sampled_from(["en", "fr"]), st.lists(st.integers(20, 300), min_size=2, max_size=3))
def test_tables_of_any_plan_never_lie(text: str, language: Language, widths: list[int]) -> None:
    assert_true(text, language, sorted({*widths, *(cells + 1 for cells in widths)}), several=1)


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(plans(), st.sampled_from(["en", "fr"]), st.integers(20, 289))
def test_tables_of_any_plan_never_grow(text: str, language: Language, first: int) -> None:
    assert_true(text, language, range(first, first + 12), several=3)


# -- how room is shared, and text broken ----------------------------------------------------------

NEEDS = st.lists(
    st.tuples(st.integers(1, 20), st.integers(0, 60), st.floats(0, 1e6)).map(
        lambda need: Need(need[0], need[0] + need[1], need[2])
    ),
    min_size=1,
    max_size=8,
)


@given(NEEDS, st.integers(1, 300))
def test_with_more_room_no_column_is_narrower(needs: list[Need], room: int) -> None:
    before, after = allot(needs, room), allot(needs, room + 1)

    assert before is None or after is not None
    assert all(one <= other for one, other in zip(before or [], after or [], strict=False))


@given(NEEDS, st.integers(1, 300))
def test_columns_have_what_they_need_and_no_more_than_there_is(needs: list[Need], room: int) -> None:
    widths = allot(needs, room)

    if widths is None:
        assert sum(need.least for need in needs) > room
    else:
        assert all(need.least <= cells <= need.most for need, cells in zip(needs, widths, strict=True))
        assert sum(widths) == min(room, sum(need.most for need in needs))


UNITS = st.lists(st.text("ab\u0301漢 ", min_size=1, max_size=12).map(str.strip).filter(width), max_size=8)


@given(UNITS, st.integers(2, 14), st.integers(0, 3))
@example(["a,", "bb bbb", "c"], 5, 0)
def test_more_room_never_takes_more_lines(units: list[str], room: int, less: int) -> None:
    narrow, wide = wrapped(units, room, room + less), wrapped(units, room + 1, room + less + 1)

    assert len(wide) <= len(narrow)
    assert max(map(width, wide)) <= room + less + 1


@given(UNITS, st.integers(2, 14))
def test_what_fits_into_a_line_stays_whole(units: list[str], room: int) -> None:
    lines = wrapped(units, room)

    assert "".join(lines).replace(" ", "") == "".join(units).replace(" ", "")
    assert all(any(unit in line for line in lines) for unit in units if width(unit) <= room)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        pytest.param("Échéance « fait » ∞ ▲", 21, id="letters, accents and signs"),
        pytest.param("e\u0301te\u0301", 3, id="accents apart from their letters"),
        pytest.param("สวัสดี", 4, id="vowels above their letters"),
        pytest.param("漢字、한글", 10, id="wide letters"),
        pytest.param("❤\ufe0f", 2, id="a letter made a picture"),
        pytest.param("a\u200bb", 2, id="a blank of no width"),
    ],
)
def test_how_many_cells_a_text_takes(text: str, cells: int) -> None:
    assert width(text) == cells


def test_no_letter_is_taken_for_narrower_than_a_terminal_shows_it() -> None:
    from rich.cells import get_character_cell_size

    shown = (chr(code) for code in range(0x20, 0x2600))
    narrower = [each for each in shown if each.isprintable() and width(each) < get_character_cell_size(each)]

    assert narrower == []


def test_an_accent_stays_on_its_letter() -> None:
    assert list(chopped("e\u0301te\u0301", 1)) == ["e\u0301", "t", "e\u0301"]


# -- what is shown --------------------------------------------------------------------------------


@pytest.mark.parametrize("cells", ["20", "69"])
def test_under_70_cells_an_action_is_a_block_of_lines(cells: str) -> None:
    shown = invoke("list", "1d", "--color", "always", plan=REAL_PLAN, COLUMNS=cells).out

    assert "Timeliness" not in shown
    assert "─" not in shown


def test_from_70_cells_on_an_action_is_a_row() -> None:
    shown = invoke("list", "--color", "always", plan=REAL_PLAN, COLUMNS="70").out

    assert "Timeliness" in shown
    assert "─" * 60 in shown


def test_a_title_of_a_group_makes_no_column_wider() -> None:
    plain, grouped = (
        invoke("list", "1e", *by, "--color", "always", plan=REAL_PLAN, COLUMNS="120").out.splitlines()
        for by in ((), ("--group-by", "owner"))
    )

    assert plain[:2] == grouped[:2]
    assert "Groupe de travail des CSEC de l'ensemble de l'Ouest" in grouped[2]


def test_a_narrower_terminal_than_20_cells_gets_the_lines_of_one_of_20() -> None:
    narrow, least = (
        invoke("list", "1d", "--color", "always", plan=REAL_PLAN, COLUMNS=cells).out for cells in ("5", "20")
    )

    assert narrow == least
