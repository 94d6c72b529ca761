"""Answers as pages, before any format: titles of groups, which columns give way, which actions are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csecplan.i18n.wording import Wording
from csecplan.query import Query, select
from csecplan.query.recommendations import recommendations
from csecplan.view.audience import Audience
from csecplan.view.cells import Table
from csecplan.view.listing import listing
from csecplan.view.pictures import Timeline
from csecplan.view.summary import summary
from csecplan.view.timeline import drawn
from tests.tools.command import invoke
from tests.tools.plans import AS_OF, plan_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csecplan.texts import Language

PLAN = plan_of("""\
    format: 1
    title: Plan
    language: fr
    owners: {CSEC-M: }
    sections: {1: {fr: Le marché, en: The market}}
    recommendations:
      - id: 1a
        title: {fr: Les coûts, en: Costs}
        text: R
        actions:
          - {id: 1a.1, text: T, owners: [CSEC-M], due: mai 2004}
          - {id: 1a.2, text: T, owners: [CSEC-M], due: 15 juillet 2004, status: in-progress}
          - {id: 1a.3, text: T, owners: [CSEC-M], due: mai 2003, status: no-action, see: 1a}
      - id: x
        text: R
        actions:
          - {id: x.1, text: T, status: vert}
          - {id: x.2, text: T, due: Continu}
      - text: R
        actions:
          - {id: x.3, text: T, due: avril 2004}
          - {id: x.4, text: T}
""")
ENTRIES = select([PLAN], Query(), AS_OF)


def reader(lang: Language) -> Audience:
    return Audience(Wording(lang), lang, AS_OF)


@pytest.mark.parametrize(
    ("by", "lang", "expected"),
    [
        pytest.param("status", "en", ["Planned", "In progress", "No action", "status not read"], id="status"),
        pytest.param("status", "fr", ["Prévu", "En cours", "Aucune action", "état illisible"], id="état"),
        pytest.param(
            "timeliness",
            "en",
            ["overdue", "due soon", "ongoing", "undated", "unreadable", "closed"],
            id="timeliness",
        ),
        pytest.param(
            "timeliness",
            "fr",
            ["en retard", "échéance prochaine", "continu", "sans date", "illisible", "clos"],
            id="respect de l'échéance",
        ),
        pytest.param("recommendation", "en", ["1a – Costs", "x", "no id"], id="recommendation"),
        pytest.param("recommendation", "fr", ["1a – Les coûts", "x", "sans numéro"], id="recommandation"),
        pytest.param("section", "en", ["1. The market", "no section"], id="section"),
        pytest.param("section", "fr", ["1. Le marché", "sans section"], id="section, en français"),
        pytest.param("owner", "en", ["CSEC-M", "no owner"], id="owner"),
        pytest.param("owner", "fr", ["CSEC-M", "sans responsable"], id="responsable"),
    ],
)
def test_a_group_has_its_title(by: str, lang: Language, expected: list[str]) -> None:
    [table] = listing(ENTRIES, reader(lang), ("id",), group_by=by).blocks()

    assert isinstance(table, Table)
    assert [title for title, _ in table.groups] == expected


def test_in_a_narrow_summary_words_give_way_and_numbers_do_not() -> None:
    tables = [
        block
        for block in summary(ENTRIES, recommendations([PLAN], Query(), AS_OF), reader("en")).blocks()
        if isinstance(block, Table)
    ]

    assert {table.columns[0].key for table in tables} == {"status", "timeliness", "band", "state", "section", "owner"}
    assert [[column.grows for column in table.columns] for table in tables] == [
        [True, *[False] * (len(table.columns) - 1)] for table in tables
    ]


@pytest.mark.parametrize(
    ("most", "expected", "left_out"),
    [
        pytest.param(None, ["1a.1", "1a.2", "1a.3", "x.1", "x.2", "x.3", "x.4"], 0, id="all"),
        pytest.param(7, ["1a.1", "1a.2", "1a.3", "x.1", "x.2", "x.3", "x.4"], 0, id="as many as fit"),
        pytest.param(1, ["x.3"], 6, id="the one due first"),
        pytest.param(3, ["1a.1", "1a.2", "x.3"], 4, id="those due first, in the plan's order"),
        pytest.param(5, ["1a.1", "1a.2", "x.2", "x.3", "x.4"], 2, id="what has no end after what has one"),
        pytest.param(6, ["1a.1", "1a.2", "1a.3", "x.2", "x.3", "x.4"], 1, id="what is closed last"),
    ],
)
def test_of_more_actions_than_fit_those_due_first_are_drawn(
    most: int | None, expected: list[str], left_out: int
) -> None:
    [picture] = drawn(ENTRIES, reader("en"), most)

    assert isinstance(picture, Timeline)
    assert ([track.id for track in picture.tracks], picture.left_out) == (expected, left_out)


@pytest.mark.parametrize(
    ("actions", "form", "said"),
    [
        pytest.param(201, "markdown", "and 1 action more", id="one is left out"),
        pytest.param(202, "markdown", "and 2 actions more", id="two are"),
        pytest.param(202, "html", "and 2 actions more", id="in HTML"),
    ],
)
def test_what_a_report_does_not_draw_is_counted(
    actions: int, form: str, said: str, write: Callable[[str], Path]
) -> None:
    rows = "".join(f"\n      - {{id: 1a.{number}, text: Agir., due: juin 2005}}" for number in range(actions))
    plan = write(f"format: 1\ntitle: P\nrecommendations:\n  - id: 1a\n    text: R\n    actions:{rows}\n")

    assert said in invoke("report", "-f", form, plan=plan).out
