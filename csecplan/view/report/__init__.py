"""The answer to `report`: the document a committee reads, part by part (README, "Pages for a committee")."""

from csecplan.view.report.page import report

__all__ = ["report"]
