"""Write rising numbers as the steps between them: small figures, which pack well."""

from __future__ import annotations

import itertools
from collections.abc import Iterable


def steps(rising: Iterable[int]) -> list[int]:
    """Give how many numbers lie between each number and the one before it: 2, 3, 7 are 2, 0, 3."""
    return [number - last - 1 for last, number in itertools.pairwise((-1, *rising))]
