"""Rising numbers are packed small, and read back by both sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.numbers import packed
from tests.search.unpack import unpacked

rising = st.sets(st.integers(0, 60_000), max_size=80).map(sorted)


@given(rising)
def test_what_is_packed_can_be_unpacked(numbers: list[int]) -> None:
    assert unpacked(packed(numbers)) == numbers


@pytest.mark.parametrize("many", [1, 10, 100])
def test_numbers_close_together_take_few_letters(many: int) -> None:
    assert len(packed(range(many))) == 1 + -(-many // 6)  # a bit each
