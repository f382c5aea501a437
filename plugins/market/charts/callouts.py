"""Words that point at places on a bar or an axis: none lies on another, and no pointer runs through a word."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plugins.market.charts.canvas import Box

MOST = 5  # of these every order can be tried
APART = 10.0  # from the end of a text to the next pointer
FLAG = 5.0  # from a pointer to its text, which hangs on it like a flag


@dataclass(frozen=True, slots=True)
class Callout:
    """A text so wide that hangs on the right of its pointer at `x`, or on the left of one at `until`."""

    x: float
    width: float
    until: float | None = None
    tall: int = 1  # lines

    def side(self, *, before: bool) -> tuple[float, float, float]:
        """Give where it points, and its left and right edge."""
        x = self.until if before and self.until is not None else self.x
        return (x, x - FLAG - self.width, x - FLAG) if before else (x, x + FLAG, x + FLAG + self.width)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a callout stands: how many lanes away from what it points at, and from where to where."""

    lane: int
    left: float
    right: float
    x: float
    tall: int = 1

    @property
    def is_before(self) -> bool:
        """Tell whether the text ends where it points, and does not begin there."""
        return self.left < self.x


def place_all(callouts: Sequence[Callout], start: float, end: float) -> tuple[Placed, ...] | None:
    """Place callouts on one side, between two edges, in as few lanes as can be; give None where they do not fit."""
    if len(callouts) > MOST:
        return None
    found: list[tuple[Placed, ...]] = []
    for after in range(len(callouts), -1, -1):  # so many hang on the right, the others on the left
        sides = [one.side(before=index >= after) for index, one in enumerate(callouts)]
        if any(left < start or right > end for _x, left, right in sides):
            continue
        for order in itertools.permutations(range(len(callouts))):
            placed = _stacked([sides[index] for index in order])
            if placed is not None:
                found.append(tuple(placed[order.index(index)] for index in range(len(callouts))))
    return min(found, key=_cost, default=None)


def lanes_of(placed: Iterable[Placed]) -> int:
    """Give how many lanes are taken."""
    return max((one.lane + one.tall for one in placed), default=0)


def _cost(placed: Iterable[Placed]) -> tuple[int, int]:
    lanes = [one.lane for one in placed]
    return max(lanes, default=0), sum(lanes)


def place_below(callouts: Sequence[Callout]) -> tuple[Placed, ...]:
    """Place texts on the right of their pointers: the one furthest right nearest, so no pointer meets a text."""
    return _in_order(sorted(enumerate(callouts), key=lambda one: -one[1].x), before=False)


def place_above(callouts: Sequence[Callout]) -> tuple[Placed, ...]:
    """Place texts on the left of their pointers: the one furthest left nearest."""
    return _in_order(sorted(enumerate(callouts), key=lambda one: one[1].x), before=True)


def _in_order(ordered: Sequence[tuple[int, Callout]], *, before: bool) -> tuple[Placed, ...]:
    placed: dict[int, Placed] = {}
    for index, one in ordered:
        x, left, right = one.side(before=before)
        lanes = (Placed(lane, left, right, x, one.tall) for lane in itertools.count())
        placed[index] = next(found for found in lanes if _is_free(found, placed.values()))
    return tuple(placed[index] for index in sorted(placed))


def _stacked(sides: Sequence[tuple[float, float, float]]) -> list[Placed] | None:
    placed: list[Placed] = []
    for x, left, right in sides:
        fitting = (Placed(lane, left, right, x) for lane in range(len(sides)))
        found = next((one for one in fitting if _is_free(one, placed)), None)
        if found is None:
            return None
        placed.append(found)
    return placed


def _is_free(one: Placed, others: Iterable[Placed]) -> bool:
    """Tell whether a text meets no other, and no pointer a text; pointers may stand on each other."""
    text, pointer = _boxes(one)
    return not any(
        text.touches(other_text) or text.touches(other_pointer) or pointer.touches(other_text)
        for other_text, other_pointer in map(_boxes, others)
    )


def _boxes(one: Placed) -> tuple[Box, Box]:
    """Give the room of a text and of its pointer, in lanes; lane 0 is the nearest."""
    away = one.left - APART if one.is_before else one.left
    width = one.right - one.left + APART
    return Box(away, one.lane, width, one.tall), Box(one.x - 1, -1, 2, one.lane + one.tall + 1)


def spread(wanted: Sequence[float], heights: Sequence[float], bottom: float) -> list[float]:
    """Move things that would lie on each other apart; give their tops, from 0 on.

    None ends below `bottom`, where there is room for all above it.
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index] + heights[index] / 2, index))
    tops = list(wanted)
    free = max(bottom, sum(heights))
    for index in reversed(order):
        tops[index] = min(tops[index], free - heights[index])
        free = tops[index]
    free = 0.0
    for index in order:
        tops[index] = max(tops[index], free)
        free = tops[index] + heights[index]
    return tops
