"""`python -m csecplan`."""

from csecplan.cli import main

main()
