"""Words of status and of decision, alone in a cell or before what is added to them."""

from __future__ import annotations

import re
from typing import NamedTuple

from csecplan import due
from csecplan.folding import fold
from csecplan.i18n.wording import word_named
from csecplan.model import Decision, Kind, Status

_YES = frozenset({"yes", "oui"})
"""What a column of decisions may say to a recommendation."""
_ADDED = re.compile(r"\s*[.,;:(\[–—\n]\s*|\s+-\s+")


class Reported(NamedTuple):
    """What a cell of status says: its word, and whether it says more than that."""

    status: Status | None
    rest: str


def status_named(text: str) -> Status | None:
    """The status that *text* is a word for; None where it is none, or may be several."""
    return word_named(Status, text.strip(" .:;!*"))


def decision_named(text: str) -> Decision | None:
    """The decision that *text* is a word for; None where it is none."""
    said = text.strip(" .:;!*")
    return Decision.ACCEPTED if fold(said) in _YES else word_named(Decision, said)


def reported(text: str) -> Reported:
    """The status that *text* begins with, and what follows its word."""
    if whole := status_named(text):
        return Reported(whole, "")
    for found in _ADDED.finditer(text):
        if status := status_named(text[: found.start()]):
            return Reported(status, text[found.end() :].strip(" )]"))
    words = text.split()
    begins = any(status_named(" ".join(words[:length])) is Status.DONE for length in (1, 2, 3))
    return Reported(Status.DONE if begins and due.read(text, None).kind is Kind.DONE else None, text)
