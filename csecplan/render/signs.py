"""A shape for each timeliness, so that colour is never alone in saying it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.timeliness import Timeliness
from csecplan.view.cells import Proportions, in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csecplan.i18n.wording import Wording
    from csecplan.view.cells import Cell

SIGNS: Mapping[Timeliness, tuple[str, str]] = {
    Timeliness.OVERDUE: ("▲", "!"),
    Timeliness.DUE_SOON: ("◆", "*"),
    Timeliness.ON_TIME: ("·", "."),
    Timeliness.ONGOING: ("∞", "~"),
    Timeliness.CLOSED: ("✓", "v"),
    Timeliness.UNDATED: ("–", "-"),
    Timeliness.UNREADABLE: ("?", "?"),
}
"""The second of each is plain ASCII."""

LONGEST_BAR = 16
"""In signs."""


def in_text(cell: Cell, wording: Wording, *, unicode: bool = True) -> str:
    """*cell* as people read it where signs can be drawn: a bar in those of its parts."""
    if not isinstance(cell, Proportions):
        return in_words(cell, wording)
    lengths = _lengths([number for _, number in cell.parts], cell.whole)
    signs = (SIGNS[about][not unicode] for about, _ in cell.parts)
    return "".join(sign * length for sign, length in zip(signs, lengths, strict=True))


def _lengths(parts: Sequence[int], whole: int) -> list[int]:
    """How long each of *parts* is drawn: nothing that there is has no sign, and they end where their sum does."""
    if whole <= LONGEST_BAR:
        return list(parts)
    lengths = [max(1, part * LONGEST_BAR // whole) if part else 0 for part in parts]
    longest = lengths.index(max(lengths))
    missing = (2 * sum(parts) * LONGEST_BAR + whole) // (2 * whole) - sum(lengths)
    lengths[longest] = max(min(1, parts[longest]), lengths[longest] + missing)
    return lengths
