"""`select(plans, query, as_of)`: the entries a question is about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from csecplan.folding import fold
from csecplan.query import names
from csecplan.query.entry import WORDS, Entry
from csecplan.timeliness import Timeliness, days_overdue, deadline, marks, timeliness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from enum import StrEnum

    from csecplan.model import Action, Plan, Recommendation
    from csecplan.query.entry import Query, WordOf

_NOBODY: Mapping[str, tuple[str, ...]] = {}


def select(plans: Iterable[Plan], query: Query, as_of: date) -> list[Entry]:
    """The entries of *plans* that *query* asks for, as they stand on *as_of*.

    Nothing is kept of a plan among several but these. Raises UnknownName
    where a filter's value names nothing in any of them, for which *plans*
    are gone through once more.
    """
    unnamed = [(field, value) for field in names.NAMED for value in getattr(query, field)]
    entries: list[Entry] = []
    for plan in plans:
        unnamed = [(field, value) for field, value in unnamed if not names.NAMED[field][0](plan, value)]
        entries += _entries(plan, query, as_of)
    for field, value in unnamed:
        raise names.NAMED[field][1](plans, value)
    if query.sort:
        from csecplan.query.order import SORTS

        entries.sort(key=SORTS[query.sort])
    return entries


def _entries(plan: Plan, query: Query, as_of: date) -> Iterator[Entry]:
    owners = names.reach(plan, query.owners, direct=query.direct) if query.owners else _NOBODY
    tests = _tests(plan, query, owners)
    about = plan._replace(recommendations=()) if plan.among else plan
    for recommendation, action in plan.actions():
        if tests and not all(test(recommendation, action) for test in tests):
            continue
        standing = timeliness(action, as_of, query.soon_days)
        entry = Entry(
            about,
            recommendation,
            action,
            standing,
            days_overdue(action, as_of) if standing is Timeliness.OVERDUE else 0,
            marks(action, plan, as_of, query.stale_days),
            {key: owners[key] for key in action.owners if owners.get(key)} if owners else _NOBODY,
        )
        if query.timeliness and entry.timeliness not in query.timeliness:
            continue
        if query.marks <= frozenset(entry.marks):
            yield entry


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


def _is_one_of(word_of: WordOf, wanted: Sequence[StrEnum], recommendation: Recommendation, action: Action) -> bool:
    return word_of(recommendation, action) in wanted


def _is_due_between(latest: date | None, query: Query) -> bool:
    if latest is None or (query.due_before is not None and latest >= query.due_before):
        return False
    return query.due_after is None or latest > query.due_after


def _has_words(words: Sequence[str], recommendation: Recommendation, action: Action) -> bool:
    """Whether every one of *words* is somewhere in what is said of *action*, in either language."""
    texts = (
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
    )
    said = fold(" ".join(part for text in texts for part in names.languages(text)))
    return all(word in said for word in words)
