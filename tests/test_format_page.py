"""docs/format.md names every key, status and decision of the file, and nothing that is none."""

from __future__ import annotations

import re
from datetime import date

import pytest

from csecplan import checks
from csecplan.model import Decision, Status
from csecplan.reading import format_keys
from csecplan.reading.format_keys import Form, Shape
from csecplan.texts import LANGUAGES
from csecplan.yamltext import Document, Mapping, Node, Sequence
from tests.tools.markdown import code, tables
from tests.tools.plans import ROOT, read

PAGE = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("```yaml\n")[2].partition("```")[0]
SHAPES = {
    "plan": format_keys.PLAN,
    "owner": format_keys.OWNER,
    "recommendation": format_keys.RECOMMENDATION,
    "action": format_keys.ACTION,
    "revision": format_keys.REVISION,
    "update": format_keys.UPDATE,
    "source": format_keys.SOURCE,
}
VALUES = {
    "format": f"`{format_keys.FORMAT}`",
    "language": " or ".join(f"`{language}`" for language in LANGUAGES),
    "status": "a status",
    "said": "a status",
    "decision": "a decision",
}
"""What the page says of the value of a key by its name; of any other, by its form."""
FORMS = {
    **{form: form.value for form in (Form.WORD, Form.TEXT, Form.DAY, Form.PHRASE, Form.WORDS, Form.TEXTS)},
    **dict.fromkeys((Form.SECTIONS, Form.OWNERS, Form.PART), "mapping"),
    Form.ITEMS: "list",
}


def rows(heading: str, head: str) -> list[list[str]]:
    """The rows of the table under *heading* whose first column is *head*."""
    part = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    [found] = [rows for first, rows in tables(part) if first[0] == head]
    return found


@pytest.mark.parametrize(("name", "shape"), SHAPES.items())
def test_a_kind_of_item_has_its_keys_in_their_order(name: str, shape: Shape) -> None:
    said = [(code(key), value, remark.startswith("required")) for key, value, remark in rows(name, "key")]

    assert said == [(key.name, VALUES.get(key.name) or FORMS[key.form], key.required) for key in shape]


@pytest.mark.parametrize(("name", "shape"), SHAPES.items())
def test_the_short_manual_names_the_keys_in_their_order(name: str, shape: Shape) -> None:
    [row] = re.findall(rf"^\| {name} \| (.*) \|$", README.partition("\n| where | keys")[2], re.MULTILINE)

    assert re.findall(r"`(\w+)`", re.sub(r"\([^()]*\)", "", row)) == [key.name for key in shape]


def test_every_kind_of_item_has_a_table() -> None:
    inside = {key.inside for shape in SHAPES.values() for key in shape if key.inside}

    assert inside | {format_keys.PLAN} == set(SHAPES.values())


def test_every_status_says_whether_it_is_open() -> None:
    said = {code(status): state for status, state, _ in rows("action", "status")}

    assert said == {status.value: "open" if status.is_open else "closed" for status in Status}


def test_every_decision_is_in_its_table() -> None:
    assert [code(decision) for decision, _ in rows("recommendation", "decision")] == [each.value for each in Decision]


@pytest.mark.parametrize("heading", re.findall(r"\n## (\w+)\n", PAGE))
def test_no_part_is_of_something_else(heading: str) -> None:
    assert heading in SHAPES


def test_the_example_has_nothing_that_check_would_name() -> None:
    plan, found = read(EXAMPLE)

    assert (found, checks.run(plan, date(2004, 12, 31))) == ([], [])


def keys_of(node: Node) -> set[str]:
    """Every key in *node* and below."""
    if isinstance(node, Sequence):
        return {key for item in node.items for key in keys_of(item)}
    if not isinstance(node, Mapping):
        return set()
    return set(node.entries) | {key for _, below in node.entries.values() for key in keys_of(below)}


def test_the_example_has_every_key() -> None:
    root = Document.parse(EXAMPLE.encode("utf-8")).root
    assert root is not None

    assert {key.name for shape in SHAPES.values() for key in shape} <= keys_of(root)
