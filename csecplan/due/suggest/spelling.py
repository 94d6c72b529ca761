"""The known word nearest to a misspelled one, and the language a phrase is in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from csecplan.due.vocabulary.lookup import ROWS, plain
from csecplan.folding import fold
from csecplan.texts import LANGUAGES

if TYPE_CHECKING:
    from csecplan.texts import Language

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
_SHORTEST_KNOWN = 4
_MOST = 3
"""Misspelled words in one phrase past which it is taken for a sentence."""


@cache
def _known() -> dict[str, frozenset[str]]:
    """The words of the tables in each language, folded."""
    columns = ("|".join([row[2] for row in ROWS]), "|".join([row[3] for row in ROWS]))
    return {
        language: frozenset(_WORD.findall(plain(column))) for language, column in zip(LANGUAGES, columns, strict=True)
    }


@cache
def _near() -> dict[str, list[tuple[str, str]]]:
    """A known word, whole or with a letter left out, to the word as it is shown and its language."""
    near: dict[str, list[tuple[str, str]]] = {}
    for language, column in (("fr", 2), ("en", 3)):
        shown = {word for row in ROWS for word in _WORD.findall(str(row[column]))}
        for word in sorted(word for word in shown if len(word) >= _SHORTEST_KNOWN):
            for key in _keys(plain(word)):
                near.setdefault(key, []).append((word, language))
    return near


def _keys(word: str) -> list[str]:
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def language_of(phrase: str, otherwise: Language) -> Language:
    """The language that more words of *phrase* are of; *otherwise* where neither has more."""
    if any(letter in phrase for letter in "éèêàùçôîûœÉÈÊÀÇ"):
        return "fr"
    words = {fold(word) for word in _WORD.findall(phrase)}
    score = len(words & _known()["fr"]) - len(words & _known()["en"])
    if score == 0:
        return otherwise
    return "fr" if score > 0 else "en"


def corrected(phrase: str, language: Language) -> tuple[str, list[str]]:
    """The first word of *phrase* that is not known, and *phrase* with such words replaced by the nearest.

    At most two ways, the nearest word of *language* first; none where a word
    has no known word within one letter added, dropped, changed or swapped.
    """
    unknown = [word for word in _WORD.findall(phrase) if _is_unknown(word)]
    if not unknown or len(unknown) > _MOST:
        return "", []
    nearest = {word: _nearest(word, language) for word in unknown}
    if not all(nearest.values()):
        return unknown[0], []
    ways = max(len(words) for words in nearest.values())
    return unknown[0], [_replaced(phrase, nearest, way) for way in range(min(ways, 2))]


def _is_unknown(word: str) -> bool:
    folded = fold(word)
    return len(word) >= _SHORTEST and not any(folded in words for words in _known().values())


def _replaced(phrase: str, nearest: dict[str, list[str]], way: int) -> str:
    def one(match: re.Match[str]) -> str:
        words = nearest.get(match[0])
        return _like(match[0], words[min(way, len(words) - 1)]) if words else match[0]

    return _WORD.sub(one, phrase)


def _like(written: str, word: str) -> str:
    """*word* with the capitals of the one *written*; months and days keep the one of their language."""
    if written.isupper() and len(written) > 1:
        return word.upper()
    return word.capitalize() if written[0].isupper() else word


def _nearest(word: str, language: Language) -> list[str]:
    folded = fold(word)
    near = _near()
    found = [entry for key in _keys(folded) for entry in near.get(key, ())]
    found.sort(key=lambda entry: (entry[1] != language, abs(len(entry[0]) - len(folded))))
    return list(dict.fromkeys(shown for shown, _ in found if _one_apart(fold(shown), folded)))


def _one_apart(one: str, other: str) -> bool:
    """Whether a letter added, dropped, changed or two swapped turns *one* into *other*."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[1::-1] == right[:2] and left[2:] == right[2:])
    return left[1:] == right or left == right[1:]
