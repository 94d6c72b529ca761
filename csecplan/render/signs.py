"""A shape for each timeliness, so that colour is never alone in saying it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.timeliness import Timeliness

if TYPE_CHECKING:
    from collections.abc import Mapping

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
