"""Questions about plans: which actions, in what order, how many of each.

Plans are plural: a file is a portfolio of one.
"""

from csecplan.query.select import Entry, Query, select

__all__ = ["Entry", "Query", "select"]
