"""Shapes get small, and neighbours still share one border."""

from __future__ import annotations

import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from plugins.importers.simplify import Point, Ring, simplify


def border(start: Point, end: Point, steps: int = 60, wobble: float = 0.0004) -> Ring:
    """Give a line with a wobble of some 40 metres."""
    across, up = (end[0] - start[0]) / steps, (end[1] - start[1]) / steps
    return [
        (round(start[0] + across * step + wobble * (step % 2), 4), round(start[1] + up * step + wobble * (step % 2), 4))
        for step in range(steps)
    ]


NORTH, SOUTH, WEST, EAST = (-1.0, 53.2), (-1.0, 53.0), (-1.2, 53.1), (-0.8, 53.1)
SHARED = border(SOUTH, NORTH)
LEFT: Ring = [*SHARED, *border(NORTH, WEST), *border(WEST, SOUTH), SOUTH]
RIGHT: Ring = [SOUTH, *border(SOUTH, EAST)[1:], *border(EAST, NORTH), NORTH, *SHARED[:0:-1], SOUTH]


def lines(ring: Ring) -> set[frozenset[Point]]:
    return {frozenset(line) for line in itertools.pairwise(ring)}


def test_a_shared_border_stays_shared() -> None:
    left, right = simplify([LEFT, RIGHT], 100)
    assert len(left) + len(right) < 20 < len(LEFT)
    assert frozenset((NORTH, SOUTH)) in lines(left) & lines(right)
    assert left[0] == left[-1]
    assert right[0] == right[-1]


def test_turned_round_or_started_elsewhere_it_is_the_same_border() -> None:
    turned = [*RIGHT[50:-1], *RIGHT[:51]][::-1]
    assert lines(simplify([LEFT, turned], 100)[1]) == lines(simplify([LEFT, RIGHT], 100)[1])


def test_an_enclave_and_the_hole_it_fills_stay_one_line() -> None:
    circle = [(round(math.cos(turn / 50) / 10, 4), round(53 + math.sin(turn / 50) / 10, 4)) for turn in range(314)]
    hole = [*circle, circle[0]]
    enclave = [*circle[100:], *circle[:101]][::-1]
    one, other = simplify([hole, enclave], 100)
    assert len(one) < len(hole) / 4
    assert lines(one) == lines(other)


def test_what_is_already_small_stays() -> None:
    triangle: Ring = [(-1.0, 53.0), (-0.9, 53.0), (-0.9, 53.1), (-1.0, 53.0)]
    assert simplify([triangle], 100) == [triangle]
    speck: Ring = [(-1.0, 53.0), (-1.0, 53.0001), (-0.9999, 53.0001), (-1.0, 53.0)]
    assert simplify([speck], 100) == [speck]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=3, max_size=60, unique=True))
def test_no_point_of_a_border_moves_far(corners: list[tuple[int, int]]) -> None:
    ring = [(x / 1000, 53 + y / 1000) for x, y in corners]
    ring.append(ring[0])
    (simple,) = simplify([ring], 200)
    assert set(simple) <= set(ring)
    assert simple[0] == simple[-1]
    narrow, most = math.cos(math.radians(53)), 200 / 111_320 * 1.001
    for point in ring:
        assert min(distance(point, line, narrow) for line in itertools.pairwise(simple)) <= most


def distance(point: Point, line: tuple[Point, Point], narrow: float) -> float:
    (x1, y1), (x2, y2), (x, y) = ((one * narrow, two) for one, two in (*line, point))
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = 0 if length == 0 else max(0, min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))
