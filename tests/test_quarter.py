"""A quarter played through by two people and three offices: requests out, sheets back, a conflict, a verification.

The figures are worked out by hand from tests/plans/quarter.yaml, dated 15 January 2014 (offices
in brackets, where the service desk is Branches and Systems; the audit's fines are refused,
its vans are unanswered):

    1a.1 [Branches]      due 31 March 2014    1b.1 [Systems]     due 30 April 2014
    1a.2 [Service desk]  due September 2014   1b.2 [Facilities]  ongoing
    2c.1 [Facilities]    due 30 May 2014      2c.2 [nobody]      no date
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.tools.quarter import BACK, BEGIN, BESIDE, END, LATER, MEANWHILE, OUT, QUESTIONS, played
from tests.tools.requests import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.tools.quarter import Quarter


@pytest.fixture(scope="module")
def quarter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Quarter]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        yield played(tmp_path_factory.mktemp("quarter"))


# -- what is answered -----------------------------------------------------------------------------

FIGURES = {
    # 1a.1 is 30 + 31 + 2 = 63 days late; 2c.1 is done; expected are all but 1b.2, ongoing: 1 of 5.
    OUT: {"open": 5, "overdue": 1, "closed": 1, "implemented": 1, "verified": 0, "expected": 5, "percent": 20},
    # 1a.1 is done too: 2 of 5.
    BACK: {"open": 4, "overdue": 0, "closed": 2, "implemented": 2, "verified": 0, "expected": 5, "percent": 40},
    # 1a.2 as well, and 1a.1 is verified: 3 of 5. Systems disagrees of 1a.2, which stays done.
    "2014-06-26": {
        "open": 3,
        "overdue": 0,
        "closed": 3,
        "implemented": 3,
        "verified": 1,
        "expected": 5,
        "percent": 60,
    },
    END: {"open": 3, "overdue": 0, "closed": 3, "implemented": 3, "verified": 1, "expected": 5, "percent": 60},
}


@pytest.mark.parametrize("day", FIGURES)
def test_the_summary_counts_what_was_so_on_the_day(day: str, quarter: Quarter) -> None:
    found = quarter.data["summary", day]

    assert {**found, "percent": found["percent_implemented"]} == {**found, **FIGURES[day]}


@pytest.mark.parametrize(
    ("day", "states", "percent"),
    [
        # of 5 recommendations the one refused (2a) is not expected; 2b is unanswered
        pytest.param(OUT, "in-progress in-progress no-action unanswered in-progress", 0, id="three are in progress"),
        pytest.param(BACK, "in-progress in-progress no-action unanswered in-progress", 0, id="1a.2 is still open"),
        pytest.param(END, "implemented in-progress no-action unanswered in-progress", 25, id="1a is implemented"),
    ],
)
def test_recommendations_have_their_states(day: str, states: str, percent: int, quarter: Quarter) -> None:
    rows = quarter.data["recommendations", day]

    assert [row["state"] for row in rows] == states.split()
    assert quarter.data["summary", day]["by_recommendation"]["percent"] == percent


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(OUT, [("1a.1", 63)], id="one, 63 days"),
        pytest.param(BACK, [], id="none, once it is done"),
        pytest.param(END, [], id="none: 1b.1, due in June, was revised"),
    ],
)
def test_what_is_overdue(day: str, expected: list[tuple[str, int]], quarter: Quarter) -> None:
    assert [(row["id"], row["days_overdue"]) for row in quarter.data["overdue", day]] == expected


def test_the_trend_has_the_figures_of_both_quarters(quarter: Quarter) -> None:
    """On 31 March nothing was overdue yet (1a.1 from the day after), and nothing done: 0 of 5."""
    assert quarter.data["trend", END] == [
        {"day": BEGIN, "open": 6, "overdue": 0, "closed": 0, "implemented_percent": 0},
        {"day": END, "open": 3, "overdue": 0, "closed": 3, "implemented_percent": 60},
    ]


def test_offices_are_asked_about_their_open_actions(quarter: Quarter) -> None:
    answer = quarter.answers["request"]

    assert [line.split() for line in answer.out.splitlines()[:4]] == [
        ["Owner", "Actions", "Overdue", "Sheet"],
        ["Branches", "2", "1", "Branches.xlsx"],
        ["Systems", "2", "0", "Systems.xlsx"],
        ["Facilities", "1", "0", "Facilities.xlsx"],
    ]
    assert answer.err == "nobody is asked about 2c.2, an open action that has no owner\n"
    assert [row["id"] for row in rows_of(quarter.sheets / "Branches.xlsx", "en")] == ["1a.1", "1a.2"]


def test_a_conflict_is_named_and_nothing_is_written(quarter: Quarter) -> None:
    answer = quarter.answers["conflict"]

    assert (answer.exit_code, answer.out, quarter.files["refused"]) == (4, "", quarter.files["before"])
    assert answer.err.splitlines()[:-1] == [
        "Systems.xlsx, not imported, because only a status, dates, a note and a reason can be:",
        f'  Actions!Q4: "{BESIDE}"',
        "Systems.xlsx:",
        '  Actions!F5: the sheet says "30 September 2014", and the plan, which said "June 2014" when it was written, '
        'now "31 December 2014"',
    ]
    assert quarter.left == "1b.1: due → 31 December 2014\n"


def test_each_answer_comes_back_as_its_offices(quarter: Quarter) -> None:
    answer = quarter.answers["import"]

    assert [line.split("  ")[0] for line in answer.out.splitlines()[1:5]] == ["1a.1", "1a.2", "1a.2", "1b.1"]
    assert answer.err.splitlines()[1:] == [f'  Actions!Q4: "{BESIDE}"', "sheets not filled in: Facilities.xlsx"]
    again = quarter.answers["again"]
    assert (again.out, "nothing was changed" in again.err) == ("", True)


REPORTED = {
    BACK: [("Branches", "done", "2014-06-18"), ("Systems", "blocked", "2014-06-18")],
    "2014-06-26": [("Branches", "done", "2014-06-18"), ("Systems", "done", "2014-06-24")],
    END: [("Branches", "done", "2014-06-18"), ("Systems", "in-progress", "2014-06-27")],
}


@pytest.mark.parametrize(
    ("day", "status", "partly"),
    [
        pytest.param(BACK, "in-progress", ["1a.2"], id="one part of two is done"),
        pytest.param("2014-06-26", "done", [], id="both parts are done, and the action"),
        pytest.param(END, "done", ["1a.2"], id="Systems says that its part is not"),
    ],
)
def test_a_joint_action_keeps_what_each_office_said(
    day: str, status: str, partly: list[str], quarter: Quarter
) -> None:
    joint = _action(quarter, "1a.2", day)

    assert [tuple(each.values()) for each in joint["reported"]] == REPORTED[day]
    assert joint["status"] == status
    assert [row["id"] for row in quarter.data["list --mark partly-reported", day]] == partly


@pytest.mark.parametrize(
    ("question", "day", "expected"),
    [
        pytest.param("list --where x-priority=High", OUT, "1a.1 1a.2 2c.1", id="its recommendation's, or its own"),
        pytest.param("list --closed-since 2014-06-15", BACK, "", id="1a.1 was closed on 10 June"),
        pytest.param("list --closed-since 2014-06-15", END, "1a.2", id="1a.2 on 26 June"),
    ],
)
def test_filters_choose_by_what_is_so_on_the_day(question: str, day: str, expected: str, quarter: Quarter) -> None:
    assert [row["id"] for row in quarter.data[question, day]] == expected.split()


def test_all_parts_done_is_told_and_a_disagreement_checked(quarter: Quarter) -> None:
    assert "Every office of 1a.2 has reported its part done" in quarter.answers["all parts done"].out
    rules = [line.rpartition("[")[2] for line in quarter.answers["check"].out.splitlines() if line.endswith("]")]
    assert rules == ["owner-disagrees]", "recommendation-unanswered]", "open-without-owner]"]


def test_a_merge_keeps_what_both_wrote(quarter: Quarter) -> None:
    """Ann's import and Ben's note are on one action; his verification and her notes on one recommendation."""
    verified = _action(quarter, "1a.1", END)

    assert [(each["date"], each["by"], each["status"]) for each in verified["updates"]] == [
        ("2014-03-03", "Branches", "in-progress"),
        ("2014-06-10", "Branches", "done"),
        ("2014-06-19", "Ben Roy", None),
        ("2014-06-25", "Ben Roy", "verified"),
    ]
    assert (verified["status"], verified["completed"], verified["marks"]) == (
        "verified",
        "2014-06-10",
        ["closed-late"],
    )
    assert quarter.ben.git(END, "log", "--merges", "--format=%an").split("\n")[:-1] == ["Ann Lee", "Ben Roy"]


def test_the_report_tells_the_quarter(quarter: Quarter) -> None:
    """1b.1 moved from 30 April to 30 June (31 + 30 = 61 days), then to 31 December (184 days): 245 in all."""
    said = quarter.answers["report"].out
    board = "2014-06-09 | Library Board | The supplier is behind. |"

    assert f"| June 2014 | 31 December 2014 | 184 days | 2 revisions, 245 days | {board}" in said
    assert _rows(said, "## Closed since 31 March 2014") == [
        "| 1a.1 | Evening hours | Branches | Verified | 31 March 2014 | 2014-06-10 | closed late |",
        "| 1a.2 | One number to call | Service desk | Done | September 2014 | 2014-06-26 | partly reported |",
        "| 2c.1 | Survey | Facilities | Done | 30 May 2014 | May 2014 |  |",
    ]
    assert "*6 actions, none overdue, as of 30 June 2014*" in said


# -- asked later ----------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [OUT, BACK, "2014-06-26", END])
@pytest.mark.parametrize("question", QUESTIONS)
def test_what_came_later_is_left_out_of_an_earlier_days_answer(question: str, day: str, quarter: Quarter) -> None:
    """Asked in July of a day of the quarter, the answer is the one that was given on that day."""
    assert quarter.ben.data(day, *question.split()) == quarter.data[question, day]


def test_the_version_of_a_day_answers_as_it_did(quarter: Quarter) -> None:
    """Of the file as it was on 9 June, Ben's new date is the last: 1b.1 is on time, 1a.1 is 70 days late."""
    rows = quarter.ben.data(LATER, "list", "1a.1", "1b.1", "--at", MEANWHILE, "--as-of", MEANWHILE)

    assert [(row["as_of"], row["timeliness"], row["days_overdue"]) for row in rows] == [
        (MEANWHILE, "overdue", 70),
        (MEANWHILE, "on-time", 0),
    ]


def test_the_report_of_the_quarter_is_the_same_in_july(quarter: Quarter) -> None:
    later = quarter.ben.does(END, "report", "--since", BEGIN).out

    assert later.replace("; 2 facts dated after 30 June 2014 are not counted", "") == quarter.answers["report"].out
    assert "*6 actions, none overdue, as of 30 June 2014; 2 facts dated after 30 June 2014 are not counted*" in later


def _action(quarter: Quarter, identifier: str, day: str) -> Any:
    return next(each for each in quarter.data["list", day] if each["id"] == identifier)


def _rows(report: str, title: str) -> list[str]:
    """The rows of the table under *title*."""
    part = report.partition(f"{title}\n")[2].partition("\n#")[0]
    return [line for line in part.splitlines() if line.startswith("|")][2:]
