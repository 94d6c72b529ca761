"""`--where KEY=VALUE`: what an action says under a key of a unit's own, or under one of the format's.

A value is compared whole, without case and accents, with every wording of
what is said, in either language; of a list, one is enough. A value that no
action or recommendation has raises UnknownValue: an empty list would read as
good news.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.folding import fold
from csecplan.query.entry import STAND_IN, WITH_OPTION, title_of
from csecplan.query.names import UnknownKey, UnknownValue, parted, unknown
from csecplan.query.own_keys import all_own, is_own, own_keys, value_of, wordings, written
from csecplan.texts import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from csecplan.model import Action, Plan, Recommendation
    from csecplan.texts import Text

    Said = Callable[[Recommendation, Action], Iterable[str]]


def _each(texts: Iterable[Text | None]) -> list[str]:
    return [wording for text in texts for wording in languages(text)]


KEYS: dict[str, Said] = {
    "recommendation": lambda recommendation, _: (recommendation.id,),
    "title": lambda recommendation, action: languages(title_of(recommendation, action)),
    "text": lambda _, action: languages(action.text),
    "response": lambda recommendation, _: languages(recommendation.response),
    "due": lambda _, action: (action.current_due.text,) if action.current_due.text else (),
    "completed": lambda _, action: (action.completed.isoformat(),) if action.completed else (),
    "by": lambda _, action: [update.by for update in action.updates if update.by],
    "evidence": lambda _, action: _each(action.evidence),
    "see": lambda recommendation, action: action.see or recommendation.see,
}
"""What an action says under keys of the format that no option of its own asks for."""


def checked(plans: Sequence[Plan], where: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """*where* with its keys as *plans* write them and its values folded, a list in one value parted at its commas.

    Raises UnknownKey and UnknownValue for what no action or recommendation of *plans* has.
    """
    wanted: list[tuple[str, str]] = []
    for typed, value in where:
        key = _key(plans, typed)
        there = {fold(said): said for said in _values(plans, key)}
        for each in parted([value], lambda part: fold(part) in there):  # noqa: B023 -- called at once
            if fold(each) not in there:
                raise unknown(UnknownValue, each, there.values(), there.values(), what=key)
            wanted.append((key, fold(each)))
    return tuple(wanted)


def _key(plans: Sequence[Plan], typed: str) -> str:
    if is_own(typed):
        return written(plans, typed)
    if typed not in KEYS:
        known = [*own_keys(plans), *WITH_OPTION, *KEYS]
        raise unknown(UnknownKey, typed, known, known)
    return typed


def _values(plans: Sequence[Plan], key: str) -> Iterable[str]:
    """All that is said under *key*, also of recommendations without actions."""
    if is_own(key):
        for own in all_own(plans):
            yield from (said for name, value in own if fold(name) == fold(key) for said in wordings(value))
        return
    for plan in plans:
        for recommendation in plan.recommendations:
            for action in recommendation.actions or (STAND_IN,):
                yield from KEYS[key](recommendation, action)


def says(key: str, wanted: set[str], recommendation: Recommendation, action: Action) -> bool:
    """Whether *action* says one of the folded values *wanted* under *key*."""
    said = wordings(value_of(recommendation, action, key)) if is_own(key) else KEYS[key](recommendation, action)
    return any(fold(each) in wanted for each in said)
