"""Two versions between git's markers where they differ: for what nothing finer can be said of."""

from __future__ import annotations

from difflib import SequenceMatcher


def apart(ours: bytes, theirs: bytes, marker: int) -> bytes:
    """Ours and theirs as one text, every difference between them marked as a conflict."""
    mine, other = ours.splitlines(keepends=True), theirs.splitlines(keepends=True)
    begin, middle, end = (sign * marker for sign in (b"<", b"=", b">"))
    result: list[bytes] = []
    for kind, first, last, start, stop in SequenceMatcher(None, mine, other, autojunk=False).get_opcodes():
        if kind == "equal":
            result += mine[first:last]
        else:
            result += [begin + b" ours\n", *_ended(mine[first:last]), middle + b"\n", *_ended(other[start:stop]),
                       end + b" theirs\n"]  # fmt: skip
    return b"".join(result)


def _ended(lines: list[bytes]) -> list[bytes]:
    return [*lines[:-1], lines[-1] if lines[-1].endswith((b"\n", b"\r")) else lines[-1] + b"\n"] if lines else []
