"""What is said of a phrase that is refused or read by a convention, and what might have been meant."""
