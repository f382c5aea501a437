"""Stacked bars: the parts of a whole, each with a pattern of its own, named over the first bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plugins.market.charts.callouts import Callout, Placed, lanes_of, place_all
from plugins.market.charts.canvas import DOTS, Box, Canvas, Drawing, block, dots, line, rect, text
from plugins.market.charts.figure import Row, Table, figure
from plugins.market.charts.labels import BETWEEN, SHORTEST, LabelColumn
from plugins.market.charts.lettering import LINE, RISE, SMALL, width_of, wrapped
from plugins.market.charts.scales import Scale
from plugins.market.charts.values import Chart, ChartError, Value, check_numbers, check_rows

FILLS = ("main", "hatch", "dots", "empty", "cross")
PLAIN = ("main", "empty")
THICK, AFTER = 30.0, 8.0
NARROWEST = 5.0  # of a part that can be pointed at
SWATCH = 15.0


@dataclass(frozen=True, slots=True)
class Stack:
    """A row: a value for each part, in the order of the parts' names, and what stands at its end."""

    label: str
    parts: Sequence[Value]
    total: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that is drawn: where, how it is filled, and its text."""

    place: Box
    fill: str
    text: str


def stacked(chart: Chart, rows: Sequence[Stack], parts: Sequence[str], heads: tuple[str, str]) -> Markup:
    """Draw stacked bars. `heads` are over the table's first column, the rows' names, and its last, their totals."""
    if not 1 < len(parts) <= len(FILLS):
        raise ChartError(f"Chart “{chart.name}” has {len(parts)} parts. It can tell 2 to {len(FILLS)} apart.")
    check_rows(chart.name, parts)
    for row in rows:
        check_numbers(chart.name, row.parts)
        if len(row.parts) != len(parts):
            raise ChartError(f"Chart “{chart.name}”: “{row.label}” has {len(row.parts)} of {len(parts)} parts.")
    has_totals = any(row.total for row in rows)
    shown = [heads[0], *parts, *([heads[1]] if has_totals else [])]
    cells = [(*(part.text for part in row.parts), *([row.total] if has_totals else [])) for row in rows]
    table = Table(shown, [Row(row.label, some, row.link) for row, some in zip(rows, cells, strict=True)])
    return figure(chart, lambda canvas: _draw(canvas, rows, parts), table)


def _draw(canvas: Canvas, rows: Sequence[Stack], names: Sequence[str]) -> Drawing:
    column = LabelColumn.fitting(canvas, [(row.label, "") for row in rows])
    left = column.width
    room = canvas.width - left - max(_room_after(row) for row in rows)
    if room < SHORTEST:
        raise ChartError(f"Chart “{canvas.name}” has no room for what stands after its bars. Say it shorter.")
    scale = Scale(max(sum(part.number or 0 for part in row.parts) for row in rows), room)
    drawn = [_parts(row, scale, left) for row in rows]
    placed = _placed(canvas, left, drawn[0], names)
    over = LINE * lanes_of(placed) + 10 if placed else 0.0
    top, pieces = (4.0, []) if placed else _key(canvas, names)
    first = top + over if column.is_beside else top
    for index, (row, label, found) in enumerate(zip(rows, column.labels, drawn, strict=True)):
        top += over if column.is_beside and not index else 0
        pieces += label.pieces(top, THICK)
        top += over if not column.is_beside and not index else 0
        bar = top + label.bar_top(THICK)
        pieces += _names(placed, names, bar) if not index else []
        for part in found:
            pieces += _part(canvas, part, bar)
        pieces += _after(row, max((part.place.right for part in found), default=left) + AFTER, bar + THICK / 2)
        top += label.height(THICK) + BETWEEN
    bottom = top - BETWEEN + 4
    return Drawing(bottom + 1, [*pieces, *column.base(first, bottom, THICK, over)])


def _gone(row: Stack) -> str:
    """Give what stands in place of the parts that are not shown."""
    return " ".join(dict.fromkeys(part.text for part in row.parts if part.number is None))


def _room_after(row: Stack) -> float:
    gone = _gone(row)
    total = width_of(row.total, bold=True) + AFTER if row.total else 0.0
    return total + (DOTS + width_of(gone) + AFTER if gone else 0.0) + 1


def _after(row: Stack, x: float, middle: float) -> list[Markup]:
    pieces: list[Markup] = []
    gone = _gone(row)
    if gone:
        pieces += [*dots(x + 2, middle), text(x + DOTS, middle + RISE, gone, "chart-gone-text")]
        x += DOTS + width_of(gone) + AFTER
    return [*pieces, text(x, middle + RISE, row.total, "chart-value")] if row.total else pieces


def _parts(row: Stack, scale: Scale, left: float) -> list[_Part]:
    found = []
    for part, fill in zip(row.parts, FILLS, strict=False):
        if part.number:
            width = scale.length(part.number)
            found.append(_Part(Box(left, 0, width, THICK), fill, part.text))
            left += width
    return found


def _part(canvas: Canvas, part: _Part, top: float) -> list[Markup]:
    """Draw a part, and its text in it where there is room: the table has them all."""
    place = part.place._replace(top=top)
    pieces = [block(canvas, place, part.fill)]
    width = width_of(part.text, SMALL)
    if width + 12 <= place.width:
        x = place.left + place.width / 2
        if part.fill not in PLAIN:
            pieces.append(rect(Box(x - width / 2 - 3, place.middle - 10, width + 6, 20), "chart-pill"))
        style = "chart-inside chart-inside--main" if part.fill == "main" else "chart-inside"
        pieces.append(text(x, place.middle + RISE, part.text, style, "middle"))
    return pieces


def _placed(canvas: Canvas, left: float, found: Sequence[_Part], names: Sequence[str]) -> Sequence[Placed]:
    """Find places for the parts' names over the first bar, each pointing at its part; none where they do not fit."""
    if len(found) < len(names) or any(part.place.width < NARROWEST for part in found):
        return ()
    callouts = []
    for part, name in zip(found, names, strict=True):
        inside = min(6, part.place.width / 2)
        callouts.append(Callout(part.place.left + inside, width_of(name, SMALL), part.place.right - inside))
    return place_all(callouts, left, canvas.width) or ()


def _names(placed: Sequence[Placed], names: Sequence[str], bar: float) -> Iterator[Markup]:
    for one, name in zip(placed, names, strict=False):
        base = bar - 12 - one.lane * LINE
        yield line(one.x, base - 12, one.x, bar, "chart-pointer")
        yield text(one.right if one.is_before else one.left, base, name, "chart-name", "end" if one.is_before else "")


def _key(canvas: Canvas, names: Sequence[str]) -> tuple[float, list[Markup]]:
    """Say in a line or more which pattern is which part."""
    x = top = 0.0
    pieces: list[Markup] = []
    for name, fill in zip(names, FILLS, strict=False):
        for index, part in enumerate(wrapped(name, canvas.width - SWATCH - 7, SMALL)):
            width = SWATCH + 7 + width_of(part, SMALL)
            if x and (index or x + width > canvas.width):
                x, top = 0.0, top + LINE + 4
            if not index:
                pieces.append(block(canvas, Box(x + 0.5, top + 0.5, SWATCH, SWATCH), fill))
            pieces.append(text(x + SWATCH + 7, top + 13, part, "chart-name"))
            x += width + 18
    return top + LINE + 12, pieces
