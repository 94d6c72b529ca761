"""A repository with a long history of the real plan, made in a moment by `git fast-import`."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tests.tools.plans import REAL_PLAN

if TYPE_CHECKING:
    from pathlib import Path

_DAY = 24 * 60 * 60
_BEGIN = 1_075_982_400
"""5 February 2004, at noon."""


def write_history(folder: Path, versions: int) -> Path:
    """Commit *versions* versions of the real plan in *folder*, each with one more change; the path of the last."""
    first = REAL_PLAN.read_bytes()
    stream = bytearray()
    for number in range(versions):
        text = first.replace(b"date: 2004-02-05", b"date: 2004-02-05 # %d" % number, 1)
        text = text.replace(b"due: Continu\n", b"due: %d mars %d\n" % (number % 28 + 1, 2005 + number // 28), 1)
        when = _BEGIN + number * _DAY // 4
        stream += b"commit refs/heads/main\ncommitter Zo\xc3\xa9 <zoe@example.gc.ca> %d -0600\n" % when
        stream += b"data 1\nx\nM 100644 inline plan.yaml\ndata %d\n%s\n" % (len(text), text)
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, check=True)
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=bytes(stream), check=True)
    subprocess.run(["git", "reset", "-q", "--hard", "main"], cwd=folder, check=True)
    return folder / "plan.yaml"
