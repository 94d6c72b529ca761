"""Where and how changed text goes into the file: 208 changes, each with the file before and after, byte for byte."""

from __future__ import annotations

import codecs
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.tools.command import Answer, invoke

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = sorted(Path(__file__).with_name("yaml-edits").glob("[0-9]*"))
LONG_AGO = 1_600_000_000_000_000_000


def edit_of(case: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((case / "edit.json").read_text(encoding="utf-8"))
    return read


MADE = [each for each in CASES if edit_of(each)["expect"] == "ok"]


def named(case: Path) -> str:
    return f"{case.name} {edit_of(case)['name']}"


def changed(case: Path, plan: Path) -> list[Answer]:
    """What the case's command lines answer on *plan*, a copy of its file before."""
    plan.write_bytes((case / "before.yaml").read_bytes())
    os.utime(plan, ns=(LONG_AGO, LONG_AGO))
    return [invoke(*argv, plan=plan, CSECPLAN_AS_OF="2026-05-01") for argv in edit_of(case)["argv"]]


def with_crlf(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def with_mark(data: bytes) -> bytes:
    return data if data.startswith(codecs.BOM_UTF8) else codecs.BOM_UTF8 + data


def with_a_last_comment(data: bytes) -> bytes:
    return data + b"# encore\n" if data.endswith(b"\n") else data


@pytest.mark.parametrize("other", [with_crlf, with_mark, with_a_last_comment])
@pytest.mark.parametrize("case", MADE, ids=named)
def test_it_is_so_in_another_file_of_the_same_text(
    case: Path, tmp_path: Path, other: Callable[[bytes], bytes]
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(other((case / "before.yaml").read_bytes()))

    for argv in edit_of(case)["argv"]:
        invoke(*argv, plan=plan, CSECPLAN_AS_OF="2026-05-01")

    assert plan.read_bytes() == other((case / "after.yaml").read_bytes())


@pytest.mark.parametrize("case", MADE, ids=named)
def test_a_change_is_written_as_the_rules_say(case: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"

    answers = changed(case, plan)

    assert ({each.exit_code for each in answers}, plan.read_bytes()) == ({0}, (case / "after.yaml").read_bytes())


@pytest.mark.parametrize("case", [each for each in CASES if edit_of(each)["expect"] == "refuse"], ids=named)
def test_what_cannot_be_changed_safely_is_refused(case: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"

    (answer,) = changed(case, plan)

    untouched = (plan.read_bytes(), plan.stat().st_mtime_ns) == ((case / "before.yaml").read_bytes(), LONG_AGO)
    assert (answer.exit_code in {3, 4}, bool(answer.err), untouched) == (True, True, True)


@pytest.mark.parametrize("case", [each for each in MADE if edit_of(each)["argv"][0][0] != "add"], ids=named)
def test_the_same_change_again_changes_nothing(case: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    changed(case, plan)
    before = plan.stat()

    invoke(*edit_of(case)["argv"][-1], plan=plan, CSECPLAN_AS_OF="2026-05-01")

    after = plan.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
