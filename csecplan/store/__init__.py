"""Files: found and read whole; `store.replacing`, imported by those who write, replaces them one change at a time."""

from csecplan.store.files import (
    PLAN_NAME,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    OutputRefused,
    PlanNotFound,
    find,
    lead_nowhere,
    read_bytes,
    why,
    write_new,
)

__all__ = [
    "PLAN_NAME",
    "FileMissing",
    "FileTooLarge",
    "FileUnreadable",
    "OutputRefused",
    "PlanNotFound",
    "find",
    "lead_nowhere",
    "read_bytes",
    "why",
    "write_new",
]
