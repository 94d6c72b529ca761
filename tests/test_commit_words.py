"""What `--commit` says: of what it does not take along, of what git and hooks answer, and in the message itself."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tools.command import invoke
from tests.tools.plans import PLAN
from tests.tools.repositories import DIRTY, clean, dirty, git, hook, staged_and_taken_back, unknown

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def plan(unknown_plan: Path) -> Path:
    return unknown_plan


# -- what is said -----------------------------------------------------------------------------------


def test_other_changes_are_named_in_the_plans_terms(plan: Path) -> None:
    dirty(plan)

    answer = invoke("status", "1a.1", "done", "--commit")

    assert (answer.exit_code, answer.err) == (
        4,
        "  1a.4: text (fr): [-Quatre-] {+Quatre, à la main+}\n"
        "csecplan: plan.yaml has changes that are not committed yet, listed above; commit them first"
        " (`git commit plan.yaml`), or all of them together with --commit --all; nothing was changed\n",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(PLAN + "# fin\n", "  only comments, spaces or quotation marks differ\n", id="a comment"),
        pytest.param(PLAN + "\t: [", "  one of the two versions cannot be read as a plan\n", id="no plan"),
    ],
)
def test_other_changes_that_are_none_of_the_plan_are_told_too(committed: Path, text: str, said: str) -> None:
    committed.write_text(text, encoding="utf-8")

    answer = invoke("status", "1a.1", "done", "--commit")

    assert (answer.exit_code, answer.err.startswith(said)) == (4, True)


def test_a_change_that_is_only_staged_is_told(plan: Path) -> None:
    staged_and_taken_back(plan)

    answer = invoke("status", "1a.1", "done", "--commit")

    assert answer.err.startswith(
        "  what is staged for the next commit is different, or git is set to ignore changes to this file\n"
    )


def test_a_plan_that_git_does_not_know_is_not_committed_under_a_changes_name(plan: Path) -> None:
    answer = invoke("note", "1a.1", "Vu.", "--commit")

    assert (answer.exit_code, answer.err, plan.read_text(encoding="utf-8")) == (
        4,
        "csecplan: plan.yaml has never been committed, so all of it would be; commit it first"
        " (`git add plan.yaml`, then `git commit plan.yaml`), or all of it now with --commit --all;"
        " nothing was changed\n",
        PLAN,
    )


def test_all_commits_what_there_is_and_names_it(plan: Path) -> None:
    dirty(plan)

    invoke("status", "1a.1", "done", "--commit", "--all", "--on", "2004-06-15")

    assert git(plan.parent, "log", "-1", "--format=%B") == (
        "3 changes: 1a.1, 1a.4\n\n"
        "- 1a.1: status: Planned → Done\n"
        "- 1a.1: completed: 2004-06-15\n"
        "- 1a.4: text (fr): [-Quatre-] {+Quatre, à la main+}\n\n"
    )


def test_all_commits_a_plan_that_git_does_not_know(plan: Path) -> None:
    answer = invoke("note", "1a.1", "Vu.", "--commit", "--all")

    assert (answer.exit_code, git(plan.parent, "log", "--format=%B")) == (
        0,
        "plan.yaml: first version\n\n1a.1: Vu.\n\n",
    )


def test_all_goes_with_commit(plan: Path) -> None:
    answer = invoke("note", "1a.1", "Vu.", "--all")

    assert (answer.exit_code, "--all is used with --commit" in answer.err) == (2, True)


def test_commit_commits_that_file_alone(committed: Path) -> None:
    invoke("status", "1a.1", "done", "--commit")

    shown = git(committed.parent, "show", "--format=%s", "--name-only", "HEAD").split()
    assert (shown, git(committed.parent, "status", "--short")) == (
        ["1a.1:", "planned", "→", "done", "plan.yaml"],
        "A  autre.txt\n",
    )


@pytest.mark.parametrize(
    ("arguments", "subject"),
    [
        pytest.param(["revise", "1a.1", "31 mars 2005", "--reason", "r"], "1a.1: due → 31 mars 2005", id="a date"),
        pytest.param(["status", "1a.1", "1a.2", "blocked"], "1a.1, 1a.2: planned → blocked", id="two actions"),
        pytest.param(["note", "1a.1", "Vu\nhier."], "1a.1: Vu hier.", id="a note of two lines"),
        pytest.param(["add", "action", "1a", "--text", "T."], "1a.5: + T.", id="an action more"),
    ],
)
def test_the_message_is_the_change(committed: Path, arguments: list[str], subject: str) -> None:
    invoke(*arguments, "--commit")

    assert git(committed.parent, "log", "-1", "--format=%s") == f"{subject}\n"


@pytest.mark.parametrize(
    ("script", "said"),
    [
        pytest.param(
            "echo 'not today' >&2; exit 1",
            "csecplan: git did not commit the change, and gave this reason: not today;"
            " plan.yaml is as it was before\n",
            id="a reason",
        ),
        pytest.param(
            "exit 1",
            "csecplan: git did not commit the change and gave no reason, as a hook of the repository may do;"
            " plan.yaml is as it was before\n",
            id="none",
        ),
        pytest.param(
            "echo 'line 3: too long'; echo; echo 'error: 1 problem'; exit 1",
            "git and its hooks answered:\n  line 3: too long\n  error: 1 problem\n"
            "csecplan: git did not commit the change, for the reason given above; plan.yaml is as it was before\n",
            id="several lines",
        ),
    ],
)
def test_a_commit_that_a_hook_refuses_is_taken_back(committed: Path, script: str, said: str) -> None:
    hook(committed, script)

    answer = invoke("status", "1a.1", "done", "--commit")

    assert (answer.exit_code, answer.err, committed.read_text(encoding="utf-8")) == (4, said, PLAN)


def test_what_a_hook_wrote_before_it_refused_is_kept(committed: Path) -> None:
    hook(committed, "echo '# formaté' >> plan.yaml; exit 1")

    answer = invoke("status", "1a.1", "done", "--commit")

    line = next(line for line in answer.err.splitlines() if "its version is kept in " in line)
    copy = Path(line.split("its version is kept in ")[1])
    assert (committed.read_text(encoding="utf-8"), copy.read_text(encoding="utf-8").endswith("# formaté\n")) == (
        PLAN,
        True,
    )


@pytest.mark.parametrize(
    ("script", "said"),
    [
        pytest.param("echo '# x' >> plan.yaml", "then changed plan.yaml again", id="and leaves it so"),
        pytest.param("echo '# x' >> plan.yaml; git add plan.yaml", "but not as shown", id="and has it committed"),
    ],
)
def test_a_hook_that_writes_the_plan_and_agrees_is_told(committed: Path, script: str, said: str) -> None:
    hook(committed, script)

    answer = invoke("status", "1a.1", "done", "--commit")

    assert (answer.exit_code, said in answer.err) == (0, True)


def index_locked(plan: Path) -> None:
    clean(plan)
    (plan.parent / ".git" / "index.lock").touch()


def ignored(plan: Path) -> None:
    unknown(plan)
    (plan.parent / ".git" / "info").mkdir(exist_ok=True)
    (plan.parent / ".git" / "info" / "exclude").write_text("plan.yaml\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        pytest.param(index_locked, "index.lock': File exists.; plan.yaml", id="another git at work"),
        pytest.param(ignored, "ignored by one of your .gitignore files: plan.yaml; plan.yaml", id="an ignored plan"),
    ],
)
def test_what_git_says_is_told_without_its_hints(plan: Path, state: Callable[[Path], None], said: str) -> None:
    state(plan)
    before = plan.read_bytes()

    answer = invoke("note", "1a.1", "Vu.", "--commit", "--all")

    told = answer.err.splitlines()[-1]
    assert (answer.exit_code, said in told, "hint" in answer.err, plan.read_bytes()) == (4, True, False, before)


HOW = [
    pytest.param(["status", "1a.1", "done"], id="status"),
    pytest.param(["import", "feuille.csv", "--yes"], id="import"),
    pytest.param(["edit", "1a.1"], id="edit"),
]


def filled_in(path: Path, cells: dict[str, str]) -> None:
    """A sheet of the plan in *path*'s folder, where an office typed *cells* in the row of 1a.1."""
    invoke("list", "1a.1", "-o", path)
    [heads, row] = csv.reader(path.read_text(encoding="utf-8").splitlines())
    row = [cells.get(key, cell) for key, cell in zip(heads, row, strict=True)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heads, row])


@pytest.mark.parametrize("arguments", HOW)
def test_commit_outside_a_repository_touches_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    (tmp_path / "feuille.csv").write_text("id,status\n1a.1,done\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = plan.stat()

    answer = invoke(*arguments, "--commit", EDITOR="false", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))

    after = plan.stat()
    assert answer.exit_code == 4
    assert "the change cannot be committed: plan.yaml is not in a git repository" in answer.err
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("arguments", HOW)
def test_whoever_changes_the_plan_takes_nothing_along(plan: Path, arguments: list[str]) -> None:
    dirty(plan)
    filled_in(plan.parent / "feuille.csv", {"status": "done"})

    answer = invoke(*arguments, "--commit", EDITOR="sed -i s/planned/blocked/")

    assert (answer.exit_code, plan.read_text(encoding="utf-8"), "1a.4: text" in answer.err) == (4, DIRTY, True)


@pytest.mark.parametrize("arguments", HOW)
def test_whoever_changes_the_plan_hears_what_check_says(committed: Path, arguments: list[str]) -> None:
    filled_in(committed.parent / "feuille.csv", {"status": "done", "completed": "2030-01-01"})
    later = ["--on", "2030-01-01"] if arguments[0] == "status" else []

    answer = invoke(
        *arguments,
        *later,
        "--commit",
        VISUAL="sed -i 's/status: planned .*/status: done\\n        completed: 2030-01-01/'",
    )

    assert (answer.exit_code, "[completed-in-future]" in answer.err) == (0, True)


def test_hooks_find_the_persons_own_settings(committed: Path) -> None:
    hook(committed, 'test -z "$GIT_LITERAL_PATHSPECS$GIT_OPTIONAL_LOCKS" && test "$LC_ALL" = fr_CA.UTF-8')

    assert invoke("status", "1a.1", "done", "--commit", LC_ALL="fr_CA.UTF-8").exit_code == 0
