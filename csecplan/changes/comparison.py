"""`between(old, new)`: two plans, item by item and field by field."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, TypeVar

from csecplan.changes.change import Change, Item, Subject, What
from csecplan.changes.matching import matched_actions, matched_owners, matched_recommendations
from csecplan.folding import fold
from csecplan.model import NO_DUE, Action, Due, Owner, Plan, Recommendation, Revision
from csecplan.texts import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from csecplan.changes.matching import Pair, Sited
    from csecplan.texts import Language, Text

T = TypeVar("T")

_TEXTS = frozenset({What.TITLE, What.TEXT, What.RESPONSE, What.NAME})
_OWNERS = frozenset({What.OWNERS, What.MEMBERS})
_ENTRIES = {What.REVISION: "revisions", What.UPDATE: "updates", What.EVIDENCE: "evidence"}
_PLAN = (What.ID, What.TITLE, What.DATE, What.LANGUAGE, What.OWN)
_OWNER, _RECOMMENDATION, _ACTION = (
    tuple(what for what in What if what is not What.ID and _ENTRIES.get(what, what.value) in kind._fields)
    for kind in (Owner, Recommendation, Action)
)
"""The fields of each that are compared: all that `What` has a word for; another id is another number."""


def between(old: Plan, new: Plan) -> list[Change]:
    """The changes that made *new* of *old*, in the order of *new*, what is gone after what it stood with."""
    if old == new:
        return []
    compare = _Comparison(old, new)
    return [
        *compare.fields(Subject(Item.PLAN), old, new, _PLAN),
        *compare.owners(),
        *compare.sections(),
        *compare.recommendations(),
    ]


class _Comparison:
    """Two plans, and what the newer one calls the owners and recommendations of the older."""

    def __init__(self, old: Plan, new: Plan) -> None:
        self.old, self.new = old, new
        self.language = new.language
        self.owner_pairs = matched_owners(old, new)
        self.owner_now = {was.key: now.key for was, now in self.owner_pairs if was and now}
        self.pairs = matched_recommendations(old, new)
        self.number_now = {was.id: now.id for was, now in self.pairs if was and now}

    # -- items ------------------------------------------------------------------------------

    def owners(self) -> Iterator[Change]:
        for was, now in self.owner_pairs:
            yield from self.item(was, now, _OWNER, lambda owner: Subject(Item.OWNER, owner.key))

    def sections(self) -> Iterator[Change]:
        old, new = self.old.sections, self.new.sections
        for key in dict.fromkeys((*new, *old)):
            subject = Subject(Item.SECTION, key)
            if key in old and key in new:
                yield from self.texts(subject, What.TITLE, old[key], new[key])
            elif key in new:
                yield Change(subject, What.ADDED, after=new[key])
            else:
                yield Change(subject, What.REMOVED, before=old[key])

    def recommendations(self) -> Iterator[Change]:
        """Each recommendation, then its actions; an action that is gone comes after those it stood with."""
        actions: dict[str, list[Pair[Sited]]] = {}
        for pair in matched_actions(self.old, self.new):
            actions.setdefault(self.home(pair), []).append(pair)
        for was, now in self.pairs:
            yield from self.item(was, now, _RECOMMENDATION, _recommendation)
            for pair in actions.pop(_id(now or was), ()):
                yield from self.action(pair)

    def home(self, pair: Pair[Sited]) -> str:
        """The number of the recommendation that an action is under, or was: by what it is called now."""
        was, now = pair
        return now[0].id if now else self.current_number(was[0].id) if was else ""

    def current_number(self, number: str) -> str:
        return self.number_now.get(number, number)

    def action(self, pair: Pair[Sited]) -> Iterator[Change]:
        home = self.home(pair)
        was, now = (sited and sited[1] for sited in pair)
        yield from self.item(was, now, _ACTION, lambda action: Subject(Item.ACTION, action.id, home))
        if pair[0] and now and self.current_number(pair[0][0].id) != home:
            yield Change(Subject(Item.ACTION, now.id, home), What.RECOMMENDATION, pair[0][0].id, home)

    def item(
        self, old: T | None, new: T | None, fields: Sequence[What], subject_of: Callable[[T], Subject]
    ) -> Iterator[Change]:
        """The changes of one item, that one plan has or both."""
        if old is None or new is None:
            if new is not None:
                yield Change(subject_of(new), What.ADDED, after=new)
            if old is not None:
                yield Change(subject_of(old), What.REMOVED, before=old)
        elif old != new:
            was, subject = subject_of(old), subject_of(new)
            if was.id != subject.id:
                yield Change(subject, What.RENUMBERED, was.id, subject.id)
            yield from self.fields(subject, old, new, fields)

    # -- fields -----------------------------------------------------------------------------

    def fields(self, subject: Subject, old: object, new: object, fields: Iterable[What]) -> Iterator[Change]:
        for what in fields:
            name = _ENTRIES.get(what, what.value)
            before, after = getattr(old, name), getattr(new, name)
            if what in _OWNERS:
                before = tuple(self.owner_now.get(key, key) for key in before)
            if before == after:
                continue
            if what is What.OWN:
                yield from self.own_keys(subject, dict(before), dict(after))
                continue
            if what in _TEXTS:
                yield from self.texts(subject, what, before, after)
            elif what in _ENTRIES:
                yield from _entries(subject, what, before, after, new)
            elif _said(before) != _said(after):
                yield Change(subject, what, before, after)

    def texts(self, subject: Subject, what: What, old: Text | None, new: Text | None) -> Iterator[Change]:
        """One change for each language in which the text differs; plain text is in the plan's language."""
        before, after = self.spread(old), self.spread(new)
        for language in dict.fromkeys((*after, *before)):
            was, now = before.get(language), after.get(language)
            if was != now:
                yield Change(subject, what, was, now, language)

    def own_keys(self, subject: Subject, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
        """One change for each key that differs; where its text is in languages, for each of them that does.

        A key written in other letters is the same.
        """
        names = {fold(key): key for key in (*new, *old)} | {fold(key): key for key in new}
        before, after = ({fold(key): value for key, value in own.items()} for own in (old, new))
        for folded, key in names.items():
            was, now = before.get(folded), after.get(folded)
            if was == now:
                continue
            forms = {type(was), type(now)}
            if Bilingual in forms and tuple not in forms:
                for change in self.texts(subject, What.OWN, was, now):
                    yield replace(change, key=key)
            else:
                yield Change(subject, What.OWN, was, now, key=key)

    def spread(self, text: Text | None) -> Mapping[Language | None, str | None]:
        if isinstance(text, Bilingual):
            return {"fr": text.fr, "en": text.en}
        return {self.language: text}


def _recommendation(item: Recommendation) -> Subject:
    return Subject(Item.RECOMMENDATION, item.id, item.id)


def _id(item: Recommendation | None) -> str:
    return item.id if item else ""


def _said(value: object) -> object:
    """*value* as far as the file says it: of a due date the phrase, not how it was read."""
    if isinstance(value, Due):
        return value.text
    return (value.due.text, value.date, value.reason, value.by) if isinstance(value, Revision) else value


def _entries(
    subject: Subject, what: What, old: Sequence[object], new: Sequence[object], item: object
) -> Iterator[Change]:
    """What came into a list and what left it; an entry that came stands for one that left, if any did."""
    for gone, come in zip_longest(_only_in(old, new), _only_in(new, old)):
        number, after = come or (gone[0], None)
        before, first = gone[1] if gone else None, None
        if before is None and isinstance(after, Revision) and isinstance(item, Action):
            before = item.revisions[number - 2].due if number > 1 else item.due or NO_DUE
            first = item.due if number > 1 else None
        yield Change(subject, what, before, after, number=number, first=first)


def _only_in(these: Sequence[object], others: Sequence[object]) -> list[tuple[int, object]]:
    """Those of *these* that *others* lacks, with their places from 1."""
    left = Counter(map(_said, others))
    found = []
    for number, entry in enumerate(these, 1):
        if left[_said(entry)]:
            left[_said(entry)] -= 1
        else:
            found.append((number, entry))
    return found
