"""Cells that were merged: what stands in them is of several actions, or of none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.sheets.refused import Problem
from csecplan.sheets.rows import READ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csecplan.sheets.rows import Filled


def merged_inputs(sheet: Filled) -> Iterator[Problem]:
    """The merged ranges of *sheet* that have cells in them which an office fills in."""
    inputs = {sheet.places[key] for key in READ if key in sheet.places}
    numbers = {row.number for row in sheet.rows}
    first, last = min(numbers, default=0), max(numbers, default=-1)
    for merged in sheet.taken.merged:
        is_input = any(merged.left <= each <= merged.right for each in inputs)
        if ":" in merged.name and is_input and merged.top <= last and merged.bottom >= first:
            yield Problem(
                N_(
                    "{cells}: these cells are merged, so it cannot be known which action they are about; unmerge them"
                ),
                {"cells": f"{sheet.taken.name}!{merged.name}"},
            )
