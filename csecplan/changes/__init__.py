"""What changed between two states of a plan, in the plan's own terms.

Items are found again by their ids, never by their places; one whose number
changed, by what it says. Pure, and linear in the size of the two plans.
"""

from __future__ import annotations

from csecplan.changes.change import Change, Item, Subject, What
from csecplan.changes.comparison import between
from csecplan.changes.matching import matched_actions

__all__ = ["Change", "Item", "Subject", "What", "between", "matched_actions"]
