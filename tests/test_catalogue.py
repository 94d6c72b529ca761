"""The French catalogue: whole, with the same gaps, compiled from what is committed, and typeset as French is."""

from __future__ import annotations

import re
import string

import pytest
from babel.messages.mofile import read_mo

from tests.messages import MO, catalogue, messages

FRENCH = catalogue()
MESSAGES = list(messages())
OF_CLICK = {message for message, name in messages().items() if name.startswith("click/")}


def strings(message: str | tuple[str, str]) -> tuple[str, ...]:
    entry = FRENCH.get(message if isinstance(message, str) else message[0])
    found = entry.string if entry is not None else None
    return tuple(map(str, found)) if isinstance(found, tuple | list) else (str(found or ""),)


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

    assert re.search(r" [;:?!»%]|« |[a-zé][;?!](\s|$)", text) is None


def test_nothing_is_fuzzy() -> None:
    assert [entry.id for entry in FRENCH if entry.fuzzy and entry.id] == []


def test_the_compiled_catalogue_is_this_one() -> None:
    with MO.open("rb") as file:
        compiled = {entry.id: entry.string for entry in read_mo(file) if entry.id}

    assert compiled == {entry.id: entry.string for entry in FRENCH if entry.id}
