"""Recommendations and actions that the plan does not have yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csecplan.edits import errors, lookup
from csecplan.edits.actions import due_text
from csecplan.edits.draft import Draft, Target
from csecplan.edits.edit import Edit
from csecplan.routes import is_recommendation
from csecplan.yamltext import Mapping, Sequence
from csecplan.yamltext.quoting import AsIs

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingType

    from csecplan.model import Due, Status
    from csecplan.yamltext import Document
    from csecplan.yamltext.write_lists import Item

    Parts = MappingType[str, str | tuple[str, ...] | None]


class NewAction(NamedTuple):
    """What is said of an action to add; `owners` are the plan's own keys."""

    text: str
    id: str | None = None
    title: str | None = None
    owners: tuple[str, ...] = ()
    due: Due | None = None
    status: Status | None = None


class NewRecommendation(NamedTuple):
    """What is said of a recommendation to add; `section` is the plan's own key."""

    id: str
    text: str
    section: str | None = None
    title: str | None = None
    response: str | None = None


def add_action(document: Document, recommendation: str, new: NewAction) -> Edit:
    """*new* last under *recommendation*; without an id it gets the next number there."""
    lookup.refuse_unreadable(document)
    target = lookup.item(document, recommendation)
    if not is_recommendation(target.route):
        raise errors.NoRecommendation(id=recommendation)
    lookup.refuse_faults_of(document, target.route, "actions")
    identifier = new.id if new.id is not None else _next_id(document, target.id)
    item = {
        "id": identifier,
        "title": new.title,
        "text": new.text,
        "owners": new.owners or None,
        "due": due_text(new.due) if new.due else None,
        "status": AsIs(new.status) if new.status else None,
    }
    return _added(document, target, "actions", identifier, item)


def add_recommendation(document: Document, new: NewRecommendation) -> Edit:
    """*new* as the plan's last recommendation."""
    lookup.refuse_unreadable(document)
    if not isinstance(document.root, Mapping):
        lookup.refuse_wrong_types(document, ())
    lookup.refuse_faults_of(document, (), "recommendations")
    item = {
        "id": new.id,
        "section": new.section,
        "title": new.title,
        "text": new.text,
        "response": new.response,
    }
    return _added(document, Target((), new.id, lookup.PLAN), "recommendations", new.id, item)


def _added(document: Document, target: Target, key: str, identifier: str, parts: Parts) -> Edit:
    """The item made of those *parts* that are given, last in the list *key*."""
    _refuse_taken(document, identifier)
    draft = Draft(document)
    node = draft.mapping(target).get(key)
    if node is not None and not isinstance(node, Sequence):
        lookup.refuse_wrong_types(document, (*target.route, key))
    item: Item = {name: value for name, value in parts.items() if value is not None}
    draft.run([draft.append(target, key, item)])
    return Edit(document, draft.document, ((identifier, f"+ {parts['title'] or parts['text']}"),))


def _refuse_taken(document: Document, identifier: str) -> None:
    for _, known, mapping in lookup.items(document):
        if known == identifier:
            raise errors.IdTaken(id=identifier, line=document.position(mapping.start)[0])


def _next_id(document: Document, recommendation: str) -> str:
    """`1d.3` where the highest that the plan has is `1d.2`, closed or not."""
    numbered = re.compile(re.escape(recommendation) + r"\.([0-9]+)")
    found = (numbered.fullmatch(known) for _, known, _ in lookup.items(document))
    return f"{recommendation}.{max((int(each[1]) for each in found if each), default=0) + 1}"
