"""Lines start from zero, leave a gap where nothing is known, and keep their names apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.market.charts.lines import Line, Periods, lines_over_time
from plugins.market.charts.values import ChartError, Value
from tests.market.charts.builders import VALUES, make_chart, names
from tests.market.charts.looking import Looked, drawings, table_of


def said(number: float) -> str:
    return f"£{number / 1e6:,.0f}m" if number >= 1e6 else f"£{number:,.0f}"


def points(one: Looked) -> list[tuple[float, float]]:
    """Give the circles that a single line's points are."""
    found = [circle for circle in one.root.iter("circle") if "chart-point" in circle.attrib["class"]]
    return [(float(circle.attrib["cx"]), float(circle.attrib["cy"])) for circle in found]


@settings(max_examples=40)
@given(names(1, 9), names(1, 4), st.data())
def test_no_text_lies_on_another(periods: list[str], labels: list[str], data: st.DataObject) -> None:
    row = st.lists(VALUES, min_size=len(periods), max_size=len(periods))
    rows = [Line(label, [Value(one.number, one.text[:9]) for one in data.draw(row)]) for label in labels]
    for one in drawings(lines_over_time(make_chart(), Periods("When", periods), rows, said)):
        names_of_periods = [text for text in one.texts if "chart-tick" in text.styles]
        assert names_of_periods
        assert one.faults() == []


@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=9))
def test_heights_are_in_proportion_from_zero(numbers: list[float]) -> None:
    periods = Periods("When", [str(index) for index in range(len(numbers))])
    row = Line("A", [Value(number, f"{number:.0f}") for number in numbers])
    for one in drawings(lines_over_time(make_chart(), periods, [row], said)):
        (base,) = [
            line
            for line in one.root.iter("line")
            if line.attrib["class"] == "chart-base" and line.attrib["y1"] == line.attrib["y2"]
        ]
        heights = [float(base.attrib["y1"]) - y for _x, y in points(one)]
        for number, height in zip(numbers, heights, strict=True):
            assert height * max(numbers) == pytest.approx(max(heights) * number, rel=0.01, abs=0.2 * max(numbers))


def test_periods_stand_where_they_are_in_time() -> None:
    row = Line("A", [Value(number, str(number)) for number in (1, 2, 3)])
    for one in drawings(
        lines_over_time(make_chart(), Periods("When", ("a", "b", "c"), (2000, 2001, 2004)), [row], said)
    ):
        first, second, third = (x for x, _y in points(one))
        assert third - first == pytest.approx(4 * (second - first), abs=0.5)


def test_a_value_that_is_not_known_is_a_gap_and_an_estimate_is_dashed() -> None:
    values = [Value(1, "1"), Value(None, "[c]"), Value(2, "2"), Value(3, "3"), Value(4, "4 [f]", is_estimate=True)]
    drawn = lines_over_time(make_chart(), Periods("When", tuple("abcde")), [Line("A", values)], said)
    for one in drawings(drawn):
        steps = [path.attrib["class"] for path in one.root.iter("path") if "chart-line" in path.attrib["class"]]
        assert steps == ["chart-line chart-line--1", "chart-line chart-line--1 chart-line--dashed"]
        assert len(points(one)) == 4
        assert [text.said for text in one.texts if "chart-gone-text" in text.styles] == ["[c]"]
    assert [row[1] for row in table_of(drawn)] == ["A", "1", "[c]", "2", "3", "4 [f]"]


def test_each_line_has_a_sign_of_its_own() -> None:
    rows = [Line(label, [Value(5, "5")]) for label in "ABCD"]
    for one in drawings(lines_over_time(make_chart(), Periods("When", ("a",)), rows, said)):
        signs = [each for each in one.root.iter() if "chart-point" in each.attrib.get("class", "")]
        drawn = {each.attrib.get("d", "circle") for each in signs}
        assert len(signs) == len(drawn) == 4


@pytest.mark.parametrize(
    ("periods", "rows", "message"),
    [
        (Periods("When", ("a",)), [], "has 0 lines. It can tell 1 to 4 apart."),
        (Periods("When", ("a",)), [Line(label, [Value(1, "1")]) for label in "ABCDE"], "has 5 lines."),
        (Periods("When", ("a", "b")), [Line("A", [Value(1, "1")])], "“A” has 1 of 2 values."),
        (Periods("When", ("a", "b"), (2, 1)), [Line("A", [Value(1, "1")] * 2)], "needs a place in time"),
        (Periods("When", ("a", "a")), [Line("A", [Value(1, "1")] * 2)], "has two rows called “a”"),
        (Periods("When", ("a",)), [Line("A", [Value(1, "[c]")])], "what is hidden must not be drawn."),
        (Periods("When", ("a", "b")), [Line("A", [Value(1, "one " * 9)] * 2)], "has no room for its lines"),
    ],
)
def test_bad_lines_are_refused(periods: Periods, rows: list[Line], message: str) -> None:
    with pytest.raises(ChartError) as raised:
        lines_over_time(make_chart(), periods, rows, said)
    assert message in str(raised.value)
