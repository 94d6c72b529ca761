"""The versions of a plan's file, as git has them: which there are, and which one is meant. None is read here."""

from __future__ import annotations

from csecplan.versions.asked import at_revision, head, on_day, unknown
from csecplan.versions.walk import Version, history

__all__ = ["Version", "at_revision", "head", "history", "on_day", "unknown"]
