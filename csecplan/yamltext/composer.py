"""One walk over libyaml's events: values with spans, and a fault for whatever plan.yaml may not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csecplan.yamltext.libyaml import (
    AliasEvent,
    CParser,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)
from csecplan.yamltext.nodes import Fault, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 32
"""Nesting allowed; a plan needs nine levels."""


class _TooDeep(Exception):
    """Nested past DEEPEST: what follows is not read."""


class Composer:
    """One walk over one text's events."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.odd = "&" in text or "!" in text  # else there is no anchor and no tag to look for
        self.next: Callable[[], Any] = CParser(text).get_event
        self.faults: list[Fault] = []

    def compose(self) -> Node | None:
        root: Node | None = None
        try:
            while type(event := self.next()) is not StreamEndEvent:
                if type(event) is DocumentStartEvent and root is not None:
                    self._fault("second-document", event)
                    break
                if type(event) is DocumentStartEvent:
                    root = self._node(self.next(), 0)
                elif type(event) is not StreamStartEvent:
                    continue
        except _TooDeep:
            return root
        return root

    def _node(self, event: Any, depth: int) -> Node:
        if type(event) is Scalar:
            if event.anchor is not None or event.tag is not None:
                self._refused(event)
            return event
        if depth >= DEEPEST:
            self._fault("nesting", event, deepest=DEEPEST)
            raise _TooDeep
        if type(event) is MappingStartEvent:
            return self._mapping(event, depth)
        if type(event) is SequenceStartEvent:
            return self._sequence(event, depth)
        return self._alias(event)

    def _mapping(self, start: Any, depth: int) -> Mapping:
        self._refused(start)
        mapping = Mapping(start.start_mark.index, bool(start.flow_style))
        entries, following, odd = mapping.entries, self.next, self.odd
        while type(key := following()) is not MappingEndEvent:
            if type(key) is not Scalar:
                self._fault("key-not-text", key)
                self._node(key, depth + 1)
                self._node(following(), depth + 1)
                continue
            value, name = following(), key.value
            if type(value) is not Scalar or (odd and (value.anchor is not None or value.tag is not None)):
                value = self._node(value, depth + 1)
            if name in entries or name == "<<" or (odd and (key.anchor is not None or key.tag is not None)):
                self._odd_key(mapping, key, value)
            else:
                entries[name] = (key, value)
        closing: Any = key
        mapping.end = closing.end_mark.index
        return mapping

    def _odd_key(self, mapping: Mapping, key: Scalar, value: Node) -> None:
        self._refused(key)
        if key.value == "<<" and not key.style:
            self._fault("merge-key", key)
        if key.value in mapping.entries:
            self._fault("repeated-key", key, key=key.value)
            mapping.repeated.append((key, value))
        else:
            mapping.entries[key.value] = (key, value)

    def _sequence(self, start: Any, depth: int) -> Sequence:
        self._refused(start)
        sequence = Sequence(start.start_mark.index, bool(start.flow_style))
        while type(event := self.next()) is not SequenceEndEvent:
            sequence.items.append(self._node(event, depth + 1))
        closing: Any = event
        sequence.end = closing.end_mark.index
        return sequence

    def _alias(self, event: AliasEvent) -> Scalar:
        """A stand-in that says nothing: an alias is never followed."""
        self._fault("alias", event, name=event.anchor)
        return Scalar(None, None, (True, False), "", event.start_mark, event.end_mark, style=None)

    def _refused(self, event: Any) -> None:
        if event.anchor is not None:
            self._fault("anchor", event, name=event.anchor)
        if event.tag is not None:
            written = self.text[event.start_mark.index :].split(maxsplit=1)
            self._fault("tag", event, tag=written[0] if written else event.tag)

    def _fault(self, kind: str, event: Any, **facts: object) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self.faults.append(Fault(kind, start, max(end, start), facts))


def compose(text: str) -> tuple[Node | None, list[Fault]]:
    """The first document's value, and what it may not hold. Raises YAMLError where *text* does not parse."""
    composer = Composer(text)
    return composer.compose(), composer.faults
