"""How concentrated a market is: shares of the largest, the Herfindahl-Hirschman index, and how many providers that is.

The index (HHI) is the sum of the squares of all shares in percent: 10,000 for one provider, 10,000 / n for n of equal
size. So 10,000 / HHI says how many providers of equal size would make a market as concentrated: its effective
providers (Adelman, “Comment on the ‘H’ concentration measure as a numbers-equivalent”, 1969). What is too concentrated
is a judgement; none is made here.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

WHOLE = 100
FULL = WHOLE * WHOLE


class SharesError(Exception):
    """Shares that cannot all be true; the text says why."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that an index can be."""

    lowest: Fraction
    highest: Fraction


def hhi(shares: Sequence[Fraction]) -> Fraction:
    """Give the index of shares in percent."""
    return sum((share * share for share in shares), Fraction(0))


def largest_share(shares: Sequence[Fraction], how_many: int) -> Fraction:
    """Give what the largest few hold together (CRn), in percent."""
    return sum(sorted(shares, reverse=True)[:how_many], Fraction(0))


def effective(index: Fraction) -> Fraction:
    """Give how many providers of equal size have this index."""
    return FULL / index


def hhi_bounds(providers: int, held: Mapping[int, Fraction]) -> Bounds:
    """Give the least and the most the index can be when only the shares of the largest few are known.

    `held` says what the largest k hold together, in percent, for some k. With s₁ ≥ s₂ ≥ … ≥ sₙ ≥ 0 the shares of all n
    providers, that is: s₁ + … + s_k = S_k for each k known, and s₁ + … + sₙ = 100. Raises SharesError when there are no
    such shares.

    The least. Between two known k lies a block of m providers that hold B together. The sum of m squares whose sum is B
    is never less than B²/m (Cauchy-Schwarz), and is B²/m when all m are equal. To make them equal in every block keeps
    the order: in any shares that fit, the smallest of a block is at least the largest of the next, so the mean of the
    block is at least the mean of the next. So the least is the sum of B²/m over the blocks, and it is reached.

    The most. The index is a convex function, and the shares that fit are a closed, bounded polytope; a convex function
    is greatest at a corner. Write dᵢ = sᵢ - sᵢ₊₁ ≥ 0, with sₙ₊₁ = 0. Then s₁ + … + s_k = Σ dᵢ·min(i, k): each known k
    is one linear equation. A corner of {d ≥ 0 : A·d = S} with J equations is a basic solution: at most J of the d are
    not nought, and their columns of A are independent. So all choices of J of the n are tried, each is solved exactly,
    those with a negative d are left out, and the greatest index of the rest is the most.
    """
    known = sorted({**held, providers: Fraction(WHOLE)}.items())
    if providers < 1 or known[-1][0] != providers or known[0][0] < 1 or held.get(providers, WHOLE) != WHOLE:
        raise SharesError(f"The shares are not those of {providers} providers that hold 100% together.")
    corners = list(_corners(providers, known))
    if not corners:
        raise SharesError("No shares fit: a smaller provider would hold more than a larger one.")
    lowest, before, already = Fraction(0), 0, Fraction(0)
    for k, share in known:
        lowest += (share - already) ** 2 / (k - before)
        before, already = k, share
    return Bounds(lowest, max(hhi(shares) for shares in corners))


def _corners(providers: int, known: Sequence[tuple[int, Fraction]]) -> Iterator[tuple[Fraction, ...]]:
    """Give the shares at every corner."""
    for steps in itertools.combinations(range(1, providers + 1), len(known)):
        rows = [[Fraction(min(step, k)) for step in steps] + [share] for k, share in known]
        solved = _solved(rows)
        if solved is not None and min(solved) >= 0:
            drops = dict(zip(steps, solved, strict=True))
            tail = itertools.accumulate(drops.get(place, Fraction(0)) for place in range(providers, 0, -1))
            yield tuple(tail)[::-1]


def _solved(rows: list[list[Fraction]]) -> tuple[Fraction, ...] | None:
    """Solve linear equations, each its coefficients and then its sum; None when they have no one solution."""
    size = len(rows)
    for place in range(size):
        pivot = next((row for row in range(place, size) if rows[row][place]), None)
        if pivot is None:
            return None
        rows[place], rows[pivot] = rows[pivot], rows[place]
        first = rows[place][place]
        rows[place] = [value / first for value in rows[place]]
        for row in range(size):
            times = rows[row][place]
            if row != place and times:
                rows[row] = [value - times * other for value, other in zip(rows[row], rows[place], strict=True)]
    return tuple(row[-1] for row in rows)
