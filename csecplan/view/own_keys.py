"""A unit's own keys as columns, as fields and as records: a title for people, the key for programs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from csecplan.folding import fold
from csecplan.i18n.wording import Wording
from csecplan.model import OWN_KEY
from csecplan.query.own_keys import texts, value_of
from csecplan.texts import LANGUAGES
from csecplan.view.cells import Column, quoted
from csecplan.view.columns import COLUMNS
from csecplan.view.record import own_record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from csecplan.model import OwnKeys
    from csecplan.query import Entry
    from csecplan.texts import Language
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell
    from csecplan.view.record import Record


@cache
def title(key: str) -> str:
    """What people call *key*: "Risk level" of `x-risk-level`; the key itself where that is a heading of ours."""
    words = " ".join(key[len(OWN_KEY) :].replace("-", " ").replace("_", " ").split())
    said = words[:1].upper() + words[1:]
    return (
        key
        if not said or fold(said) in _headings() or any(Wording(each).say(said) != said for each in LANGUAGES)
        else said
    )


@cache
def _headings() -> frozenset[str]:
    return frozenset(fold(Wording(each).say(column.heading)) for each in LANGUAGES for column, _ in COLUMNS.values())


def column(key: str) -> tuple[Column, Callable[[Entry, date], Cell]]:
    """The column that *key* names, one of COLUMNS or a unit's own, and what stands in it."""
    return COLUMNS.get(key) or _own_column(key)


def _own_column(key: str) -> tuple[Column, Callable[[Entry, date], Cell]]:
    """The column of *key*, and what stands in it."""
    return Column(key, title(key), grows=True, quoted=True), lambda entry, _: value_of(
        entry.recommendation, entry.action, key
    )


def own_fields(own: OwnKeys, language: Language | None, audience: Audience) -> list[tuple[str, Cell]]:
    """*own* as names and values, each in the reader's language."""
    return [
        (title(key), ", ".join(quoted(text, language, audience.wording) for text in texts(value)))
        for key, value in own
    ]


def with_own_keys(record: Record, entries: Sequence[Entry], audience: Audience) -> Record:
    """The *record* of a summary of *entries*, with what its plans and their owners say under keys of their own."""
    plans = list({id(entry.plan): entry.plan for entry in entries}.values())
    owners, figures = _records(record["owners"]), _records(record["plans"])
    for plan in plans:
        language = audience.language_of(plan)
        for owner in plan.owners:
            if owner.own and owner.key in owners:
                owners[owner.key] |= own_record(owner.own, language)
        if audience.several and plan.own:
            figures[plan.name] |= own_record(plan.own, language)
    of_plan = own_record(plans[0].own, audience.language_of(plans[0])) if plans and not audience.several else {}
    return {**record, "owners": owners, "plans": figures, **of_plan}


def _records(parts: Any) -> dict[str, Record]:
    """A copy of *parts*, records by their names, to be added to."""
    return {name: dict(figures) for name, figures in parts.items()}
