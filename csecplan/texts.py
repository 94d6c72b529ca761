"""What people wrote, in one language or in both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Literal

    Language = Literal["fr", "en"]

LANGUAGES: tuple[Language, ...] = ("fr", "en")


def language_named(word: str | None) -> Language | None:
    """The language that *word* is: what comes from outside is narrowed here; None where it is none of ours."""
    return next((language for language in LANGUAGES if language == word), None)


class Bilingual(NamedTuple):
    """A text given in each language; one of the two may be missing (None)."""

    fr: str | None
    en: str | None


Text = str | Bilingual
"""What people wrote: plain (in the plan's language) or in each language."""


def in_language(text: Text | None, language: Language) -> str:
    """*text* in *language*, else in the one it has; "" for None."""
    if isinstance(text, Bilingual):
        wanted, other = (text.fr, text.en) if language == "fr" else (text.en, text.fr)
        return wanted or other or ""
    return text or ""


def languages(text: Text | None) -> tuple[str, ...]:
    """Every wording of *text* there is."""
    if isinstance(text, Bilingual):
        return tuple(part for part in (text.fr, text.en) if part)
    return (text,) if text else ()
