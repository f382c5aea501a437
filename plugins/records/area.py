"""The area a directory covers: its districts, outcodes and, where imported, its postcodes."""

from __future__ import annotations

import csv
import io
import math
from dataclasses import dataclass, field
from pathlib import Path

from plugins.records import schema, yaml_source
from plugins.records.problem import Problem, RecordsError

EARTH_MILES = 3958.8


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map, in degrees, and the slug of its district when it is in the area."""

    latitude: float
    longitude: float
    district: str | None = None

    def miles_to(self, other: Place) -> float:
        """Give the distance as the crow flies, by the haversine formula."""
        here, there = math.radians(self.latitude), math.radians(other.latitude)
        across = math.radians(other.longitude - self.longitude)
        half = math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(across / 2) ** 2
        return 2 * EARTH_MILES * math.asin(math.sqrt(min(half, 1)))


@dataclass(frozen=True, slots=True)
class District:
    """A district of the area, or a city beside it."""

    slug: str
    name: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """The whole area. `postcodes` holds, for each outcode imported, its postcodes; often it is empty."""

    name: str
    districts: tuple[District, ...]
    outcodes: dict[str, Place] = field(default_factory=dict)
    postcodes: dict[str, dict[str, Place]] = field(default_factory=dict)

    @property
    def district_names(self) -> dict[str, str]:
        """Give each district's name by its slug."""
        return {district.slug: district.name for district in self.districts}

    def locate(self, postcode: str) -> Place | None:
        """Find a postcode (or an outcode): exactly where imported, else the middle of its outcode."""
        outcode = postcode.split(" ", maxsplit=1)[0]
        exact = self.postcodes.get(outcode, {}).get(postcode)
        return exact or self.outcodes.get(outcode)

    def districts_within(self, miles: float, of: str) -> tuple[str, ...]:
        """Give the districts that have the middle of an outcode within some miles of another's."""
        start = self.outcodes.get(of)
        if start is None:
            return ()
        near = {place.district for place in self.outcodes.values() if start.miles_to(place) <= miles}
        return tuple(district.slug for district in self.districts if district.slug in near)


def load_area(root: Path) -> Area:
    """Read content/area. Raises RecordsError, with every problem of area.yaml and its tables."""
    folder = root / "content" / "area"
    path = folder / "area.yaml"
    shown = path.relative_to(root)
    if not path.is_file():
        raise RecordsError(
            (Problem(path=shown, line=1, message="The file is missing. It names the area's districts."),)
        )
    document = yaml_source.read(path.read_bytes())
    data = schema.area_schema().coerce(document.tree)
    faults = list(document.faults)
    if not faults:
        faults = [(document.line(where), message) for where, message in schema.area_schema().messages(data)]
    problems = [Problem(path=shown, line=line, message=message) for line, message in faults]
    outcodes = _read_places(folder / "outcodes.csv", "outcode", root, problems)
    postcodes = {
        table.stem: _read_places(table, "postcode", root, problems)
        for table in sorted((folder / "postcodes").glob("*.csv"))
    }
    if problems:
        raise RecordsError(tuple(sorted(problems)))
    districts = tuple(District(item["slug"], item["name"], item.get("code")) for item in data["districts"])
    return Area(data["name"], districts, outcodes, postcodes)


def _read_places(path: Path, key: str, root: Path, problems: list[Problem]) -> dict[str, Place]:
    """Read a table of places: its key, latitude, longitude and district."""
    if not path.is_file():
        return {}
    places: dict[str, Place] = {}
    shown = path.relative_to(root)
    try:
        text = path.read_text(encoding="utf-8-sig")  # a spreadsheet marks the start of what it saves
    except UnicodeDecodeError:
        message = "The table is not saved as UTF-8. Save it as UTF-8."
        problems.append(Problem(path=shown, line=1, message=message))
        return {}
    for number, row in enumerate(csv.DictReader(io.StringIO(text, newline="")), start=2):
        try:
            latitude, longitude = _degrees(row["latitude"], 90), _degrees(row["longitude"], 180)
            places[row[key]] = Place(latitude, longitude, row.get("district") or None)
        except (KeyError, TypeError, ValueError):
            message = f"A row needs {key}, latitude, longitude and district, like NG18,53.14,-1.20,mansfield."
            problems.append(Problem(path=shown, line=number, message=message))
    return places


def _degrees(text: str, most: float) -> float:
    degrees = float(text)
    if not -most <= degrees <= most:
        raise ValueError(text)
    return degrees
