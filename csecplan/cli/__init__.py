"""The command line: asks, shows, and decides the exit status. Only this part knows all the others."""

from __future__ import annotations


def main() -> None:
    """Run `csecplan` on the process's arguments, and exit."""
    import gc
    import sys

    gc.disable()  # a command lives for a moment; collecting costs a third of a large plan's reading
    if sys.argv[1:] == ["--version"]:
        from csecplan import __version__

        print(f"csecplan {__version__}")
        return
    from csecplan.cli.group import run

    run(sys.argv[1:])
