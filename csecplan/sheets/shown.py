"""What a sheet may have shown: of the plan as it is, and as it was when the sheet was written."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from csecplan import N_, due
from csecplan.folding import fold
from csecplan.i18n.wording import Wording
from csecplan.joint import is_joint
from csecplan.model import Note, Plan, Status
from csecplan.query import Query, select
from csecplan.query.own_keys import values_of
from csecplan.sheets.rows import CUT, is_one_of, words
from csecplan.texts import LANGUAGES, languages
from csecplan.view.base import Base, mark
from csecplan.view.cells import Reported, in_keys, in_words
from csecplan.view.columns import COLUMNS
from csecplan.view.own_keys import column
from csecplan.view.request import REPLY_BY, instructions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from csecplan.model import Action, Recommendation
    from csecplan.query import Entry
    from csecplan.sheets.rows import Filled, Row
    from csecplan.view.cells import Cell

_OF_A_DAY = frozenset(COLUMNS) - {"id", "recommendation", "section", "title", "text", "response", "owners", "see"}
"""Columns that say something else on another day, or after a change that a sheet brings back."""
_ALWAYS = 100_000
_QUERIES = (Query(), Query(soon_days=_ALWAYS, stale_days=1), Query(soon_days=0, stale_days=_ALWAYS))
"""What is soon and what is stale may have been asked otherwise when the sheet was written."""
_ABOUT, _FOOTER = N_("About"), N_("as of {day}")


class Shown:
    """Tells the words that csecplan wrote in a sheet from those that others did."""

    def __init__(self, plan: Plan, entries: Sequence[Entry], as_of: date, sheet: Filled) -> None:
        self._plan = plan
        self._entries = entries
        self._as_of = as_of
        self._sheet = sheet
        first = sheet.language or plan.language or "fr"
        self._wordings = [Wording(first), *(Wording(each) for each in LANGUAGES if each != first)]

    def has(self, key: str, text: str, entry: Entry) -> bool:
        """Whether a sheet may have said *text* of *entry* in the column *key*."""
        said = words(text)
        if said in self._of(key, entry, self._as_of):
            return True
        if key in _OF_A_DAY and any(said in self._of(key, was, day) for day, was in self._was(entry)):
            return True
        if key == "title" and said in map(words, languages(entry.recommendation.title)):
            return True  # as the action was called while its recommendation had no other
        if key == "owners":
            return bool(self._names(entry).fullmatch(said))
        if key == "reported":
            return any(self._may_report(said, each) for each in (entry, *(was for _, was in self._was(entry))))
        return len(said) > CUT and is_one_of(said, set(self._of(key, entry, self._as_of)))

    def has_anywhere(self, text: str, entry: Entry) -> bool:
        """Whether a sheet may have said *text* of *entry* in any column."""
        keys = (*COLUMNS, *values_of(entry.recommendation, entry.action))
        return any(self.has(key, text, entry) for key in keys if key != "base")

    def had_update(self, row: Row) -> bool:
        """Whether the last update of *row* had a text when the sheet was written."""
        try:
            base = Base.from_text(row.cells.get("base", ""))
        except ValueError:
            return True
        return bool(base.updates) and not base.has_update("")

    def is_about(self, text: str, name: str) -> bool:
        """Whether csecplan wrote *text* on the sheet *name*, « À propos »: the plan's title, how many, as of when."""
        if self._sheet.file.mark:
            return mark(text) in self._sheet.file.mark.split()
        if name not in {each.say(_ABOUT) for each in self._wordings}:
            return False
        titles = {words(title) for title in languages(self._plan.title)}
        starts = [each.say(_FOOTER, day="{}").split("{")[0] for each in self._wordings]
        return words(text) in titles or (text[:1].isdigit() and any(each in text for each in starts))

    def is_asked(self, text: str) -> bool:
        """Whether csecplan wrote *text* above the table: what to fill in, and by when."""
        if mark(text) in self._sheet.file.mark.split()[1:]:
            return True
        return any(text == instructions(None, each)[0] or text in _replies(text, each) for each in self._wordings)

    # -- what was shown -----------------------------------------------------------------------

    def _of(self, key: str, entry: Entry, day: date) -> Iterator[str]:
        """The column *key* of *entry* on *day*, as each format shows it in each language."""
        cell: Cell = column(key)[1](entry, day)
        for wording in self._wordings:
            yield words(in_words(cell, wording))
        if cell is not None:
            for language in LANGUAGES:
                yield words(str(in_keys(cell, language)))

    def _names(self, entry: Entry) -> re.Pattern[str]:
        """The owners of *entry*, a group with or without those who were asked for and answer through it."""
        keys = {owner.key for owner in self._plan.owners}
        one = "|".join(re.escape(words(key)) for key in sorted(keys, key=len, reverse=True))
        return re.compile(
            ", ".join(rf"(?:(?:{one})(?:, (?:{one}))* \({re.escape(words(key))}\)|{re.escape(words(key))})"
                      for key in entry.action.owners)
        )  # fmt: skip

    def _may_report(self, said: str, entry: Entry) -> bool:
        """Whether *said* is what offices of *entry* reported: those that were asked for, one or several."""
        if not is_joint(entry.reported):
            return False
        done = [each for each in entry.reported if each.is_done]
        others = [each for each in entry.reported if not each.is_done]
        cells = [Reported((each,)) for each in entry.reported]
        in_file = {words(str(in_keys(cell, "fr"))) for cell in cells}
        cells += [
            Reported((*done[:many], *others[:rest]))
            for many in range(len(done) + 1)
            for rest in range(len(others) + 1)
            if many + rest > 1
        ]
        in_sheet = {words(in_words(cell, wording)) for cell in cells for wording in self._wordings}
        return said in in_sheet or all(part in in_file for part in said.split("; "))

    # -- as it was ----------------------------------------------------------------------------

    def _was(self, entry: Entry) -> Sequence[tuple[date, Entry]]:
        """*entry* as it stood when the sheet was written, whatever was soon or stale."""
        return self._written.get(fold(entry.action.id), ())

    @cached_property
    def _written(self) -> dict[str, list[tuple[date, Entry]]]:
        """Of each action that a row says how it was, the entries as of that day; the first row counts."""
        known = {fold(entry.action.id): entry for entry in self._entries}
        then: dict[date, list[Recommendation]] = {}
        for row in self._sheet.rows:
            try:
                base = Base.from_text(row.cells.get("base", ""))
            except ValueError:
                continue
            if entry := known.pop(fold(base.id), None):
                action = _action_then(entry.action, base, self._plan)
                then.setdefault(base.day, []).append(entry.recommendation._replace(actions=(action,)))
        found: dict[str, list[tuple[date, Entry]]] = {}
        for day, recommendations in then.items():
            plan = self._plan._replace(recommendations=tuple(recommendations))
            for query in _QUERIES:
                for entry in select([plan], query, day):
                    found.setdefault(fold(entry.action.id), []).append((day, entry))
        return found


def _replies(text: str, wording: Wording) -> Sequence[str]:
    """What a request says of the day that *text* names, if it names one."""
    before, after = wording.say(REPLY_BY, day="\n").split("\n")
    day = due.day(text.removeprefix(before).removesuffix(after), None, wording.language)
    return instructions(day.latest, wording)[1:] if day.latest else ()


def _action_then(action: Action, base: Base, plan: Plan) -> Action:
    """*action* as *base* says it was; updates and revisions only ever grow."""
    completed = due.day_or_period(base.completed) if base.completed else None
    then = action._replace(
        status=Status(base.status) if base.status else None,
        completed=None if isinstance(completed, Note) else completed,
        updates=action.updates[: base.updates],
        revisions=action.revisions[: base.revisions],
    )
    if then.current_due.text == base.due:
        return then
    read = due.read(base.due, plan.date, plan.language or "fr")
    if not then.revisions:
        return then._replace(due=read)
    return then._replace(revisions=(*then.revisions[:-1], then.revisions[-1]._replace(due=read)))
