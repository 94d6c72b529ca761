"""What formats that draw nothing show of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.view.page import Fields, Prose
from csecplan.view.pictures import Bars, Contents, Figures, Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csecplan.view.page import Block, Finding, Heading, Table
    from csecplan.view.pictures import Timeline

    Simple = Heading | Prose | Fields | Table | Finding | Timeline


def simpler(blocks: Iterable[Block]) -> Iterator[Simple]:
    """*blocks* without pictures: numbers as fields and tables, contents left out; time axes stay."""
    for block in blocks:
        if isinstance(block, Figures):
            yield Fields([(each.name, each.number) for each in block.rows])
        elif isinstance(block, Share):
            yield Prose(block.sentence)
        elif isinstance(block, Bars):
            yield block.table
        elif not isinstance(block, Contents):
            yield block
