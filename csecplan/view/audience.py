"""Who reads an answer, and what is said of all its actions: its title, the titles of its groups, how many."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.model import OWN_KEY
from csecplan.timeliness import Timeliness
from csecplan.view.cells import Quoted, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from csecplan.i18n.wording import Wording
    from csecplan.model import Plan, Recommendation
    from csecplan.query import Entry
    from csecplan.query.recommendations import RecommendationEntry
    from csecplan.texts import Language


class Audience(NamedTuple):
    """Who reads the answer, and when: the words of people, the language of texts in data, the day.

    `data_language` is None where each plan's own is meant. `several` says that
    several plans were asked, of which `plans` are the names, in order.
    """

    wording: Wording
    data_language: Language | None
    as_of: date
    several: bool = False
    plans: tuple[str, ...] = ()

    def language_of(self, plan: Plan) -> Language:
        """The language of the texts of *plan* in data."""
        return self.data_language or plan.language or "en"

    def about(self, plan: Plan) -> Audience:
        """The same for an answer about *plan* alone."""
        return self._replace(data_language=self.language_of(plan), several=False)


def plan_title(entries: Sequence[Entry | RecommendationEntry], audience: Audience) -> str:
    """The title of the plan that *entries* are of, "" without any; of several plans, how many they are."""
    if audience.several:
        return how_many_plans(audience)
    return quoted(entries[0].plan.title, entries[0].plan.language, audience.wording) if entries else ""


_NONE = {
    "owner": N_("no owner"),
    "section": N_("no section"),
    "status": N_("status not read"),
    "recommendation": N_("no id"),
    "decision": N_("no decision"),
}


def group_title(by: str, key: str, entry: Entry, wording: Wording) -> str:
    """What stands over the group *key*; *entry* is one of its members."""
    if not key:
        return nothing_given(by, wording)
    if isinstance(key, StrEnum):
        return wording.label(key)
    if by == "section":
        return section_group(entry.recommendation, entry.plan, wording)
    if by == "recommendation" and entry.recommendation.title:
        title = quoted(entry.recommendation.title, entry.plan.language, wording)
        return Quoted.of(f"{key} – {title}", title.language)
    return _own_title(by, key, entry, wording) if by.startswith(OWN_KEY) else key


def _own_title(by: str, key: str, entry: Entry, wording: Wording) -> str:
    """The value *key* of a unit's own key *by*, as *entry* has it in the reader's language."""
    from csecplan.folding import fold  # few answers are grouped so
    from csecplan.query.own_keys import said_by, texts, value_of

    for text, said in zip(texts(value_of(entry.recommendation, entry.action, by)), said_by(entry, by), strict=True):
        if fold(said) == fold(key):
            return quoted(text, entry.plan.language, wording)
    return key


def nothing_given(by: str, wording: Wording) -> str:
    """What stands over the group of what has nothing to be grouped by."""
    return wording.say(_NONE.get(by, N_("not given")))


def section_group(recommendation: Recommendation, plan: Plan, wording: Wording) -> str:
    """The title of the section of *recommendation*, with the name of its *plan* before it where several are asked."""
    title = section_title(recommendation.section or "", plan, wording)
    return Quoted.of(plan.qualified(title), getattr(title, "language", None)) if plan.among else title


def section_title(key: str, plan: Plan, wording: Wording) -> str:
    """« 1. ABORDER LE MARCHÉ DE FRONT »; the number alone where the plan gives no title."""
    title = quoted(plan.sections.get(key), plan.language, wording)
    return Quoted.of(f"{key}. {title}", title.language) if title else key


def how_many(entries: Sequence[Entry], audience: Audience) -> str:
    """« 16 mesures, dont 2 en retard, en date du 1er juillet 2004 »."""
    wording = audience.wording
    late = sum(entry.timeliness is Timeliness.OVERDUE for entry in entries)
    said = [wording.count(len(entries), N_("{n} action"), N_("{n} actions"))]
    if late:
        said.append(wording.count(late, N_("{n} overdue"), N_("{n} overdue")))
    elif entries:
        said.append(wording.say(N_("none overdue")))
    if audience.several:
        said.append(wording.say(N_("in {plans}"), plans=how_many_plans(audience)))
    said.append(wording.say(N_("as of {day}"), day=audience.as_of))
    return with_later(", ".join(said), sum(entry.action.later for entry in entries), audience.as_of, wording)


def how_many_plans(audience: Audience) -> str:
    """« 3 plans », those that could be read."""
    return audience.wording.count(len(audience.plans), N_("{n} plan"), N_("{n} plans"))


def with_later(sentence: str, later: int, day: date, wording: Wording) -> str:
    """*sentence* with how many facts, *later* than *day*, it leaves out; as it is where there are none."""
    if not later:
        return sentence
    left_out = wording.count(
        later,
        N_("{n} fact dated after {day} is not counted"),
        N_("{n} facts dated after {day} are not counted"),
        day=day,
    )
    return f"{sentence}; {left_out}"
