"""Questions about plans: which actions, in what order, how many of each.

Plans are plural: a file is a portfolio of one.
"""

from csecplan.query.entry import Entry, Query
from csecplan.query.select import select

__all__ = ["Entry", "Query", "select"]
