"""A unit's own keys, `x-…`: an action's, else its recommendation's; case and accents do not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.folding import fold
from csecplan.model import OWN_KEY
from csecplan.query.names import UnknownKey, unknown
from csecplan.texts import in_language, languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csecplan.model import Action, OwnKeys, Plan, Recommendation
    from csecplan.query.entry import Entry
    from csecplan.texts import Text

    Own = Text | tuple[Text, ...]


def is_own(key: str) -> bool:
    """Whether *key*, as somebody typed it, is one that a unit may keep for itself."""
    return fold(key).startswith(OWN_KEY)


def own_keys(plans: Iterable[Plan]) -> list[str]:
    """The keys that recommendations and actions of *plans* have, each as it is first written."""
    found: dict[str, str] = {}
    for own in all_own(plans):
        for key, _ in own:
            found.setdefault(fold(key), key)
    return list(found.values())


def keys_of(entries: Iterable[Entry]) -> list[str]:
    """The keys that recommendations and actions of the plans of *entries* have, each as it is first written.

    Of a plan that was let go when it had been asked, those of the recommendations that are in *entries*.
    """
    parts: dict[int, Plan] = {}
    chosen: dict[int, dict[int, Recommendation]] = {}
    for entry in entries:
        parts.setdefault(id(entry.plan), entry.plan)
        chosen.setdefault(id(entry.plan), {}).setdefault(id(entry.recommendation), entry.recommendation)
    return own_keys(
        plan if plan.recommendations else plan._replace(recommendations=tuple(chosen[number].values()))
        for number, plan in parts.items()
    )


def all_own(plans: Iterable[Plan]) -> Iterator[OwnKeys]:
    """What each recommendation and action of *plans* says under keys of its own, where it has any."""
    for plan in plans:
        for recommendation in plan.recommendations:
            if recommendation.own:
                yield recommendation.own
            for action in recommendation.actions:
                if action.own:
                    yield action.own


def written(plans: Sequence[Plan], typed: str) -> str:
    """The key of *plans* that was *typed*. Raises UnknownKey where no recommendation or action has it."""
    known = own_keys(plans)
    for key in known:
        if fold(key) == fold(typed):
            return key
    raise unknown(UnknownKey, typed, known, known)


def value_of(recommendation: Recommendation, action: Action, key: str) -> Own | None:
    """What *action* says under *key*, else what *recommendation* says; None where neither does."""
    if not action.own and not recommendation.own:
        return None
    value = _value(action.own, key)
    return _value(recommendation.own, key) if value is None else value


def _value(own: OwnKeys, key: str) -> Own | None:
    folded = fold(key)
    return next((value for name, value in own if fold(name) == folded), None)


def values_of(recommendation: Recommendation, action: Action) -> dict[str, Own]:
    """All that *action* says under keys of its own, and what *recommendation* does under others."""
    if not recommendation.own:
        return dict(action.own)
    said = {fold(key) for key, _ in action.own}
    return dict((*((key, value) for key, value in recommendation.own if fold(key) not in said), *action.own))


def texts(value: Own | None) -> tuple[Text, ...]:
    """The texts that *value* is, one or several."""
    return value if type(value) is tuple else () if value is None else (value,)  # type: ignore[return-value]


def wordings(value: Own | None) -> Iterator[str]:
    """Every wording of every text that *value* is."""
    for text in texts(value):
        yield from languages(text)


def said_by(entry: Entry, key: str) -> tuple[str, ...]:
    """The texts of *entry* under *key* in its plan's language, whoever reads: what is sorted and grouped by."""
    value = value_of(entry.recommendation, entry.action, key)
    return tuple(in_language(text, entry.plan.language or "fr") for text in texts(value))
