"""`select(plans, query, as_of)`: the entries a question is about."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from csecplan.folding import fold
from csecplan.joint import Offices
from csecplan.query import names
from csecplan.query.entry import NOBODY, WORDS, Entry
from csecplan.query.own_keys import is_own, texts, written
from csecplan.texts import languages
from csecplan.timeliness import Timeliness, closed_on, days_overdue, deadline, marks, timeliness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from enum import StrEnum

    from csecplan.model import Action, Plan, Recommendation
    from csecplan.query.entry import Query, WordOf

_NOBODY: Mapping[str, tuple[str, ...]] = {}


def select(plans: Iterable[Plan], query: Query, as_of: date) -> list[Entry]:
    """The entries of *plans* that *query* asks for, as they stand on *as_of*.

    Where *plans* are no list but are read when their turn comes, nothing is
    kept of one but these. Raises UnknownName where a filter's value names
    nothing in any of them, for which *plans* are gone through once more.
    """
    is_kept = isinstance(plans, list | tuple)
    query = _settled(plans, query)
    unnamed = [(field, value) for field in names.NAMED for value in getattr(query, field)]
    entries: list[Entry] = []
    for plan in plans:
        unnamed = [(field, value) for field, value in unnamed if not names.NAMED[field][0](plan, value)]
        entries += _entries(plan, query, as_of, plan if is_kept else plan._replace(recommendations=()))
    for field, value in unnamed:
        raise names.NAMED[field][1](plans, value)
    if query.sort:
        from csecplan.query.order import sort_by

        entries.sort(key=sort_by(query.sort))
    return entries


def prepared(plans: Sequence[Plan], query: Query) -> Query:
    """*query* as it is asked of *plans*: what commas part by itself, keys and values as the plans write them.

    Raises UnknownName where a filter's value names nothing in any of them.
    """
    query = _settled(plans, query)
    for field in names.NAMED:
        names.check(field, plans, getattr(query, field))
    return query


def _settled(plans: Iterable[Plan], query: Query) -> Query:
    """*query* with its commas, keys of a unit's own and `where` as `prepared` has them.

    For these *plans* are gone through beforehand, and all are there at once.
    Raises UnknownKey and UnknownValue, for what none of them has.
    """
    has_commas = any("," in each for each in (*query.ids, *query.owners, *query.sections))
    if not (has_commas or query.where or is_own(query.sort)):
        return query
    plans = list(plans)
    if has_commas:
        query = _parted(plans, query)
    if is_own(query.sort):
        query = query._replace(sort=written(plans, query.sort))
    if query.where:
        from csecplan.query.where import checked

        query = query._replace(where=checked(plans, query.where))
    return query


def _parted(plans: Sequence[Plan], query: Query) -> Query:
    """*query* with each id, owner and section by itself, where commas part them."""
    return query._replace(
        ids=names.parted_ids(plans, query.ids),
        owners=names.parted_owners(plans, query.owners),
        sections=names.parted_sections(plans, query.sections),
    )


def _entries(plan: Plan, query: Query, as_of: date, about: Plan) -> Iterator[Entry]:
    entry_of = asker(plan, query, about)
    for recommendation, action in plan.actions():
        entry = entry_of(recommendation, action, as_of)
        if entry is not None:
            yield entry


def asker(
    plan: Plan, query: Query, about: Plan | None = None
) -> Callable[[Recommendation, Action, date], Entry | None]:
    """What gives an action, as known on a day, as it stands on that day; None where *query* asks for others.

    *query* was `prepared`. Entries have *about*, if given, for their plan: what is to be kept of it.
    """
    owners = names.reach(plan, query.owners, direct=query.direct) if query.owners else _NOBODY
    tests, offices = [*_tests(plan, query, owners), *_later_tests(query)], Offices(plan)
    asked = offices.named_by(query.owners) if query.owners else NOBODY

    def entry_of(recommendation: Recommendation, action: Action, as_of: date) -> Entry | None:
        if tests and not all(test(recommendation, action) for test in tests):
            return None
        standing = timeliness(action, as_of, query.soon_days)
        reported = offices.reported(action)
        entry = Entry(
            about or plan,
            recommendation,
            action,
            standing,
            days_overdue(action, as_of) if standing is Timeliness.OVERDUE else 0,
            marks(action, plan, as_of, query.stale_days, reported),
            {key: owners[key] for key in action.owners if owners.get(key)} if owners else _NOBODY,
            reported,
            asked,
        )
        if query.timeliness and entry.timeliness not in query.timeliness:
            return None
        if query.any_marks and query.any_marks.isdisjoint(entry.marks):
            return None
        return entry if query.marks <= frozenset(entry.marks) else None

    return entry_of


def _tests(plan: Plan, query: Query, owners: Mapping[str, object]) -> list[Callable[[Recommendation, Action], bool]]:
    """What *query* asks of an action before its timeliness is worked out."""
    tests: list[Callable[[Recommendation, Action], bool]] = []
    if query.ids:
        chosen = names.chooser(query.ids, plan)
        tests.append(lambda recommendation, action: chosen(action.id) or chosen(recommendation.id))
    if query.owners:
        tests.append(lambda _, action: any(key in owners for key in action.owners))
    if query.sections:
        sections = names.section_keys(plan, query.sections)
        tests.append(lambda recommendation, _: recommendation.section in sections)
    for key, wanted in query.words.items():
        tests.append(partial(_is_one_of, WORDS[key], wanted))
    if query.is_open is not None:
        tests.append(lambda _, action: action.status is not None and action.is_open is query.is_open)
    if query.due_before is not None or query.due_after is not None:
        tests.append(lambda _, action: _is_due_between(deadline(action), query))
    if words := fold(query.text).split():
        tests.append(lambda recommendation, action: _has_words(words, recommendation, action))
    return tests


def _later_tests(query: Query) -> Iterator[Callable[[Recommendation, Action], bool]]:
    """What else it asks: what stands under a key, the period in which an action is due, since when it is closed."""
    if query.where:
        from csecplan.query.where import says

        for key in dict.fromkeys(key for key, _ in query.where):
            yield partial(says, key, {value for each, value in query.where if each == key})
    if query.due_in is not None:
        first, last = query.due_in
        yield lambda _, action: first <= (deadline(action) or date.min) <= last
    if query.closed_since is not None:
        since = query.closed_since
        yield lambda _, action: (closed_on(action) or date.min) >= since


def _is_one_of(word_of: WordOf, wanted: Sequence[StrEnum], recommendation: Recommendation, action: Action) -> bool:
    return word_of(recommendation, action) in wanted


def _is_due_between(latest: date | None, query: Query) -> bool:
    if latest is None or (query.due_before is not None and latest >= query.due_before):
        return False
    return query.due_after is None or latest > query.due_after


def _has_words(words: Sequence[str], recommendation: Recommendation, action: Action) -> bool:
    """Whether every one of *words* is somewhere in what is said of *action*, in either language."""
    all_texts = (
        recommendation.id,
        recommendation.title,
        recommendation.text,
        recommendation.response,
        action.id,
        action.title,
        action.text,
        *(update.text for update in action.updates),
        *(revision.reason for revision in action.revisions),
        *action.evidence,
        *(text for _, value in (*recommendation.own, *action.own) for text in texts(value)),
    )
    said = fold(" ".join(part for text in all_texts for part in languages(text)))
    return all(word in said for word in words)
