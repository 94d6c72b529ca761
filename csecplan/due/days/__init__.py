"""From a period and what is said of it to days."""
