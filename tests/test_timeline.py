"""`timeline`: shapes with their days, drawn in characters to fit any width."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from csecplan.i18n.wording import Wording
from csecplan.query import Query, select
from csecplan.render import Target
from csecplan.render.axis import ticks
from csecplan.render.axis_text import lines
from csecplan.render.escape import width
from csecplan.view.audience import Audience
from csecplan.view.pictures import Timeline
from csecplan.view.timeline import drawn
from tests.tools.command import invoke
from tests.tools.plans import AS_OF, REAL_PLAN, ROOT, plan_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOLDEN = ROOT / "tests" / "golden" / "timeline"
EN = Wording("en")


def picture(fields: str, *, unicode: bool = True, cells: int = 100, as_of: date = AS_OF) -> list[str]:
    """The picture of a plan of one action with *fields*, without its heads and legend."""
    plan = plan_of(
        f"""
        format: 1
        title: Plan
        date: 2004-01-01
        recommendations: [{{id: 1, text: Agir., actions: [{{id: 1.1, text: Agir., {fields}}}]}}]
        """
    )
    entries = select([plan], Query(), as_of)
    [timeline] = drawn(entries, Audience(EN, "en", as_of))
    assert isinstance(timeline, Timeline)
    return list(lines(timeline, Target(EN, "en", cells, unicode=unicode)))


def axis_of(line: str) -> str:
    """What stands between an id with its title and how things stand."""
    return line[len("1.1  Agir.  ") :].rsplit("  ", 1)[0]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("cells", [60, 80, 100, 140])
def test_the_real_plan_is_drawn_so(lang: str, cells: int, golden: Callable[[Path, str], None]) -> None:
    answer = invoke("timeline", plan=REAL_PLAN, lang=lang, COLUMNS=str(cells))

    golden(GOLDEN / f"{lang}.{cells}.txt", answer.out)


@pytest.mark.parametrize("cells", [20, 40, 60, 80, 100, 140, 300])
def test_a_picture_fits_its_width(cells: int) -> None:
    answer = invoke("timeline", plan=REAL_PLAN, COLUMNS=str(cells))

    *picture, _, _ = answer.out.splitlines()
    assert max(map(width, picture)) <= cells


@pytest.mark.parametrize(
    ("fields", "shapes", "plain"),
    [
        pytest.param("due: mai 2004", "━◆░▲", "=#:!", id="a period, and how late"),
        pytest.param("due: 2004-05-01", "◆░▲", "#:!", id="a day, and how late"),
        pytest.param("due: décembre 2004", "━◆", "=#", id="not late"),
        pytest.param("due: Continu", "─▶", "->", id="no end"),
        pytest.param("due: Continu jusqu'en décembre 2004", "─┤", "-]", id="an end to what goes on"),
        pytest.param("due: mars 2004, revisions: [{due: décembre 2004}]", "○┈━◆", "o.=#", id="moved"),
        pytest.param("due: mai 2004, status: done, completed: 2004-04-02", "✓━◆", "v=#", id="completed"),
        pytest.param("status: planned", "", "", id="no date"),
    ],
)
def test_what_is_drawn(fields: str, shapes: str, plain: str) -> None:
    in_unicode, in_ascii = (axis_of(picture(fields, unicode=unicode)[3]) for unicode in (True, False))

    assert set(in_unicode) - {" ", "┃"} == set(shapes)
    assert set(in_ascii) - {" ", "|"} == set(plain)


def test_plain_ascii_is_plain() -> None:
    assert all(line.isascii() for line in picture("due: mai 2004", unicode=False))


def test_the_day_it_is_stands_upright_through_all_lines() -> None:
    said = picture("due: décembre 2004")
    place = said[0].index("▾")

    assert [line[place] for line in said[2:4]] == ["╈", "┃"]


@pytest.mark.parametrize(
    ("first", "last", "most", "expected"),
    [
        pytest.param(date(2004, 1, 1), date(2004, 3, 31), 6, ["Jan 2004", "Feb 2004", "Mar 2004"], id="months"),
        pytest.param(date(2004, 1, 2), date(2004, 12, 31), 4, ["Apr 2004", "Jul 2004", "Oct 2004"], id="quarters"),
        pytest.param(
            date(2003, 6, 1), date(2005, 6, 1), 4, ["Jul 2003", "Jan 2004", "Jul 2004", "Jan 2005"], id="halves"
        ),
        pytest.param(date(2001, 6, 1), date(2005, 6, 1), 4, ["2002", "2003", "2004", "2005"], id="years"),
        pytest.param(date(1, 1, 1), date(9999, 12, 31), 4, ["2000", "4000", "6000"], id="all of time"),
        pytest.param(date(2004, 1, 2), date(2004, 1, 20), 4, [], id="no month begins"),
    ],
)
def test_dates_along_the_axis(first: date, last: date, most: int, expected: list[str]) -> None:
    axis = Timeline([], first, last, first)

    labels = [tick.label for tick in ticks(axis, most, EN)]

    assert labels[: len(expected)] == expected
    assert len(labels) <= most


@pytest.mark.parametrize("due", ["0001-01-01", "9999-12-31"])
def test_either_end_of_the_calendar_is_drawn(due: str) -> None:
    assert picture(f'due: "{due}"')[3].startswith("1.1")


def test_programs_get_what_a_list_has() -> None:
    drawn, listed = (json.loads(invoke(name, "-f", "json", plan=REAL_PLAN).out) for name in ("timeline", "list"))

    assert drawn == listed


def test_nothing_to_draw_is_said() -> None:
    assert invoke("timeline", "--status", "obsolete", plan=REAL_PLAN).out == "0 actions, as of 1 July 2004\n"
