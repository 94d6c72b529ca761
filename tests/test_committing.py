"""`--commit`: the change and nothing else, or nothing at all, whatever hooks do and however the repository stands."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.tools.command import Answer, invoke
from tests.tools.plans import PLAN
from tests.tools.repositories import CLEAN, OTHERS, clean, dirty, git, hook, seen, unknown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def plan(unknown_plan: Path) -> Path:
    return unknown_plan


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
        deeds = sorted(self.deeds, key="puts a pipe in its place".__eq__)  # last: to write into it would never end
        return "\n".join([*(DEEDS[deed] for deed in deeds), self.noise, f"exit {self.status}"])


HOOKS = st.builds(
    Hook,
    st.sampled_from(["pre-commit", "commit-msg", "prepare-commit-msg", "post-commit"]),
    st.lists(st.sampled_from(sorted(DEEDS)), max_size=3, unique=True).map(tuple),
    st.sampled_from(NOISE),
    st.sampled_from([0, 1]),
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
    assert ("text: Vu." in committed) != commits_its_own(made)
    touched = not set(made.deeds).isdisjoint(TOUCHES_THE_PLAN)
    assert ("a hook of the repository" in answer.err) == touched
    if not touched:
        assert committed.encode() == plan.read_bytes()
        assert state not in CLEAN or lines_of(plan) == {"+updates:", "+- date: 2004-07-01", "+by: x", "+text: Vu."}


def commits_its_own(made: Hook) -> bool:
    """Whether the hook deletes the plan, and then has a new one of its own committed."""
    order = [deed for deed in made.deeds if deed in ("deletes the plan", "rewrites and adds it")]
    return made.name == "pre-commit" and order == ["deletes the plan", "rewrites and adds it"]


def lines_of(plan: Path) -> set[str]:
    """What the last commit put in and took out."""
    lines = git(plan.parent, "show", "--format=", "-U0", "HEAD").splitlines()
    return {line[0] + line[1:].strip() for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")}


SILENT = Hook("pre-commit", (), "", 1)
REPLACING = Hook("pre-commit", ("deletes the plan", "rewrites and adds it"), "", 0)


@settings(max_examples=18, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(state=st.sampled_from([*CLEAN, *OTHERS]), made=HOOKS, everything=st.booleans())
@example(state=clean, made=Hook("pre-commit", ("rewrites the plan",), "", 1), everything=False)
@example(state=clean, made=REPLACING, everything=False)
@example(state=unknown, made=SILENT, everything=True)
@example(state=dirty, made=SILENT, everything=False)
def test_a_commit_is_the_change_or_nothing(
    fresh: Callable[[], Path], state: Callable[[Path], None], made: Hook, everything: bool
) -> None:
    holds(fresh, state, made, everything)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
    assert ("is kept" in err, committed.read_bytes() == before[0]) == (stands, not stands)
    assert stands or seen(committed) == before
