"""Finding words: the tables of words, ready to be looked up in folded text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from csecplan.due.vocabulary.changes import CHANGES
from csecplan.due.vocabulary.labels import LABELS
from csecplan.due.vocabulary.operators import OPERATORS
from csecplan.due.vocabulary.periods import PERIODS, Row
from csecplan.due.vocabulary.states import CLOSED as CLOSED_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csecplan.due.codes import WordKind
    from csecplan.texts import Language

Meaning = tuple["WordKind", str | int]
"""What a word does, and which one it is: ("month", 6)."""

ROWS = PERIODS + OPERATORS + LABELS + CHANGES + CLOSED_ROWS
WHOLE_ONLY = "none"
"""Rows of this kind are understood alone: « en cours » inside a longer phrase says nothing of its date."""

_ACCENTS = {"àâ": "a", "ç": "c", "éèêë": "e", "îï": "i", "ô": "o", "ùûü": "u"}


def plain(words: str) -> str:
    """*words* of the tables as `folding.fold` makes them, at a hundredth of the cost."""
    words = words.lower()
    for accented, bare in _ACCENTS.items():
        for letter in accented:
            words = words.replace(letter, bare)
    return words


def _meanings(rows: list[Row]) -> dict[str, Meaning]:
    """Every entry of *rows*, folded; the first row wins where two have the same."""
    entries = plain("\n".join([f"{french}|{english}" for _, _, french, english in rows])).split("\n")
    found: dict[str, Meaning] = {}
    for (kind, value, _, _), row in zip(reversed(rows), reversed(entries), strict=True):
        found |= dict.fromkeys(row.split("|"), (kind, value))
    found.pop("", None)
    return found


def _by_first_word(entries: Iterable[str]) -> dict[str, list[str]]:
    """The entries of more than one word by their first ("d'" of « d'ici »), the longest first."""
    longer: dict[str, list[str]] = {}
    for entry in sorted([entry for entry in entries if not entry.isalpha()], key=len, reverse=True):
        first = entry.partition(" ")[0]
        if not first.isalpha():
            end = next(at for at, letter in enumerate(first) if not letter.isalpha())
            first = first[: end + (first[end] == "'")]
        longer.setdefault(first, []).append(entry)
    return longer


CLOSED = _meanings([row for row in ROWS if row[0] == WHOLE_ONLY])
"""Phrases understood only alone."""
WORDS = _meanings([row for row in ROWS if row[0] != WHOLE_ONLY])
"""Words and longer entries, and what each does."""
LONGER = _by_first_word(WORDS)
"""The longer entries that start with each word, longest first."""


@cache
def shown(kind: WordKind, value: str | int, language: Language) -> str:
    """How the word of this meaning is written in *language* ("fr" or "en"): the first of its row."""
    row = next(row for row in ROWS if row[:2] == (kind, value))
    return (row[2] if language == "fr" else row[3]).split("|")[0]
