"""What a change leaves worth a look is said as it is made; the change itself stands."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.tools.command import invoke
from tests.tools.plans import REAL_PLAN, ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("command", "rule"),
    [
        pytest.param(["revise", "3a", "juin 2003", "--reason", "r"], "revision-not-later", id="an earlier date"),
        pytest.param(["status", "1d.2", "done", "--on", "2030-01-01"], "completed-in-future", id="a day to come"),
        pytest.param(["add", "recommendation", "--id", "4a", "--text", "t"], "unknown-section", id="no such section"),
        pytest.param(["add", "action", "1d", "--text", "t"], "open-without-owner", id="nobody answers for it"),
    ],
)
@pytest.mark.parametrize("dry", [[], ["--dry-run"]], ids=["written", "only shown"])
def test_what_check_would_say_is_said_at_once(command: list[str], rule: str, dry: list[str], tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(REAL_PLAN.read_bytes())
    answer = invoke(*command, *dry, plan=plan)

    assert (answer.exit_code, f"[{rule}]" in answer.err) == (0, True)


def test_what_was_not_touched_is_not_spoken_of(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(REAL_PLAN.read_bytes().replace(b"owners: [DEO - SPS]", b"owners: [DEO]"))
    answer = invoke("status", "1a.1", "blocked", plan=plan)

    assert (answer.exit_code, answer.err) == (0, "")


@pytest.mark.parametrize("plan", [REAL_PLAN, ROOT / "tests/plans/broken.yaml"], ids=["clean", "faulty"])
def test_a_reader_that_has_gone_changes_no_exit_status(plan: Path) -> None:
    asked = [sys.executable, "-m", "csecplan", "list", "-p", str(plan), "--format", "json"]
    whole = subprocess.run(asked, cwd=ROOT, capture_output=True, check=False).returncode
    cut = subprocess.Popen(asked, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert cut.stdout is not None
    cut.stdout.close()

    assert cut.wait() == whole
