"""A workbook for people who live in a spreadsheet: a sheet a part, real dates, filters, heads that stay."""

import os

# openpyxl writes with lxml where it finds it (python-docx brings it): other bytes, other errors on a full disk.
os.environ.setdefault("OPENPYXL_LXML", "False")

from csecplan.render.xlsx.book import xlsx

__all__ = ["xlsx"]
