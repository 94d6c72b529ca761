"""What of a plan is not committed yet, in its own terms: named in a refusal, and in a commit's message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.edits.edit import shortened

if TYPE_CHECKING:
    from csecplan.changes import Change
    from csecplan.cli.session import Session
    from csecplan.edits import Edit

MOST_LINES = 20


def uncommitted_lines(session: Session, committed: bytes, now: bytes) -> list[str]:
    """The changes from *committed* to *now*, a line each, as `diff` tells them; of many, the first ones."""
    if committed == now:
        return [
            session.output.wording.say(
                N_("what is staged for the next commit is different, or git is set to ignore changes to this file")
            )
        ]
    changes = _changes(committed, now)
    if changes is None:
        return [session.output.wording.say(N_("one of the two versions cannot be read as a plan"))]
    if not changes:
        return [session.output.wording.say(N_("only comments, spaces or quotation marks differ"))]
    lines = [_line(change, session) for change in changes[:MOST_LINES]]
    if more := len(changes) - len(lines):
        lines.append(session.output.wording.count(more, N_("and {n} more change"), N_("and {n} more changes")))
    return lines


def message(session: Session, committed: bytes | None, edit: Edit) -> str:
    """The message of a commit of all that *edit* leaves: which items it changes, then how, a line each."""
    if committed is None:
        first = session.output.wording.say(N_("{path}: first version"), path=session.source.path.name)
        return f"{first}\n\n{edit.message}\n"
    changes = _changes(committed, edit.data)
    if not changes:
        return edit.message
    ids = ", ".join(dict.fromkeys(change.subject.id or session.source.path.name for change in changes))
    count = session.output.wording.count(len(changes), N_("{n} change"), N_("{n} changes"))
    listed = "\n".join(f"- {_line(change, session)}" for change in changes)
    return f"{shortened(f'{count}: {ids}')}\n\n{listed}\n"


def _changes(old: bytes, new: bytes) -> list[Change] | None:
    """What changed between two versions of the file; None where one cannot be read."""
    from csecplan.changes import between
    from csecplan.history.steps import state_of

    before, after = state_of(old).plan, state_of(new).plan
    return None if before is None or after is None else list(between(before, after))


def _line(change: Change, session: Session) -> str:
    from csecplan.view.change import with_kind

    sentence = with_kind(change, session.output.wording)
    return " ".join((f"{change.subject.id}: {sentence}" if change.subject.id else sentence).split())
