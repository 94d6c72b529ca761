"""Neither the locale, nor the time zone, nor the day changes what a phrase means; and asking costs little."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta

from csecplan.due import read
from csecplan.due.days.periods import month_end
from tests.tools.due_rows import rows

PROJECT = Path(__file__).resolve().parent.parent
SAMPLE = [row["phrase"] for row in rows("dev.jsonl") if row["phrase"].isprintable()][::4]
ASK = """
import json, sys
from datetime import date
from csecplan.due import day, read
from csecplan.due.speak.back import say
plan = date(2004, 2, 5)
phrases = json.load(sys.stdin)
read_all = [read(phrase, plan) for phrase in phrases]
print(json.dumps([[repr(due), repr(day(due.text, plan)), say(due, "fr")] for due in read_all]))
"""
IMPORTED = """
import sys, csecplan.due
from datetime import date
for phrase in ("Printemps 2004", "d'ici le 30 juin 2004", "Continu jusqu'en juin 2004", "T3 2024-25", "Fait"):
    csecplan.due.read(phrase, date(2004, 2, 5))
print([name for name in sys.modules if name.startswith(("csecplan.due.", "dateutil", "difflib", "calendar"))])
"""


def ask(program: str, asked: object, **environment: str) -> str:
    """What a fresh Python prints for *program*."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    surroundings = {**kept, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1", **environment}
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(asked),
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"LC_ALL": "fr_CA.UTF-8", "TZ": "America/Vancouver"}, id="in Vancouver, in French"),
        pytest.param({"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"}, id="where i has no dot, a day ahead"),
        pytest.param({"LC_ALL": "C", "TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "1"}, id="a day behind"),
    ],
)
def test_surroundings_change_nothing(environment: dict[str, str]) -> None:
    here = ask(ASK, SAMPLE, LC_ALL="C.UTF-8", TZ="UTC", PYTHONHASHSEED="0")

    assert json.loads(ask(ASK, SAMPLE, **environment)) == json.loads(here)


def test_reading_imports_neither_dateutil_nor_what_refusals_need() -> None:
    imported = ask(IMPORTED, None)

    assert "csecplan.due.parse.phrases" in imported
    assert not [
        name for name in ("dateutil", "calendar", "difflib", "refusals", "saying", "spelling") if name in imported
    ]


def test_month_ends_are_those_of_relativedelta() -> None:
    firsts = [date(year, month, 1) for year in range(1900, 2100) for month in range(1, 13)]

    assert [month_end(day.year, day.month) for day in firsts] == [day + relativedelta(day=31) for day in firsts]


def test_the_seasons_of_a_year_follow_one_another() -> None:
    named = ["hiver 2004-2005", "printemps 2005", "été 2005", "automne 2005", "hiver 2005-2006"]
    seasons = [read(phrase, None) for phrase in named]

    gaps = {after.earliest - before.latest for before, after in pairwise(seasons) if after.earliest and before.latest}

    assert gaps == {timedelta(days=1)}


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        pytest.param("avril 2004", ["début {}", "mi-{}", "fin {}"], id="a month"),
        pytest.param("février 2005", ["début {}", "mi-{}", "fin {}"], id="a short month"),
        pytest.param("2004", ["début {}", "milieu de {}", "fin {}"], id="a year"),
        pytest.param("T3 2004-2005", ["début {}", "mi-{}", "fin {}"], id="a quarter"),
        pytest.param("S1 2004", ["début {}", "mi-{}", "fin {}"], id="a half"),
        pytest.param("exercice 2004-2005", ["début {}", "mi-{}", "fin {}"], id="a fiscal year"),
        pytest.param("hiver 2005", ["début {}", "mi-{}", "fin {}"], id="a season"),
        *(
            pytest.param(
                " ".join([*before, "2004"]), [f"{part} {{}}" for part in ("early", "mid", "late")], id=before[0]
            )
            for before in (["spring"], ["summer"], ["fall"], ["winter"])
        ),
    ],
)
def test_thirds_cover_the_whole_and_no_more(whole: str, parts: list[str]) -> None:
    around = read(whole, None)
    thirds = [read(part.format(whole), None) for part in parts]

    ends = [end for third in thirds for end in (third.earliest, third.latest) if end]

    assert (ends[0], ends[-1]) == (around.earliest, around.latest)
    assert [after - before for before, after in zip(ends[1::2], ends[2::2], strict=False)] == [timedelta(days=1)] * 2
