"""Standard output and error: what they are, and text written to them as their encoding has it."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from csecplan import store

if TYPE_CHECKING:
    from typing import TextIO


LEAST_WIDTH = 20
"""What is shown on a narrower terminal is laid out for one of this many cells."""


def write(text: str | bytes, stream: TextIO | None) -> None:
    """Write *text* to *stream*; a character that its encoding lacks is spelled out.

    A reader that has gone (`| head`) has had enough: what else is written
    goes nowhere, and the exit status stays what it is. Raises OSError where
    the stream is closed, or takes no more.
    """
    if stream is None:  # what Python has for one that was closed (`>&-`)
        raise OSError(errno.EBADF, "")
    binary = getattr(stream, "buffer", None)
    if binary is None:
        stream.write(text.decode() if isinstance(text, bytes) else text)
        return
    try:
        stream.flush()
        binary.write(text if isinstance(text, bytes) else text.encode(stream.encoding or "utf-8", "backslashreplace"))
        binary.flush()
    except BrokenPipeError:
        store.lead_nowhere(stream.fileno())


def is_terminal(stream: TextIO | None) -> bool:
    """Whether *stream* is open, and a terminal."""
    return stream is not None and not stream.closed and stream.isatty()


def colors(choice: str, stream: TextIO | None) -> bool:
    """Whether *stream* gets colours: as *choice* says, always or never; else on a terminal that wants them."""
    if choice != "auto":
        return choice == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return is_terminal(stream) and not plain


def columns(stream: TextIO | None) -> int:
    """How many cells wide the terminal at *stream* is, as COLUMNS says or itself; 80 where neither does."""
    try:
        width = int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size(stream.fileno() if stream else -1).columns
    except (OSError, ValueError):
        width = 80
    return max(LEAST_WIDTH, width)
