"""A plan from the table that an office has: a workbook, values parted by a separator, or a Word document.

Nothing here reads or writes a file. What was taken for what is told line by
line, and so is what had no place of its own; no word of the table is lost.
"""

from csecplan.sheets.starting.start import Remark, TablePlan, plan_from_table

__all__ = ["Remark", "TablePlan", "plan_from_table"]
