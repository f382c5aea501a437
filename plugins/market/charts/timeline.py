"""A timeline: when each contract or plan runs, by how much it was or may be extended, and what happens when.

A ledger of slips is one too: its spans go from the day first planned to the day planned now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from plugins.market.charts.callouts import FLAG, Callout, Placed, lanes_of, place_above, place_below
from plugins.market.charts.canvas import Box, Canvas, Drawing, block, line, lines, rect, text
from plugins.market.charts.figure import Row, Table, figure
from plugins.market.charts.labels import BETWEEN, Label, LabelColumn, beside_line, room_for_bars
from plugins.market.charts.lettering import LINE, RISE, SMALL, widest, width_of, wrapped
from plugins.market.charts.marks import sign
from plugins.market.charts.scales import Years, year_ticks
from plugins.market.charts.values import Chart, ChartError

FILLS = {"firm": "main", "extension": "hatch", "option": "lines", "slip": ""}
EVENTS = {
    "opened": "circle",
    "extended": "right",
    "abandoned": "cross",
    "replaced": "square",
    "reviewed": "diamond",
    "planned": "ring",
    "ended": "square",
}
THICK = 22.0
BESIDE = 14.0  # from the end of a slip to its words
APART = 50.0  # from one year's line to the next, at least


@dataclass(frozen=True, slots=True)
class Span:
    """A time in which something runs: firm, its extension, the option of one, or a slip from a first to a new day.

    `text` says it whole, for the table; `label` says it short, in the drawing.
    """

    start: date
    end: date
    kind: str
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What happens on a day; its text is written in the drawing and in the table."""

    day: date
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: its name, what stands under it in smaller letters, its spans and events."""

    label: str
    spans: Sequence[Span]
    events: Sequence[Event] = ()
    note: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Now:
    """The day the chart is true for, and the text of it."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The lines of a callout, and where they stand."""

    said: Sequence[str]
    placed: Placed


def timeline(chart: Chart, rows: Sequence[Entry], heads: tuple[str, str, str], now: Now | None = None) -> Markup:
    """Draw a timeline. `heads` are over the table's columns: the rows' names, their spans, their events."""
    for row in rows:
        _check(chart.name, row)
    has_events = any(row.events for row in rows)
    table = Table(
        heads if has_events else heads[:2],
        [
            Row(row.label, (_joined(row.spans), *([_joined(row.events)] if has_events else [])), row.link)
            for row in rows
        ],
        are_numbers=False,
    )
    return figure(chart, lambda canvas: _draw(canvas, rows, now), table)


def _joined(parts: Sequence[Span] | Sequence[Event]) -> str:
    return "; ".join(part.text for part in parts) or "–"


def _check(name: str, row: Entry) -> None:
    if not row.spans and not row.events:
        raise ChartError(f"Chart “{name}”: “{row.label}” has neither a span nor an event. Leave it out.")
    for span in row.spans:
        if span.end < span.start or not span.text.strip():
            raise ChartError(f"Chart “{name}”: a span of “{row.label}” ends before it starts, or has no text.")
    kinds = [*((span.kind, FILLS) for span in row.spans), *((event.kind, EVENTS) for event in row.events)]
    for kind, known in kinds:
        if kind not in known:
            raise ChartError(f"Chart “{name}” has a “{kind}”. It can draw: {', '.join(known)}.")


def _draw(canvas: Canvas, rows: Sequence[Entry], now: Now | None) -> Drawing:
    column = LabelColumn.fitting(canvas, [(row.label, row.note) for row in rows])
    years = _years(canvas, rows, now, column.width)
    top = first = (2 if now else 1) * LINE + 12
    pieces: list[Markup] = []
    for row, label in zip(rows, column.labels, strict=True):
        drawn, height = _row(canvas, row, label, years, top)
        pieces += drawn
        top += height + BETWEEN
    bottom = top - BETWEEN + 4
    return Drawing(bottom, [*_axis(canvas, years, now, first, bottom), *pieces])


def _years(canvas: Canvas, rows: Sequence[Entry], now: Now | None, left: float) -> Years:
    days = [day for row in rows for span in row.spans for day in (span.start, span.end)]
    days += [event.day for row in rows for event in row.events] + ([now.day] if now else [])
    slips = [span.label for row in rows for span in row.spans if span.kind == "slip" and span.label]
    room = room_for_bars(canvas, left + BESIDE, slips) if slips else canvas.width - left - 1
    return Years(min(days).year, max(days).year + 1, left, left + room)


def _axis(canvas: Canvas, years: Years, now: Now | None, first: float, bottom: float) -> Iterator[Markup]:
    for year in year_ticks(years.first, years.last, int((years.right - years.left) / APART)):
        x = years.place(date(year, 1, 1))
        yield line(x, first - LINE - 6, x, bottom, "chart-grid")
        if year < years.last and x + width_of(str(year), SMALL) + 6 <= canvas.width:
            yield text(x + 6, first - 12, str(year), "chart-tick")
    if now is not None:
        x = years.place(now.day)
        yield line(x, LINE - 2, x, bottom, "chart-limit")
        yield beside_line(canvas, x, LINE - 6, now.text)


def _row(canvas: Canvas, row: Entry, label: Label, years: Years, top: float) -> tuple[list[Markup], float]:
    """Draw a row: give its pieces and how high it is."""
    above, below = _words(canvas, row, years)
    over = LINE * lanes_of(one.placed for one in above) + (8 if above else 0)
    under = LINE * lanes_of(one.placed for one in below) + (8 if below else 0)
    bar = top + (max(over, label.bar_top(THICK)) if label.is_beside else label.bar_top(THICK) + over)
    start = bar - label.bar_top(THICK) if label.is_beside else top
    pieces = label.pieces(start, THICK)
    place = Box(0, bar, 0, THICK)
    pieces += _pointed(above, place, -1)
    pieces += _pointed(below, place, 1)
    for span in row.spans:
        pieces += _span(canvas, span, years, place)
    pieces += [sign(EVENTS[one.kind], years.place(one.day), place.middle, 6.5, "chart-event") for one in row.events]
    height = max(bar + THICK + under, start + label.height(THICK)) - top
    return pieces, height


def _span(canvas: Canvas, span: Span, years: Years, row: Box) -> Iterator[Markup]:
    left, right = years.place(span.start), years.place(span.end)
    if span.kind == "slip":
        yield from _slip(span, left, right, row.middle)
        return
    place = row._replace(left=left, width=max(right - left, 2))
    yield block(canvas, place, FILLS[span.kind])
    if _fits_inside(span, years):
        x, width = place.left + place.width / 2, width_of(span.label, SMALL)
        if span.kind != "firm":
            yield rect(Box(x - width / 2 - 3, place.middle - 9, width + 6, 18), "chart-pill")
        style = "chart-inside chart-inside--main" if span.kind == "firm" else "chart-inside"
        yield text(x, place.middle + RISE, span.label, style, "middle")


def _slip(span: Span, left: float, right: float, middle: float) -> Iterator[Markup]:
    """Draw a way from a hollow circle to a full one; only the full one where nothing slipped."""
    if right - left > 1:
        yield line(left, middle, right, middle, "chart-slip")
        yield sign("ring", left, middle, 6, "chart-event")
    yield sign("circle", right, middle, 7, "chart-event")
    if span.label:
        yield text(right + BESIDE, middle + RISE, span.label, "chart-value")


def _fits_inside(span: Span, years: Years) -> bool:
    return bool(span.label) and width_of(span.label, SMALL) + 12 <= years.place(span.end) - years.place(span.start)


def _words(canvas: Canvas, row: Entry, years: Years) -> tuple[list[_Words], list[_Words]]:
    """Lay out what the events and the spans too short for their labels say: above what would stick out below."""
    said = [(years.place(event.day), event.text) for event in row.events]
    for span in row.spans:
        right = years.place(span.end)
        if span.kind != "slip" and span.label and not _fits_inside(span, years):
            said.append((years.place(span.start) + min(8, (right - years.place(span.start)) / 2), span.label))
    sides: dict[bool, list[tuple[Sequence[str], Callout]]] = {True: [], False: []}
    for x, words in said:
        before, after = x - years.left - FLAG, canvas.width - x - FLAG
        is_above = width_of(words, SMALL) > after and before > after
        parts = wrapped(words, before if is_above else after, SMALL)
        sides[is_above].append((parts, Callout(x, widest(parts, SMALL), tall=len(parts))))
    places = {True: place_above, False: place_below}
    above, below = (
        [
            _Words(parts, placed)
            for (parts, _one), placed in zip(
                sides[side], places[side]([one for _parts, one in sides[side]]), strict=True
            )
        ]
        for side in (True, False)
    )
    return above, below


def _pointed(words: Sequence[_Words], row: Box, way: int) -> Iterator[Markup]:
    """Write callouts under (1) or above (-1) a row's bars, each with a pointer that comes from behind them."""
    for one in words:
        placed = one.placed
        nearest = row.middle + way * (THICK / 2 + 8 + LINE * placed.lane)
        base = nearest + 14 if way > 0 else nearest - 4 - LINE * (placed.tall - 1)
        last = base + LINE * (placed.tall - 1) + 3 if way > 0 else base - 12
        yield line(placed.x, row.middle, placed.x, last, "chart-pointer")
        x = placed.right if placed.is_before else placed.left
        yield from lines(x, base, one.said, "chart-name", "end" if placed.is_before else "")
