"""A phrase read, whole: tokens, then marks, changes, milestones, labels, clauses and periods."""
