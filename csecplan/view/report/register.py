"""The register: the source document's four columns, word for word, each action on a row of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.view.audience import section_title
from csecplan.view.cells import Column, Link, Quoted, Table, quoted
from csecplan.view.page import Heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csecplan.i18n.wording import Wording
    from csecplan.model import Action, Plan, Recommendation
    from csecplan.query import Entry
    from csecplan.query.recommendations import RecommendationEntry
    from csecplan.texts import Text
    from csecplan.view.audience import Audience
    from csecplan.view.cells import Cell
    from csecplan.view.page import Block

COLUMNS = (
    Column("anchor", N_("Id"), link=Link.HERE),
    Column("recommendation", N_("Recommendations"), grows=True, quoted=True),
    Column(
        "text", N_("Action plan, or the reason why no action will follow the recommendation"), grows=True, quoted=True
    ),
    Column("owners", N_("Responsible for the action"), quoted=True),
    Column("due", N_("Expected completion date"), quoted=True),
)


def register(
    plan: Plan, entries: Sequence[Entry], recommendations: Sequence[RecommendationEntry], audience: Audience
) -> Iterator[Block]:
    """*entries* as the document has them, under the titles of their sections.

    Those of *recommendations* that have no action are there too.
    """
    chosen = {id(entry.action) for entry in entries}
    without_action = {each.recommendation.id for each in recommendations if not each.entries}
    sections: dict[str, list[list[Cell]]] = {}
    for item in plan.recommendations:
        actions = [action for action in item.actions if id(action) in chosen]
        if actions or (not item.actions and item.id in without_action):
            rows = sections.setdefault(item.section or "", [])
            rows += _rows(item, actions, _Speaker(plan, audience.wording))
    for key, rows in sections.items():
        if key:
            yield Heading(section_title(key, plan, audience.wording), 3)
        yield Table.of(COLUMNS, rows, actions=True)


def _rows(item: Recommendation, actions: Sequence[Action], say: _Speaker) -> Iterator[list[Cell]]:
    """The recommendation and its response stand with the first of its actions, as in the document."""
    if not actions:
        yield [say.plan.qualified(item.id), say.numbered(item.id, item.text), say.joined([item.response]), None, None]
    for action in actions:
        first = action is actions[0]
        yield [
            say.plan.qualified(action.id or "?"),
            say.numbered(item.id, item.text) if first else None,
            say.joined([item.response, action.text] if first else [action.text]),
            say.owners(action),
            say.due(action),
        ]


class _Speaker:
    """Says what *plan* says, to one audience."""

    def __init__(self, plan: Plan, wording: Wording) -> None:
        self.plan, self.wording = plan, wording

    def text(self, text: Text | None) -> Quoted:
        return quoted(text, self.plan.language, self.wording)

    def numbered(self, number: str, text: Text) -> Quoted:
        words = self.text(text)
        return Quoted.of(f"{number}. {words}", words.language)

    def joined(self, texts: Sequence[Text | None]) -> Quoted:
        words = [self.text(text) for text in texts if text]
        return Quoted.of("\n".join(words), words[0].language if words else None)

    def owners(self, action: Action) -> Quoted:
        printed = action.source.owners if action.source else None
        return self.text(printed or "\n".join(action.owners))

    def due(self, action: Action) -> Quoted:
        printed = action.source.due if action.source else None
        return self.text(printed or (action.due.text if action.due else None))
