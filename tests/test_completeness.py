"""A forgotten place is a red test: what stands in one table stands in all the others that speak of it."""

from __future__ import annotations

import csv
import inspect
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import click
import pytest

from csecplan import diagnostic, model, state, timeliness
from csecplan.changes import Change, Item, Subject, What, between
from csecplan.cli import types
from csecplan.cli.program import COMMANDS, csecplan
from csecplan.edits.draft import Draft
from csecplan.edits.lookup import item
from csecplan.i18n.wording import LABELS, Wording
from csecplan.model import LANGUAGES
from csecplan.query import recommendations
from csecplan.query.entry import WORDS
from csecplan.query.order import GROUPS, SORTS
from csecplan.query.trend import Every
from csecplan.reading import format_keys
from csecplan.reading.format_keys import Form, Key, Shape
from csecplan.reading.rules import RULES
from csecplan.render import FORMATS, SUFFIXES
from csecplan.view.change import with_kind
from csecplan.view.columns import COLUMNS
from csecplan.yamltext import Document
from tests.tools.command import invoke
from tests.tools.plans import ROOT, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# -- closed words ---------------------------------------------------------------------------------

ENUMS = [
    kind
    for module in (model, timeliness, state, diagnostic)
    for _, kind in inspect.getmembers(module, inspect.isclass)
    if issubclass(kind, StrEnum) and kind.__module__ == module.__name__
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("word", [word for kind in ENUMS for word in kind], ids=repr)
def test_every_closed_word_has_its_label(word: StrEnum, lang: str) -> None:
    assert Wording(lang).label(word)


@pytest.mark.parametrize("kind", ENUMS)
def test_no_label_is_of_a_word_that_is_none(kind: type[StrEnum]) -> None:
    assert list(LABELS[kind]) == list(kind)


OUTCOMES = {What.BECAME_OVERDUE, What.CLOSED, What.MOVED}
"""What became of an action between two days: told under a title of its own."""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("what", [what for what in What if what not in OUTCOMES])
@pytest.mark.parametrize("of", Item)
def test_every_kind_of_change_has_its_words(what: What, of: Item, lang: str) -> None:
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


# -- choices --------------------------------------------------------------------------------------


def offered(option: str, command: str = "list") -> Any:
    """What may be given to *option* of *command*."""
    found = csecplan.get_command(click.Context(csecplan), command)
    assert found
    return next(each for each in found.params if option in each.opts).type


def test_every_order_is_offered() -> None:
    assert set(offered("--sort").choices) == set(SORTS)


def test_every_group_is_offered() -> None:
    assert set(offered("--group-by").choices) == set(GROUPS)


@pytest.mark.parametrize(
    ("option", "known"),
    [("--sort", recommendations.SORTS), ("--group-by", recommendations.GROUPS)],
)
def test_every_order_and_group_of_recommendations_is_offered(option: str, known: dict[str, object]) -> None:
    assert set(offered(option, "recommendations").choices) == set(known)


def test_every_period_of_a_trend_is_offered() -> None:
    assert list(offered("--every", "trend").choices) == list(Every)


@pytest.mark.parametrize("by", [*GROUPS])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_group_has_its_title(by: str, lang: str, write: Callable[[str], Path]) -> None:
    answer = invoke("list", "--group-by", by, lang=lang, plan=write(json.dumps(FULL)))

    assert answer.exit_code == 0


@pytest.mark.parametrize("key", [*WORDS])
def test_closed_words_that_can_be_asked_for_are_offered_and_all_named(key: str) -> None:
    found = csecplan.get_command(click.Context(csecplan), "list")
    assert found
    option = next(each for each in found.params if f"--{key}" in each.opts)

    assert isinstance(option.type, types.ClosedWord)
    assert all(word.value in str(option.help) for word in option.type.words)


def test_every_format_is_offered_by_some_command() -> None:
    found = {name for command in COMMANDS for name in formats_of(command)}

    assert found | {"terminal"} == set(FORMATS)


def formats_of(command: str) -> list[str]:
    found = csecplan.get_command(click.Context(csecplan), command)
    assert found
    return [name for each in found.params if "--format" in each.opts for name in each.type.choices]  # type: ignore[attr-defined]


def test_every_suffix_stands_for_a_format_and_each_file_has_one() -> None:
    assert set(SUFFIXES.values()) == set(FORMATS) - {"terminal", "github"}


def test_every_column_is_known_to_columns(write: Callable[[str], Path]) -> None:
    answer = invoke("list", "--columns", ",".join(COLUMNS), "-f", "csv", plan=write(json.dumps(FULL)))

    assert next(csv.reader([answer.out.splitlines()[0]])) == list(COLUMNS)
