"""`read(document)`: frozen values, and every fault at once; never stops at the first.

A value that is not what its key wants is left out (or kept as text where
text will do) and reported, so that the items around it are answered for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from csecplan import N_, Term, due
from csecplan.diagnostic import Diagnostic, Severity
from csecplan.folding import fold
from csecplan.model import (
    NO_DUE,
    Action,
    Bilingual,
    Decision,
    Due,
    Owner,
    Plan,
    Recommendation,
    Revision,
    Route,
    Source,
    Status,
    Text,
    Update,
)
from csecplan.reading import shape
from csecplan.reading.rules import RULES
from csecplan.reading.shape import Form, Key, Shape
from csecplan.yamltext import ABSENT, Document, Mapping, Node, Scalar, Sequence, is_absent, span_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_LEADING_NUMBER = re.compile(r"\d+")
_HASH = re.compile(r"(?<=\S)(?= #)")
_STATUSES = {status.value: status for status in Status}
_DECISIONS = {decision.value: decision for decision in Decision}

_AS_WRITTEN = frozenset({Form.WORD, Form.TEXT})
_NAMES = {
    shape.PLAN: Term(N_("a plan")),
    shape.OWNER: Term(N_("an owner")),
    shape.RECOMMENDATION: Term(N_("a recommendation")),
    shape.ACTION: Term(N_("an action")),
    shape.REVISION: Term(N_("a revision")),
    shape.UPDATE: Term(N_("an update")),
    shape.SOURCE: Term(N_("a source")),
}
_TEXT = Term(N_("a text"))
_A_TEXT_OR_LANGUAGES = Term(N_("a text, or one in each of fr and en"))
_A_LIST = Term(N_("a list"))
_A_MAPPING = Term(N_("a mapping of keys"))
_A_LIST_OF_TEXTS = Term(N_("a text, or a list of texts"))


def read(document: Document) -> tuple[Plan, list[Diagnostic]]:
    """The plan in *document*, and what is wrong with the file, in file order.

    Raises nothing. Items of the plan stand at the same indexes as in the
    file, also the faulty ones (`faulty` is set on them).
    """
    reader = _Reader(document)
    plan = reader.plan()
    return _with_faulty(plan, document, reader.diagnostics), _in_order(document, reader.diagnostics)


class _Reader:
    """One reading of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.diagnostics = [
            Diagnostic(RULES[fault.kind], fault.facts, span=(fault.start, fault.end)) for fault in document.faults
        ]
        text = document.text
        self.hashes = {found.end() for found in _HASH.finditer(text)} if " #" in text else set()
        self.dues: dict[str, Due] = {}
        self.days: dict[str, date | None] = {}
        self.names: dict[str, str] = {}
        self.plan_date: date | None = None
        self.spoken = "fr"
        self.forms: dict[Form, Callable[[Node, Route, Key], Any]] = {
            Form.WORD: self.word,
            Form.FORMAT: self.format,
            Form.LANGUAGE: self.language,
            Form.TEXT: self.text,
            Form.DAY: self.day,
            Form.PHRASE: self.phrase,
            Form.STATUS: self.status,
            Form.DECISION: self.decision,
            Form.WORDS: self.words,
            Form.TEXTS: self.texts,
            Form.SECTIONS: self.sections,
            Form.OWNERS: self.owners,
            Form.PART: self.part,
            Form.ITEMS: self.items,
        }
        self.makers: dict[Shape, Callable[[dict[str, Any]], Any]] = {
            shape.REVISION: lambda found: Revision(**_with(found, due=NO_DUE)),
            shape.UPDATE: lambda found: Update(**_with(found, text="")),
            shape.SOURCE: lambda found: Source(**found),
            shape.ACTION: self.action,
            shape.RECOMMENDATION: self.recommendation,
        }
        self.keys = {keys: {key.name: key for key in keys} for keys in _NAMES}
        self.required = {keys: [key.name for key in keys if key.required] for keys in _NAMES}

    def report(self, rule: str, route: Route, *, on_key: bool = False, **facts: object) -> None:
        self.diagnostics.append(Diagnostic(RULES[rule], facts, route=route, on_key=on_key))

    def plan(self) -> Plan:
        root = self.document.root
        if root is None:
            return Plan()
        if not isinstance(root, Mapping):
            self.wrong(root, (), Term(N_("the file")), _A_MAPPING)
            return Plan()
        ordered = Mapping(root.start, root.flow)
        for key in shape.PLAN:  # owners and the plan's date come before what needs them
            if key.name in root.entries:
                ordered.entries[key.name] = root.entries[key.name]
        ordered.entries |= root.entries
        found = self.fields(ordered, (), shape.PLAN)
        found.pop("format", None)
        return Plan(**found)

    # -- mappings and lists -----------------------------------------------------------------

    def fields(self, mapping: Mapping, route: Route, keys: Shape) -> dict[str, Any]:
        """What *mapping* says under each known key; faults are reported."""
        known, forms, plain = self.keys[keys], self.forms, not self.hashes
        found: dict[str, Any] = {}
        for name, (_, node) in mapping.entries.items():
            key = known.get(name)
            if key is None:
                self.unknown_key(name, route, keys)
            elif type(node) is Scalar and plain and node.value not in ABSENT and key.form in _AS_WRITTEN:
                found[name] = node.value  # three in four values: no call for them
            elif not is_absent(node):
                value = forms[key.form](node, route, key)
                if value is not None:
                    found[name] = value
        for name in self.required[keys]:
            if name not in found and mapping.get(name) is None:
                self.report("missing-key", route, key=name, what=_NAMES[keys])
        return found

    def unknown_key(self, name: str, route: Route, keys: Shape) -> None:
        if name == "<<":
            return  # a merge key, which the document has reported
        near = nearest(name, [key.name for key in keys])
        self.report("unknown-key", (*route, name), on_key=True, key=name, what=_NAMES[keys], choices=near)

    def part(self, node: Node, route: Route, key: Key) -> Any:
        route = (*route, key.name)
        if not isinstance(node, Mapping):
            return self.wrong(node, route, key.name, _A_MAPPING)
        return self.makers[key.inside](self.fields(node, route, key.inside))

    def items(self, node: Node, route: Route, key: Key) -> tuple[Any, ...] | None:
        if not isinstance(node, Sequence):
            self.wrong(node, (*route, key.name), key.name, _A_LIST)
            return None
        make = self.makers[key.inside]
        return tuple(
            make(self.item(item, (*route, key.name, index), key.inside)) for index, item in enumerate(node.items)
        )

    def item(self, node: Node, route: Route, keys: Shape) -> dict[str, Any]:
        """One item's fields; one that is no mapping keeps its place in the list, and its text if it has one."""
        if isinstance(node, Mapping):
            return self.fields(node, route, keys)
        self.wrong(node, route, _NAMES[keys], _A_MAPPING)
        return {"text": node.value} if isinstance(node, Scalar) and "text" in self.keys[keys] else {}

    def action(self, found: dict[str, Any]) -> Action:
        if "id" not in found or "text" not in found:
            _with(found, id="", text="")
        if "owners" in found:
            found["owners"] = tuple([self.names.get(name) or self.owner_key(name) for name in found["owners"]])
        if found.get("status") is _UNREAD:
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
            self.wrong(node, route, key.name, _A_MAPPING)
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
            self.wrong(node, route, name, _A_MAPPING)
            return Owner(name)
        return Owner(name, **self.fields(node, route, shape.OWNER))

    def sections(self, node: Node, route: Route, key: Key) -> dict[str, Text] | None:
        route = (*route, key.name)
        if not isinstance(node, Mapping):
            self.wrong(node, route, key.name, _A_MAPPING)
            return None
        titles = {
            name: self.text(value, route, Key(name, Form.TEXT, "", ""))
            for name, (_, value) in node.entries.items()
            if not is_absent(value)
        }
        return {name: title for name, title in titles.items() if title is not None}

    # -- texts ------------------------------------------------------------------------------

    def word(self, node: Node, route: Route, key: Key) -> str | None:
        if type(node) is Scalar:
            if self.hashes and node.end_mark.index in self.hashes:
                self.lost(node, key)
            return node.value
        self.wrong(node, (*route, key.name), key.name, _TEXT)
        return None

    def text(self, node: Node, route: Route, key: Key) -> Text | None:
        if type(node) is Scalar:
            if self.hashes and node.end_mark.index in self.hashes:
                self.lost(node, key)
            return node.value
        route = (*route, key.name)
        if not isinstance(node, Mapping):
            self.wrong(node, route, key.name, _A_TEXT_OR_LANGUAGES)
            return None
        for name in node.entries:
            if name not in shape.LANGUAGES:
                self.report("unknown-language", (*route, name), on_key=True, value=name)
        said = [self.word(value, route, Key(name, Form.WORD, "", "")) if (value := node.get(name)) else None
                for name in shape.LANGUAGES]  # fmt: skip
        return Bilingual(*said) if any(said) else None

    def lost(self, node: Scalar, key: Key) -> None:
        """Report text cut off by ` #`, where it looks like text: a comment has a blank on both sides of its #."""
        following = self.document.text[node.end_mark.index + 2 : node.end_mark.index + 3]
        if not node.style and (key.form is Form.TEXT or following.strip()):
            end = node.end_mark.index
            self.diagnostics.append(Diagnostic(RULES["text-lost"], {}, span=(end + 1, end + 2)))

    def words(self, node: Node, route: Route, key: Key) -> tuple[str, ...] | None:
        if type(node) is Sequence:
            return tuple([item.value if type(item) is Scalar and item.value else self.odd_word(item, route, key)
                          for item in node.items if not is_absent(item)])  # fmt: skip
        if type(node) is Scalar:
            return (node.value,)
        self.wrong(node, (*route, key.name), key.name, _A_LIST_OF_TEXTS)
        return None

    def odd_word(self, node: Node, route: Route, key: Key) -> str:
        self.wrong(node, (*route, key.name), key.name, _A_LIST_OF_TEXTS)
        return ""

    def texts(self, node: Node, route: Route, key: Key) -> tuple[Text, ...] | None:
        if not isinstance(node, Sequence):
            text = self.text(node, route, key)
            return None if text is None else (text,)
        route = (*route, key.name)
        read = (self.text(item, route, Key(str(n), Form.TEXT, "", "")) for n, item in enumerate(node.items))
        return tuple(text for text in read if text is not None)

    # -- values -----------------------------------------------------------------------------

    def format(self, node: Node, route: Route, key: Key) -> str | None:
        value = self.word(node, route, key)
        if value is not None and value != shape.FORMAT:
            self.report("unknown-format", ("format",), value=value)
        return value

    def language(self, node: Node, route: Route, key: Key) -> str | None:
        value = self.word(node, route, key)
        if value in shape.LANGUAGES:
            self.spoken = str(value)
        if value is None or value in shape.LANGUAGES:
            return value
        self.report("unknown-language", (*route, key.name), value=value)
        return None

    def status(self, node: Node, route: Route, key: Key) -> Any:
        status = _STATUSES.get(node.value) if type(node) is Scalar else None
        if status is not None:
            return status
        value = self.word(node, route, key)
        if value is not None:
            near = nearest(value, list(_STATUSES))
            self.report("unknown-status", (*route, key.name), value=value, known=tuple(_STATUSES), choices=near)
        return _UNREAD if len(route) == 4 else None

    def decision(self, node: Node, route: Route, key: Key) -> Decision | None:
        value = self.word(node, route, key)
        if value is None or value in _DECISIONS:
            return None if value is None else _DECISIONS[value]
        near = nearest(value, list(_DECISIONS))
        self.report("unknown-decision", (*route, key.name), value=value, known=tuple(_DECISIONS), choices=near)
        return None

    def day(self, node: Node, route: Route, key: Key) -> date | None:
        value = self.word(node, route, key)
        if value is None:
            return None
        if value not in self.days:
            self.days[value] = due.day(value, self.plan_date, self.spoken).latest
        day = self.days[value]
        if day is None:
            self.report("day-not-understood", (*route, key.name), value=value)
        elif len(route) == 0:
            self.plan_date = day
        return day

    def phrase(self, node: Node, route: Route, key: Key) -> Due | None:
        value = self.word(node, route, key)
        if value is None:
            return None
        read = self.dues.get(value)
        if read is None:
            read = self.dues[value] = due.read(value, self.plan_date, self.spoken)
        return read

    def wrong(self, node: Node, route: Route, key: str, expected: Term) -> None:
        found = _TEXT if isinstance(node, Scalar) else _A_LIST if isinstance(node, Sequence) else _A_MAPPING
        self.report("wrong-type", route, key=key, found=found, expected=expected)


def _with(found: dict[str, Any], **defaults: object) -> dict[str, Any]:
    """*found* with what a faulty item lacks."""
    for name, value in defaults.items():
        found.setdefault(name, value)
    return found


class _Unread:
    """Stands for a status that was written and is none."""


_UNREAD = _Unread()


def nearest(word: str, known: list[str]) -> tuple[str, ...]:
    """The known word nearest to *word*, if one is near, as choices."""
    from difflib import get_close_matches

    return tuple(get_close_matches(word.casefold(), known, n=1, cutoff=0.6))


def _item_at(document: Document, index: int) -> Route | None:
    """The innermost recommendation or action that begins before code point *index*."""
    found: Route | None = None
    recommendations = document.at(("recommendations",))
    if not isinstance(recommendations, Sequence):
        return None
    for n, recommendation in enumerate(recommendations.items):
        if span_of(recommendation)[0] > index:
            continue
        found = ("recommendations", n)
        actions = recommendation.get("actions") if isinstance(recommendation, Mapping) else None
        for m, action in enumerate(actions.items if isinstance(actions, Sequence) else ()):
            if span_of(action)[0] <= index:
                found = ("recommendations", n, "actions", m)
    return found


def _with_faulty(plan: Plan, document: Document, diagnostics: list[Diagnostic]) -> Plan:
    """*plan* with `faulty` set on the items that have an error; no second complaint about what a slip hid."""
    slips: set[Route | None] = set()
    faulty: set[Route | None] = set()
    for diagnostic in diagnostics:
        if diagnostic.rule.severity is Severity.ERROR:
            item = diagnostic.route[:4] if diagnostic.route else None
            if diagnostic.span is not None:
                item = _item_at(document, diagnostic.span[0])
                slips.add(item)
            faulty.add(item)
    if not faulty:
        return plan
    hidden = {"missing-key", "wrong-type"}
    diagnostics[:] = [d for d in diagnostics if d.rule.id not in hidden or (d.route or ())[:4] not in slips]
    return plan._replace(recommendations=tuple(_marked(item, route, faulty)
                                               for route, item in plan.routed_recommendations()))  # fmt: skip


def _marked(item: Recommendation, route: Route, faulty: set[Route | None]) -> Recommendation:
    actions = (
        action._replace(faulty=(*route, "actions", number) in faulty) for number, action in enumerate(item.actions)
    )
    return item._replace(faulty=route in faulty, actions=tuple(actions))


def _in_order(document: Document, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    def place(diagnostic: Diagnostic) -> int:
        if diagnostic.span is not None:
            return diagnostic.span[0]
        return document.span(diagnostic.route or (), on_key=diagnostic.on_key)[0]

    return sorted(diagnostics, key=place)
