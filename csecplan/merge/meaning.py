"""What a merged plan must say: three versions' values made one, with no look at how any is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import office_words
from csecplan.merge import lists
from csecplan.merge.items import TOP, Items
from csecplan.reading.format_keys import CHOICES

if TYPE_CHECKING:
    from csecplan.merge.items import Name, Tree
    from csecplan.yamltext.plain import Value


class Gone:
    """Says that a key is not there: another thing than a key with nothing after it."""

    __slots__ = ()


GONE = Gone()


class Contested(Exception):
    """Both changed the same in two ways, or one changed what the other took out."""


def meant(items: Items, base: Tree, ours: Tree, theirs: Tree) -> Tree:
    """What the merged plan must say. Raises Contested."""
    if items.contested:
        raise Contested
    said = mapping(*({key: value for key, value in plan.items() if key != "recommendations"}
                     for plan in (base, ours, theirs)))  # fmt: skip
    ids: set[str] = set()
    said["recommendations"] = _items(items, TOP, ids)
    return said


def _items(items: Items, home: Name, ids: set[str]) -> Value:
    said: list[Value] = []
    for name, _ in items.lists.get(home, ()):
        had, mine, other = (found.says if found else None for found in items.all(name))
        item = (
            mapping(had or {}, mine, other) if mine is not None and other is not None else dict(mine or other or {})
        )
        id = item["id"]
        if not isinstance(id, str) or id in ids:
            raise Contested
        ids.add(id)
        if name in items.lists:
            item["actions"] = _items(items, name, ids)
        said.append(item)
    return said


def mapping(base: Tree, ours: Tree, theirs: Tree) -> Tree:
    """Three mappings as one: what each key says, and whether it is there. Raises Contested."""
    said: Tree = {}
    for key in dict.fromkeys((*ours, *theirs)):
        found = value(str(key), base.get(key, GONE), ours.get(key, GONE), theirs.get(key, GONE))
        if not isinstance(found, Gone):
            said[key] = found
    return said


def value(key: str, base: Value | Gone, ours: Value | Gone, theirs: Value | Gone) -> Value | Gone:
    """What *key* must say. Raises Contested."""
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    had, mine, other = (by_key(key, each) for each in (base, ours, theirs))
    if mine == other or other == had:
        return ours
    if mine == had:
        return theirs
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return mapping(base if isinstance(base, dict) else {}, ours, theirs)
    if isinstance(ours, list) and isinstance(theirs, list):
        return _list(key, base if isinstance(base, list) else [], ours, theirs)
    raise Contested


def by_key(key: str, said: Value | Gone) -> Value | Gone:
    """What *key* says; of an everyday word for a status or a decision, the key that it means."""
    choices = CHOICES.get(key)
    return office_words.meant(choices, said) or said if choices and isinstance(said, str) else said


def _list(key: str, base: list[Value], ours: list[Value], theirs: list[Value]) -> Value:
    found = entries_of(key, base, ours, theirs)
    if found is None:
        raise Contested
    said: list[Value] = []
    for at, *places in found:
        mine, other = places
        had = GONE if at is None else base[at]
        said_of = value("", had, GONE if mine is None else ours[mine], GONE if other is None else theirs[other])
        if isinstance(said_of, Gone):
            continue
        said.append(said_of)
    return said


def entries_of(key: str, base: list[Value], ours: list[Value], theirs: list[Value]) -> list[lists.Entry] | None:
    """The entries of a list that both changed; None where it is one whole: of texts, or both added and may not."""
    may_both = key in lists.BY_BOTH
    if not may_both and any(isinstance(each, str) for each in (*base, *ours, *theirs)):
        return None
    return lists.aligned(base, ours, theirs, may_both=may_both)
