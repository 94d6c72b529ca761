"""A unit's own keys, which begin with `x-`: any text, any list of texts, or a text in each language.

Case and accents do not tell two keys apart: each is kept as the plan first
writes it, so that whoever asks for one is answered of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.folding import fold
from csecplan.model import OWN_KEY
from csecplan.reading.format_keys import Form, Key
from csecplan.reading.values import A_LIST, A_MAPPING, is_empty
from csecplan.texts import LANGUAGES
from csecplan.yamltext import Mapping, Scalar, Sequence, is_absent

if TYPE_CHECKING:
    from csecplan.reading.values import Values
    from csecplan.routes import Route
    from csecplan.texts import Text
    from csecplan.yamltext import Node

    Own = Text | tuple[Text, ...]


def is_own(name: str) -> bool:
    """Whether *name* is a key that a unit may keep for itself."""
    return name.startswith(OWN_KEY) and len(name.strip()) > len(OWN_KEY)


class OwnKeys:
    """The keys of their own that one plan's units use, as they are first written."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.names: dict[str, str] = {}

    def read(
        self, name: str, node: Node, route: Route, found: tuple[tuple[str, Own], ...]
    ) -> tuple[tuple[str, Own], ...]:
        """*found*, the own keys read so far of the mapping at *route*, with *name* where *node* says something."""
        if is_absent(node):
            return found
        first = self.names.setdefault(fold(name), name)
        if any(key == first for key, _ in found):
            self.values.report("repeated-key", (*route, name), on_key=True, key=name)
            return found
        if first != name:
            self.values.report("own-key-spelling", (*route, name), on_key=True, key=name, first=first)
        value = self.value(node, route, name)
        return found if value is None else (*found, (first, value))

    def value(self, node: Node, route: Route, name: str) -> Own | None:
        """What *node* says; None where that is nothing, or has another form, which is reported."""
        key = Key(name, Form.TEXT, "", "")
        if isinstance(node, Scalar):
            return None if is_empty(node) else self.values.word(node, route, key)
        if isinstance(node, Mapping) and _in_languages(node):
            return self.values.text(node, route, key)
        if isinstance(node, Sequence) and all(isinstance(each, Scalar) or _in_languages(each) for each in node.items):
            return self.values.texts(node, route, key) or None
        form = A_LIST if isinstance(node, Sequence) else A_MAPPING
        self.values.report("own-key-form", (*route, name), key=name, found=form)
        return None


def _in_languages(node: Node) -> bool:
    """Whether *node* is a text in one language or each."""
    return isinstance(node, Mapping) and all(
        name in LANGUAGES and isinstance(value, Scalar) for name, (_, value) in node.entries.items()
    )
