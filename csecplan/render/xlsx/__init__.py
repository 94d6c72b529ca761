"""A workbook for people who live in a spreadsheet: a sheet a part, real dates, filters, heads that stay."""

from csecplan.render.xlsx.book import xlsx

__all__ = ["xlsx"]
