"""A merge called clean is held against what was meant: what git's lines lose, double or bring back is a conflict."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from csecplan.merge import Merged, merge
from tests.test_merge import merged

if TYPE_CHECKING:
    from pathlib import Path


def action(id: str, *more: str) -> str:
    lines = [f"- id: {id}", "  due: 2027-01-01", "  status: planned", "  owners: [A]", f"  text: Agir {id}.", *more]
    return "".join(f"      {line}\n" for line in lines)


def recommendation(id: str, *actions: str) -> str:
    return f"  - id: {id}\n    text: Recommander {id}.\n    actions:\n{''.join(actions)}"


HEAD = "format: 1\ntitle: Plan\nowners:\n  A:\n  B:\nrecommendations:\n"
ONE, *MORE = (action(f"1a.{n}") for n in range(1, 7))
SECOND, THIRD = recommendation("2a", action("2a.1")), recommendation("3a", action("3a.1"))


def plan(*first: str, second: str = SECOND, third: str = THIRD, id: str = "1a") -> str:
    return HEAD + recommendation(id, *first) + second + third


BASE = plan(ONE, *MORE)
AFTER_3 = plan(MORE[0], MORE[1], ONE, *MORE[2:])
WITHOUT_1 = plan(*MORE)
ON_2, ON_3 = recommendation("2a", action("2a.1"), ONE), recommendation("3a", action("3a.1"), ONE)
NOTE = '        updates: [{date: 2004-01-01, text: "Vu."}]\n'


def with_note(text: str, id: str) -> str:
    return text.replace(f"        text: Agir {id}.\n", f"        text: Agir {id}.\n{NOTE}")


def with_evidence(*more: str) -> str:
    said = ", ".join(["a", *more])
    return BASE.replace("        text: Agir 1a.1.\n", f"        text: Agir 1a.1.\n        evidence: [{said}]\n")


def with_revisions(*reasons: str) -> str:
    lines = "".join(f"          - due: 2005\n            reason: {reason}\n" for reason in reasons)
    return BASE.replace("        text: Agir 1a.1.\n", f"        revisions:\n{lines}        text: Agir 1a.1.\n")


def in_braces(said: str) -> str:
    return BASE + f"      - {{id: 3a.2, {said}}}\n"


def with_notes(*texts: str) -> str:
    return in_braces(f"text: Voir, updates: [{', '.join(f'{{text: {text}}}' for text in texts)}]")


BRACES = in_braces("text: Voir, due: 2005, status: done")
CONTESTED = [
    pytest.param(BRACES, in_braces("text: Voir, due: 2005"), in_braces("text: Voir, due: 2005, status: planned"),
                 id="a key in braces taken out, and changed"),
    pytest.param(BASE, plan(*MORE, ONE), AFTER_3, id="one action put in two places of its list"),
    pytest.param(BASE, plan(*MORE, second=ON_2), plan(*MORE, third=ON_3), id="one action put under two"),
    pytest.param(BASE, plan(*MORE, second=ON_2), AFTER_3, id="put under another, and elsewhere in its list"),
    pytest.param(BASE, plan(ONE, *MORE, id="1b"), plan(ONE, *MORE, id="1c"), id="a recommendation given two new ids"),
    pytest.param(BASE, BASE.replace("id: 1a.1", "id: 1a.8"), BASE.replace("id: 1a.1", "id: 1a.9"),
                 id="an action given two new ids"),
    pytest.param(BASE, WITHOUT_1, AFTER_3, id="taken out, and moved"),
    pytest.param(BASE, WITHOUT_1, AFTER_3.replace("planned", "done", 3), id="taken out, and moved and changed"),
    pytest.param(BASE, WITHOUT_1, plan(*MORE, second=ON_2), id="taken out, and put under another"),
    pytest.param(BASE, WITHOUT_1, BASE.replace("1a.1\n", "1a.1\n        # appeler Zoé\n", 1),
                 id="taken out, and a comment within"),
    pytest.param(BASE, plan(ONE, *MORE, second=""), plan(ONE, *MORE, second=SECOND + action("2a.2")),
                 id="a recommendation taken out, and an action added to it"),
    pytest.param(BASE, plan(ONE, *MORE, second=""), plan(*MORE, second=ON_2),
                 id="a recommendation taken out, and an action put under it"),
    pytest.param(BASE, plan(ONE, *MORE, second=""), with_note(BASE, "2a.1"),
                 id="a recommendation taken out, and an action of it changed"),
    pytest.param(BASE, BASE + action("3a.2").replace("Agir", "Voir"), BASE + action("3a.2"), id="an id given to two"),
    pytest.param(BASE, BASE.replace("id: 2a.1", "id: 1a.9"), plan(ONE, *MORE, action("1a.9")),
                 id="a new id that the other gave to another"),
    pytest.param(BASE, BASE.replace("owners: [A]", "owners: [B]", 1), BASE.replace("[A]", "[A, B]", 1),
                 id="owners changed in two ways"),
    pytest.param(with_notes("un", "deux"), with_notes("deux", "trois"), with_notes("un bis", "deux"),
                 id="a note in brackets taken out, and reworded"),
    pytest.param(BASE.replace("[A]", "A", 1), BASE, BASE.replace("[A]", "B", 1),
                 id="a text made a list, and changed"),
    pytest.param(BASE.replace("[A]", "A", 1), BASE.replace("[A]", "{A: B}", 1), BASE.replace("[A]", "B", 1),
                 id="a text made a mapping, and changed"),
    pytest.param(BASE.replace("  B:\n", "  B: {name: Bé}\n"), BASE, BASE.replace("  B:\n", "  B: {name: Bis}\n"),
                 id="an owner's name taken out, and changed"),
]  # fmt: skip


@pytest.mark.parametrize(("base", "ours", "theirs"), CONTESTED)
def test_what_two_mean_in_two_ways_is_a_conflict_either_way(
    base: str, ours: str, theirs: str, tmp_path: Path
) -> None:
    found = [merged(tmp_path, one, other, base) for one, other in ((ours, theirs), (theirs, ours))]

    assert [each.clean for each in found] == [False, False]
    assert all(b"<<<<<<< ours" in each.data and b">>>>>>> theirs" in each.data for each in found)


ZOE = "      # appeler Zoé\n"
CLEAN = [
    pytest.param(BRACES, in_braces("text: Voir, due: 2005"), in_braces("text: Voir, due: 2006, status: done"),
                 in_braces("text: Voir, due: 2006"), id="a key in braces taken out, another changed"),
    pytest.param(BRACES, in_braces("text: Voir, due: 2006, status: done"), in_braces("text: Voir, due: 2005"),
                 in_braces("text: Voir, due: 2006"), id="a key in braces taken out by them"),
    pytest.param(BASE, with_note(BASE, "1a.2"), BASE.replace("  B:\n", "  B:\n  DEO:\n"),
                 with_note(BASE, "1a.2").replace("  B:\n", "  B:\n  DEO:\n"), id="an owner that is a bare key"),
    pytest.param(BASE, with_note(BASE, "1a.1"), BASE.replace("  B:\n", ""),
                 with_note(BASE, "1a.1").replace("  B:\n", ""), id="an owner that was a bare key, taken out"),
    pytest.param(BASE, plan(*MORE, ONE), with_note(BASE, "1a.1"), with_note(plan(*MORE, ONE), "1a.1"),
                 id="what was moved takes the note"),
    pytest.param(BASE, plan(*MORE, second=ON_2), with_note(BASE, "1a.1"), with_note(plan(*MORE, second=ON_2), "1a.1"),
                 id="what was put under another takes the note"),
    pytest.param(BASE, BASE.replace("id: 1a.1", "id: 1a.9"), with_note(BASE, "1a.1"),
                 with_note(BASE, "1a.1").replace("id: 1a.1", "id: 1a.9"), id="what has a new id takes the note"),
    pytest.param(BASE, BASE.replace("id: 1a.1\n", "id: 1a.1  # appeler Zoé\n"), BASE.replace("id: 1a.1", "id: 1a.9"),
                 BASE.replace("id: 1a.1\n", "id: 1a.9  # appeler Zoé\n"), id="a comment beside an id that changed"),
    pytest.param(BASE, BASE.replace("planned\n", "done\n", 1), BASE.replace("planned\n", "planned  # Zoé\n", 1),
                 BASE.replace("planned\n", "done  # Zoé\n", 1), id="a comment beside a value that changed"),
    pytest.param(BASE, BASE.replace("planned\n", "planned  # un\n", 1),
                 BASE.replace("planned\n", "planned  # deux\n", 1),
                 BASE.replace("planned\n", "planned  # un\n        # deux\n", 1), id="two comments beside one value"),
    pytest.param(BASE, BASE.replace("Agir 1a.1.", ">- # à nous\n          Agir 1a.1."),
                 BASE.replace("Agir 1a.1", "Voir"),
                 BASE.replace("Agir 1a.1.", "Voir.  # à nous"), id="a comment of ours beside a text that gives way"),
    pytest.param(BASE, BASE.replace("      - id: 1a.2\n", f"{ZOE}      - id: 1a.2\n"), plan(ONE, *MORE[1:], MORE[0]),
                 plan(ONE, *MORE[1:], ZOE + MORE[0]), id="a comment above what was moved"),
    pytest.param(BASE, plan(*MORE, ONE), plan(ONE, *MORE[:3], MORE[4], MORE[3]),
                 plan(*MORE[:3], MORE[4], MORE[3], ONE), id="two actions put elsewhere"),
    pytest.param(BASE, plan(MORE[0], MORE[1], ONE, *MORE[2:]), plan(MORE[1], ONE, MORE[0], *MORE[2:]),
                 plan(MORE[1], MORE[0], ONE, *MORE[2:]), id="one put last of three, another put first"),
    pytest.param(with_evidence(), with_evidence("'un'"), with_evidence("deux"),
                 with_evidence("'un'", "deux"), id="evidence from both"),
    pytest.param(with_revisions("un"), with_revisions("un bis"), with_revisions("un", "deux"),
                 with_revisions("un bis", "deux"), id="a revision reworded, and another granted"),
    pytest.param(with_notes("un", "deux"), with_notes("deux"), with_notes("un", "deux", "trois"),
                 with_notes("deux", "trois"), id="a note in brackets taken out, another added"),
    pytest.param(BASE, plan(ONE), plan(*MORE),
                 HEAD + recommendation("1a").replace("    actions:\n", "") + SECOND + THIRD,
                 id="all actions taken out, some by each"),
    pytest.param(BASE.removesuffix("\n"), BASE.removesuffix("\n").replace("planned", "done"),
                 with_note(BASE, "3a.1").removesuffix("\n"),
                 with_note(BASE, "3a.1").removesuffix("\n").replace("planned", "done"), id="no final newline"),
]  # fmt: skip


@pytest.mark.parametrize(("base", "ours", "theirs", "both"), CLEAN)
def test_what_git_s_lines_would_lose_is_merged(base: str, ours: str, theirs: str, both: str, tmp_path: Path) -> None:
    found, other = merged(tmp_path, ours, theirs, base), merged(tmp_path, theirs, ours, base)

    assert (found.data.decode(), found.clean, other.clean) == (both, True, True)
    assert sorted(re.findall(r"\w+", other.data.decode())) == sorted(re.findall(r"\w+", both))


def test_a_comment_at_the_margin_below_a_text_is_no_part_of_it(tmp_path: Path) -> None:
    base = HEAD + recommendation("1a", ONE, action("1a.2").replace("Agir", ">-\n          Agir"))
    theirs = with_note(base, "1a.1") + "# REMARQUE\n"
    found = merged(tmp_path, with_note(base, "1a.1").replace("2004-01-01", "2003-01-01"), theirs, base)

    assert (found.data.decode().endswith("# REMARQUE\n"), found.data.count(b"Vu."), found.clean) == (True, 2, True)


def test_a_conflict_stands_at_the_item_it_is_about(tmp_path: Path) -> None:
    found = merged(tmp_path, WITHOUT_1, AFTER_3, BASE)

    between = re.search(r"<<<<<<< ours\n=======\n(.*)>>>>>>> theirs\n", found.data.decode(), re.DOTALL)
    assert between is not None
    assert between[1] == ONE


@pytest.mark.parametrize(
    ("theirs", "clean"),
    [
        pytest.param(BASE.replace("2a.1", "2a.7"), True, id="where nothing speaks against it"),
        pytest.param(BASE.replace("id: 2a.1", "id: 1a.1"), True, id="where they gave one id to two themselves"),
    ],
)
def test_of_a_plan_that_does_not_read_git_s_merge_is_kept(theirs: str, clean: bool) -> None:
    broken = BASE.replace("title: Plan", 'title: "Plan')

    by_lines = Merged(theirs.encode(), clean)
    assert merge(broken.encode(), theirs.encode(), broken.encode(), by_lines) == by_lines


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(BASE + action("1a.1"), id="an id twice"),
        pytest.param(BASE.replace("# Zoé\n", ""), id="a comment lost"),
        pytest.param(BASE + "# Zoé\n" + action("9z.9"), id="what both took out is back"),
    ],
)
def test_of_a_plan_that_does_not_read_git_s_merge_is_no_clean_one_where_it_went_wrong(lines: str) -> None:
    broken = BASE.replace("title: Plan", 'title: "Plan') + action("9z.9")
    ours = BASE.replace("title: Plan", 'title: "Plan') + "# Zoé\n"
    found = merge(broken.encode(), ours.encode(), ours.encode(), Merged(lines.encode(), True))

    assert not found.clean


def test_a_slip_of_ours_is_told_and_costs_nobody_his_work() -> None:
    nothing = Merged(None, True)  # type: ignore[arg-type]
    found = merge(BASE.encode(), with_note(BASE, "1a.1").encode(), with_note(BASE, "1a.2").encode(), nothing)

    assert (found.clean, "AttributeError" in found.slip) == (False, True)
    assert found.data.count(b"<<<<<<< ours") == 2


def test_what_both_put_in_in_two_orders_is_a_conflict() -> None:
    mine = BASE + recommendation("4a", action("4a.1"), action("4a.2"))
    other = BASE + recommendation("4a", action("4a.2"), action("4a.1"))

    for ours, theirs in ((mine, other), (other, mine)):
        found = merge(BASE.encode(), ours.encode(), theirs.encode(), Merged(b"", False))
        assert not found.clean
        assert b"<<<<<<<" in found.data or not found.data
