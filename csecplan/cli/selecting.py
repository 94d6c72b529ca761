"""Which actions, in what order, groups and columns: the filters, the same on every question, and their query."""

from __future__ import annotations

from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from csecplan import N_
from csecplan.cli import day_types, key_types, types
from csecplan.cli.help_pages import DISPLAY, FILTERS, argument, option
from csecplan.model import Decision, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from csecplan.cli.help_pages import Decorator
    from csecplan.cli.session import Session
    from csecplan.query import Query
    from csecplan.timeliness import Mark

Word = TypeVar("Word", bound=StrEnum)


def _collecting(field: str, value: str, help: str) -> Decorator:
    """The flag `--value`, which adds *value* to what *field* is to be one of."""
    return option(f"--{value}", field, part=FILTERS, multiple=True, flag_value=value, help=help)


_FILTERS = (
    option("--owner", "owners", part=FILTERS, multiple=True, metavar=N_("NAME"),
           help=N_("Actions of this office, also through its groups. Repeat, or use commas, for any of several.")),
    option("--direct", part=FILTERS, is_flag=True, help=N_("With --owner: not through groups.")),
    option("--status", "statuses", part=FILTERS, multiple=True, type=types.STATUSES,
           help=N_("Actions with this status: planned, in-progress, blocked, done, verified, no-action, obsolete,"
                   " or a word for it such as \"underway\".")),
    option("--decision", "decisions", part=FILTERS, multiple=True, type=types.DECISIONS,
           help=N_("Actions of recommendations with this decision: accepted, partial, rejected, no-action,"
                   " or a word for it such as \"agreed\".")),
    option("--state", "states", part=FILTERS, multiple=True, type=types.STATES,
           help=N_("Actions of recommendations in this state: unanswered, no-action, implemented, ongoing,"
                   " in-progress, not-started, or a label.")),
    option("--section", "sections", part=FILTERS, multiple=True, metavar=N_("NAME"),
           help=N_("Actions of this section, by number or title.")),
    _collecting("timeliness", "overdue", N_("Open actions past their due date.")),
    _collecting("timeliness", "ongoing", N_("Open actions stated to have no end (\"ongoing\").")),
    _collecting("timeliness", "undated", N_("Open actions with no due date.")),
    _collecting("timeliness", "due-soon", N_("Open actions due within --soon-days.")),
    _collecting("marks", "revised", N_("Actions whose due date was revised.")),
    _collecting("marks", "stale", N_("Open actions with no news for --stale-days.")),
    _collecting("marks", "unowned", N_("Open actions that no office answers for.")),
    option("--mark", "any_marks", part=FILTERS, multiple=True, type=types.MARKS,
           help=N_("Actions with this mark: revised, deadline-removed, unowned, stale, partly-reported, closed-late,"
                   " faulty, or its label.")),
    option("--where", part=FILTERS, multiple=True, type=key_types.Where(),
           help=N_("Actions that say VALUE under KEY, a key of your own such as x-priority or one of the plan's;"
                   " an action without the key has its recommendation's.")),
    _collecting("openness", "open", N_("Planned, in progress or blocked.")),
    _collecting("openness", "closed", N_("Done, verified, no action or obsolete.")),
    option("--due-before", part=FILTERS, type=day_types.Start(),
           help=N_("Due before this date; a period counts from its start: \"June 2004\" is before 1 June.")),
    option("--due-after", part=FILTERS, type=day_types.End(),
           help=N_("Due after this date; a period counts from its end: \"June 2004\" is after 30 June.")),
    option("--due-in", part=FILTERS, type=day_types.Period(),
           help=N_("Due within this period: \"December 2026\", \"next month\", \"30 days\".")),
    option("--closed-since", part=FILTERS, type=day_types.Start(),
           help=N_("Closed on this date or later: by the day completed, else by the update that closed it.")),
    option("--text", part=FILTERS, metavar=N_("WORDS"), default="",
           help=N_("Actions that say all of these words, in their texts or their recommendation's.")),
    option("--soon-days", part=FILTERS, type=types.Count(0), metavar="N", default=30, show_default=True,
           help=N_("How many days ahead is soon.")),
    option("--stale-days", part=FILTERS, type=types.Count(1), metavar="N", default=180, show_default=True,
           help=N_("How many days without news is stale.")),
)  # fmt: skip


def filters(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """The filters, the same on every question and report."""
    for each in reversed(_FILTERS):
        command = each(command)
    return argument("ids", nargs=-1, metavar="[ID]...")(command)


_TABLE_OPTIONS = (
    option("--columns", part=DISPLAY, type=types.ColumnKeys(), help=N_("Which columns: keys separated by commas.")),
    option("--sort", part=DISPLAY,
           type=key_types.WordOrOwnKey(["due", "owner", "status", "decision", "state", "id", "overdue"]),
           help=N_("The order; else the plan's.")),
    option("--group-by", part=DISPLAY,
           type=key_types.WordOrOwnKey(["owner", "section", "status", "decision", "state", "recommendation",
                                        "timeliness", "plan"]),
           help=N_("Groups with a title each.")),
)  # fmt: skip


def table(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """How a table of actions is made: its columns, its order, its groups."""
    for each in reversed(_TABLE_OPTIONS):
        command = each(command)
    return command


def written(session: Session, keys: Sequence[str]) -> tuple[str, ...]:
    """*keys* with those of a unit's own as the plan writes them. Raises UnknownKey for one that it does not have."""
    from csecplan.query import own_keys

    return tuple(own_keys.written(session.plans, key) if own_keys.is_own(key) else key for key in keys)


def query_of(
    *,
    timeliness: tuple[str, ...],
    marks: tuple[str, ...],
    openness: tuple[str, ...],
    statuses: tuple[tuple[StrEnum, ...], ...],
    decisions: tuple[tuple[StrEnum, ...], ...],
    states: tuple[tuple[StrEnum, ...], ...],
    any_marks: tuple[tuple[Mark, ...], ...],
    where: tuple[tuple[str, str], ...],
    **fields: Any,
) -> Query:
    """The Query that the filters' options ask for; what --where asks that has an option is asked with it."""
    from csecplan.query import Query
    from csecplan.query.entry import WITH_OPTION
    from csecplan.state import State
    from csecplan.timeliness import Mark, Timeliness

    named = {key: [value for each, value in where if each == key] for key in WITH_OPTION}
    for field, key in _NAMES.items():
        fields[field] = (*fields[field], *named[key])
    words: dict[str, Sequence[StrEnum]] = {
        "status": (*chain.from_iterable(statuses), *_words(Status, named["status"])),
        "decision": (*chain.from_iterable(decisions), *_words(Decision, named["decision"])),
        "state": (*chain.from_iterable(states), *_words(State, named["state"])),
    }
    return Query(
        timeliness=frozenset((*map(Timeliness, timeliness), *_words(Timeliness, named["timeliness"]))),
        marks=frozenset(map(Mark, marks)),
        any_marks=frozenset((*chain.from_iterable(any_marks), *_words(Mark, named["marks"]))),
        is_open="open" in openness if len(set(openness)) == 1 else None,
        words={key: wanted for key, wanted in words.items() if wanted},
        where=tuple(each for each in where if each[0] not in WITH_OPTION),
        **fields,
    )


_NAMES = {"ids": "id", "owners": "owners", "sections": "section"}
"""The keys that filters by name are asked for with, by the filters' fields."""


def _words(kind: type[Word], values: Sequence[str]) -> list[Word]:
    """The words of *kind* in *values*, parted by commas."""
    return [kind(word) for value in values for word in value.split(",")]
