"""A forgotten place is a red test: what stands in one table stands in all the others that speak of it."""

from __future__ import annotations

import csv
import inspect
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import pytest

from csecplan import diagnostic, model, state, timeliness
from csecplan.changes import Change, Item, Subject, What, between
from csecplan.edits.draft import Draft
from csecplan.edits.lookup import item
from csecplan.i18n.wording import LABELS, Wording
from csecplan.query import where
from csecplan.query.entry import WITH_OPTION
from csecplan.query.order import GROUPS
from csecplan.reading import format_keys
from csecplan.reading.format_keys import Form, Key, Shape
from csecplan.reading.rules import RULES
from csecplan.texts import LANGUAGES
from csecplan.view.change import with_kind
from csecplan.view.columns import COLUMNS
from csecplan.yamltext import Document
from tests.tools.command import invoke
from tests.tools.plans import ROOT, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csecplan.texts import Language

# -- closed words ---------------------------------------------------------------------------------

ENUMS = [
    kind
    for module in (model, timeliness, state, diagnostic)
    for _, kind in inspect.getmembers(module, inspect.isclass)
    if issubclass(kind, StrEnum) and kind.__module__ == module.__name__
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("word", [word for kind in ENUMS for word in kind], ids=repr)
def test_every_closed_word_has_its_label(word: StrEnum, lang: Language) -> None:
    assert Wording(lang).label(word)


@pytest.mark.parametrize("kind", ENUMS)
def test_no_label_is_of_a_word_that_is_none(kind: type[StrEnum]) -> None:
    assert list(LABELS[kind]) == list(kind)


OUTCOMES = {What.BECAME_OVERDUE, What.CLOSED, What.MOVED}
"""What became of an action between two days: told under a title of its own."""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("what", [what for what in What if what not in OUTCOMES])
@pytest.mark.parametrize("of", Item)
def test_every_kind_of_change_has_its_words(what: What, of: Item, lang: Language) -> None:
    assert with_kind(Change(Subject(of, "1a"), what), Wording(lang))


# -- a plan in which every key says something of its own ------------------------------------------

BOTH_WAYS = {"actions", "recommendations"}
"""Lists of items, which are in all of this by what is in them."""
GIVEN: dict[str, object] = {
    "language": "fr",
    "format": "1",
    "section": "1",
    "sections": {"1": "Titre"},
    "members": ["autre"],
    "recommendations id": "recommendations id 1",
    "recommendations see": ["recommendations actions id 1"],
    "recommendations actions id": "recommendations actions id 1",
    "recommendations actions owners": ["bureau"],
    "recommendations actions see": ["recommendations id 1"],
}
"""What some keys have to say, by themselves or with what they are under."""


def said(keys: Shape, under: str = "") -> dict[str, Any]:
    """A mapping with all *keys*, the texts of which have their own path in them."""
    return {key.name: value(key, f"{under}{key.name}") for key in keys}


def value(key: Key, path: str) -> Any:
    number = sum(map(ord, path)) % 28 + 1
    if path in GIVEN or key.name in GIVEN:
        return GIVEN.get(path) or GIVEN[key.name]
    if key.choices:
        return list(key.choices)[-1].value
    if key.form is Form.DAY:
        return f"2004-01-{number:02}"
    if key.form is Form.PHRASE:
        return f"2004-03-{number:02}"
    if key.form is Form.OWNERS:
        return {"bureau": said(key.inside, f"{path} "), "autre": None}
    if key.form is Form.PART:
        return said(key.inside, f"{path} ")
    if key.form is Form.ITEMS:
        return [said(key.inside, f"{path} ")]
    return [f"{path}!"] if key.form in (Form.WORDS, Form.TEXTS) else f"{path}!"


FULL = said(format_keys.PLAN)
SHAPES: dict[str, tuple[Shape, tuple[str | int, ...]]] = {
    "plan": (format_keys.PLAN, ()),
    "owner": (format_keys.OWNER, ("owners", "bureau")),
    "recommendation": (format_keys.RECOMMENDATION, ("recommendations", 0)),
    "action": (format_keys.ACTION, ("recommendations", 0, "actions", 0)),
    "revision": (format_keys.REVISION, ("recommendations", 0, "actions", 0, "revisions", 0)),
    "update": (format_keys.UPDATE, ("recommendations", 0, "actions", 0, "updates", 0)),
    "source": (format_keys.SOURCE, ("recommendations", 0, "actions", 0, "source")),
}
KEYS = [
    pytest.param(route, key, id=f"{name}.{key.name}")
    for name, (keys, route) in SHAPES.items()
    for key in keys
    if key.name not in BOTH_WAYS
]
OF_ITEMS = [each for each in KEYS if len(each.values[0]) >= 2 and each.values[0][0] == "recommendations"]  # type: ignore[arg-type, index]


def plan_with(route: tuple[str | int, ...], key: str, text: object) -> str:
    """The full plan, in which *key* of the mapping at *route* says *text*; without it for None."""
    plan = json.loads(json.dumps(FULL))
    place = plan
    for step in route:
        place = place[step]
    if text is None:
        del place[key]
    else:
        place[key] = text
    return json.dumps(plan)


def other(key: Key) -> str:
    """Something else than the full plan says under *key*."""
    if key.choices:
        return list(key.choices)[-2].value
    return "en" if key.name == "language" else "2004-02-29"


def test_the_full_plan_is_read_whole() -> None:
    assert {each.rule.id for each in read(json.dumps(FULL))[1]} == set()


# -- every key ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("route", "key"), KEYS)
def test_every_key_has_a_field_that_it_fills(route: tuple[str | int, ...], key: Key) -> None:
    if key.name == "format":
        return  # it says how to read, and is not kept

    assert read(json.dumps(FULL))[0] != read(plan_with(route, key.name, None))[0]


@pytest.mark.parametrize(("route", "key"), KEYS)
def test_a_change_of_every_key_is_seen(route: tuple[str | int, ...], key: Key) -> None:
    if key.name in ("format", "owners", "sections") and not route:
        return  # the first is kept nowhere, the others are compared item by item
    found = between(read(json.dumps(FULL))[0], read(plan_with(route, key.name, other(key)))[0])

    assert found
    assert all(with_kind(each, Wording("fr")) for each in found)


NOT_SHOWN = {"section"}
"""A recommendation's section is seen in its number."""


@pytest.mark.parametrize(("route", "key"), OF_ITEMS)
@pytest.mark.parametrize("form", ["table", "json"])
def test_every_key_of_an_item_is_shown(
    route: tuple[str | int, ...], key: Key, form: str, write: Callable[[str], Path]
) -> None:
    if key.name in NOT_SHOWN and form == "table":
        return
    shown = [
        invoke("show", *ids(text), "-f", form, "--as-of", "2006-01-01", plan=write(text)).out
        for text in (json.dumps(FULL), plan_with(route, key.name, other(key)))
    ]

    assert shown[0] != shown[1]


def ids(plan: str) -> list[str]:
    return [each["id"] for each in json.loads(plan)["recommendations"]]


COLUMN_OF = {"updates": "update"}
"""Keys of an action whose column has another name."""
NO_COLUMN = {
    "source": "the cells as printed are in `show` and in the register",
    "see": "of a recommendation: in `show`; an action's has a column",
}


@pytest.mark.parametrize("key", [*format_keys.ACTION, *format_keys.RECOMMENDATION])
def test_every_key_of_an_item_has_a_column_or_a_reason(key: Key) -> None:
    assert COLUMN_OF.get(key.name, key.name) in {*COLUMNS, *NO_COLUMN, *BOTH_WAYS}


@pytest.mark.parametrize("key", [*COLUMNS])
def test_every_column_of_a_sheet_is_read_or_named(key: str, write: Callable[[str], Path], tmp_path: Path) -> None:
    plan, sheet = write(json.dumps(FULL)), tmp_path / "sheet.csv"
    invoke("list", "--columns", ",".join({"id": 0, key: 0, "note": 0}), "-o", sheet, plan=plan)
    rows = list(csv.reader(sheet.read_text(encoding="utf-8").splitlines()))
    rows[1][rows[0].index(key)] = "quite another"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)

    answer = invoke("import", sheet, plan=plan)

    assert answer.exit_code != 0 or "quite another" in answer.out + answer.err


WRITTEN_ALONE = [key for key in format_keys.ACTION if key.form not in (Form.PART, Form.ITEMS) and key.name != "id"]


@pytest.mark.parametrize("key", WRITTEN_ALONE)
def test_every_key_is_written_in_its_order(key: Key) -> None:
    action = SHAPES["action"][1]
    text = "recommendations:\n- actions:\n  - " + "\n    ".join(
        f"{each.name}: {json.dumps(FULL['recommendations'][0]['actions'][0][each.name])}"
        for each in format_keys.ACTION
        if each is not key
    )
    draft = Draft(Document.parse(text.encode("utf-8")))

    draft.run([draft.set(item(draft.document, "recommendations actions id 1"), key.name, "new")])

    assert list(draft.document.at(action).entries) == [each.name for each in format_keys.ACTION]  # type: ignore[union-attr]


@pytest.mark.parametrize(("route", "key"), KEYS)
def test_every_key_is_in_the_schema(route: tuple[str | int, ...], key: Key) -> None:
    place = json.loads((ROOT / "csecplan" / "plan.schema.json").read_text(encoding="utf-8"))
    for step in route:
        place = _inside(place, step)

    assert _given(place)["properties"][key.name]["description"] == f"{key.fr}\n{key.en}"


def _inside(schema: dict[str, Any], step: str | int) -> Any:
    """What *schema* says of the value at *step*."""
    schema = _given(schema)
    return (
        schema["items"]
        if isinstance(step, int)
        else schema.get("properties", {}).get(step) or schema["additionalProperties"]
    )


def _given(schema: dict[str, Any]) -> dict[str, Any]:
    """*schema* less the null that stands for a key that is not there."""
    return schema["anyOf"][0] if "anyOf" in schema else schema


@pytest.mark.parametrize("key", [key for keys, _ in SHAPES.values() for key in keys if key.choices], ids=str)
def test_a_word_that_is_none_breaks_a_rule_of_its_own(key: Key) -> None:
    assert f"unknown-{key.name}" in RULES


@pytest.mark.parametrize(("route", "key"), [each for each in KEYS if each.values[1].choices])  # type: ignore[union-attr]
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_closed_word_may_be_said_as_people_say_it(
    route: tuple[str | int, ...], key: Key, lang: Language
) -> None:
    assert key.choices
    for word in key.choices:
        said = read(plan_with(route, key.name, Wording(lang).label(word).upper()))

        assert said[0] == read(plan_with(route, key.name, word.value))[0]
        assert [each.rule.id for each in said[1]] == ["everyday-word"]


# -- keys of a unit's own -------------------------------------------------------------------------

OWN = [pytest.param(route, id=name) for name, (keys, route) in SHAPES.items() if keys in format_keys.WITH_OWN_KEYS]


def own_plan(route: tuple[str | int, ...], text: object) -> str:
    return plan_with(route, "x-own", text)


def test_what_has_own_keys_has_a_field_for_them() -> None:
    fields = [model.Plan, model.Owner, model.Recommendation, model.Action, model.Revision, model.Update, model.Source]

    assert [name for name, (keys, _) in SHAPES.items() if keys in format_keys.WITH_OWN_KEYS] == [
        each.__name__.lower() for each in fields if "own" in each.__annotations__
    ]


@pytest.mark.parametrize("route", OWN)
def test_an_own_key_is_read_compared_and_told(route: tuple[str | int, ...]) -> None:
    (old, faults), (new, _) = read(own_plan(route, "one")), read(own_plan(route, "two"))

    assert faults == []
    assert old != new
    [change] = between(old, new)
    assert all("x-own" in with_kind(change, Wording(lang)) for lang in LANGUAGES)


@pytest.mark.parametrize("route", [each for each in OWN if len(each.values[0]) >= 2 and each.values[0][-1] == 0])  # type: ignore[arg-type, index]
@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown", "html"])
def test_an_own_key_of_an_item_is_shown(
    route: tuple[str | int, ...], form: str, write: Callable[[str], Path]
) -> None:
    path = write(own_plan(route, "something of ours"))

    assert "something of ours" in invoke("show", *ids(json.dumps(FULL)), "-f", form, plan=path).out
    assert "something of ours" in invoke("list", "--columns", "id,x-own", "-f", form, plan=path).out


@pytest.mark.parametrize("route", OWN)
def test_an_own_key_is_in_the_schema(route: tuple[str | int, ...]) -> None:
    place = json.loads((ROOT / "csecplan" / "plan.schema.json").read_text(encoding="utf-8"))
    for step in route:
        place = _inside(place, step)

    assert list(_given(place)["patternProperties"]) == ["^x-."]


@pytest.mark.parametrize(
    ("route", "key"),
    [each for each in KEYS if each.values[1].form is Form.DAY],  # type: ignore[union-attr]
)
def test_every_day_may_be_known_to_a_period(route: tuple[str | int, ...], key: Key) -> None:
    day, period = (read(plan_with(route, key.name, said)) for said in ("2004-06-01", "juin 2004"))

    assert period[1] == []
    assert between(day[0], period[0])


@pytest.mark.parametrize("by", [*GROUPS])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_group_has_its_title(by: str, lang: str, write: Callable[[str], Path]) -> None:
    answer = invoke("list", "--group-by", by, lang=lang, plan=write(json.dumps(FULL)))

    assert answer.exit_code == 0


NOT_ASKED = {
    "revisions": "--revised, and the `due` they set",
    "updates": "--text, and `by`",
    "actions": "they are what is asked for",
    "source": "the cells as printed",
}
"""Keys that --where does not take, and what does."""


@pytest.mark.parametrize("key", [*format_keys.ACTION, *format_keys.RECOMMENDATION])
def test_every_key_is_asked_for_or_has_a_reason(key: Key) -> None:
    assert key.name in {*where.KEYS, *WITH_OPTION, *NOT_ASKED}
