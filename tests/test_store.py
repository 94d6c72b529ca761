"""A file is replaced whole or left as it was, by one csecplan at a time; who loses is told."""

from __future__ import annotations

import os
import resource
import subprocess
from typing import TYPE_CHECKING

import pytest

from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.store import FileTooLarge, OutputRefused, read_bytes
from csecplan.store.files import LARGEST
from csecplan.store.replacing import (
    AlreadyThere,
    ChangedMeanwhile,
    ReadOnly,
    SecondName,
    create,
    discard,
    lock,
    put_aside,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

OLD, NEW = b"format: 1\n", b"format: 1\ntitle: Plan\n"


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


def changed_meanwhile(plan: Path) -> None:
    with lock(plan) as held:
        plan.write_bytes(b"autre chose\n")
        held.replace(NEW)


def made_a_pipe(plan: Path) -> None:
    with lock(plan) as held:
        plan.unlink()
        os.mkfifo(plan)
        held.replace(NEW)


def made_a_folder(plan: Path) -> None:
    with lock(plan) as held:
        plan.unlink()
        plan.mkdir()
        held.replace(NEW)


def deleted(plan: Path) -> None:
    with lock(plan) as held:
        plan.unlink()
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
        pytest.param(made_a_pipe, ChangedMeanwhile, id="a pipe in its place"),
        pytest.param(made_a_folder, ChangedMeanwhile, id="a folder in its place"),
        pytest.param(deleted, ChangedMeanwhile, id="deleted since it was read"),
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
    is_new = plan.is_file() and plan.read_bytes() == NEW
    assert (is_new, left, refused.value.exit_code) == (False, [], ExitCode.REFUSED)


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


def test_a_new_file_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    create(path, OLD)

    with pytest.raises(AlreadyThere):
        create(path, NEW)

    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"plan.yaml": OLD}


def test_a_file_larger_than_any_plan_is_not_read(plan: Path) -> None:
    with plan.open("wb") as file:
        file.truncate(LARGEST + 1)

    with pytest.raises(FileTooLarge) as refused:
        read_bytes(plan)

    assert refused.value.facts == {"path": str(plan), "size": 256, "most": 256}


# -- a copy for the editor ------------------------------------------------------------------------


def test_a_copy_put_aside_is_its_users_alone(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    copy = put_aside(plan, NEW)

    folder = tmp_path / "state" / "csecplan"
    assert (copy.parent, copy.suffix, copy.read_bytes()) == (folder, ".yaml", NEW)
    assert (copy.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)


def test_without_a_home_it_is_among_temporary_files(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(plan / "no folder"))

    copy = put_aside(plan, NEW)

    assert (copy.read_bytes(), copy.stat().st_mode & 0o777) == (NEW, 0o600)
    discard(copy)


def test_two_copies_are_two_files(plan: Path) -> None:
    first, second = put_aside(plan, OLD), put_aside(plan, NEW)

    assert (first.read_bytes(), second.read_bytes()) == (OLD, NEW)


def test_what_is_put_back_has_its_bytes_and_mode_whatever_was_done_to_it(plan: Path) -> None:
    plan.chmod(0o640)
    with lock(plan) as held:
        put_back = held.memory()
        held.replace(NEW)
        plan.unlink()
        plan.write_bytes(b"autre chose\n")
        plan.chmod(0o604)
        copy = put_back()

    assert (plan.read_bytes(), plan.stat().st_mode & 0o777) == (OLD, 0o640)
    assert copy is not None
    assert copy.read_bytes() == b"autre chose\n"
