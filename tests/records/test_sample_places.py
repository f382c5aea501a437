"""The sample's towns are where they are: each within its district's real boundary, and near an outcode we know."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.records.area import Area, Place, Town, load_area
from tests.conftest import SHARED

ROOT = Path(__file__).parents[2]
BOUNDARIES = SHARED / "areas" / "nottinghamshire-districts-2024-05.geojson"
MILES_A_DEGREE = 69.05
TOLERANCE = 1.0  # mile: coordinates are to a hundredth of a degree
BEYOND = 0.3  # miles; a boundary drawn for small scales is that rough

Point = tuple[float, float]


@pytest.fixture(scope="module")
def area() -> Area:
    return load_area(ROOT)


def test_the_towns_people_name_are_there(area: Area) -> None:
    assert len([town for town in area.towns if town.place.district is not None]) >= 100
    assert {town.place.district for town in area.towns} == {district.slug for district in area.districts} | {None}
    names = {name for town in area.towns for name in (town.name, *town.also)}
    assert {"Worksop", "Retford", "Newark", "Mansfield Woodhouse", "Beeston", "Chesterfield", "Lincoln"} <= names


def test_each_town_is_near_an_outcode(area: Area) -> None:
    far = [town.name for town in area.towns if town.place.district is not None and not _outcode_is_near(town, area)]
    assert far == []


def _outcode_is_near(town: Town, area: Area) -> bool:
    return any(town.place.miles_to(middle) <= 8 for middle in area.outcodes.values())


@pytest.mark.shared
def test_each_town_lies_within_its_districts_boundary(area: Area) -> None:
    shapes = _shapes()
    outside = [
        town.name
        for town in area.towns
        if town.place.district is not None and _miles_outside(town.place, shapes[town.place.district]) > TOLERANCE
    ]
    assert outside == []


@pytest.mark.shared
def test_a_town_outside_the_area_lies_in_no_district(area: Area) -> None:
    shapes = _shapes()
    inside = [
        town.name
        for town in area.towns
        if town.place.district is None and any(_miles_outside(town.place, rings) == 0 for rings in shapes.values())
    ]
    assert inside == []


@pytest.mark.shared
def test_every_two_districts_that_touch_are_neighbours(area: Area) -> None:
    shapes = _shapes()
    touching = {
        (one, other)
        for one, other in itertools.permutations(shapes, 2)
        if any(_miles_outside(Place(y, x), shapes[other]) <= BEYOND for ring in shapes[one] for x, y in ring)
    }
    missing = [(one, other) for one, other in sorted(touching) if other not in area.neighbours(one)]
    assert missing == []


def _shapes() -> dict[str, list[list[Point]]]:
    features = json.loads(BOUNDARIES.read_text(encoding="utf-8"))["features"]
    return {_slug(feature["properties"]): list(_rings(feature["geometry"])) for feature in features}


def _slug(properties: dict[str, str]) -> str:
    name = next(
        value for key, value in properties.items() if key.upper().startswith("LAD") and key.upper().endswith("NM")
    )
    return name.lower().replace(" ", "-")


def _rings(geometry: dict[str, object]) -> Iterator[list[Point]]:
    coordinates: list = geometry["coordinates"]  # type: ignore[assignment,type-arg]
    for polygon in [coordinates] if geometry["type"] == "Polygon" else coordinates:
        for ring in polygon:
            yield [(x, y) for x, y, *_ in ring]


def _miles_outside(place: Place, rings: list[list[Point]]) -> float:
    """Give how far a place is outside rings; 0 inside. So short a way is as good as flat."""
    squeeze = math.cos(math.radians(place.latitude))
    edges = [
        ((x1 - place.longitude) * squeeze, y1 - place.latitude, (x2 - place.longitude) * squeeze, y2 - place.latitude)
        for ring in rings
        for (x1, y1), (x2, y2) in itertools.pairwise(ring)
    ]
    crossings = sum((y1 > 0) != (y2 > 0) and x1 - y1 * (x2 - x1) / (y2 - y1) > 0 for x1, y1, x2, y2 in edges)
    return 0.0 if crossings % 2 else min(itertools.starmap(_to_edge, edges)) * MILES_A_DEGREE


def _to_edge(x1: float, y1: float, x2: float, y2: float) -> float:
    across, up = x2 - x1, y2 - y1
    length = across * across + up * up
    along = 0.0 if length == 0 else max(0.0, min(1.0, -(x1 * across + y1 * up) / length))
    return math.hypot(x1 + along * across, y1 + along * up)
