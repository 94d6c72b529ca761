"""A report on 10,000 actions: in under 20 seconds in each format, and a bar on a terminal meanwhile."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from bench.speed import plan_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

PROMISED = 20.0


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "plan.yaml"
    path.write_text(plan_of(10_000), encoding="utf-8")
    return path


def on_a_terminal(plan: Path, suffix: str) -> tuple[float, str]:
    """How long a report takes to write, and what a terminal shows meanwhile."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "csecplan", "report", "-p", str(plan), "-o", str(plan.with_suffix(suffix))]
    began = time.monotonic()
    environment = {**os.environ, "TERM": "xterm", "CSECPLAN_LANG": "en"}
    with subprocess.Popen(command, env=environment, stderr=theirs, stdout=subprocess.DEVNULL) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                shown += os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
    os.close(ours)
    assert process.returncode == 0
    return time.monotonic() - began, shown.decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("suffix", "doing"),
    [
        pytest.param(".md", "", id="markdown is there before a bar would be"),
        pytest.param(".html", "Writing the page", id="html"),
        pytest.param(".xlsx", "Writing the workbook", id="xlsx"),
    ],
)
def test_a_large_report_is_written_in_time(suffix: str, doing: str, large: Path) -> None:
    seconds, shown = on_a_terminal(large, suffix)

    assert seconds < PROMISED
    assert doing in shown
