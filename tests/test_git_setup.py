"""git-setup in real repositories: what git shows and how it merges, before, with and after it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csecplan.history.setup import HEADS
from tests.test_merge import BASE, DUE, NOTE_APRIL, NOTE_MARCH, OWNERS, STATUS, changed
from tests.tools.command import Answer, invoke
from tests.tools.story import ISOLATED, Teller

if TYPE_CHECKING:
    from tests.test_merge import Change


@pytest.fixture
def depot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Teller:
    """A repository with one version of a plan, and `csecplan` on the PATH."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    for name, value in {**ISOLATED, "CSECPLAN_LANG": "en"}.items():
        monkeypatch.setenv(name, value)
    story = Teller(tmp_path)
    story.git("init", "-q", "-b", "main")
    story.plan.write_text(BASE, encoding="utf-8")
    story.commit("2004-02-05", "plan")
    return story


def setup(depot: Teller, *arguments: str) -> Answer:
    return invoke("git-setup", *arguments, plan=depot.plan, **ISOLATED)


def merge(depot: Teller, ours: list[Change], theirs: list[Change]) -> tuple[str, str]:
    """The plan after a merge of two branches, and git's word for it."""
    depot.git("checkout", "-q", "-b", "theirs")
    depot.commit("2004-03-01", "theirs", *theirs)
    depot.git("checkout", "-q", "main")
    depot.commit("2004-03-02", "ours", *ours)
    depot.git("merge", "-q", "--no-edit", "theirs", day="2004-03-03", fails=True)
    return depot.plan.read_text(encoding="utf-8"), depot.git("status", "--porcelain", "plan.yaml")


TWO_NOTES = (NOTE_MARCH[0], NOTE_MARCH[1] + NOTE_APRIL[1][len(NOTE_APRIL[0]) :])


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        pytest.param([STATUS], [DUE], [STATUS, DUE], id="a status and a due date"),
        pytest.param([NOTE_APRIL], [NOTE_MARCH], [TWO_NOTES], id="two notes on one action"),
    ],
)
def test_git_merges_by_meaning(ours: list[Change], theirs: list[Change], both: list[Change], depot: Teller) -> None:
    setup(depot)
    depot.commit("2004-02-06", "git-setup")

    assert merge(depot, ours, theirs) == (changed(*both), "")


def fork(depot: Teller, ours: list[Change], theirs: list[Change]) -> None:
    """Two branches, `theirs` and the current `main`, with a change each; both have csecplan's driver."""
    setup(depot)
    depot.commit("2004-02-06", "git-setup")
    depot.git("checkout", "-q", "-b", "theirs")
    depot.commit("2004-03-01", "theirs", *theirs)
    depot.git("checkout", "-q", "main")
    depot.commit("2004-03-02", "ours", *ours)


def state(depot: Teller) -> tuple[str, str]:
    return depot.plan.read_text(encoding="utf-8"), depot.git("status", "--porcelain", "plan.yaml")


def test_a_rebase_merges_by_meaning(depot: Teller) -> None:
    fork(depot, [STATUS], [DUE])
    depot.git("rebase", "-q", "theirs", day="2004-03-03")

    assert state(depot) == (changed(STATUS, DUE), "")


def test_a_note_is_picked_without_its_neighbour(depot: Teller) -> None:
    fork(depot, [DUE], [NOTE_MARCH])
    depot.git("checkout", "-q", "theirs")
    depot.commit("2004-04-01", "theirs too", (NOTE_MARCH[1], f"{NOTE_MARCH[1]}{NOTE_APRIL[1][len(NOTE_APRIL[0]) :]}"))
    depot.git("checkout", "-q", "main")
    depot.git("cherry-pick", "theirs", day="2004-04-02")

    assert state(depot) == (changed(DUE, NOTE_APRIL), "")


def test_a_stash_is_taken_back_onto_what_came_meanwhile(depot: Teller) -> None:
    fork(depot, [], [DUE])
    depot.change(STATUS)
    depot.git("stash", "-q")
    depot.git("merge", "-q", "theirs")
    depot.git("stash", "pop", "-q")

    assert state(depot)[0] == changed(DUE, STATUS)


def test_a_plan_that_both_added_keeps_what_both_say(depot: Teller) -> None:
    setup(depot)
    depot.git("rm", "-q", "--cached", "plan.yaml")
    kept = depot.plan.read_bytes()
    depot.plan.unlink()
    depot.commit("2004-02-06", "git-setup")
    for branch, change in (("theirs", DUE), ("main", STATUS)):
        depot.git("checkout", "-q", *(["-b"] if branch == "theirs" else []), branch)
        depot.plan.write_bytes(kept)
        depot.commit("2004-03-01", branch, change)
    depot.git("merge", "-q", "--no-edit", "theirs", fails=True)
    text, status = state(depot)

    assert status == "AA plan.yaml\n"
    assert [text.count(each) for each in (STATUS[0], STATUS[1], DUE[0], DUE[1])] == [1, 1, 1, 1]


def test_an_owner_that_is_a_bare_key_is_merged(depot: Teller) -> None:
    owner = ("  B: {}\n", "  B: {}\n  DEO:\n")
    fork(depot, [NOTE_MARCH], [owner, (OWNERS, "        owners: [DEO]\n")])
    depot.git("merge", "-q", "--no-edit", "theirs", day="2004-03-03")

    assert state(depot) == (changed(NOTE_MARCH, owner, (OWNERS, "        owners: [DEO]\n")), "")


def test_a_status_changed_in_two_ways_is_a_conflict(depot: Teller) -> None:
    setup(depot)
    depot.commit("2004-02-06", "git-setup")
    text, status = merge(depot, [STATUS], [("status: planned", "status: blocked")])

    assert (status, text.count("\n<<<<<<< ours\n"), text.count("\n>>>>>>> theirs\n")) == ("UU plan.yaml\n", 1, 1)


@pytest.fixture
def conflicted(depot: Teller) -> Teller:
    setup(depot)
    depot.commit("2004-02-06", "git-setup")
    merge(depot, [STATUS], [("status: planned", "status: blocked")])
    return depot


def test_check_names_a_conflict(conflicted: Teller) -> None:
    answer = invoke("check", plan=conflicted.plan)

    assert (answer.exit_code, answer.out.count("[conflict-marker]")) == (1, 3)


def test_a_conflict_is_answered_with_our_side(conflicted: Teller) -> None:
    answer = invoke("list", "1a.1", "--format", "csv", "--columns", "id,status", plan=conflicted.plan)

    assert (answer.exit_code, answer.out) == (3, "id,status\n1a.1,done\n")


@pytest.mark.parametrize(
    "command", [["status", "1a.2", "done"], ["note", "1b.1", "Fait."], ["revise", "1a.2", "2006", "--reason", "x"]]
)
def test_nothing_is_written_into_a_conflict(command: list[str], conflicted: Teller) -> None:
    before = conflicted.plan.read_bytes()
    answer = invoke(*command, plan=conflicted.plan)

    assert (answer.exit_code in (3, 4), conflicted.plan.read_bytes()) == (True, before)


def test_log_steps_over_a_conflict(conflicted: Teller) -> None:
    answer = invoke("log", plan=conflicted.plan, **ISOLATED)

    assert "uncommitted                               not readable, stepped over: line" in answer.out


def without(depot: Teller) -> None:
    """git-setup was never run here."""


def undone(depot: Teller) -> None:
    setup(depot, "--undo")


def program_gone(depot: Teller) -> None:
    driver = depot.git("config", "merge.csecplan.driver").replace(str(Path(sys.executable).parent), "/nowhere")
    depot.git("config", "merge.csecplan.driver", driver.strip())


def other_clone(depot: Teller) -> None:
    """Only .gitattributes came with the clone."""
    depot.git("config", "--remove-section", "merge.csecplan")
    depot.git("config", "--remove-section", "diff.csecplan")


@pytest.mark.parametrize("arrange", [undone, program_gone, other_clone])
def test_without_the_driver_git_merges_lines_as_ever(arrange: object, depot: Teller) -> None:
    setup(depot)
    depot.commit("2004-02-06", "git-setup")
    assert callable(arrange)
    arrange(depot)
    far = ("text: Un bulletin", "text: Le bulletin")

    assert merge(depot, [STATUS], [far]) == (changed(STATUS, far), "")


@pytest.mark.parametrize("arrange", [undone, program_gone, other_clone])
def test_without_the_driver_a_conflict_is_git_s_own(arrange: object, depot: Teller) -> None:
    setup(depot)
    depot.commit("2004-02-06", "git-setup")
    assert callable(arrange)
    arrange(depot)
    text, status = merge(depot, [STATUS], [DUE])

    assert (status, text.count("\n=======\n")) == ("UU plan.yaml\n", 1)


def test_a_diffs_hunks_name_the_action(depot: Teller) -> None:
    setup(depot)
    depot.change(("            text: Commencé.", "            text: Terminé."))
    shown = depot.git("diff", "-U0", "plan.yaml")

    assert [line.split(" @@ ")[1] for line in shown.splitlines() if line.startswith("@@")] == [
        "- id: 1a.1   # une étude"
    ]


def test_a_second_time_there_is_nothing_to_write(depot: Teller) -> None:
    setup(depot)
    before = {path: path.read_bytes() for path in (depot.folder / ".gitattributes", depot.folder / ".git" / "config")}
    again = setup(depot)

    assert {path: path.read_bytes() for path in before} == before
    assert [line.split(":")[0] for line in again.out.splitlines()] == [
        ".gitattributes has it already",
        *["this clone has it already"] * 4,
    ]


def test_it_says_what_it_wrote(depot: Teller) -> None:
    lines = setup(depot).out.splitlines()

    assert lines[:3] == [
        "wrote into .gitattributes: /plan.yaml diff=csecplan merge=csecplan",
        f"set in this clone: diff.csecplan.xfuncname = {HEADS}",
        "set in this clone: merge.csecplan.name = csecplan: plans merged by what they mean",
    ]


def test_undo_leaves_what_others_wrote(depot: Teller) -> None:
    attributes = depot.folder / ".gitattributes"
    attributes.write_bytes(b"*.pdf binary\r\n*.md text")
    setup(depot)
    setup(depot, "--undo")

    assert attributes.read_bytes() == b"*.pdf binary\r\n*.md text\n"


def test_undo_of_nothing_says_nothing(depot: Teller) -> None:
    assert setup(depot, "--undo") == Answer(0, "", "")


def test_any_name_of_a_file_is_told_to_git(depot: Teller) -> None:
    depot.git("mv", "plan.yaml", 'mon "plan" [été]*.yaml')
    depot.name = 'mon "plan" [été]*.yaml'
    setup(depot)
    said = depot.git("check-attr", "-z", "merge", "--", depot.name)

    assert said.split("\0")[2] == "csecplan"


def test_a_hook_may_check_before_each_commit(depot: Teller) -> None:
    hook = depot.folder / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\nexec csecplan check\n", encoding="utf-8")
    hook.chmod(0o755)
    depot.change(("due: Printemps 2004", "due: Printemsp 2004"))
    depot.git("commit", "-q", "-a", "-m", "x", fails=True)

    assert subprocess.run(["git", "rev-list", "--count", "HEAD"], cwd=depot.folder, capture_output=True, check=True,
                          text=True).stdout == "1\n"  # fmt: skip


@pytest.mark.parametrize("place", range(3))
def test_the_driver_waits_for_no_pipe(place: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["base", "ours", "theirs"]
    for name in names:
        Path(name).write_text(BASE, encoding="utf-8")
    Path(names[place]).unlink()
    os.mkfifo(names[place])

    assert invoke("merge-driver", *names).exit_code == 3
