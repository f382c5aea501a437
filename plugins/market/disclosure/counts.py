"""Find whole counts that keep to their bounds and add up, or the bounds that forbid it. Exact: no floating point.

The method is the simplex of Dutertre and de Moura, “A fast linear-arithmetic solver for DPLL(T)” (CAV 2006,
https://doi.org/10.1007/11817963_11): some counts (the dependent ones) are written as sums of the others; while one of
them is out of bounds, it changes places with one that can give way. Taking the first by number every time, it ends.
Fractions are then made whole by trying below and above (branch and bound), up to `TRIES` times.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from plugins.market.disclosure.profile import Bounds

Number = int | Fraction
# A count, by number, and which of its two bounds is meant.
Bound = tuple[int, bool]
LEAST, MOST = False, True
TRIES = 200


class Counts:
    """Some counts, the sums that make nothing, and between which bounds each lies."""

    def __init__(self, bounds: Sequence[Bounds], sums: Iterable[Mapping[int, int]]) -> None:
        self.bounds = list(bounds)
        self.values: list[Number] = []
        self._rows: dict[int, dict[int, Number]] = {}  # each dependent count as a sum of free ones
        for terms in sums:
            self._add(terms)
        self._first = self._rows
        self._outside: set[int] = set()  # dependent counts that are out of bounds

    def bound(self, count: int, bounds: Bounds) -> None:
        """Set between which bounds a count lies."""
        self.bounds[count] = bounds

    def solve(self, near: Sequence[int] | None = None) -> tuple[list[int] | None, frozenset[Bound]]:
        """Give whole counts within all bounds; or None, and bounds that cannot all be kept.

        The search starts at `near`, counts that add up. Little is left to do when few of them are out of bounds, and
        every search starts with the sums as they were given: what earlier ones made of them is long, and slow.
        """
        self._tries = TRIES
        self._rows = dict(self._first)
        self.values = [least for least, _ in self.bounds] if near is None else list(near)
        if near is None:
            for dependent, row in self._rows.items():
                self.values[dependent] = _whole(sum(times * self.values[other] for other, times in row.items()))
        outside = [count for count in range(len(self.bounds)) if not self._is_inside(count)]
        self._outside = {count for count in outside if count in self._rows}
        for count in outside:
            self._keep(count, self.bounds[count])
        return self._solve_whole()

    def _keep(self, count: int, bounds: Bounds) -> None:
        """Set the bounds of a count in the middle of a search."""
        self.bounds[count] = bounds
        if count in self._rows:
            self._look_at(count)
        else:
            least, most = bounds
            inside = max(self.values[count], least)
            self._move(count, inside if most is None else min(inside, most))

    def _look_at(self, dependent: int) -> None:
        """Remember whether a dependent count is out of bounds."""
        if self._is_inside(dependent):
            self._outside.discard(dependent)
        else:
            self._outside.add(dependent)

    def _solve_whole(self) -> tuple[list[int] | None, frozenset[Bound]]:
        self._tries -= 1
        if self._tries < 0:  # not known: as if every bound forbade it, so that more is hidden rather than less
            return None, frozenset((count, side) for count in range(len(self.bounds)) for side in (LEAST, MOST))
        conflict = self._solve()
        if conflict is not None:
            return None, conflict
        broken = next((count for count, value in enumerate(self.values) if type(value) is not int), None)
        if broken is None:
            return [int(value) for value in self.values], frozenset()
        least, most = self.bounds[broken]
        below = math.floor(self.values[broken])
        blamed: frozenset[Bound] = frozenset()
        for bounds, side in (((least, below), MOST), ((below + 1, most), LEAST)):
            self._keep(broken, bounds)
            found, conflict = self._solve_whole()
            self._keep(broken, (least, most))
            if found is not None:
                return found, frozenset()
            blamed |= conflict - {(broken, side)}
        return None, blamed

    def _solve(self) -> frozenset[Bound] | None:
        """Bring every count within its bounds; or give bounds that cannot all be kept."""
        while True:
            wrong = min(self._outside, default=None)
            if wrong is None:
                return None
            least, most = self.bounds[wrong]
            rises = self.values[wrong] < least
            row = self._rows[wrong]
            giving = min(
                (free for free, times in row.items() if self._can_give(free, rises is (times > 0))), default=None
            )
            if giving is None:
                held = ((free, MOST if rises is (times > 0) else LEAST) for free, times in row.items())
                return frozenset({(wrong, LEAST if rises else MOST), *held})
            target = least if rises or most is None else most
            change = _divide(target - self.values[wrong], row[giving])
            self._move(giving, _whole(self.values[giving] + change))
            self._exchange(wrong, giving)

    def _is_inside(self, count: int) -> bool:
        least, most = self.bounds[count]
        return least <= self.values[count] and (most is None or self.values[count] <= most)

    def _can_give(self, count: int, upwards: bool) -> bool:  # noqa: FBT001
        least, most = self.bounds[count]
        return (most is None or self.values[count] < most) if upwards else self.values[count] > least

    def _move(self, free: int, value: Number) -> None:
        change = value - self.values[free]
        if change:
            self.values[free] = value
            for dependent, row in self._rows.items():
                if free in row:
                    self.values[dependent] = _whole(self.values[dependent] + row[free] * change)
                    self._look_at(dependent)

    def _add(self, terms: Mapping[int, int]) -> None:
        """Make one count of a sum dependent on the others."""
        row: dict[int, Number] = {}
        for count, times in terms.items():
            _put_in(row, times, self._rows.get(count, {count: 1}))
        if row:  # else it follows from the sums before
            dependent = max(row)
            self._rows[dependent] = _solved(row, dependent)
            self._replace(dependent)

    def _exchange(self, dependent: int, free: int) -> None:
        """Write a free count as a sum that holds a dependent one, in place of the other way round."""
        row = {**self._rows.pop(dependent), dependent: -1}
        self._rows[free] = _solved(row, free)
        self._outside.discard(dependent)
        self._look_at(free)
        self._replace(free)

    def _replace(self, dependent: int) -> None:
        """Put what a count is written as wherever it stands."""
        terms = self._rows[dependent]
        for other, row in self._rows.items():
            if other != dependent and dependent in row:
                changed = dict(row)  # the sums as they were given stay as they are
                _put_in(changed, changed.pop(dependent), terms)
                self._rows[other] = changed


def _solved(terms: Mapping[int, Number], count: int) -> dict[int, Number]:
    """Write a count as a sum of the others, where all together make nothing."""
    return {other: _divide(-times, terms[count]) for other, times in terms.items() if other != count}


def _put_in(row: dict[int, Number], times: Number, terms: Mapping[int, Number]) -> None:
    for count, more in terms.items():
        changed = row.get(count, 0) + times * more
        if changed:
            row[count] = changed if type(changed) is int else _whole(changed)
        else:
            del row[count]


def _divide(number: Number, by: Number) -> Number:
    if by in (1, -1):
        return number * by
    return _whole(Fraction(number) / by)


def _whole(number: Number) -> Number:
    """Keep whole numbers as such: most are, and they are many times faster."""
    return number.numerator if number.denominator == 1 else number
