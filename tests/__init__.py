"""Tests, the data they read, and `messages`, which keeps the catalogue."""
