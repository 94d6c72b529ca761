"""The README tells the truth: its commands print what it shows; every command, option, rule and status is in it."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING

import click
import pytest

from csecplan import checks
from csecplan.cli.program import COMMANDS, csecplan
from csecplan.diagnostic import ExitCode
from csecplan.model import Status
from csecplan.reading.rules import RULES
from csecplan.timeliness import Mark, Timeliness
from csecplan.view.columns import COLUMNS
from tests.tools.command import invoke
from tests.tools.plans import REAL_PLAN, ROOT

if TYPE_CHECKING:
    from pathlib import Path

README = ROOT / "README.md"
TABLES = ROOT / "tests" / "tables"
TEXT = README.read_text(encoding="utf-8")
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
ANSI = re.compile(r"\x1b\[[0-9;]*m")
BLOCKS = BLOCK.findall(TEXT)


def commands_of(block: str) -> list[str]:
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def printed(command: str) -> str:
    """What *command* prints here, in English, in a terminal 96 cells wide."""
    program, *arguments = shlex.split(command)
    if program == "git":
        done = subprocess.run([program, *arguments], capture_output=True, text=True, encoding="utf-8", check=True)
        return done.stdout
    answer = invoke(*arguments, "--color", "always", COLUMNS="96")
    return "\n".join(line.rstrip() for line in ANSI.sub("", answer.out).splitlines()) + "\n"


def block_as_run(block: str) -> str:
    return "".join(f"$ {command}\n{printed(command)}" for command in commands_of(block))


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_a_block_of_commands_prints_what_it_shows(
    number: int, repository: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    for file in (REAL_PLAN, ROOT / "tests" / "plans" / "unit.yaml", *TABLES.glob("*.csv")):
        shutil.copy(file, repository)
    (repository / "tests" / "plans").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "plans" / "training.plan.yaml", repository / "tests" / "plans")
    subprocess.run(["git", "add", "plan.yaml"], cwd=repository, check=True)
    subprocess.run(["git", "commit", "-q", "-m", "plan"], cwd=repository, check=True)
    monkeypatch.chdir(repository)
    found = block_as_run(BLOCKS[number])
    if request.config.getoption("--write-golden"):
        blocks = iter([*BLOCKS[:number], found, *BLOCKS[number + 1 :]])
        BLOCKS[number] = found
        README.write_text(BLOCK.sub(lambda _: next(blocks), README.read_text(encoding="utf-8")), encoding="utf-8")

    assert found == BLOCKS[number]


def options_of(command: click.Command) -> set[str]:
    return {name for each in command.params for name in each.opts if isinstance(each, click.Option)}


def commands() -> dict[str, click.Command]:
    context = click.Context(csecplan)
    found = {name: csecplan.get_command(context, name) for name in COMMANDS}
    below = {f"{name} {each}": command.commands[each]
             for name, command in found.items() if isinstance(command, click.Group)
             for each in command.commands}  # fmt: skip
    return {name: command for name, command in {**found, **below}.items() if command is not None}


@pytest.mark.parametrize("name", commands())
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"csecplan {name}" in TEXT


@pytest.mark.parametrize(
    ("name", "option"), sorted({(name, option) for name, each in commands().items() for option in options_of(each)})
)
def test_every_option_is_in_the_readme(name: str, option: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", TEXT)


@pytest.mark.parametrize(
    "word",
    [
        *RULES,
        *(each.rule.id for each in checks.rules()),
        *Status,
        *Timeliness,
        *Mark,
    ],
)
def test_every_rule_and_key_is_in_the_readme(word: str) -> None:
    assert f"`{word}`" in TEXT


@pytest.mark.parametrize("key", COLUMNS)
def test_every_column_is_in_the_readme(key: str) -> None:
    assert re.search(rf"\b{key}\b", TEXT)


@pytest.mark.parametrize("status", ExitCode)
def test_every_exit_status_is_in_the_readme(status: ExitCode) -> None:
    assert f"\n| {status.value} |" in TEXT


@pytest.mark.parametrize("target", ["run", "test"])
def test_the_commands_of_the_readme_are_in_the_makefile(target: str) -> None:
    assert f"    make {target}\n" in TEXT
    assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
