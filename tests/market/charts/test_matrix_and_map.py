"""A matrix has its words, on a phone too; a map names every district with its value."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.market.charts.districts import District, district_map, level_of
from plugins.market.charts.matrix import KINDS, Across, Cell, matrix
from plugins.market.charts.outlines import Projection, cross
from plugins.market.charts.values import ChartError
from plugins.records.area import load_area
from plugins.records.shapes import Shape, Shapes
from tests.market.charts.builders import VALUES, make_chart, names
from tests.market.charts.gallery import REPOSITORY
from tests.market.charts.looking import Looked, drawings, table_of

HEADS = ("District", "Number")
CELLS = st.sampled_from([Cell("", ""), *(Cell(kind, kind.capitalize()) for kind in KINDS)])


@settings(max_examples=40)
@given(names(1, 8), names(1, 5), st.data())
def test_no_word_of_a_matrix_lies_on_another(columns: list[str], labels: list[str], data: st.DataObject) -> None:
    cells = st.lists(CELLS, min_size=len(columns), max_size=len(columns))
    rows = [Across(label, data.draw(cells)) for label in labels]
    drawn = matrix(make_chart(), columns, rows, "Service")
    for one in drawings(drawn):
        assert one.faults() == []
    assert table_of(drawn)[0] == ["Service", *columns]
    for row, shown in zip(rows, table_of(drawn)[1:], strict=True):
        assert shown == [row.label, *(cell.word or "–" for cell in row.cells)]


def test_a_phone_is_told_for_each_service_which_areas_share_a_word() -> None:
    cells = [Cell("maintain", "Maintain"), Cell("grow", "Grow"), Cell("", ""), Cell("grow", "Grow", "/grow/")]
    drawn = matrix(
        make_chart(), ("Ashfield", "Bassetlaw", "Broxtowe", "Gedling"), [Across("Home care", cells)], "Service"
    )
    narrow, wide = drawings(drawn)
    assert [text.said for text in narrow.texts] == ["Home care", "Grow", "Bassetlaw, Gedling", "Maintain", "Ashfield"]
    assert [text.said for text in wide.texts if "chart-word" in text.styles] == ["Maintain", "Grow", "Grow"]
    assert '<a href="/grow/">Grow</a>' in drawn


def test_each_signal_has_a_sign_of_its_own() -> None:
    kinds = ("grow", "new", "maintain", "remodel", "reduce", "pause", "decommission")
    assert len({KINDS[kind][0] for kind in kinds}) == len(kinds)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ([Cell("grow", "Grow")], "“A” has 1 of 2 cells."),
        ([Cell("shrink", "Shrink")] * 2, "has a “shrink”. It can draw: grow, new, maintain"),
        ([Cell("grow", " ")] * 2, "has a “grow”."),
        ([Cell("grow", "Grow", "javascript:x")] * 2, "links to “javascript:x”."),
    ],
)
def test_a_bad_matrix_is_refused(cells: list[Cell], message: str) -> None:
    with pytest.raises(ChartError) as raised:
        matrix(make_chart(), ("One", "Two"), [Across("A", cells)], "Service")
    assert message in str(raised.value)


def square(slug: str, west: float, south: float, size: float) -> Shape:
    corners = ((west, south), (west + size, south), (west + size, south + size), (west, south + size), (west, south))
    return Shape(slug, ((corners,),))


def pointers(one: Looked) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    found = [line.attrib for line in one.root.iter("line") if line.attrib["class"] == "chart-pointer"]
    return [((float(a["x1"]), float(a["y1"])), (float(a["x2"]), float(a["y2"]))) for a in found]


@settings(max_examples=40)
@given(names(1, 14), st.data())
def test_words_beside_a_map_do_not_lie_on_each_other(labels: list[str], data: st.DataObject) -> None:
    places = st.tuples(st.floats(-2, 0), st.floats(52, 53), st.floats(0.01, 0.3))
    values = [data.draw(VALUES) for _label in labels]
    shapes = Shapes(tuple(square(f"d{index}", *data.draw(places)) for index in range(len(labels))))
    districts = [
        District(f"d{index}", label, value.number, value.text)
        for index, (label, value) in enumerate(zip(labels, values, strict=True))
    ]
    for drawn in (
        district_map(make_chart(), districts, shapes, HEADS),
        district_map(make_chart(), districts, Shapes(), HEADS),
    ):
        for one in drawings(drawn):
            assert one.faults() == []
        assert table_of(drawn)[1:] == [[one.name, one.text] for one in districts]


def sample(*numbers: float | None) -> list[District]:
    area = load_area(REPOSITORY)
    return [
        District(one.slug, one.name, number, "[c]" if number is None else f"{number}")
        for one, number in zip(area.districts, numbers, strict=True)
    ]


def test_the_pointers_of_the_sample_map_do_not_cross() -> None:
    districts = sample(1, 2, 3, 4, 5, 6, 7, 8)
    for one in drawings(district_map(make_chart(), districts, load_area(REPOSITORY).shapes, HEADS)):
        found = pointers(one)
        assert len(found) == 8
        assert not any(cross(first, second) for first, second in itertools.combinations(found, 2))


def test_a_pointer_ends_inside_its_district() -> None:
    shapes = load_area(REPOSITORY).shapes.shapes
    projection = Projection.fitting(shapes, 0, 0, (400, 400))
    for shape in shapes:
        x, y = projection.inside(shape)
        ring = [projection.place(*point) for point in shape.polygons[0][0]]
        turns = 0.0
        for (x1, y1), (x2, y2) in itertools.pairwise(ring):
            angle = math.atan2(y2 - y, x2 - x) - math.atan2(y1 - y, x1 - x)
            turns += (angle + math.pi) % (2 * math.pi) - math.pi
        assert abs(turns) == pytest.approx(2 * math.pi), shape.district


def test_shades_are_equal_steps_from_nothing_and_a_hidden_value_has_none() -> None:
    districts = sample(0, 1, 25, 26, 50, 76, 100, None)
    assert [level_of(one, districts) for one in districts] == [0, 1, 1, 2, 2, 4, 4, None]
    assert level_of(districts[0], districts[:1]) == 0


def test_a_hidden_district_is_hatched_and_says_so() -> None:
    districts = sample(None, 2, 3, 4, 5, 6, 7, 8)
    for drawn in (
        district_map(make_chart(), districts, shapes, HEADS) for shapes in (load_area(REPOSITORY).shapes, Shapes())
    ):
        for one in drawings(drawn):
            hatched = [each for each in one.root.iter() if each.attrib.get("fill", "").endswith("-gone)")]
            assert len(hatched) == 1
            assert [text.said for text in one.texts if "chart-gone-text" in text.styles] == ["[c]"]
        assert "[c] hidden, so that nobody can be picked out." in drawn


def test_a_sketch_and_squares_say_what_they_are() -> None:
    districts = sample(1, 2, 3, 4, 5, 6, 7, 8)
    assert "The shapes are a sketch." in district_map(make_chart(), districts, load_area(REPOSITORY).shapes, HEADS)
    assert "Each square is a district." in district_map(make_chart(), districts, Shapes(), HEADS)


def test_a_map_is_true_to_shape() -> None:
    """A square of 10 by 10 miles comes out as a square."""
    tall, wide = 10 / 69.0, 10 / (69.0 * math.cos(math.radians(53)))
    ring = ((-1.0, 53.0), (-1.0 + wide, 53.0), (-1.0 + wide, 53.0 + tall), (-1.0, 53.0 + tall), (-1.0, 53.0))
    projection = Projection.fitting([Shape("a", ((ring,),))], 0, 0, (300, 300))
    west, north = projection.place(-1.0, 53.0 + tall)
    east, south = projection.place(-1.0 + wide, 53.0)
    assert east - west == pytest.approx(south - north, rel=0.005)
