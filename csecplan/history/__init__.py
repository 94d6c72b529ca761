"""What git has of a plan: its versions, what each changed, and one more that is committed."""
