"""Words that point at places on a bar or an axis: none lies on another, and no pointer runs through a word."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plugins.market.charts.canvas import Box

MOST = 5  # of these every order can be tried
APART = 12.0


@dataclass(frozen=True, slots=True)
class Callout:
    """A text so wide that begins where it points, at `x`, or ends there, at `until` if that is another place."""

    x: float
    width: float
    until: float | None = None

    def side(self, *, before: bool) -> tuple[float, float, float]:
        """Give where it points, and its left and right edge."""
        x = self.until if before and self.until is not None else self.x
        return (x, x - self.width, x) if before else (x, x, x + self.width)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a callout stands: how many lanes away from what it points at, and from where to where."""

    lane: int
    left: float
    right: float
    x: float

    @property
    def is_before(self) -> bool:
        """Tell whether the text ends where it points, and does not begin there."""
        return self.left < self.x - 1


def place_all(callouts: Sequence[Callout], room: float) -> tuple[Placed, ...] | None:
    """Place callouts on one side, in as few lanes as can be; give None where they do not fit."""
    if len(callouts) > MOST:
        return None
    found: list[tuple[Placed, ...]] = []
    for after in range(len(callouts), -1, -1):  # so many begin where they point, the others end there
        sides = [one.side(before=index >= after) for index, one in enumerate(callouts)]
        if any(left < 0 or right > room for _x, left, right in sides):
            continue
        for order in itertools.permutations(range(len(callouts))):
            placed = _stacked([sides[index] for index in order])
            if placed is not None:
                found.append(tuple(placed[order.index(index)] for index in range(len(callouts))))
    return min(found, key=_cost, default=None)


def _cost(placed: Iterable[Placed]) -> tuple[int, int]:
    lanes = [one.lane for one in placed]
    return max(lanes, default=0), sum(lanes)


def place_below(callouts: Sequence[Callout]) -> tuple[Placed, ...]:
    """Place texts that begin where they point: the one furthest right nearest, so no pointer meets a text."""
    return _in_order(sorted(enumerate(callouts), key=lambda one: -one[1].x), before=False)


def place_above(callouts: Sequence[Callout]) -> tuple[Placed, ...]:
    """Place texts that end where they point: the one furthest left nearest."""
    return _in_order(sorted(enumerate(callouts), key=lambda one: one[1].x), before=True)


def _in_order(ordered: Sequence[tuple[int, Callout]], *, before: bool) -> tuple[Placed, ...]:
    placed: dict[int, Placed] = {}
    for index, one in ordered:
        x, left, right = one.side(before=before)
        lanes = (Placed(lane, left, right, x) for lane in itertools.count())
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
    return not any(mine.touches(theirs) for other in others for mine in _boxes(one) for theirs in _boxes(other))


def _boxes(one: Placed) -> Iterator[Box]:
    """Give the room of a text and of its pointer, in lanes; lane 0 is the nearest."""
    yield Box(one.left - APART / 2, one.lane, one.right - one.left + APART, 1)
    yield Box(one.x - APART / 2, -1, APART, one.lane + 1)
