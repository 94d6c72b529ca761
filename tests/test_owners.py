"""Who is called what, who is in which group, which offices answer: the rule held against a slow reading of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from csecplan.folding import fold
from csecplan.joint import Offices
from csecplan.model import Action, Owner, Plan, Recommendation, Status, Update
from csecplan.owners import Owners
from csecplan.query import Query
from csecplan.query.asking import requests
from csecplan.query.names import reach
from csecplan.query.offices import by_office
from csecplan.query.select import select
from csecplan.texts import Bilingual
from tests.tools.plans import AS_OF

# -- any plan: names that several have, groups in circles, members that nobody lists ------------------------

KEYS = ["A", "B", "É", "e", "Un", "Deux"]
NAMES = [*KEYS, "E", "a", "Bé", "un", "Autre", "autre", "Zoé"]
names = st.sampled_from(NAMES)
words = st.lists(names, max_size=3).map(tuple)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True))
    spoken = st.none() | names | st.builds(Bilingual, names, names)
    owners = [Owner(key, draw(spoken), draw(words), draw(words)) for key in keys]
    actions = [
        Action(f"1a.{number}", "Agir.", owners=draw(words), status=Status.PLANNED)
        for number in range(draw(st.integers(0, 3)))
    ]
    return Plan(owners=tuple(owners), recommendations=(Recommendation("1a", "Agir.", actions=tuple(actions)),))


def called(owner: Owner) -> list[str]:
    name = owner.name
    said = [name.fr, name.en] if isinstance(name, Bilingual) else [name]
    return [fold(each) for each in (*said, *owner.aliases) if each]


def keys_of(plan: Plan) -> list[str]:
    """Every owner: as listed, then as actions name them, then as groups do where nobody else is called so."""
    found = [owner.key for owner in plan.owners]
    for _, action in plan.actions():
        found += [key for key in dict.fromkeys(action.owners) if key not in found]
    for owner in plan.owners:
        for name in owner.members:
            is_known = any(fold(name) == fold(key) for key in found)
            if not is_known and not any(fold(name) in called(each) for each in plan.owners):
                found.append(name)
    return found


def meant(plan: Plan, name: str) -> set[str]:
    by_key = {key for key in keys_of(plan) if fold(key) == fold(name)}
    return by_key or {owner.key for owner in plan.owners if fold(name) in called(owner)}


def inside(plan: Plan, key: str) -> set[str]:
    """*key* and whoever is in it, each asked again until nobody is new."""
    found = {key}
    while True:
        more = {
            each
            for owner in plan.owners
            if owner.key in found
            for name in owner.members
            for each in meant(plan, name)
        }
        if more <= found:
            return found
        found |= more


def offices_of(plan: Plan, keys: tuple[str, ...]) -> list[str]:
    groups = {owner.key for owner in plan.owners if owner.members}
    found = {each for key in keys for each in (inside(plan, key) - groups or {key})}
    return [key for key in keys_of(plan) if key in found]


# -- held against it ------------------------------------------------------------------------------


@settings(max_examples=200)
@given(plans(), words)
def test_names_groups_and_offices_are_what_a_slow_reading_finds(plan: Plan, wanted: tuple[str, ...]) -> None:
    owners = Owners(plan)
    keys = keys_of(plan)
    named = {key for name in wanted for key in meant(plan, name)}

    assert list(owners.keys) == keys
    assert list(owners.offices) == [key for key in keys if key in offices_of(plan, (key,))]
    for name in NAMES:
        assert set(owners.called(name)) == meant(plan, name)
        assert owners.named(name) == {each for key in meant(plan, name) for each in inside(plan, key)}
        assert (owners.key(name) is None) == (not meant(plan, name))
    for _, action in plan.actions():
        assert list(owners.answering(action.owners)) == offices_of(plan, action.owners)
    assert reach(plan, wanted, direct=True) == dict.fromkeys(named, ())
    assert reach(plan, wanted, direct=False) == {
        key: () if key in named else tuple(sorted(inside(plan, key) & named))
        for key in keys
        if inside(plan, key) & named
    }


@given(plans())
def test_every_question_has_the_same_offices(plan: Plan) -> None:
    entries = select([plan], Query(), AS_OF)
    offices = Owners(plan).offices
    rows = by_office(entries)
    asked = {each.office: [entry.action for entry in each.entries] for each in requests(plan, Query(), AS_OF)}

    assert [key for key in rows if key] == [key for key in offices if key in rows]
    assert list(asked) == list(offices)
    for office, actions in asked.items():
        assert actions == [each.action for each in entries if office in [word.owner for word in each.reported]]
        assert all(action in [each.action for each in rows[office]] for action in actions)


@given(plans(), names, words)
def test_the_word_of_an_office_is_one_wherever_it_is_asked(plan: Plan, by: str, owners: tuple[str, ...]) -> None:
    said = Update("Vu.", by=by, said=Status.DONE)
    action = Action("1b.1", "Agir.", owners=owners, status=Status.PLANNED, updates=(said,))
    plan = plan._replace(recommendations=(Recommendation("1b", "Agir.", actions=(action,)),))
    offices = Offices(plan)

    for word in offices.reported(action):
        assert offices.last_word(action, word.owner) == word
        assert (word.status is not None) == (
            word.owner in {each for key in meant(plan, by) for each in inside(plan, key)}
        )
