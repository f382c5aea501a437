"""The shapes of the area's districts, for the map: content/area/boundaries.geojson."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.records.problem import Problem, shorten

SHORTEST_RING = 4  # points, the last of which is the first again: RFC 7946, section 3.1.6
REMEDY = "Run `choose import boundaries`, or delete the file: the map's page is then a list."

Point = tuple[float, float]  # longitude, latitude
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A district's shape: for each polygon its outer ring, then its holes."""

    district: str
    polygons: tuple[tuple[Ring, ...], ...]


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shape of every district, in their order. A sketch is drawn by hand, and the map's page says so."""

    shapes: tuple[Shape, ...] = ()
    is_sketch: bool = False


class _ShapeError(Exception):
    """A shape cannot be drawn; the text says why."""


def load_shapes(path: Path, districts: Sequence[str], shown: Path, problems: list[Problem]) -> Shapes:
    """Read the shapes of some districts, by slug; add what is wrong to `problems`. An area may have none."""
    if not path.is_file():
        return Shapes()
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        found = {shape.district: shape for shape in _shapes(data)}
    except (ValueError, RecursionError) as error:  # a UnicodeDecodeError is a ValueError
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        problems.append(Problem(path=shown, line=line, message=f"The shapes are not GeoJSON. {REMEDY}"))
        return Shapes()
    except _ShapeError as error:
        problems.append(Problem(path=shown, line=1, message=f"{error} {REMEDY}"))
        return Shapes()
    faults = [f"District “{slug}” of area.yaml has no shape." for slug in districts if slug not in found]
    faults += [f"The shape {shorten(slug)} is of no district of area.yaml." for slug in found if slug not in districts]
    problems += [Problem(path=shown, line=1, message=f"{fault} {REMEDY}") for fault in faults]
    shapes = tuple(found[slug] for slug in districts if slug in found)
    return Shapes(shapes, is_sketch=data.get("sketch") is True)


def _shapes(data: Any) -> Iterator[Shape]:
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or data.get("type") != "FeatureCollection":
        raise _ShapeError("The file is not a GeoJSON FeatureCollection.")
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        slug = properties.get("slug") if isinstance(properties, dict) else None
        if not isinstance(slug, str) or not slug:
            raise _ShapeError(f"Feature {number} does not say which district it is, in its property “slug”.")
        yield Shape(slug, tuple(_polygons(slug, feature.get("geometry"))))


def _polygons(slug: str, geometry: Any) -> Iterator[tuple[Ring, ...]]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
    parts = [coordinates] if kind == "Polygon" else coordinates
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(parts, list) or not parts:
        raise _ShapeError(f"The shape of “{slug}” is not a Polygon or a MultiPolygon.")
    for part in parts:
        if not isinstance(part, list) or not part:
            raise _ShapeError(f"The shape of “{slug}” has a polygon without a ring.")
        yield tuple(_ring(slug, ring) for ring in part)


def _ring(slug: str, ring: Any) -> Ring:
    if not isinstance(ring, list) or len(ring) < SHORTEST_RING or ring[0] != ring[-1]:
        raise _ShapeError(f"The shape of “{slug}” has a ring that is not closed.")
    return tuple(_point(slug, point) for point in ring)


def _point(slug: str, point: Any) -> Point:
    numbers = point[:2] if isinstance(point, list) else []
    if len(numbers) < 2 or not all(type(part) in (int, float) and math.isfinite(part) for part in numbers):  # noqa: PLR2004
        raise _ShapeError(f"The shape of “{slug}” has a point that is not two numbers.")
    longitude, latitude = numbers
    if abs(longitude) > 180 or abs(latitude) > 90:  # noqa: PLR2004
        raise _ShapeError(f"The shape of “{slug}” is in metres, not degrees.")
    return float(longitude), float(latitude)
