"""A text being changed step by step, each step read back before the next.

What the file must say in the end is kept beside it as plain values. A step
that is not read back as exactly that, unknown keys included, is tried again
in double quotes, and then refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from csecplan.edits.errors import NotSafe
from csecplan.yamltext import Document, Mapping, Scalar, entries, lists
from csecplan.yamltext.splice import apply
from csecplan.yamltext.values import values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from csecplan.model import Route
    from csecplan.yamltext.lists import Item
    from csecplan.yamltext.splice import Splice
    from csecplan.yamltext.values import Value

    Tree = dict[object, Value]


class Target(NamedTuple):
    """A mapping to change: where it is, its id for people, and the order in which its keys are written."""

    route: Route
    id: str
    order: Sequence[str]


class Draft:
    """A document as changed so far, and what it must say."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.intended = values(document.root)
        self.faults = [fault.kind for fault in document.faults]

    # -- asking -------------------------------------------------------------------------------

    def mapping(self, target: Target) -> Mapping:
        """The mapping as it stands now."""
        return entries.mapping_at(self.document, target.route)

    def text(self, target: Target, key: str) -> str | None:
        """The text of *key*; None where it is absent or no text."""
        node = self.mapping(target).get(key)
        return node.value if isinstance(node, Scalar) else None

    def value(self, target: Target, key: str) -> Value:
        """What *key* says; None where it is absent."""
        return self._tree(target).get(key)

    def last(self, target: Target, key: str) -> Value:
        """What the last item of the list *key* says; None where there is none."""
        found = self.value(target, key)
        return found[-1] if isinstance(found, list) and found else None

    # -- changing -----------------------------------------------------------------------------

    def set(self, target: Target, key: str, text: str) -> None:
        """Give *key* the value *text*, in the place it has or where it belongs."""
        if self.text(target, key) == text:
            return
        self._tree(target)[key] = str(text)
        has = key in self.mapping(target).entries

        def splices(careful: bool) -> list[Splice]:
            if has:
                return entries.set_value(self.document, target.route, key, text, careful=careful)
            return entries.insert(self.document, target.route, key, text, target.order, careful=careful)

        self._step(target, splices)

    def remove(self, target: Target, key: str) -> None:
        """Take *key* out if it has a value; only empty it where a comment below would become text above."""
        if self.mapping(target).get(key) is None:
            return
        del self._tree(target)[key]
        try:
            self._step(target, lambda _: entries.remove(self.document, target.route, key))
        except NotSafe:
            self._tree(target)[key] = None
            self._step(target, lambda _: entries.empty(self.document, target.route, key))

    def append(self, target: Target, key: str, item: Item) -> None:
        """Put *item* last in the list *key*, unless the last one there says exactly that."""
        said = _said(item)
        if self.last(target, key) == said:
            return
        tree = self._tree(target)
        tree[key] = [*cast("list[Value]", tree.get(key) or []), said]
        self._step(
            target,
            lambda careful: lists.append(self.document, target.route, key, item, target.order, careful=careful),
        )

    def listed(self, target: Target, key: str) -> None:
        """Make the one text of *key* the first item of a list."""
        tree = self._tree(target)
        tree[key] = [tree[key]]
        self._step(target, lambda careful: lists.listed(self.document, target.route, key, careful=careful))

    # -- within -------------------------------------------------------------------------------

    def _tree(self, target: Target) -> Tree:
        """The intended values of *target*."""
        at: Value = self.intended
        for step in target.route:
            at = cast("Tree", at)[step] if isinstance(step, str) else cast("list[Value]", at)[step]
        return cast("Tree", at)

    def _step(self, target: Target, splices: Callable[[bool], list[Splice]]) -> None:
        for careful in (False, True):
            text = apply(self.document.text, splices(careful))
            document = Document.parse(self.document.encode(text))
            if [fault.kind for fault in document.faults] == self.faults and values(document.root) == self.intended:
                self.document = document
                return
        raise NotSafe(id=target.id)


def _said(item: Item) -> Value:
    if isinstance(item, str):
        return str(item)
    return {
        key: str(value) if isinstance(value, str) else [str(each) for each in value] for key, value in item.items()
    }
