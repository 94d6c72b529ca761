"""What is said on standard error fits the terminal it is said on: no line is left for the terminal to break."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csecplan.render.escape import width
from csecplan.render.terminal.wrapping import fitted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FAULTY = """
    format: 1
    title: Plan
    recommendations:
      - {id: "1", text: R, actions: [{id: "1.1", text: a text that is long enough for two lines, status: finishd}]}
"""
SAYINGS = [["list"], ["show", "9"], ["list", "--sort", "nothing-of-the-kind-that-is-known"], ["note", "1.1", "Vu."]]


def said_to(cells: int, folder: Path, *arguments: str) -> list[str]:
    """The lines on standard error of `csecplan` on a terminal of *cells* columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, cells, 0, 0))
    settings = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    command = [sys.executable, "-m", "csecplan", "--lang", "en", *arguments]
    subprocess.run(command, cwd=folder, env=settings, stdout=subprocess.DEVNULL, stderr=theirs, check=False)
    os.close(theirs)
    return os.read(ours, 100_000).decode("utf-8").replace("\r", "").splitlines()


@pytest.mark.parametrize("arguments", SAYINGS, ids=" ".join)
def test_a_line_is_no_wider_than_the_terminal(write: Callable[[str], Path], arguments: list[str]) -> None:
    lines = said_to(33, write(FAULTY).parent, *arguments)

    assert lines
    assert max(map(width, lines)) <= 33


def test_the_carets_are_under_what_is_meant(write: Callable[[str], Path]) -> None:
    lines = said_to(70, write(FAULTY).parent, "list")

    carets = next(number for number, line in enumerate(lines) if "^" in line)
    start, end = lines[carets].index("^"), lines[carets].rindex("^") + 1
    assert lines[carets - 1][start:end] == "finishd"


@given(st.text(st.sampled_from("ab é漢\u00a0\n"), max_size=60), st.integers(6, 30))
def test_fitted_lines_lose_no_word(text: str, room: int) -> None:
    shown = fitted(text, room)

    assert max(width(line.rstrip(" ")) for line in shown.split("\n")) <= room
    assert "".join(shown.split()) == "".join(text.split())
