"""What is wrong, as facts: diagnostics of a plan, errors of a command, exit statuses.

No sentence is made here. `says`, `remedy` and `sentence` are the English
originals, which `wording` puts into the reader's language with the facts.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from csecplan import NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csecplan.model import Fact
    from csecplan.routes import Route


class ExitCode(IntEnum):
    """What the process says of how it went (README, "When something is wrong")."""

    OK = 0
    FOUND = 1
    USAGE = 2
    FAULTY = 3
    REFUSED = 4
    INTERRUPTED = 130


class Severity(StrEnum):
    """How much a diagnostic matters; only errors fail `check` unless --strict."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Rule(NamedTuple):
    """One thing that `check` may report: its name for users, weight, sentence and remedy."""

    id: str
    severity: Severity
    says: str
    remedy: str


class Diagnostic(NamedTuple):
    """One fault at one place.

    The place is a `route` into the document (to its key where `on_key`), or,
    where no value stands, a `span` of code points in the text.
    """

    rule: Rule
    facts: Mapping[str, Fact] = NOTHING
    route: Route | None = None
    span: tuple[int, int] | None = None
    on_key: bool = False


class Excerpt(NamedTuple):
    """A place as an editor counts it (line and column from 1), with its line and how much of it is meant.

    Of a long line *text* is the part around the place, and *skipped* how many
    characters of the line come before that part.
    """

    line: int
    column: int
    text: str
    width: int
    skipped: int = 0

    @property
    def before(self) -> str:
        """What of *text* comes before what is meant."""
        return self.text[: self.column - 1 - self.skipped]

    @property
    def meant(self) -> str:
        """What of *text* is meant."""
        return self.text[len(self.before) :][: self.width]


class CsecplanError(Exception):
    """Something the reader can put right: facts, a sentence to fill with them, an exit status."""

    exit_code: ClassVar[ExitCode] = ExitCode.FAULTY
    sentence: ClassVar[str]

    def __init__(self, **facts: Fact) -> None:
        super().__init__(facts)
        self.facts = facts
