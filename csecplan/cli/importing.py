"""A sheet that comes back: what it changes, what it says that nothing takes, and the change made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_, sheets
from csecplan.cli import offices, writing
from csecplan.cli.changing import Declined
from csecplan.cli.returned import returned
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.edits import PartFaulty
from csecplan.edits.edit import shortened
from csecplan.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from csecplan.cli.commit import Commit
    from csecplan.cli.returned import Returned
    from csecplan.cli.session import Session
    from csecplan.edits import Edit
    from csecplan.joint import Offices
    from csecplan.model import Action, Fact, Recommendation
    from csecplan.sheets import Filled, Problem, Wish
    from csecplan.view.answers import OfficeAnswer

NOTHING_NEW = N_("nothing to change: the plan says all that {name} says")
NOTHING_TAKEN = N_(
    "nothing was changed: apart from what is listed above, which is not imported, {name} has nothing new"
)
MOST_NAMED = 20
LONGEST_NAMED = 200
"""Characters of a text that is named."""


class SheetRefused(CsecplanError):
    """Cells that cannot be taken; each was said before."""

    exit_code = ExitCode.REFUSED
    sentence = N_("{name} was not imported, because of the cells listed above; nothing was changed")


class NobodyToAsk(CsecplanError):
    """No terminal to ask at, and no --yes."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "there is no terminal to ask for confirmation; with `--yes` the changes are saved without "
        "asking; nothing was changed"
    )


def change_of(session: Session, paths: Sequence[Path], day: date, by: str | None) -> Edit | None:
    """What the sheets *paths* change, those in folders too; None where that is nothing, which is said.

    They were reported on *day*, each by the office that it was sent to, or
    else by *by*. Whatever else the sheets say is named on stderr. Raises
    SheetRefused for cells that cannot be taken.
    """
    files = returned(session, paths)
    is_one = len(files) == 1
    is_ignored = sum(_name_ignored(session, each.sheet, "" if is_one else each.name) for each in files)
    name = files[0].name if is_one else tuple(map(str, paths))
    wishes = _asked(session, files, name)
    silent = tuple(each.name for each in files if not sheets.is_filled_in(each.sheet))
    if 0 < len(silent) < len(files):
        session.output.say(N_("sheets not filled in: {names}"), names=silent)
    edit = _made(session, wishes, day, by)
    if not edit.is_empty:
        _show_words(session, wishes)
        return edit
    session.output.say(NOTHING_TAKEN if is_ignored else NOTHING_NEW, name=name)
    return None


def make(session: Session, edit: Edit, commit: Commit, *, dry_run: bool, yes: bool) -> None:
    """Show *edit*, and write it where the person agrees; then say which actions it leaves ready to be closed."""
    before = session.source.plan
    session.output.show_diff(edit.before.text, edit.after.text)
    writing.caution(session, edit)
    if dry_run:
        session.output.say(N_("nothing was written (--dry-run)"))
    else:
        if not yes:
            _ask(session)
        _write(session, edit, commit)
    for sentence in offices.ready_to_close(session, before):
        session.output.answer_in_words(sentence)


def _ask(session: Session) -> None:
    """Go on only where a person agrees. Raises NobodyToAsk, Declined."""
    if not session.output.is_attended:
        raise NobodyToAsk
    if not session.output.agrees(session.output.wording.say(N_("Write this?"))):
        raise Declined


def _asked(session: Session, files: Sequence[Returned], name: object) -> list[Wish]:
    """What *files* ask for together, or a word on stderr about each cell that cannot be taken."""
    answers: list[sheets.Answer] = []
    is_refused = False
    for file in files:
        wishes, problems = sheets.wishes(file.sheet, session.source.plan, session.as_of, file.name)
        where = "" if len(files) == 1 else file.name
        answers += [sheets.Answer(where, wish) for wish in wishes]
        is_refused |= _name_problems(session, problems, where)
    wishes, problems = sheets.together(answers, session.source.plan)
    is_refused |= _name_problems(session, problems)
    if is_refused:
        raise SheetRefused(name=name)
    for wish in wishes:
        _remark_on_closed(session, wish)
    return wishes


def _name_problems(session: Session, problems: Sequence[Problem], file: str = "") -> bool:
    """Name *problems*, under the *file* they are in; whether there are any."""
    if problems and file:
        session.output.remark(session.output.wording.labelled(file, "").rstrip())
    _name(session, [(each.sentence, each.facts) for each in problems], "  " if file else "")
    return bool(problems)


def _made(session: Session, wishes: Sequence[Wish], day: date, by: str | None) -> Edit:
    """What *wishes* make of the plan; what is faulty in the parts to be changed is said on stderr."""
    try:
        return sheets.made(session.source.document, wishes, day, by, session.plan_wording)
    except PartFaulty as faulty:
        session.output.show_diagnostics(faulty.diagnostics)
        raise


def _show_words(session: Session, wishes: Sequence[Wish]) -> None:
    """Show in words what comes back."""
    from csecplan.joint import Offices
    from csecplan.view.answers import answers

    plan = session.source.plan
    known = Offices(plan)
    items = {fold(action.id): (each, action) for each, action in plan.actions()}
    found = [_answer_of(each, *items[fold(each.id)], known) for each in wishes]
    session.show(answers(found, plan.language, session.audience))
    session.output.answer("\n")


def _answer_of(wish: Wish, recommendation: Recommendation, action: Action, known: Offices) -> OfficeAnswer:
    from csecplan.query.entry import title_of
    from csecplan.view.answers import OfficeAnswer

    before = known.last_word(action, wish.office).status if wish.is_joint else action.status
    due = f"{action.current_due.text} → {wish.due.text}" if wish.due else ""
    facts = wish.status, wish.completed, due.removeprefix(" → "), wish.reason, wish.note or ""
    return OfficeAnswer(action.id, title_of(recommendation, action), wish.office, before, *facts, wish.is_joint)


def _remark_on_closed(session: Session, wish: Wish) -> None:
    """Say that the due date of a closed action is revised."""
    [status] = [action.status for _, action in session.source.plan.actions() if action.id == wish.id]
    status = status if wish.is_joint else wish.status or status
    if wish.due and status and not status.is_open:
        sentence = N_('{cell}: {id} is closed ("{status}"); its due date is revised all the same')
        session.output.say(sentence, cell=wish.cell, id=wish.id, status=session.output.wording.label(status))


def _name_ignored(session: Session, sheet: Filled, file: str) -> bool:
    """Name what *sheet* says and nothing takes, with the *file* that it is, if given; whether there is any."""
    from csecplan.query import Query, select

    entries = select([session.source.plan], Query(), session.as_of)
    left = list(sheets.left_alone(sheet, session.source.plan, entries, session.as_of))
    if left:
        said = session.output.wording.say(
            N_("not imported, because only a status, dates, a note and a reason can be:")
        )
        session.output.remark(f"{file}, {said}" if file else said)
        _name(session, [(each.sentence, {"cell": each.cell, "text": each.text}) for each in left], "  ")
    return bool(left)


def _name(session: Session, cells: Sequence[tuple[str, Mapping[str, Fact]]], margin: str = "") -> None:
    """Each sentence on a line; of many, the first ones, and the cells of all the others."""
    for sentence, facts in cells[:MOST_NAMED]:
        short = {name: shortened(fact, LONGEST_NAMED) if type(fact) is str else fact for name, fact in facts.items()}
        session.output.remark(margin + session.output.wording.say(sentence, **short))
    if more := cells[MOST_NAMED:]:
        where = sheets.ranges(str(facts.get("cell", facts.get("cells"))) for _, facts in more)
        one, many = N_("and {n} more, in {cells}"), N_("and {n} more, in {cells}")
        session.output.remark(margin + session.output.wording.count(len(more), one, many, cells=where))


def _write(session: Session, edit: Edit, commit: Commit) -> None:
    """Put *edit* in place of what it was made of, if that is still there."""
    from csecplan.store.replacing import ChangedMeanwhile

    writing.put(session, edit, edit.before.encode(), commit, ChangedMeanwhile(path=session.source.name))
