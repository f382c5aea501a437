"""The districts' shapes on a drawing: where each point of the earth stands, and a place inside each shape."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.market.charts.canvas import number
from plugins.records.shapes import Ring, Shape

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Projection:
    """Longitudes and latitudes as places on a drawing, true to shape over an area as large as a county."""

    west: float
    north: float
    across: float  # units for a degree of longitude
    down: float
    left: float
    top: float

    @classmethod
    def fitting(cls, shapes: Sequence[Shape], left: float, top: float, room: Place) -> Projection:
        """Fit shapes into a width and a height, in the middle of the width."""
        points = [point for shape in shapes for part in shape.polygons for ring in part for point in ring]
        west, east = (pick(longitude for longitude, _ in points) for pick in (min, max))
        south, north = (pick(latitude for _, latitude in points) for pick in (min, max))
        squeeze = math.cos(math.radians((south + north) / 2))
        width, height = max((east - west) * squeeze, 1e-9), max(north - south, 1e-9)
        down = min(room[0] / width, room[1] / height)
        return cls(west, north, down * squeeze, down, left + (room[0] - width * down) / 2, top)

    def place(self, longitude: float, latitude: float) -> Place:
        """Give where a point stands."""
        return self.left + (longitude - self.west) * self.across, self.top + (self.north - latitude) * self.down

    def bottom(self, shapes: Sequence[Shape]) -> float:
        """Give how far down the shapes go."""
        south = min(latitude for one in shapes for part in one.polygons for ring in part for _, latitude in ring)
        return self.place(self.west, south)[1]

    def steps(self, shape: Shape) -> str:
        """Give a path around a shape, holes too; points that fall on each other are one."""
        drawn = []
        for ring in (ring for part in shape.polygons for ring in part):
            points = [" ".join(map(number, self.place(*point))) for point in ring[:-1]]
            drawn.append("M" + "L".join(one for one, _same in itertools.groupby(points)) + "Z")
        return "".join(drawn)

    def inside(self, shape: Shape) -> Place:
        """Give a place inside a shape: half way along the widest part of the line through its middle."""
        ring = max((part[0] for part in shape.polygons), key=lambda one: abs(_area(one)))
        latitudes = [latitude for _, latitude in ring]
        latitude = (min(latitudes) + max(latitudes)) / 2 + 1e-7  # not through a corner
        met = sorted(
            x1 + (latitude - y1) * (x2 - x1) / (y2 - y1)
            for (x1, y1), (x2, y2) in itertools.pairwise(ring)
            if (y1 > latitude) != (y2 > latitude)
        )
        chords = [*zip(met[::2], met[1::2], strict=False)]
        start, end = max(chords, key=lambda one: one[1] - one[0], default=(ring[0][0], ring[0][0]))
        return self.place((start + end) / 2, latitude)


def _area(ring: Ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring)) / 2


def cross(one: tuple[Place, Place], other: tuple[Place, Place]) -> bool:
    """Tell whether two lines cross."""

    def side(start: Place, end: Place, point: Place) -> float:
        return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])

    return side(*one, other[0]) * side(*one, other[1]) < 0 and side(*other, one[0]) * side(*other, one[1]) < 0
