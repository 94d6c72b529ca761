"""Any two people's changes to any plan, merged either way, judged by a model that shares nothing with the merge."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csecplan.merge import Merged, merge
from tests.tools.merging import trial, tried

MANY = settings(max_examples=60, suppress_health_check=list(HealthCheck))


@MANY
@given(st.integers(0, 2**32))
def test_a_clean_merge_is_what_both_meant_and_a_conflict_loses_no_comment(seed: int) -> None:
    one, other = outcomes = tuple(map(tried, trial(seed)))

    assert not [each.verdict for each in outcomes if each.is_wrong]
    assert one.merged.clean == other.merged.clean
    assert all(each.merged.clean or b"<<<<<<< ours" in each.merged.data for each in outcomes)
    assert [each.lost for each in outcomes] == [[], []]


@pytest.mark.parametrize(
    "seed",
    [
        pytest.param(435255046176, id="both reworded one note alike"),
        pytest.param(251409149787, id="both added one action, and one then moved its neighbour"),
        pytest.param(173322275757, id="moved below what was then deleted: no file shows the move"),
        pytest.param(790219554151, id="two moved above a third: the file shows the third moved"),
    ],
)
def test_the_judge_knows_what_is_no_conflict(seed: int) -> None:
    outcomes = map(tried, trial(Random(seed).randrange(2**40)))

    assert not [each.verdict for each in outcomes if each.is_wrong or each.verdict.conflicts]


def test_few_conflicts_are_needless() -> None:
    """Of 3,000 such merges, 4 of 196 conflicts were needless."""
    outcomes = [tried(each) for seed in range(60) for each in trial(seed)]

    assert sum(each.is_needless for each in outcomes) <= 2
    assert not any(each.is_wrong for each in outcomes)


@pytest.mark.parametrize("seed", range(20))
def test_what_one_side_alone_changed_is_its_text(seed: int) -> None:
    for each in trial(seed):
        found = merge(each.base, each.base, each.theirs, Merged(b"", False))

        assert found[:2] == (each.theirs, True)
