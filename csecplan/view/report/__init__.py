"""The answer to `report`: the document a committee reads, part by part (design, section 7)."""

from csecplan.view.report.page import report

__all__ = ["report"]
