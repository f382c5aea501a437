"""Days stand where they are in time; words never lie on each other; a life is told in its order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.market.charts.biography import KINDS, Happening, biography
from plugins.market.charts.timeline import EVENTS, FILLS, Entry, Event, Now, Span, timeline
from plugins.market.charts.values import ChartError
from tests.market.charts.builders import DAYS, WORDS, make_chart, names
from tests.market.charts.looking import drawings, table_of

HEADS = ("Contract", "Runs", "Events")
SHORT = st.text("abcdefgh ", max_size=18).map(str.strip)


@st.composite
def entries(draw: st.DrawFn, label: str) -> Entry:
    """Make a row whose spans follow each other, as a contract and its extensions do."""
    days = sorted(draw(st.lists(DAYS, min_size=2, max_size=4, unique=True)))
    kinds = draw(st.lists(st.sampled_from(["firm", "extension", "option"]), min_size=3, max_size=3))
    spans = [
        Span(start, end, kind, f"{start} to {end}", draw(SHORT))
        for start, end, kind in zip(days, days[1:], kinds, strict=False)
    ]
    if draw(st.booleans()):
        spans = [Span(days[0], days[-1], "slip", "slipped", draw(SHORT))]
    events = [
        Event(draw(DAYS), draw(st.sampled_from(list(EVENTS))), draw(WORDS)) for _one in range(draw(st.integers(0, 5)))
    ]
    return Entry(label, spans, events, draw(st.one_of(st.just(""), WORDS)))


@settings(max_examples=40)
@given(names(1, 4), st.data(), st.one_of(st.none(), DAYS))
def test_no_word_lies_on_another(labels: list[str], data: st.DataObject, now: date | None) -> None:
    rows = [data.draw(entries(label)) for label in labels]
    shown = Now(now, "As at today") if now else None
    for one in drawings(timeline(make_chart(), rows, HEADS, shown)):
        inside = [text for text in one.texts if "chart-inside" not in text.styles]
        assert len(inside) <= len(one.texts)
        assert one.faults() == []


def test_spans_are_as_long_as_they_last() -> None:
    rows = [
        Entry("A", [Span(date(2010, 1, 1), date(2014, 1, 1), "firm", "four years")]),
        Entry("B", [Span(date(2012, 1, 1), date(2013, 1, 1), "extension", "one year")]),
        Entry("C", [Span(date(2013, 1, 1), date(2015, 1, 1), "option", "two years")]),
    ]
    for one in drawings(timeline(make_chart(), rows, HEADS)):
        four, a_year, two = one.bars("chart-main", "chart-edge")
        assert four.width == pytest.approx(4 * a_year.width, rel=0.01)
        assert two.width == pytest.approx(2 * a_year.width, rel=0.01)
        assert two.left - a_year.left == pytest.approx(a_year.width, rel=0.01)
        fills = [rect.attrib.get("fill", "") for rect in one.root.iter("rect") if "chart-edge" in rect.attrib["class"]]
        assert [fill.rpartition("-")[2] for fill in fills] == ["hatch)", "lines)"]


def test_a_slip_goes_from_a_hollow_circle_to_a_full_one() -> None:
    rows = [
        Entry("Late", [Span(date(2012, 1, 1), date(2013, 1, 1), "slip", "2012, now 2013", "12 months later")]),
        Entry("Kept", [Span(date(2012, 1, 1), date(2012, 1, 1), "slip", "2012", "as planned")]),
    ]
    drawn = timeline(make_chart(), rows, HEADS)
    for one in drawings(drawn):
        circles = [(each.attrib["class"], each.attrib["cx"]) for each in one.root.iter("circle")]
        assert [style for style, _x in circles] == ["chart-event-open", "chart-event", "chart-event"]
        assert circles[0][1] == circles[2][1]
        assert float(circles[1][1]) > float(circles[0][1])
    assert table_of(drawn) == [["Contract", "Runs"], ["Late", "2012, now 2013"], ["Kept", "2012"]]


def test_the_table_says_every_span_and_event() -> None:
    spans = [
        Span(date(2012, 1, 1), date(2013, 1, 1), "firm", "2012"),
        Span(date(2013, 1, 1), date(2014, 1, 1), "option", "or 2013"),
    ]
    rows = [Entry("A", spans, [Event(date(2012, 6, 1), "reviewed", "Looked at")]), Entry("B", spans[:1])]
    assert table_of(timeline(make_chart(), rows, HEADS)) == [
        ["Contract", "Runs", "Events"], ["A", "2012; or 2013", "Looked at"], ["B", "2012", "–"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (Entry("A", ()), "“A” has neither a span nor an event. Leave it out."),
        (Entry("A", [Span(date(2013, 1, 1), date(2012, 1, 1), "firm", "x")]), "a span of “A” ends before it starts"),
        (Entry("A", [Span(date(2013, 1, 1), date(2014, 1, 1), "firm", "")]), "or has no text."),
        (
            Entry("A", [Span(date(2013, 1, 1), date(2014, 1, 1), "soft", "x")]),
            f"has a “soft”. It can draw: {', '.join(FILLS)}.",
        ),
        (Entry("A", (), [Event(date(2013, 1, 1), "born", "x")]), f"has a “born”. It can draw: {', '.join(EVENTS)}."),
    ],
)
def test_a_bad_row_is_refused(row: Entry, message: str) -> None:
    with pytest.raises(ChartError) as raised:
        timeline(make_chart(), [row], HEADS)
    assert message in str(raised.value)


@settings(max_examples=40)
@given(names(1, 6), st.data())
def test_a_life_never_writes_one_word_on_another(whats: list[str], data: st.DataObject) -> None:
    kinds = st.sampled_from(list(KINDS))
    happenings = [Happening(data.draw(kinds), data.draw(WORDS), what, data.draw(WORDS)) for what in whats]
    for one in drawings(biography(make_chart(), happenings, ("What", "When"))):
        assert one.faults() == []


def test_a_life_is_plain_while_it_runs_hatched_while_extended_and_dotted_after() -> None:
    kinds = ("planned", "opened", "abandoned", "extended", "reviewed", "replaced", "opened", "ended")
    happenings = [Happening(kind, str(2000 + index), f"{kind} {index}") for index, kind in enumerate(kinds)]
    for one in drawings(biography(make_chart(), happenings, ("What", "When"))):
        pieces = [each for each in one.root if each.tag in ("rect", "line")]
        held = [each.attrib.get("fill", each.attrib["class"]).rpartition("-")[2] for each in pieces]
        assert held == ["nothing", "main", "main", "hatch)", "hatch)", "nothing", "main"]
        assert len([each for each in one.root if "chart-event" in each.attrib.get("class", "")]) == 8


def test_an_unknown_happening_is_refused() -> None:
    with pytest.raises(ChartError, match=r"has a “born”\. It can draw: planned, opened, extended"):
        biography(make_chart(), [Happening("born", "2012", "x")], ("What", "When"))
