"""Make shapes small: leave out the points of a border that nobody would miss, the same ones on both its sides.

Districts share borders. Simplified district by district, a border would be two lines with slivers between. So
rings are cut where borders meet, and each piece is simplified by itself, always from the same end, by the
algorithm of Douglas and Peucker (https://doi.org/10.3138/FM57-6770-U75U-7727).
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

METRES_A_DEGREE = 111_320  # of latitude
STRAIGHT = 2  # neighbours of a point that is not where borders meet
SHORTEST = 3  # points of a ring that encloses anything

Point = tuple[float, float]  # longitude, latitude
Ring = list[Point]


def simplify(rings: Sequence[Ring], metres: float) -> list[Ring]:
    """Simplify closed rings that may share borders: no border moves further than some metres.

    A ring that is too small to be seen comes back as it was.
    """
    meetings = _meetings(rings)
    found = []
    for ring in rings:
        arcs = [_thinned(arc, metres / METRES_A_DEGREE) for arc in _arcs(ring[:-1], meetings)]
        points = [point for arc in arcs for point in arc[:-1]]
        found.append([*points, points[0]] if len(points) >= SHORTEST else ring)
    return found


def _meetings(rings: Sequence[Ring]) -> set[Point]:
    """Give the points where more than two lines meet."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for here, there in itertools.pairwise(ring):
            neighbours[here].add(there)
            neighbours[there].add(here)
    return {point for point, beside in neighbours.items() if len(beside) > STRAIGHT}


def _arcs(ring: Ring, meetings: set[Point]) -> Iterator[Ring]:
    """Cut an open ring where borders meet; one without such a place at its first point and the one furthest from it."""
    cuts = [index for index, point in enumerate(ring) if point in meetings]
    if not cuts:
        cuts = [ring.index(min(ring))]
    for start, end in zip(cuts, [*cuts[1:], cuts[0] + len(ring)], strict=True):
        arc = [ring[index % len(ring)] for index in range(start, end + 1)]
        if arc[0] == arc[-1]:
            far = max(range(len(arc)), key=lambda index: (math.dist(arc[0], arc[index]), arc[index]))
            yield arc[: far + 1]
            yield arc[far:]
        else:
            yield arc


def _thinned(arc: Ring, tolerance: float) -> Ring:
    """Leave out the points of a line that are within the tolerance (degrees of latitude) of what is left."""
    if arc[0] > arc[-1]:  # the district on the other side has it the other way round
        return _thinned(arc[::-1], tolerance)[::-1]
    narrow = math.cos(math.radians(arc[0][1]))  # of a degree of longitude
    flat = [(longitude * narrow, latitude) for longitude, latitude in arc]
    kept, waiting = {0, len(arc) - 1}, [(0, len(arc) - 1)]
    while waiting:
        start, end = waiting.pop()
        if end - start < STRAIGHT:
            continue
        far = max(range(start + 1, end), key=lambda index: _distance(flat[index], flat[start], flat[end]))
        if _distance(flat[far], flat[start], flat[end]) > tolerance:
            kept.add(far)
            waiting += [(start, far), (far, end)]
    return [arc[index] for index in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """Give how far a point is from a line between two others."""
    across, up = end[0] - start[0], end[1] - start[1]
    length = across * across + up * up
    if length == 0:
        return math.dist(point, start)
    along = ((point[0] - start[0]) * across + (point[1] - start[1]) * up) / length
    along = min(max(along, 0), 1)
    return math.hypot(point[0] - start[0] - along * across, point[1] - start[1] - along * up)
