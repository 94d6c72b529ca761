"""Files: found and read whole.

Those who write import `store.replacing`, one change of a plan at a time, or
`store.output`, an answer into a file.
"""

from csecplan.store.files import (
    PLAN_NAME,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    OutputCut,
    OutputIsPlan,
    OutputRefused,
    PlanNotFound,
    find,
    lead_nowhere,
    read_bytes,
    why,
)

__all__ = [
    "PLAN_NAME",
    "FileMissing",
    "FileTooLarge",
    "FileUnreadable",
    "OutputCut",
    "OutputIsPlan",
    "OutputRefused",
    "PlanNotFound",
    "find",
    "lead_nowhere",
    "read_bytes",
    "why",
]
