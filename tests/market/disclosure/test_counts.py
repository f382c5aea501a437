from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.market.disclosure.counts import LEAST, MOST, Counts

BOUNDS = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda ends: (min(ends), max(ends)))
SUMS = st.lists(st.dictionaries(st.integers(0, 4), st.integers(-2, 2).filter(bool), min_size=1), max_size=4)


def keeps(counts: tuple[int, ...] | list[int], sums: list[dict[int, int]]) -> bool:
    return all(sum(times * counts[number] for number, times in terms.items()) == 0 for terms in sums)


@settings(max_examples=400, deadline=None)
@given(st.lists(BOUNDS, min_size=5, max_size=5), SUMS)
def test_counts_are_found_exactly_when_there_are_any(bounds: list[tuple[int, int]], sums: list[dict[int, int]]) -> None:
    found, blamed = Counts(bounds, sums).solve()
    tried = itertools.product(*(range(least, most + 1) for least, most in bounds))
    if found is None:
        assert not any(keeps(counts, sums) for counts in tried)
        only = [
            (least if (n, LEAST) in blamed else -9, most if (n, MOST) in blamed else 9)
            for n, (least, most) in enumerate(bounds)
        ]
        assert Counts(only, sums).solve()[0] is None, "the bounds blamed are enough to forbid it"
    else:
        assert keeps(found, sums)
        assert all(least <= count <= most for count, (least, most) in zip(found, bounds, strict=True))


def test_bounds_can_be_changed_and_changed_back() -> None:
    counts = Counts([(0, 9), (0, None), (5, 20)], [{0: 1, 1: 1, 2: -1}])
    assert counts.solve()[0] is not None
    counts.bound(1, (30, 30))
    assert counts.solve() == (None, frozenset({(0, LEAST), (1, LEAST), (2, MOST)}))
    counts.bound(1, (3, None))
    assert counts.solve()[0] is not None


def test_what_only_halves_could_keep_is_not_found() -> None:
    assert Counts([(0, 9), (1, 1)], [{0: 2, 1: -1}]).solve()[0] is None
    assert Counts([(0, None), (0, None), (1, 1)], [{0: 2, 1: -2, 2: -1}]).solve()[0] is None, "gives up, and hides more"
