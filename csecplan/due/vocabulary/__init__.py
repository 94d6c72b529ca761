"""The words of due dates, in both languages: one a line, added to its row."""
