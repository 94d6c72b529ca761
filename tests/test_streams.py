"""Standard streams that are closed or full, and Ctrl-C: a right exit status and a clear word, never a traceback."""

from __future__ import annotations

import contextlib
import os
import pkgutil
import shutil
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import csecplan
from csecplan import cli
from csecplan.cli.program import COMMANDS
from tests.tools.plans import REAL_PLAN, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

QUESTIONS = [
    *([name] for name in ("list", "overdue", "summary", "timeline", "report", "check", "log", "diff")),
    *([name] for name in ("recommendations", "trend")),
    ["show", "1d"],
    ["due", "juin 2004"],
    ["list", "-f", "xlsx"],
    ["--help"],
    ["--version"],
    ["-h", "--lang", "fr"],
    ["list", "--help"],
    ["add", "action", "--help"],
    ["add", "--help"],
]
CHANGES = [
    ["note", "1d.1", "Vu.", "--by", "x"],
    ["status", "1d.1", "done"],
    ["revise", "1d.1", "2005", "--reason", "r"],
    ["add", "action", "1d", "--text", "T."],
    ["add", "recommendation", "--id", "9", "--text", "T."],
    ["note", "1d.1", "Vu.", "--by", "x", "--commit"],
    ["edit", "1d.1"],
]
ERRORS = [["lst"], ["list", "--ovredue"], ["show", "9z"], ["note", "9z", "x"], ["list", "-p", "none.yaml"], []]
OTHERS = [
    ["init", "neuf.yaml"],
    ["git-setup"],
    ["request", "-o", "demandes"],
    ["import", "feuille.csv", "--yes"],
    ["due"],
    ["status", "1d.1", "planned"],
]

MADE = ("neuf.yaml", ".gitattributes", "demandes")
"""What commands write beside the plan."""


def closed(number: int) -> Callable[[], None]:
    """Has the stream *number* be what Python makes of one that was closed."""

    def close() -> None:
        os.close(number)
        setattr(sys, ("stdin", "stdout", "stderr")[number], None)

    return close


def full(number: int) -> Callable[[], None]:
    """Has the stream *number* lead to a full disk."""

    def fill() -> None:
        os.dup2(os.open("/dev/full", os.O_WRONLY), number)

    return fill


def run(folder: Path, arguments: list[str], *ends: Callable[[], None]) -> tuple[int, str, str]:
    """Run the command in a process of its own, forked from this one, with its streams at *ends*."""
    out, err = folder / ".out", folder / ".err"
    child = os.fork()
    if child == 0:
        try:
            os.chdir(folder)
            for number, path in enumerate((Path(os.devnull), out, err)):
                os.dup2(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), number)
            sys.stdin = open(0, closefd=False)  # noqa: SIM115
            sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
            sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
            for end in ends:
                end()
            sys.argv = ["csecplan", *arguments]
            cli.main()
        except BaseException:
            import traceback

            os.write(os.open(err, os.O_WRONLY | os.O_APPEND), traceback.format_exc().encode())
        finally:
            os._exit(99)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status, out.read_text(encoding="utf-8", errors="replace"), err.read_text(encoding="utf-8")


@pytest.fixture
def folder(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed plan, a sheet with a change of it, an editor that makes one, English."""
    (repository / "plan.yaml").write_bytes(REAL_PLAN.read_bytes())
    (repository / "feuille.csv").write_text("id,status\n1d.1,blocked\n", encoding="utf-8")
    subprocess.run(["git", "add", "plan.yaml"], cwd=repository, check=True)
    subprocess.run(["git", "commit", "-q", "-m", "début"], cwd=repository, check=True)
    for name, value in {
        "CSECPLAN_AS_OF": "2004-07-01",
        "CSECPLAN_LANG": "en",
        "VISUAL": "sed -i s/planned/blocked/",
        "PYTHONPATH": str(ROOT),
    }.items():
        monkeypatch.setenv(name, value)
    return repository


def again(folder: Path) -> None:
    """Put the plan back as it was committed."""
    if is_changed(folder):
        subprocess.run(["git", "reset", "-q", "--hard", ":/début"], cwd=folder, check=True)
    for name in ("neuf.yaml", ".gitattributes"):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / "demandes", ignore_errors=True)


def is_changed(folder: Path) -> bool:
    return (folder / "plan.yaml").read_bytes() != REAL_PLAN.read_bytes()


ALL = [*QUESTIONS, *CHANGES, *ERRORS, *OTHERS]
ENDS = {
    "stdout closed": [closed(1)],
    "stderr closed": [closed(2)],
    "both closed": [closed(1), closed(2)],
    "all closed": [closed(0), closed(1), closed(2)],
    "stdin closed": [closed(0)],
    "stdout full": [full(1)],
    "stderr full": [full(2)],
    "both full": [full(1), full(2)],
}


@pytest.fixture(scope="session")
def usual() -> dict[str, tuple[int, bool, bool]]:
    """Each command's exit status, whether it shows something, and whether it changes something, where all is well."""
    for module in pkgutil.walk_packages(csecplan.__path__, "csecplan."):
        if not module.name.endswith("__main__"):
            import_module(module.name)  # once here, and in no process forked from here
    for name in ("openpyxl", "jinja2", "rich.table", "difflib"):
        import_module(name)
    return {}


def of_usual(folder: Path, arguments: list[str], usual: dict[str, tuple[int, bool, bool]]) -> tuple[int, bool, bool]:
    line = " ".join(arguments)
    if line not in usual:
        again(folder)
        status, out, _ = run(folder, arguments)
        is_done = is_changed(folder) or any((folder / name).exists() for name in MADE)
        usual[line] = status, bool(out), is_done
    return usual[line]


@pytest.mark.parametrize(
    "name",
    [
        "stdout closed",
        "stderr full",
        *(
            pytest.param(name, marks=pytest.mark.slow)
            for name in ENDS
            if name not in ("stdout closed", "stderr full")
        ),
    ],
)
def test_no_stream_that_is_closed_or_full_breaks_a_command(
    folder: Path, usual: dict[str, tuple[int, bool, bool]], name: str
) -> None:
    found = {}
    for arguments in ALL:
        expected, shows, changes = of_usual(folder, arguments, usual)
        again(folder)
        status, _, err = run(folder, arguments, *ENDS[name])
        is_lost = shows and not name.startswith(("stdin", "stderr"))
        is_import = arguments[:1] == ["import"]  # shows the change before it makes it
        wanted = 4 if is_lost and (is_import or not changes) else expected
        if "Traceback" in err or status != wanted:
            found[" ".join(arguments)] = (status, wanted, err[-300:])

    assert found == {}


def test_every_command_is_tried() -> None:
    assert {words[0] for words in ALL if words} >= set(COMMANDS) - {"merge-driver"}


@pytest.mark.parametrize("arguments", CHANGES, ids=" ".join)
@pytest.mark.parametrize("end", [closed(1), full(1)], ids=["closed", "full"])
def test_a_change_whose_answer_cannot_be_shown_stands_and_says_so(
    folder: Path, arguments: list[str], end: Callable[[], None]
) -> None:
    status, _, err = run(folder, arguments, end)

    assert (status, is_changed(folder)) == (0, True)
    assert "csecplan: the change was made and is kept; only the answer could not be shown on standard output" in err
    assert "nothing was changed" not in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list"], "to standard output: the disk is full"),
        (["--help"], "to standard output: the disk is full"),
        (["--version"], "to standard output: the disk is full"),
        (["-h", "--lang", "fr"], "sur la sortie standard\u00a0: le disque est plein"),
    ],
    ids=["list", "--help", "--version", "-h --lang fr"],
)
def test_a_question_whose_answer_cannot_be_shown_says_so(folder: Path, arguments: list[str], said: str) -> None:
    status, _, err = run(folder, arguments, full(1))

    assert (status, said in err) == (4, True)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        pytest.param("list >&-", 4, id="a question, stdout closed"),
        pytest.param("list 2>&-", 0, id="a question, stderr closed"),
        pytest.param("--help >/dev/full", 4, id="help to a full disk"),
        pytest.param("--version >/dev/full", 4, id="version to a full disk"),
        pytest.param("--version >&-", 4, id="version to nowhere"),
        pytest.param("lst 2>/dev/full", 2, id="an error to a full disk"),
        pytest.param("note 1d.1 Vu --by x >&- 2>&- <&-", 0, id="a change, all closed"),
        pytest.param("note 1d.1 Vu --by x --commit >&- 2>&- <&-", 0, id="a commit, all closed"),
        pytest.param("due <&-", 0, id="no phrases"),
        pytest.param("list | head -1 >&2", 0, id="a reader that goes"),
    ],
)
def test_it_is_so_from_a_shell(folder: Path, line: str, status: int) -> None:
    command = f'set -o pipefail; "{sys.executable}" -m csecplan {line}'

    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, check=False)

    assert (done.returncode, b"Traceback" in done.stderr) == (status, False)


# -- a folder that is gone ----------------------------------------------------------------------------


def gone() -> None:
    """Be in a folder that somebody deleted."""
    os.mkdir("parti")
    os.chdir("parti")
    os.rmdir("../parti")


@pytest.mark.parametrize("named", [None, "plan.yaml", "whole"], ids=["no plan", "a name", "a whole name"])
def test_no_command_breaks_in_a_folder_that_was_deleted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, usual: dict[str, tuple[int, bool, bool]], named: str | None
) -> None:
    if named:
        monkeypatch.setenv("CSECPLAN_PLAN", str(folder / "plan.yaml") if named == "whole" else named)
    found = {}
    for arguments in [*ALL, ["list", "-o", "a.csv"]] if named == "whole" else [["list"], ["log"], *CHANGES, *OTHERS]:
        status, _, err = run(folder, arguments, gone)
        again(folder)
        if "Traceback" in err or status not in (0, 2, 3, 4):
            found[" ".join(arguments)] = (status, err[-600:])

    assert found == {}


# -- Ctrl-C -----------------------------------------------------------------------------------------


def interrupted_after(folder: Path, arguments: list[str], seconds: float) -> tuple[int, str]:
    """The exit status and stderr of a command that a Ctrl-C came to after *seconds*."""
    command = [sys.executable, "-X", "importtime", "-m", "csecplan", *arguments]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        told = next(line for line in process.stderr if line.split("|")[-1].strip() == "csecplan.cli")
        told += next(process.stderr)  # what `main` imports first: before that it is Python's own to be interrupted
        time.sleep(seconds)
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    return process.returncode, told + rest


def moments() -> Iterator[float]:
    """Moments of a command's life, from its start to its end."""
    yield from (0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.13, 0.16)


@pytest.mark.parametrize("arguments", [["list"], ["note", "1d.1", "Vu.", "--by", "x"]], ids=["asking", "changing"])
def test_a_ctrl_c_ends_a_command_at_any_moment(folder: Path, arguments: list[str]) -> None:
    found = []
    for seconds in moments():
        again(folder)
        status, err = interrupted_after(folder, arguments, seconds)
        changed = is_changed(folder)
        left = [each for each in os.listdir(folder) if ".csecplan-" in each]
        if (
            "Traceback" in err
            or status not in (0, 130)
            or left
            or (status == 0 and arguments[0] == "note" and not changed)
        ):
            found.append((seconds, status, left, err[-2000:]))

    assert found == []


def test_a_ctrl_c_says_that_it_ended_the_command(folder: Path) -> None:
    status, _, err = run(folder, ["due"], waiting)

    assert (status, err) == (130, "\ncsecplan: interrupted\n")


def waiting() -> None:
    """Have standard input wait for ever, and a Ctrl-C come meanwhile."""
    read, write = os.pipe()
    os.set_inheritable(write, True)
    os.dup2(read, 0)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115
    signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGINT))
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with contextlib.suppress(OSError):
        os.fstat(write)
