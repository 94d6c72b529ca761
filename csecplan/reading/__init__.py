"""A document to a plan: the only part that knows plan.yaml's keys."""

from csecplan.reading.reader import read

__all__ = ["read"]
