"""A unit's own keys as columns, as fields and as records: a title for people, the key for programs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from csecplan.folding import fold
from csecplan.i18n.wording import Wording
from csecplan.model import LANGUAGES, OWN_KEY
from csecplan.query.own_keys import texts, value_of
from csecplan.view.cells import Column, quoted
from csecplan.view.columns import COLUMNS
from csecplan.view.record import own_record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from csecplan.model import Language, OwnKeys
    from csecplan.query import Entry
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


def with_own_keys(record: Record, entries: Sequence[Entry], language: Language) -> Record:
    """The *record* of a summary of *entries*, with what a plan and its owners say under keys of their own."""
    plans = list({id(entry.plan): entry.plan for entry in entries}.values())
    owners: dict[str, Record] = record["owners"]  # type: ignore[assignment]
    said = {owner.key: own_record(owner.own, language) for plan in plans for owner in plan.owners if owner.own}
    told = {key: {**figures, **said.get(key, {})} for key, figures in owners.items()}
    of_plan = own_record(plans[0].own, language) if len(plans) == 1 else {}
    return {**record, "owners": told, **of_plan}
