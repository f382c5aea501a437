"""Lines over time, each named at its end. The scale starts at zero, so that no change looks larger than it is."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plugins.market.charts.callouts import spread
from plugins.market.charts.canvas import Canvas, Drawing, dots, line, lines, path, polyline, text
from plugins.market.charts.figure import Row, Table, figure
from plugins.market.charts.labels import SHORTEST
from plugins.market.charts.lettering import LINE, RISE, SMALL, widest, width_of, wrapped
from plugins.market.charts.marks import sign
from plugins.market.charts.scales import Scale, ticks
from plugins.market.charts.values import Chart, ChartError, Value, check_numbers, check_rows

SHAPES = ("circle", "square", "up", "diamond")
HIGH, HIGH_NARROW = 250.0, 210.0
ABOVE = 34.0  # room over the highest tick for a number
NAMES, NAMES_NARROW = 190.0, 104.0
AFTER = 14.0
OVER_BASE = 45.0  # how high the marks of values that are not shown may meet a number

Point = tuple[float, float, Value]


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its name, and a value for each period. A value that is not known is a gap; an estimate is dashed."""

    label: str
    values: Sequence[Value]


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods along the foot of a chart, and what stands over them in its table.

    `places` are where they are in time, such as years, when they are not equally far apart.
    """

    head: str
    names: Sequence[str]
    places: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the drawing of the lines stands, between its edges, and the x of each period."""

    left: float
    right: float
    top: float
    bottom: float
    scale: Scale
    places: Sequence[float]

    def points(self, row: Line) -> list[list[Point]]:
        """Give a line's points, in runs without a gap."""
        runs: list[list[Point]] = [[]]
        for x, value in zip(self.places, row.values, strict=True):
            if value.number is None:
                runs.append([])
            else:
                runs[-1].append((x, self.bottom - self.scale.length(value.number), value))
        return [run for run in runs if run]


def lines_over_time(chart: Chart, periods: Periods, rows: Sequence[Line], said: Callable[[float], str]) -> Markup:
    """Draw lines. `said` writes the numbers of the scale."""
    if not 1 <= len(rows) <= len(SHAPES):
        raise ChartError(f"Chart “{chart.name}” has {len(rows)} lines. It can tell 1 to {len(SHAPES)} apart.")
    places = periods.places or [float(index) for index in range(len(periods.names))]
    if len(places) != len(periods.names) or list(places) != sorted(set(places)):
        raise ChartError(f"Chart “{chart.name}” needs a place in time for each period, from first to last.")
    for row in rows:
        check_numbers(chart.name, row.values)
        if len(row.values) != len(periods.names):
            raise ChartError(f"Chart “{chart.name}”: “{row.label}” has {len(row.values)} of {len(places)} values.")
    check_rows(chart.name, periods.names)
    check_rows(chart.name, (row.label for row in rows))
    cells = [Row(one, tuple(row.values[index].text for row in rows)) for index, one in enumerate(periods.names)]
    table = Table([periods.head, *(row.label for row in rows)], cells)
    return figure(chart, lambda canvas: _draw(canvas, periods.names, rows, said, places), table)


def _draw(
    canvas: Canvas, periods: Sequence[str], rows: Sequence[Line], said: Callable[[float], str], places: Sequence[float]
) -> Drawing:
    plot, marks = _plot(canvas, rows, said, places)
    bottom, below = _periods(canvas, plot, periods)
    pieces = [*_grid(plot, marks, said), *below]
    for index, row in enumerate(rows):
        pieces += _line(plot, row, index)
    pieces += _gone(plot, rows)
    pieces += _numbers(plot, rows[0]) if len(rows) == 1 else _ends(plot, rows, _names(canvas, rows))
    return Drawing(bottom, pieces)


def _plot(
    canvas: Canvas, rows: Sequence[Line], said: Callable[[float], str], places: Sequence[float]
) -> tuple[_Plot, tuple[float, ...]]:
    """Lay out the drawing: room for the numbers of the scale at the left, and for the lines' names at the right."""
    marks = ticks(max((value.number or 0.0 for row in rows for value in row.values), default=0.0))
    left = widest((said(mark) for mark in marks), SMALL) + 10
    high = HIGH_NARROW if canvas.is_narrow else HIGH
    if len(rows) == 1:
        half = widest((value.text for value in rows[0].values), bold=True) / 2
        right, start, end = canvas.width, left + max(10, half), canvas.width - max(8, half)
    else:
        names = _names(canvas, rows)
        said_last = [row.values[-1].text for row in rows]
        right = canvas.width - AFTER - widest([*itertools.chain(*names), *said_last], bold=True)
        high = max(high, sum(map(_tall, names)) - ABOVE)
        start, end = left + 10, right - 6
    if end - start < SHORTEST and len(places) > 1:
        raise ChartError(f"Chart “{canvas.name}” has no room for its lines beside what they say. Say it shorter.")
    across = places[-1] - places[0]
    spots = [start + (end - start) * ((one - places[0]) / across if across else 0.5) for one in places]
    return _Plot(left, right, ABOVE, ABOVE + high, Scale(marks[-1], high), spots), marks


def _names(canvas: Canvas, rows: Sequence[Line]) -> list[tuple[str, ...]]:
    return [wrapped(row.label, NAMES_NARROW if canvas.is_narrow else NAMES, bold=True) for row in rows]


def _tall(name: Sequence[str]) -> float:
    """Give how high a line's name and last number are."""
    return LINE * (len(name) + 1) + 4


def _grid(plot: _Plot, marks: Sequence[float], said: Callable[[float], str]) -> Iterator[Markup]:
    for mark in marks:
        y = plot.bottom - plot.scale.length(mark)
        yield line(plot.left, y, plot.right, y, "chart-grid" if mark else "chart-base")
        yield text(plot.left - 10, y + RISE, said(mark), "chart-tick", "end")


def _periods(canvas: Canvas, plot: _Plot, periods: Sequence[str]) -> tuple[float, list[Markup]]:
    """Write the periods below, the last one always; where there is no room for all, every second, third or so."""
    steps = range(1, len(periods) + 1)
    found = next(filter(None, (_set(canvas, plot, periods, step) for step in steps)), ())
    pieces: list[Markup] = []
    for at, x, parts in found:
        pieces.append(line(at, plot.bottom, at, plot.bottom + 6, "chart-base"))
        pieces += lines(x, plot.bottom + 24, parts, "chart-tick", "middle")
    return plot.bottom + 12 + LINE * max((len(parts) for _at, _x, parts in found), default=0), pieces


def _set(
    canvas: Canvas, plot: _Plot, periods: Sequence[str], step: int
) -> list[tuple[float, float, tuple[str, ...]]] | None:
    """Give for every so many periods its place, the middle of its words and these; None where they do not fit."""
    shown = [index for index in range(len(periods)) if (len(periods) - 1 - index) % step == 0]
    apart = [plot.places[after] - plot.places[before] for before, after in itertools.pairwise(shown)]
    room = min([*apart, canvas.width / 3]) - 10
    is_last = step == len(periods)
    if not is_last and any(width_of(word, SMALL) > room for index in shown for word in periods[index].split()):
        return None
    found = []
    free = 0.0
    for index in shown:
        parts = wrapped(periods[index], room, SMALL)
        half = widest(parts, SMALL) / 2
        x = min(max(plot.places[index], half), canvas.width - half)
        if x - half < free:
            return None
        free = x + half + 6
        found.append((plot.places[index], x, parts))
    return found


def _line(plot: _Plot, row: Line, index: int) -> Iterator[Markup]:
    """Draw a line and a sign on each of its points; the way to an estimate is dashed, its sign hollow."""
    style = f"chart-line chart-line--{index + 1}"
    for run in plot.points(row):
        for (x1, y1, _before), (x2, y2, value) in itertools.pairwise(run):
            yield path(polyline([(x1, y1), (x2, y2)]), f"{style} chart-line--dashed" if value.is_estimate else style)
        for x, y, value in run:
            open_or_not = "-open" if value.is_estimate else ""
            yield sign(SHAPES[index], x, y, 4.5, f"chart-point{open_or_not} chart-point--{index + 1}")


def _hidden(plot: _Plot, rows: Sequence[Line]) -> list[tuple[float, str]]:
    """Give the place of each period with a value that is not shown, and what stands there instead."""
    found = []
    for index, x in enumerate(plot.places):
        texts = dict.fromkeys(row.values[index].text for row in rows if row.values[index].number is None)
        found += [(x, " ".join(texts))] if texts else []
    return found


def _gone(plot: _Plot, rows: Sequence[Line]) -> Iterator[Markup]:
    """Mark the periods with a value that is not shown, on the base, which is no height."""
    apart = min((after - before for before, after in itertools.pairwise(plot.places)), default=plot.right - plot.left)
    for x, said in _hidden(plot, rows):
        yield from dots(x - 7, plot.bottom - 8)
        width = width_of(said, SMALL)
        if width + 4 <= apart and x + width / 2 < plot.right + AFTER:
            yield text(x, plot.bottom - 16, said, "chart-gone-text chart-gone-text--small", "middle")


def _numbers(plot: _Plot, row: Line) -> Iterator[Markup]:
    """Write the numbers of a single line over its points: the last, the first, and the others that have room."""
    points = [point for run in plot.points(row) for point in run]
    gone = [(x, width_of(said, SMALL) / 2 + 3) for x, said in _hidden(plot, [row])]
    written: list[tuple[float, float]] = []
    for x, y, value in (*points[-1:], *points[:-1]):
        half = width_of(value.text, bold=True) / 2 + 3
        near = gone if y > plot.bottom - OVER_BASE else []
        if all(abs(x - other) >= half + other_half for other, other_half in [*written, *near]):
            written.append((x, half))
            yield text(x, y - 13, value.text, "chart-value", "middle")


def _ends(plot: _Plot, rows: Sequence[Line], names: Sequence[Sequence[str]]) -> Iterator[Markup]:
    """Write each line's name and last number at its end, apart from each other."""
    last = [(plot.points(row) or [[(plot.right, plot.bottom, row.values[-1])]])[-1][-1] for row in rows]
    wanted = [y - _tall(name) / 2 for (_x, y, _value), name in zip(last, names, strict=True)]
    tops = spread(wanted, [_tall(name) for name in names], plot.bottom + 4)
    for index, (row, name, top) in enumerate(zip(rows, names, tops, strict=True)):
        x = plot.right + AFTER
        yield from lines(x, top + 15, name, f"chart-end chart-end--{index + 1}")
        yield text(x, top + 15 + LINE * len(name), row.values[-1].text, "chart-value")
