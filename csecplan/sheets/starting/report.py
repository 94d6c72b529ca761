"""What a plan was made of, line by line, for whoever has the table beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.folding import fold
from csecplan.sheets.starting.drafts import Remark
from csecplan.sheets.starting.headings import ROLES, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csecplan.sheets.starting.choosing import Chosen
    from csecplan.sheets.starting.drafts import Action, Plan, Recommendation
    from csecplan.sheets.starting.groups import Grouped

_SHOWN = 70


def report(plan: Plan, chosen: Chosen, found: Grouped) -> list[Remark]:
    """The columns, the rows in their order, and what is not in the plan."""
    return [*_named(plan), *_columns(chosen), *_rows(plan, found), *_others(plan, chosen)]


def _named(plan: Plan) -> Iterator[Remark]:
    yield Remark(N_('title: "{title}"'), {"title": _short(plan.title)})
    if plan.date:
        yield Remark(N_("date: {date}"), {"date": date.fromisoformat(plan.date)})


def _columns(chosen: Chosen) -> Iterator[Remark]:
    for column, role in chosen.head.roles.items():
        heading = chosen.head.texts[column]
        if role is not Role.OWN:
            yield _of_column(column, heading, ROLES[role])
        elif heading or any(row.cell(column) for row in chosen.table.rows):
            yield _of_column(column, heading, chosen.head.own[column])


def _of_column(column: int, heading: str, what: str) -> Remark:
    sentence = N_('column {number}, "{heading}": {what}')
    return Remark(sentence, {"number": column + 1, "heading": _short(heading), "what": what})


def _rows(plan: Plan, found: Grouped) -> Iterator[Remark]:
    lines: list[tuple[int, int, Remark]] = []
    for key, rows in found.section_rows.items():
        if key not in plan.sections:
            lines.append((rows[0], 0, Remark(N_("kept as `x-notes`, below the last recommendation"), rows=rows)))
            continue
        facts = {"key": key, "title": _short(plan.sections[key])}
        lines.append((rows[0], 0, Remark(N_("section {key}, {title}"), facts, rows)))
    if found.heads:
        lines.append((found.heads[0], 0, Remark(N_("the headings again"), rows=tuple(found.heads))))
    for each in plan.recommendations:
        lines += [(each.rows[0] if each.rows else 0, 1, remark) for remark in _recommendation(each)]
    return (remark for _, _, remark in sorted(lines, key=lambda line: line[:2]))


def _recommendation(made: Recommendation) -> Iterator[Remark]:
    rows = tuple(made.rows)
    ids = tuple(action.id for action in made.actions)
    facts = {"id": made.id, "actions": ids}
    if not ids:
        yield Remark(N_("recommendation {id}, with no action"), facts, rows)
    elif len(ids) == 1:
        yield Remark(N_("recommendation {id}, action {actions}"), facts, rows)
    else:
        yield Remark(N_("recommendation {id}, actions {actions}"), facts, rows)
    for choice in (*made.comments.values(), *made.remarks):
        yield _choice(made.id, choice)
    for action in made.actions:
        for choice in (*_printed(action), *action.comments.values(), *action.remarks):
            yield _choice(action.id, choice)


def _printed(action: Action) -> Iterator[Remark]:
    """How names were told apart."""
    if action.printed_owners:
        sentence = N_('"{text}" is read as owners {owners}')
        yield Remark(sentence, {"text": action.printed_owners, "owners": " · ".join(action.owners)})


def _choice(id: str, remark: Remark) -> Remark:
    """*remark* on the item *id*, below the line of its rows."""
    facts = {key: _short(fact) if type(fact) is str else fact for key, fact in remark.facts.items()}
    return Remark(remark.sentence, facts, id=id)


def _others(plan: Plan, chosen: Chosen) -> Iterator[Remark]:
    if len(chosen.used) > 1:
        yield Remark(N_("tables read as one, their rows numbered on: {names}"), {"names": chosen.used})
    if chosen.others:
        sentence = N_("tables not read, because their headings are not those of a plan: {names}")
        yield Remark(sentence, {"names": chosen.others})
    for names in _alike(plan.owners):
        sentence = N_("owners {names} may be one: if so, keep one, and give it the others as `aliases`")
        yield Remark(sentence, {"names": " · ".join(names)})
    for text in plan.around:
        yield Remark(N_('outside the table, kept as a comment: "{text}"'), {"text": _short(text)})


def _alike(owners: Sequence[str]) -> Iterator[list[str]]:
    """Owners whose names differ only in blanks and marks."""
    found: dict[str, list[str]] = {}
    for owner in owners:
        found.setdefault("".join(filter(str.isalnum, fold(owner))), []).append(owner)
    return (names for names in found.values() if len(names) > 1)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"
