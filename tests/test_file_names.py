"""Files named after offices: safe on every system, and told apart."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csecplan.store.file_names import file_names

WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@given(st.lists(st.text(max_size=80), unique=True, max_size=12))
def test_any_keys_have_names_that_every_system_takes_and_tells_apart(keys: list[str]) -> None:
    found = file_names(keys)

    assert list(found) == keys
    assert len({name.casefold() for name in found.values()}) == len(keys)
    for name in found.values():
        assert all(character.isalnum() or character == "-" for character in name)
        assert name[0] != "-"
        assert not WINDOWS.fullmatch(name)
        assert len(f"{name}.xlsx".encode()) <= 255


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["DEO - SPS", "DEO-SPS", "deo sps"], ["DEO-SPS", "DEO-SPS-2", "deo-sps-3"]),
        (["Représentants régionaux", "../../etc", "aux", "…"],
         ["Representants-regionaux", "etc", "aux-office", "office"]),
        (["ᓄᓇᕗᑦ", "a" * 90], ["ᓄᓇᕗᑦ", "a" * 60]),
    ],
)  # fmt: skip
def test_names_of_files(keys: list[str], expected: list[str]) -> None:
    assert list(file_names(keys).values()) == expected
