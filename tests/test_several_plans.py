"""Several plans asked at once: the answer is that of each, joined; a broken one takes nothing from the others."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csecplan.diagnostic import CsecplanError
from csecplan.store.folders import plans_at, short_name
from tests.tools.command import Answer, invoke
from tests.tools.plans import PLAN, REAL_PLAN
from tests.tools.random_plans import Maker

if TYPE_CHECKING:
    from collections.abc import Sequence

QUESTIONS = ("list", "overdue", "timeline", "recommendations")
FILTERS: list[list[str]] = [
    [],
    ["--owner", "A"],
    ["--owner", "Bureau B", "--direct"],
    ["--section", "1"],
    ["--section", "Service"],
    ["--status", "planned"],
    ["--overdue"],
    ["--open"],
    ["--revised"],
    ["--text", "note"],
    ["--due-before", "juin 2004"],
    ["--sort", "due"],
    ["--sort", "id"],
    ["1a"],
    ["2a.1", "3"],
    ["2a.1,3a", "1"],
    ["--owner", "A,Bureau B"],
    ["--status", "planned,blocked"],
    ["--unowned"],
    ["--mark", "revised,stale"],
    ["--state", "in-progress"],
    ["--due-in", "2004"],
    ["--closed-since", "2004-05-01"],
    ["--where", "x-priority=high"],
    ["--where", "X-Priority=élevée,High"],
    ["--where", "due=juin 2004"],
    ["--where", "x-priority=high", "--sort", "x-priority"],
]
BROKEN: list[bytes | None] = [None, b"\xff\xfe\x00", b"recommendations: 3\n", b"- a\n-\tb: [\n"]


def written(folder: Path, seeds: Sequence[int]) -> list[Path]:
    """Random plans, each in a folder of its own; every third gives itself an id."""
    paths = []
    for place, seed in enumerate(seeds):
        data = Maker(Random(seed), 0, "c").plan().encode()
        data = _with_own_key(data, seed)
        if place % 3 == 2:
            data = data.replace(b"format: 1", f"id: P-{place}\nformat: 1".encode(), 1)
        path = folder / f"plan-{place}" / "plan.yaml"
        path.parent.mkdir()
        path.write_bytes(data)
        paths.append(path)
    return paths


def _with_own_key(plan: bytes, seed: int) -> bytes:
    """*plan*, of three in which *seed* is anything two with a key of their unit's own on a recommendation."""
    value = ["High", "{fr: Élevée, en: High}", ""][seed % 3]
    added = rf"\g<0>\1 \2x-priority: {value}\n".encode() if value else rb"\g<0>"
    return re.sub(rb"(?m)^( *)-( +)id: 2a\n", added, plan)


def asked(question: str, options: Sequence[str], plans: Sequence[Path], form: str = "jsonl") -> Answer:
    names = [each for plan in plans for each in ("-p", str(plan))]
    has_sort = "--sort" in options and question not in ("list", "overdue")
    kept = options[: options.index("--sort")] if has_sort else options
    return invoke(question, *names, *kept, "-f", form)


def records(answer: Answer) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer.out.splitlines()]


def is_of_values_apart(options: Sequence[str], alone: Sequence[Answer]) -> bool:
    """Whether several values are asked for of which a plan alone, which has one of them, would have to have each."""
    return options[:1] == ["--where"] and "," in options[1] and any(each.exit_code == 2 for each in alone)


def in_order(found: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(each, sort_keys=True) for each in found)


@settings(max_examples=25)
@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=4), st.sampled_from(QUESTIONS), st.sampled_from(FILTERS))
def test_the_answer_of_several_plans_is_that_of_each(seeds: list[int], question: str, options: list[str]) -> None:
    with TemporaryDirectory() as folder:
        plans = written(Path(folder), seeds)
        together = asked(question, options, plans)
        alone = [asked(question, options, [plan]) for plan in plans]

        if all(each.exit_code == 2 for each in alone):
            assert together.exit_code == 2
            return
        if is_of_values_apart(options, alone):
            return
        each = [record for answer in alone for record in records(answer)]
        assert in_order(records(together)) == in_order(each)
        if question != "overdue" and "--sort" not in options:
            assert records(together) == each
        assert asked(question, options, plans) == together


@settings(max_examples=10)
@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=3), st.sampled_from(FILTERS))
def test_the_figures_of_several_plans_are_those_of_each(seeds: list[int], options: list[str]) -> None:
    with TemporaryDirectory() as folder:
        plans = written(Path(folder), seeds)
        rows, whole = (records(asked(question, options, plans)) for question in ("trend", "summary"))
        answers = [[asked(question, options, [plan]) for plan in plans] for question in ("trend", "summary")]
        if is_of_values_apart(options, answers[0]):
            return
        alone = [[records(each) for each in found] for found in answers]

    assert _without_percent(rows) == _without_percent(_added(alone[0]))
    for [together] in [whole] if whole else []:
        each = [found[0] for found in alone[1] if found]
        assert together["actions"] == sum(one["actions"] for one in each)
        for part in ("statuses", "timeliness", "days_overdue"):
            assert together[part] == {key: sum(one[part][key] for one in each) for key in together[part]}
        for key, figures in together["owners"].items():
            assert figures["actions"] == sum(one["owners"].get(key, {"actions": 0})["actions"] for one in each)
        states = [one["by_recommendation"]["states"] for one in each]
        assert together["by_recommendation"]["states"] == {key: sum(one[key] for one in states) for key in states[0]}
        for one in each:
            assert one["plans"].items() <= together["plans"].items()


def _without_percent(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: value for key, value in row.items() if key != "implemented_percent"} for row in rows]


def _added(alone: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The figures of each day of *alone*, those of one day added, but for what is no sum."""
    found: dict[str, dict[str, Any]] = {}
    for row in (row for rows in alone for row in rows):
        before = found.setdefault(row["day"], {**row, "open": 0, "overdue": 0, "closed": 0})
        before |= {key: before[key] + row[key] for key in ("open", "overdue", "closed")}
    return [found[day] for day in sorted(found)]


@settings(max_examples=20)
@given(
    st.lists(st.integers(0, 10**6), min_size=1, max_size=3),
    st.sampled_from(["list", "overdue", "summary", "timeline", "check", "recommendations"]),
    st.sampled_from(BROKEN),
    st.integers(0, 3),
)
def test_a_broken_plan_is_named_and_the_others_are_answered(
    seeds: list[int], question: str, data: bytes | None, place: int
) -> None:
    with TemporaryDirectory() as folder:
        plans = written(Path(folder), [*seeds, *seeds])
        whole = records(asked(question, [], plans))
        broken = Path(folder) / "broken.plan.yaml"
        if data is not None:
            broken.write_bytes(data)
        with_broken = asked(question, [], [*plans[:place], broken, *plans[place:]])

    assert [each for each in records(with_broken) if each.get("plan") != "broken"] == whole
    assert with_broken.exit_code == (1 if question == "check" and data is not None else 3)
    assert "broken.plan.yaml" in with_broken.err + with_broken.out


def test_where_no_plan_can_be_read_there_is_no_answer(tmp_path: Path) -> None:
    answer = invoke("overdue", "-p", tmp_path / "a.yaml", "-p", tmp_path / "b.yaml")

    assert answer.exit_code == 3
    assert answer.out == ""
    assert "a.yaml is not there" in answer.err
    assert "none of the plans could be read" in answer.err


# -- folders --------------------------------------------------------------------------------------


def found_at(*paths: Path) -> list[str]:
    return [each if isinstance(each, str) else type(each).__name__ for each in plans_at(map(str, paths))]


NAMES = st.sampled_from(["plan.yaml", "a.plan.yaml", "b.plan.yaml", "notes.yaml", ".c.plan.yaml", "plan.yml"])
FOLDERS = st.sampled_from(["", "x", "x/y", ".hidden", "x/.git", "z"])


@given(st.lists(st.tuples(FOLDERS, NAMES), min_size=1, max_size=8, unique=True), st.randoms())
def test_a_folder_has_the_plans_below_it_in_one_order(places: list[tuple[str, str]], chance: random.Random) -> None:
    orders = [places, chance.sample(places, len(places))]
    found = []
    for order in orders:
        with TemporaryDirectory() as folder:
            for below, name in order:
                (Path(folder) / below).mkdir(parents=True, exist_ok=True)
                (Path(folder) / below / name).write_text("", encoding="utf-8")
            found.append([os.path.relpath(each, folder) for each in found_at(Path(folder)) if os.sep in each])

    plans = {"plan.yaml", "a.plan.yaml", "b.plan.yaml"}
    wanted = {os.path.join(below, name) for below, name in places if name in plans and "." not in below}
    assert found[0] == found[1]
    assert sorted(found[0]) == sorted(wanted)


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    top, outside = tmp_path / "top", tmp_path / "outside"
    for folder in (top, outside):
        folder.mkdir()
        (folder / "plan.yaml").write_text("", encoding="utf-8")
    (top / "away").symlink_to(outside)
    (top / "away.plan.yaml").symlink_to(outside / "plan.yaml")
    (top / "again.plan.yaml").symlink_to(top / "plan.yaml")
    (top / "around").symlink_to(top)

    assert found_at(top) == [str(top / "again.plan.yaml")]


def test_a_file_named_twice_counts_once(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    here = tmp_path / "plan.yaml"

    assert found_at(here, tmp_path, here.parent / "." / "plan.yaml") == [str(here)]
    assert invoke("list", "-p", here, "-p", tmp_path).out == invoke("list", "-p", here).out


def test_a_folder_without_a_plan_is_an_error(tmp_path: Path) -> None:
    answer = invoke("list", "-p", tmp_path)

    assert answer.exit_code == 3
    assert "is a folder without a plan" in answer.err


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("plans/sante/plan.yaml", "sante"),
        ("plans/CSEC-2004.plan.yaml", "CSEC-2004"),
        ("plans/pacp.yaml", "pacp"),
        ("/plan.yaml", "plan"),
    ],
)
def test_a_plan_has_a_short_name_without_an_id(path: str, name: str) -> None:
    assert short_name(path) == name


# -- names ----------------------------------------------------------------------------------------


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two plans with the same ids."""
    first, second = tmp_path / "first" / "plan.yaml", tmp_path / "second.plan.yaml"
    first.parent.mkdir()
    first.write_text(PLAN, encoding="utf-8")
    second.write_text(PLAN.replace("CSEC-M", "CSEC-S").replace("Manitoba", "Saskatchewan"), encoding="utf-8")
    return first, second


def of_both(two: tuple[Path, Path], *arguments: str, **settings: str) -> Answer:
    return invoke(arguments[0], "-p", str(two[0]), "-p", str(two[1]), *arguments[1:], **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["1a.1"], ["first/1a.1", "second/1a.1"]),
        (["first/1a.1"], ["first/1a.1"]),
        (["FIRST/1A.1", "second/1a.2"], ["first/1a.1", "second/1a.2"]),
        (["second/"], [f"second/1a.{number}" for number in (1, 2, 3, 4)]),
        (["1a.1", "second/1a.1"], ["first/1a.1", "second/1a.1"]),
    ],
)
def test_an_id_picks_from_all_and_with_the_plan_from_one(
    two: tuple[Path, Path], ids: list[str], expected: list[str]
) -> None:
    answer = of_both(two, "list", *ids, "-f", "jsonl")

    assert [f"{each['plan']}/{each['id']}" for each in records(answer)] == expected
    assert all(each in of_both(two, "list", *ids).out for each in expected)


def test_a_name_known_in_one_plan_is_known(two: tuple[Path, Path]) -> None:
    assert {each["plan"] for each in records(of_both(two, "list", "--owner", "CSEC-S", "-f", "jsonl"))} == {"second"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--owner", "CSEC-X"], 'none of the plans has the owner CSEC-X; did you mean "CSEC-S" or "CSEC-M"?'),
        (["--section", "Zzz"], "none of the plans has the section Zzz; they have 1"),
        (["first/9z"], "none of the plans has the id first/9z"),
        (["--where", "x-cost=12"], "no recommendation or action has the key `x-cost`"),
        (["--where", "due=juin 2004"], 'no recommendation or action has "juin 2004" under `due`'),
        (["1a.1,1a.9"], "none of the plans has the id 1a.9"),
        (["third/1a"], "none of the plans has the id third/1a"),
    ],
)
def test_a_name_known_in_none_is_an_error(two: tuple[Path, Path], arguments: list[str], said: str) -> None:
    answer = of_both(two, "list", *arguments)

    assert answer.exit_code == 2
    assert said in answer.err


def test_one_plan_answers_to_its_own_name(two: tuple[Path, Path]) -> None:
    assert invoke("list", "first/1a.1", plan=two[0]).out == invoke("list", "1a.1", plan=two[0]).out


def test_two_plans_with_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.plan.yaml").write_text(PLAN, encoding="utf-8")
    answer = invoke("list", "1a.1", "-p", tmp_path, "-f", "jsonl")

    assert [each["plan"] for each in records(answer)] == ["x", "x~2", "x~3"]
    assert "x.plan.yaml is called x~2 here, because" in answer.err
    assert [each["plan"] for each in records(invoke("list", "X~2/1a.1", "-p", tmp_path, "-f", "jsonl"))] == ["x~2"]


# -- how it is shown ------------------------------------------------------------------------------


def test_csv_has_the_plan_first_where_several_are_asked(two: tuple[Path, Path]) -> None:
    rows = list(csv.reader(io.StringIO(of_both(two, "list", "-f", "csv").out)))
    alone = list(csv.reader(io.StringIO(invoke("list", "-f", "csv", plan=two[0]).out)))

    assert rows[0] == ["plan", *alone[0]]
    assert rows[1:5] == [["first", *row] for row in alone[1:]]


def test_each_plan_has_its_own_sections_and_recommendations(two: tuple[Path, Path]) -> None:
    for by in ("section", "recommendation", "plan"):
        out = of_both(two, "list", "--group-by", by).out

        assert "first" in out
        assert out.index("first") < out.index("first/1a.4") < out.index("second/1a.1")


def test_a_summary_has_a_line_a_plan(two: tuple[Path, Path]) -> None:
    two[0].write_text(
        PLAN.replace("due: Printemps 2004", "due: Printemps 2004\n        revisions: [{due: mars 2005}]")
    )
    [record] = records(of_both(two, "summary", "-f", "jsonl"))

    dates = {name: (each["actions"], each["overdue"], each["original_completion"], each["completion"])
             for name, each in record["plans"].items()}  # fmt: skip
    assert dates == {"first": (4, 0, "2004-06-20", "2005-03-31"), "second": (4, 1, "2004-06-20", "2004-06-20")}
    assert record["sections"].keys() == {"first/1", "second/1"}
    for form in ("table", "csv", "markdown", "html"):
        assert "second" in of_both(two, "summary", "-f", form).out


def test_a_plan_that_a_filter_leaves_nothing_of_has_its_line(two: tuple[Path, Path]) -> None:
    [record] = records(of_both(two, "summary", "--owner", "CSEC-S", "-f", "jsonl"))

    assert {name: each["actions"] for name, each in record["plans"].items()} == {"first": 0, "second": 1}


def test_the_texts_of_data_are_in_each_plans_language(two: tuple[Path, Path]) -> None:
    for path, language in zip(two, ("fr", "en"), strict=True):
        text = path.read_text(encoding="utf-8").replace("language: fr", f"language: {language}")
        path.write_text(text.replace("text: Trois", "text: {fr: Trois, en: Three}"), encoding="utf-8")
    answer = of_both(two, "list", "1a.3", "-f", "jsonl", lang="")
    rows = csv.DictReader(io.StringIO(of_both(two, "list", "1a.3", "-f", "csv", lang="").out))

    assert [each["text"] for each in records(answer)] == ["Trois", "Three"]
    assert [row["text"] for row in rows] == ["Trois", "Three"]


def test_events_of_several_plans_are_several(two: tuple[Path, Path]) -> None:
    def uids(answer: Answer) -> list[str]:
        return [line for line in answer.out.splitlines() if line.startswith("UID")]

    together = uids(of_both(two, "list", "-f", "ics"))
    [alone] = uids(invoke("list", "-f", "ics", plan=two[0]))
    assert len(set(together)) == 2
    assert alone == together[0]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("columns", [20, 40, 60, 80, 200])
@pytest.mark.parametrize("question", ["list", "overdue", "summary", "timeline", "show", "recommendations"])
def test_ids_are_whole_at_every_width(two: tuple[Path, Path], question: str, columns: int, lang: str) -> None:
    given = ["1a"] if question == "show" else []
    out = of_both(two, question, *given, "--color", "always", lang=lang, COLUMNS=str(columns)).out

    wanted = "second/1a" if question == "recommendations" else "second/1a.1"
    assert ("Par plan" in out or "By plan" in out) if question == "summary" else wanted in out


# -- options and the environment ------------------------------------------------------------------


def test_plans_named_before_and_after_the_command_are_all_asked(two: tuple[Path, Path]) -> None:
    answer = invoke("-p", str(two[0]), "list", "-p", str(two[1]), "-f", "jsonl")

    assert {each["plan"] for each in records(answer)} == {"first", "second"}


def test_the_environment_names_several_as_path_does(two: tuple[Path, Path]) -> None:
    settings: Any = {"CSECPLAN_PLAN": os.pathsep.join(map(str, two))}

    assert {each["plan"] for each in records(invoke("list", "-f", "jsonl", **settings))} == {"first", "second"}
    assert {each["plan"] for each in records(invoke("list", "-f", "jsonl", plan=two[1], **settings))} == {"second"}
    before = invoke("-p", str(two[1]), "list", "-f", "jsonl", **settings)
    assert {each["plan"] for each in records(before)} == {"second"}


def test_an_answer_is_not_written_over_any_of_the_plans(two: tuple[Path, Path]) -> None:
    answer = of_both(two, "list", "-f", "json", "-o", str(two[1]))

    assert answer.exit_code == 4
    assert "CSEC-S" in two[1].read_text(encoding="utf-8")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    for number in range(60):
        (tmp_path / f"p{number:02}.plan.yaml").write_bytes(REAL_PLAN.read_bytes().replace(b"id: CSEC-2004\n", b""))
    return tmp_path


def test_no_more_is_kept_than_the_answer(many: Path) -> None:
    from csecplan.cli.program import session_for
    from csecplan.query import Query

    session = session_for(["list"], {})
    session.begin(session.request._replace(plans=(many,)))
    entries = session.select(Query(ids=("p07/1d.1",)))

    assert [entry.plan.name for entry in entries] == ["p07"]
    assert not any(source.is_open for source in session.sources)
    assert not entries[0].plan.recommendations


def test_errors_are_those_of_ours(tmp_path: Path) -> None:
    assert all(isinstance(each, str | CsecplanError) for each in plans_at([str(tmp_path), "nowhere"]))
