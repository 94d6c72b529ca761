"""What a text says, with no trace of how it is written: for comparing two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.yamltext.nodes import Mapping, Scalar, is_absent

if TYPE_CHECKING:
    from csecplan.yamltext.nodes import Node

Value = str | list["Value"] | dict[object, "Value"] | None
"""Text, list or mapping; None for a value that is absent."""

REPEATED = ("repeated",)
"""In a mapping's value, the key of what its repeated keys say: no text, so no key of the file's."""


def values(node: Node | None) -> Value:
    """All that *node* says, unknown keys included."""
    if node is None or isinstance(node, Scalar):
        return None if node is None or is_absent(node) else node.value
    if isinstance(node, Mapping):
        found: dict[object, Value] = {key: values(value) for key, (_, value) in node.entries.items()}
        if node.repeated:
            found[REPEATED] = [values(value) for _, value in node.repeated]
        return found
    return [values(item) for item in node.items]
