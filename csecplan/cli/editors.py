"""Which editor a person uses, and how to have it open a file at a line."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from csecplan import N_
from csecplan.cli import streams
from csecplan.diagnostic import CsecplanError, ExitCode

_PLUS_LINE = frozenset(
    {"vi", "vim", "nvim", "gvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "mg", "ne"}
    | {"sensible-editor"}
)
_COLON_LINE = frozenset({"hx", "helix", "subl", "zed"})
_GOTO = frozenset({"code", "code-insiders", "codium", "cursor"})
_OF_THE_SYSTEM = ("sensible-editor", "nano", "vi")


class NoEditor(CsecplanError):
    """The editor cannot be started."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "the editor {editor} cannot be started; VISUAL or EDITOR says which one to use; nothing was changed"
    )


class EditorUnclear(CsecplanError):
    """VISUAL or EDITOR is no command."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "{variable} cannot be read as a command: {value}; a quotation mark in it is not closed,"
        " or it ends in a backslash; nothing was changed"
    )


class NoneSet(CsecplanError):
    """There is no editor to be found, or no terminal for it."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "there is no terminal to open an editor in; set VISUAL or EDITOR to one that opens a window of its own,"
        " such as `export VISUAL='code --wait'`; nothing was changed"
    )


class NoneFound(NoneSet):
    """The system has none of the usual editors."""

    sentence = N_(
        "no editor was found; set VISUAL or EDITOR to yours, such as `export EDITOR=nano`; nothing was changed"
    )


def words() -> list[str]:
    """The editor's command: VISUAL's, else EDITOR's, else the system's. Raises a CsecplanError without one."""
    for variable in ("VISUAL", "EDITOR"):
        if command_line := os.environ.get(variable, "").strip():
            try:
                return shlex.split(command_line, posix=os.name != "nt")
            except ValueError:
                raise EditorUnclear(variable=variable, value=command_line) from None
    if os.name == "nt":
        return ["notepad"]
    if not (streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stdout)):
        raise NoneSet()
    if found := next(filter(shutil.which, _OF_THE_SYSTEM), None):
        return [found]
    raise NoneFound()


def command(words: list[str], path: Path, line: int) -> list[str]:
    """The command that opens *path* at *line* in the editor *words*, whatever its way of being told a line."""
    name = Path(words[0]).name.lower().removesuffix(".exe").removesuffix(".cmd")
    if name in _GOTO:
        waits = {"--wait", "-w"}.isdisjoint(words)
        return [*words, *(["--wait"] if waits else []), "--goto", f"{path}:{line}"]
    if name in _PLUS_LINE:
        return [*words, f"+{line}", str(path)]
    return [*words, f"{path}:{line}" if name in _COLON_LINE else str(path)]


def run(words: list[str], path: Path, line: int) -> int:
    """Open *path* at *line*, wait until the editor ends, and give its exit status. Raises NoEditor.

    A Ctrl-C is the editor's to obey; KeyboardInterrupt where it ends by it.
    """
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        status = subprocess.run(command(words, path, line), check=False).returncode
    except OSError:
        raise NoEditor(editor=words[0]) from None
    finally:
        signal.signal(signal.SIGINT, before)
    if status == -signal.SIGINT:
        raise KeyboardInterrupt
    return status
