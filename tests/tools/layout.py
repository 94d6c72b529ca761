"""A plan as a tree that knows how it is written, so that a change moves only what it changes; and its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTS = frozenset({"block list", "flow list"})
MAPS = frozenset({"block map", "flow map"})


@dataclass
class Part:
    """A key with its value, or an item of a list (whose key is ""), and the comments that belong to it.

    `said` is a text for the styles of texts, None for a key with nothing
    after it, else the parts within. `above` are comments on lines of their
    own, each with its column: so many right of the part's own, or -1 for the
    margin. `number` tells an action or recommendation from all others,
    whatever its id.
    """

    key: str
    said: str | list[Part] | None
    style: str = "plain"
    above: list[tuple[int, str]] = field(default_factory=list)
    blank: bool = False
    beside: str = ""
    number: int = 0

    @property
    def parts(self) -> list[Part]:
        assert isinstance(self.said, list)
        return self.said

    def get(self, key: str) -> Part | None:
        return next((part for part in self.parts if part.key == key), None)

    @property
    def id(self) -> str:
        found = self.get("id")
        assert found is not None
        assert isinstance(found.said, str)
        return found.said

    def walk(self) -> Iterator[Part]:
        yield self
        if isinstance(self.said, list):
            for part in self.said:
                yield from part.walk()

    def comments(self) -> Iterator[str]:
        for part in self.walk():
            yield from (comment for _, comment in part.above)
            if part.beside:
                yield part.beside


@dataclass
class Plan:
    """The whole file: its keys, its manner, and comments below all of it."""

    root: Part
    dash: int = 2
    gap: int = 1
    newline: str = "\n"
    final: bool = True
    below: list[str] = field(default_factory=list)

    @property
    def recommendations(self) -> list[Part]:
        return self.at("recommendations").parts

    def at(self, key: str) -> Part:
        found = self.root.get(key)
        assert found is not None
        return found

    def items(self) -> Iterator[tuple[Part | None, Part]]:
        """Each recommendation, and each action with the recommendation that it is under."""
        for recommendation in self.recommendations:
            yield None, recommendation
            actions = recommendation.get("actions")
            for action in actions.parts if actions else ():
                yield recommendation, action

    def comments(self) -> list[str]:
        return [*self.root.comments(), *self.below]

    def encode(self) -> bytes:
        lines = [line for part in self.root.parts for line in self._entry(part, 0)]
        text = self.newline.join([*lines, *(f"# {comment}" for comment in self.below)])
        return (text + self.newline * self.final).encode("utf-8")

    # -- lines ------------------------------------------------------------------------------------

    def _entry(self, part: Part, column: int) -> Iterator[str]:
        yield from _above(part, column)
        yield from self._value(part, f"{' ' * column}{part.key}:", column)

    def _value(self, part: Part, lead: str, column: int) -> Iterator[str]:
        beside = f"  # {part.beside}" if part.beside else ""
        if part.style == "block list":
            yield lead + beside
            for item in part.parts:
                yield from self._item(item, column + self.dash)
        elif part.style == "block map":
            yield lead + beside
            for each in part.parts:
                yield from self._entry(each, column + 2)
        elif part.said is None:
            yield lead + beside
        elif part.style in LISTS | MAPS:
            yield f"{lead} {in_flow(part)}{beside}"
        else:
            yield from _text(part, lead, " " * (column + 2), beside)

    def _item(self, item: Part, column: int) -> Iterator[str]:
        yield from _above(item, column)
        lead = f"{' ' * column}-{' ' * self.gap}"
        if item.style != "block map":
            yield f"{lead}{in_flow(item)}" + (f"  # {item.beside}" if item.beside else "")
            return
        first, *more = item.parts
        yield from self._value(first, f"{lead}{first.key}:", len(lead))
        for part in more:
            yield from self._entry(part, len(lead))


def _above(part: Part, column: int) -> Iterator[str]:
    if part.blank:
        yield ""
    for right, comment in part.above:
        yield f"{' ' * (column + right if right >= 0 else 0)}# {comment}"


def _text(part: Part, lead: str, inner: str, beside: str) -> Iterator[str]:
    assert isinstance(part.said, str)
    words = part.said.split(" ")
    half = len(words) // 2
    one, other = " ".join(words[:half]), " ".join(words[half:])
    match part.style:
        case ">-" | "|-" if part.style == "|-" or not one:
            yield from (f"{lead} |-{beside}", f"{inner}{part.said}")
        case ">-":
            yield from (f"{lead} >-{beside}", f"{inner}{one}", f"{inner}{other}")
        case "folded" if one:
            yield from (f"{lead} {one}", f"{inner}{other}{beside}")
        case "below":
            yield from (lead, f"{inner}{part.said}{beside}")
        case "single":
            yield f"{lead} '{part.said}'{beside}"
        case "double":
            yield f'{lead} "{part.said}"{beside}'
        case _:
            yield f"{lead} {part.said}{beside}"


def in_flow(part: Part) -> str:
    """What *part* says on one line."""
    if part.style in MAPS:
        return "{" + ", ".join(f"{each.key}: {in_flow(each)}" for each in part.parts) + "}"
    if part.style in LISTS:
        return "[" + ", ".join(in_flow(each) for each in part.parts) + "]"
    return part.said if isinstance(part.said, str) else ""
