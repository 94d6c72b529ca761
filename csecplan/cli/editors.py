"""Which editor a person uses, and how to have it open a file at a line."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.diagnostic import CsecplanError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLUS_LINE = frozenset(
    {"vi", "vim", "nvim", "gvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "mg", "ne"}
)
_COLON_LINE = frozenset({"hx", "helix", "subl", "zed"})
_GOTO = frozenset({"code", "code-insiders", "codium", "cursor"})


class NoEditor(CsecplanError):
    """The editor cannot be started."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "the editor {editor} cannot be started; VISUAL or EDITOR says which one to use; nothing was changed"
    )


def command(environment: Mapping[str, str], path: Path, line: int) -> list[str]:
    """The command that opens *path* at *line* in the editor of VISUAL, else EDITOR, else the system's."""
    asked = environment.get("VISUAL") or environment.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    words = shlex.split(asked, posix=os.name != "nt") or ["vi"]
    name = Path(words[0]).name.lower().removesuffix(".exe").removesuffix(".cmd")
    if name in _GOTO:
        waits = {"--wait", "-w"}.isdisjoint(words)
        return [*words, *(["--wait"] if waits else []), "--goto", f"{path}:{line}"]
    if name in _PLUS_LINE:
        return [*words, f"+{line}", str(path)]
    return [*words, f"{path}:{line}" if name in _COLON_LINE else str(path)]


def run(path: Path, line: int) -> int:
    """Open *path* at *line*, wait until the editor ends, and give its exit status. Raises NoEditor."""
    words = command(os.environ, path, line)
    try:
        return subprocess.run(words, check=False).returncode
    except OSError:
        raise NoEditor(editor=words[0]) from None
