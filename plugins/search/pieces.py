"""Cut the map into pieces: a phone fetches where services stand, and which come, only around the place asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from plugins.records.area import Area, Place
from plugins.search.numbers import packed
from plugins.search.places import compact
from plugins.search.rows import GRID, Row, grid_point

STANDING = 1_500  # buildings in a piece, at most
PLACES = 12  # outcodes and towns in a piece that is small, so that little comes near it
MARGIN = 6  # miles: more than the finder's `ACROSS`, from where a service may come, and what is lost in rounding


class Box(NamedTuple):
    """A piece of the map, its borders in thousandths of a degree. The outermost reach around the earth."""

    south: int
    west: int
    north: int
    east: int


EARTH = Box(-90 * GRID, -180 * GRID, 90 * GRID, 180 * GRID)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The map, cut in two ways, and listings by where they stand, by how far they come and from where, by district.

    `comes` are all that come to people, were it from a place that is not known.
    """

    standing: tuple[Box, ...]
    coming: tuple[Box, ...]
    stand: dict[Any, list[int]]
    reach: dict[Any, list[int]]
    cover: dict[int, list[int]]
    comes: frozenset[int]

    def head(self) -> dict[str, Any]:
        """Give what is known before any piece is: the boxes, and the districts that something covers."""
        return {"standing": self.standing, "coming": self.coming, "covered": sorted(self.cover)}

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Write the files of every piece, and of every district that something covers.

        where/<piece>.json: [[latitude, longitude, [district, …], listings], …], the buildings that stand in it.
        near/<piece>.json: `reach`, [[latitude, longitude, miles, [district, …], listings], …], what comes so far that
        it may reach somebody there; `others`, packed, all else that comes to people.
        covers/<district>.json: the listings, packed, that come to the whole of a district.
        """
        there: list[dict[Any, list[int]]] = [{} for _ in self.standing]
        for where, found in self.stand.items():
            there[self._piece_of(where)][where] = found
        for piece, groups in enumerate(there):
            yield f"where/{piece}.json", compact(_listed(groups))
        for piece, box in enumerate(self.coming):
            near = {where: found for where, found in self.reach.items() if _comes_near(where, box)}
            others = self.comes.difference(*near.values())
            yield f"near/{piece}.json", compact({"reach": _listed(near), "others": packed(sorted(others))})
        for district, found in sorted(self.cover.items()):
            yield f"covers/{district}.json", compact(packed(found))

    def _piece_of(self, where: Sequence[Any]) -> int:
        """Give the piece a point lies in, of two that share the line it is on the first."""
        return next(piece for piece, box in enumerate(self.standing) if _nearest(where, box) == where[:2])


def make_pieces(rows: Sequence[Row], area: Area, districts: Sequence[Sequence[int]]) -> Pieces:
    """Cut the map by where buildings stand, and by the places people ask for. `districts` are each row's, by number."""
    stand, reach, cover = (defaultdict[Any, list[int]](list) for _ in range(3))
    for number, (row, own) in enumerate(zip(rows, districts, strict=True)):
        if row.reach:
            reach[*row.reach, tuple(own)].append(number)
        elif row.reach is not None:
            for district in own:
                cover[district].append(number)
        elif row.point:
            stand[*row.point, tuple(own)].append(number)
    comes = frozenset(number for number, row in enumerate(rows) if row.reach is not None)
    points = [where[:2] for where, found in stand.items() for _ in found]
    places = [grid_point(place) for place in (*area.outcodes.values(), *(town.place for town in area.towns))]
    return Pieces(tuple(_cut(EARTH, points, STANDING)), tuple(_cut(EARTH, places, PLACES)), stand, reach, cover, comes)


def _cut(box: Box, points: Sequence[tuple[int, ...]], most: int) -> list[Box]:
    if len(points) <= most:
        return [box]
    for axis in sorted((0, 1), key=lambda axis: -_spread(points, axis)):
        values = sorted(point[axis] for point in points)
        at = next((value for value in values[len(values) // 2 :: -1] if value < values[-1]), None)
        if at is not None:
            low = box._replace(**{("north", "east")[axis]: at})
            high = box._replace(**{("south", "west")[axis]: at})
            return [
                *_cut(low, [point for point in points if point[axis] <= at], most),
                *_cut(high, [point for point in points if point[axis] > at], most),
            ]
    return [box]


def _spread(points: Sequence[tuple[int, ...]], axis: int) -> int:
    values = [point[axis] for point in points]
    return max(values) - min(values)


def _listed(groups: Mapping[Any, list[int]]) -> list[list[Any]]:
    return [[*where, packed(found)] for where, found in sorted(groups.items())]


def _comes_near(where: Sequence[Any], box: Box) -> bool:
    return _place(where).miles_to(_place(_nearest(where, box))) <= float(where[2]) + MARGIN


def _place(point: Sequence[Any]) -> Place:
    return Place(point[0] / GRID, point[1] / GRID)


def _nearest(where: Sequence[Any], box: Box) -> tuple[int, int]:
    """Give the point of a box that is nearest to another."""
    return min(max(where[0], box.south), box.north), min(max(where[1], box.west), box.east)
