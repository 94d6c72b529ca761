"""A file is replaced whole or left as it was, by one csecplan at a time; who loses is told."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.store import OutputRefused
from csecplan.store.locking import FileBusy, LockRefused, locked, private_folder
from csecplan.store.replacing import AlreadyThere, ChangedMeanwhile, ReadOnly, SecondName, create, lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

OLD, NEW = b"format: 1\n", b"format: 1\ntitle: Plan\n"


@pytest.fixture(autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder of the test's own."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    return folder


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_bytes(OLD)
    return path


def replaced(path: Path) -> None:
    with lock(path) as held:
        held.replace(NEW)


def test_a_file_is_replaced_and_nothing_is_left_beside_it(plan: Path) -> None:
    replaced(plan)

    assert {each.name: each.read_bytes() for each in plan.parent.iterdir()} == {"plan.yaml": NEW}


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_its_mode_stays(plan: Path, mode: int) -> None:
    plan.chmod(mode)

    replaced(plan)

    assert plan.stat().st_mode & 0o7777 == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file away")
def test_its_owner_and_group_stay(plan: Path) -> None:
    os.chown(plan, 12, 34)

    replaced(plan)

    assert (plan.stat().st_uid, plan.stat().st_gid) == (12, 34)


def test_a_symbolic_link_stays_one(plan: Path) -> None:
    link = plan.with_name("lien.yaml")
    link.symlink_to(plan.name)

    replaced(link)

    assert (link.is_symlink(), plan.read_bytes()) == (True, NEW)


def test_a_link_and_its_file_have_one_lock(plan: Path) -> None:
    link = plan.with_name("lien.yaml")
    link.symlink_to(plan.name)

    with locked(plan), pytest.raises(FileBusy), locked(link, patience=0):
        pass


def changed_meanwhile(plan: Path) -> None:
    with lock(plan) as held:
        plan.write_bytes(b"autre chose\n")
        held.replace(NEW)


def second_name(plan: Path) -> None:
    plan.with_name("double.yaml").hardlink_to(plan)
    replaced(plan)


def read_only_file(plan: Path) -> None:
    plan.chmod(0o444)
    replaced(plan)


def read_only_folder(plan: Path) -> None:
    plan.parent.chmod(0o555)
    try:
        replaced(plan)
    finally:
        plan.parent.chmod(0o755)


def too_large_for_the_disk(plan: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5, before[1]))
    try:
        replaced(plan)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        pytest.param(changed_meanwhile, ChangedMeanwhile, id="changed since it was read"),
        pytest.param(second_name, SecondName, id="a second name"),
        pytest.param(read_only_file, ReadOnly, id="a read-only file"),
        pytest.param(read_only_folder, ReadOnly, id="a read-only folder"),
        pytest.param(too_large_for_the_disk, OutputRefused, id="no room to write"),
    ],
)
def test_what_cannot_be_replaced_is_refused(
    plan: Path, change: Callable[[Path], None], refusal: type[CsecplanError]
) -> None:
    with pytest.raises(refusal) as refused:
        change(plan)

    left = [each.name for each in plan.parent.iterdir() if each.name.startswith(".")]
    assert (plan.read_bytes() != NEW, left, refused.value.exit_code) == (True, [], ExitCode.REFUSED)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB."""
    disk = tmp_path / "disque"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root; the limit on a file's size stands for it above")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_leaves_the_old_file_whole(small_disk: Path) -> None:
    plan = small_disk / "plan.yaml"
    plan.write_bytes(OLD)

    with pytest.raises(OutputRefused), lock(plan) as held:
        held.replace(b"x" * 100_000)

    assert {each.name: each.read_bytes() for each in small_disk.iterdir()} == {"plan.yaml": OLD}


def test_leftovers_of_a_killed_process_are_removed(plan: Path) -> None:
    plan.with_name(".plan.yaml.csecplan-4711").write_bytes(b"form")
    plan.with_name(".plan.yaml.swp").write_bytes(b"an editor's own")

    with lock(plan):
        pass

    assert sorted(each.name for each in plan.parent.iterdir()) == [".plan.yaml.swp", "plan.yaml"]


HOLDER = """
import sys, time
from pathlib import Path
from csecplan.store.locking import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(plan: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the plan's lock."""
    with subprocess.Popen([sys.executable, "-c", HOLDER, plan], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_a_lock_held_is_waited_for_and_then_told(plan: Path, holder: subprocess.Popen[str]) -> None:
    started = time.monotonic()

    with pytest.raises(FileBusy), lock(plan, patience=0.3):
        pass

    assert 0.3 <= time.monotonic() - started < 3


def test_nobody_waits_for_a_dead_process(plan: Path, holder: subprocess.Popen[str]) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()

    with lock(plan, patience=0) as held:
        assert held.data == OLD


def test_locks_are_kept_in_the_git_directory(repository: Path) -> None:
    assert private_folder(repository / "plan.yaml") == repository / ".git" / "csecplan"


def test_a_second_work_tree_has_its_own(repository: Path) -> None:
    subprocess.run(["git", "-C", repository, "commit", "-q", "--allow-empty", "-m", "rien"], check=True)
    subprocess.run(["git", "-C", repository, "worktree", "add", "-q", "autre"], check=True)

    found = private_folder(repository / "autre" / "plan.yaml")

    assert found.resolve() == repository / ".git" / "worktrees" / "autre" / "csecplan"


def test_elsewhere_they_are_kept_with_the_users_state(plan: Path, state: Path) -> None:
    assert private_folder(plan) == state / "csecplan"


def test_no_place_for_a_lock_is_told(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(plan / "no folder"))

    with pytest.raises(LockRefused), lock(plan):
        pass


def test_a_new_file_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    create(path, OLD)

    with pytest.raises(AlreadyThere):
        create(path, NEW)

    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"plan.yaml": OLD}
