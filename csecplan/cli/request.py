"""What was asked of one run in common: the options that commands share, frozen once they are parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from csecplan.texts import Language


class Request(NamedTuple):
    """The common options. `language` is that of --lang or CSECPLAN_LANG, `locale` the locale's where we speak it.

    A NamedTuple, though made once a run: dataclasses, which `list` needs for nothing else, would be 3% of it.
    """

    language: Language | None = None
    locale: Language | None = None
    plans: tuple[Path, ...] = ()
    as_of: date | None = None
    at: str | None = None
    color: str = "auto"
    format: str | None = None
    output: Path | None = None

    @property
    def spoken(self) -> Language | None:
        """The language to speak, as far as it is known without a plan."""
        return self.language or self.locale
