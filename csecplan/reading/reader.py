"""`read(document)`: frozen values, and every fault at once; never stops at the first.

A value that is not what its key wants is left out (or kept as text where
text will do) and reported, so that the items around it are answered for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from csecplan import N_, Term
from csecplan.folding import fold
from csecplan.model import NO_DUE, Action, Owner, Plan, Recommendation, Revision, Source, Update
from csecplan.reading import format_keys
from csecplan.reading.format_keys import Form, Key, Shape
from csecplan.reading.own_keys import OwnKeys, is_own
from csecplan.reading.values import A_LIST, A_MAPPING, UNREAD, Values, is_empty, nearest_one
from csecplan.yamltext import Document, Mapping, Node, Scalar, Sequence, is_absent

if TYPE_CHECKING:
    from collections.abc import Callable

    from csecplan.diagnostic import Diagnostic
    from csecplan.routes import Route
    from csecplan.texts import Text

_LEADING_NUMBER = re.compile(r"\d+")

_IN_WORDS = frozenset({"id", "title", "text", "due"})
"""Required keys whose value is a text, which has to say something."""
_NAMES = {
    format_keys.PLAN: Term(N_("a plan")),
    format_keys.OWNER: Term(N_("an owner")),
    format_keys.RECOMMENDATION: Term(N_("a recommendation")),
    format_keys.ACTION: Term(N_("an action")),
    format_keys.REVISION: Term(N_("a revision")),
    format_keys.UPDATE: Term(N_("an update")),
    format_keys.SOURCE: Term(N_("a source")),
}


def read(document: Document) -> tuple[Plan, list[Diagnostic]]:
    """The plan in *document*, and what is wrong with the file, in file order.

    Raises nothing. Items of the plan stand at the same indexes as in the
    file, also the faulty ones (`faulty` is set on them).
    """
    reader = _Reader(document)
    plan = reader.plan()
    found = reader.values.diagnostics
    reader.forms.clear()  # their methods lead back to the reader, which would keep the document until it is collected
    reader.makers.clear()
    if not found:
        return plan, found
    from csecplan.reading.faulty import in_order, with_faulty

    return with_faulty(plan, document, found), in_order(document, found)


class _Reader:
    """One reading of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.names: dict[str, str] = {}
        self.values = values = Values(document)
        self.own_keys = OwnKeys(values)
        self.report, self.wrong = values.report, values.wrong
        self.forms: dict[Form, Callable[[Node, Route, Key], Any]] = {
            Form.WORD: values.word,
            Form.FORMAT: values.format,
            Form.LANGUAGE: values.language,
            Form.TEXT: values.text,
            Form.DAY: values.day,
            Form.PHRASE: values.phrase,
            Form.CHOICE: values.choice,
            Form.WORDS: values.words,
            Form.TEXTS: values.texts,
            Form.SECTIONS: self.sections,
            Form.OWNERS: self.owners,
            Form.PART: self.part,
            Form.ITEMS: self.items,
        }
        self.makers: dict[Shape, Callable[[dict[str, Any]], Any]] = {
            format_keys.REVISION: lambda found: Revision(**_with(found, due=NO_DUE)),
            format_keys.UPDATE: lambda found: Update(**_with(found, text="")),
            format_keys.SOURCE: lambda found: Source(**found),
            format_keys.ACTION: self.action,
            format_keys.RECOMMENDATION: self.recommendation,
        }
        self.keys = {keys: {key.name: key for key in keys} for keys in _NAMES}
        self.required = {keys: [key.name for key in keys if key.required] for keys in _NAMES}

    def plan(self) -> Plan:
        root = self.document.root
        if root is None:
            return Plan()
        if not isinstance(root, Mapping):
            self.wrong(root, (), Term(N_("the file")), A_MAPPING)
            return Plan()
        ordered = Mapping(root.start, root.flow)
        for key in format_keys.PLAN:  # owners and the plan's date come before what needs them
            if key.name in root.entries:
                ordered.entries[key.name] = root.entries[key.name]
        ordered.entries |= root.entries
        found = self.fields(ordered, (), format_keys.PLAN)
        found.pop("format", None)
        return Plan(**found)

    # -- mappings and lists -----------------------------------------------------------------

    def fields(self, mapping: Mapping, route: Route, keys: Shape) -> dict[str, Any]:
        """What *mapping* says under each known key; faults are reported."""
        known = self.keys[keys]
        found: dict[str, Any] = {}
        for name, (_, node) in mapping.entries.items():
            key = known.get(name)
            if key is None:
                self.other_key(name, node, route, keys, found)
            elif not is_absent(node):
                value = self.forms[key.form](node, route, key)
                if value is not None:
                    found[name] = value
        for name in self.required[keys]:
            said = found.get(name)
            if said is None:
                if mapping.get(name) is None:
                    self.report("missing-key", route, key=name, what=_NAMES[keys])
            elif name in _IN_WORDS and not (said if type(said) is str else getattr(said, "text", "-")).strip():
                self.report("empty-value", (*route, name), key=name)
        return found

    def other_key(self, name: str, node: Node, route: Route, keys: Shape, found: dict[str, Any]) -> None:
        """A key that is none of the format's: a unit's own, or an unknown one."""
        if name == "<<":
            return  # a merge key, which the document has reported
        if keys in format_keys.WITH_OWN_KEYS and is_own(name):
            found["own"] = self.own_keys.read(name, node, route, found.get("own", ()))
            return
        own = name.lower() if keys in format_keys.WITH_OWN_KEYS and is_own(name.lower()) else ""
        near = (own,) if own else nearest_one(name, [key.name for key in keys])
        self.report("unknown-key", (*route, name), on_key=True, key=name, what=_NAMES[keys], choices=near)

    def part(self, node: Node, route: Route, key: Key) -> Any:
        route = (*route, key.name)
        if not isinstance(node, Mapping):
            return self.wrong(node, route, key.name, A_MAPPING)
        return self.makers[key.inside](self.fields(node, route, key.inside))

    def items(self, node: Node, route: Route, key: Key) -> tuple[Any, ...] | None:
        if not isinstance(node, Sequence):
            self.wrong(node, (*route, key.name), key.name, A_LIST)
            # what should have been the revisions may be the date in force: the one before it is no longer known to be
            return (self.makers[key.inside]({}),) if key.inside is format_keys.REVISION else None
        make = self.makers[key.inside]
        return tuple(
            make(self.item(item, (*route, key.name, index), key.inside)) for index, item in enumerate(node.items)
        )

    def item(self, node: Node, route: Route, keys: Shape) -> dict[str, Any]:
        """One item's fields; one that is no mapping keeps its place in the list, and its text if it has one."""
        if isinstance(node, Mapping):
            return self.fields(node, route, keys)
        if isinstance(node, Scalar) and is_empty(node):
            self.values.empty_item(node, route, str(route[-2]))
            return {}
        self.wrong(node, route, _NAMES[keys], A_MAPPING)
        return {"text": node.value} if isinstance(node, Scalar) and "text" in self.keys[keys] else {}

    def action(self, found: dict[str, Any]) -> Action:
        if "id" not in found or "text" not in found:
            _with(found, id="", text="")
        if "owners" in found:
            found["owners"] = tuple([self.names.get(name) or self.owner_key(name) for name in found["owners"]])
        if found.get("status") is UNREAD:
            found["status"] = None
        return Action(**found)

    def recommendation(self, found: dict[str, Any]) -> Recommendation:
        _with(found, id="", text="")
        if "section" not in found and (number := _LEADING_NUMBER.match(found["id"])):
            found["section"] = number[0]
        return Recommendation(**found)

    def owner_key(self, name: str) -> str:
        """The plan's own key for *name* or an alias of it; *name* itself where the plan has none."""
        return self.names.setdefault(name, self.names.get(fold(name), name))

    def owners(self, node: Node, route: Route, key: Key) -> tuple[Owner, ...] | None:
        route = (*route, key.name)
        if not isinstance(node, Mapping):
            self.wrong(node, route, key.name, A_MAPPING)
            return None
        owners = tuple(self.owner(name, value, (*route, name)) for name, (_, value) in node.entries.items())
        for owner in reversed(owners):
            for alias in owner.aliases:
                self.names[fold(alias)] = self.names[alias] = owner.key
        for owner in reversed(owners):
            self.names[fold(owner.key)] = self.names[owner.key] = owner.key
        return owners

    def owner(self, name: str, node: Node, route: Route) -> Owner:
        if is_absent(node):
            return Owner(name)
        if not isinstance(node, Mapping):
            self.wrong(node, route, name, A_MAPPING)
            return Owner(name)
        return Owner(name, **self.fields(node, route, format_keys.OWNER))

    def sections(self, node: Node, route: Route, key: Key) -> dict[str, Text] | None:
        route = (*route, key.name)
        if not isinstance(node, Mapping):
            self.wrong(node, route, key.name, A_MAPPING)
            return None
        titles = {
            name: self.values.text(value, route, Key(name, Form.TEXT, "", ""))
            for name, (_, value) in node.entries.items()
            if not is_absent(value)
        }
        return {name: title for name, title in titles.items() if title is not None}


def _with(found: dict[str, Any], **defaults: object) -> dict[str, Any]:
    """*found* with what a faulty item lacks."""
    for name, value in defaults.items():
        found.setdefault(name, value)
    return found
