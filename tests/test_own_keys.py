"""A unit's own keys, `x-…`: read, shown, asked for, told when they change; never warned of where they are right."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from csecplan.changes import between
from csecplan.i18n.wording import Wording
from csecplan.merge import Merged, merge
from csecplan.texts import Bilingual
from csecplan.view.change import in_a_sentence
from tests.tools.command import invoke
from tests.tools.plans import plan_of, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csecplan.texts import Language

PLAN = """\
    format: 1
    title: Plan
    language: fr
    x-file: 4410-2
    owners:
      A:
        x-contact: zoe@example.gc.ca
      B:
    recommendations:
      - id: 1a
        text: R
        x-priority: {fr: Élevée, en: High}
        x-theme: [Services, Coûts]
        actions:
          - {id: 1a.1, text: Un, owners: [A], x-priority: Low}
          - {id: 1a.2, text: Deux, x-cost: "12"}
          - {id: 1a.3, text: Trois, x-cost: "9", x-priority: }
      - id: 1b
        text: S
        x-priority: low
        actions:
          - {id: 1b.1, text: Quatre}
      - id: 1c
        text: T
        actions:
          - {id: 1c.1, text: Cinq, x-cost: "100"}
    """


def rules(text: str) -> list[str]:
    return [each.rule.id for each in read(text)[1]]


def rows(answer: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer)))


def test_they_are_read_without_a_word() -> None:
    plan, found = read(PLAN)

    assert found == []
    assert dict(plan.own) == {"x-file": "4410-2"}
    assert dict(plan.owners[0].own) == {"x-contact": "zoe@example.gc.ca"}
    assert dict(plan.recommendations[0].own) == {
        "x-priority": Bilingual("Élevée", "High"),
        "x-theme": ("Services", "Coûts"),
    }
    assert dict(plan.recommendations[0].actions[2].own) == {"x-cost": "9"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("x-risk: {level: 3}", ["own-key-form"], id="a mapping of other keys than languages"),
        pytest.param("x-risk: {fr: [a], en: b}", ["own-key-form"], id="a language whose value is no text"),
        pytest.param("x-risk: [[a]]", ["own-key-form"], id="a list of lists"),
        pytest.param("x-risk: [a, ]", [], id="a list"),
        pytest.param("x-risk: [{fr: a}, b]", [], id="a list of texts in languages"),
        pytest.param("x-risk:", [], id="nothing written"),
        pytest.param("x-risk: ''", [], id="nothing said"),
        pytest.param("x-: a", ["unknown-key"], id="no name"),
        pytest.param("x-risk: a\n        X-risk: b", ["unknown-key"], id="another letter than x-"),
        pytest.param("x-risk: a\n        x-Risk: b", ["repeated-key"], id="one key twice, in other letters"),
        pytest.param("x-risk: a\n        x-risk: b", ["repeated-key"], id="one key twice"),
    ],
)
def test_what_they_may_say(line: str, expected: list[str]) -> None:
    plan = f"""\
    format: 1
    title: Plan
    recommendations:
      - id: 1a
        text: R
        {line}
    """

    assert rules(plan) == expected


def test_a_key_in_other_letters_is_the_same_key_and_noted() -> None:
    plan, found = read(PLAN.replace("text: S\n        x-priority", "text: S\n        x-Priorité").replace(
        "text: R\n        x-priority", "text: R\n        x-priorite"))  # fmt: skip

    assert dict(plan.recommendations[1].own) == {"x-priorite": "low"}
    assert [each.rule.id for each in found] == ["own-key-spelling"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_show_has_those_of_the_recommendation_and_of_the_action(lang: str, write: Callable[[str], Path]) -> None:
    shown = invoke("show", "1a.2", plan=write(PLAN), lang=lang).out

    assert ("Élevée" if lang == "fr" else "High") in shown
    assert "Services, Coûts" in shown
    assert "12" in shown


def test_records_and_columns_have_the_recommendations_where_the_action_has_none(write: Callable[[str], Path]) -> None:
    plan = write(PLAN)
    records = json.loads(invoke("list", "-f", "json", plan=plan, lang=None).out)

    assert [each.get("x-priority") for each in records] == ["Low", "Élevée", "Élevée", "low", None]
    assert records[0]["x-theme"] == ["Services", "Coûts"]
    table = rows(invoke("list", "-f", "csv", plan=plan, lang=None).out)
    assert [each["x-priority"] for each in table] == ["Low", "Élevée", "Élevée", "low", ""]
    assert table[0]["x-theme"] == "Services; Coûts"
    chosen = rows(invoke("list", "-f", "csv", "--columns", "id,X-PRIORITY", plan=plan, lang=None).out)
    assert list(chosen[0]) == ["id", "x-priority"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["--where", "x-priority=LOW"], ["1a.1", "1b.1"], id="folded"),
        pytest.param(["--where", "x-priority=élevee"], ["1a.2", "1a.3"], id="one language"),
        pytest.param(["--where", "X-priority=high"], ["1a.2", "1a.3"], id="the other"),
        pytest.param(["--where", "x-theme=couts"], ["1a.1", "1a.2", "1a.3"], id="of a list any"),
        pytest.param(["--where", "x-cost=9,100"], ["1a.3", "1c.1"], id="a comma parts values"),
        pytest.param(["--where", "x-cost=9", "--where", "x-cost=12"], ["1a.2", "1a.3"], id="of one key any"),
        pytest.param(["--where", "x-cost=9", "--where", "x-priority=high"], ["1a.3"], id="of two keys both"),
        pytest.param(["--where", "status=prévu", "--where", "x-cost=9"], ["1a.3"], id="a status by its label"),
        pytest.param(["--where", "owner=a"], ["1a.1"], id="an owner"),
        pytest.param(["--text", "couts high"], ["1a.1", "1a.2", "1a.3"], id="among all that is said"),
        pytest.param(["--sort", "x-cost"], ["1a.3", "1a.2", "1c.1", "1a.1", "1b.1"], id="naturally, none last"),
    ],
)  # fmt: skip
def test_actions_are_asked_for_by_them(
    arguments: list[str], expected: list[str], write: Callable[[str], Path]
) -> None:
    answer = invoke("list", *arguments, "-f", "jsonl", plan=write(PLAN))

    assert [json.loads(line)["id"] for line in answer.out.splitlines()] == expected, answer.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--where", "x-prioity=High"], "x-priority", id="a key"),
        pytest.param(["--where", "x-priority=Hihg"], "High", id="a value"),
        pytest.param(["--where", "x-priority"], "KEY=VALUE", id="no value"),
        pytest.param(["--where", "statsu=done"], "status", id="a key of ours"),
        pytest.param(["--where", "status=doen"], "done", id="a word of ours"),
        pytest.param(["--columns", "id,x-prority"], "x-priority", id="a column"),
        pytest.param(["--sort", "x-prority"], "x-priority", id="an order"),
        pytest.param(["--group-by", "x-prority"], "x-priority", id="groups"),
        pytest.param(["--columns", "id,x-contact"], "x-", id="one that only an owner has"),
    ],
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_names_nothing_is_an_error_with_the_nearest(
    arguments: list[str], said: str, lang: str, write: Callable[[str], Path]
) -> None:
    answer = invoke("list", *arguments, plan=write(PLAN), lang=lang)

    assert answer.exit_code == 2
    assert said.replace("KEY=VALUE", "CLÉ=VALEUR" if lang == "fr" else "KEY=VALUE") in answer.err


def test_groups_are_titled_and_in_natural_order(write: Callable[[str], Path]) -> None:
    shown = invoke("list", "--group-by", "x-cost", "--columns", "id", plan=write(PLAN)).out.split()

    assert shown.index("9") < shown.index("12") < shown.index("100") < shown.index("not")


def test_a_group_for_each_of_a_list(write: Callable[[str], Path]) -> None:
    shown = invoke("list", "1a.1", "--group-by", "x-theme", "--columns", "id", plan=write(PLAN)).out

    assert shown.count("1a.1") == 2


def test_a_title_for_people_and_the_key_for_programs(write: Callable[[str], Path]) -> None:
    shown = invoke("list", "--columns", "id,x-priority", plan=write(PLAN)).out

    assert shown.split()[:2] == ["Id", "Priority"]


def test_an_own_key_named_as_one_of_ours_keeps_its_name(write: Callable[[str], Path]) -> None:
    plan = write(PLAN.replace("x-cost", "x-status"))

    assert "x-status" in invoke("list", "--columns", "id,status,x-status", plan=plan).out.splitlines()[0]
    assert "x-status" in invoke("list", "--columns", "id,status,x-status", plan=plan, lang="fr").out.splitlines()[0]


def test_plans_that_have_none_say_nothing_of_them() -> None:
    plan = plan_of("format: 1\ntitle: P\nrecommendations: [{id: 1a, text: R, actions: [{id: 1a.1, text: A}]}]\n")

    assert plan.own == plan.recommendations[0].own == plan.recommendations[0].actions[0].own == ()


# -- when they change -----------------------------------------------------------------------------


def sentences(old: str, new: str, lang: Language = "en") -> list[str]:
    changes = between(plan_of(old), plan_of(new))
    return [f"{each.subject.id} {in_a_sentence(each, Wording(lang))}".strip() for each in changes]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("x-priority: Low}", "x-priority: High}", ["1a.1 x-priority: Low → High"], id="a text"),
        pytest.param(
            "x-priority: Low}", "x-cost: 3}", ["1a.1 x-cost: 3", "1a.1 x-priority: Low → –"], id="another key"
        ),
        pytest.param("en: High", "en: Highest", ["1a x-priority: High → Highest"], id="a text in one language"),
        pytest.param("fr: Élevée", "fr: Haute", ["1a x-priority (fr): Élevée → Haute"], id="in the other"),
        pytest.param("[Services, Coûts]", "[Coûts, Web]", ["1a x-theme: − Services, + Web"], id="a list"),
        pytest.param("[Services, Coûts]", "Web", ["1a x-theme: Services, Coûts → Web"], id="a list that is one text"),
        pytest.param("x-file", "x-File", [], id="a key in other letters"),
        pytest.param("4410-2", "4410-3", ["x-file: 4410-2 → 4410-3"], id="the plan's"),
        pytest.param("zoe@", "ana@", ["A x-contact: zoe@example.gc.ca → ana@example.gc.ca"], id="an owner's"),
        pytest.param("x-priority: low", "X", [], id="nothing but its place"),
    ],
)
def test_a_change_is_told_by_the_key(old: str, new: str, expected: list[str]) -> None:
    if new == "X":
        old, new = "x-priority: low\n        actions", "actions"
        moved = PLAN.replace(f"text: S\n        {old}", f"x-priority: low\n        text: S\n        {new}")
        assert sentences(PLAN, moved) == expected
        return
    assert old in PLAN

    assert sentences(PLAN, PLAN.replace(old, new, 1)) == expected


def test_a_change_of_all_is_told_in_french_and_to_programs(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    path = repository / "plan.yaml"
    path.write_text(dedent(PLAN), encoding="utf-8")
    subprocess.run(["git", "add", "."], check=True)
    subprocess.run(["git", "commit", "-qm", "plan"], check=True)
    path.write_text(dedent(PLAN).replace("x-priority: Low", "x-priority: High"), encoding="utf-8")

    assert "1a.1  x-priority\u00a0: Low → High" in invoke("diff", lang="fr").out
    [record] = json.loads(invoke("diff", "-f", "json").out)
    assert (record["what"], record["before"], record["after"]) == ("x-priority", "Low", "High")
    assert "x-priority: Low → High" in invoke("log").out


# -- when the file is changed ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["status", "1a.1", "done", "--on", "2004-06-01", "--note", "Fait"], id="status"),
        pytest.param(["revise", "1a.2", "juin 2005", "--reason", "Retard"], id="revise"),
        pytest.param(["note", "1b.1", "Bilan"], id="note"),
        pytest.param(["add", "action", "1b", "--text", "Encore"], id="add"),
    ],
)
def test_a_change_leaves_them_as_they_are(arguments: list[str], write: Callable[[str], Path]) -> None:
    path = write(PLAN.replace("- {id: 1b.1, text: Quatre}", "- id: 1b.1\n            text: Quatre\n            x-note: >-\n              Deux\n              lignes   # vu"))  # fmt: skip  # noqa: E501
    before = path.read_text(encoding="utf-8")

    answer = invoke(*arguments, plan=path)

    assert answer.exit_code == 0, answer.err
    after = path.read_text(encoding="utf-8")
    kept = [line for line in before.splitlines() if "x-" in line and "{id" not in line]
    assert [line for line in after.splitlines() if "x-" in line and "{id" not in line] == kept
    said = [{each.id: each.own for _, each in plan_of(text).actions()} for text in (before, after)]
    assert said[1] == said[0] | {each: () for each in said[1] if each not in said[0]}


def test_a_sheet_that_comes_back_says_nothing_of_them(write: Callable[[str], Path], tmp_path: Path) -> None:
    plan = write(PLAN)
    for name in ("sheet.xlsx", "sheet.csv"):
        for lang in ("fr", "en"):
            invoke("list", "-o", tmp_path / name, plan=plan, lang=lang)

            answer = invoke("import", tmp_path / name, plan=plan, lang="en")

            assert (answer.exit_code, answer.out) == (0, ""), name
            assert answer.err == f"nothing to change: the plan says all that {name} says\n"


def test_what_a_sheet_says_of_them_is_named(write: Callable[[str], Path], tmp_path: Path) -> None:
    plan, sheet = write(PLAN), tmp_path / "sheet.csv"
    invoke("list", "-o", sheet, plan=plan, lang="fr")
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("Low", "Lowest"), encoding="utf-8")

    answer = invoke("import", sheet, plan=plan, lang="en")

    assert "Lowest" in answer.out + answer.err


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_plans_and_its_owners_are_in_the_record_of_a_summary(lang: str, write: Callable[[str], Path]) -> None:
    record = json.loads(invoke("summary", "-f", "json", plan=write(PLAN), lang=lang).out)

    assert record["x-file"] == "4410-2"
    assert record["owners"]["A"]["x-contact"] == "zoe@example.gc.ca"


@pytest.mark.parametrize("suffix", ["xlsx", "html", "markdown", "tsv"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_format_has_them(suffix: str, lang: str, write: Callable[[str], Path], tmp_path: Path) -> None:
    out = tmp_path / "out"

    answer = invoke(
        "list", "--columns", "id,x-priority,x-theme", "-f", suffix, "-o", out, plan=write(PLAN), lang=lang
    )

    assert answer.exit_code == 0, answer.err
    if suffix != "xlsx":
        text = out.read_text(encoding="utf-8")
        assert ("Élevée" if lang == "fr" else "High") in text
        assert "Services" in text


# -- when two people change it --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param(("Low}", "High}"), ('"12"', '"13"'), True, id="of two actions"),
        pytest.param(("x-priority: low", "x-priority: high"), ("text: S\n", "text: S\n        x-cost: 4\n"), True,
                     id="two keys of one item"),
        pytest.param(("Low}", "High}"), ("Low}", "High}"), True, id="both alike"),
        pytest.param(("Low}", "High}"), ("Low}", "Lower}"), False, id="one key, in two ways"),
        pytest.param(("fr: Élevée", "fr: Haute"), ("en: High", "en: Higher"), True, id="a text in two languages"),
        pytest.param(("4410-2", "4410-3"), ("zoe@", "ana@"), True, id="the plan's and an owner's"),
    ],
)  # fmt: skip
def test_two_changes_are_merged_by_meaning(ours: tuple[str, str], theirs: tuple[str, str], expected: bool) -> None:
    base = dedent(PLAN)
    sides = [dedent(PLAN.replace(*change, 1)) for change in (ours, theirs)]
    assert base not in sides

    merged = merge(base.encode(), sides[0].encode(), sides[1].encode(), Merged(b"", False))

    assert merged.clean is expected
    if expected:
        both = dedent(PLAN.replace(*ours, 1).replace(*theirs, 1))
        assert plan_of(merged.data.decode()) == plan_of(both)
