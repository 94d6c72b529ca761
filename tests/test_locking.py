"""One lock for all who change plans in a folder, whoever they are, whatever they set; nothing is left of it."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.store.locking import LOCK_FILE, FileBusy, FolderGone, LockRefused, locked
from csecplan.store.replacing import lock
from tests.tools.command import invoke
from tests.tools.plans import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OLD, NEW = b"format: 1\n", b"format: 1\ntitle: Plan\n"
NOBODY = 65534


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "dossier" / "plan.yaml"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


# -- one lock ---------------------------------------------------------------------------------------


def by_a_link(plan: Path) -> Path:
    link = plan.parent.with_name("lien.yaml")
    link.symlink_to(plan)
    return link


def by_a_linked_folder(plan: Path) -> Path:
    link = plan.parent.with_name("lien")
    link.symlink_to(plan.parent)
    return link / plan.name


def another_plan_beside_it(plan: Path) -> Path:
    other = plan.with_name("autre.yaml")
    other.write_bytes(OLD)
    return other


@pytest.mark.parametrize("other", [lambda plan: plan, by_a_link, by_a_linked_folder, another_plan_beside_it])
def test_whatever_a_plan_is_called_its_folder_has_one_lock(plan: Path, other: Callable[[Path], Path]) -> None:
    name = other(plan)

    with locked(plan), pytest.raises(FileBusy), locked(name, patience=0):
        pass


def test_the_lock_leaves_nothing_behind(plan: Path) -> None:
    with lock(plan) as held:
        held.replace(NEW)
        during = os.listdir(plan.parent)

    assert (during, os.listdir(plan.parent)) == (["plan.yaml"], ["plan.yaml"])


def test_no_home_is_needed(plan: Path) -> None:
    plan.write_text("format: 1\ntitle: T\nrecommendations:\n  - {id: 1, text: T, actions: [{id: 1.1, text: t}]}\n")

    answer = invoke("note", "1.1", "Vu.", "--by", "x", plan=plan, HOME="/nonexistent", XDG_STATE_HOME="/nonexistent")

    assert (answer.exit_code, os.listdir(plan.parent)) == (0, ["plan.yaml"])


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


# -- where it cannot be had -------------------------------------------------------------------------


def refused(plan: Path) -> CsecplanError:
    """Why a change of *plan*, which is left alone, is refused."""
    with pytest.raises(CsecplanError) as error, lock(plan, patience=0) as held:
        held.replace(NEW)
    assert error.value.exit_code is ExitCode.REFUSED
    return error.value


NO_LOCKS = "its disk or network does not support locks"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        *((number, NO_LOCKS) for number in (errno.ENOLCK, errno.EOPNOTSUPP, errno.EBADF, errno.EINVAL, errno.ENOSYS)),
        (errno.EIO, "the disk failed"),
    ],
)
def test_a_disk_that_cannot_lock_is_told(
    plan: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def flock(*_: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", flock)

    refusal = refused(plan)

    assert (type(refusal), refusal.facts["reason"]) == (LockRefused, reason)
    assert {each.name: each.read_bytes() for each in plan.parent.iterdir()} == {"plan.yaml": OLD}


def test_a_folder_moved_under_the_lock_is_told(plan: Path) -> None:
    with lock(plan) as held:
        shutil.copytree(plan.parent, plan.parent.with_name("neuf"))
        plan.parent.rename(plan.parent.with_name("vieux"))
        plan.parent.with_name("neuf").rename(plan.parent)
        with pytest.raises(FolderGone):
            held.replace(NEW)

    assert (plan.read_bytes(), (plan.parent.with_name("vieux") / "plan.yaml").read_bytes()) == (OLD, OLD)


def test_a_folder_deleted_under_the_lock_is_told(plan: Path) -> None:
    with lock(plan) as held:
        shutil.rmtree(plan.parent)
        with pytest.raises(FolderGone):
            held.replace(NEW)


WITHOUT_FLOCK = """
import fcntl, sys, types
windows = types.ModuleType("msvcrt")
windows.LK_NBLCK = 2
def locking(handle, mode, count):
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, count)
    except OSError:
        raise PermissionError(13, "Permission denied")
windows.locking = locking
real = sys.modules.pop("fcntl")
sys.modules["fcntl"] = None
if sys.argv[2] == "windows":
    sys.modules["msvcrt"] = windows
from pathlib import Path
from csecplan.diagnostic import CsecplanError
from csecplan.store.replacing import lock
try:
    with lock(Path(sys.argv[1]), patience=float(sys.argv[3])) as held:
        print("held", flush=True)
        sys.stdin.readline()
        held.replace(held.data + sys.argv[4].encode())
except CsecplanError as error:
    print(type(error).__name__)
"""
"""A process on a system that has no flock: Windows, played by what this one has, or one that has nothing."""


def without_flock(plan: Path, system: str, patience: float, text: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WITHOUT_FLOCK, str(plan), system, str(patience), text]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_a_system_without_flock_keeps_a_file_beside_the_plan(plan: Path) -> None:
    with without_flock(plan, "windows", 5, "# un\n") as first:
        assert first.stdout is not None
        began = first.stdout.readline()
        second = without_flock(plan, "windows", 0.1, "# deux\n").communicate("\n")[0]
        first.communicate("\n")

    assert (began, second, plan.read_bytes()) == ("held\n", "FileBusy\n", OLD + b"# un\n")
    assert sorted(os.listdir(plan.parent)) == [LOCK_FILE, "plan.yaml"]


def test_a_system_that_has_no_locks_changes_nothing(plan: Path) -> None:
    told = without_flock(plan, "none", 1, "# un\n").communicate("\n")[0]

    assert (told, plan.read_bytes()) == ("LockRefused\n", OLD)


# -- several people ---------------------------------------------------------------------------------

PERSON = """
import contextlib, io, os, shutil, sys, tempfile
from csecplan.cli.program import run

def noted(plan, number, text):
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            run(["note", f"1.{number % 3 + 1}", text, "--by", "x", "-p", plan])
        except SystemExit as end:
            return end.code == 0

uid, name, count = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with tempfile.TemporaryDirectory() as folder:
    noted(shutil.copy("plan.yaml", folder), 0, "once before, as not everybody may read Python's own files")
if uid:
    os.setuid(uid)
for number in range(count):
    if noted("plan.yaml", number, f"{name}-{number}"):
        os.write(1, f"{name}-{number}\\n".encode())
"""
"""A person of their own uid, home and state folder, who makes notes; each is acknowledged on a line."""


def acknowledged(folder: Path, people: int, notes: int, *, uids: tuple[int, ...]) -> tuple[set[str], set[str]]:
    """What *people* at once were told is done, and what the plan says then."""
    lines = [f"      - {{id: 1.{n}, text: t, owners: [A], updates: [{{text: début}}]}}" for n in (1, 2, 3)]
    head = ["format: 1", "title: T", "owners: {A: }", "recommendations:", "  - id: 1", "    text: T", "    actions:"]
    (folder / "plan.yaml").write_text("\n".join([*head, *lines, ""]), encoding="utf-8")
    (folder / "plan.yaml").chmod(0o664)
    running = []
    for n in range(people):
        home = folder.with_name(f"chez-{n}") if n % 2 else folder / "plan.yaml" / "no home"
        environment = {**os.environ, "HOME": str(home), "XDG_STATE_HOME": str(home), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", PERSON, str(uids[n % len(uids)]), f"p{n}", str(notes)]
        running.append(subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True))
    done = {line for process in running for line in process.communicate()[0].splitlines()}
    actions = yaml.safe_load((folder / "plan.yaml").read_text(encoding="utf-8"))["recommendations"][0]["actions"]
    return done, {update["text"] for action in actions for update in action["updates"]} - {"début"}


def test_no_change_of_people_with_other_homes_is_lost(plan: Path) -> None:
    done, kept = acknowledged(plan.parent, 4, 6, uids=(0,))

    assert (done, len(done), os.listdir(plan.parent)) == (kept, 24, ["plan.yaml"])


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder open to everybody on the machine; pytest's own are closed to others, and closed again while in use."""
    if os.geteuid() != 0:
        pytest.skip("only root may become somebody else")
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        inside = Path(folder) / "dossier"
        inside.mkdir()
        inside.chmod(0o777)
        yield inside


def people_of(told: set[str]) -> set[str]:
    return {each.split("-")[0] for each in told}


def test_no_change_of_two_users_is_lost(shared: Path) -> None:
    done, kept = acknowledged(shared, 3, 5, uids=(0, NOBODY))

    assert (done, people_of(done), os.listdir(shared)) == (kept, {"p0", "p1", "p2"}, ["plan.yaml"])


@pytest.mark.slow
@pytest.mark.parametrize("uids", [(0,), (0, NOBODY)], ids=["one uid, many homes", "two uids"])
def test_no_change_of_many_people_is_lost(shared: Path, uids: tuple[int, ...]) -> None:
    done, kept = acknowledged(shared, 12, 25, uids=uids)

    assert (done, len(done) > 100, os.listdir(shared)) == (kept, True, ["plan.yaml"])
