"""Horizontal bars: one number for each row, written at the bar's end, so that there is no axis to look up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plugins.market.charts.canvas import DOTS, Box, Canvas, Drawing, block, dots, line, text
from plugins.market.charts.figure import Row, Table, figure
from plugins.market.charts.labels import BETWEEN, LabelColumn, beside_line, room_for_bars
from plugins.market.charts.lettering import LINE, RISE, width_of
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
    most = max(*(row.end for row in rows), limit.number if limit else 0.0, 0.0)
    scale = Scale(most, room_for_bars(canvas, left + AFTER, (row.text for row in rows)))
    across = left + scale.length(limit.number) if limit else None
    leads = any(row.is_leading for row in rows)
    first = top = LINE + 10 if limit else 4.0
    names: list[Markup] = []
    drawn: list[Markup] = []
    for row, label in zip(rows, column.labels, strict=True):
        names += label.pieces(top, thick, bold=row.is_leading)
        fill = "hatch" if row.is_estimate else "quiet" if leads and not row.is_leading else "main"
        place = Box(left, top + label.bar_top(thick), scale.length(row.number or 0), thick)
        rest = place._replace(left=place.right, width=scale.length(row.end) - place.width)
        drawn += [block(canvas, one, style) for one, style in ((place, fill), (rest, "lines")) if one.width > 0]
        drawn += _number(row, fill, Box(left, place.top, scale.length(row.end), thick), across)
        top += label.height(thick) + BETWEEN
    bottom = top - BETWEEN + 4
    limits = _limit(canvas, limit, across or left, bottom) if limit else ()
    return Drawing(bottom + 1, [*limits, *names, *drawn, *column.base(first, bottom, thick)])


def _number(row: Bar, fill: str, place: Box, across: float | None) -> Iterator[Markup]:
    """Write a number after its bar; in the bar, where it would lie on the line that stands for a limit."""
    base, width = place.middle + RISE, width_of(row.text, bold=True) + 2 * AFTER
    if row.number is None:
        yield from dots(place.left + AFTER, place.middle)
        yield text(place.left + AFTER + DOTS, base, row.text, "chart-gone-text")
        return
    meets = across is not None and place.right < across < place.right + width
    if meets and width < place.width and fill != "hatch" and row.most is None:
        yield text(place.right - AFTER, base, row.text, f"chart-value chart-value--{fill}", "end")
        return
    yield text(place.right + AFTER, base, row.text, "chart-value")


def _limit(canvas: Canvas, limit: Limit, x: float, bottom: float) -> Iterator[Markup]:
    """Draw a line across all bars, its text above it."""
    yield line(x, LINE, x, bottom, "chart-limit")
    yield beside_line(canvas, x, LINE - 5, limit.text)
