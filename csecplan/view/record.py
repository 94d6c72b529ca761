"""An action as programs read it (README, "How it is shown"): keys and dates never vary by language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.joint import is_joint
from csecplan.state import state_of
from csecplan.texts import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from csecplan.model import Due, Recommendation, Update
    from csecplan.query import Entry
    from csecplan.query.own_keys import Own
    from csecplan.texts import Language

    Record = dict[str, object]


def action_record(entry: Entry, as_of: str, language: Language) -> Record:
    """*entry* as a JSON object; *as_of* is the day in ISO form, *language* that of `text` and `title`."""
    action = entry.action
    record: Record = {
        "plan": entry.plan.name,
        "id": action.id,
        "recommendation": entry.recommendation.id,
        "section": entry.recommendation.section,
        "title": in_language(action.title, language) or None,
        "text": in_language(action.text, language),
        "owners": action.owners,
        "status": action.status,
        "due": due_record(action.current_due),
        "original_due": due_record(action.original_due) if action.original_due else None,
        "revisions": len(action.revisions),
        "completed": _iso(action.completed),
        "timeliness": entry.timeliness,
        "days_overdue": entry.days_overdue,
        "marks": entry.marks,
        "updates": [update_record(update, language) for update in action.updates],
        "reported": [
            {"owner": each.owner, "status": each.status, "date": _iso(each.date)}
            for each in (entry.reported if is_joint(entry.reported) else ())
        ],
        "as_of": as_of,
    }
    if action.own or entry.recommendation.own:
        record |= _own(entry, language)
    return record


def _own(entry: Entry, language: Language) -> Record:
    from csecplan.query.own_keys import values_of  # few plans have any

    return own_record(values_of(entry.recommendation, entry.action).items(), language)


def own_record(own: Iterable[tuple[str, Own]], language: Language) -> Record:
    """A unit's own keys, *own*, for programs: each a text, or a list of texts, in *language*."""
    return {
        key: [in_language(text, language) for text in value] if type(value) is tuple else in_language(value, language)  # type: ignore[arg-type]
        for key, value in own
    }


def update_record(update: Update, language: Language) -> Record:
    """*update* as a JSON object, its text in *language*."""
    return {
        "date": _iso(update.date),
        "by": update.by,
        "status": update.status,
        "said": update.said,
        "text": in_language(update.text, language),
    }


def due_record(due: Due) -> Record:
    """*due* as a JSON object."""
    return {
        "text": due.text or None,
        "kind": due.kind,
        "earliest": _iso(due.earliest),
        "latest": _iso(due.latest),
        "precision": due.precision,
        "edtf": due.edtf,
    }


def recommendation_record(recommendation: Recommendation, actions: list[Record], language: Language) -> Record:
    """*recommendation* as a JSON object with *actions* inside."""
    return {
        "id": recommendation.id,
        "section": recommendation.section,
        "title": in_language(recommendation.title, language) or None,
        "text": in_language(recommendation.text, language),
        "response": in_language(recommendation.response, language) or None,
        "decision": recommendation.decision,
        "state": state_of(recommendation),
        "see": recommendation.see,
        **own_record(recommendation.own, language),
        "actions": actions,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
