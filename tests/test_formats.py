"""A new format is in the README, and is held to what the others are held to."""

from __future__ import annotations

import re

import click
import pytest

from tests.test_known_answers import EVERY
from tests.test_readme import TEXT, commands

ON_A_TERMINAL = "terminal"
"""What `table` becomes there; nobody asks for it by name."""


def offered(command: click.Command) -> set[str]:
    """The formats that *command* offers."""
    choices = [each.type for each in command.params if each.name == "format"]
    return {str(name) for each in choices if isinstance(each, click.Choice) for name in each.choices}


OFFERED = {name for command in commands().values() for name in offered(command)}


@pytest.mark.parametrize("name", sorted(OFFERED))
def test_a_format_is_in_the_readme(name: str) -> None:
    formats = [part for part in TEXT.split("`--format")[1:] if re.search(rf"\b{name}\b", part.partition("\n\n")[0])]

    assert formats


def test_every_format_of_a_list_is_held_to_the_day() -> None:
    assert set(EVERY) == offered(commands()["list"]) | {ON_A_TERMINAL}
