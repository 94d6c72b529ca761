"""An action as programs read it (README, "How it is shown"): keys and dates never vary by language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.model import in_language

if TYPE_CHECKING:
    from datetime import date

    from csecplan.model import Due, Recommendation
    from csecplan.query import Entry

    Record = dict[str, object]


def action_record(entry: Entry, as_of: str, language: str) -> Record:
    """*entry* as a JSON object; *as_of* is the day in ISO form, *language* that of `text` and `title`."""
    action = entry.action
    return {
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
        "updates": [
            {
                "date": _iso(update.date),
                "by": update.by,
                "status": update.status,
                "text": in_language(update.text, language),
            }
            for update in action.updates
        ],
        "as_of": as_of,
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


def recommendation_record(recommendation: Recommendation, actions: list[Record], language: str) -> Record:
    """*recommendation* as a JSON object with *actions* inside."""
    return {
        "id": recommendation.id,
        "section": recommendation.section,
        "title": in_language(recommendation.title, language) or None,
        "text": in_language(recommendation.text, language),
        "response": in_language(recommendation.response, language) or None,
        "decision": recommendation.decision,
        "see": recommendation.see,
        "actions": actions,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
