"""How far a long piece of work has come, on a terminal, once it has taken a second."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds before anything is shown."""


def watched(things: Sequence[T], doing: str) -> Iterator[T]:
    """*things*, one by one; from the first second on, a bar on stderr says how many of them were had."""
    if not sys.stderr.isatty():
        yield from things
        return
    began, left = time.monotonic(), iter(enumerate(things))
    for done, thing in left:
        yield thing
        if time.monotonic() - began > PATIENCE:
            yield from _barred(things, done + 1, doing)
            return


def _barred(things: Sequence[T], done: int, doing: str) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=len(things), completed=done)
        for thing in things[done:]:
            yield thing
            bar.advance(task)
