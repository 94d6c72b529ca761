"""The plan as it is written: keys in the order of the format, comments where a choice was made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.i18n.wording import Wording
from csecplan.model import Status
from csecplan.reading import format_keys
from csecplan.sheets.starting.errors import UnknownFile
from csecplan.yamltext import Document
from csecplan.yamltext.plain import values
from csecplan.yamltext.quoting import AsIs
from csecplan.yamltext.write_whole import Commented, Items, plain_value, whole_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csecplan.sheets.starting.drafts import Action, Plan, Recommendation, Remark, Update
    from csecplan.yamltext.write_whole import Written

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def text_of_plan(plan: Plan, name: str) -> str:
    """*plan*, made of the file *name*, as the text of a plan.yaml, which was read back and says what was meant."""
    wording = Wording(plan.language)
    head = _head(plan, name, wording)
    parts = _parts(plan, wording)
    meant = {key: plain_value(value) for part in parts for key, value in part.items()}
    for careful in (False, True):
        text = whole_text(head, parts, careful=careful)
        document = Document.parse(text.encode("utf-8"))
        if not document.faults and values(document.root) == meant:
            return text
    raise UnknownFile(name=name)


def _head(plan: Plan, name: str, wording: Wording) -> list[str]:
    """What a reader of the file should know first; and what the document says around its table."""
    lines = [
        wording.say(
            N_("Made from the table in {name}. Comments mark choices to look at; then: csecplan check"), name=name
        )
    ]
    if plan.around:
        lines += ["", wording.say(N_("Around the table, the document also says:")), *plan.around]
    return ["\n".join(lines)]


def _parts(plan: Plan, wording: Wording) -> list[dict[str, Written]]:
    """The plan's keys, in the parts that blank lines separate."""
    first = {"format": AsIs(format_keys.FORMAT), "title": plan.title}
    if plan.date:
        first["date"] = _day(plan.date)
    first["language"] = AsIs(plan.language)
    if plan.notes:
        first["x-notes"] = "\n".join(plan.notes)
    owners: Mapping[str, Written] = {name: {} for name in plan.owners}
    recommendations = [_recommendation(each, plan, wording) for each in plan.recommendations]
    return [
        dict(first),
        {"owners": owners} if owners else {},
        {"sections": dict(plan.sections)} if plan.sections else {},
        {"recommendations": Items(recommendations, parted=True)},
    ]


def _recommendation(made: Recommendation, plan: Plan, wording: Wording) -> dict[str, Written]:
    number = re.match(r"\d+", made.id)
    is_implied = (number[0] if number else None) == made.section
    found: dict[str, Written | None] = {
        "id": made.id,
        "section": None if is_implied or not plan.sections else made.section,
        "title": made.title,
        "text": made.text,
        "response": made.response,
        "decision": AsIs(made.decision) if made.decision else None,
        "see": _few(made.see),
        **made.own,
        "actions": Items([_action(each, wording) for each in made.actions], parted=True) if made.actions else None,
    }
    return _commented(found, made.comments, wording)


def _action(action: Action, wording: Wording) -> dict[str, Written]:
    printed = {"owners": action.printed_owners, "due": action.printed_due}
    source = {key: text for key, text in printed.items() if text}
    found: dict[str, Written | None] = {
        "id": action.id,
        "title": action.title,
        "text": action.text,
        "owners": tuple(action.owners) or None,
        "due": _day(action.due) if action.due else None,
        "revisions": Items([{"due": _day(action.revised)}]) if action.revised else None,
        "status": AsIs(action.status or Status.PLANNED),
        "completed": _day(action.completed) if action.completed else None,
        "updates": Items([_update(each) for each in action.updates]) if action.updates else None,
        "evidence": _few(action.evidence),
        "see": _few(action.see),
        **action.own,
        "source": source or None,
    }
    return _commented(found, action.comments, wording)


def _few(texts: list[str]) -> Written | None:
    """A text alone, or a list of several."""
    return None if not texts else texts[0] if len(texts) == 1 else tuple(texts)


def _update(update: Update) -> dict[str, Written]:
    found = {
        "date": _day(update.date) if update.date else None,
        "status": AsIs(update.status) if update.status else None,
        "text": update.text,
    }
    return {key: value for key, value in found.items() if value is not None}


def _day(text: str) -> str:
    """*text* as it is, where it is a day in figures: the file has no quotes around one."""
    return AsIs(text) if _ISO.fullmatch(text) else text


def _commented(
    found: Mapping[str, Written | None], comments: Mapping[str, Remark], wording: Wording
) -> dict[str, Written]:
    """*found* without what is not there, each value that has one of *comments* under it."""
    return {
        key: Commented(value, wording.say(comments[key].sentence, **comments[key].facts))
        if key in comments
        else value
        for key, value in found.items()
        if value is not None
    }
