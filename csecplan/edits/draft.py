"""A text being changed in steps, which are read back before the next.

What the file must say in the end is kept beside it as plain values. Changes
of different mappings go side by side: the first step of each is made and
read back together, then the second of each. Where that is not read back as
exactly what was meant, unknown keys included, the steps are halved until the
one is found that cannot be: it is tried again in double quotes, and then
refused.

Not once at the end: where a step goes follows from what the one before left, and to move
positions in the tree by hand instead would be a second reader, which could be wrong.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, cast

from csecplan.edits.errors import NotSafe
from csecplan.yamltext import Document, Mapping, Scalar, write_keys, write_lists
from csecplan.yamltext.plain import values
from csecplan.yamltext.quoting import InQuotes
from csecplan.yamltext.splice import apply, overlap

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from csecplan.routes import Route
    from csecplan.yamltext.plain import Value
    from csecplan.yamltext.splice import Splice
    from csecplan.yamltext.write_lists import Item

    Tree = dict[object, Value]
    Steps = Generator["Step", None, None]

GONE = object()
"""What a key says that is not there."""


class Target(NamedTuple):
    """A mapping to change: where it is, its id for people, and the order in which its keys are written."""

    route: Route
    id: str
    order: Sequence[str]


class Step(NamedTuple):
    """One key of one mapping to change: what it says afterwards, and the splices that have it say so.

    They are asked for again, with True for care, where those made first are not read back as meant.
    """

    target: Target
    key: str
    says: object
    splices: Callable[[bool], list[Splice]]


class Draft:
    """A document as changed so far, and what it must say. `made` counts the steps at each route."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.intended = values(document.root)
        self.faults = [fault.kind for fault in document.faults]
        self.made: Counter[Route] = Counter()

    # -- asking -------------------------------------------------------------------------------

    def mapping(self, target: Target) -> Mapping:
        """The mapping as it stands now."""
        return write_keys.mapping_at(self.document, target.route)

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

    # -- changing: the steps of it, for `run` --------------------------------------------------

    def set(self, target: Target, key: str, text: str) -> Steps:
        """Give *key* the value *text*, in the place it has or where it belongs."""
        if self.text(target, key) == text:
            return
        has = key in self.mapping(target).entries

        def splices(careful: bool) -> list[Splice]:
            value = InQuotes(text) if careful else text
            if has:
                return write_keys.set_value(self.document, target.route, key, value)
            return write_keys.insert(self.document, target.route, key, value, target.order)

        yield Step(target, key, str(text), splices)

    def remove(self, target: Target, key: str) -> Steps:
        """Take *key* out if it has a value; only empty it where a comment below would become text above."""
        if self.mapping(target).get(key) is None:
            return
        try:
            yield Step(target, key, GONE, lambda _: write_keys.remove(self.document, target.route, key))
        except NotSafe:
            yield Step(target, key, None, lambda _: write_keys.empty(self.document, target.route, key))

    def append(self, target: Target, key: str, item: Item) -> Steps:
        """Put *item* last in the list *key*, unless the last one there says exactly that."""
        said = _said(item)
        if self.last(target, key) == said:
            return

        def splices(careful: bool) -> list[Splice]:
            new = write_lists.in_quotes(item) if careful else item
            return write_lists.append(self.document, target.route, key, new, target.order)

        yield Step(target, key, [*cast("list[Value]", self.value(target, key) or []), said], splices)

    def listed(self, target: Target, key: str) -> Steps:
        """Make the one text of *key* the first item of a list."""
        yield Step(
            target,
            key,
            [self.value(target, key)],
            lambda careful: write_lists.listed(self.document, target.route, key, under_key=careful),
        )

    # -- making them --------------------------------------------------------------------------

    def run(self, changes: Sequence[Steps]) -> None:
        """Make *changes*, each of another mapping. Raises NotSafe for the first step that cannot be made.

        A change that can do otherwise catches the NotSafe where it yields.
        """
        waiting = [(change, step) for change in changes if (step := next(change, None))]
        while waiting:
            refused = {id(step) for step in self._refused([step for _, step in waiting])}
            waiting = [
                (change, step)
                for change, last in waiting
                if (step := change.throw(NotSafe(id=last.target.id)) if id(last) in refused else next(change, None))
            ]

    def _refused(self, steps: Sequence[Step]) -> Sequence[Step]:
        """Make *steps* together, or those that can be; the others are returned."""
        if self._is_made(steps):
            return []
        if len(steps) == 1:
            return [] if self._is_made(steps, careful=True) else steps
        middle = len(steps) // 2
        return [*self._refused(steps[:middle]), *self._refused(steps[middle:])]

    def _is_made(self, steps: Sequence[Step], *, careful: bool = False) -> bool:
        """Make *steps* if the text then says exactly what it must; else leave all as it was."""
        splices = [splice for step in steps for splice in step.splices(careful)]
        if len(steps) > 1 and overlap(splices):
            return False
        document = Document.parse(self.document.encode(apply(self.document.text, splices)))
        before = [self._mean(step.target, step.key, step.says) for step in steps]
        if [fault.kind for fault in document.faults] == self.faults and values(document.root) == self.intended:
            self.document = document
            self.made.update(step.target.route for step in steps)
            return True
        for step, said in zip(steps, before, strict=True):
            self._mean(step.target, step.key, said)
        return False

    # -- within -------------------------------------------------------------------------------

    def _tree(self, target: Target) -> Tree:
        """The intended values of *target*."""
        at: Value = self.intended
        for step in target.route:
            at = cast("Tree", at)[step] if isinstance(step, str) else cast("list[Value]", at)[step]
        return cast("Tree", at)

    def _mean(self, target: Target, key: str, says: object) -> object:
        """Have *key* of *target* say *says* in what is intended; what it said before is returned."""
        tree = self._tree(target)
        before = tree.pop(key, GONE)
        if says is not GONE:
            tree[key] = cast("Value", says)
        return before


def _said(item: Item) -> Value:
    if isinstance(item, str):
        return str(item)
    return {
        key: str(value) if isinstance(value, str) else [str(each) for each in value] for key, value in item.items()
    }
