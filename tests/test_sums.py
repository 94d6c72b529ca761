"""Figures add up: `summary` and the report count every action once, and their formula is the one they use."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from csecplan.i18n.wording import Wording
from csecplan.query import Query, select
from csecplan.query.order import tally
from csecplan.query.recommendations import recommendations
from csecplan.render import Target, render
from csecplan.view.audience import Audience
from csecplan.view.cells import Table
from csecplan.view.report import report
from csecplan.view.summary import implemented, summary
from tests.tools.plans import AS_OF, plan_of

if TYPE_CHECKING:
    from csecplan.model import Plan
    from csecplan.view.page import Page

READER = Audience(Wording("en"), "en", AS_OF)
STATUSES = ["planned", "in-progress", "blocked", "done", "verified", "no-action", "obsolete", "finishd", "", "[a]"]
DUES = ["Continu", "mai 2004", "Continu jusqu'en juin 2005", "2004-13-01", ""]
ACTIONS = st.lists(st.tuples(st.sampled_from(STATUSES), st.sampled_from(DUES), st.sampled_from("12")), max_size=8)


def planned(actions: list[tuple[str, str, str]]) -> Plan:
    """A plan of *actions*: of each its status, due date and section."""
    lines = ["format: 1", "title: Plan", "recommendations:" if actions else "recommendations: []"]
    for number, (status, due, section) in enumerate(actions):
        lines += [f"  - id: r{number}", "    text: R", f"    section: {section}", "    actions:"]
        lines += [f"      - {{id: a{number}, text: A, status: {status}, due: {due}}}"]
    return plan_of("\n".join(lines))


def table(page: Page, first: str) -> Table:
    """The table of *page* whose first column is *first*."""
    return next(each for each in page.blocks() if isinstance(each, Table) and each.columns[0].key == first)


@settings(max_examples=30)
@given(ACTIONS)
def test_every_action_has_one_status_in_the_counts(actions: list[tuple[str, str, str]]) -> None:
    plans = [planned(actions)]
    page = summary(select(plans, Query(), AS_OF), recommendations(plans, Query(), AS_OF), READER)

    lines = csv.DictReader(io.StringIO(str(render(page, "csv", Target(READER.wording, "en")))))
    [record] = page.records()
    statuses = record["statuses"]
    assert isinstance(statuses, dict)
    assert sum(int(str(row[1])) for row in table(page, "status").rows) == len(actions)
    assert sum(int(line["actions"]) for line in lines if line["by"] == "status") == len(actions)
    assert sum(statuses.values()) == len(actions)


@settings(max_examples=30)
@given(ACTIONS)
def test_the_statuses_of_a_section_make_its_total(actions: list[tuple[str, str, str]]) -> None:
    plan = planned(actions)
    matrix = table(
        report([plan], select([plan], Query(), AS_OF), recommendations([plan], Query(), AS_OF), READER), "section"
    )

    place = [column.key for column in matrix.columns].index("all")
    for row in matrix.rows:
        assert sum(int(str(cell)) for cell in row[1:place]) == row[place]


@settings(max_examples=30)
@given(ACTIONS)
def test_the_formula_gives_the_number_expected(actions: list[tuple[str, str, str]]) -> None:
    entries = select([planned(actions)], Query(), AS_OF)
    whole = tally(entries)
    said = implemented(whole, READER)

    left_out = {"no action": ("no-action",), "obsolete": ("obsolete",), "cannot be read": ("finishd", "[a]")}
    less = sum(status in words for status, _, _ in actions for name, words in left_out.items() if name in said)
    less += sum(each.action.current_due.text == "Continu" and each.action.is_open for each in entries)
    assert whole.percent is None or int(re.findall(r"(\d+) expected", said)[0]) == len(actions) - less
