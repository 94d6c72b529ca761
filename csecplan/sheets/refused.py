"""Why a row cannot be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csecplan.model import Fact


class Problem(NamedTuple):
    """A sentence and its facts, among them the cell."""

    sentence: str
    facts: Mapping[str, Fact]


class Refused(Exception):
    """A row that cannot be taken."""

    def __init__(self, sentence: str, **facts: Fact) -> None:
        self.problem = Problem(sentence, facts)
