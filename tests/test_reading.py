"""A document to a plan: values, defaults, and what is wrong."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest
import yaml

from csecplan import checks, reading
from csecplan.diagnostic import Severity
from csecplan.model import Decision, Kind, Owner, Status, Update
from csecplan.reading.locate import locate
from csecplan.reading.schema import schema
from csecplan.texts import Bilingual
from csecplan.timeliness import Timeliness, timeliness
from csecplan.yamltext import Document
from tests.tools.plans import ROOT, plan_of, read

HEAD = "format: 1\ntitle: Plan\ndate: 2004-02-05\nlanguage: fr\n"
SCHEMA_FILE = ROOT / "csecplan" / "plan.schema.json"


def action_plan(lines: str, owners: str = "") -> str:
    body = "".join(f"        {line}\n" for line in lines.splitlines())
    return f"{HEAD}{owners}recommendations:\n  - id: 1a\n    text: R\n    actions:\n      - id: 1a.1\n{body}"


def test_what_is_not_written_has_its_default() -> None:
    plan = plan_of(action_plan("text: A"))
    action = plan.recommendations[0].actions[0]

    assert (action.status, action.owners, action.due, action.current_due.kind) == (
        Status.PLANNED,
        (),
        None,
        Kind.NONE,
    )


def test_the_section_is_the_number_that_the_id_begins_with() -> None:
    assert plan_of(action_plan("text: A")).recommendations[0].section == "1"


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        pytest.param("text: {fr: A, en: B}", "text", Bilingual("A", "B"), id="a text in both languages"),
        pytest.param("text: {en: B}", "text", Bilingual(None, "B"), id="a text in one of them"),
        pytest.param("text: A\nsee: 1a", "see", ("1a",), id="one id to see"),
        pytest.param("text: A\nsee: [1a, 2b]", "see", ("1a", "2b"), id="several"),
        pytest.param("text: A\nevidence: rapport.pdf", "evidence", ("rapport.pdf",), id="one piece of evidence"),
        pytest.param("text: A\nevidence: [a, {fr: b}]", "evidence", ("a", Bilingual("b", None)), id="two"),
        pytest.param("text: A\ncompleted: 2004-06-15", "completed", date(2004, 6, 15), id="an ISO day"),
        pytest.param("text: A\ncompleted: 15 juin 2004", "completed", date(2004, 6, 15), id="a day in words"),
        pytest.param("text: A\nstatus: no-action", "status", Status.NO_ACTION, id="a status"),
        pytest.param("text: A\nstatus: ~", "status", Status.PLANNED, id="an absent status"),
        pytest.param("text: A\nstatus: vert", "status", None, id="a word that is no status"),
        pytest.param(
            "text: A\nupdates:\n  - {date: 2004-06-15, by: Zoé, status: done, text: B}",
            "updates",
            (Update("B", date(2004, 6, 15), "Zoé", Status.DONE),),
            id="an update",
        ),
        pytest.param(
            "text: A\nupdates:\n  - {by: CSEC-M, said: done, text: B}",
            "updates",
            (Update("B", by="CSEC-M", said=Status.DONE),),
            id="what an office says of its part",
        ),
        pytest.param(
            "text: A\nupdates:\n  - {by: CSEC-M, said: bientôt, text: B}",
            "updates",
            (Update("B", by="CSEC-M"),),
            id="a word that is no status, of a part",
        ),
    ],
)
def test_a_field(line: str, field: str, expected: object) -> None:
    assert getattr(plan_of(action_plan(line)).recommendations[0].actions[0], field) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("DEO - SPS", "DEO - SPS", id="the key"),
        pytest.param("SPS", "DEO - SPS", id="an alias"),
        pytest.param("deo-sps", "DEO - SPS", id="an alias in another case"),
        pytest.param("DEO", "DEO", id="a stranger stays as written"),
    ],
)
def test_owners_are_the_plans_own_keys(written: str, expected: str) -> None:
    owners = "owners:\n  DEO - SPS:\n    aliases: [DEO-SPS, SPS]\n"
    plan = plan_of(action_plan(f"text: A\nowners: [{written}]", owners))

    assert plan.recommendations[0].actions[0].owners == (expected,)


def test_owners_may_stand_below_the_actions() -> None:
    plan = plan_of(action_plan("text: A\nowners: [SPS]") + "owners:\n  DEO:\n    aliases: [SPS]\n")

    assert plan.recommendations[0].actions[0].owners == ("DEO",)


@pytest.mark.parametrize(
    ("text", "line", "key", "found"),
    [
        pytest.param("- un\n- deux\n", 1, "the file", "a list", id="a plan that is a list"),
        pytest.param("Un plan.\n", 1, "the file", "a text", id="a plan that is a text"),
        pytest.param(HEAD + "owners:\n  DEO: un bureau\nrecommendations: []\n", 6, "DEO", "a text",
                     id="an owner that is a text"),
        pytest.param(HEAD + "owners:\n  DEO: [SPS]\nrecommendations: []\n", 6, "DEO", "a list",
                     id="an owner that is a list"),
        pytest.param(HEAD + "sections: [Un]\nrecommendations: []\n", 5, "sections", "a list",
                     id="sections as a list"),
        pytest.param(action_plan("text: A\nsource: p. 4"), 11, "source", "a text", id="a source that is a text"),
        pytest.param(action_plan("text: A\nowners: [A, [B]]"), 11, "owners", "a list", id="a list among owners"),
        pytest.param(action_plan("text: A\nevidence: [a, [b]]"), 11, "evidence", "a list", id="a list in evidence"),
    ],
)  # fmt: skip
def test_what_is_no_such_thing_is_an_error_at_its_line(text: str, line: int, key: str, found: str) -> None:
    document = Document.parse(text.encode("utf-8"))
    wrong = [each for each in reading.read(document)[1] if each.rule.id == "wrong-type"]

    assert [(locate(document, each).line, each.facts["key"], each.facts["found"]) for each in wrong] == [
        (line, key, found)
    ]


@pytest.mark.parametrize(
    ("item", "key"),
    [
        pytest.param("text: A\nowners:\n  - A\n  -", "owners", id="an owner"),
        pytest.param("text: A\nowners:\n  - A\n  - ~", "owners", id="an owner that is null"),
        pytest.param("text: A\nowners:\n  - A\n  - ''", "owners", id="an owner of no letters"),
        pytest.param("text: A\nsee:\n  - 1a\n  -", "see", id="an id to see"),
        pytest.param("text: A\nevidence:\n  - a\n  -", "evidence", id="a piece of evidence"),
        pytest.param("text: A\nupdates:\n  - text: B\n  -", "updates", id="an update"),
        pytest.param("text: A\nrevisions:\n  - due: juin 2004\n  -  # à suivre", "revisions", id="a revision"),
    ],
)
def test_an_empty_item_is_named_on_its_own_line(item: str, key: str) -> None:
    document = Document.parse(action_plan(item).encode("utf-8"))
    found = reading.read(document)[1]

    assert [(each.rule.id, each.facts, locate(document, each).line) for each in found] == [
        ("empty-item", {"key": key}, 13)
    ]


def test_what_stands_beside_an_empty_item_is_read() -> None:
    lines = "text: A\nowners: [A, ~, B]\nevidence: [a, ~, [b], c]\nsee: [null, 1a]"
    action = plan_of(action_plan(lines)).recommendations[0].actions[0]

    assert (action.owners, action.evidence, action.see) == (("A", "B"), ("a", "c"), ("1a",))


@pytest.mark.parametrize(
    ("language", "suggested"),
    [
        pytest.param("", "3 avril 2004", id="none: French"),
        pytest.param("language: fr\n", "3 avril 2004", id="French"),
        pytest.param("language: en\n", "3 April 2004", id="English"),
        pytest.param("language: de\n", "3 avril 2004", id="one that is none of ours: as if there were none"),
    ],
)
def test_dates_are_suggested_in_the_plans_language(language: str, suggested: str) -> None:
    plan = plan_of(action_plan("text: A\ndue: 03/04/2004").replace("language: fr\n", language))
    due = plan.recommendations[0].actions[0].due

    assert due is not None
    assert due.notes[0].choices[0] == suggested


def test_an_owner_needs_no_keys() -> None:
    assert plan_of(HEAD + "owners:\n  CSEC-M:\nrecommendations: []\n").owners == (Owner("CSEC-M"),)


def test_a_decision() -> None:
    plan = plan_of(HEAD + "recommendations:\n  - {id: 1a, text: R, decision: partial}\n")

    assert plan.recommendations[0].decision is Decision.PARTIAL


@pytest.mark.parametrize(
    "item",
    ["- seulement un texte", "- [une, liste]", "-", "- id: [1a.2]\n        text: B"],
    ids=["a text", "a list", "nothing", "an id that is a list"],
)
def test_a_malformed_item_keeps_its_place_and_is_marked(item: str) -> None:
    text = action_plan("text: A") + f"      {item}\n      - id: 1a.3\n        text: C\n"
    plan, found = read(text)

    assert [each.faulty for each in plan.recommendations[0].actions] == [False, True, False]
    assert {each.rule.id for each in found} <= {"wrong-type", "missing-key", "empty-item"}


@pytest.mark.parametrize(
    ("line", "flagged"),
    [
        pytest.param("text: Voir le dossier #12", True, id="text cut off"),
        pytest.param("text: Voir # 12", True, id="one blank before"),
        pytest.param("text: Voir  # une remarque", False, id="two blanks before: a comment"),
        pytest.param("text: 'Voir #12'", False, id="quoted"),
        pytest.param("text: A\ndue: juin 2004 # à vérifier", False, id="a comment beside a date"),
        pytest.param("text: A\ndue: juin 2004 #2", True, id="a date cut off"),
        pytest.param("text: a#b", False, id="no blank at all"),
    ],
)
def test_words_lost_to_a_hash(line: str, flagged: bool) -> None:
    assert ("text-lost" in {each.rule.id for each in read(action_plan(line))[1]}) == flagged


# -- the schema -----------------------------------------------------------------------------------


def test_the_schema_file_is_made_from_the_table_of_keys() -> None:
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == schema()


STRUCTURAL = {
    "missing-key",
    "wrong-type",
    "unknown-status",
    "everyday-word",
    "ambiguous-word",
    "unknown-decision",
    "unknown-said",
    "unknown-format",
    "unknown-language",
}


class EditorLoader(yaml.SafeLoader):
    """YAML as an editor's language server resolves it: 1.2, in which a date is text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def fits_the_schema(text: str) -> bool:
    return bool(jsonschema.Draft202012Validator(schema()).is_valid(yaml.load(text, EditorLoader)))


@pytest.mark.parametrize(
    "line",
    [
        "text: A",
        "text: {fr: A}",
        "text: {de: A}",
        "text: [A]",
        "text: 12",
        "text: true",
        "text:",
        "due: juin 2004",
        "text: A\ndue: 2004",
        "text: A\ndue: [juin 2004]",
        "text: A\nowners: X",
        "text: A\nowners: [X, 12]",
        "text: A\nowners: [X, ~]",
        "text: A\nowners: {X: 1}",
        "text: A\nowners: [[X]]",
        "text: A\nstatus: done",
        "text: A\nstatus: Terminé",
        "text: A\nstatus:",
        "text: A\nupdates: []",
        "text: A\nupdates: [{text: B}]",
        "text: A\nupdates: [{date: 2004-01-01}]",
        "text: A\nupdates: {text: B}",
        "text: A\nupdates: [B]",
        "text: A\nrevisions: [{due: juin 2004, reason: {en: C}}]",
        "text: A\nrevisions: [{reason: C}]",
        "text: A\nevidence: [a, {fr: b}]",
        "text: A\nevidence: [[a]]",
        "text: A\nsource: {due: B}",
        "text: A\nsource: B",
        "text: A\nunknown: B",
    ],
)
def test_the_schema_and_the_reader_agree(line: str) -> None:
    text = action_plan(line)
    faults = {each.rule.id for each in read(text)[1]}

    assert fits_the_schema(text) == faults.isdisjoint(STRUCTURAL)


def test_the_real_plan_fits_the_schema() -> None:
    assert fits_the_schema((ROOT / "plan.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("[{}]", id="one that says nothing"),
        pytest.param("[{date: 2004-03-01, reason: Comité}]", id="without due"),
        pytest.param("[{due: }]", id="an empty due"),
        pytest.param("[{due: [juin 2005]}]", id="a list for its due"),
        pytest.param("[{due: bientôt ou tard}]", id="a due that is not understood"),
        pytest.param("[{deu: juin 2005}]", id="a misspelt due"),
        pytest.param("[juin 2005]", id="a text in the list"),
        pytest.param("[[juin 2005]]", id="a list in the list"),
        pytest.param("[{due: juin 2004}, {}]", id="a faulty one after a good one"),
        pytest.param("{due: juin 2005}", id="one without its dash"),
        pytest.param("juin 2005", id="a text for the list"),
        pytest.param('""', id="an empty text for the list"),
    ],
)
def test_where_the_last_revision_cannot_be_read_nobody_knows_what_is_late(written: str) -> None:
    plan, found = read(
        f"{HEAD}recommendations: [{{id: 1a, text: x, actions: "
        f"[{{id: 1a.1, text: x, owners: [CSEC-M], due: mars 2004, revisions: {written}}}]}}]\n"
    )
    [(_, action)] = plan.routed_actions()

    assert timeliness(action, date(2030, 1, 1)) is Timeliness.UNREADABLE
    assert any(each.rule.severity is Severity.ERROR for each in [*found, *checks.run(plan, date(2030, 1, 1))])
