"""Horizontal bars: one number for each row, written at the bar's end, so that there is no axis to look up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plugins.market.charts.canvas import DOTS, Box, Canvas, Drawing, block, dots, line, text
from plugins.market.charts.figure import Row, Table, figure
from plugins.market.charts.labels import BETWEEN, LabelColumn
from plugins.market.charts.lettering import LINE, RISE, SMALL, widest, width_of
from plugins.market.charts.scales import Scale
from plugins.market.charts.values import Chart, ChartError, Value, check_numbers

THICK, THICK_NARROW = 26.0, 22.0
AFTER = 8.0  # from a bar to its number


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its number and the text of it.

    Where only bounds are known, they are `number` and `most`. A leading bar is the one that the title speaks of.
    """

    label: str
    number: float | None
    text: str
    is_leading: bool = False
    is_estimate: bool = False
    most: float | None = None
    link: str = ""

    @property
    def end(self) -> float:
        """Give the number its bar ends at."""
        return max(self.number or 0.0, self.most or 0.0)


@dataclass(frozen=True, slots=True)
class Limit:
    """A number to hold the bars against, such as a price cap."""

    number: float
    text: str


def bars(chart: Chart, rows: Sequence[Bar], heads: tuple[str, str], limit: Limit | None = None) -> Markup:
    """Draw bars. `heads` are over the table's columns: what the rows are, and what the numbers are."""
    check_numbers(chart.name, (Value(row.number, row.text) for row in rows))
    for row in rows:
        if row.most is not None and (row.number is None or row.most < row.number):
            raise ChartError(f"Chart “{chart.name}”: “{row.label}” has a most below its least. Swap them.")
    table = Table(heads, [Row(row.label, (row.text,), row.link) for row in rows])
    return figure(chart, lambda canvas: _draw(canvas, rows, limit), table)


def _draw(canvas: Canvas, rows: Sequence[Bar], limit: Limit | None) -> Drawing:
    column = LabelColumn.fitting(canvas, [(row.label, "") for row in rows])
    left, thick = column.width, THICK_NARROW if canvas.is_narrow else THICK
    room = canvas.width - left - AFTER - widest((row.text for row in rows), bold=True)
    scale = Scale(max(*(row.end for row in rows), limit.number if limit else 0.0, 0.0), room)
    leads = any(row.is_leading for row in rows)
    first = top = LINE + 10 if limit else 4.0
    across = left + scale.length(limit.number) if limit else None
    names: list[Markup] = []
    drawn: list[Markup] = []
    for row, label in zip(rows, column.labels, strict=True):
        names += label.pieces(top, thick, bold=row.is_leading)
        place = Box(left, top + label.bar_top(thick), room, thick)
        drawn += _bar(canvas, row, scale, place, "quiet" if leads and not row.is_leading else "main")
        drawn += _number(row, place, place.left + scale.length(row.end), across)
        top += label.height(thick) + BETWEEN
    bottom = top - BETWEEN + 4
    base = column.base(first, bottom, thick)
    limits = _limit(canvas, limit, left + scale.length(limit.number), bottom) if limit else []
    return Drawing(bottom + 1, [*names, *limits, *drawn, *base])


def _bar(canvas: Canvas, row: Bar, scale: Scale, place: Box, fill: str) -> Iterator[Markup]:
    if row.number is None:
        yield from dots(place.left + AFTER, place.middle)
        return
    length, end = scale.length(row.number), scale.length(row.end)
    if length:
        yield block(canvas, place._replace(width=length), "hatch" if row.is_estimate else fill)
    if end > length:
        yield block(canvas, place._replace(left=place.left + length, width=end - length), "lines")


def _number(row: Bar, place: Box, end: float, across: float | None) -> Markup:
    """Write a number after its bar; in the bar, where it would lie on the line that stands for a limit."""
    base, width = place.middle + RISE, width_of(row.text, bold=True) + 2 * AFTER
    if row.number is None:
        return text(place.left + AFTER + DOTS, base, row.text, "chart-gone-text")
    meets = across is not None and end < across < end + width
    if meets and width < end - place.left and not row.is_estimate and row.most is None:
        return text(end - AFTER, base, row.text, "chart-value chart-value--inside", "end")
    return text(end + AFTER, base, row.text, "chart-value")


def _limit(canvas: Canvas, limit: Limit, x: float, bottom: float) -> list[Markup]:
    """Draw a line across all bars, its text above it, on the side where there is room."""
    width = width_of(limit.text, SMALL, bold=True)
    anchor = "end" if x + width > canvas.width else ""
    return [line(x, LINE, x, bottom, "chart-limit"), text(x, LINE - 5, limit.text, "chart-limit-text", anchor)]
