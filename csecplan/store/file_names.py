"""Names of files made of what people called something: safe on every system, each unlike the others."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 60
"""Characters; of four bytes each, with what is put after them, they are within the 255 bytes of a file's name."""
_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(10))}
"""What Windows takes for a device, whatever comes after the dot."""


def file_name(text: str) -> str:
    """*text* as the name of a file without its suffix: letters and figures, parted by hyphens.

    Accents go, as systems and archives write them in different ways. Never
    empty, never what a system takes for something else.
    """
    spelled = unicodedata.normalize("NFKD", text)
    kept = "".join(
        character if character.isalnum() else "" if unicodedata.category(character) == "Mn" else "-"
        for character in spelled
    )
    name = "-".join(filter(None, kept.split("-")))[:LONGEST].strip("-")
    name = unicodedata.normalize("NFC", name) or "office"
    return f"{name}-office" if name.lower() in _DEVICES else name


def file_names(texts: Iterable[str]) -> dict[str, str]:
    """The name of each of *texts*: those that would be one, capitals apart, get numbers in their order."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for text in texts:
        name = first = file_name(text)
        number = 2
        while name.casefold() in taken:
            name, number = f"{first}-{number}", number + 1
        taken.add(name.casefold())
        found[text] = name
    return found
