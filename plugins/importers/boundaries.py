"""Turn ONS's boundaries of local authority districts into the area's name, districts and shapes."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from plugins.importers.account import Account
from plugins.importers.changes import Change, change_to
from plugins.importers.simplify import METRES_A_DEGREE, Point, Ring, simplify
from plugins.importers.slugs import slug_of
from plugins.importers.table import UnreadableFileError, read_text
from plugins.records import schema
from plugins.records.problem import nearest, shorten
from plugins.records.yaml_writer import write_fields

FOLDER = Path("content") / "area"
PROPERTY = re.compile(r"LAD[0-9]{2}(NM|CD)", re.IGNORECASE)  # LAD24NM is the name in 2024's file
DECIMALS = 4  # of a degree: about ten metres
TOLERANCE = 100  # metres: less than a pixel of a map of a county
SHORTEST_RING = 4  # points, the last of which is the first again: RFC 7946, section 3.1.6
COMMENT = "# The area this directory covers, from `choose import boundaries`.\n"


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do, and the account of every district in the file."""

    accounts: tuple[Account, ...]
    changes: tuple[Change, ...]
    size: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A district and its shape: for each polygon its outer ring, then its holes."""

    name: str
    code: str
    polygons: tuple[tuple[Ring, ...], ...]

    @property
    def slug(self) -> str:
        """Give the district's short name."""
        return slug_of(self.name)


def plan(root: Path, path: Path, area: str, only: Sequence[str] = ()) -> Plan:
    """Work out content/area/area.yaml and boundaries.geojson, and take away the towns of another area.

    Raises UnreadableFileError, saying what is wrong.
    """
    found = list(_shapes(path))
    wanted = _wanted(path, found, only)
    full = sorted((shape for shape in found if shape.name in wanted), key=lambda shape: shape.name)
    shapes = _simplified(full)
    for what in ("slug", "code"):
        values = [getattr(shape, what) for shape in shapes]
        twice = next((value for value in values if values.count(value) > 1), None)
        if twice is not None:
            raise UnreadableFileError(f"{path}: {shorten(twice)} is in it twice. Keep one feature a district.")
    account = Account("districts")
    for shape in found:
        taken = shape.name in wanted
        account.add("written" if taken else "not in scope", "" if taken else "not asked for", things=1)
    account.balance(len(found), len(found))
    names = [{"slug": shape.slug, "name": shape.name, "code": shape.code} for shape in shapes]
    settings = {"name": area, "districts": names}
    _refuse_invalid(path, settings)
    yaml = COMMENT + write_fields(settings)
    drawn = _geojson(shapes).encode()
    changes = (
        change_to(root, FOLDER / "area.yaml", yaml.encode()),
        change_to(root, FOLDER / "boundaries.geojson", drawn),
    )
    size = (
        f"The shapes hold {_points(shapes):,} of {_points(full):,} points and are {math.ceil(len(drawn) / 1000):,} KB. "
        f"No border moved more than {TOLERANCE} metres."
    )
    return Plan((account,), (*changes, *_other_towns(root, {shape.slug for shape in shapes})), size)


def _other_towns(root: Path, slugs: set[str]) -> Iterator[Change]:
    """Take away a table of towns that is of another area: it names a district that this one has not."""
    path = FOLDER / "places.csv"
    if (root / path).is_file():
        table = csv.DictReader(io.StringIO(read_text(root / path), newline=""))
        if any(row.get("district") and row["district"] not in slugs for row in table):
            yield change_to(root, path, None)


def _simplified(shapes: Sequence[Shape]) -> list[Shape]:
    """Make the shapes small together, so that shared borders stay shared. Islets too small to be seen are left out."""
    rings = iter(simplify([ring for shape in shapes for part in shape.polygons for ring in part], TOLERANCE))
    found = []
    for shape in shapes:
        parts = [tuple(next(rings) for _ in part) for part in shape.polygons]
        largest = max(parts, key=lambda part: _width(part[0]))
        seen = [part for part in parts if part is largest or _width(part[0]) * METRES_A_DEGREE > TOLERANCE]
        found.append(replace(shape, polygons=tuple(seen)))
    return found


def _width(ring: Ring) -> float:
    """Give how far a ring goes from south to north or from west to east, in degrees."""
    longitudes, latitudes = [point[0] for point in ring], [point[1] for point in ring]
    return max(max(longitudes) - min(longitudes), max(latitudes) - min(latitudes))


def _points(shapes: Sequence[Shape]) -> int:
    return sum(len(ring) for shape in shapes for part in shape.polygons for ring in part)


def _refuse_invalid(path: Path, settings: dict[str, Any]) -> None:
    messages = [message for _where, message in schema.area_schema().messages(settings)]
    if messages:
        raise UnreadableFileError(f"{path} gives an area that cannot be used. {' '.join(messages)}")


def _wanted(path: Path, found: Sequence[Shape], only: Sequence[str]) -> set[str]:
    """Give the names asked for; a name may hold a comma (“Bristol, City of”) when it is given whole."""
    names = {shape.name.casefold(): shape.name for shape in found}
    asked: list[str] = []
    for item in only:
        whole = item.strip().casefold() in names
        asked += [item.strip()] if whole else [part.strip() for part in item.split(",") if part.strip()]
    for name in asked:
        if name.casefold() not in names:
            likely = nearest(name, names.values())
            hint = f"Did you mean “{likely}”?" if likely else f"It has {', '.join(sorted(names.values())[:5])}, …"
            raise UnreadableFileError(f"{path} has no district {shorten(name)}. {hint}")
    return {names[name.casefold()] for name in asked} if asked else set(names.values())


def _shapes(path: Path) -> Iterator[Shape]:
    try:
        data = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(f"{path} is not GeoJSON: {error}. Download it again.") from error
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or not features:
        raise UnreadableFileError(f"{path} is not a GeoJSON FeatureCollection with features in it.")
    for number, feature in enumerate(features, start=1):
        where = f"{path}, feature {number}"
        properties = feature.get("properties") if isinstance(feature, dict) else None
        given = {
            match[1].upper(): value.strip()
            for key, value in (properties if isinstance(properties, dict) else {}).items()
            if (match := PROPERTY.fullmatch(key)) and isinstance(value, str)
        }
        if not given.get("NM") or not given.get("CD"):
            raise UnreadableFileError(
                f"{where} has no name and code of a local authority district, like LAD24NM and LAD24CD. "
                "Download “Local Authority Districts” boundaries."
            )
        yield Shape(given["NM"], given["CD"], _polygons(f"{where} ({given['NM']})", feature.get("geometry")))


def _polygons(where: str, geometry: Any) -> tuple[tuple[Ring, ...], ...]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
    parts = [coordinates] if kind == "Polygon" else coordinates
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(parts, list) or not parts:
        raise UnreadableFileError(f"{where} is not a Polygon or a MultiPolygon.")
    polygons = []
    for part in parts:
        if not isinstance(part, list) or not part:
            raise UnreadableFileError(f"{where} has a polygon without a ring.")
        outer, *holes = [_ring(where, ring) for ring in part]
        if len(outer) >= SHORTEST_RING:  # else an islet smaller than the rounding
            polygons.append((outer, *(hole for hole in holes if len(hole) >= SHORTEST_RING)))
    if not polygons:
        raise UnreadableFileError(f"{where} is too small to have a shape.")
    return tuple(polygons)


def _ring(where: str, ring: Any) -> Ring:
    """Check a ring and round it, without the points that fall together."""
    if not isinstance(ring, list) or len(ring) < SHORTEST_RING or ring[0] != ring[-1]:
        raise UnreadableFileError(f"{where} has a ring that is not closed, or of fewer than {SHORTEST_RING} points.")
    rounded: Ring = []
    for point in ring:
        place = _point(where, point)
        if not rounded or rounded[-1] != place:
            rounded.append(place)
    return rounded


def _point(where: str, point: Any) -> Point:
    if not isinstance(point, list) or len(point) < 2 or not all(_is_number(part) for part in point[:2]):  # noqa: PLR2004
        raise UnreadableFileError(f"{where} has a point that is not two numbers.")
    longitude, latitude = point[:2]
    if abs(longitude) > 180 or abs(latitude) > 90:  # noqa: PLR2004
        raise UnreadableFileError(
            f"{where} is in metres, not degrees. Download it in the coordinate system WGS 84 (EPSG:4326)."
        )
    return round(longitude, DECIMALS) + 0.0, round(latitude, DECIMALS) + 0.0  # + 0.0: no negative zero


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _geojson(shapes: Sequence[Shape]) -> str:
    """Write the shapes, a feature a line, so that a change shows which district changed."""
    features = []
    for shape in shapes:
        one = len(shape.polygons) == 1
        feature = {
            "type": "Feature",
            "properties": {"slug": shape.slug, "name": shape.name, "code": shape.code},
            "geometry": {
                "type": "Polygon" if one else "MultiPolygon",
                "coordinates": shape.polygons[0] if one else shape.polygons,
            },
        }
        features.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"
