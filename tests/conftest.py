"""What tests share: plans from text, the command run in this process, one fixed day, real git."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import settings

from csecplan import reading
from csecplan.cli.program import csecplan, session_for
from csecplan.yamltext import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from csecplan.diagnostic import Diagnostic
    from csecplan.model import Plan

# Machines are noisy: no example has a deadline. CI tries the same ones each time, a desk ever new ones.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

AS_OF = date(2004, 7, 1)
ROOT = Path(__file__).parent.parent
REAL_PLAN = ROOT / "plan.yaml"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="write golden files anew instead of comparing")


@pytest.fixture(autouse=True, scope="session")
def _no_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is kept for the user goes to a folder of the tests', never into the person's own home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit status."""

    exit_code: int
    out: str
    err: str


def invoke(
    *arguments: str | Path,
    plan: Path | None = None,
    lang: str | None = "en",
    stdin: str | None = None,
    **environment: str,
) -> Answer:
    """Run `csecplan` here, as of AS_OF unless told; *plan* is put after the command as --plan."""
    given = list(map(str, arguments))
    words = 2 if given[:1] == ["add"] else 1
    if plan is not None:
        given[words:words] = ["--plan", str(plan)]
    settings = {"CSECPLAN_AS_OF": AS_OF.isoformat(), "COLUMNS": "100", **environment}
    if lang:
        settings["CSECPLAN_LANG"] = lang
    unset = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR", "CSECPLAN_PLAN"))
    session = session_for(given, settings)
    runner = CliRunner(env={**unset, "LANGUAGE": os.environ["LANGUAGE"], **settings})
    result = runner.invoke(csecplan, given, obj=session, input=stdin, catch_exceptions=False, prog_name="csecplan")
    return Answer(result.exit_code, result.stdout, result.stderr)


def read(text: str) -> tuple[Plan, list[Diagnostic]]:
    """The plan in *text* (dedented), and what reading found."""
    return reading.read(Document.parse(dedent(text).encode("utf-8")))


def plan_of(text: str) -> Plan:
    """The plan in *text* (dedented)."""
    return read(text)[0]


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
