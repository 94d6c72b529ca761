"""A sheet that `list` wrote and an office filled in: what it asks of the plan, cell by cell.

Nothing here reads or writes a file. What cannot be is told with its cell.
"""

from csecplan.sheets.asked import Problem, Wish, wishes
from csecplan.sheets.left import left_alone
from csecplan.sheets.making import made
from csecplan.sheets.rows import Row, rows

__all__ = ["Problem", "Row", "Wish", "left_alone", "made", "rows", "wishes"]
