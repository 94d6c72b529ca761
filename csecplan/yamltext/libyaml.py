"""What is used of PyYAML: libyaml's parser, its events and its errors.

PyYAML compiles ten patterns when it is imported, all for its loaders in
Python, none of which is used here: `list` is 1.2 times as fast where each is
compiled when it is first asked for anything, which is never.
"""

from __future__ import annotations

import re
from typing import Any


class _Pattern:
    """A pattern that is compiled when it is used."""

    def __init__(self, *written: Any) -> None:
        self._written = written

    def __getattr__(self, name: str) -> Any:
        return getattr(re.compile(*self._written), name)


_compile = re.compile
re.compile = _Pattern  # type: ignore[assignment]
try:
    from yaml import MarkedYAMLError, YAMLError
    from yaml._yaml import CParser
    from yaml.events import (
        AliasEvent,
        DocumentStartEvent,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
        StreamEndEvent,
        StreamStartEvent,
    )
finally:
    re.compile = _compile

__all__ = [
    "AliasEvent",
    "CParser",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "MarkedYAMLError",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "StreamStartEvent",
    "YAMLError",
]
