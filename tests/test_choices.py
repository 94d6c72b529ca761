"""A forgotten choice is a red test: what can be asked for is offered, and what is offered has its words."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import click
import pytest

from csecplan import timeliness
from csecplan.cli import types
from csecplan.cli.program import COMMANDS, csecplan
from csecplan.i18n.wording import Wording, word_named
from csecplan.query import recommendations
from csecplan.query.entry import WORDS
from csecplan.query.order import GROUPS, SORTS
from csecplan.query.trend import Every
from csecplan.render import FORMATS, SUFFIXES
from csecplan.state import State
from csecplan.texts import LANGUAGES
from csecplan.view.columns import COLUMNS
from tests.tools.command import invoke
from tests.tools.plans import REAL_PLAN

if TYPE_CHECKING:
    from csecplan.texts import Language


def offered(option: str, command: str = "list") -> Any:
    """What may be given to *option* of *command*."""
    found = csecplan.get_command(click.Context(csecplan), command)
    assert found
    return next(each for each in found.params if option in each.opts).type


def test_every_order_is_offered() -> None:
    assert set(offered("--sort").choices) == set(SORTS)


def test_every_group_is_offered() -> None:
    assert set(offered("--group-by").choices) == set(GROUPS)


@pytest.mark.parametrize(
    ("option", "known"),
    [("--sort", recommendations.SORTS), ("--group-by", recommendations.GROUPS)],
)
def test_every_order_and_group_of_recommendations_is_offered(option: str, known: dict[str, object]) -> None:
    assert set(offered(option, "recommendations").choices) == set(known)


def test_every_period_of_a_trend_is_offered() -> None:
    assert list(offered("--every", "trend").choices) == list(Every)


@pytest.mark.parametrize("key", [*WORDS])
def test_closed_words_that_can_be_asked_for_are_offered_and_all_named(key: str) -> None:
    found = csecplan.get_command(click.Context(csecplan), "list")
    assert found
    option = next(each for each in found.params if f"--{key}" in each.opts)

    assert isinstance(option.type, types.ClosedWord)
    assert all(word.value in str(option.help) for word in option.type.words)


@pytest.mark.parametrize("key", [*WORDS])
@pytest.mark.parametrize("option", ["--{key}={label}", "--where={key}={label}"])
def test_closed_words_choose_by_their_labels_what_is_listed_with_them(option: str, key: str) -> None:
    for word in offered(f"--{key}").words:
        asked = option.format(key=key, label=Wording("fr").label(word))

        answer = invoke("list", asked, "--columns", f"id,{key}", "-f", "csv", plan=REAL_PLAN)

        assert (answer.err, {row[1] for row in list(csv.reader(answer.out.splitlines()))[1:]} - {word}) == ("", set())


@pytest.mark.parametrize(
    ("option", "typed", "words"),
    [
        ("--state", "Ongoing, no end, implemented,continue,sans fin", ["ongoing", "implemented", "ongoing"]),
        ("--decision", "accepted, partially", ["accepted", "partial"]),
    ],
)
def test_a_comma_within_a_label_parts_nothing(option: str, typed: str, words: list[str]) -> None:
    assert list(offered(option).convert(typed, None, None)) == words


@pytest.mark.parametrize("mark", timeliness.Mark)
def test_every_mark_is_named_where_it_is_asked_for(mark: timeliness.Mark) -> None:
    found = csecplan.get_command(click.Context(csecplan), "list")
    assert found
    option = next(each for each in found.params if "--mark" in each.opts)

    assert mark.value in str(option.help)


def test_every_format_is_offered_by_some_command() -> None:
    found = {name for command in COMMANDS for name in formats_of(command)}

    assert found | {"terminal"} == set(FORMATS)


def formats_of(command: str) -> list[str]:
    found = csecplan.get_command(click.Context(csecplan), command)
    assert found
    return [name for each in found.params if "--format" in each.opts for name in each.type.choices]  # type: ignore[attr-defined]


def test_every_suffix_stands_for_a_format_and_each_file_has_one() -> None:
    assert set(SUFFIXES.values()) == set(FORMATS) - {"terminal", "github"}


def test_every_column_is_known_to_columns() -> None:
    answer = invoke("list", "--columns", ",".join(COLUMNS), "-f", "csv", plan=REAL_PLAN)

    assert next(csv.reader([answer.out.splitlines()[0]])) == list(COLUMNS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", [*State, *timeliness.Mark])
def test_a_misspelt_label_of_a_state_or_a_mark_is_suggested(
    word: State | timeliness.Mark, language: Language
) -> None:
    label = Wording(language).label(word)

    for misspelt in (label[:-2] + label[-1], label[:2] + label[3:], label + "x"):
        assert (word_named(type(word), misspelt) or types.word_nearest(type(word), misspelt)) is word, misspelt


def test_what_is_suggested_for_a_label_is_said() -> None:
    assert 'did you mean "not-started"?' in invoke("list", "--state", "non commence", plan=REAL_PLAN).err
