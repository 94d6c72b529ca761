"""Joint actions: which offices answer for an action, what each last said of it, and what follows from that."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csecplan import known
from csecplan.joint import Offices, OfficeStatus, disagreeing, done_since, is_partly_reported
from csecplan.model import Action, Owner, Plan, Recommendation, Status, Update
from csecplan.period_day import PeriodDay, first_of
from csecplan.query.names import reach
from csecplan.texts import Bilingual
from tests.tools.dated_plans import action_with_first_days
from tests.tools.plans import plan_of

if TYPE_CHECKING:
    from random import Random

FIRST = date(2004, 2, 5)

# -- any plan, read the long way ------------------------------------------------------------------

KEYS = ["A", "B", "C", "D", "Groupe", "Tous"]
NAMES = {"A": Bilingual("Bureau de l'Est", "Eastern office"), "C": "Société"}
ALIASES = {"B": ("Bé", "B-2"), "Groupe": ("Les uns",)}
PERIODS = [
    PeriodDay.of(FIRST, "cette semaine", "2004-02-05/2004-02-11"),
    PeriodDay.of(FIRST + timedelta(2), "la fin", "2004-02-07/2004-02-11"),
    PeriodDay.of(FIRST + timedelta(2), "la suite", "2004-02-07/2004-02-09"),
]
SPOKEN = [*KEYS, "D", "Groupe", "Tous", "a", "bé", "eastern OFFICE", "societe", "les uns", "Zoé", "", None, "E"]

owners = st.permutations(KEYS).flatmap(
    lambda keys: st.tuples(
        *(
            st.builds(
                Owner,
                st.just(key),
                st.just(NAMES.get(key)),
                st.just(ALIASES.get(key, ())),
                st.lists(st.sampled_from(["A", "bé", "D", "Groupe", "Tous", "les uns"]), max_size=2).map(tuple)
                if key in ("Groupe", "Tous", "D")
                else st.just(()),
            )
            for key in keys
        )
    )
)
updates = st.lists(
    st.builds(
        Update,
        st.just("Vu."),
        st.integers(0, 4).map(lambda days: FIRST + timedelta(days)) | st.sampled_from(PERIODS) | st.none(),
        st.sampled_from(SPOKEN),
        st.sampled_from([None, None, *Status]),
        st.sampled_from([None, *Status]),
    ),
    max_size=6,
)
actions = st.builds(
    Action,
    st.just("1a.1"),
    st.just("Agir."),
    owners=st.lists(st.sampled_from([*KEYS, "E"]), unique=True, max_size=4).map(tuple),
    updates=updates.map(tuple),
    status=st.sampled_from(Status),
    completed=st.integers(0, 4).map(lambda days: FIRST + timedelta(days)) | st.sampled_from(PERIODS) | st.none(),
)


def plan_with(owners: tuple[Owner, ...], action: Action) -> Plan:
    return Plan(owners=owners, recommendations=(Recommendation("1a", "Agir.", actions=(action,)),))


def members_below(plan: Plan, key: str) -> set[str]:
    """Every owner that *key* answers for, itself included, asked of each owner of the plan in turn."""
    keys = {owner.key for owner in plan.owners} | {key for _, action in plan.actions() for key in action.owners}
    return {each for each in keys if key in reach(plan, (each,), direct=False)} | {key}


def is_group(plan: Plan, key: str) -> bool:
    return any(owner.key == key and owner.members for owner in plan.owners)


def naive(plan: Plan, action: Action) -> list[tuple[str, Status | None, date | None]]:
    """What each office of *action* last said, looked for office by office."""
    offices: set[str] = set()
    for key in action.owners:
        below = {each for each in members_below(plan, key) if not is_group(plan, each)}
        offices |= below or {key}
    order = [owner.key for owner in plan.owners]
    ranked = sorted(offices, key=lambda key: (order.index(key) if key in order else len(order), key))
    found: list[tuple[str, Status | None, date | None]] = []
    for office in ranked:
        last: tuple[date, Status, date | None] | None = None
        for update, day in zip(action.updates, known.days_of(action.updates), strict=True):
            said = update.said or update.status
            names_it = update.by and set(reach(plan, (update.by,), direct=True)) & set(
                reach(plan, (office,), direct=False)
            )
            if said and names_it and (last is None or day >= last[0]):
                last = (day, said, update.date)
        found.append((office, last[1], last[2]) if last else (office, None, None))
    return found


def as_rows(reported: tuple[OfficeStatus, ...]) -> list[tuple[str, Status | None, date | None]]:
    return [(each.owner, each.status, each.date) for each in reported]


@settings(max_examples=50)
@given(owners, actions)
def test_what_each_office_last_said_is_what_a_slow_reading_finds(owners: tuple[Owner, ...], action: Action) -> None:
    plan = plan_with(owners, action)
    found = as_rows(Offices(plan).reported(action))
    in_plan = {owner.key for owner in owners}

    expected = naive(plan, action)

    assert [each for each in found if each[0] in in_plan] == [each for each in expected if each[0] in in_plan]
    assert sorted(found, key=repr) == sorted(expected, key=repr)


@settings(max_examples=50)
@given(owners, actions)
def test_a_day_known_to_a_period_counts_as_its_first(owners: tuple[Owner, ...], action: Action) -> None:
    exact = action_with_first_days(action)
    words, as_exact = (Offices(plan_with(owners, each)).reported(each) for each in (action, exact))

    assert [each._replace(date=each.date and first_of(each.date)) for each in words] == list(as_exact)
    assert [each.owner for each in disagreeing(action, words)] == [
        each.owner for each in disagreeing(exact, as_exact)
    ]
    since = done_since(action)
    assert (since and first_of(since)) == done_since(exact)
    assert is_partly_reported(action, words) == is_partly_reported(exact, as_exact)


@settings(max_examples=40)
@given(owners, actions, st.randoms(use_true_random=False))
def test_the_order_of_lists_does_not_count(owners: tuple[Owner, ...], action: Action, chance: Random) -> None:
    dated = [
        update._replace(date=FIRST + timedelta(number)) for number, update in enumerate(action.updates)
    ]  # a day each, so that one came last
    plain = action._replace(updates=tuple(dated))
    mixed = action._replace(
        owners=tuple(chance.sample(action.owners, len(action.owners))),
        updates=tuple(chance.sample(dated, len(dated))),
    )

    assert sorted(as_rows(Offices(plan_with(owners, plain)).reported(plain)), key=repr) == sorted(
        as_rows(Offices(plan_with(owners, mixed)).reported(mixed)), key=repr
    )


# -- case by case ---------------------------------------------------------------------------------

OWNERS = """\
format: 1
title: Plan
owners:
  CSEC-M: {name: {fr: Centre du Manitoba, en: Manitoba centre}, aliases: [Manitoba]}
  CSEC-S:
  SPS:
  Directeurs: {members: [Manitoba, CSEC-S]}
  Tous: {members: [Directeurs, SPS]}
  Cercle: {members: [Ronde]}
  Ronde: {members: [Cercle]}
"""


def action_of(owners: str, *updates: str, status: str = "in-progress", more: str = "") -> tuple[Plan, Action]:
    plan = plan_of(
        f"{OWNERS}recommendations: [{{id: 1a, text: R, actions: [{{id: 1a.1, text: T, owners: [{owners}],"
        f" status: {status}, updates: [{', '.join(updates)}]{more}}}]}}]\n"
    )
    return plan, plan.recommendations[0].actions[0]


def offices(owners: str) -> list[str]:
    plan, action = action_of(owners)
    return [each.owner for each in Offices(plan).reported(action)]


@pytest.mark.parametrize(
    ("owners", "expected"),
    [
        pytest.param("SPS, CSEC-M", ["CSEC-M", "SPS"], id="in the plan's order"),
        pytest.param("Directeurs", ["CSEC-M", "CSEC-S"], id="a group is its members"),
        pytest.param("Tous", ["CSEC-M", "CSEC-S", "SPS"], id="a group in a group"),
        pytest.param("Directeurs, CSEC-S", ["CSEC-M", "CSEC-S"], id="an office beside its group counts once"),
        pytest.param("Cercle", ["Cercle"], id="a group of nothing but itself is an office"),
        pytest.param("Cercle, SPS", ["SPS", "Cercle"], id="and counts as one"),
        pytest.param("", [], id="nobody answers for it"),
    ],
)
def test_the_offices_of_an_action(owners: str, expected: list[str]) -> None:
    assert offices(owners) == expected


@pytest.mark.parametrize(
    ("updates", "expected"),
    [
        pytest.param(["{by: CSEC-M, said: done, text: a}"], ["done", None], id="by its key"),
        pytest.param(["{by: manitoba, said: done, text: a}"], ["done", None], id="by an alias"),
        pytest.param(["{by: MANITOBA CENTRE, said: done, text: a}"], ["done", None], id="by its name in English"),
        pytest.param(["{by: Directeurs, said: done, text: a}"], ["done", "done"], id="by its group"),
        pytest.param(["{by: Tous, said: done, text: a}"], ["done", "done"], id="by a group of groups"),
        pytest.param(["{by: SPS, said: done, text: a}"], [None, None], id="by another office"),
        pytest.param(["{by: Zoé, said: done, text: a}"], [None, None], id="by a person"),
        pytest.param(["{by: CSEC-M, text: Terminé}"], [None, None], id="a note with no status"),
        pytest.param(["{by: CSEC-S, status: blocked, text: a}"], [None, "blocked"], id="the action's status by it"),
        pytest.param(["{by: CSEC-M, status: done, said: blocked, text: a}"], ["blocked", None], id="its part first"),
        pytest.param(
            ["{by: CSEC-M, said: done, text: a}", "{by: Tous, said: blocked, text: a}"],
            ["blocked", "blocked"],
            id="the last word counts",
        ),
        pytest.param(
            [
                "{date: 2004-06-02, by: CSEC-M, said: done, text: a}",
                "{date: 2004-06-01, by: CSEC-M, said: blocked, text: a}",
            ],
            ["done", None],
            id="last by its day, not in its list",
        ),
    ],
)
def test_whose_word_counts(updates: list[str], expected: list[str | None]) -> None:
    plan, action = action_of("Directeurs", *updates)

    assert [each.status for each in Offices(plan).reported(action)] == expected


@pytest.mark.parametrize(
    ("status", "said", "expected"),
    [
        pytest.param("done", {}, False, id="nobody has spoken"),
        pytest.param("done", {"CSEC-M": "done"}, True, id="done, and one has not spoken"),
        pytest.param("verified", {"CSEC-M": "done", "CSEC-S": "blocked"}, True, id="verified, and one is not done"),
        pytest.param("done", {"CSEC-M": "done", "CSEC-S": "done"}, False, id="done by all"),
        pytest.param("done", {"CSEC-M": "done", "CSEC-S": "no-action"}, False, id="done, one with nothing to do"),
        pytest.param("in-progress", {"CSEC-M": "done"}, True, id="open, and done by one"),
        pytest.param("planned", {"CSEC-M": "done", "CSEC-S": "done"}, True, id="open, and done by all"),
        pytest.param("planned", {"CSEC-M": "blocked"}, False, id="open, and done by none"),
        pytest.param("obsolete", {"CSEC-M": "done"}, False, id="given up"),
    ],
)
def test_partly_reported(status: str, said: dict[str, str], expected: bool) -> None:
    words = [f"{{by: {office}, said: {word}, text: a}}" for office, word in said.items()]
    plan, action = action_of("CSEC-M, CSEC-S", *words, status=status)

    assert is_partly_reported(action, Offices(plan).reported(action)) == expected


@pytest.mark.parametrize("by", ["Cercle", "Ronde", "ronde"])
def test_a_group_of_nothing_but_itself_is_named_by_any_of_its_names(by: str) -> None:
    plan, action = action_of("Cercle, SPS", f"{{by: {by}, said: done, text: a}}")

    assert [each.status for each in Offices(plan).reported(action)] == [None, Status.DONE]


def test_a_member_that_the_plan_does_not_list_is_an_office_by_its_name() -> None:
    plan = plan_of(
        "{format: 1, title: P, owners: {G: {members: [Nord, Sud]}, Sud: }, recommendations: [{id: 1a, text: R,"
        " actions: [{id: 1a.1, text: T, owners: [G], updates: [{by: nord, said: done, text: a}]}]}]}"
    )
    reported = Offices(plan).reported(plan.recommendations[0].actions[0])

    assert [(each.owner, each.status) for each in reported] == [("Sud", None), ("Nord", Status.DONE)]


def test_one_office_alone_is_never_partly_reported() -> None:
    plan, action = action_of("SPS", "{by: SPS, said: done, text: a}", status="in-progress")

    assert not is_partly_reported(action, Offices(plan).reported(action))


def test_a_plan_that_lists_no_owners_takes_names_as_they_are() -> None:
    plan = plan_of(
        "{format: 1, title: P, recommendations: [{id: 1a, text: R, actions: [{id: 1a.1, text: T, owners: [Nord, Sud],"
        " updates: [{by: nord, said: done, text: a}]}]}]}"
    )
    reported = Offices(plan).reported(plan.recommendations[0].actions[0])

    assert [(each.owner, each.status) for each in reported] == [("Nord", Status.DONE), ("Sud", None)]
