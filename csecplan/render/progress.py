"""How far a long piece of work has come, on a terminal, once it has taken a second."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds before anything is shown."""


def watched(things: Sequence[T], doing: str) -> Generator[T, None, None]:
    """*things*, one by one; from the first second on, a bar on stderr says how many of them were had."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield from things
        return
    began, remaining = time.monotonic(), iter(enumerate(things))
    for done, thing in remaining:
        yield thing
        if time.monotonic() - began > PATIENCE:
            yield from _barred(things, done + 1, doing)
            return


@contextmanager
def counting(total: int, doing: str) -> Iterator[Callable[[Iterable[T]], Iterator[T]]]:
    """A function that hands things on, however many rows of them: one bar counts to *total* over all."""
    steps = watched(range(total), doing)

    def handed_on(things: Iterable[T]) -> Iterator[T]:
        for thing in things:
            next(steps, None)
            yield thing

    try:
        yield handed_on
    finally:
        steps.close()


def _barred(things: Sequence[T], done: int, doing: str) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=len(things), completed=done)
        for thing in things[done:]:
            yield thing
            bar.advance(task)
