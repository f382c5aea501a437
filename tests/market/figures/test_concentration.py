"""The index of concentration lies between its bounds, and both bounds are reached."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.market.figures.concentration import (
    Bounds,
    SharesError,
    effective,
    hhi,
    hhi_bounds,
    largest_share,
)


def shares_of(weights: list[int]) -> list[Fraction]:
    """Make shares in percent, the largest first."""
    whole = sum(weights)
    return sorted((Fraction(100 * weight, whole) for weight in weights), reverse=True)


WEIGHTS = st.lists(st.integers(0, 1000), min_size=1, max_size=9).filter(any)


@given(weights=WEIGHTS, data=st.data())
def test_shares_that_fit_have_an_index_within_the_bounds(weights: list[int], data: st.DataObject) -> None:
    shares = shares_of(weights)
    known = data.draw(st.sets(st.integers(1, len(shares)), max_size=3))
    bounds = hhi_bounds(len(shares), {k: largest_share(shares, k) for k in known})
    assert bounds.lowest <= hhi(shares) <= bounds.highest


@given(weights=WEIGHTS)
def test_when_every_share_is_known_the_bounds_meet(weights: list[int]) -> None:
    shares = shares_of(weights)
    held = {k: largest_share(shares, k) for k in range(1, len(shares) + 1)}
    assert hhi_bounds(len(shares), held) == Bounds(hhi(shares), hhi(shares))


@given(weights=WEIGHTS)
def test_nothing_known_is_between_equal_shares_and_one_provider(weights: list[int]) -> None:
    providers = len(weights)
    assert hhi_bounds(providers, {}) == Bounds(Fraction(10_000, providers), Fraction(10_000))


def test_seven_of_thirty_with_60_percent_and_two_with_30() -> None:
    bounds = hhi_bounds(30, {2: Fraction(30), 7: Fraction(60)})
    assert bounds == Bounds(Fraction(450 + 180) + Fraction(40 * 40, 23), Fraction(1024))
    assert hhi([Fraction(15)] * 2 + [Fraction(6)] * 5 + [Fraction(40, 23)] * 23) == bounds.lowest
    assert hhi([Fraction(24)] + [Fraction(6)] * 12 + [Fraction(4)]) == bounds.highest
    assert round(float(effective(bounds.highest)), 1) == 9.8
    assert round(float(effective(bounds.lowest)), 1) == 14.3


def test_shares_that_cannot_be_true_are_refused() -> None:
    with pytest.raises(SharesError, match="a smaller provider would hold more than a larger one"):
        hhi_bounds(4, {2: Fraction(40)})  # the two largest of four hold at least half
    with pytest.raises(SharesError, match="not those of 2 providers"):
        hhi_bounds(2, {3: Fraction(90)})
