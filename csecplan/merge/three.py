"""Three versions walked together: what the merged plan must say, and the splices that make our text say it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from csecplan.merge import additions
from csecplan.merge.marking import Marker, Undecided
from csecplan.merge.moves import Mover, NotPlaced, Side
from csecplan.yamltext import Mapping, Scalar, Sequence, entries, place, span_of
from csecplan.yamltext.splice import Splice
from csecplan.yamltext.values import values

if TYPE_CHECKING:
    from collections.abc import Callable

    from csecplan.yamltext import Document, Node
    from csecplan.yamltext.nodes import Route
    from csecplan.yamltext.values import Value

    Tree = dict[object, Value]

_BY_ID = frozenset({"recommendations", "actions"})


class ThreeWay:
    """One merge: the `splices` for our text, and how many `conflicts` they mark."""

    def __init__(self, ours: Document, theirs: Document, marker: int) -> None:
        self.document = ours
        self.ours, self.theirs = Side(ours.text), Side(theirs.text)
        self.mover = Mover(ours.text, self.theirs)
        self.marker = Marker(self.mover, marker)
        self.splices: list[Splice] = []
        self.conflicts = 0

    def mapping(self, base: Mapping | None, ours: Mapping, theirs: Mapping, route: Route) -> Tree:
        """What a mapping of ours, at *route*, must say. Raises Undecided, NotPlaced."""
        said = values(ours)
        assert isinstance(said, dict)
        for key in dict.fromkeys((*theirs.entries, *(base.entries if base else ()))):
            self.settled(
                partial(self.entry, base, ours, theirs, route, key, said),
                partial(self.marker.entry, ours, theirs, key),
            )
        return said

    def settled(self, step: Callable[[], Value | None], mark: Callable[[], Splice]) -> Value:
        """What *step* makes of it; None, and what it did undone, where it leaves both ways to *mark*."""
        splices, conflicts = len(self.splices), self.conflicts
        try:
            return step()
        except Undecided:
            del self.splices[splices:]
            self.conflicts = conflicts
            self.mark(mark())
            return None

    def mark(self, splice: Splice) -> None:
        self.splices.append(splice)
        self.conflicts += 1

    # -- keys -------------------------------------------------------------------------------------

    def entry(self, base: Mapping | None, ours: Mapping, theirs: Mapping, route: Route, key: str, said: Tree) -> None:
        """Make *said* say of *key* what both mean: what they say where only they changed it."""
        was, mine, other = base.get(key) if base else None, ours.get(key), theirs.get(key)
        if values(other) in (values(was), values(mine)):
            return
        found = self.within(was, mine, other, (*route, key))
        if found is not None:
            said[key] = found
        elif values(mine) != values(was):
            raise Undecided
        elif other is None:
            del said[key]
            self.splices += entries.remove(self.document, route, key)
        else:
            said[key] = values(other)
            move = self.mover.value if key in ours.entries else self.mover.key
            self.splices.append(move(ours, theirs, key))

    def within(self, base: Node | None, ours: Node | None, theirs: Node | None, route: Route) -> Value:
        """What a value must say that both have in the same shape, part by part; None where it is one whole."""
        if isinstance(ours, Mapping) and isinstance(theirs, Mapping) and ours.entries:
            return self.mapping(base if isinstance(base, Mapping) else None, ours, theirs, route)
        if not isinstance(ours, Sequence) or not isinstance(theirs, Sequence):
            return None
        had = base if isinstance(base, Sequence) else None
        if route[-1] in _BY_ID:
            return self.items(had, ours, theirs, route)
        return self.added(had, ours, theirs, str(route[-1])) or self.places(had, ours, theirs, route)

    # -- lists --------------------------------------------------------------------------------

    def items(self, base: Sequence | None, ours: Sequence, theirs: Sequence, route: Route) -> Value:
        """A list of items with ids: each found again by its own, wherever it stands."""
        was, mine, other = _by_id(base), _by_id(ours), _by_id(theirs)
        if [id for id in other if id in was] != [id for id in was if id in other]:
            raise NotPlaced  # they put items in another order, which has no place in ours
        gaps: dict[int, list[Value]] = {}
        kept: dict[int, Value] = dict(enumerate(map(values, ours.items)))
        for id, index in other.items():
            if id in mine:
                kept[mine[id]] = self.item(base, ours, theirs, route, (was.get(id), mine[id], index))
            elif id not in was:
                after = _after(id, was, mine, other)
                self.splices.append(self.mover.item(ours, after, theirs, index))
                gaps.setdefault(after, []).append(values(theirs.items[index]))
            elif base and values(base.items[was[id]]) != values(theirs.items[index]):
                self.mark(self.marker.item_of_theirs(ours, _after(id, was, mine, other), theirs, index))
        for id in [id for id in mine if id in was and id not in other]:
            if base and values(base.items[was[id]]) == values(ours.items[mine[id]]):
                del kept[mine[id]]
                self.splices.append(self.ours_without(ours, mine[id]))
            else:
                self.mark(self.marker.item(ours, mine[id], None))
        if not kept:
            raise NotPlaced
        return additions.together(kept, gaps, len(ours.items))

    def item(
        self,
        base: Sequence | None,
        ours: Sequence,
        theirs: Sequence,
        route: Route,
        places: tuple[int | None, int, int],
    ) -> Value:
        """What the item that has these places in the three lists must say."""
        there, here, other = places
        was = base.items[there] if base and there is not None else None
        mine, their = ours.items[here], theirs.items[other]
        said = self.settled(
            partial(self.within, was, mine, their, (*route, here)),
            partial(self.marker.item, ours, here, (theirs, other)),
        )
        return values(mine) if said is None else said

    def ours_without(self, sequence: Sequence, index: int) -> Splice:
        """The lines of an item taken out, with the blank line above it where there is one below too."""
        lines, text = self.ours.item_lines(sequence, index), self.ours.text
        if lines is None:
            raise NotPlaced
        above = place.line_start(text, lines.start - 1)
        blank_below = not text[lines.end : place.line_end(text, lines.end)].strip()
        start = above if blank_below and not text[above : lines.start].strip() else lines.start
        return Splice(start, lines.end, "")

    def added(self, base: Sequence | None, ours: Sequence, theirs: Sequence, key: str) -> Value:
        """A list to which both only added, or one of them; None where something else was done to it."""
        had = [values(item) for item in base.items] if base else []
        mine, other = [values(item) for item in ours.items], [values(item) for item in theirs.items]
        found = additions.of(had, mine, other, may_both=key in additions.BY_BOTH)
        if found is None:
            return None
        gaps: dict[int, list[Value]] = {}
        for after, index in found:
            self.splices.append(self.mover.item(ours, after, theirs, index))
            gaps.setdefault(after, []).append(other[index])
        return additions.together(dict(enumerate(mine)), gaps, len(mine))

    def places(self, base: Sequence | None, ours: Sequence, theirs: Sequence, route: Route) -> Value:
        """A list as long as it was, place by place; None where its length changed."""
        if base is None or not len(base.items) == len(ours.items) == len(theirs.items) or ours.flow != theirs.flow:
            return None
        said: list[Value] = []
        for index, (was, mine, other) in enumerate(zip(base.items, ours.items, theirs.items, strict=True)):
            if values(other) in (values(was), values(mine)):
                said.append(values(mine))
            elif isinstance(mine, Mapping):
                said.append(self.item(base, ours, theirs, route, (index, index, index)))
            elif values(mine) == values(was) and isinstance(mine, Scalar) and isinstance(other, Scalar):
                said.append(values(other))
                self.splices.append(Splice(*span_of(mine), self.theirs.text[slice(*span_of(other))]))
            else:
                raise Undecided
        return said


def _by_id(sequence: Sequence | None) -> dict[str, int]:
    """The place of each item by its id. Raises NotPlaced where one has none, or two the same."""
    found: dict[str, int] = {}
    for index, item in enumerate(sequence.items if sequence else ()):
        id = item.get("id") if isinstance(item, Mapping) else None
        if not isinstance(id, Scalar) or id.value in found:
            raise NotPlaced
        found[id.value] = index
    return found


def _after(id: str, was: dict[str, int], mine: dict[str, int], other: dict[str, int]) -> int:
    """The place in our list that an item of theirs goes after: the one it follows, or what we added there."""
    before = [name for name in list(other)[: other[id]] if name in mine]
    after, order = mine[before[-1]] if before else -1, list(mine)
    while after + 1 < len(order) and order[after + 1] not in was and order[after + 1] not in other:
        after += 1
    return after
