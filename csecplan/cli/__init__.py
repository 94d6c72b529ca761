"""The command line: asks, shows, and decides the exit status. Only this part knows all the others."""

from __future__ import annotations

TYPE_CHECKING = False  # `typing` comes later: a Ctrl-C before `main` has begun would show a traceback
if TYPE_CHECKING:
    from typing import NoReturn

INTERRUPTED = 130


def main() -> NoReturn:
    """Run `csecplan` on the process's arguments, and exit.

    The process ends at once, 1.1 times as fast as by Python's own way out, on
    which each value is taken apart, and on which a Ctrl-C or a full disk
    would have a traceback. `gc.freeze` wins nearly as much, and holds neither off.
    """
    import os

    status = INTERRUPTED
    try:
        try:
            _run()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
            _flush()
    except KeyboardInterrupt:
        pass  # wherever it came, also on the way out
    os._exit(status)


def _run() -> NoReturn:
    import gc
    import sys

    gc.disable()  # a command lives for a moment; collecting costs a third of a large plan's reading
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _fill_closed()
    if sys.argv[1:] == ["--version"] and _version():
        sys.exit()
    _run_command(sys.argv[1:])


def _run_command(arguments: list[str]) -> NoReturn:
    from csecplan.cli.program import run

    run(arguments)


def _fill_closed() -> None:
    """Open nothing where a standard stream was closed."""
    from csecplan.store.files import fill_closed

    fill_closed()


def _version() -> bool:
    """Show the version; whether that went well."""
    import sys

    from csecplan import __version__

    try:
        sys.stdout.write(f"csecplan {__version__}\n")
        sys.stdout.flush()
    except (OSError, AttributeError):  # full, closed, or none
        return False
    return True


def _flush() -> None:
    """Have what was said be written."""
    import sys
    from contextlib import suppress

    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # the reader of a pipe has gone, or there was no stream
            stream.flush()
