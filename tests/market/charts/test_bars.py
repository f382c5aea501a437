"""Bars are as long as their numbers say, from zero, and what is hidden is no bar."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.market.charts.bars import Bar, Limit, bars
from plugins.market.charts.values import ChartError, Value
from tests.market.charts.builders import NUMBERS, VALUES, make_chart, names
from tests.market.charts.looking import drawings, table_of

HEADS = ("Thing", "Number")
FILLS = ("chart-main", "chart-quiet", "chart-edge")


@settings(max_examples=40)
@given(names(1, 8), st.data())
def test_bars_are_in_proportion_and_no_text_lies_on_another(labels: list[str], data: st.DataObject) -> None:
    values: list[Value] = data.draw(st.lists(VALUES, min_size=len(labels), max_size=len(labels)))
    rows = [Bar(label, value.number, value.text) for label, value in zip(labels, values, strict=True)]
    numbers = [value.number for value in values if value.number]
    for one in drawings(bars(make_chart(), rows, HEADS)):
        assert one.faults() == []
        found = one.bars(*FILLS)
        starts = {box.left for box in found}
        assert len(starts) <= 1, "every bar starts at zero"
        longest = max((box.width for box in found), default=0.0)
        for number, box in zip(numbers, found, strict=True):
            assert box.width == pytest.approx(longest * number / max(numbers), abs=0.11)


@given(NUMBERS, NUMBERS)
def test_bounds_are_drawn_from_one_to_the_other(first: float, second: float) -> None:
    least, most = sorted((first, second))
    for one in drawings(bars(make_chart(), [Bar("A", least, "a", most=most), Bar("B", 1e9, "b")], HEADS)):
        boxes = one.bars(*FILLS)
        scale = boxes[-1].width / 1e9
        assert sum(box.width for box in boxes[:-1]) == pytest.approx(most * scale, abs=0.3)


@pytest.mark.parametrize("marker", ["[c]", "[x]", "[z]", "[k]", "not held"])
def test_what_is_not_shown_is_no_bar_and_not_zero(marker: str) -> None:
    rows = [Bar("Seen", 12, "12"), Bar("Hidden", None, marker), Bar("Nothing", 0, "0")]
    drawn = bars(make_chart(), rows, HEADS)
    for one in drawings(drawn):
        assert len(one.bars(*FILLS)) == 1
        gone = [text for text in one.texts if text.said == marker]
        assert len(gone) == 1
        assert "chart-gone-text" in gone[0].styles
        assert len([circle for circle in one.root.iter("circle") if circle.attrib["class"] == "chart-gone"]) == 3
        (zero,) = [text for text in one.texts if text.said == "0"]
        assert "chart-gone-text" not in zero.styles
    assert table_of(drawn)[1:] == [["Seen", "12"], ["Hidden", marker], ["Nothing", "0"]]


def test_a_limit_stands_at_its_number() -> None:
    for one in drawings(bars(make_chart(), [Bar("A", 10, "£10"), Bar("B", 20, "£20")], HEADS, Limit(15, "Cap £15"))):
        first, second = one.bars(*FILLS)
        (limit,) = [line for line in one.root.iter("line") if line.attrib["class"] == "chart-limit"]
        assert float(limit.attrib["x1"]) == pytest.approx((first.right + second.right) / 2, abs=0.2)


def test_a_number_that_would_lie_on_the_limit_is_in_its_bar() -> None:
    rows = [Bar("Below", 13.5, "£13.50"), Bar("Above", 20, "£20")]
    for one in drawings(bars(make_chart(), rows, HEADS, Limit(14, "Cap £14"))):
        (below,) = [text for text in one.texts if text.said == "£13.50"]
        assert "chart-value--main" in below.styles
        assert below.box.right < one.bars(*FILLS)[0].right


@pytest.mark.parametrize(
    ("bar", "message"),
    [
        (Bar("A", 12, "[c]"), "has a number for “[c]”. Give None: what is hidden must not be drawn."),
        (Bar("A", 12, "12 [k]"), "has a number for “12 [k]”."),
        (Bar("A", -1, "-1"), "cannot draw -1. Every length starts at zero and ends at a number."),
        (Bar("A", float("nan"), "?"), "cannot draw nan."),
        (Bar("A", float("inf"), "?"), "cannot draw inf."),
        (Bar("A", 3, " "), "has a value without a text. Give the number as people read it."),
        (Bar("A", 3, "3", most=2), "“A” has a most below its least. Swap them."),
        (Bar(" ", 3, "3"), "or one without a name. Tell them apart."),
        (Bar("A", 3, "3", link="javascript:alert(1)"), "links to “javascript:alert(1)”."),
        (Bar("A", 3, "a very long text that nobody can read at the end of any bar"), "has no room to write “a very"),
    ],
)
def test_a_bad_bar_is_refused(bar: Bar, message: str) -> None:
    with pytest.raises(ChartError) as raised:
        bars(make_chart(), [bar], HEADS)
    assert message in str(raised.value)
    assert str(raised.value).startswith("Chart “chart")


def test_two_rows_of_one_name_and_no_row_are_refused() -> None:
    with pytest.raises(ChartError, match="has two rows called “A”"):
        bars(make_chart(), [Bar("A", 1, "1"), Bar("A", 2, "2")], HEADS)
    with pytest.raises(ChartError, match=r"has nothing to show\. Say on the page what is not held"):
        bars(make_chart(), [], HEADS)
