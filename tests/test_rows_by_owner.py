"""Rows by owner: each is what `list --owner` lists, through nested and circular groups, and none is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csecplan import known
from csecplan.query import Query, select
from csecplan.query.offices import by_office
from tests.tools.dated_plans import dated_plans
from tests.tools.plans import AS_OF, plan_of

if TYPE_CHECKING:
    from csecplan.model import Plan


@settings(max_examples=60)
@given(st.lists(dated_plans(), min_size=1, max_size=2), st.booleans())
def test_a_row_is_what_is_listed_of_its_owner(plans: list[Plan], direct: bool) -> None:
    plans = [known.on(plan, AS_OF) for plan in plans]
    rows = by_office(select(plans, Query(), AS_OF), direct=direct)

    for owner in rows.keys() - {""}:
        listed = select(plans, Query(owners=(owner,), direct=direct), AS_OF)
        assert [each.action for each in rows[owner]] == [each.action for each in listed]


@settings(max_examples=60)
@given(st.lists(dated_plans(), min_size=1, max_size=2), st.booleans())
def test_every_action_is_in_a_row(plans: list[Plan], direct: bool) -> None:
    entries = select(plans, Query(), AS_OF)
    rows = by_office(entries, direct=direct)

    assert {id(each) for members in rows.values() for each in members} == set(map(id, entries))
    assert [each.action.owners for each in rows.get("", [])] == [()] * len(rows.get("", []))


@settings(max_examples=60)
@given(st.lists(dated_plans(), min_size=1, max_size=2), st.booleans())
def test_rows_need_no_actions_of_the_plan_but_those_counted(plans: list[Plan], direct: bool) -> None:
    bare = {id(plan): plan._replace(recommendations=()) for plan in plans}
    entries = select(plans, Query(), AS_OF)
    found = by_office([entry._replace(plan=bare[id(entry.plan)]) for entry in entries], direct=direct)

    assert {key: [each.action for each in row] for key, row in found.items()} == {
        key: [each.action for each in row] for key, row in by_office(entries, direct=direct).items()
    }


@pytest.mark.parametrize(
    ("owners", "named", "expected"),
    [
        pytest.param("A: , B: , G: {members: [A, B]}", "G", ["A", "B"], id="a group's members"),
        pytest.param("A: , G: {members: [H]}, H: {members: [A]}", "G", ["A"], id="those of a group in a group"),
        pytest.param("A: , G: {members: [H, A]}, H: {members: [G]}", "G", ["A"], id="two groups in each other"),
        pytest.param("G: {members: [H]}, H: {members: [G]}", "G", ["G", "H"], id="and nobody in them"),
        pytest.param("A: , G: {members: [A, Z]}", "G", ["A", "Z"], id="a member that is not listed"),
        pytest.param("A: , G: {members: []}", "G", ["G"], id="no members"),
        pytest.param("A: {aliases: [Alpha]}, G: {members: [Alpha]}", "G", ["A"], id="a member by another name"),
        pytest.param("A: , B: ", "Z", ["Z"], id="named by an action alone"),
    ],
)
def test_who_has_a_row(owners: str, named: str, expected: list[str]) -> None:
    plan = plan_of(f"""\
        format: 1
        title: P
        owners: {{{owners}}}
        recommendations: [{{id: 1a, text: R, actions: [{{id: 1a.1, text: T, owners: [{named}]}}]}}]
    """)

    assert list(by_office(select([plan], Query(), AS_OF))) == expected
