"""`--commit`: the change and nothing else, or nothing at all, whatever hooks do and however the repository stands."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.conftest import Answer, invoke
from tests.test_changing import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable

DIRTY = PLAN.replace("text: Quatre", "text: Quatre, à la main")
"""The plan with a change that nobody committed."""


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True)
    return done.stdout.decode("utf-8", "replace")


@pytest.fixture
def plan(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan that git does not know."""
    path = repository / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(repository)
    return path


@pytest.fixture
def committed(plan: Path) -> Path:
    """The plan, committed, and another file that is staged."""
    clean(plan)
    return plan


def hook(plan: Path, script: str, name: str = "pre-commit") -> None:
    path = plan.parent / ".git" / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


# -- how a repository may stand ---------------------------------------------------------------------


def staged(plan: Path) -> None:
    (plan.parent / "autre.txt").write_text("autre\n", encoding="utf-8")
    git(plan.parent, "add", "autre.txt")


def clean(plan: Path) -> None:
    git(plan.parent, "add", "plan.yaml")
    git(plan.parent, "commit", "-q", "-m", "début")
    staged(plan)


def detached(plan: Path) -> None:
    clean(plan)
    git(plan.parent, "checkout", "-q", "--detach")


def dirty(plan: Path) -> None:
    clean(plan)
    plan.write_text(DIRTY, encoding="utf-8")


def dirty_and_staged(plan: Path) -> None:
    dirty(plan)
    git(plan.parent, "add", "plan.yaml")


def staged_and_taken_back(plan: Path) -> None:
    dirty_and_staged(plan)
    plan.write_text(PLAN, encoding="utf-8")


def hidden(plan: Path) -> None:
    clean(plan)
    git(plan.parent, "update-index", "--assume-unchanged", "plan.yaml")
    plan.write_text(DIRTY, encoding="utf-8")


def unknown(plan: Path) -> None:
    git(plan.parent, "commit", "-q", "--allow-empty", "-m", "début")
    staged(plan)


def intended(plan: Path) -> None:
    unknown(plan)
    git(plan.parent, "add", "--intent-to-add", "plan.yaml")


def unborn(plan: Path) -> None:
    staged(plan)


def unborn_and_staged(plan: Path) -> None:
    staged(plan)
    git(plan.parent, "add", "plan.yaml")


CLEAN = [clean, detached]
OTHERS = [dirty, dirty_and_staged, staged_and_taken_back, hidden, unknown, intended, unborn, unborn_and_staged]

# -- what a hook may do -----------------------------------------------------------------------------

DEEDS = {
    "rewrites the plan": "echo '# crochet' >> plan.yaml",
    "rewrites and adds it": "echo '# crochet' >> plan.yaml; git add plan.yaml",
    "rewrites another file": "echo encore >> autre.txt",
    "deletes the plan": "rm -f plan.yaml",
    "puts a pipe in its place": "rm -f plan.yaml; mkfifo plan.yaml",
    "changes its mode": "chmod 600 plan.yaml",
    "puts an old one there": "cp -f plan.yaml old; cp -f old plan.yaml; rm old",
}
TOUCHES_THE_PLAN = ["rewrites the plan", "rewrites and adds it", "deletes the plan", "puts a pipe in its place"]
NOISE = [
    "",
    "echo refusé >&2",
    "echo un >&2; echo 'error: deux'; echo 'hint: trois' >&2",
    "printf '\\377\\033[31m' >&2",
]


class Hook(NamedTuple):
    """One hook: when it runs, what it does and says, and how it ends."""

    name: str
    deeds: tuple[str, ...]
    noise: str
    status: int

    @property
    def script(self) -> str:
        return "\n".join([*(DEEDS[deed] for deed in self.deeds), self.noise, f"exit {self.status}"])


HOOKS = st.builds(
    Hook,
    st.sampled_from(["pre-commit", "commit-msg", "prepare-commit-msg", "post-commit"]),
    st.lists(st.sampled_from(sorted(DEEDS)), max_size=3, unique=True).map(tuple),
    st.sampled_from(NOISE),
    st.sampled_from([0, 1]),
)


def seen(plan: Path) -> tuple[object, ...]:
    """All that a refused commit must leave: the plan, what git keeps for the next commit, where it stands."""
    folder = plan.parent
    return (
        plan.read_bytes(),
        plan.stat().st_mode,
        git(folder, "ls-files", "-s", "-v"),
        git(folder, "diff", "--cached", "--name-status"),
        git(folder, "status", "--porcelain", "--", "plan.yaml"),
        git(folder, "for-each-ref"),
        sorted(os.listdir(folder)),
        sorted(each for each in os.listdir(folder / ".git") if each.endswith(".lock")),
    )


NUMBERS = count()


@pytest.fixture
def fresh(repository: Path) -> Callable[[], Path]:
    """Makes a new repository with a plan that git does not know."""

    def made() -> Path:
        folder = repository / f"dépôt {next(NUMBERS)}"
        git(repository, "init", "-q", "-b", "main", str(folder))
        (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
        return folder / "plan.yaml"

    return made


def holds(fresh: Callable[[], Path], state: Callable[[Path], None], made: Hook, everything: bool) -> None:
    """Make a change in a repository that is in *state* and has the hook *made*, and judge what is then."""
    plan = fresh()
    state(plan)
    before = seen(plan)
    hook(plan, made.script, made.name)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(plan.parent)
        answer = invoke("note", "1a.1", "Vu.", "--by", "x", "--commit", *(["--all"] if everything else []))

    assert answer.exit_code in (0, 4)
    assert "Traceback" not in answer.err
    if answer.exit_code == 4:
        assert seen(plan) == before
    else:
        assert everything or state in CLEAN
        judge(plan, state, made, answer)
    refuses = made.status and made.name != "post-commit"
    assert answer.exit_code == (4 if refuses or not (everything or state in CLEAN) else 0)


def judge(plan: Path, state: Callable[[Path], None], made: Hook, answer: Answer) -> None:
    """Hold a commit that was made against what was meant."""
    committed = git(plan.parent, "show", "HEAD:./plan.yaml")
    assert git(plan.parent, "show", "--format=", "--name-only", "HEAD").split() == ["plan.yaml"]
    assert "text: Vu." in committed
    touched = not set(made.deeds).isdisjoint(TOUCHES_THE_PLAN)
    assert ("a hook of the repository" in answer.err) == touched
    if not touched:
        assert committed.encode() == plan.read_bytes()
        assert state not in CLEAN or lines_of(plan) == {"+updates:", "+- date: 2004-07-01", "+by: x", "+text: Vu."}


def lines_of(plan: Path) -> set[str]:
    """What the last commit put in and took out."""
    lines = git(plan.parent, "show", "--format=", "-U0", "HEAD").splitlines()
    return {line[0] + line[1:].strip() for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")}


SILENT = Hook("pre-commit", (), "", 1)


@settings(max_examples=18, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(state=st.sampled_from([*CLEAN, *OTHERS]), made=HOOKS, everything=st.booleans())
@example(state=clean, made=Hook("pre-commit", ("rewrites the plan",), "", 1), everything=False)
@example(state=unknown, made=SILENT, everything=True)
@example(state=dirty, made=SILENT, everything=False)
def test_a_commit_is_the_change_or_nothing(
    fresh: Callable[[], Path], state: Callable[[Path], None], made: Hook, everything: bool
) -> None:
    holds(fresh, state, made, everything)


@pytest.mark.slow
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(state=st.sampled_from([*CLEAN, *OTHERS]), made=HOOKS, everything=st.booleans())
def test_a_commit_is_the_change_or_nothing_over_and_over(
    fresh: Callable[[], Path], state: Callable[[Path], None], made: Hook, everything: bool
) -> None:
    holds(fresh, state, made, everything)


@pytest.mark.parametrize("state", OTHERS)
def test_what_is_not_committed_is_never_taken_along_unsaid(plan: Path, state: Callable[[Path], None]) -> None:
    state(plan)
    before = seen(plan)

    answer = invoke("note", "1a.1", "Vu.", "--commit")

    assert (answer.exit_code, seen(plan)) == (4, before)


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
        pytest.param(PLAN + "# fin\n", "  only comments, blanks or quotation marks differ\n", id="a comment"),
        pytest.param(PLAN + "\t: [", "  one of the two cannot be read as a plan\n", id="no plan"),
    ],
)
def test_other_changes_that_are_none_of_the_plan_are_told_too(committed: Path, text: str, said: str) -> None:
    committed.write_text(text, encoding="utf-8")

    answer = invoke("status", "1a.1", "done", "--commit")

    assert (answer.exit_code, answer.err.startswith(said)) == (4, True)


def test_a_change_that_is_only_staged_is_told(plan: Path) -> None:
    staged_and_taken_back(plan)

    answer = invoke("status", "1a.1", "done", "--commit")

    assert answer.err.startswith("  what git keeps for the next commit differs, or git was told not to look at it\n")


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

    assert (answer.exit_code, "--all goes with --commit" in answer.err) == (2, True)


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
            "csecplan: git did not commit the change, and says: not today; plan.yaml is as it was before\n",
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
            "git and its hooks said:\n  line 3: too long\n  error: 1 problem\n"
            "csecplan: git did not commit the change, and says: 1 problem; plan.yaml is as it was before\n",
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

    line = next(line for line in answer.err.splitlines() if "that is kept in " in line)
    copy = Path(line.split("that is kept in ")[1])
    assert (committed.read_text(encoding="utf-8"), copy.read_text(encoding="utf-8").endswith("# formaté\n")) == (
        PLAN,
        True,
    )


@pytest.mark.parametrize(
    ("script", "said"),
    [
        pytest.param("echo '# x' >> plan.yaml", "has then written plan.yaml otherwise", id="and leaves it so"),
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
    (plan.parent / "feuille.csv").write_text("id,status\n1a.1,done\n", encoding="utf-8")

    answer = invoke(*arguments, "--commit", EDITOR="sed -i s/planned/blocked/")

    assert (answer.exit_code, plan.read_text(encoding="utf-8"), "1a.4: text" in answer.err) == (4, DIRTY, True)


@pytest.mark.parametrize("arguments", HOW)
def test_whoever_changes_the_plan_hears_what_check_says(committed: Path, arguments: list[str]) -> None:
    (committed.parent / "feuille.csv").write_text("id,status,completed\n1a.1,done,2030-01-01\n", encoding="utf-8")
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


# -- interrupted --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("script", "stands"),
    [pytest.param("exit 1", False, id="and refused"), pytest.param("exit 0", True, id="and committed")],
)
def test_interrupted_while_git_commits_it_is_both_or_neither(committed: Path, script: str, stands: bool) -> None:
    hook(committed, f"touch began; sleep 0.3; rm began; {script}")
    before = seen(committed)
    command = [sys.executable, "-m", "csecplan", "note", "1a.1", "Vu.", "--by", "x", "--commit", "--lang", "en"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not (committed.parent / "began").exists():
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        err = process.communicate()[1].decode()

    is_committed = "text: Vu." in git(committed.parent, "show", "HEAD:plan.yaml")
    assert (process.returncode, "Traceback" in err, is_committed) == (130, False, stands)
    assert ("stands" in err, committed.read_bytes() == before[0]) == (stands, not stands)
    assert stands or seen(committed) == before
