"""What formats that draw nothing show of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.view.cells import Table
from csecplan.view.page import DiagnosticText, Fields, Heading, Prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csecplan.view.page import Block, Simple
    from csecplan.view.pictures import Bars, Contents, Figures, Share, Timeline


def simpler(blocks: Iterable[Block]) -> Iterator[Simple | Timeline]:
    """*blocks* without pictures: numbers as fields and tables, contents left out; time axes stay."""
    for block in blocks:
        if isinstance(block, Heading | Prose | Fields | Table | DiagnosticText):
            yield block
        else:
            yield from _without_picture(block)


def _without_picture(block: Figures | Share | Bars | Contents | Timeline) -> Iterator[Simple | Timeline]:
    from csecplan.view.pictures import Bars, Figures, Share, Timeline

    if isinstance(block, Figures):
        yield Fields([(each.name, each.number) for each in block.rows])
    elif isinstance(block, Share):
        yield Prose(block.sentence)
    elif isinstance(block, Bars):
        yield block.table
    elif isinstance(block, Timeline):
        yield block
