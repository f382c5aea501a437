"""Every district has a shape that can be drawn, or the file says what is wrong with it."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from plugins.records.area import load_area
from plugins.records.problem import RecordsError
from plugins.records.shapes import REMEDY, Ring, Shape
from tests.builders import write_repository

REPOSITORY = Path(__file__).parents[2]
FILE = "content/area/boundaries.geojson"
SQUARE = [[-1, 53], [-0.9, 53], [-0.9, 53.1], [-1, 53]]


def feature(slug: Any = "mansfield", geometry: Any = None) -> dict[str, Any]:
    shape = {"type": "Polygon", "coordinates": [SQUARE]} if geometry is None else geometry
    return {"type": "Feature", "properties": {"slug": slug}, "geometry": shape}


def collection(*features: Any, **more: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more})


BOTH = (feature(), feature("newark-and-sherwood", {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}))


def test_shapes_are_read_in_the_order_of_the_districts(tmp_path: Path) -> None:
    shapes = load_area(write_repository(tmp_path, {FILE: collection(*reversed(BOTH))})).shapes
    ring = ((-1.0, 53.0), (-0.9, 53.0), (-0.9, 53.1), (-1.0, 53.0))
    assert shapes.shapes == (Shape("mansfield", ((ring,),)), Shape("newark-and-sherwood", ((ring,), (ring,))))
    assert not shapes.is_sketch


def test_a_sketch_says_so(tmp_path: Path) -> None:
    assert load_area(write_repository(tmp_path, {FILE: collection(*BOTH, sketch=True)})).shapes.is_sketch


def test_an_area_may_have_no_shapes(tmp_path: Path) -> None:
    assert load_area(write_repository(tmp_path)).shapes.shapes == ()


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        ("{\n oops", ["2: The shapes are not GeoJSON."]),
        (b"\xff\xfe", ["1: The shapes are not GeoJSON."]),
        ("[]", ["1: The file is not a GeoJSON FeatureCollection."]),
        (collection(feature(7)), ["1: Feature 1 does not say which district it is, in its property “slug”."]),
        (collection(feature()), ["1: District “newark-and-sherwood” of area.yaml has no shape."]),
        (collection(*BOTH, feature("hull")), ["1: The shape “hull” is of no district of area.yaml."]),
        (
            collection(feature(geometry={"type": "Point", "coordinates": [1, 2]})),
            ["1: The shape of “mansfield” is not a Polygon or a MultiPolygon."],
        ),
        (
            collection(feature(geometry={"type": "Polygon", "coordinates": [[]]})),
            ["1: The shape of “mansfield” has a ring that is not closed."],
        ),
        (
            collection(feature(geometry={"type": "MultiPolygon", "coordinates": [[]]})),
            ["1: The shape of “mansfield” has a polygon without a ring."],
        ),
        (
            collection(feature(geometry={"type": "Polygon", "coordinates": [[["1", 2]] * 4]})),
            ["1: The shape of “mansfield” has a point that is not two numbers."],
        ),
        (
            collection(feature(geometry={"type": "Polygon", "coordinates": [[[456000, 343000]] * 4]})),
            ["1: The shape of “mansfield” is in metres, not degrees."],
        ),
    ],
)
def test_what_is_wrong_is_said_with_the_remedy(tmp_path: Path, content: str | bytes, problems: list[str]) -> None:
    with pytest.raises(RecordsError) as raised:
        load_area(write_repository(tmp_path, {FILE: content}))
    assert [str(problem) for problem in raised.value.problems] == [f"{FILE}:{one} {REMEDY}" for one in problems]


# The sample's sketch


def holds(ring: Ring, longitude: float, latitude: float) -> bool:
    """Tell whether a point is inside a ring: a line to the east crosses it an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > latitude) != (y2 > latitude) and longitude < x1 + (latitude - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def test_each_outcode_of_the_sample_is_in_the_sketch_of_its_district() -> None:
    area = load_area(REPOSITORY)
    assert area.shapes.is_sketch
    rings = {shape.district: shape.polygons[0][0] for shape in area.shapes.shapes}
    known = {outcode: place for outcode, place in area.outcodes.items() if place.district is not None}
    where = {
        outcode: [slug for slug, ring in rings.items() if holds(ring, place.longitude, place.latitude)]
        for outcode, place in known.items()
    }
    assert where == {outcode: [place.district] for outcode, place in known.items()}


def test_the_sketch_has_no_gap_and_nothing_twice() -> None:
    """A border between two districts is one line, walked once each way; the outer border is one closed walk."""
    lines = [
        (here, there)
        for shape in load_area(REPOSITORY).shapes.shapes
        for here, there in zip(shape.polygons[0][0], shape.polygons[0][0][1:], strict=False)
    ]
    assert len(lines) == len(set(lines))
    outer = {here: there for here, there in lines if (there, here) not in lines}
    walked = [next(iter(sorted(outer)))]
    while outer[walked[-1]] != walked[0]:
        walked.append(outer[walked[-1]])
    assert len(walked) == len(outer)
