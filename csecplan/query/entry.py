"""What is asked of plans, and what answers: one action as it stands on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from csecplan import NOTHING
from csecplan.model import Action
from csecplan.state import state_of
from csecplan.timeliness import SOON_DAYS, STALE_DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date
    from enum import StrEnum

    from csecplan.joint import OfficeStatus
    from csecplan.model import Plan, Recommendation
    from csecplan.texts import Text
    from csecplan.timeliness import Mark, Timeliness


NOBODY: AbstractSet[str] = frozenset()
STAND_IN = Action("", "", status=None)
"""What a recommendation without actions is asked through: filters on actions never choose it, the others may."""
WordOf: TypeAlias = "Callable[[Recommendation, Action], StrEnum | None]"
WORDS: dict[str, WordOf] = {
    "status": lambda _, action: action.status,
    "decision": lambda recommendation, _: recommendation.decision,
    "state": lambda recommendation, _: state_of(recommendation),
}
"""The closed words that entries are filtered, sorted and grouped by."""
WITH_OPTION = ("id", "owners", "section", *WORDS, "timeliness", "marks")
"""Keys that --where asks for as their own filters do, which know more names of a value."""


class Query(NamedTuple):
    """What to answer about. Within one field any value will do; different fields must all hold.

    `words` has those wanted of each key of WORDS.

    `due_before` and `due_after` exclude the day itself, `due_in` has the first and last day of a period and
    `closed_since` counts from its day. All of `marks` must hold, one of `any_marks` will do. `where` has pairs of
    a key (a unit's own, or one of `where.KEYS`) and a value; of one key any value will do. `sort` is one of
    `order.SORTS` or a unit's own key; "" keeps plan order.
    """

    ids: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    words: Mapping[str, Sequence[StrEnum]] = NOTHING
    sections: tuple[str, ...] = ()
    timeliness: frozenset[Timeliness] = frozenset()
    marks: frozenset[Mark] = frozenset()
    is_open: bool | None = None
    due_before: date | None = None
    due_after: date | None = None
    text: str = ""
    direct: bool = False
    soon_days: int = SOON_DAYS
    stale_days: int = STALE_DAYS
    sort: str = ""
    any_marks: frozenset[Mark] = frozenset()
    where: tuple[tuple[str, str], ...] = ()
    due_in: tuple[date, date] | None = None
    closed_since: date | None = None


def title_of(recommendation: Recommendation, action: Action) -> Text:
    """What *action* is called in a table: its title, its recommendation's if that has no other action, else its text.

    Two actions of one recommendation are never called the same for want of titles.
    """
    is_alone = len(recommendation.actions) < 2
    return action.title or (is_alone and recommendation.title) or action.text


class Entry(NamedTuple):
    """One action as it stands on a day, with what it belongs to.

    `through` has, for an owner key that is a group, the owners asked for
    that answer through it: shown as « CSEC-M (Directeurs des CSEC) ».
    `reported` is what each office of the action last said of its part,
    `asked` the offices that were asked for, if any were.
    """

    plan: Plan
    recommendation: Recommendation
    action: Action
    timeliness: Timeliness
    days_overdue: int
    marks: tuple[Mark, ...]
    through: Mapping[str, tuple[str, ...]] = NOTHING
    reported: tuple[OfficeStatus, ...] = ()
    asked: AbstractSet[str] = NOBODY

    @property
    def title(self) -> Text:
        """What the action is called in a table."""
        return title_of(self.recommendation, self.action)
