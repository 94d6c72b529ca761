"""Half a minute of wear: random changes, merges and damaged files, each judged."""

from __future__ import annotations

import pytest

from tests.tools.wear import wear


@pytest.mark.slow
def test_nothing_breaks_under_wear() -> None:
    count, failed = wear(30, seed=20040205)

    assert (failed, all(count.values())) == ([], True)
