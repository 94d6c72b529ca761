"""What several sheets ask for, made one: each office's answers its own, whatever the order of the sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_
from csecplan.folding import fold
from csecplan.owners import Owners
from csecplan.sheets.cells import reason_by, when
from csecplan.sheets.refused import Problem
from csecplan.sheets.rows import words

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from csecplan.model import Due, Plan
    from csecplan.sheets.wishes import Wish
    from csecplan.texts import Language


class Answer(NamedTuple):
    """What one row of the sheet *name* asks for; "" where there is one sheet alone."""

    name: str
    wish: Wish

    def place(self, cell: str) -> str:
        """*cell* of its sheet: `CSEC-M.xlsx, Mesures!F7`."""
        return f"{self.name}, {cell}" if self.name else cell


def together(answers: Iterable[Answer], plan: Plan) -> tuple[list[Wish], list[Problem]]:
    """*answers* as wishes in the order of *plan*'s actions and offices, and where they contradict one another.

    What two sheets of one office both say is asked once. Of a due date that
    several offices propose, the reason names each of them.
    """
    of_each: dict[str, list[Answer]] = {}
    for answer in answers:
        of_each.setdefault(fold(answer.wish.id), []).append(answer)
    ranks = {office: number for number, office in enumerate(Owners(plan).offices, 1)}
    wishes: list[Wish] = []
    problems: list[Problem] = []
    for _, action in plan.actions():
        found = of_each.pop(fold(action.id), [])
        found.sort(key=lambda each: (ranks.get(each.wish.office, 0), words(each.wish.note or ""), each.name))
        problems += _contradictions(found)
        wishes += _merged([each.wish for each in found], plan.language or "fr")
    return wishes, problems


# -- what contradicts -----------------------------------------------------------------------------


def _contradictions(answers: Sequence[Answer]) -> Iterator[Problem]:
    dated = [each for each in answers if each.wish.due]
    for one, other in _first_unlike(dated, lambda wish: _when(wish.due)):
        yield Problem(
            N_('{cell} and {other}: two due dates are proposed for {id}, "{one}" and "{two}"; agree on one, and write'
               " it in both"),
            {"cell": one.place(one.wish.cell), "other": other.place(other.wish.cell), "id": one.wish.id,
             "one": _text(one.wish.due), "two": _text(other.wish.due)},
        )  # fmt: skip
    speaking: dict[str, list[Answer]] = {}
    for each in answers:
        if each.wish.status:
            speaking.setdefault(_whose(each.wish), []).append(each)
    for same in speaking.values():
        for one, other in _first_unlike(same, lambda wish: (wish.status, wish.completed)):
            yield Problem(
                N_("{cell} and {other}: two sheets of one office give {id} different statuses or days of completion;"
                   " keep one of the two"),
                {"cell": one.place(one.wish.status_cell), "other": other.place(other.wish.status_cell),
                 "id": one.wish.id},
            )  # fmt: skip


def _first_unlike(answers: Sequence[Answer], what: Callable[[Wish], Hashable]) -> Iterator[tuple[Answer, Answer]]:
    """The first of *answers* with each that says something else."""
    return ((answers[0], each) for each in answers[1:] if what(each.wish) != what(answers[0].wish))


def _whose(wish: Wish) -> str:
    """Whose part of the action the status is of: an office's, or "" for the action itself."""
    return wish.office if wish.is_joint else ""


def _when(due: Due | None) -> Hashable:
    """What makes two phrases one due date: the date, or else their words."""
    return due and (when(due) or words(due.text))


def _text(due: Due | None) -> str:
    return due.text if due else ""


# -- what is one ----------------------------------------------------------------------------------


def _merged(wishes: Sequence[Wish], language: Language) -> Iterator[Wish]:
    """*wishes* for one action with nothing in them twice; the first has the due date, with all the reasons."""
    dated = [wish for wish in wishes if wish.due]
    reasons = dict.fromkeys(_reason(wish, language) for wish in dated if wish.reason)
    seen: set[Hashable] = set()
    for wish in wishes:
        is_first = bool(dated) and wish is dated[0]
        rest = wish._replace(due=None, reason="")
        if is_first:
            rest = rest._replace(due=wish.due, reason=_in_a_line(reasons))
        if wish.status and (status := ("status", _whose(wish))) in seen:
            rest = rest._replace(status=None, completed=None)
        elif wish.status:
            seen.add(status)
        if wish.note and (note := ("note", wish.office, words(wish.note))) in seen:
            rest = rest._replace(note=None)
        elif wish.note:
            seen.add(note)
        if rest.status or rest.due or rest.note:
            yield rest


def _in_a_line(reasons: Iterable[str]) -> str:
    """*reasons* one after the other, in one line as every list shows them."""
    said = ""
    for reason in reasons:
        end = "" if not said else " " if said.endswith((".", "!", "?", ";")) else "; "
        said += end + reason
    return said


def _reason(wish: Wish, language: Language) -> str:
    """Why the date moves; on a joint action, with the office that says so."""
    return reason_by(wish.office, wish.reason, language) if wish.is_joint else wish.reason
