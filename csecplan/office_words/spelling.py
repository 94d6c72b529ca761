"""Words within two slips of a misspelt one: a letter changed, added, dropped, or two of them swapped."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 60
"""No word of a table is as long: what is longer is no misspelt one."""
_SHORT = 4
"""A word of so few letters is taken for a misspelt one only with one slip: two make any word of any other."""


class Spelled(NamedTuple):
    """A known word, and which letters it has, as the bits of a number: most words are told apart by these alone."""

    word: str
    letters: int

    @classmethod
    def of(cls, word: str) -> Spelled:
        return cls(word, letters_of(word))


def letters_of(word: str) -> int:
    """Which letters *word* has, a bit for each; figures and other signs share the bits of letters."""
    found = 0
    for letter in word:
        found |= 1 << (ord(letter) & 31)
    return found


def within_two(word: str, known: Iterable[Spelled]) -> list[str]:
    """Those of *known* that two slips, or fewer, make of *word*; none where the nearest is too far for its length."""
    if not word or len(word) > LONGEST:
        return []
    letters = letters_of(word)
    alike = (
        each.word
        for each in known
        if (letters ^ each.letters).bit_count() <= 4 and abs(len(each.word) - len(word)) <= 2
    )  # a slip is of two letters at most
    distances = {each: slips(word, each) for each in alike}
    near = [each for each, distance in distances.items() if distance <= 2]
    least = min((distances[each] for each in near), default=3)
    return near if least <= (1 if len(word) <= _SHORT else 2) else []


def slips(one: str, other: str) -> int:
    """How many slips make *other* of *one* (the distance of Damerau and Levenshtein)."""
    most = len(one) + len(other)
    rows: list[list[int]] = [[most] * (len(other) + 2), [most, *range(len(other) + 1)]]
    last: dict[str, int] = {}
    for at, letter in enumerate(one, 1):
        row, same = [most, at], 0
        for place, there in enumerate(other, 1):
            swapped = last.get(there, 0), same
            same = place if letter == there else same
            row.append(
                min(
                    rows[at][place] + (letter != there),
                    rows[at][place + 1] + 1,
                    row[place] + 1,
                    rows[swapped[0]][swapped[1]] + (at - swapped[0] - 1) + 1 + (place - swapped[1] - 1),
                )
            )
        rows.append(row)
        last[letter] = at
    return rows[-1][-1]
