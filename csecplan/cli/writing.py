"""How a plan is written: one corridor for every change, whoever made it.

Is the repository clean? · lock · is the file still the one read? · replace · commit, or take back · caution.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import store
from csecplan.cli.commit import Commit, message_for, refuse_other_changes, uncommitted, write_and_commit
from csecplan.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from csecplan.cli.session import Session
    from csecplan.diagnostic import CsecplanError
    from csecplan.edits import Edit


def check(session: Session, commit: Commit) -> None:
    """Raise a CsecplanError where the plan is not fit to be committed as *commit* asks."""
    if commit is not Commit.NOTHING:
        refuse_other_changes(session, uncommitted(session), store.read_bytes(session.source.path), commit)


def write(session: Session, make: Callable[[bytes], Edit], commit: Commit) -> Edit:
    """Put in the plan what *make* makes of its bytes, and commit it if asked.

    *make* raises a CsecplanError where the bytes are not what it was to
    change. Nothing is left behind of a change that is refused.
    """
    from csecplan.store.replacing import lock

    with lock(session.source.path) as held:
        pending = uncommitted(session) if commit is not Commit.NOTHING else None
        refuse_other_changes(session, pending, held.data, commit)
        edit = make(held.data)
        if edit.is_empty:
            return edit
        if commit is Commit.NOTHING:
            held.replace(edit.data)
            session.output.change_stands()
        else:
            write_and_commit(session, held, edit, message_for(session, edit, pending))
    return edit


def put(session: Session, edit: Edit, made_of: bytes, commit: Commit, changed: CsecplanError) -> None:
    """Put *edit* in the plan, and commit it if asked; raise *changed* where the plan is not the bytes *made_of*."""

    def still(data: bytes) -> Edit:
        if data != made_of:
            raise changed
        return edit

    write(session, still, commit)


def caution(session: Session, edit: Edit) -> None:
    """Say on stderr what `check` finds in the items that were changed, as they are now; notes aside."""
    from csecplan.routes import item_of, recommendation_of

    if edit.is_empty:
        return
    session.source.take(edit.after)
    changed = {identifier for identifier, _ in edit.changes}
    plan = session.source.plan
    routes = {route for route, item in plan.routed_recommendations() if item.id in changed}
    routes |= {route for route, action in plan.routed_actions() if action.id in changed}
    found = [each for each in session.diagnostics() if each.rule.severity is not Severity.NOTE]
    about = [{recommendation_of(each.route or ()), item_of(each.route or ())} for each in found]
    if here := [each for each, items in zip(found, about, strict=True) if not routes.isdisjoint(items)]:
        session.output.show_diagnostics(here)
