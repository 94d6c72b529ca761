"""Fixtures that tests share: plans in folders of their own, golden files, real git."""

from __future__ import annotations

import os
import subprocess
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.tools.plans import PLAN, REAL_PLAN
from tests.tools.repositories import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


# Machines are noisy: no example has a deadline. CI tries the same ones each time, a desk ever new ones.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="write golden files anew instead of comparing")


@pytest.fixture(autouse=True, scope="session")
def _no_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is kept for the user goes to a folder of the tests', never into the person's own home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    """Puts a text (dedented) into plan.yaml in an empty folder."""

    def writer(text: str) -> Path:
        path = tmp_path / "plan.yaml"
        path.write_bytes(dedent(text).encode("utf-8"))
        return path

    return writer


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a golden file, byte for byte."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--write-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        assert text.encode("utf-8") == path.read_bytes()

    return compare


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real plan in a folder of its own, which is the current one."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(REAL_PLAN.read_bytes())
    monkeypatch.chdir(tmp_path)
    return path


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty git repository, untouched by the machine's own settings."""
    for name, value in {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Zoé Tremblay",
        "GIT_AUTHOR_EMAIL": "zoe@example.gc.ca",
        "GIT_COMMITTER_NAME": "Zoé Tremblay",
        "GIT_COMMITTER_EMAIL": "zoe@example.gc.ca",
    }.items():
        monkeypatch.setenv(name, value)
    subprocess.run(["git", "init", "-q", "-b", "main", tmp_path], check=True)
    return tmp_path


@pytest.fixture
def unknown_plan(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan in a repository, which is the current folder; git does not know the plan."""
    path = repository / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(repository)
    return path


@pytest.fixture
def committed(plan: Path) -> Path:
    """The plan, committed, and another file that is staged."""
    clean(plan)
    return plan
