"""The French catalogue: whole, with the same gaps, compiled from what is committed, and typeset as French is."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

import pytest
from babel.messages.mofile import read_mo

from csecplan.cli.help_pages import Option
from tests.test_readme import commands
from tests.tools.command import invoke
from tests.tools.messages import MO, catalogue, messages
from tests.tools.plans import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog

GOLDEN, PROBLEMS = ROOT / "tests" / "golden", ROOT / "tests" / "problems"
FRENCH = catalogue()
MESSAGES = list(messages())
OF_CLICK = {message for message, name in messages().items() if name.startswith("click/")}


def strings(message: str | tuple[str, str]) -> tuple[str, ...]:
    entry = FRENCH.get(message if isinstance(message, str) else message[0])
    found = entry.string if entry is not None else None
    return tuple(map(str, found)) if isinstance(found, tuple | list) else (str(found or ""),)


def pairs(found: Catalog) -> set[tuple[str, str]]:
    """Each original with its French, as text: the two readers give plurals in different shapes."""
    return {(str(list(entry.id)), str(list(entry.string or ""))) for entry in found if entry.id}


def gaps(text: str) -> set[str]:
    named = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return named | set(re.findall(r"%\(\w+\)s", text))


def test_the_catalogue_has_every_sentence_and_no_other() -> None:
    known = {entry.id for entry in FRENCH if entry.id}

    assert known == set(MESSAGES)


@pytest.mark.parametrize("message", MESSAGES, ids=str)
def test_a_sentence_has_its_french(message: str | tuple[str, str]) -> None:
    assert all(strings(message))


@pytest.mark.parametrize("message", MESSAGES, ids=str)
def test_a_sentence_has_the_same_gaps(message: str | tuple[str, str]) -> None:
    english = (message,) if isinstance(message, str) else message

    assert {name for text in strings(message) for name in gaps(text)} <= {
        name for text in english for name in gaps(text)
    }
    assert gaps(strings(message)[-1]) == gaps(english[-1])


@pytest.mark.parametrize("message", [each for each in MESSAGES if each not in OF_CLICK], ids=str)
def test_french_is_typeset_as_french(message: str | tuple[str, str]) -> None:
    text = " ".join(strings(message))

    assert re.search(r" [;:?!»%]|« ", text) is None


def test_nothing_is_fuzzy() -> None:
    assert [entry.id for entry in FRENCH if entry.fuzzy and entry.id] == []


def test_the_compiled_catalogue_is_this_one() -> None:
    with MO.open("rb") as file:
        compiled = read_mo(file)

    assert pairs(compiled) == pairs(FRENCH)


# -- what is shown in French has no English ---------------------------------------------------------


def flat(text: str) -> str:
    """*text* with line breaks and margins folded away, as wrapping in a terminal puts them in."""
    return " ".join(text.split())


ENGLISH = {
    flat(text.split("\n\n")[0]).rstrip(".")
    for message in MESSAGES
    for text in ((message,) if isinstance(message, str) else message)
    if "{" not in text and text not in map(str.strip, strings(message)) and not re.fullmatch("[a-z-]+|..", text)
}
SHOWN_IN_FRENCH = sorted([*GOLDEN.rglob("*.fr.*"), *PROBLEMS.glob("*.fr.txt")])


def english_in(text: str) -> list[str]:
    shown = flat(text)
    return [each for each in sorted(ENGLISH) if re.search(rf"(?<![\w«/.|[-]){re.escape(each)}(?![\w»/=|\]-])", shown)]


def test_english_would_be_noticed() -> None:
    assert english_in("État : In progress, none overdue") == ["In progress", "none overdue"]


@pytest.mark.parametrize("command", ["", *commands()])
def test_help_in_french_has_no_english(command: str) -> None:
    answer = invoke(*command.split(), "--help", lang="fr")

    assert english_in(answer.out) == []


@pytest.mark.parametrize("path", SHOWN_IN_FRENCH, ids=lambda path: path.name)
def test_an_answer_in_french_has_no_english(path: Path) -> None:
    assert english_in(path.read_text(encoding="utf-8")) == []


def test_the_help_of_every_command_has_its_options_in_french() -> None:
    helps = {each.help for command in commands().values() for each in command.params if isinstance(each, Option)}

    assert helps - {None} <= {message for message in MESSAGES if isinstance(message, str)}
