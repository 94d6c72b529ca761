"""`edit`: a copy in the person's editor, put in the plan when it has no errors, and never lost."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csecplan.cli import editors
from tests.tools.command import Answer, invoke
from tests.tools.plans import PLAN, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

FAULTY = PLAN.replace("status: planned", "status: vert")


@pytest.fixture
def plan(write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    path = write(PLAN)
    monkeypatch.chdir(path.parent)
    return path


@pytest.fixture
def editor(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes a shell script the editor; `$2` is the file in it."""

    def made(script: str) -> None:
        path = tmp_path_factory.mktemp("editor") / "vi"
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        monkeypatch.setenv("VISUAL", str(path))

    return made


def test_edit_opens_the_line_and_keeps_what_is_typed(plan: Path, editor: Callable[[str], None]) -> None:
    editor('test "$1" = +20 && sed -i "s/Liste des bureaux/Tous les bureaux/" "$2"')

    answer = invoke("edit", "1a.2")

    changed = plan.read_text(encoding="utf-8") == PLAN.replace("Liste des bureaux", "Tous les bureaux")
    assert (answer.exit_code, changed, "+        text: Tous les bureaux" in answer.out) == (0, True, True)


def kept_copy(answer: Answer) -> str:
    """What the copy that *answer* speaks of holds."""
    line = next(line for line in answer.err.splitlines() if line.startswith("what you typed is kept in "))
    with open(line.removeprefix("what you typed is kept in "), encoding="utf-8") as file:
        return file.read()


def test_an_editor_that_fails_changes_nothing_and_loses_nothing(plan: Path, editor: Callable[[str], None]) -> None:
    editor('echo "# tapé" >> "$2"; exit 1')

    answer = invoke("edit", "1a.2")

    assert (answer.exit_code, plan.read_text(encoding="utf-8"), kept_copy(answer)) == (4, PLAN, PLAN + "# tapé\n")


def test_an_editor_that_leaves_nothing_changes_nothing(plan: Path, editor: Callable[[str], None]) -> None:
    editor(': > "$2"')

    answer = invoke("edit", "1a.2")

    assert (answer.exit_code, plan.read_text(encoding="utf-8")) == (4, PLAN)


def test_edit_opens_a_plan_that_does_not_parse_at_its_fault(plan: Path, editor: Callable[[str], None]) -> None:
    plan.write_text(PLAN.replace("text: Quatre", "text: 'Quatre"), encoding="utf-8")
    editor('test "$1" = +25 && sed -i "s/\'Quatre/Quatre/" "$2"')

    answer = invoke("edit", "1a.5")

    assert (answer.exit_code, plan.read_text(encoding="utf-8")) == (0, PLAN)


def test_a_change_made_meanwhile_wins_and_nothing_is_lost(plan: Path, editor: Callable[[str], None]) -> None:
    editor(f'echo "# tapé" >> "$2"; echo "# entre-temps" >> "{plan}"')

    answer = invoke("edit", "1a.2")

    assert (answer.exit_code, plan.read_text(encoding="utf-8"), kept_copy(answer)) == (
        4,
        PLAN + "# entre-temps\n",
        PLAN + "# tapé\n",
    )


def test_an_editor_that_is_not_there_is_told(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")

    answer = invoke("edit", "1a.2")

    assert (answer.exit_code, "no-such-editor" in answer.err, "kept" in answer.err) == (4, True, False)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("vi", ["vi", "+7", "plan.yaml"], id="vi"),
        pytest.param(
            "/usr/bin/vim -n", ["/usr/bin/vim", "-n", "+7", "plan.yaml"], id="vim by its path, with an option"
        ),
        pytest.param("nvim", ["nvim", "+7", "plan.yaml"], id="nvim"),
        pytest.param("nano", ["nano", "+7", "plan.yaml"], id="nano"),
        pytest.param("emacs -nw", ["emacs", "-nw", "+7", "plan.yaml"], id="emacs"),
        pytest.param("micro", ["micro", "+7", "plan.yaml"], id="micro"),
        pytest.param("code --wait", ["code", "--wait", "--goto", "plan.yaml:7"], id="code"),
        pytest.param("code", ["code", "--wait", "--goto", "plan.yaml:7"], id="code is told to wait"),
        pytest.param("hx", ["hx", "plan.yaml:7"], id="hx"),
        pytest.param("ed", ["ed", "plan.yaml"], id="another opens the file"),
    ],
)
def test_each_editor_is_told_the_line_its_way(
    asked: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", asked)
    monkeypatch.setenv("EDITOR", "other")

    assert editors.command(editors.words(), Path("plan.yaml"), 7) == expected


# -- what has errors --------------------------------------------------------------------------------

BREAKS = 'sed -i "s/status: planned/status: vert/" "$2"'


def test_errors_that_nobody_is_asked_about_are_not_put_in_the_plan(plan: Path, editor: Callable[[str], None]) -> None:
    editor(BREAKS)

    answer = invoke("edit", "1a.2")

    assert (answer.exit_code, plan.read_text(encoding="utf-8"), kept_copy(answer)) == (4, PLAN, FAULTY)
    assert "plan.yaml:19:17: error" in answer.err


def test_an_error_that_was_there_before_stops_nothing(plan: Path, editor: Callable[[str], None]) -> None:
    plan.write_text(FAULTY, encoding="utf-8")
    editor('sed -i "s/Liste des bureaux/Tous les bureaux/" "$2"')

    answer = invoke("edit", "1a.2")

    changed = FAULTY.replace("Liste des bureaux", "Tous les bureaux")
    assert (answer.exit_code, plan.read_text(encoding="utf-8")) == (3, changed)


def at_terminal(typed: str, *arguments: str) -> tuple[int, str]:
    """Run the command where a person answers *typed*; its exit status, and what they saw."""
    mine, its = pty.openpty()
    command = [sys.executable, "-m", "csecplan", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CSECPLAN_LANG": "en"}
    with subprocess.Popen(command, stdin=its, stdout=its, stderr=its, env=environment) as process:
        os.close(its)
        os.write(mine, typed.encode())
        shown = b""
        while True:
            try:
                shown += os.read(mine, 4096)
            except OSError:  # the other end is closed: it has ended
                break
        process.wait(30)
    os.close(mine)
    return process.returncode, shown.decode()


REPAIRS = 'test -e seen && sed -i "s/status: vert/status: done/" "$2" || { touch seen; ' + BREAKS + "; }"


@pytest.mark.parametrize(
    ("typed", "exit_code", "text", "is_kept"),
    [
        pytest.param("\n", 0, PLAN.replace("status: planned", "status: done"), False, id="Enter opens it again"),
        pytest.param("r\n", 0, PLAN.replace("status: planned", "status: done"), False, id="rouvrir"),
        pytest.param("k\n", 3, FAULTY, False, id="keep"),
        pytest.param("g\n", 3, FAULTY, False, id="garder"),
        pytest.param("t\n", 4, PLAN, False, id="throw"),
        pytest.param("j\n", 4, PLAN, False, id="jeter"),
        pytest.param("x\nzz\nk\n", 3, FAULTY, False, id="what is none of them is asked again"),
        pytest.param("\x04", 4, PLAN, True, id="no answer keeps the copy"),
        pytest.param("\x03", 130, PLAN, True, id="Ctrl-C keeps the copy"),
    ],
)
def test_a_text_with_errors_becomes_what_the_person_says(
    plan: Path, editor: Callable[[str], None], typed: str, exit_code: int, text: str, is_kept: bool
) -> None:
    editor(REPAIRS)

    if typed == "\x03":
        answered, shown = interrupted("edit", "1a.2")
    else:
        answered, shown = at_terminal(typed, "edit", "1a.2")

    assert (answered, plan.read_text(encoding="utf-8"), "what you typed is kept in" in shown) == (
        exit_code,
        text,
        is_kept,
    )
    assert "Open it again (Enter)" in shown


def interrupted(*arguments: str) -> tuple[int, str]:
    """Run the command where a person presses Ctrl-C when asked."""
    program = (
        "import os, pty, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.SIG_DFL)\n"  # whoever starts the tests in the background ignores it
        f"sys.exit(os.waitstatus_to_exitcode(pty.spawn({[sys.executable, '-m', 'csecplan', *arguments]!r})))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CSECPLAN_LANG": "en"}
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        shown = b""
        while b"away (t)?" not in shown:
            shown += os.read(process.stdout.fileno(), 4096)
        time.sleep(0.05)
        process.stdin.write(b"\x03")
        process.stdin.flush()
        shown += process.stdout.read()
        process.wait(30)
    return process.returncode, shown.decode()


# -- which editor -----------------------------------------------------------------------------------


@pytest.mark.parametrize("variable", ["VISUAL", "EDITOR"])
@pytest.mark.parametrize("value", ['vi "', "vi '", "vi \\"])
def test_an_editor_that_is_no_command_is_told(
    plan: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv(variable, value)

    answer = invoke("edit", "1a.2")

    said = f"csecplan: {variable} cannot be read as a command: {value};"
    assert (answer.exit_code, answer.err.startswith(said), plan.read_text(encoding="utf-8")) == (4, True, PLAN)


def test_without_an_editor_or_a_terminal_it_says_what_to_set(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", " ")

    answer = invoke("edit", "1a.2")

    assert (answer.exit_code, "set VISUAL or EDITOR" in answer.err, plan.read_text(encoding="utf-8")) == (
        4,
        True,
        PLAN,
    )


@pytest.mark.parametrize(
    ("there", "first"),
    [
        pytest.param(["sensible-editor", "nano", "vi"], "sensible-editor", id="the system's choice"),
        pytest.param(["nano", "vi"], "nano", id="else nano"),
        pytest.param(["vi"], "vi", id="else vi"),
        pytest.param([], None, id="else none"),
    ],
)
def test_on_a_terminal_the_systems_editor_is_found(
    plan: Path, monkeypatch: pytest.MonkeyPatch, there: list[str], first: str | None
) -> None:
    folder = plan.parent / "bin"
    folder.mkdir()
    for name in there:
        script = folder / name
        script.write_text(f'#!/bin/sh\n[ "$1" = +20 ] && echo "# {name}" >> "$2"\n', encoding="utf-8")
        script.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setenv("PATH", str(folder))

    answered, shown = at_terminal("", "edit", "1a.2")

    added = plan.read_text(encoding="utf-8").removeprefix(PLAN)
    assert (answered, added) == ((0, f"# {first}\n") if first else (4, ""))
    assert first or "no editor was found" in shown


def test_text_that_is_not_utf_8_is_put_in_the_plan_as_it_was_typed(plan: Path, editor: Callable[[str], None]) -> None:
    editor("printf '# \\351t\\351\\n' >> \"$2\"")

    answered, _ = at_terminal("k\n", "edit", "1a.2")

    assert (answered, plan.read_bytes()) == (3, PLAN.encode() + b"# \xe9t\xe9\n")
