"""What is said of a phrase that is refused or taken with a note, and what might have been meant."""
