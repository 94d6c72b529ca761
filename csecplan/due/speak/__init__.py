"""A due date said back in either language, so that the reader reads it back."""
