"""Words as offices write them, and the words of the format that they mean.

One table serves the file, the command and the sheet, so that « Terminée »
means the same wherever it is written (docs/format.md, "Words offices use").
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, TypeVar

from csecplan.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from enum import StrEnum

    from csecplan.office_words.spelling import Spelled

    Word = TypeVar("Word", bound=StrEnum)

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe"})


def meanings(choices: type[Word], text: str) -> tuple[Word, ...]:
    """Those of *choices* that *text* means: one where it is read, several where it may be any, none if unknown."""
    try:
        return (choices(text),)  # a key, as most are: no word of the table is looked at
    except ValueError:
        return _table(choices).get(plain(text), ())


def meant(choices: type[Word], text: str) -> Word | None:
    """The one of *choices* that *text* means; None where it means none, or may mean several."""
    found = meanings(choices, text)
    return found[0] if len(found) == 1 else None


def nearest(choices: type[Word], text: str) -> tuple[Word, ...]:
    """What a misspelt *text* means: of *choices*, what every known word means that is about as near.

    Where two such words mean different things, nothing is offered: no
    suggestion may turn what was meant into its contrary.
    """
    from csecplan.office_words.spelling import within_two

    found = {_table(choices)[word] for word in within_two(plain(text), _spelled(choices))}
    return found.pop() if len(found) == 1 else ()


def plain(text: str) -> str:
    """The letters and figures of *text*, without case and accents: « Mis en œuvre. », "in-progress", "N/A"."""
    return "".join(filter(str.isalnum, fold(text.translate(_LIGATURES))))


@cache
def _table(choices: type[Word]) -> Mapping[str, tuple[Word, ...]]:
    """Every word of *choices* as it is compared, with what it means."""
    found: dict[str, tuple[Word, ...]] = {plain(word): (word,) for word in choices}
    for row, words in _rows(choices):
        found.update((plain(each), row) for each in words)
    return found


@cache
def _spelled(choices: type[Word]) -> Sequence[Spelled]:
    from csecplan.office_words.spelling import Spelled

    return [Spelled.of(word) for word in _table(choices)]


def _rows(choices: type[Word]) -> Iterator[tuple[tuple[Word, ...], Iterable[str]]]:
    """Each row of the table: what its words mean, and its words in all their forms."""
    from csecplan.office_words.table import ONE, SEVERAL  # where keys are written, it is not needed

    for meaning, words in ONE.get(choices, {}).items():
        yield (meaning,), spelled_out(words)  # type: ignore[misc]
    for several, words in SEVERAL.get(choices, {}).items():
        yield several, spelled_out(words)  # type: ignore[misc]


def spelled_out(words: str) -> Iterator[str]:
    """The words of one row of the table, one by one, with and without the letters that may be left out."""
    for word in words.split("|"):
        fixed = re.split(r"\(([a-z]+)\)", word.strip())
        endings = [("", each, *(("s", "es") if each == "e" else ())) for each in fixed[1::2]]
        for chosen in product(*endings):
            yield "".join(map("".join, zip(fixed[::2], (*chosen, ""), strict=True)))
