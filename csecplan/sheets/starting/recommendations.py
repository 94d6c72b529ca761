"""A recommendation with its actions, made of its rows; and no word of them lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csecplan import N_, Term
from csecplan.i18n.wording import Wording
from csecplan.model import Status
from csecplan.sheets.starting.actions import Filling, Names, labelled
from csecplan.sheets.starting.answers import answer_of
from csecplan.sheets.starting.drafts import Action, Recommendation, Remark, Update
from csecplan.sheets.starting.headings import Role
from csecplan.sheets.starting.ids import Ids, cut, mentioned
from csecplan.sheets.starting.labels import as_id, id_in
from csecplan.sheets.starting.sharing import shares
from csecplan.sheets.starting.statuses import decision_named
from csecplan.sheets.starting.table import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csecplan.sheets.starting.answers import Answer
    from csecplan.sheets.starting.groups import Columns, Group
    from csecplan.sheets.starting.joining import Line
    from csecplan.sheets.starting.table import Cell
    from csecplan.texts import Language

NO_TEXT = N_("(no text in the table)")
OF_ACTIONS = (Role.OWNERS, Role.DUE, Role.REVISED, Role.STATUS, Role.COMPLETED, Role.UPDATE, Role.EVIDENCE)


class Maker:
    """Makes recommendations of groups of rows; *language* is the table's."""

    def __init__(self, columns: Columns, ids: Ids, names: Names, language: Language, *, has_bold: bool) -> None:
        self._columns = columns
        self._ids = ids
        self._names = names
        self._language = language
        self._has_bold = has_bold
        self._first_of_action = min(
            (column for column, role in columns.head.roles.items() if role in {*OF_ACTIONS, Role.ACTION, Role.BOTH}),
            default=0,
        )

    def fill(self, made: Recommendation, group: Group) -> None:
        """Make the actions of *made*, which has its id and its text, and all else that *group* says."""
        made.section = group.section
        if not made.text:
            made.text = Wording(self._language).say(NO_TEXT)
            if not self._columns.has(Role.RECOMMENDATION):
                made.comments["text"] = Remark(
                    N_("The table has no recommendations: its actions are under this one.")
                )
        response = list(group.response)
        made.rows += group.numbers
        for at, line in enumerate(group.rows):
            made.rows += line.numbers
            response += self._line(made, group, at, line)
        made.response = "\n".join(response) or None
        if len(response) == 1 and made.decision is None:
            made.decision = decision_named(response[0])
        for action in made.actions:
            self._finish(action)

    def _line(self, made: Recommendation, group: Group, at: int, line: Line) -> list[str]:
        """Take one row in; the paragraphs of its response are given back."""
        columns = self._columns
        answer = answer_of(group, at, columns, has_bold=self._has_bold)
        cells = {role: self._cell(group, at, role) for role in OF_ACTIONS if columns.has(role)}
        response, actions = [each.text for each in answer.response], list(answer.actions)
        made_here: list[Action] = []
        if actions:
            made_here = self._new_actions(made, answer, self._action_id(line, at))
        elif any(text_of(cell) for role, cell in cells.items() if not columns.continues(line, role)):
            if made.actions and at:
                self._add_to(made.actions[-1], line)
            else:
                made_here, response = self._without_text(made, response, self._action_id(line, at))
        self._fill_actions(made_here, answer, cells)
        self._rest(made, made_here, group, at)
        return response

    def _cell(self, group: Group, at: int, role: Role) -> Cell:
        """The cell of *role* in that row, or the one above it that was merged over it."""
        while at and self._columns.continues(group.rows[at], role) and not self._columns.cell(group.rows[at], role):
            at -= 1
        return self._columns.cell(group.rows[at], role)

    # -- actions ------------------------------------------------------------------------------

    def _new_actions(self, made: Recommendation, answer: Answer, wanted: str) -> list[Action]:
        found = []
        for part in answer.actions:
            label, cell = part.label or (wanted if len(answer.actions) == 1 else ""), part.cell
            found_id = None if label else id_in(cell[0].text)
            if found_id and found_id.id.startswith(f"{made.id}.") and found_id.id not in self._ids.given:
                label, cell = found_id.id, cut(cell, found_id.end)
            is_printed = bool(wanted) and label == wanted
            action = Action(self._ids.next_of(made.id, label, is_printed=is_printed), text_of(cell))
            if answer.choice:
                action.comments["text"] = answer.choice
            found.append(action)
        made.actions += found
        return found

    def _without_text(self, made: Recommendation, response: list[str], wanted: str) -> tuple[list[Action], list[str]]:
        """An action that has no text of its own: the response is its text, else nothing in the table is."""
        action = Action(self._ids.next_of(made.id, wanted, is_printed=True), "\n".join(response))
        if response:
            action.comments["text"] = Remark(N_("The response is the action: the table has no other text for it."))
        else:
            action.text = Wording(self._language).say(NO_TEXT)
        made.actions.append(action)
        return [action], []

    def _action_id(self, line: Line, at: int) -> str:
        """The id that the row gives its action."""
        if text := self._columns.text(line, Role.ACTION_ID):
            return as_id(text) or ""
        return (as_id(self._columns.text(line, Role.ID)) or "") if at else ""

    def _fill_actions(self, actions: Sequence[Action], answer: Answer, cells: dict[Role, Cell]) -> None:
        labels = [part.label for part in answer.actions] or [""] * len(actions)
        shared = {role: shares(cell, role, labels, self._language) for role, cell in cells.items()}
        for number, action in enumerate(actions):
            texts = {role: texts[number] for role, texts in shared.items()}
            Filling(action, texts, self._columns.head, self._names, self._language).fill()
        if len(actions) > 1:
            actions[0].remarks += _said_once(shared, tuple(action.id for action in actions))

    def _add_to(self, action: Action, line: Line) -> None:
        """A row without a text of its own says more of the action above it."""
        for role in OF_ACTIONS:
            if self._columns.continues(line, role) or not (text := self._columns.text(line, role)):
                continue
            if role is Role.OWNERS:
                before = " ".join(action.owners)
                action.owners = list(dict.fromkeys([*action.owners, *self._names.of(text)]))
                action.printed_owners = "\n".join(filter(None, (action.printed_owners or before, text)))
            elif role is Role.EVIDENCE:
                action.evidence += text.split("\n")
            else:
                heading = "" if role is Role.UPDATE else self._heading(role)
                action.updates.append(Update(labelled(heading, text, self._language)))

    def _heading(self, role: Role) -> str:
        return self._columns.head.texts[self._columns.head.columns(role)[0]]

    # -- what else a row says -------------------------------------------------------------------

    def _rest(self, made: Recommendation, actions: Sequence[Action], group: Group, at: int) -> None:
        """Decision, title, the table's own columns, and remarks on its cells."""
        line = group.rows[at]
        if text := self._columns.text(line, Role.DECISION):
            made.decision = made.decision or decision_named(text)
            if decision_named(text) is None or made.decision is not decision_named(text):
                _own(made.own, "x-decision", text)
            else:
                made.taken.append(text)
        if (text := self._columns.text(line, Role.TITLE)) and text != made.text:
            flat = " ".join(text.split("\n"))
            if at == 0 and made.title is None:
                made.title = flat
            elif actions:
                actions[-1].title = flat
            elif flat != made.title:
                _own(made.own, "x-title", flat)
        last = actions[-1] if actions else made.actions[-1] if made.actions else None
        for column, key in self._columns.head.own.items():
            if text := text_of(line.cell(column)):
                is_of_all = len(actions) > 1 or (at + 1 < len(group.rows) and column in group.rows[at + 1].continued)
                of_action = column > self._first_of_action and not is_of_all
                _own(last.own if last is not None and of_action else made.own, key, text)
        for remark in line.remarks:
            if last is not None:
                last.updates.append(Update(remark))
            else:
                _own(made.own, "x-comment", remark)

    def _finish(self, action: Action) -> None:
        """What takes no cell's word: the ids that an action which is none names."""
        if action.status is Status.NO_ACTION and not action.see:
            action.see = mentioned(action.text, self._ids.given, action.id)


def _said_once(shared: dict[Role, list[str]], ids: tuple[str, ...]) -> Iterator[Remark]:
    """A due date that is printed once for several actions, and an update that is one's of several."""
    dues, updates = shared.get(Role.DUE, [""]), shared.get(Role.UPDATE, [""])
    if dues[0] and len(set(dues)) == 1:
        yield Remark(
            N_('"{text}" is printed once, and read as the due date of {actions}'), {"text": dues[0], "actions": ids}
        )
    if updates[0] and not any(updates[1:]):
        yield Remark(N_('"{text}" is kept with the first of {actions}'), {"text": updates[0], "actions": ids})


def _own(own: dict[str, str], key: str, text: str) -> None:
    """*text* under the table's own *key*, below what is there already."""
    if own.get(key) != text:
        own[key] = "\n".join(filter(None, (own.get(key), text)))


# -- no word is lost ------------------------------------------------------------------------------


def keep_every_word(made: Recommendation, group: Group, columns: Columns, said: set[str], language: Language) -> None:
    """Each cell of *group* with a word that nothing of *made* has becomes an update, or a key of the table's own.

    *said* are words that the plan says elsewhere: its sections.
    """
    known = said | set(re.findall(r"\w+", " ".join(_texts(made))))
    for line in group.rows:
        for column in range(len(line.cells)):
            text = text_of(line.cell(column))
            if not set(re.findall(r"\w+", text)) - known:
                continue
            heading = columns.head.texts.get(column, "")
            if made.actions:
                made.actions[-1].updates.append(Update(labelled(heading, text, language)))
            else:
                _own(made.own, "x-other", text)
            sentence = N_('"{text}" is kept as {place}: it has no place of its own')
            place = Term(N_("an update")) if made.actions else "x-other"
            made.remarks.append(Remark(sentence, {"text": text, "place": place}))
            known |= set(re.findall(r"\w+", text))


def _texts(made: Recommendation) -> Iterable[str]:
    yield from filter(None, (made.id, made.title, made.text, made.response, *made.taken, *made.own.values()))
    for action in made.actions:
        yield from (
            action.id,
            action.title or "",
            action.text,
            *action.taken,
            *action.owners,
            *action.own.values(),
            *action.evidence,
        )
        yield from filter(
            None, (action.due, action.revised, action.completed, action.printed_owners, action.printed_due)
        )
        for update in action.updates:
            yield from filter(None, (update.date, update.text))
