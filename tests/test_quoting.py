"""How a text is written: plain where that is safe to every reader of YAML, else quoted, several lines as a block."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from csecplan.yamltext.quoting import AsIs, InQuotes, Slot, is_plain, one_line, written
from csecplan.yamltext.splice import Splice, apply

BLOCK, FLOW = Slot(), Slot(flow=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Fait.", "Fait.", id="words are plain"),
        pytest.param("l'équipe est prête", "l'équipe est prête", id="an apostrophe inside is plain"),
        pytest.param(
            "C'est-à-dire: oui", '"C\'est-à-dire: oui"', id="an apostrophe and a colon are in double quotes"
        ),
        pytest.param("", "''", id="nothing is quoted"),
        pytest.param(" a", "' a'", id="a blank first is quoted"),
        pytest.param("a ", "'a '", id="a blank last is quoted"),
        pytest.param("\u00a0a", "\u00a0a", id="a no-break space is no blank"),
        pytest.param("a:b", "a:b", id="a colon with no blank is plain"),
        pytest.param("a:", "'a:'", id="a colon last is quoted"),
        pytest.param("a#b", "a#b", id="a hash with no blank is plain"),
        pytest.param("a #b", "'a #b'", id="a blank and a hash are quoted"),
        pytest.param("...", "'...'", id="an end of document is quoted"),
        pytest.param("-5", "'-5'", id="a dash first is quoted"),
        pytest.param("Yes", "'Yes'", id="a word of truth is quoted"),
        pytest.param("y", "'y'", id="y is quoted"),
        pytest.param("NULL", "'NULL'", id="null is quoted"),
        pytest.param("0x1F", "'0x1F'", id="a hexadecimal is quoted"),
        pytest.param("0o17", "'0o17'", id="an octal is quoted"),
        pytest.param("1e3", "'1e3'", id="an exponent is quoted"),
        pytest.param("+.5", "'+.5'", id="a decimal with no whole part is quoted"),
        pytest.param("1_000", "'1_000'", id="a number with an underscore is quoted"),
        pytest.param("12:30:45", "'12:30:45'", id="a number in base sixty is quoted"),
        pytest.param(".inf", "'.inf'", id="infinity is quoted"),
        pytest.param("2001-12-14 21:59:43.10 -5", "'2001-12-14 21:59:43.10 -5'", id="a time is quoted"),
        pytest.param("=", "'='", id="the default key is quoted"),
        pytest.param("1.2.3", "1.2.3", id="a number in three parts is plain"),
        pytest.param("2024-25", "2024-25", id="a fiscal year is plain"),
        pytest.param("a\tb", r'"a\tb"', id="a tab is spelled"),
        pytest.param("a\x00\x9f", r'"a\x00\x9F"', id="a control is spelled"),
        pytest.param("\ufeff\ufffe", r'"\uFEFF\uFFFE"', id="what is no character is spelled"),
        pytest.param('\\"\t', r'"\\\"\t"', id="in double quotes, backslash and quote are spelled"),
        pytest.param('a "b" \\c', 'a "b" \\c', id="elsewhere they are not"),
    ],
)
def test_a_text_on_one_line(text: str, expected: str) -> None:
    assert one_line(text, BLOCK) == expected


@pytest.mark.parametrize("text", ["a, b", "[a", "a}", "x[1]", "Est-ce fini ? Oui", "a?b", "fini ?"])
def test_within_flow_its_signs_are_quoted(text: str) -> None:
    assert one_line(text, FLOW) == f"'{text}'"


def test_a_day_that_its_writer_vouches_for_is_plain() -> None:
    assert one_line(AsIs("2026-03-31"), FLOW) == "2026-03-31"


@pytest.mark.parametrize(
    ("text", "slot", "expected"),
    [
        pytest.param("Un.\nDeux.", BLOCK, ["|-", "  Un.", "  Deux."], id="two lines are a literal"),
        pytest.param(
            "Un.\n\nDeux.\n", BLOCK, ["|", "  Un.", "", "  Deux."], id="a final newline is kept, blanks empty"
        ),
        pytest.param("Un.\n\n", BLOCK, [r'"Un.\n\n"'], id="two final newlines are in double quotes"),
        pytest.param("Un.\nDeux.", FLOW, [r'"Un.\nDeux."'], id="flow has no literal"),
        pytest.param("Un.\tx\nDeux.", BLOCK, [r'"Un.\tx\nDeux."'], id="a tab forbids a literal"),
        pytest.param("Un.\nDeux.", Slot(comment=2), [r'"Un.\nDeux."'], id="a comment as deep would be swallowed"),
        pytest.param("Un.\nDeux.", Slot(comment=1), ["|-", "  Un.", "  Deux."], id="a comment left of it is not"),
        pytest.param("Un.\nDeux.\n", Slot(unended=True), [r'"Un.\nDeux.\n"'], id="no newline at the end of the file"),
        pytest.param(InQuotes("Un."), Slot(), ['"Un."'], id="double quotes where they are asked for"),
    ],
)
def test_a_text_of_several_lines(text: str, slot: Slot, expected: list[str]) -> None:
    assert written(text, 2, slot) == expected


LOADERS = [yaml.CSafeLoader, yaml.SafeLoader]
"""PyYAML as libyaml reads, and as it reads itself: they differ."""
SIGNS = st.lists(
    st.tuples(
        st.sampled_from(["a", "Oui", "é", "1", ""]),
        st.sampled_from(["", " ", "\u00a0"]),
        st.sampled_from([*"?:,-#'\"[]{}&*!|>%@`~\t\n", ""]),
        st.sampled_from(["", " "]),
    ),
    max_size=3,
).map(lambda parts: "".join(map("".join, parts)))
"""Words, and what YAML takes for signs."""


@pytest.mark.parametrize("loader", LOADERS)
@given(text=TEXTS | SIGNS)
def test_whatever_the_text_it_reads_back(text: str, loader: type[yaml.SafeLoader]) -> None:
    lines = [
        "key: " + written(text, 2, BLOCK)[0],
        *written(text, 2, BLOCK)[1:],
        "list:",
        *(("  - " if not n else "") + line for n, line in enumerate(written(text, 4, BLOCK))),
        f"flow: [{one_line(text, FLOW)}]",
        f"map: {{a: {one_line(text, FLOW)}, b: c}}",
        "",
    ]

    assert yaml.load("\n".join(lines), loader) == {
        "key": text,
        "list": [text],
        "flow": [text],
        "map": {"a": text, "b": "c"},
    }


@pytest.mark.parametrize("loader", LOADERS)
@given(text=TEXTS | SIGNS)
def test_what_is_plain_is_text_to_yaml_1_1(text: str, loader: type[yaml.SafeLoader]) -> None:
    plain = is_plain(text, flow=False)

    assert not plain or yaml.load(f"- {text}\n", loader) == [text]


def test_splices_move_no_other_character() -> None:
    text = "abcdef"

    assert apply(text, [Splice(4, 5, "X"), Splice(1, 1, "-"), Splice(6, 6, "!")]) == "a-bcdXf!"
