"""Joint actions: which offices answer for an action, and what each last said of its part.

An office speaks in an update that names it in `by`, or a group it is in, and
has `said` or `status`. Of a plan as it was known on a day (`known.on`), that
is what had been said by then.

Source: docs/format.md, "update".
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from csecplan import known
from csecplan.model import Status
from csecplan.owners import Owners

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from csecplan.model import Action, Plan, Update


class OfficeStatus(NamedTuple):
    """The status that an office last reported of its part of an action, and when; None where it has not spoken.

    `place` is that of the update that says so in the action's list.
    """

    owner: str
    status: Status | None = None
    date: date | None = None
    place: int | None = None

    @property
    def is_closed(self) -> bool:
        """Whether the office expects to do nothing more."""
        return self.status is not None and not self.status.is_open

    @property
    def is_done(self) -> bool:
        """Whether the office has done its part."""
        return self.status is not None and self.status.is_implemented


_DAY = itemgetter(0)


class Offices(Owners):
    """The offices of one plan, with what they said: made once where it is asked of every action."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._silent: dict[tuple[str, ...], tuple[OfficeStatus, ...]] = {}

    def reported(self, action: Action) -> tuple[OfficeStatus, ...]:
        """What each office of *action* last said, in the order of the owners; () where nobody answers for it."""
        silent = self._silent.get(action.owners)
        if silent is None:
            silent = self._silent[action.owners] = tuple(map(OfficeStatus, self.answering(action.owners)))
        for update in action.updates:
            if update.by and (update.said or update.status):
                break
        else:
            return silent
        last = self._last_words(action.updates)
        return tuple([last.get(each.owner, each) for each in silent]) if last else silent

    def last_word(self, action: Action, office: str) -> OfficeStatus:
        """What *office* last said of *action*, also where it does not answer for it any more."""
        return self._last_words(action.updates).get(office, OfficeStatus(office))

    def _last_words(self, updates: Sequence[Update]) -> Mapping[str, OfficeStatus]:
        """The last word of each office that has spoken in *updates*, by its day; of one day, the last in the list."""
        words: list[tuple[date, int, Update]] = []
        day = known.ALWAYS
        for place, update in enumerate(updates):
            day = update.date or day  # as `known.days_of`, without a generator: every action is asked
            if update.by and (update.said or update.status):
                words.append((day, place, update))
        return {
            office: OfficeStatus(office, update.said or update.status, update.date, place)
            for _, place, update in sorted(words, key=_DAY)  # by the day alone: of a period that is its first
            for office in self.named(update.by or "")
        }


def is_joint(reported: Sequence[OfficeStatus]) -> bool:
    """Whether several offices answer for the action."""
    return len(reported) > 1


def has_words(reported: Iterable[OfficeStatus]) -> bool:
    """Whether an office has spoken of its part."""
    return any(each.status is not None for each in reported)


def is_all_reported(reported: Sequence[OfficeStatus]) -> bool:
    """Whether every office has finished with its part, and one at least has done it."""
    return all(each.is_closed for each in reported) and any(each.is_done for each in reported)


def done_since(action: Action) -> date | None:
    """Since when *action* has been done, or verified where it is; None where it is neither, or no day is known.

    A verified action is so since the last update that says it, else since it
    was completed; one that is done since it was completed, else since the
    last update that says so.
    """
    if action.status is None or not action.status.is_implemented:
        return None
    days = zip(action.updates, known.days_of(action.updates), strict=True)
    said = [day for update, day in days if update.status is action.status and day != known.ALWAYS]
    dated = [action.completed] if action.completed else []
    return max([*said, *dated] if action.status is Status.VERIFIED else dated or said, default=None)


def disagreeing(action: Action, reported: Sequence[OfficeStatus]) -> list[OfficeStatus]:
    """The offices that have said, since their joint action was done or verified, that their part is not."""
    since = done_since(action) if is_joint(reported) and has_words(reported) else None
    if since is None:
        return []
    days = list(known.days_of(action.updates))
    spoken = [each for each in reported if each.place is not None]
    return [each for each in spoken if not each.is_closed and days[each.place or 0] >= since]


def is_partly_reported(action: Action, reported: Sequence[OfficeStatus]) -> bool:
    """Whether an office has spoken, and what the offices say of their parts does not add up to the action's status.

    It is done or verified, and some office is not done with its part or has
    not spoken; or it is open, and some office says that its part is done.
    """
    words = [each.status for each in reported if each.status is not None]
    if not words or len(reported) < 2 or action.status is None:
        return False
    if action.status.is_open:
        return any(word.is_implemented for word in words)
    return action.status.is_implemented and (len(words) < len(reported) or any(word.is_open for word in words))
