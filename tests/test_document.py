"""Text to values with spans, and what plan.yaml may not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csecplan.yamltext import Document, Mapping, Node, Sequence, span_of
from csecplan.yamltext.plain import values

if TYPE_CHECKING:
    from csecplan.routes import Route

GOOD = "format: 1\ntitle: Été\nitems:\n  - id: a\n    text: >-\n      un\n      deux\n  - {id: b, text: 'c'}\n"


def tree(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {key: tree(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Sequence):
        return [tree(item) for item in node.items]
    return None if node is None else node.value


def kinds(data: bytes) -> list[str]:
    return [fault.kind for fault in Document.parse(data).faults]


def test_every_scalar_is_text() -> None:
    document = Document.parse(b"a: no\nb: 010\nc: 1e1\nd: 2004-02-30\n")

    assert tree(document.root) == {"a": "no", "b": "010", "c": "1e1", "d": "2004-02-30"}


@pytest.mark.parametrize("text", ["k:\n", "k: ~\n", "k: null\n"], ids=["nothing", "a tilde", "null"])
def test_an_empty_value_means_the_key_is_not_there(text: str) -> None:
    root = Document.parse(text.encode()).root

    assert isinstance(root, Mapping)
    assert root.get("k") is None


@pytest.mark.parametrize("text", ["k: ''\n", 'k: "~"\n', "k: 'null'\n"])
def test_a_quoted_value_is_there_whatever_it_says(text: str) -> None:
    root = Document.parse(text.encode()).root

    assert isinstance(root, Mapping)
    assert root.get("k") is not None


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["no BOM", "BOM"])
@pytest.mark.parametrize(
    ("route", "expected"),
    [
        pytest.param(("title",), "Été", id="plain"),
        pytest.param(("items", 0, "id"), "a", id="inside a list"),
        pytest.param(("items", 1, "text"), "'c'", id="quoted, with its quotes"),
    ],
)
def test_a_route_leads_to_its_characters(route: Route, expected: str, newline: str, bom: bytes) -> None:
    document = Document.parse(bom + GOOD.replace("\n", newline).encode())
    node = document.at(route)

    assert node is not None
    assert document.text[slice(*span_of(node))] == expected


@pytest.mark.parametrize("data", [GOOD.encode(), b"\xef\xbb\xbfa: b", b"a: b\r\nc: d\n"])
def test_a_document_gives_its_bytes_back(data: bytes) -> None:
    assert Document.parse(data).encode() == data


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [
        pytest.param("a\nb\n", 2, (2, 1), id="LF"),
        pytest.param("a\r\nb\r\n", 3, (2, 1), id="CRLF is one end"),
        pytest.param("a\rb", 2, (2, 1), id="CR"),
        pytest.param("a\u2028b", 2, (1, 3), id="U+2028 ends no line for an editor"),
        pytest.param("a\x85b", 2, (1, 3), id="NEL ends no line for an editor"),
        pytest.param("a\n", 2, (2, 1), id="past the last newline"),
    ],
)
def test_positions_are_those_of_editors(text: str, index: int, expected: tuple[int, int]) -> None:
    assert Document(text).position(index) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", ["empty"], id="an empty file"),
        pytest.param(b"# rien\n", ["empty"], id="only a comment"),
        pytest.param("é".encode("latin-1"), ["encoding"], id="Latin-1"),
        pytest.param("a: b".encode("utf-16"), ["encoding"], id="UTF-16"),
        pytest.param(b"a: \x00\n", ["control-character"], id="NUL"),
        pytest.param("a: b\ufeff\n".encode(), ["control-character"], id="a byte order mark inside"),
        pytest.param(b"a: 1\na: 2\n", ["repeated-key"], id="a repeated key"),
        pytest.param(b"a: &x 1\nb: *x\n", ["anchor", "alias"], id="an anchor and an alias"),
        pytest.param(b"a: !!int 1\n", ["tag"], id="a tag"),
        pytest.param(b"a: 1\n---\nb: 2\n", ["second-document"], id="two documents"),
        pytest.param(b"? [a]\n: b\n", ["key-not-text"], id="a key that is a list"),
        pytest.param(b"a: " + b"[" * 50, ["nesting"], id="deep nesting"),
        pytest.param(b"<<<<<<< a\nk: 1\n=======\nk: 2\n>>>>>>> b\n", ["conflict-marker"] * 3, id="a conflict"),
        pytest.param(b"title: a\n=======\n", ["syntax-indentation"], id="a row of = alone is no conflict"),
        pytest.param(b"a: 1\nb: c: d\ne: 'f\n", ["syntax-colon", "syntax-quote"], id="two slips"),
    ],
)
def test_what_a_plan_may_not_hold(data: bytes, expected: list[str]) -> None:
    assert kinds(data) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("t: >-\n  a\n<<<<<<< ours\ns: x\n=======\ns: y\n>>>>>>> theirs\n", "a", id="below a text"),
        pytest.param("<<<<<<< ours\nt: >-\n  a\n=======\nt: >-\n  b\n>>>>>>> theirs and more\n", "a",
                     id="a text on either side"),
    ],
)  # fmt: skip
def test_a_text_above_a_conflict_marker_ends_there(text: str, value: str) -> None:
    found = Document.parse(text.encode()).root

    assert isinstance(found, Mapping)
    assert values(found.get("t")) == value


def test_a_conflict_within_a_text_leaves_the_rest_readable() -> None:
    text = "t: |-\n  a\n<<<<<<< ours\n  b\n=======\n  c\n>>>>>>> theirs\n  d\nu: e\n"

    assert list(Document.parse(text.encode()).root.entries) == ["t", "u"]  # type: ignore[union-attr]


def test_a_conflict_is_read_as_the_current_side_has_it() -> None:
    document = Document.parse(b"<<<<<<< a\nk: 1\n||||||| o\nk: 0\n=======\nk: 2\n>>>>>>> b\nl: 3\n")

    assert tree(document.root) == {"k": "1", "l": "3"}


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        pytest.param("  - id: a\n    t: b: c\n    u: d\n", [{"id": "a", "u": "d"}], id="the key alone is left out"),
        pytest.param("  - id: a\n     t: b\n    u: d\n", [{"id": "a"}], id="the item keeps its id"),
        pytest.param("  - @a\n  - id: b\n", ["", {"id": "b"}], id="the item keeps its place"),
        pytest.param("  - id: 'a\n  - id: b\n", ["", {"id": "b"}], id="a quote that swallows the rest"),
    ],
)
def test_a_slip_leaves_the_rest_readable(broken: str, left: object) -> None:
    document = Document.parse(f"items:\n{broken}".encode())

    assert tree(document.root) == {"items": left}


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_an_answer(data: bytes) -> None:
    document = Document.parse(data)

    assert document.root is not None or document.faults


YAMLISH = st.lists(
    st.sampled_from(["- ", "a: ", "b:", "\n", "  ", "    ", "'", '"', "[", "{", "}", "]", ", ", "#", " #", "|", ">-",
                     "&x", "*x", "!t", "? ", "é", "\t", "---\n", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "\r\n"]),
    max_size=60,
).map("".join)  # fmt: skip


@given(YAMLISH)
def test_every_span_is_within_the_text(text: str) -> None:
    document = Document.parse(text.encode())

    assert all(0 <= fault.start <= fault.end <= len(document.text) for fault in document.faults)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"[" * 300_000, id="brackets"),
        pytest.param(b"- " * 300_000, id="dashes"),
        pytest.param(b"a: 'b\n" * 50_000, id="quotes that never close"),
        pytest.param(b"a: b: c\n" * 50_000, id="a slip on every line"),
        pytest.param(b"a: &a [*a, *a]\n" * 20_000, id="aliases of aliases"),
        pytest.param(b"<<<<<<< a\n" * 30_000, id="markers"),
        pytest.param(b"\x01" * 10_000_000, id="control characters"),
        pytest.param(b"\x01a" * 1_000_000, id="control characters between letters"),
    ],
)
def test_nothing_hangs(data: bytes) -> None:
    assert Document.parse(data).faults
