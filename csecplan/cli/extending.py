"""What `revise` asks and says: of a deadline that is removed, and of an action that is overdue no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.model import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from csecplan.cli.session import Session
    from csecplan.edits import Edit
    from csecplan.model import Action, Due
    from csecplan.yamltext import Document


class Extending:
    """The due date *later* given to the actions *ids* on *day*."""

    def __init__(self, session: Session, ids: Sequence[str], later: Due, day: date) -> None:
        self._session, self._ids, self._later, self._day = session, ids, later, day
        self._before = Plan()

    def revise(self, document: Document, reason: str, by: str | None) -> Edit:
        """The change of *document*, which is the session's."""
        from csecplan import edits

        edit = edits.revise(document, self._ids, self._later, reason, self._day, by)
        self._before = self._session.source.plan
        return edit

    def question(self) -> str:
        """What to ask before actions are left without a deadline that they had; "" where none is."""
        from csecplan.extensions import has_no_deadline

        if not has_no_deadline(self._later):
            return ""
        actions = self._actions(self._session.source.plan)
        losing = tuple(each.id for each in actions if each.current_due.deadline is not None)
        if not losing:
            return ""
        return self._session.output.wording.count(
            len(losing),
            N_('"{phrase}" has no deadline: {ids} will no longer have one, and can never be overdue.'),
            N_('"{phrase}" has no deadline: {ids} will no longer have one, and none of them can be overdue.'),
            phrase=self._later.text,
            ids=losing,
        )

    def remarks(self) -> Iterator[str]:
        """What is said after the change: of actions that were closed, and of those that are overdue no more."""
        sentence = N_('{id} is closed ("{status}"); its due date is revised all the same.')
        for action in self._actions(self._before):
            if action.status and not action.is_open:
                status = self._session.output.wording.label(action.status)
                yield self._session.output.wording.say(sentence, id=action.id, status=status)
        yield from self._ended_overdue()

    def _ended_overdue(self) -> Iterator[str]:
        """Of each action that was overdue on the day and is no more, by how much; the session has the new plan."""
        from csecplan import known
        from csecplan.period_day import first_of
        from csecplan.timeliness import days_overdue

        day, wording = first_of(self._day), self._session.output.wording
        before, after = (self._actions(known.on(plan, day)) for plan in (self._before, self._session.source.plan))
        for was, now in zip(before, after, strict=True):
            late = days_overdue(was, day)
            if late and not days_overdue(now, day):
                yield wording.count(
                    late,
                    N_("{id} was {n} day overdue when its due date was revised, on {day}."),
                    N_("{id} was {n} days overdue when its due date was revised, on {day}."),
                    id=was.id,
                    day=day,
                )

    def _actions(self, plan: Plan) -> list[Action]:
        """The actions to be revised, as *plan* has them."""
        from csecplan.edits import find_actions

        routes = dict.fromkeys(target.route for target in find_actions(self._session.source.document, self._ids))
        actions = dict(plan.routed_actions())
        return [actions[route] for route in routes]
