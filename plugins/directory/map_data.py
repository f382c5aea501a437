"""What the map may draw: the districts' shapes, and a point only for a place that people go to."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Sequence
from typing import Any

from plugins.publishing.output import Output
from plugins.records.area import Area, Place
from plugins.records.catalogue import Catalogue
from plugins.records.facets import count, groups
from plugins.records.listing import Listing
from plugins.records.shapes import Ring, Shape
from plugins.records.wording import goes_to_people, where_text

GRID = 10_000  # parts of a degree: 11 metres north to south


def place_of(listing: Listing, area: Area) -> Place | None:
    """Give where to draw a listing: only a place that people go to, and whose whole address may be shown.

    So nobody's home is a point: not a personal assistant's, nor one whose address is withheld or cut to its outcode.
    """
    where = listing.address
    if listing.kind == "personal-assistant" or listing.comes_to_you or goes_to_people(listing):
        return None
    return area.locate(where.postcode) if where is not None and where.show == "full" else None


def is_exact(listing: Listing, area: Area) -> bool:
    """Tell whether a listing's place is its postcode's own, and not the middle of its outcode."""
    where = listing.address
    return where is not None and where.postcode in area.postcodes.get(where.outcode, {})


def write_map(catalogue: Catalogue, output: Output, base: str) -> str:
    """Stage what the map draws, under a name that changes with what it holds; give its address."""
    content = map_json(catalogue)
    path = f"assets/map-data-{hashlib.blake2b(content, digest_size=5).hexdigest()}.json"
    if path not in output.made:  # a directory without a word says the same in every language
        output.write(path, content)
    return f"{base}/{path}"


def map_json(catalogue: Catalogue) -> bytes:
    """Write the map.

    districts: [slug, name, rings, middle], by which `middle` and each point of a ring are [latitude, longitude].
    support: [word, title]. points: [latitude, longitude] in ten-thousandths of a degree, each once.
    listings: [slug, name, where, numbers of its kinds of support, of its districts, and of its point or -1].
    """
    area = catalogue.area
    listings = catalogue.findable
    support = [
        counted
        for group in groups(catalogue)
        if group.key == "support"
        for counted in count(group, map(group.values, listings))
    ]
    kinds = {counted.word: index for index, counted in enumerate(support)}
    districts = {district.slug: index for index, district in enumerate(area.districts)}
    shapes = {shape.district: shape for shape in area.shapes.shapes}
    points: dict[tuple[int, int], int] = {}
    rows: list[list[Any]] = []
    names = area.district_names
    for listing in listings:
        place = place_of(listing, area)
        point = None if place is None else (round(place.latitude * GRID), round(place.longitude * GRID))
        rows.append([
            listing.slug,
            listing.name,
            where_text(listing, names),
            [kinds[word] for word in listing.support],
            [districts[slug] for slug in listing.districts if slug in districts],
            -1 if point is None else points.setdefault(point, len(points)),
        ])  # fmt: skip
    drawn = {
        "districts": [[one.slug, one.name, *_drawn(shapes.get(one.slug))] for one in area.districts],
        "support": [[counted.word, counted.title] for counted in support],
        "points": list(points),
        "listings": rows,
    }
    return json.dumps(drawn, ensure_ascii=False, separators=(",", ":")).encode()


def _drawn(shape: Shape | None) -> tuple[list[Any], list[float]]:
    """Give a shape's polygons, each its rings, and the middle of the largest."""
    if shape is None:
        return [], []
    polygons = [[[_turned(point) for point in ring] for ring in part] for part in shape.polygons]
    return polygons, max((abs(_area(part[0])), middle(part[0])) for part in shape.polygons)[1]


def middle(ring: Ring) -> list[float]:
    """Give the centre of mass of a closed ring: https://en.wikipedia.org/wiki/Centroid#Of_a_polygon."""
    size = _area(ring)
    if size == 0:
        return _turned(ring[0])
    x = y = 0.0
    for (x1, y1), (x2, y2) in _lines(ring):
        cross = x1 * y2 - x2 * y1
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    return _turned((x / (6 * size), y / (6 * size)))


def _area(ring: Ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _lines(ring)) / 2


def _lines(ring: Ring) -> Sequence[tuple[tuple[float, float], tuple[float, float]]]:
    """Give the lines of a ring."""
    return list(itertools.pairwise(ring))


def _turned(point: tuple[float, float]) -> list[float]:
    """GeoJSON writes longitude first, and the map latitude."""
    return [round(point[1], 4), round(point[0], 4)]
