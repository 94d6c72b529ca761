"""A sheet that `list` wrote and an office filled in: what it asks of the plan, cell by cell.

Nothing here reads or writes a file. What cannot be is told with its cell,
and so is every word that nothing takes.
"""

from csecplan.sheets.ignored import Left, left_alone
from csecplan.sheets.making import made
from csecplan.sheets.naming import ranges
from csecplan.sheets.rows import Filled, filled
from csecplan.sheets.sent import as_sent, check_sent, is_filled_in, is_request_of, mark_of
from csecplan.sheets.together import Answer, together
from csecplan.sheets.wishes import Problem, Wish, wishes

__all__ = [
    "Answer",
    "Filled",
    "Left",
    "Problem",
    "Wish",
    "as_sent",
    "check_sent",
    "filled",
    "is_filled_in",
    "is_request_of",
    "left_alone",
    "made",
    "mark_of",
    "ranges",
    "together",
    "wishes",
]
