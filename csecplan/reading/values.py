"""What a key's value says: texts, words, days, phrases, statuses; each reports what it is not."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from csecplan import N_, Term, due
from csecplan.diagnostic import Diagnostic
from csecplan.folding import nearest
from csecplan.model import Due, Note
from csecplan.reading import format_keys
from csecplan.reading.format_keys import Form, Key
from csecplan.reading.rules import RULES
from csecplan.routes import Route, is_action
from csecplan.texts import LANGUAGES, Bilingual, Text, language_named
from csecplan.yamltext import Document, Mapping, Node, Scalar, Sequence, is_absent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from enum import StrEnum

    from csecplan.texts import Language

_HASH = re.compile(r"(?<=\S)(?= #)")

A_TEXT = Term(N_("a text"))
A_LIST = Term(N_("a list"))
A_MAPPING = Term(N_("a mapping of keys"))
_A_TEXT_OR_LANGUAGES = Term(N_("a text, or one in each of fr and en"))
_A_LIST_OF_TEXTS = Term(N_("a text, or a list of texts"))


def is_empty(node: Scalar) -> bool:
    """Whether *node* says nothing, quoted or not."""
    return is_absent(node) or not node.value.strip()


@cache
def words_of(choices: type[StrEnum]) -> dict[str, StrEnum]:
    """The words of *choices* as the file has them, and what each stands for."""
    return {word.value: word for word in choices}


class Unread:
    """Stands for a status that was written and is none."""


UNREAD = Unread()


def nearest_one(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known word nearest to *word*, if one is near enough to be offered alone, as choices."""
    return nearest(word, known, most=1, likeness=0.6)


class Values:
    """The values of one document, and what was found wrong with them.

    Days and phrases are read once each: a plan has few of them, and many
    actions. Suggestions need the plan's date and language, once these are read.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.diagnostics = [
            Diagnostic(RULES[fault.kind], fault.facts, span=(fault.start, fault.end)) for fault in document.faults
        ]
        text = document.text
        self.hashes = {found.end() for found in _HASH.finditer(text)} if " #" in text else set()
        self.dues: dict[str, Due] = {}
        self.days: dict[str, date | Note] = {}
        self.plan_date: date | None = None
        self.spoken: Language = "fr"

    def report(self, rule: str, route: Route, *, on_key: bool = False, **facts: object) -> None:
        """Keep a diagnostic of *rule* at *route*."""
        self.diagnostics.append(Diagnostic(RULES[rule], facts, route=route, on_key=on_key))

    def empty_item(self, node: Scalar, route: Route, key: str) -> None:
        """Keep a diagnostic of the list item *node*, which says nothing: at its dash where that is all there is."""
        start, end = node.start_mark.index, node.end_mark.index
        if start == end and self.document.text[start - 1 : start] == "-":
            start -= 1
        self.diagnostics.append(Diagnostic(RULES["empty-item"], {"key": key}, route, (start, end)))

    # -- texts ------------------------------------------------------------------------------

    def word(self, node: Node, route: Route, key: Key) -> str | None:
        if type(node) is Scalar:
            if self.hashes and node.end_mark.index in self.hashes:
                self.lost(node, key)
            return node.value
        self.wrong(node, (*route, key.name), key.name, A_TEXT)
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
            if name not in LANGUAGES:
                self.report("unknown-language", (*route, name), on_key=True, value=name)
        said = [self.word(value, route, Key(name, Form.WORD, "", "")) if (value := node.get(name)) else None
                for name in LANGUAGES]  # fmt: skip
        return Bilingual(*said) if any(said) else None

    def lost(self, node: Scalar, key: Key) -> None:
        """Report text cut off by ` #`, where it looks like text: a comment has a blank on both sides of its #."""
        following = self.document.text[node.end_mark.index + 2 : node.end_mark.index + 3]
        if not node.style and (key.form is Form.TEXT or following.strip()):
            end = node.end_mark.index
            self.diagnostics.append(Diagnostic(RULES["text-lost"], {}, span=(end + 1, end + 2)))

    def words(self, node: Node, route: Route, key: Key) -> tuple[str, ...] | None:
        if type(node) is Sequence:
            read = [item.value for item in node.items if type(item) is Scalar and item.value and not is_absent(item)]
            if len(read) < len(node.items):
                self.odd_items(node, (*route, key.name), key)
            return tuple(read)
        if type(node) is Scalar:
            return (node.value,)
        self.wrong(node, (*route, key.name), key.name, _A_LIST_OF_TEXTS)
        return None

    def odd_items(self, node: Sequence, route: Route, key: Key) -> None:
        """Report the items of a list of texts that are none, or say nothing."""
        for number, item in enumerate(node.items):
            if not isinstance(item, Scalar):
                self.wrong(item, (*route, number), key.name, _A_LIST_OF_TEXTS)
            elif is_empty(item):
                self.empty_item(item, (*route, number), key.name)

    def texts(self, node: Node, route: Route, key: Key) -> tuple[Text, ...] | None:
        if not isinstance(node, Sequence):
            text = self.text(node, route, key)
            return None if text is None else (text,)
        route, texts = (*route, key.name), []
        for number, item in enumerate(node.items):
            if isinstance(item, Sequence):
                self.wrong(item, (*route, number), key.name, _A_TEXT_OR_LANGUAGES)
            elif isinstance(item, Scalar) and is_empty(item):
                self.empty_item(item, (*route, number), key.name)
            elif (text := self.text(item, route, Key(str(number), Form.TEXT, "", ""))) is not None:
                texts.append(text)
        return tuple(texts)

    # -- values -----------------------------------------------------------------------------

    def format(self, node: Node, route: Route, key: Key) -> str | None:
        value = self.word(node, route, key)
        if value is not None and value != format_keys.FORMAT:
            self.report("unknown-format", ("format",), value=value)
        return value

    def language(self, node: Node, route: Route, key: Key) -> Language | None:
        value = self.word(node, route, key)
        if language := language_named(value):
            self.spoken = language
        if value is None or language:
            return language
        self.report("unknown-language", (*route, key.name), value=value)
        return None

    def choice(self, node: Node, route: Route, key: Key) -> Any:
        """One of the key's closed words; for an action's status that is none, UNREAD: nothing is not planned."""
        assert key.choices is not None
        word = words_of(key.choices).get(node.value) if type(node) is Scalar else None
        if word is not None:
            return word
        value = self.word(node, route, key)
        if value is not None and (word := self.everyday(value, (*route, key.name), key)) is not None:
            return word
        return UNREAD if key.name == "status" and is_action(route) else None

    def everyday(self, value: str, route: Route, key: Key) -> StrEnum | None:
        """The closed word that *value* means as offices write it, with a note; else None, with an error."""
        from csecplan import office_words

        assert key.choices is not None
        found = office_words.meanings(key.choices, value)
        if len(found) == 1:
            self.report("everyday-word", route, value=value, key=found[0].value)
            return found[0]
        near = tuple(word.value for word in found or office_words.nearest(key.choices, value))
        if found:
            self.report("ambiguous-word", route, value=value, choices=near)
        else:
            known = tuple(word.value for word in key.choices)
            self.report(f"unknown-{key.name}", route, value=value, known=known, choices=near)
        return None

    def day(self, node: Node, route: Route, key: Key) -> date | None:
        value = self.word(node, route, key)
        if value is None:
            return None
        if value not in self.days:
            self.days[value] = due.day_or_period(value, self.plan_date, self.spoken)
        day = self.days[value]
        if isinstance(day, Note):
            self.report("day-not-understood", (*route, key.name), value=value, reason=day, choices=day.choices)
            return None
        if not route:
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
        found = A_TEXT if isinstance(node, Scalar) else A_LIST if isinstance(node, Sequence) else A_MAPPING
        self.report("wrong-type", route, key=key, found=found, expected=expected)
