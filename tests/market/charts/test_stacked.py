"""The parts of a stack are as long as their numbers, told apart, and named over the first bar where they can be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.market.charts.stacked import Stack, stacked
from plugins.market.charts.values import ChartError, Value
from tests.market.charts.builders import VALUES, make_chart, names
from tests.market.charts.looking import Looked, drawings, table_of

HEADS = ("Thing", "All")
FILLS = ("chart-main", "chart-edge", "chart-empty")


def parts_of(one: Looked) -> list[float]:
    """Give the lengths of the parts, without the squares of a key."""
    return [box.width for box in one.bars(*FILLS) if box.height != 15]


@settings(max_examples=40)
@given(names(1, 5), names(2, 5), st.data())
def test_parts_are_in_proportion_and_no_text_lies_on_another(
    labels: list[str], parts: list[str], data: st.DataObject
) -> None:
    row = st.lists(VALUES, min_size=len(parts), max_size=len(parts))
    rows = [Stack(label, data.draw(row), data.draw(st.sampled_from(["", "12,300"]))) for label in labels]
    numbers = [part.number for one in rows for part in one.parts if part.number]
    for one in drawings(stacked(make_chart(), rows, parts, HEADS)):
        assert one.faults() == []
        found = parts_of(one)
        for number, width in zip(numbers, found, strict=True):
            assert width == pytest.approx(max(found) * number / max(numbers), abs=0.11)


def test_each_part_is_named_over_the_first_bar_and_pointed_at() -> None:
    rows = [Stack("A", (Value(30, "30%"), Value(30, "30%"), Value(40, "40%")), "100%")]
    for one in drawings(stacked(make_chart(), rows, ("Two largest", "Next five", "Others"), HEADS)):
        pointers = [
            float(line.attrib["x1"]) for line in one.root.iter("line") if line.attrib["class"] == "chart-pointer"
        ]
        bars = one.bars(*FILLS)
        assert len(bars) == len(pointers) == 3, "no key is needed"
        for x, bar in zip(pointers, bars, strict=True):
            assert bar.left <= x <= bar.right


def test_a_key_names_the_parts_where_the_first_bar_lacks_one() -> None:
    rows = [Stack("A", (Value(30, "30"), Value(None, "[c]"))), Stack("B", (Value(20, "20"), Value(15, "15")))]
    for one in drawings(stacked(make_chart(), rows, ("Seen", "Hidden"), HEADS)):
        assert len([box for box in one.bars(*FILLS) if box.height == 15]) == 2
        assert parts_of(one) == [pytest.approx(parts_of(one)[0]), *parts_of(one)[1:]]
        assert len(parts_of(one)) == 3
        assert [text.said for text in one.texts].count("[c]") == 1


def test_the_table_has_every_part_and_its_total() -> None:
    rows = [Stack("A", (Value(30, "30"), Value(None, "[c]")), "35"), Stack("B", (Value(0, "0"), Value(1, "1")))]
    assert table_of(stacked(make_chart(), rows, ("Yes", "No"), HEADS)) == [
        ["Thing", "Yes", "No", "All"], ["A", "30", "[c]", "35"], ["B", "0", "1", ""],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "values", "message"),
    [
        (("A",), (Value(1, "1"),), "has 1 parts. It can tell 2 to 5 apart."),
        (tuple("ABCDEF"), (Value(1, "1"),) * 6, "has 6 parts."),
        (("A", "B"), (Value(1, "1"),), "“Row” has 1 of 2 parts."),
        (("A", "A"), (Value(1, "1"),) * 2, "has two rows called “A”"),
        (("A", "B"), (Value(1, "1"), Value(2, "[c]")), "what is hidden must not be drawn."),
    ],
)
def test_a_bad_stack_is_refused(parts: tuple[str, ...], values: tuple[Value, ...], message: str) -> None:
    with pytest.raises(ChartError) as raised:
        stacked(make_chart(), [Stack("Row", values)], parts, HEADS)
    assert message in str(raised.value)
