"""Answers as pages of typed cells: what stands between a question and a format."""
