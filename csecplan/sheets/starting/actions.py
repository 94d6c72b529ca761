"""One action's cells: who answers for it, when it is due, how it stands, and what was remarked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csecplan import N_, Term, due
from csecplan.folding import fold
from csecplan.model import Kind, Note, Status
from csecplan.sheets.starting.drafts import Remark, Update
from csecplan.sheets.starting.dues import read_cell
from csecplan.sheets.starting.headings import Role
from csecplan.sheets.starting.owners import LONGEST, names_of, words_of
from csecplan.sheets.starting.statuses import reported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from csecplan.sheets.starting.drafts import Action
    from csecplan.sheets.starting.dues import Read
    from csecplan.sheets.starting.headings import Head
    from csecplan.texts import Language

_DATES = frozenset({Kind.DATED, Kind.ONGOING, Kind.ONGOING_UNTIL})
_NO_ACTION = re.compile(r"(aucune? (autre )?(action|mesure)|no (further |specific |separate )?action)\b")
_DATED_NOTE = re.compile(r"([^:\n]{4,30}?)\s*(?::|[–—-])\s+(?=\S)")
_NO_PLACE = N_('"{text}" is kept as an update: {reason}')


class Names:
    """Owners as they were first printed, in that order; two printings that differ in case or accents are one."""

    def __init__(self, known: set[str]) -> None:
        self.known = known
        self._printed: dict[str, str] = {}

    def of(self, text: str) -> list[str]:
        """The owners in the cell *text*."""
        names = (self._printed.setdefault(fold(name), name) for name in names_of(text, self.known))
        return list(dict.fromkeys(names))

    @property
    def all(self) -> list[str]:
        """Every owner so far."""
        return list(self._printed.values())


class Filling:
    """Takes the cells of one action in; *texts* are its cells by role."""

    def __init__(
        self, action: Action, texts: Mapping[Role, str], head: Head, names: Names, language: Language
    ) -> None:
        self._action = action
        self._texts = texts
        self._head = head
        self._names = names
        self._language = language

    def fill(self) -> None:
        """Every cell, in the order in which one counts for more than another."""
        takers: tuple[tuple[Role, Callable[[str], None]], ...] = (
            (Role.OWNERS, self._owners),
            (Role.STATUS, self._status),
            (Role.DUE, self._due),
            (Role.REVISED, self._revised),
            (Role.COMPLETED, self._completed),
            (Role.UPDATE, self._updates),
            (Role.EVIDENCE, self._evidence),
        )
        for role, take in takers:
            if re.search(r"\w", text := self._texts.get(role, "")):
                take(text)
        self._infer_status()

    # -- cells --------------------------------------------------------------------------------

    def _owners(self, text: str) -> None:
        names = names_of(text, self._names.known)
        if not names or max(map(len, names)) > LONGEST:
            self._keep(Role.OWNERS, text, N_("it is too long to be the name of an office"))
            return
        self._action.owners = self._names.of(text)
        if words_of(text) != words_of(" ".join(self._action.owners)):
            self._action.printed_owners = text

    def _status(self, text: str) -> None:
        said = reported(text)
        self._action.status = said.status
        if said.status is None:
            self._keep(Role.STATUS, text)
            no_status = N_('The table says "{text}", which is not one status; it is kept as an update.')
            self._action.comments["status"] = Remark(no_status, {"text": " ".join(text.split())})
        elif said.rest:
            self._action.updates.append(Update(text, status=said.status))
        else:
            self._action.taken.append(text)

    def _due(self, text: str) -> None:
        read = read_cell(text, self._language)
        action = self._action
        action.due, action.revised, action.completed = read.due, read.revised, read.completed
        status = None if action.status else read.status
        action.status = action.status or status
        if read.completed and not (action.status and action.status.is_implemented):
            action.completed = None
        action.updates += [Update(note.text, status=note.status) for note in read.notes]
        if words_of(text) == words_of(read.revised or ""):
            action.remarks.append(Remark(N_('"{text}" is read as a revised due date'), {"text": text}))
        elif words_of(text) != words_of(read.due or ""):
            action.printed_due = text
            facts = {"text": text, "due": read.due or read.revised, "status": status}
            action.remarks += [Remark(sentence, facts) for sentence in _read_as(read, status)]
        if not read.is_understood:
            self._no_place(text, N_("no due date can be read in it"))

    def _revised(self, text: str) -> None:
        read = due.read(text, None, self._language)
        if read.kind not in _DATES or "\n" in text or self._action.revised:
            self._keep(Role.REVISED, text, N_("no due date can be read in it"))
        elif text != self._action.due:
            self._action.revised = text

    def _completed(self, text: str) -> None:
        status = self._action.status
        if "\n" in text or not self._says_when(text):
            self._keep(Role.COMPLETED, text, N_("it gives neither a day nor a whole period"))
        elif status is not None and not status.is_implemented:
            self._keep(Role.COMPLETED, text, N_("the action is not done"))
        else:
            self._action.completed, self._action.status = text, status or Status.DONE

    def _updates(self, text: str) -> None:
        """One update, or one for each paragraph that begins with a day or a period."""
        first = True
        for line in text.split("\n"):
            date, rest = self._dated(line)
            if date or first:
                self._action.updates.append(Update(rest, date))
            else:
                self._action.updates[-1].text += f"\n{rest}"
            first = False

    def _dated(self, line: str) -> tuple[str | None, str]:
        """The day or period that *line* begins with, and the rest; None and *line* where that is none, or two."""
        found = _DATED_NOTE.match(line)
        if found is None or not self._says_when(found[1]):
            return None, line
        rest = line[found.end() :]
        second = _DATED_NOTE.match(rest)
        return (None, line) if second and self._says_when(second[1]) else (found[1], rest)

    def _says_when(self, text: str) -> bool:
        """Whether *text* names the day on which something happened, or the period."""
        return not isinstance(due.day_or_period(text, None, self._language), Note)

    def _evidence(self, text: str) -> None:
        self._action.evidence += text.split("\n")

    # -- what has no place of its own -----------------------------------------------------------

    def _keep(self, role: Role, text: str, reason: str = "") -> None:
        """Keep *text* as an update after its column's heading; the *reason* is for the report."""
        [column, *_] = self._head.columns(role)
        self._action.updates.append(Update(labelled(self._head.texts[column], text, self._language)))
        if reason:
            self._no_place(text, reason)

    def _no_place(self, text: str, reason: str) -> None:
        self._action.remarks.append(Remark(_NO_PLACE, {"text": text, "reason": Term(reason)}))

    # -- what no cell says in so many words -------------------------------------------------------

    def _infer_status(self) -> None:
        """« Aucune action » in the text is a status; so is what has no end, which is in progress."""
        action = self._action
        if action.status is None and _NO_ACTION.match(fold(action.text)):
            action.status = Status.NO_ACTION
            action.comments["status"] = Remark(N_("The status comes from the first words of the text."))
        in_force = action.revised or action.due
        if action.status is None and in_force:
            kind = due.read(in_force, None, self._language).kind
            action.status = Status.IN_PROGRESS if kind in _DATES - {Kind.DATED} else None
        if action.completed and not (action.status and action.status.is_implemented):
            action.updates.append(Update(action.completed))
            action.completed = None


def _read_as(read: Read, status: Status | None) -> Iterator[str]:
    """The sentence on what a due date's cell was read as; none where it was kept whole."""
    if read.revised and status:
        yield N_('"{text}" is read as a revised due date, {due}, and status {status}')
    elif read.revised:
        yield N_('"{text}" is read as a revised due date, {due}')
    elif read.due and status:
        yield N_('"{text}" is read as due date {due}, status {status}')
    elif read.due:
        yield N_('"{text}" is read as due date {due}')
    elif status:
        yield N_('"{text}" is read as status {status}')


def labelled(heading: str, text: str, language: Language) -> str:
    """*text* after its column's *heading*, which says what it is."""
    name = " ".join(heading.split())
    return (f"{name}\u00a0: {text}" if language == "fr" else f"{name}: {text}") if name else text
