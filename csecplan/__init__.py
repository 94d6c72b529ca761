"""csecplan: an evaluation's recommendations, actions, owners and due dates in one YAML file."""

from __future__ import annotations

from types import MappingProxyType

TYPE_CHECKING = False  # no `typing` yet: a Ctrl-C before `cli.main` has begun would show a traceback
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

__version__ = "0.1.0"

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""No facts: what a value has where nothing was given."""


def N_(sentence: str) -> str:
    """Mark *sentence* for the catalogue; `wording` translates it where it is shown."""
    return sentence


class Term(str):
    """A word of ours among the facts of a sentence: translated where it is shown, unlike the user's words."""

    __slots__ = ()
