"""The rows of the due-date data in `tests/due`, and what an EDTF date of theirs says."""

from __future__ import annotations

import calendar
import json
import re
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.with_name("due")
FILES = ("dev.jsonl", "own.jsonl", "changed.jsonl")
PARTS = {
    21: "0320/0620",
    22: "0621/0922",
    23: "0923/1220",
    33: "0101/0331",
    34: "0401/0630",
    35: "0701/0930",
    36: "1001/1231",
}
PARTS |= {40: "0101/0630", 41: "0701/1231"}
"""The first and last day of the seasons, quarters and halves that have an EDTF code of their own."""


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a data file: phrase, plan date and answer."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def ends(code: str) -> tuple[str, str]:
    """The first and last day of one EDTF date, "YYYYMMDD"."""
    year, _, rest = code.partition("-")
    month, _, day = rest.partition("-")
    if not month:
        return f"{year}0101", f"{year}1231"
    if int(month) in PARTS:
        first, last = PARTS[int(month)].split("/")
        return year + first, year + last
    last = day or str(calendar.monthrange(int(year), int(month))[1])
    return f"{year}{month}{day or '01'}", f"{year}{month}{last}"


def bounds(edtf: str | None) -> tuple[str, str, frozenset[str]] | None:
    """What an EDTF date says: "2004-07/2004-09" and "2004-07-01/2004-09-30" say the same."""
    if edtf is None:
        return None
    sides = [(side, side) if side == ".." else ends(side.rstrip("?~%")) for side in edtf.split("/")]
    return sides[0][0], sides[-1][1], frozenset(re.findall("[?~]", edtf.replace("%", "?~")))
