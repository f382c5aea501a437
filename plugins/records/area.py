"""The area a directory covers: its districts, outcodes, towns and, where imported, its postcodes."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from plugins.records import schema, yaml_source
from plugins.records.problem import Problem, RecordsError
from plugins.records.shapes import Shapes, load_shapes

EARTH_MILES = 3958.8
MILES_A_DEGREE = EARTH_MILES * math.pi / 180  # north to south
# Miles from a place to one of another district that is just over the border. The places are the middles of towns and
# outcodes, which are some way from the border themselves; theme/static/js/search-places.js has the same for a phone.
NEXT_DOOR = 5.0
FAR = 25.0  # miles from the middle of any outcode: a town so far away is a slip of the pen


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
class Town:
    """A town or village: its name, other names people give it, and where its middle is."""

    name: str
    place: Place
    also: tuple[str, ...] = ()


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
    towns: tuple[Town, ...] = ()
    shapes: Shapes = field(default_factory=Shapes)

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

    def districts_near(self, place: Place) -> tuple[str, ...]:
        """Give the districts that have an outcode's middle or a town next door to a place."""
        north, most = place.latitude, NEXT_DOOR / MILES_A_DEGREE  # so few are left to measure
        known = [other for other in self._known() if abs(other.latitude - north) <= most]
        near = {other.district for other in known if place.miles_to(other) <= NEXT_DOOR}
        return tuple(district.slug for district in self.districts if district.slug in near)

    def neighbours(self, of: str) -> tuple[str, ...]:
        """Give the other districts that are next door to an outcode's middle or a town of this one."""
        near = {slug for place in self._known() if place.district == of for slug in self.districts_near(place)}
        return tuple(district.slug for district in self.districts if district.slug in near - {of})

    def _known(self) -> list[Place]:
        return [*self.outcodes.values(), *(town.place for town in self.towns)]


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
    districts = tuple(
        District(item["slug"], item["name"], item.get("code")) for item in (data["districts"] if not faults else ())
    )
    area = Area(str(data.get("name", "")), districts, outcodes, postcodes)
    towns = _read_towns(folder / "places.csv", area, root, problems)
    shapes = Shapes()
    if not faults:
        slugs = [district.slug for district in districts]
        shapes = load_shapes(folder / "boundaries.geojson", slugs, shown.with_name("boundaries.geojson"), problems)
    if problems:
        raise RecordsError(tuple(sorted(problems)))
    return replace(area, towns=towns, shapes=shapes)


def _read_places(path: Path, key: str, root: Path, problems: list[Problem]) -> dict[str, Place]:
    """Read a table of places: its key, latitude, longitude and district."""
    places: dict[str, Place] = {}
    shown = path.relative_to(root)
    for number, row in _rows(path, shown, problems):
        try:
            latitude, longitude = _degrees(row["latitude"], 90), _degrees(row["longitude"], 180)
            places[row[key]] = Place(latitude, longitude, row.get("district") or None)
        except (KeyError, TypeError, ValueError):
            message = f"A row needs {key}, latitude, longitude and district, like NG18,53.14,-1.20,mansfield."
            problems.append(Problem(path=shown, line=number, message=message))
    return places


def _read_towns(path: Path, area: Area, root: Path, problems: list[Problem]) -> tuple[Town, ...]:
    """Read the table of towns and villages, and check each against the districts and the outcodes."""
    towns: dict[tuple[str, str | None], Town] = {}
    shown = path.relative_to(root)
    for number, row in _rows(path, shown, problems):
        try:
            place = Place(_degrees(row["latitude"], 90), _degrees(row["longitude"], 180), row.get("district") or None)
            town = Town(row["name"].strip(), place, _names(row.get("also")))
        except (AttributeError, KeyError, TypeError, ValueError):
            message = (
                "A row needs name, latitude, longitude, district and also, "
                "like Newark-on-Trent,53.08,-0.81,newark-and-sherwood,Newark."
            )
        else:
            message = _wrong_town(town, area, towns)
            towns.setdefault((town.name.casefold(), place.district), town)
        if message:
            problems.append(Problem(path=shown, line=number, message=message))
    return tuple(towns.values())


def _wrong_town(town: Town, area: Area, others: Mapping[tuple[str, str | None], Town]) -> str:
    """Say what is wrong with a town, and how to put it right; nothing when nothing is."""
    if not town.name:
        return "The place has no name. Give it one, or delete the row."
    slug = town.place.district
    if slug is not None and area.districts and slug not in area.district_names:
        known = ", ".join(area.district_names)
        return (
            f"“{slug}” is not a district of area.yaml. Write one of {known}, or nothing for a place outside the area."
        )
    if (town.name.casefold(), slug) in others:
        return f"“{town.name}” is in the table twice for the same district. Delete one row."
    nearest = min((town.place.miles_to(middle) for middle in area.outcodes.values()), default=0.0)
    if nearest > FAR:
        return (
            f"“{town.name}” is {nearest:.0f} miles from the nearest outcode of outcodes.csv. "
            "Check its latitude and longitude."
        )
    return ""


def _rows(path: Path, shown: Path, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """Give each row of a table with its line; none where there is no table, and a problem where it is unreadable."""
    if not path.is_file():
        return
    try:
        text = path.read_text(encoding="utf-8-sig")  # a spreadsheet marks the start of what it saves
    except UnicodeDecodeError:
        message = "The table is not saved as UTF-8. Save it as UTF-8."
        problems.append(Problem(path=shown, line=1, message=message))
        return
    yield from enumerate(csv.DictReader(io.StringIO(text, newline="")), start=2)


def _names(cell: str | None) -> tuple[str, ...]:
    return tuple(name for part in (cell or "").split(";") if (name := part.strip()))


def _degrees(text: str, most: float) -> float:
    degrees = float(text)
    if not -most <= degrees <= most:
        raise ValueError(text)
    return degrees
