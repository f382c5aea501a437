"""The pieces of every chart: words, widths, scales, places for words, and what a chart may not be."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from plugins.market.charts.bars import Bar, bars
from plugins.market.charts.callouts import Callout, _boxes, place_above, place_all, place_below, spread
from plugins.market.charts.canvas import number
from plugins.market.charts.lettering import width_of, wrapped
from plugins.market.charts.matrix import Across, Cell, matrix
from plugins.market.charts.scales import Years, ticks, year_ticks
from plugins.market.charts.values import ChartError
from tests.market.charts.builders import HOSTILE, WORDS, make_chart
from tests.market.charts.looking import drawings

FONTS = Path("/usr/share/fonts/truetype/dejavu")


def test_a_title_has_fifteen_words_at_most() -> None:
    assert make_chart(title="word " * 15).title
    with pytest.raises(ChartError) as raised:
        make_chart(title="word " * 16)
    assert str(raised.value) == "The title of chart “chart” has 16 words. Say what it shows in 15 or fewer."


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": " "}, "Chart “chart” has no title. Write one."),
        ({"subtitle": ""}, "has no subtitle."),
        ({"source": ""}, "has no source."),
        ({"name": "Two words"}, "A chart is called “Two words”. Name it in small letters"),
        ({"name": 'a"b'}, "A chart is called"),
        (
            {"csv": "javascript:alert(1)"},
            "links to “javascript:alert(1)”. Write an address that starts with https:// or /.",
        ),
        ({"source_link": "data:text/html,x"}, "links to “data:text/html,x”."),
    ],
)
def test_a_bad_chart_is_refused(changes: dict[str, str], message: str) -> None:
    with pytest.raises(ChartError) as raised:
        make_chart(**changes)
    assert message in str(raised.value)


def test_hostile_text_is_text_wherever_it_stands() -> None:
    chart = make_chart(title=HOSTILE, subtitle=HOSTILE, source=HOSTILE, note=HOSTILE, said=HOSTILE, table_of=HOSTILE)
    drawn = bars(chart, [Bar(HOSTILE, 3, "<b>3</b>"), Bar("B", None, "<i>")], (HOSTILE, HOSTILE))
    drawn += matrix(chart, (HOSTILE,), [Across(HOSTILE, [Cell("grow", HOSTILE, "/x/")])], HOSTILE)
    for bad in ("<script", "<img", "<b>", "<i>", 'onerror=alert(2)">'):
        assert bad not in drawn
    assert "&lt;script&gt;" in drawn
    assert len(drawings(bars(chart, [Bar(HOSTILE, 3, "3")], ("A", "B")))) == 2


@given(WORDS, st.floats(20, 400), st.booleans())
def test_wrapped_lines_fit_and_lose_nothing(text: str, room: float, bold: bool) -> None:  # noqa: FBT001
    lines = wrapped(text, room, bold=bold)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(width_of(one, bold=bold) <= room or len(one) == 1 for one in lines)


@pytest.mark.skipif(not FONTS.is_dir(), reason="no DejaVu fonts here to measure by")
@pytest.mark.parametrize("bold", [False, True])
def test_no_letter_is_wider_than_it_is_said_to_be(bold: bool) -> None:  # noqa: FBT001
    font = ImageFont.truetype(str(FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")), 1000)
    letters = [*map(chr, range(32, 127)), *"£€–—‘’“”…·½éèüöäłąęśźżóćńŁŚŻÓĄĘ"]
    wide = {one: font.getlength(one) / 1000 for one in letters}
    assert {one: width for one, width in wide.items() if width_of(one, 1, bold=bold) < width - 0.011} == {}


@given(st.floats(1e-6, 1e12))
def test_ticks_are_round_start_at_zero_and_reach_the_most(most: float) -> None:
    marks = ticks(most)
    assert marks[0] == 0
    assert marks[-1] >= most * (1 - 1e-9)
    assert 3 <= len(marks) <= 6
    step = marks[1]
    assert f"{step:.6e}"[:8] in ("1.000000", "2.000000", "5.000000")
    for index, mark in enumerate(marks):
        assert mark == pytest.approx(step * index)


def test_ticks_of_what_people_see() -> None:
    assert ticks(15.33) == (0, 5, 10, 15, 20)
    assert ticks(80) == (0, 20, 40, 60, 80)
    assert ticks(0) == (0, 1)
    assert year_ticks(2008, 2017, 12) == tuple(range(2008, 2018))
    assert year_ticks(2003, 2017, 4) == (2005, 2010, 2015)


def test_a_day_stands_where_it_is_in_its_years() -> None:
    years = Years(2012, 2014, 100, 831)
    assert years.place(date(2012, 1, 1)) == 100
    assert years.place(date(2014, 1, 1)) == 831
    assert years.place(date(2012, 1, 2)) == pytest.approx(101)


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(5, 200), st.integers(1, 3)), max_size=8))
def test_callouts_never_meet_each_other_s_words_or_pointers(given_ones: list[tuple[float, float, int]]) -> None:
    callouts = [Callout(x, width, tall=tall) for x, width, tall in given_ones]
    for placed in (place_below(callouts), place_above(callouts)):
        assert [one.x for one in placed] == [one.x for one in callouts]
        for one, other in itertools.permutations(map(_boxes, placed), 2):
            assert not one[0].touches(other[0])
            assert not one[0].touches(other[1])


def test_callouts_that_cannot_fit_are_told_and_others_take_the_fewest_lanes() -> None:
    assert place_all([Callout(10, 500)], 0, 300) is None
    assert place_all([Callout(index, 10) for index in range(6)], 0, 300) is None
    first, second, third = place_all([Callout(10, 90), Callout(60, 90), Callout(200, 90)], 0, 300) or ()
    assert (first.lane, second.lane, third.lane) == (1, 0, 0)
    assert (first.left, second.left, third.left) == (15, 65, 205)


@given(st.lists(st.tuples(st.floats(-50, 400), st.floats(1, 80)), min_size=1, max_size=8), st.floats(50, 400))
def test_spread_things_do_not_lie_on_each_other(things: list[tuple[float, float]], bottom: float) -> None:
    heights = [height for _top, height in things]
    tops = spread([top for top, _height in things], heights, bottom)
    ranges = sorted(zip(tops, heights, strict=True))
    assert ranges[0][0] >= 0
    assert all(top + height <= after + 1e-6 for (top, height), (after, _next) in itertools.pairwise(ranges))
    assert ranges[-1][0] + ranges[-1][1] <= max(bottom, sum(heights)) + 1e-6


def test_places_are_written_short() -> None:
    assert [number(one) for one in (1, 1.04, 1.06, -0.01, 20, 100.5)] == ["1", "1", "1.1", "0", "20", "100.5"]
