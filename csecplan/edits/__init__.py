"""Changes of a plan as its file's text: what is meant in, a text that says exactly that out.

Nothing here writes a file. A change that cannot be made raises a
CsecplanError; one that changes nothing gives an Edit that is empty.
"""

from csecplan.edits.actions import (
    STATUS_ALONE,
    Change,
    Reported,
    add_note,
    make,
    needs_note,
    new_status,
    note,
    revise,
    revision,
    set_status,
)
from csecplan.edits.additions import NewAction, NewRecommendation, add_action, add_recommendation
from csecplan.edits.edit import Edit
from csecplan.edits.errors import PartFaulty
from csecplan.edits.lookup import actions as find_actions
from csecplan.edits.lookup import item as find_item
from csecplan.edits.lookup import offset

__all__ = [
    "STATUS_ALONE",
    "Change",
    "Edit",
    "NewAction",
    "NewRecommendation",
    "PartFaulty",
    "Reported",
    "add_action",
    "add_note",
    "add_recommendation",
    "find_actions",
    "find_item",
    "make",
    "needs_note",
    "new_status",
    "note",
    "offset",
    "revise",
    "revision",
    "set_status",
]
