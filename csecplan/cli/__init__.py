"""The command line: asks, shows, and decides the exit status. Only this part knows all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """Run `csecplan` on the process's arguments, and exit."""
    import gc
    import sys

    gc.disable()  # a command lives for a moment; collecting costs a third of a large plan's reading
    try:
        if sys.argv[1:] == ["--version"]:
            from csecplan import __version__

            print(f"csecplan {__version__}")
            sys.exit()
        from csecplan.cli.group import run

        run(sys.argv[1:])
    except SystemExit as end:
        _leave(end.code)


def _leave(code: str | int | None) -> NoReturn:
    """End the process at once: to take every value apart first takes as long as to answer."""
    import os
    import sys
    from contextlib import suppress

    status = code if isinstance(code, int) else int(code is not None)
    with suppress(OSError, ValueError):  # the reader of a pipe has gone, or there never was one
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)
