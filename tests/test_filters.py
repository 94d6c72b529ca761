"""Every filter is what anybody would make of the JSON records; what is typed in other ways is the same question."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csecplan.folding import fold
from csecplan.model import Status
from csecplan.timeliness import Mark
from tests.tools.command import invoke

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Record = dict[str, Any]

OWNERS = ("A", "Bureau B", "Santé, Ottawa", "C, D")
SECTIONS = ("1", "2")
DUES = (
    "juin 2004",
    "2004-06-15",
    "2004-07-15",
    "Continu",
    "Continu jusqu'en août 2004",
    "31 décembre 2004",
    "bientôt",
)
LEVELS: tuple[object, ...] = ("High", "low", "Élevée", {"fr": "Élevée", "en": "High"}, {"fr": "Faible", "en": "Low"})
THEMES = ("web", "Santé", "1, 2", "café")
CLOSED = {"done", "verified", "no-action", "obsolete"}


def fields(**each: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Mappings in which any of *each* may be missing."""
    return st.fixed_dictionaries({}, optional=each)


DAYS = st.dates(date(2004, 5, 1), date(2004, 6, 30)).map(str)
OWN = {
    "x-level": st.sampled_from(LEVELS),
    "x-theme": st.lists(st.sampled_from(THEMES), min_size=1, max_size=2, unique=True),
    "x-cost": st.integers(1, 20).map(str),
}
UPDATES: st.SearchStrategy[list[dict[str, Any]]] = st.lists(
    st.builds(dict, fields(date=DAYS, status=st.sampled_from([*Status])), text=st.just("Note")), max_size=3
)
ACTIONS = fields(
    owners=st.lists(st.sampled_from(OWNERS), min_size=1, max_size=2, unique=True),
    due=st.sampled_from(DUES),
    status=st.sampled_from([*Status]),
    completed=DAYS,
    revisions=st.lists(st.fixed_dictionaries({"due": st.sampled_from(DUES)}), min_size=1, max_size=1),
    updates=UPDATES,
    **OWN,
)
RECOMMENDATIONS = st.builds(
    lambda own, section, actions: {"section": section, "actions": actions, **own},
    fields(**OWN),
    st.sampled_from(SECTIONS),
    st.lists(ACTIONS, min_size=1, max_size=3),
)


def numbered(recommendations: list[dict[str, Any]]) -> dict[str, Any]:
    for number, item in enumerate(recommendations, 1):
        item |= {"id": f"{number}a", "text": "R"}
        for place, action in enumerate(item["actions"], 1):
            action |= {"id": f"{number}a.{place}", "text": "A"}
    return {
        "format": "1",
        "title": "Plan",
        "language": "fr",
        "owners": dict.fromkeys(OWNERS),
        "sections": {"1": "Un", "2": "Deux, trois"},
        "recommendations": recommendations,
    }


PLANS = st.lists(RECOMMENDATIONS, min_size=1, max_size=3).map(numbered)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("filters") / "plan.yaml"


def ask(path: Path, *arguments: str, lang: str = "fr") -> list[Record]:
    answer = invoke("list", *arguments, "-f", "json", plan=path, lang=lang)
    assert answer.exit_code in (0, 3), answer.err
    records: list[Record] = json.loads(answer.out)
    return records


# -- what anybody would make of the records -------------------------------------------------------


def deadline(record: Record) -> str:
    return record["due"]["latest"] if record["due"]["kind"] in ("dated", "ongoing-until") else ""


def closed_on(record: Record) -> str:
    if record["status"] not in CLOSED:
        return ""
    if record["completed"]:
        return str(record["completed"])
    reported, day = [], ""
    for update in record["updates"]:
        day = update["date"] or day
        if update["status"]:
            reported.append((update["status"] in CLOSED, day))
    reported.sort(key=lambda each: each[1])
    since = ""
    while reported and reported[-1][0]:
        since = reported.pop()[1]
    return since


def said(records: tuple[Record, Record], key: str) -> set[str]:
    values = [each.get(key) for each in records]
    return {fold(text) for value in values if value for text in (value if isinstance(value, list) else [value])}


PERIODS = (
    ("15 juin 2004", "2004-06-15", "2004-06-15"),
    ("2004-06", "2004-06-01", "2004-06-30"),
    ("Q1 2004-05", "2004-04-01", "2004-06-30"),
    ("next 60 days", "2004-07-01", "2004-08-30"),
)
SECTIONS_OF = {"1": "1", "2": "2", "deux, TROIS": "2", "1,2": "12", "un, deux, trois": "12"}


def filters(records: list[tuple[Record, Record]]) -> Iterator[st.SearchStrategy[tuple[list[str], Any]]]:
    """Ways to ask, each with what it should keep; only of what the plan has."""
    yield st.lists(st.sampled_from(OWNERS), min_size=1, max_size=2).map(
        lambda names: (["--direct", "--owner", ",".join(names)], lambda r, _: not {*names}.isdisjoint(r["owners"]))
    )
    yield st.lists(st.sampled_from([*Status]), min_size=1, max_size=3).map(
        lambda words: (["--status", ",".join(words)], lambda r, _: r["status"] in words)
    )
    yield st.sampled_from(["1", "2", "deux, TROIS", "1,2", "un, deux, trois"]).map(
        lambda name: (["--section", name], lambda r, _: r["section"] in SECTIONS_OF[name])
    )
    yield st.lists(st.sampled_from([*Mark]), min_size=1, max_size=2).map(
        lambda marks: (["--mark", ",".join(marks)], lambda r, _: not {*marks}.isdisjoint(r["marks"]))
    )
    yield st.lists(st.sampled_from(["revised", "stale", "unowned"]), min_size=1, max_size=2).map(
        lambda marks: ([f"--{mark}" for mark in marks], lambda r, _: {*marks} <= {*r["marks"]})
    )
    yield st.sampled_from(PERIODS).map(
        lambda period: (["--due-in", period[0]], lambda r, _: period[1] <= deadline(r) <= period[2])
    )
    yield DAYS.map(lambda day: (["--closed-since", day], lambda r, _: closed_on(r) >= day))
    yield DAYS.map(lambda day: (["--due-before", day], lambda r, _: "" < deadline(r) < day))
    yield DAYS.map(lambda day: (["--due-after", day], lambda r, _: deadline(r) > day))
    for key in OWN:
        there = sorted({text for pair in records for text in said(pair, key)})
        if there:
            yield st.lists(st.sampled_from(there), min_size=1, max_size=2).map(
                lambda values, key=key: (  # type: ignore[misc]
                    ["--where", f"{key}={','.join(values).upper()}"],
                    lambda r, other: not said((r, other), key).isdisjoint(values),
                )
            )


@settings(max_examples=25)
@given(PLANS, st.data())
def test_filters_keep_what_the_records_say(path: Path, plan: dict[str, Any], data: st.DataObject) -> None:
    path.write_text(json.dumps(plan), encoding="utf-8")
    records = list(zip(ask(path), ask(path, lang="en"), strict=True))
    asked = data.draw(
        st.lists(st.one_of(*filters(records)), min_size=1, max_size=3, unique_by=lambda each: each[0][0])
    )

    found = ask(path, *(word for words, _ in asked for word in words))

    expected = [pair[0]["id"] for pair in records if all(keeps(*pair) for _, keeps in asked)]
    assert [each["id"] for each in found] == expected


@settings(max_examples=12)
@given(PLANS, st.data())
def test_a_list_with_commas_is_each_by_itself(path: Path, plan: dict[str, Any], data: st.DataObject) -> None:
    path.write_text(json.dumps(plan), encoding="utf-8")
    owners = data.draw(st.lists(st.sampled_from(OWNERS), min_size=1))
    words = data.draw(st.lists(st.sampled_from([*Status]), min_size=1))
    ids = data.draw(st.lists(st.sampled_from([each["id"] for each in plan["recommendations"]]), min_size=1))

    together = ask(path, ", ".join(ids), "--owner", " ,".join(owners), "--status", ", ".join(words))

    alone = [part for name in owners for part in ("--owner", name)]
    alone += [part for word in words for part in ("--status", word)]
    assert together == ask(path, *ids, *alone)


@settings(max_examples=12)
@given(PLANS, st.data())
def test_where_and_columns_agree(path: Path, plan: dict[str, Any], data: st.DataObject) -> None:
    path.write_text(json.dumps(plan), encoding="utf-8")
    key = data.draw(
        st.sampled_from(["x-cost", "x-theme", "due", "recommendation", "timeliness", "section", "completed"])
    )
    shown = [each.get(key) for each in ask(path, lang="fr")] if key.startswith("x-") else [""]
    if all(each is None for each in shown):
        return
    column = invoke("list", "--columns", f"id,{key}", "-f", "csv", plan=path, lang="fr").out
    rows = {row["id"]: row[key] for row in csv.DictReader(io.StringIO(column))}
    values = sorted({part for cell in rows.values() for part in cell.split("; ") if part})
    for value in values:
        found = {each["id"] for each in ask(path, "--where", f"{key}={value}")}

        assert found == {number for number, cell in rows.items() if value in cell.split("; ")}


@settings(max_examples=12)
@given(PLANS)
def test_sorting_and_grouping_lose_nothing_and_put_none_last(path: Path, plan: dict[str, Any]) -> None:
    path.write_text(json.dumps(plan), encoding="utf-8")
    if not any("x-cost" in each for each in ask(path)):
        return

    costs = [each.get("x-cost") for each in ask(path, "--sort", "x-cost")]

    assert costs == sorted(costs, key=lambda cost: (cost is None, int(cost or 0)))
    grouped = invoke("list", "--group-by", "x-cost", "--columns", "id", plan=path).out
    assert sum(line.startswith(("1a.", "2a.", "3a.")) for line in grouped.splitlines()) == len(costs)


# -- names with commas ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("Santé, Ottawa", ["Santé, Ottawa"], id="a name with a comma"),
        pytest.param("sante,ottawa", ["Santé, Ottawa"], id="without the blank"),
        pytest.param("A,Santé, Ottawa,C, D", ["A", "Santé, Ottawa", "C, D"], id="among others"),
        pytest.param("A,", ["A"], id="a comma too many"),
    ],
)
def test_a_name_with_a_comma_is_found_whole(typed: str, expected: list[str], path: Path) -> None:
    actions = [{"owners": [name]} for name in OWNERS]
    path.write_text(json.dumps(numbered([{"section": "1", "actions": actions}])), encoding="utf-8")

    assert [each["owners"][0] for each in ask(path, "--owner", typed)] == expected


def test_an_owner_that_is_none_is_named_alone(path: Path) -> None:
    path.write_text(json.dumps(numbered([{"section": "1", "actions": [{"owners": ["A"]}]}])), encoding="utf-8")

    answer = invoke("list", "--owner", "A, Bureau C", plan=path)

    assert answer.exit_code == 2
    assert "Bureau C" in answer.err
    assert "Bureau B" in answer.err


def test_show_and_log_take_ids_with_commas(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    plan = numbered([{"section": "1", "actions": [{}]}, {"section": "2", "actions": [{}]}])
    (repository / "plan.yaml").write_text(json.dumps(plan), encoding="utf-8")

    for command in ("show", "log"):
        assert invoke(command, "1a,2a", "-f", "json").out == invoke(command, "1a", "2a", "-f", "json").out
        assert invoke(command, "1a,9z").exit_code == invoke(command, "1a", "9z").exit_code


def test_a_change_takes_ids_with_commas(path: Path) -> None:
    path.write_text(json.dumps(numbered([{"section": "1", "actions": [{}, {}, {}]}])), encoding="utf-8")

    diffs = {
        invoke("status", *ids, "in-progress", "--dry-run", plan=path).out
        for ids in (["1a.1, 1a.3"], ["1a.1", "1a.3"], ["1a.1,", "1a.3"])
    }

    assert len(diffs) == 1
    assert diffs.pop().count("+") >= 2


ANY = st.one_of(
    st.text(max_size=20),
    st.lists(st.sampled_from(["x-", "cost", "=", ",", "next", " ", "juin", "É", "9"])).map("".join),
)
OPTIONS = (
    "--where",
    "--due-in",
    "--closed-since",
    "--mark",
    "--columns",
    "--sort",
    "--group-by",
    "--owner",
    "--section",
)


@settings(max_examples=40)
@given(ANY, st.sampled_from(OPTIONS))
def test_whatever_is_typed_is_answered_or_refused(path: Path, typed: str, option: str) -> None:
    path.write_text(json.dumps(numbered([{"section": "1", "x-cost": "9", "actions": [{}]}])), encoding="utf-8")

    assert invoke("list", f"{option}={typed}", plan=path).exit_code in (0, 2)
