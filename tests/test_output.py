"""`--output`: never over the plan, by any name; into devices and pipes, never in their place; whole or not at all."""

from __future__ import annotations

import os
import resource
import socket
import stat
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from csecplan.render import FORMATS
from csecplan.store import OutputRefused
from csecplan.store.output import write_output
from tests.tools.command import Answer, invoke
from tests.tools.plans import REAL_PLAN, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DATA = REAL_PLAN.read_bytes()


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_bytes(DATA)
    monkeypatch.chdir(tmp_path)
    return path


def as_csv(*arguments: str | Path) -> Answer:
    return invoke("list", "-f", "csv", *arguments)


EXPECTED = "id,"
"""How a csv begins."""

# -- the plan ---------------------------------------------------------------------------------------


def itself(plan: Path) -> str:
    return "plan.yaml"


def by_its_whole_name(plan: Path) -> str:
    (plan.parent / "x").mkdir()
    return str(plan.parent / "x" / ".." / "plan.yaml")


def a_link_to_it(plan: Path) -> str:
    plan.with_name("a.csv").symlink_to("plan.yaml")
    return "a.csv"


def a_link_to_a_link(plan: Path) -> str:
    a_link_to_it(plan)
    plan.with_name("b.csv").symlink_to("a.csv")
    return "b.csv"


def a_second_name(plan: Path) -> str:
    plan.with_name("a.csv").hardlink_to(plan)
    return "a.csv"


NAMES = [itself, by_its_whole_name, a_link_to_it, a_link_to_a_link, a_second_name]
COMMANDS = [["list"], ["overdue"], ["show", "1d"], ["summary"], ["timeline"], ["report"], ["check"],
            ["due", "juin 2004"], ["log"], ["diff"]]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_no_answer_is_written_over_the_plan(
    repository: Path, plan: Path, command: list[str], name: Callable[[Path], str]
) -> None:
    subprocess.run(["git", "add", "plan.yaml"], check=True)
    subprocess.run(["git", "commit", "-q", "-m", "début"], check=True)
    form = "markdown" if command == ["report"] else "json"

    answer = invoke(*command, "-f", form, "-o", name(plan))

    assert (answer.exit_code, "is the plan itself" in answer.err, plan.read_bytes()) == (4, True, DATA)


def test_nor_is_one_of_a_version_of_it(repository: Path, plan: Path) -> None:
    subprocess.run(["git", "add", "plan.yaml"], check=True)
    subprocess.run(["git", "commit", "-q", "-m", "début"], check=True)
    there = as_csv("--at", "HEAD", "-o", "plan.yaml")
    plan.unlink()

    gone = as_csv("-p", "plan.yaml", "--at", "HEAD", "-o", "plan.yaml")

    assert (there.exit_code, gone.exit_code, plan.exists()) == (4, 4, False)


def test_a_plan_that_is_a_link_is_kept_by_both_names(plan: Path) -> None:
    plan.rename(plan.with_name("vrai.yaml"))
    plan.symlink_to("vrai.yaml")

    statuses = [as_csv("-o", name).exit_code for name in ("plan.yaml", "vrai.yaml")]

    assert (statuses, plan.is_symlink(), plan.read_bytes()) == ([4, 4], True, DATA)


# -- what is no plain file --------------------------------------------------------------------------


def test_a_link_stays_one_and_its_file_has_the_answer(plan: Path) -> None:
    (plan.parent / "dossier").mkdir()
    plan.with_name("a.csv").symlink_to("dossier/b.csv")

    statuses = [as_csv("-o", "a.csv").exit_code for _ in ("new", "there")]

    written = (plan.parent / "dossier" / "b.csv").read_text(encoding="utf-8")
    assert (statuses, plan.with_name("a.csv").is_symlink(), written[:3]) == ([0, 0], True, EXPECTED)
    assert sorted(os.listdir(plan.parent / "dossier")) == ["b.csv"]


def test_a_pipe_is_written_into_and_stays_one(plan: Path) -> None:
    os.mkfifo("tube")
    read: list[bytes] = []
    audience = threading.Thread(target=lambda: read.append((plan.parent / "tube").read_bytes()))
    audience.start()

    answer = as_csv("-o", "tube")

    audience.join(10)
    assert (answer.exit_code, read[0].decode()[:3], stat.S_ISFIFO(os.stat("tube").st_mode)) == (0, EXPECTED, True)


def device(plan: Path, minor: int) -> Path:
    """A device of the test's own: 3 takes everything, 7 is always full."""
    path = plan.with_name("appareil")
    try:
        os.mknod(path, 0o666 | stat.S_IFCHR, os.makedev(1, minor))
        path.write_bytes(b"")
    except PermissionError:
        pytest.skip("only root may make a device, and not on every disk")
    return path


def test_a_device_is_written_into_and_stays_one(plan: Path) -> None:
    path = device(plan, 3)

    answer = as_csv("-o", path)

    assert (answer.exit_code, stat.S_ISCHR(path.stat().st_mode)) == (0, True)


def test_a_full_device_is_told_and_stays_one(plan: Path) -> None:
    path = device(plan, 7)

    answer = as_csv("-o", path)

    assert (answer.exit_code, answer.err, stat.S_ISCHR(path.stat().st_mode)) == (
        4,
        f"csecplan: the answer could not be written in full to {path}: the disk is full\n",
        True,
    )


def test_standard_output_by_its_name_is_written_into(plan: Path) -> None:
    command = [sys.executable, "-m", "csecplan", "list", "-f", "csv", "-o", "/dev/stdout"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout[:3], done.stderr) == (0, EXPECTED, "")


def a_socket(plan: Path) -> str:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("prise")
    return "prise"


def a_folder(plan: Path) -> str:
    (plan.parent / "dossier").mkdir()
    return "dossier"


def read_only(plan: Path) -> str:
    plan.with_name("a.csv").write_bytes(b"avant")
    plan.with_name("a.csv").chmod(0o444)
    return "a.csv"


def in_no_folder(plan: Path) -> str:
    return "plan.yaml/a.csv"


def a_link_to_itself(plan: Path) -> str:
    plan.with_name("a.csv").symlink_to("a.csv")
    return "a.csv"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param(a_socket, "no program is at its other end", id="a socket"),
        pytest.param(a_folder, "it is a folder", id="a folder"),
        pytest.param(read_only, "it is read-only", id="a read-only file"),
        pytest.param(in_no_folder, "a part of its path is no folder", id="below a file"),
        pytest.param(a_link_to_itself, "its links go round in a circle", id="a link to itself"),
    ],
)
def test_what_cannot_be_written_is_told_and_left_alone(plan: Path, name: Callable[[Path], str], said: str) -> None:
    path = name(plan)
    before = {each: os.lstat(each) for each in os.listdir(".")}

    answer = as_csv("-o", path)

    after = {each: os.lstat(each) for each in os.listdir(".")}
    assert (answer.exit_code, answer.err) == (4, f"csecplan: {path} cannot be written: {said}; nothing was changed\n")
    assert {each: (at.st_ino, at.st_mode) for each, at in after.items()} == {
        each: (at.st_ino, at.st_mode) for each, at in before.items()
    }


@pytest.mark.parametrize("there", [None, b"avant"], ids=["new", "there before"])
def test_where_there_is_no_room_the_old_file_stands_and_nothing_is_left(tmp_path: Path, there: bytes | None) -> None:
    path = tmp_path / "a.csv"
    if there is not None:
        path.write_bytes(there)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(OutputRefused):
            write_output(path, b"x" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == (
        {} if there is None else {"a.csv": there}
    )


QUESTIONS = [
    *(["list", "-f", form] for form in FORMATS if form not in {"terminal", "github"}),
    *([question, "-f", "xlsx"] for question in ("summary", "trend", "recommendations", "timeline", "report")),
    ["show", "1d", "-f", "xlsx"],
    ["report", "-f", "html"],
]


@pytest.mark.parametrize("arguments", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("room", [1, pytest.param(0, marks=pytest.mark.slow)])
def test_where_there_is_no_room_every_format_says_so(arguments: list[str], room: int, plan: Path) -> None:
    limited = 'ulimit -f "$0"; exec "$@"'
    command = [
        "bash",
        "-c",
        limited,
        str(room),
        sys.executable,
        "-m",
        "csecplan",
        *arguments,
        "-o",
        "a",
        "--lang",
        "en",
    ]

    answer = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (answer.returncode, len(answer.stderr.splitlines())) == (4, 1)
    assert (answer.stderr[:28], sorted(os.listdir())) == ("csecplan: a cannot be written"[:28], ["plan.yaml"])


def test_a_files_mode_stays_and_a_new_one_gets_the_usual(plan: Path) -> None:
    plan.with_name("a.csv").write_bytes(b"")
    plan.with_name("a.csv").chmod(0o640)
    old = os.umask(0o027)
    try:
        as_csv("-o", "a.csv")
        as_csv("-o", "b.csv")
    finally:
        os.umask(old)

    modes = [stat.S_IMODE(os.stat(name).st_mode) for name in ("a.csv", "b.csv")]
    assert modes == [0o640, 0o640]


# -- what is no plan --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["check"], ["note", "1d.1", "Vu."], ["edit", "1d.1"], ["import", "tube", "--yes"]],
    ids=lambda arguments: str(arguments[0]),
)
def test_a_pipe_as_plan_is_refused_and_never_waited_for(plan: Path, arguments: list[str]) -> None:
    os.mkfifo("tube")
    named = [] if arguments[0] == "import" else ["-p", "tube"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CSECPLAN_LANG": "en", "EDITOR": "true"}

    command = [sys.executable, "-m", "csecplan", *arguments, *named]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=20)

    assert (done.returncode, done.stderr) == (3, "csecplan: tube cannot be read: it is a pipe, not a file\n")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(lambda path: a_socket(path), "it is a socket, not a file", id="a socket"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), "it is a device, not a file", id="one without end"),
        pytest.param(lambda path: path.mkdir(), "is a folder without a plan", id="a folder"),
    ],
)
def test_nor_is_what_is_no_file(plan: Path, make: Callable[[Path], None], said: str) -> None:
    make(plan.with_name("prise"))

    answer = invoke("list", plan=plan.with_name("prise"))

    assert (answer.exit_code, said in answer.err) == (3, True)
