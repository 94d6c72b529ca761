"""Words of status and of decision, alone in a cell or before what is added to them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from csecplan import due
from csecplan.folding import fold
from csecplan.i18n.wording import word_named
from csecplan.model import Decision, Kind, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

_EVERYDAY: tuple[tuple[Status, str], ...] = (
    (Status.PLANNED, "not started|not yet started|to do|upcoming|a faire|non commencé|non débuté|à venir"),
    (Status.IN_PROGRESS, "underway|under way|started|ongoing|in process|on track|partially implemented|"
                         "partially completed|en voie de réalisation|entamé|amorcé|débuté|commencé|continu"),
    (Status.BLOCKED, "on hold|stalled|suspended|en attente|en suspens|impasse"),
    (Status.DONE, "completed|complete|implemented|fully implemented|finished|complété|réalisé|fait|mis en œuvre|"
                  "mise en œuvre"),
    (Status.VERIFIED, "confirmed|validated|confirmé|validé"),
    (Status.NO_ACTION, "no further action|not applicable|sans objet"),
    (Status.OBSOLETE, "superseded|cancelled|annulé|périmé"),
)  # fmt: skip
_DECISIONS: tuple[tuple[Decision, str], ...] = (
    (Decision.ACCEPTED, "agree|agreed|agrees|accept|accepts|concur|concurs|management agrees|yes|oui|d'accord|"
                        "en accord|accepté|acceptée|recommandation acceptée|recommendation accepted"),
    (Decision.PARTIAL, "partially agree|partially agreed|agree in part|partially accepted|partiellement d'accord|"
                       "partiellement acceptée|acceptée en partie"),
    (Decision.REJECTED, "disagree|disagreed|refused|not accepted|refusée|rejetée|en désaccord|pas d'accord"),
)  # fmt: skip
_ADDED = re.compile(r"\s*[.,;:(\[–—\n]\s*|\s+-\s+")


class Reported(NamedTuple):
    """What a cell of status says: its word, and whether it says more than that."""

    status: Status | None
    rest: str


def status_named(text: str) -> Status | None:
    """The status that *text* is a word for; None where it is none. The one place where such words are asked for."""
    said = text.strip(" .:;!*")
    return word_named(Status, said) or _everyday().get(_plain(said))


def decision_named(text: str) -> Decision | None:
    """The decision that *text* is a word for; None where it is none."""
    said = text.strip(" .:;!*")
    return word_named(Decision, said) or _decisions().get(fold(said))


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


def _plain(text: str) -> str:
    """*text* folded, in the masculine, which the table has."""
    return re.sub(r"ee?s?$", "e", fold(text))


@cache
def _everyday() -> Mapping[str, Status]:
    return {_plain(word): status for status, words in _EVERYDAY for word in words.split("|")}


@cache
def _decisions() -> Mapping[str, Decision]:
    return {fold(word): decision for decision, words in _DECISIONS for word in words.split("|")}
