"""Repositories as they are met: every one gets an answer or a clear error."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csecplan.render.escape import visible
from tests.tools.command import Answer, invoke
from tests.tools.plans import ROOT
from tests.tools.story import ISOLATED, Teller

if TYPE_CHECKING:
    from collections.abc import Callable

    Arranged = Callable[[Teller], Path]

FIRST = (ROOT / "tests" / "plans" / "history.yaml").read_bytes()
CHANGED = FIRST.replace(b"due: Continu\n", b"due: 2004-12-31\n")


@pytest.fixture
def teller(tmp_path: Path) -> Teller:
    """An empty repository in a folder of its own."""
    folder = tmp_path / "depot"
    folder.mkdir()
    story = Teller(folder)
    story.git("init", "-q", "-b", "main")
    return story


def two_versions(story: Teller, name: str = "plan.yaml") -> Path:
    story.name = name
    story.plan.parent.mkdir(exist_ok=True)
    story.plan.write_bytes(FIRST)
    story.commit("2004-02-05", "plan")
    story.plan.write_bytes(CHANGED)
    story.commit("2004-03-05", "1b.1")
    return story.plan


def odd_name(story: Teller) -> Path:
    return two_versions(story, "dossier\nétrange/-plan :(top)*.yaml")


def linked(story: Teller) -> Path:
    link = story.folder.parent / "lien.yaml"
    link.symlink_to(two_versions(story))
    return link


def linked_inside(story: Teller) -> Path:
    (story.folder / "lien.yaml").symlink_to("plan.yaml")
    two_versions(story)
    return story.folder / "lien.yaml"


def once_a_link(story: Teller) -> Path:
    story.plan.symlink_to("ailleurs.yaml")
    story.commit("2004-02-01", "un lien")
    story.plan.unlink()
    return two_versions(story)


def submodule(story: Teller) -> Path:
    two_versions(story)
    outer = Teller(story.folder.parent / "dehors")
    outer.folder.mkdir()
    outer.git("init", "-q", "-b", "main")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(story.folder), "dedans")
    outer.commit("2004-04-01", "sous-module")
    return outer.folder / "dedans" / "plan.yaml"


def worktree(story: Teller) -> Path:
    two_versions(story)
    story.git("worktree", "add", "-q", "../autre", "HEAD")
    return story.folder.parent / "autre" / "plan.yaml"


def shallow(story: Teller) -> Path:
    two_versions(story)
    story.git("clone", "-q", "--depth", "1", f"file://{story.folder}", "../clone")
    return story.folder.parent / "clone" / "plan.yaml"


def detached(story: Teller) -> Path:
    plan = two_versions(story)
    story.git("checkout", "-q", "--detach", "HEAD")
    return plan


def unborn(story: Teller) -> Path:
    story.plan.write_bytes(FIRST)
    return story.plan


def untracked(story: Teller) -> Path:
    story.commit("2004-02-01", "vide")
    return unborn(story)


def replaced(story: Teller) -> Path:
    """Last year's plan is put away, and another begins under its name."""
    plan = two_versions(story)
    story.git("mv", "plan.yaml", "plan-2003.yaml")
    story.git("commit", "-q", "-m", "archive", day="2004-04-01")
    plan.write_bytes(FIRST.replace(b"id: 1a", b"id: 1x"))
    story.commit("2004-04-02", "plan neuf")
    return plan


def put_away(story: Teller) -> Path:
    return replaced(story).with_name("plan-2003.yaml")


def branch_with_the_old_name(story: Teller) -> Path:
    """One renames the file while another, later, changes it under its old name."""
    plan = two_versions(story)
    story.git("checkout", "-q", "-b", "ailleurs")
    story.commit("2004-03-20", "ailleurs", ("status: in-progress", "status: blocked"))
    story.git("checkout", "-q", "main")
    story.git("mv", "plan.yaml", "suivi.yaml")
    story.git("commit", "-q", "-m", "autre nom", day="2004-03-10")
    story.git("merge", "-q", "-m", "fusion", "ailleurs", day="2004-03-25")
    return plan.with_name("suivi.yaml")


def answer(plan: Path, *arguments: str, **environment: str) -> Answer:
    return invoke(*arguments, plan=plan, **{**ISOLATED, **environment})


@pytest.mark.parametrize(
    ("arrange", "expected"),
    [
        pytest.param(two_versions, ["due", None], id="as a rule"),
        pytest.param(odd_name, ["due", None], id="a path with a newline, a dash and pathspec magic"),
        pytest.param(linked, ["due", None], id="through a link from outside"),
        pytest.param(linked_inside, ["due", None], id="through a link beside it"),
        pytest.param(once_a_link, ["due", None, "unreadable"], id="a link once stood in its place"),
        pytest.param(submodule, ["due", None], id="in a submodule"),
        pytest.param(worktree, ["due", None], id="in a second work tree"),
        pytest.param(shallow, [], id="a shallow clone takes its oldest version for no change"),
        pytest.param(detached, ["due", None], id="on no branch"),
        pytest.param(unborn, [None], id="before the first commit"),
        pytest.param(untracked, [None], id="before it is added"),
        pytest.param(replaced, [None], id="another plan had its name"),
        pytest.param(put_away, ["file", "due", None], id="another plan took its name"),
        pytest.param(
            branch_with_the_old_name, ["status", "file", "due", None], id="changed elsewhere under its old name"
        ),
    ],
)
def test_log_tells(arrange: Arranged, expected: list[str | None], teller: Teller) -> None:
    told = answer(arrange(teller), "log", "--format", "json")

    whats = [each["what"] for each in json.loads(told.out)]
    assert (told.exit_code, [what for what in dict.fromkeys(whats) if what != "added"]) == (
        0,
        [w for w in expected if w],
    )
    assert ("added" in whats) is (None in expected)


def test_a_shallow_clone_says_that_there_is_more(teller: Teller) -> None:
    told = answer(shallow(teller), "log")

    assert "history begins here: this clone is shallow, and `git fetch --unshallow` brings the rest" in told.out


def outside(story: Teller) -> Path:
    plan = story.folder.parent / "plan.yaml"
    plan.write_bytes(FIRST)
    return plan


def in_git_folder(story: Teller) -> Path:
    plan = two_versions(story)
    return Path(plan.rename(story.folder / ".git" / "plan.yaml"))


def in_bare(story: Teller) -> Path:
    story.git("init", "-q", "--bare", "../nu")
    plan = story.folder.parent / "nu" / "plan.yaml"
    plan.write_bytes(FIRST)
    return plan


@pytest.mark.parametrize(
    ("arrange", "arguments", "said"),
    [
        pytest.param(outside, ["log"], "{plan} is not in a git repository; `git init` makes one,"
                     " `git add` and `git commit` begin its history", id="no repository"),
        pytest.param(in_bare, ["log"], "{plan} is in a bare git repository, which has no files to read; clone it,"
                     " and ask there", id="a bare repository"),
        pytest.param(in_git_folder, ["diff"], "{plan} is in a bare git repository, which has no files to read;"
                     " clone it, and ask there", id="inside .git"),
        pytest.param(unborn, ["diff"], "nothing is committed yet, so there is no version to compare with;"
                     " `git commit` begins the history", id="nothing to compare with"),
        pytest.param(untracked, ["diff"], "plan.yaml is not in version HEAD", id="not added yet"),
        pytest.param(untracked, ["diff", "2026-01-01"], "plan.yaml is not in version HEAD", id="nor by a day"),
        pytest.param(shallow, ["diff", "2004-02-10"], "plan.yaml has no version as early as 10 February 2004 in this"
                     " clone, which is shallow and begins on 5 March 2004; `git fetch --unshallow` brings the rest",
                     id="before what a shallow clone has"),
    ],
)  # fmt: skip
def test_what_git_cannot_tell_is_an_error(arrange: Arranged, arguments: list[str], said: str, teller: Teller) -> None:
    plan = arrange(teller)
    told = answer(plan, *arguments)

    assert (told.exit_code, told.err) == (3, f"csecplan: {said.replace('{plan}', str(plan))}\n")


@pytest.mark.parametrize(
    "revision", ["--output=x", "-p", "--", "HEAD:plan.yaml", "HEAD..HEAD", "^HEAD", "", "\0", "$(id)"]
)
def test_a_revision_is_never_an_option(revision: str, teller: Teller) -> None:
    plan = two_versions(teller)
    told = answer(plan, "list", f"--at={revision}")

    assert (told.exit_code, f"{visible(revision)} is no version here" in told.err) == (2, True)


@pytest.mark.parametrize("command", ["log", "diff"])
def test_without_git_it_says_so(command: str, teller: Teller, tmp_path: Path) -> None:
    told = answer(two_versions(teller), command, PATH=str(tmp_path))

    assert (told.exit_code, told.err) == (
        3,
        "csecplan: git is not installed, or not on the PATH; a plan's history is kept by git\n",
    )


def test_what_needs_no_git_asks_none(teller: Teller, tmp_path: Path) -> None:
    assert answer(two_versions(teller), "list", PATH=str(tmp_path)).exit_code == 0


def test_a_users_settings_of_git_change_nothing(teller: Teller, tmp_path: Path) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text(
        "[log]\nshowSignature=true\nfollow=true\ndiffMerges=separate\n[diff]\nrenames=false\nnoprefix=true\n"
        "external=false\n[color]\nui=always\n[core]\nquotePath=true\npager=false\n[format]\npretty=oneline\n"
    )
    plan = branch_with_the_old_name(teller)

    assert answer(plan, "log", GIT_CONFIG_GLOBAL=str(settings)) == answer(plan, "log")


def test_asking_changes_nothing_in_the_repository(teller: Teller) -> None:
    plan = two_versions(teller)
    before = _files(teller.folder)
    for command in (["log"], ["diff"], ["list", "--at", "HEAD~1"]):
        answer(plan, *command)

    assert _files(teller.folder) == before


def _files(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}


def test_one_process_reads_all_versions(teller: Teller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = two_versions(teller)
    trace = tmp_path / "trace"
    answer(plan, "log", GIT_TRACE=str(trace))

    assert trace.read_text(encoding="utf-8").count("built-in: git cat-file --batch") == 1


def test_a_mailmap_names_the_author(teller: Teller) -> None:
    plan = two_versions(teller)
    (teller.folder / ".mailmap").write_text("Zoé T. Roy <zoe@example.gc.ca>\n", encoding="utf-8")
    told = answer(plan, "log", "--format", "json")

    assert {each["author"] for each in json.loads(told.out)} == {"Zoé T. Roy"}


@pytest.mark.parametrize("words", ["2 months ago", "il y a deux mois", "end of last month"])
def test_a_version_is_named_by_words_counted_from_the_day_of_the_answer(teller: Teller, words: str) -> None:
    plan, as_of = two_versions(teller), "2004-04-20" if "last" not in words else "2004-03-10"

    by_words, by_day = (
        invoke("diff", wanted, "-f", "json", "--as-of", as_of, plan=plan).out for wanted in (words, "2004-02-20")
    )

    assert json.loads(by_words)
    assert [each["what"] for each in json.loads(by_words)] == [each["what"] for each in json.loads(by_day)]


def test_a_version_of_a_day_counted_from_today_is_the_last_one_there_is(teller: Teller) -> None:
    plan = two_versions(teller)

    assert (
        invoke("list", "--at", "yesterday", "-f", "csv", plan=plan).out == invoke("list", "-f", "csv", plan=plan).out
    )
