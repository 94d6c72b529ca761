"""One change: in words for people, as a record for programs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.changes import Item, What
from csecplan.extensions import days_between
from csecplan.model import Action, Due, Owner, Recommendation, Revision, Source, Update
from csecplan.period_day import as_typed
from csecplan.view.cells import Column, Link, in_words
from csecplan.view.marks import moved_in_words
from csecplan.view.word_diff import word_diff

if TYPE_CHECKING:
    from collections.abc import Callable

    from csecplan.changes import Change
    from csecplan.i18n.wording import Wording
    from csecplan.texts import Language, Text

LABELS = {
    What.ADDED: N_("added"),
    What.REMOVED: N_("removed"),
    What.RENUMBERED: N_("renumbered"),
    What.ID: N_("short name"),
    What.TITLE: N_("title"),
    What.TEXT: N_("text"),
    What.RECOMMENDATION: N_("recommendation"),
    What.SECTION: N_("section"),
    What.RESPONSE: N_("response"),
    What.DECISION: N_("decision"),
    What.OWNERS: N_("owners"),
    What.DUE: N_("due"),
    What.REVISION: N_("due"),
    What.STATUS: N_("status"),
    What.COMPLETED: N_("completed"),
    What.UPDATE: N_("update"),
    What.EVIDENCE: N_("evidence"),
    What.SEE: N_("see"),
    What.SOURCE: N_("as printed"),
    What.DATE: N_("date"),
    What.LANGUAGE: N_("language"),
    What.NAME: N_("name"),
    What.ALIASES: N_("other names"),
    What.MEMBERS: N_("members"),
    What.FILE: N_("file"),
    What.OWN: N_("own key"),
}

NOTHING_THERE = "–"
CHANGE_COLUMNS = (Column("id", N_("Id"), link=Link.THERE), Column("change", N_("Change"), grows=True))
"""Of a table of changes in sentences."""


def in_a_sentence(change: Change, wording: Wording) -> str:
    """« état : Prévu → Terminé », "text (fr): Sonder {+tout+} le marché"."""
    renamed = change.what is What.RENUMBERED and change.subject.item is Item.OWNER
    label = change.key or wording.say(N_("renamed") if renamed else LABELS[change.what])
    if change.language and change.language != wording.language:
        label += f" ({change.language})"
    return wording.labelled(label, _SAID.get(change.what, _arrow)(change, wording))


_KINDS = {Item.OWNER: N_("owner"), Item.SECTION: N_("section"), Item.PLAN: N_("plan")}


def with_kind(change: Change, wording: Wording) -> str:
    """*change* in a sentence that says what it is about, where the number of an item does not tell."""
    sentence, item = in_a_sentence(change, wording), change.subject.item
    return f"{wording.say(_KINDS[item])}, {sentence}" if item in _KINDS else sentence


def _arrow(change: Change, wording: Wording) -> str:
    before, after = _value(change.before, wording), _value(change.after, wording)
    if change.before is None or not before:
        return after
    return f"{before} → {after or NOTHING_THERE}"


def _value(value: object, wording: Wording) -> str:
    """A value of the model in a few words."""
    if isinstance(value, Action):
        title = wording.text(value.title or value.text)
        return "; ".join(filter(None, (title, ", ".join(value.owners), value.current_due.text)))
    if isinstance(value, Recommendation):
        return wording.text(value.title or value.text)
    if isinstance(value, Owner):
        return wording.text(value.name)
    if isinstance(value, Source):
        return "; ".join(filter(None, (wording.text(value.owners), wording.text(value.due))))
    if isinstance(value, Revision):
        return value.due.text
    return _update(value, wording) if isinstance(value, Update) else in_words(value, wording)  # type: ignore[arg-type]


def _update(update: Update, wording: Wording) -> str:
    return _reported(update, wording.text(update.text), wording)


def _reported(update: Update, news: str, wording: Wording) -> str:
    """« 2004-06-01, SPS : … », « 2004-06-01, CSEC-M (Terminé) : … »."""
    when = as_typed(update.date) if update.date else None
    part = f"({wording.label(update.said)})" if update.said else None
    source = ", ".join(filter(None, (when, " ".join(filter(None, (update.by, part))))))
    return wording.labelled(source, news) if source else news


def _note(change: Change, wording: Wording) -> str:
    """An update that came, went, or says something else; where only its text does, by words."""
    before, after = change.before, change.after
    if isinstance(before, Update) and isinstance(after, Update) and before._replace(text=after.text) == after:
        return _reported(after, word_diff(wording.text(before.text), wording.text(after.text)), wording)
    return _arrow(change, wording)


def _words(change: Change, wording: Wording) -> str:
    """What came into a text and what left it; all of one that was not there before, or is no more."""
    if change.before is None or change.after is None:
        return _arrow(change, wording)
    return word_diff(str(change.before), str(change.after)) or wording.say(N_("only blanks and line ends differ"))


def _names(change: Change, _: Wording) -> str:
    """Which names left a row and which came: « − CSEC-S, + DEO - SPS »."""
    before, after = _row(change.before), _row(change.after)
    gone = [f"\u2212 {name}" for name in before if name not in after]
    come = [f"+ {name}" for name in after if name not in before]
    return ", ".join(gone + come) or f"{', '.join(before)} → {', '.join(after)}"


def _own(change: Change, wording: Wording) -> str:
    """« High → Low »; of two lists, which texts left and which came."""
    before, after = change.before, change.after
    if type(before) is tuple and type(after) is tuple:
        return _names(replace(change, before=_said(before, wording), after=_said(after, wording)), wording)
    return _arrow(change, wording)


def _said(texts: tuple[Text, ...], wording: Wording) -> tuple[str, ...]:
    return tuple(wording.text(text) for text in texts)


def _row(value: object) -> tuple[str, ...]:
    return value if type(value) is tuple else ()


def _due(change: Change, wording: Wording) -> str:
    return ", ".join(filter(None, (_arrow(change, wording), days_moved(change, wording))))


def _revision(change: Change, wording: Wording) -> str:
    """« Printemps 2004 → décembre 2004, 2e report, 194 jours, 225 jours en tout, accordé par SPS; raison : … »."""
    number = wording.say(N_("{ordinal} revision"), ordinal=ordinal(change.number, wording.language))
    granted = change.after if isinstance(change.after, Revision) else None
    by = wording.say(N_("granted by {name}"), name=granted.by) if granted and granted.by else ""
    in_all = days_between(due_of(change.first), due_of(change.after)) or 0
    all_days = wording.count(in_all, N_("{n} day in all"), N_("{n} days in all")) if in_all > 0 else ""
    revised = ", ".join(filter(None, (_arrow(change, wording), number, days_moved(change, wording), all_days, by)))
    reason = wording.text(granted.reason) if granted else ""
    return wording.say(N_("{revised}; reason: {reason}"), revised=revised, reason=reason) if reason else revised


def ordinal(number: int, language: Language) -> str:
    """« 1er », « 2e »; "1st", "22nd"."""
    if language == "fr":
        return "1er" if number == 1 else f"{number}e"
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def days_moved(change: Change, wording: Wording) -> str:
    """By how many days a due date moved; "" where one of the two has no end, or it did not."""
    return moved_in_words(days_between(due_of(change.before), due_of(change.after)), wording)


def due_of(value: object) -> Due | None:
    """The due date that a change's value is, or sets."""
    value = value.due if isinstance(value, Revision) else value
    return value if isinstance(value, Due) else None


_SAID: dict[What, Callable[[Change, Wording], str]] = {
    What.ADDED: lambda change, wording: _value(change.after, wording),
    What.REMOVED: lambda change, wording: _value(change.before, wording),
    What.TITLE: _words,
    What.TEXT: _words,
    What.RESPONSE: _words,
    What.NAME: _words,
    What.OWNERS: _names,
    What.ALIASES: _names,
    What.MEMBERS: _names,
    What.SEE: _names,
    What.UPDATE: _note,
    What.OWN: _own,
    What.DUE: _due,
    What.REVISION: _revision,
}
