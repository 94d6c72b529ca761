"""JSON for programs: the same keys and dates in either language, control and bidi characters as its own escapes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from csecplan.render.escape import in_json

if TYPE_CHECKING:
    from csecplan.render import Target
    from csecplan.view.page import Page

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def json_text(page: Page, target: Target) -> str:
    """*page*'s records as one JSON array, a record a line; where there is but one to have, that object."""
    if page.single:
        return in_json(json.dumps(next(iter(page.records())), ensure_ascii=False, indent=2) + "\n")
    records = ",\n".join(map(_encode, page.records()))
    return in_json(f"[\n{records}\n]\n" if records else "[]\n")


def jsonl_text(page: Page, target: Target) -> str:
    """*page*'s records, one JSON object a line."""
    return in_json("".join(_encode(record) + "\n" for record in page.records()))
