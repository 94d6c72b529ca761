"""Which actions a question is about, in what order, and how many of each."""

from __future__ import annotations

from datetime import date

import pytest

from csecplan.model import Owner, Status
from csecplan.query import Query, select
from csecplan.query.names import UnknownName
from csecplan.query.order import grouped, natural, tally
from csecplan.timeliness import Mark, Timeliness
from tests.tools.plans import AS_OF, plan_of

PLAN = plan_of("""\
    format: 1
    title: Plan
    date: 2004-02-05
    language: fr
    owners:
      CSEC-M:
        name: {fr: Centre du Manitoba, en: Manitoba Centre}
      CSEC-S:
      DEO - SPS:
        aliases: [DEO-SPS, SPS]
      Directeurs:
        members: [CSEC-M, csec-s]
      Tous:
        members: [Directeurs, SPS]
    sections:
      1: {fr: LE MARCHÉ, en: THE MARKET}
      3: LES ÉLÉMENTS
    recommendations:
      - id: 1a
        text: Élaborer une stratégie.
        actions:
          - {id: 1a.1, text: Sonder., owners: [CSEC-M, CSEC-S], due: Printemps 2004}
          - {id: 1a.2, text: Revoir., owners: [Directeurs], due: Continu, status: in-progress}
          - {id: 1a.10, text: Écrire., owners: [SPS], due: 15 juillet 2004}
      - id: 1b
        text: Autre chose.
        actions:
          - {id: 1b.1, text: Parler., owners: [Tous], due: mai 2003, revisions: [{due: mai 2005}]}
      - id: 3a
        text: Le mandat.
        actions:
          - {id: 3a.1, text: Définir., owners: [CSEC-S], due: mai 2003, status: done}
          - {id: 3a.2, text: Finir., status: blocked}
      - id: "10"
        text: Ailleurs.
        section: 3
        actions:
          - {id: "10.1", text: Voir., owners: [Bureau inconnu], due: Continu jusqu'en juin 2004}
""")


def ids(query: Query, as_of: date = AS_OF) -> list[str]:
    return [entry.action.id for entry in select([PLAN], query, as_of)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param(Query(), ["1a.1", "1a.2", "1a.10", "1b.1", "3a.1", "3a.2", "10.1"], id="plan order"),
        pytest.param(Query(ids=("1",)), ["1a.1", "1a.2", "1a.10", "1b.1"], id="1 is not 10"),
        pytest.param(Query(ids=("1A.1",)), ["1a.1"], id="1a.1 is not 1a.10, and case does not count"),
        pytest.param(Query(ids=("3a.2", "1b")), ["1b.1", "3a.2"], id="several ids"),
        pytest.param(Query(owners=("CSEC-M",)), ["1a.1", "1a.2", "1b.1"], id="through groups of groups"),
        pytest.param(Query(owners=("CSEC-M",), direct=True), ["1a.1"], id="not through groups"),
        pytest.param(Query(owners=("manitoba centre",)), ["1a.1", "1a.2", "1b.1"], id="by a name, any case"),
        pytest.param(Query(owners=("sps",)), ["1a.10", "1b.1"], id="by an alias"),
        pytest.param(Query(owners=("Directeurs",)), ["1a.2", "1b.1"], id="a group is not its members"),
        pytest.param(Query(owners=("SPS", "CSEC-M"), direct=True), ["1a.1", "1a.10"], id="any of two owners"),
        pytest.param(Query(owners=("bureau inconnu",)), ["10.1"], id="a name that only an action uses"),
        pytest.param(
            Query(words={"status": (Status.BLOCKED, Status.DONE)}), ["3a.1", "3a.2"], id="any of two statuses"
        ),
        pytest.param(Query(sections=("3",)), ["3a.1", "3a.2", "10.1"], id="a section by number"),
        pytest.param(Query(sections=("the market",)), ["1a.1", "1a.2", "1a.10", "1b.1"], id="by its title"),
        pytest.param(Query(timeliness=frozenset({Timeliness.OVERDUE})), ["1a.1", "10.1"], id="overdue"),
        pytest.param(Query(timeliness=frozenset({Timeliness.ONGOING})), ["1a.2"], id="ongoing"),
        pytest.param(Query(timeliness=frozenset({Timeliness.UNDATED})), ["3a.2"], id="undated"),
        pytest.param(Query(timeliness=frozenset({Timeliness.DUE_SOON})), ["1a.10"], id="due soon"),
        pytest.param(Query(marks=frozenset({Mark.REVISED})), ["1b.1"], id="revised"),
        pytest.param(Query(is_open=False), ["3a.1"], id="closed"),
        pytest.param(Query(due_before=date(2004, 6, 20)), ["3a.1"], id="before a day excludes it"),
        pytest.param(Query(due_before=date(2004, 6, 21)), ["1a.1", "3a.1"], id="and has the day before"),
        pytest.param(Query(due_after=date(2005, 5, 31)), [], id="after a day excludes it"),
        pytest.param(Query(due_after=date(2005, 5, 30)), ["1b.1"], id="and has the day after"),
        pytest.param(Query(text="STRATEGIE elaborer"), ["1a.1", "1a.2", "1a.10"], id="all words, folded"),
        pytest.param(Query(text="mandat", is_open=True), ["3a.2"], id="different filters must all hold"),
        pytest.param(Query(sort="due"), ["3a.1", "1a.1", "10.1", "1a.10", "1b.1", "1a.2", "3a.2"], id="by due"),
        pytest.param(Query(sort="id"), ["1a.1", "1a.2", "1a.10", "1b.1", "3a.1", "3a.2", "10.1"], id="by id"),
        pytest.param(Query(sort="owner"), ["1a.1", "3a.1", "1a.10", "1a.2", "1b.1", "10.1", "3a.2"], id="by owner"),
        pytest.param(Query(sort="status"), ["1a.1", "1a.10", "1b.1", "10.1", "1a.2", "3a.2", "3a.1"], id="by status"),
    ],
)
def test_select(query: Query, expected: list[str]) -> None:
    assert ids(query) == expected


@pytest.mark.parametrize(
    ("query", "choices"),
    [
        pytest.param(Query(owners=("CSEC-X",)), ("CSEC-S", "CSEC-M"), id="an owner"),
        pytest.param(Query(sections=("2",)), ("1", "3"), id="a section"),
        pytest.param(Query(ids=("1a.3",)), ("1a.2", "1a.1"), id="an id"),
        pytest.param(Query(owners=("",)), (), id="nothing at all"),
    ],
)
def test_a_value_that_names_nothing_is_an_error_with_the_nearest_names(
    query: Query, choices: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownName) as raised:
        ids(query)

    offered = raised.value.facts.get("choices") or raised.value.facts["known"]
    assert isinstance(offered, tuple)
    assert offered[: len(choices)] == choices


def test_who_answers_through_a_group_is_told() -> None:
    entries = select([PLAN], Query(owners=("CSEC-M",)), AS_OF)

    assert [dict(entry.through) for entry in entries] == [{}, {"Directeurs": ("CSEC-M",)}, {"Tous": ("CSEC-M",)}]


def test_groups_that_hold_each_other_end() -> None:
    plan = plan_of("""\
        format: 1
        title: Plan
        owners: {A: {members: [B]}, B: {members: [A, C]}, C: }
        recommendations: [{id: 1a, text: R, actions: [{id: 1a.1, text: A, owners: [A]}]}]
    """)

    assert len(select([plan], Query(owners=("C",)), AS_OF)) == 1


def test_plans_are_plural() -> None:
    other = PLAN._replace(recommendations=PLAN.recommendations[:1])

    assert len(select([PLAN, other], Query(), AS_OF)) == 10


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        pytest.param(
            "owner", ["CSEC-M", "CSEC-S", "DEO - SPS", "Directeurs", "Tous", "Bureau inconnu", ""], id="owner"
        ),
        pytest.param("section", ["1", "3"], id="section"),
        pytest.param("status", ["planned", "in-progress", "blocked", "done"], id="status"),
        pytest.param(
            "timeliness", ["overdue", "due-soon", "on-time", "ongoing", "undated", "closed"], id="timeliness"
        ),
        pytest.param("recommendation", ["1a", "1b", "3a", "10"], id="recommendation"),
    ],
)  # fmt: skip
def test_groups_stand_in_the_plans_order(by: str, expected: list[str]) -> None:
    assert list(grouped(select([PLAN], Query(), AS_OF), by)) == expected


def test_an_action_of_two_owners_is_in_both_groups() -> None:
    groups = grouped(select([PLAN], Query(ids=("1a.1",)), AS_OF), "owner")

    assert {key: len(members) for key, members in groups.items()} == {"CSEC-M": 1, "CSEC-S": 1}


def test_percent_implemented_leaves_out_what_is_not_expected() -> None:
    whole = tally(select([PLAN], Query(), AS_OF))

    assert (whole.implemented, whole.expected, whole.percent) == (1, 6, 17)


def test_nothing_expected_has_no_percentage() -> None:
    assert tally([]).percent is None


def test_ids_sort_as_people_count() -> None:
    given = ["A2", "1a.10", "10a", "B", "1a.2", "2b", "A10", "1a"]

    assert sorted(given, key=natural) == ["1a", "1a.2", "1a.10", "2b", "10a", "A2", "A10", "B"]


def test_of_two_with_one_deadline_the_one_that_may_begin_first_comes_first() -> None:
    plan = plan_of("""\
        format: 1
        title: Plan
        recommendations:
          - id: 1a
            text: R
            actions:
              - {id: 1a.1, text: A, due: 30 juin 2004}
              - {id: 1a.2, text: A, due: juin 2004}
              - {id: 1a.3, text: A, due: d'ici au 30 juin 2004}
    """)

    assert [entry.action.id for entry in select([plan], Query(sort="due"), AS_OF)] == ["1a.2", "1a.1", "1a.3"]


def test_a_status_that_was_not_read_sorts_last() -> None:
    plan = plan_of("""\
        format: 1
        title: Plan
        recommendations:
          - id: 1a
            text: R
            actions:
              - {id: 1a.1, text: A, status: vert}
              - {id: 1a.2, text: A, status: obsolete}
              - {id: 1a.3, text: A, status: planned}
    """)

    assert [entry.action.id for entry in select([plan], Query(sort="status"), AS_OF)] == ["1a.3", "1a.2", "1a.1"]


@pytest.mark.parametrize(
    ("owners", "told"),
    [
        pytest.param(12, 12, id="as many as are told"),
        pytest.param(13, 12, id="one more than that"),
    ],
)
def test_a_name_that_is_like_none_is_answered_with_those_there_are(owners: int, told: int) -> None:
    keys = [f"Bureau {number}" for number in range(owners)]
    plan = PLAN._replace(owners=tuple(map(Owner, keys)), recommendations=())

    with pytest.raises(UnknownName) as raised:
        select([plan], Query(owners=("zzz",)), AS_OF)

    assert raised.value.facts["known"] == (*keys[:told], *(["…"] if owners > told else []))
